"""The page where citizens see how the promises go that the municipality wants to be seen."""

from collections.abc import Iterator
from typing import Final

from generator.model.overviews import overviews_of
from generator.pages.overview import OverviewPage, intro_of, title_of
from generator.pages.press import Press
from generator.views.commitments import accounts

NAME: Final = "commitments"


def commitment_pages(press: Press) -> Iterator[OverviewPage]:
    """List the page of the promises, where there are any for citizens."""
    if not any(overview.name == NAME for overview in overviews_of(press.scene.site)):
        return
    intro = intro_of(press, NAME)
    yield OverviewPage(
        section=NAME,
        address=press.scene.site.list_address(NAME),
        title=title_of(press, NAME),
        description=intro or press.words.t("What was promised, compared with what is in the calendar."),
        template="commitments.html",
        view=lambda: {"intro": intro, "accounts": accounts(press.scene, is_public=True)},
    )
