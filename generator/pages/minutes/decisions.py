"""The index of all decisions: by year, by body and by theme."""

from collections.abc import Iterator

from generator.pages.overview import OverviewPage, only_page
from generator.pages.press import Press
from generator.problems import say
from generator.views.minutes import decisions
from generator.views.site.named import names_of


def decision_pages(press: Press) -> Iterator[OverviewPage]:
    """List the one page, where the site has meetings."""
    return only_page(
        press,
        "decisions",
        say("What has been decided at meetings, by year, by body and by theme"),
        lambda: {
            "found": decisions.index(press.scene, press.words.in_order),
            "names": names_of(press.scene, also=decisions.deciders(decisions.all_decisions(press.scene))),
        },
        template="minutes/decisions.html",
        tells_of=(one.meeting for one in decisions.all_decisions(press.scene)),
        is_searched=False,
    )
