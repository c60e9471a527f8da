"""The page of everything that has been promised at meetings and is still to be done."""

from collections.abc import Iterator

from generator.pages.overview import OverviewPage, only_page
from generator.pages.press import Press
from generator.problems import say
from generator.views.experience.steps import all_steps
from generator.views.minutes import follow_up


def follow_up_pages(press: Press) -> Iterator[OverviewPage]:
    """List the one page, where the site has meetings."""
    return only_page(
        press,
        "follow-up",
        say("What has been agreed at meetings and is still to be done"),
        lambda: {
            "found": follow_up.overview(press.scene, press.words.in_order),
            "steps": tuple(one for one in all_steps(press.scene) if one.is_open),
        },
        template="minutes/follow_up.html",
        tells_of=(
            *(one.meeting for one in follow_up.shown(press.scene)),
            *(one.report for one in all_steps(press.scene)),
        ),
        is_searched=False,
    )
