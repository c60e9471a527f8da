"""The page that explains the open data: what each file holds, on which terms, and how it is described."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.pages.overview import OverviewPage, only_page
from generator.pages.press import Press
from generator.problems import say
from generator.views.telling.announcements import WORKBOOK
from generator.views.telling.derived import DERIVED

NAME: Final = "open-data"


def open_data_pages(press: Press) -> Iterator[OverviewPage]:
    """List the one page."""
    return only_page(
        press,
        NAME,
        say("Everything on the site as files that a program or a spreadsheet can read"),
        lambda: _view(press),
        template="site/open_data.html",
        tells_of=(record for _, record in press.scene.site.all()),
    )


def _view(press: Press) -> Mapping[str, Any]:
    scene = press.scene
    kinds = [
        (kind.name, scene.site.section(kind.name).title if kind.name in scene.site.settings.sections else None,
         kind.many, len(scene.site[kind.name]))
        for kind in scene.site.kinds.values() if scene.site[kind.name]
    ]  # fmt: skip
    made = [(one.name, None, one.many, sum(1 for _ in one.rows(scene))) for one in DERIVED]
    files = (*kinds, *(one for one in made if one[3]))
    return {"files": files, "workbook": WORKBOOK, "as_of": scene.today}
