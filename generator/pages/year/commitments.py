"""The page where citizens see how the promises go that the municipality wants to be seen."""

from collections.abc import Iterator

from generator.pages.overview import OverviewPage, only_page
from generator.pages.press import Press
from generator.pages.sheet import Facts
from generator.problems import say
from generator.views.site.named import names_of
from generator.views.year.commitments import accounts


def promises(press: Press, *, is_public: bool = False) -> Facts:
    """Give how the promises go, with the names of the meetings that are counted; `is_public` leaves out the others."""
    found = accounts(press.scene, is_public=is_public)
    counted = (one for account in found if account.now for one in (*account.now.held, *account.now.ahead))
    names = names_of(press.scene, also=(("meeting", one.meeting.slug) for one in counted))
    return {"accounts": found, "year": press.scene.today.year, "names": names}


def commitment_pages(press: Press) -> Iterator[OverviewPage]:
    """List the page of the promises, where there are any for citizens."""
    return only_page(
        press,
        "commitments",
        say("What was promised, compared with what is in the calendar."),
        lambda: promises(press, is_public=True),
        template="year/commitments.html",
        tells_of=(one for one in press.scene.site.commitments if one.public),
    )
