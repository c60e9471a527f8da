"""The pages that belong to no record: lists, search, not found."""

from collections.abc import Callable, Mapping

from generator.model.kinds import Kind
from generator.model.settings import Section
from generator.model.site import references
from generator.pages.awards import award_overviews
from generator.pages.page_views import View
from generator.pages.press import Press
from generator.pages.sheet import Sheet
from generator.views.meetings.topics import topics
from generator.views.money import finder
from generator.views.people.diagram import diagram
from generator.views.people.map import map_of
from generator.views.plans.editions import hearings
from generator.views.plans.picture import picture
from generator.views.site.groups import groups
from generator.views.site.indexing import is_indexed
from generator.views.site.named import names_of
from generator.views.site.sections import calendars
from generator.views.telling.announcements import DEADLINES, THEME_MEETINGS


def _bodies(press: Press) -> View:
    drawn = diagram(press.scene)
    ways = drawn.ways if drawn else ()
    return View({"diagram": drawn}, tuple(("body", one.slug) for body, ends in ways for one in (body, *ends)))


def _meetings(press: Press) -> View:
    found = topics(press.scene)
    held = (("meeting", meeting.slug) for one in found for meeting in one.meetings)
    referred = ((kind, slug) for one in found for _, kind, slug in references(one.topic))
    return View({"topics": found}, (*held, *referred))


def _plans(press: Press) -> View:
    found = picture(press.scene, press.words.in_order)
    places = (("community", one.plan.community) for one in found.moved)
    themes = (("theme", row.theme.slug) for row in found.themes)
    return View({"picture": found, "hearings": hearings(press.scene)}, (*places, *themes))


def _awards(press: Press) -> View:
    shown = award_overviews.list_view(press)
    return View(shown, tuple((by, name) for by, name in shown["addresses"] if by != "year"))


_VIEWS: Mapping[str, Callable[[Press], View]] = {
    "award": _awards,
    "body": _bodies,
    "community": lambda press: View({"map": map_of(press.scene)}),
    "meeting": _meetings,
    "plan": _plans,
}
"""What the list of a kind shows above the list itself (`theme/records/lists/`)."""
SEARCH = "search/"
NOT_FOUND = "404.html"


def list_sheet(press: Press, kind: Kind) -> Sheet:
    """Make the complete list of a kind."""
    site = press.scene.site
    address, section = site.list_address(kind.name), site.section(kind.name)
    if not press.leads_to(kind.name):
        return press.empty(kind.name, address, section.title, press.words.t(kind.nothing))
    found = groups(press.scene, kind, press.words.in_order)
    view = _VIEWS[kind.name](press) if kind.name in _VIEWS else View({})
    facts = {
        "kind": kind,
        "section": section,
        "groups": found,
        "finder": finder.finder(press.scene, found, press.words.in_order) if kind.name == "fund" else None,
        "view": view.shown,
        "names": names_of(press.scene, also=view.also),
        "as_of": press.scene.today if kind.name == "fund" else None,
        "offered": tuple(path for path in (THEME_MEETINGS, DEADLINES) if path in calendars(press.scene)),
    }
    description = section.intro or press.words.t("All {kind} on {site}", kind=section.title, site=site.settings.title)
    return press.sheet(
        kind.name,
        address,
        title=section.title,
        description=description,
        template="records/site/list.html",
        facts=facts,
        feed=kind,
        searched=False,
        is_indexed=is_indexed(site[kind.name].values()),
    )


def search_sheet(press: Press) -> Sheet:
    """Make the page of the search."""
    title = press.words.t("Search")
    return press.sheet(
        "search", SEARCH, title=title, description=title, template="records/site/search.html",
        facts={"lists": _lists(press)}, searched=False, is_indexed=False,
    )  # fmt: skip


def not_found_sheet(press: Press, root: str) -> Sheet:
    """Make the page for an address that is not there; `root` is absolute, since it is served anywhere."""
    title = press.words.t("We cannot find that page")
    return press.sheet(
        "not-found", NOT_FOUND, title=title, description=title, template="records/site/not_found.html",
        facts={"lists": tuple(section for section in _lists(press) if section[1].in_menu)}, searched=False,
        is_indexed=False, root=root,
    )  # fmt: skip


def _lists(press: Press) -> tuple[tuple[str, Section], ...]:
    """List the kinds that have something to show, with their names and addresses."""
    site = press.scene.site
    return tuple((kind, site.section(kind)) for kind in site.kinds if kind != "page" and press.leads_to(kind))
