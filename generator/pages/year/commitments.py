"""The page where citizens see how the promises go that the municipality wants to be seen."""

from collections.abc import Iterator

from generator.pages.overview import OverviewPage, only_page
from generator.pages.press import Press
from generator.problems import say
from generator.views.year.commitments import accounts


def commitment_pages(press: Press) -> Iterator[OverviewPage]:
    """List the page of the promises, where there are any for citizens."""
    return only_page(
        press,
        "commitments",
        say("What was promised, compared with what is in the calendar."),
        lambda: {"accounts": accounts(press.scene, is_public=True)},
        template="year/commitments.html",
        tells_of=(one for one in press.scene.site.commitments if one.public),
    )
