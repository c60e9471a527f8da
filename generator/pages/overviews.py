"""The pages that belong to no record, made of views: each maker lists its pages, and renders them only when asked."""

from collections.abc import Iterator
from typing import Final

from generator.model.overviews import OVERVIEWS
from generator.pages.awards.award_overviews import award_overviews
from generator.pages.minutes.decisions import decision_pages
from generator.pages.minutes.follow_up import follow_up_pages
from generator.pages.overview import Heading, Maker, OverviewPage, intro_of
from generator.pages.press import Press
from generator.pages.sheet import Sheet
from generator.pages.site.editors import editor_pages
from generator.pages.site.open_data import open_data_pages
from generator.pages.year.commitments import commitment_pages
from generator.pages.year.status import status_pages
from generator.pages.year.wheel import wheel_pages

__all__ = ["MAKERS", "Maker", "OverviewPage", "intro_of", "overview_pages", "overview_sheet"]

MAKERS: Final[tuple[Maker, ...]] = (
    decision_pages,
    follow_up_pages,
    award_overviews,
    wheel_pages,
    commitment_pages,
    status_pages,
    open_data_pages,
    editor_pages,
)
"""What makes overviews, in the order of the house."""


def overview_pages(press: Press) -> Iterator[OverviewPage]:
    """List all overviews of the site; nothing is rendered yet."""
    for maker in MAKERS:
        yield from maker(press)


def overview_sheet(press: Press, page: OverviewPage) -> Sheet:
    """Make one overview."""
    nothing = {overview.name: overview.nothing for overview in OVERVIEWS}.get(page.section)
    if nothing and not press.leads_to(page.section):
        return press.empty(page.section, page.address, page.title, press.words.t(nothing))
    return press.sheet(
        page.section,
        page.address,
        title=page.title,
        description=page.description,
        template=f"records/{page.template}",
        facts={"page": Heading(page.title, page.description), **page.view()},
        searched=page.is_searched,
        is_indexed=page.is_indexed,
    )
