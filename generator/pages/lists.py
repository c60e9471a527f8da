"""The pages that belong to no record: lists, search, not found."""

from collections.abc import Callable, Mapping
from typing import Any

from generator.model.kinds import Kind
from generator.pages.awards import award_overviews
from generator.pages.press import Press
from generator.pages.sheet import Sheet, root_of
from generator.views.meetings.topics import topics
from generator.views.money import finder
from generator.views.people.diagram import diagram
from generator.views.people.map import map_of
from generator.views.plans.editions import hearings
from generator.views.plans.picture import picture
from generator.views.site.groups import groups
from generator.views.site.indexing import is_indexed

_VIEWS: Mapping[str, Callable[[Press], Mapping[str, Any]]] = {
    "award": award_overviews.list_view,
    "body": lambda press: {"diagram": diagram(press.scene)},
    "community": lambda press: {"map": map_of(press.scene)},
    "meeting": lambda press: {"topics": topics(press.scene)},
    "plan": lambda press: {
        "picture": picture(press.scene, press.words.in_order),
        "hearings": hearings(press.scene),
    },
}
"""What the list of a kind shows above the list itself (`theme/records/lists/`)."""
SEARCH = "search/"
NOT_FOUND = "404.html"


def list_sheet(press: Press, kind: Kind) -> Sheet:
    """Make the complete list of a kind."""
    site = press.scene.site
    address, section = site.list_address(kind.name), site.section(kind.name)
    root = root_of(address)
    if not press.leads_to(kind.name):
        nothing = press.words.t(kind.nothing)
        content = press.empty(section.title, nothing, root)
        return press.sheet(
            kind.name, address, title=section.title, description=nothing, content=content, searched=False,
            is_indexed=False,
        )  # fmt: skip
    found = groups(press.scene, kind, press.words.in_order)
    content = press.template("records/site/list.html").render(
        kind=kind,
        section=section,
        groups=found,
        finder=finder.finder(press.scene, found, press.words.in_order) if kind.name == "fund" else None,
        view=_VIEWS[kind.name](press) if kind.name in _VIEWS else {},
        root=root,
        contact_card=press.contact_card(None, root),
    )
    description = section.intro or press.words.t("All {kind} on {site}", kind=section.title, site=site.settings.title)
    return press.sheet(
        kind.name,
        address,
        title=section.title,
        description=description,
        content=content,
        feed=kind,
        searched=False,
        is_indexed=is_indexed(site[kind.name].values()),
    )


def search_sheet(press: Press) -> Sheet:
    """Make the page of the search."""
    root = root_of(SEARCH)
    title = press.words.t("Search")
    content = press.template("records/site/search.html").render(root=root, contact_card=press.contact_card(None, root))
    return press.sheet(
        "search", SEARCH, title=title, description=title, content=content, searched=False, is_indexed=False
    )


def not_found_sheet(press: Press, root: str) -> Sheet:
    """Make the page for an address that is not there; `root` is absolute, since it is served anywhere."""
    title = press.words.t("We cannot find that page")
    content = press.template("records/site/not_found.html").render(
        root=root, contact_card=press.contact_card(None, root)
    )
    return press.sheet(
        "not-found",
        NOT_FOUND,
        title=title,
        description=title,
        content=content,
        searched=False,
        is_indexed=False,
        root=root,
    )
