"""The page of everything that has been promised at meetings and is still to be done."""

from collections.abc import Iterator

from generator.pages.overview import OverviewPage, only_page
from generator.pages.press import Press
from generator.pages.sheet import Facts
from generator.problems import say
from generator.views.experience.steps import all_steps
from generator.views.minutes import follow_up
from generator.views.site.named import names_of


def _view(press: Press) -> Facts:
    found = follow_up.overview(press.scene, press.words.in_order)
    steps = tuple(one for one in all_steps(press.scene) if one.is_open)
    tasks = (*found.ended, *(task for heading in found.bodies for task in heading.tasks))
    owners = (*(task.point.owner for task in tasks), *(one.step.owner for one in steps))
    names = names_of(press.scene, also=(("body", owner) for owner in owners if owner))
    return {"found": found, "steps": steps, "names": names}


def follow_up_pages(press: Press) -> Iterator[OverviewPage]:
    """List the one page, where the site has meetings."""
    return only_page(
        press,
        "follow-up",
        say("What has been agreed at meetings and is still to be done"),
        lambda: _view(press),
        template="minutes/follow_up.html",
        tells_of=(
            *(one.meeting for one in follow_up.shown(press.scene)),
            *(one.report for one in all_steps(press.scene)),
        ),
        is_searched=False,
    )
