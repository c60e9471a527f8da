"""The pages that belong to no record, made of views: each maker lists its pages, and renders them only when asked."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from generator.model.overviews import OVERVIEWS
from generator.pages.press import Press
from generator.pages.sheet import Sheet, root_of


@dataclass(frozen=True)
class OverviewPage:
    """One page before it is rendered."""

    section: str
    """The kind or overview it belongs to: its frame, and what the menu marks."""
    address: str
    """Relative to the site, at most three folders deep."""
    title: str
    description: str
    template: str
    """Under `theme/records/`."""
    view: Callable[[], Mapping[str, Any]]
    """Computes what the template is given."""
    is_public: bool = True
    """Whether the search and the search engines know of it."""


Maker = Callable[[Press], Iterator[OverviewPage]]
MAKERS: Final[tuple[Maker, ...]] = ()
"""What makes overviews, in the order of the house."""


def overview_pages(press: Press) -> Iterator[OverviewPage]:
    """List all overviews of the site; nothing is rendered yet."""
    for maker in MAKERS:
        yield from maker(press)


def overview_sheet(press: Press, page: OverviewPage) -> Sheet:
    """Make one overview."""
    root = root_of(page.address)
    content = press.template(f"records/{page.template}").render(
        **page.view(), page=page, root=root, contact_card=press.contact_card(None, root)
    )
    return press.sheet(
        page.section,
        page.address,
        title=page.title,
        description=page.description,
        content=content,
        searched=page.is_public,
        is_public=page.is_public,
    )


def title_of(press: Press, name: str) -> str:
    """Give the heading of an overview: that of `site.yml`, else the catalog's."""
    section = press.scene.site.settings.sections.get(name)
    overview = next(overview for overview in OVERVIEWS if overview.name == name)
    return section.title if section else press.words.t(overview.title)


def intro_of(press: Press, name: str) -> str | None:
    """Give the sentence above an overview, where `site.yml` has one."""
    section = press.scene.site.settings.sections.get(name)
    return section.intro if section else None
