"""The index of all decisions: by year, by body and by theme."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.model.overviews import overviews_of
from generator.pages.overview import OverviewPage, intro_of, title_of
from generator.pages.press import Press
from generator.views import decisions

NAME: Final = "decisions"


def decision_pages(press: Press) -> Iterator[OverviewPage]:
    """List the one page, where the site has meetings."""
    site = press.scene.site
    if NAME not in {overview.name for overview in overviews_of(site)}:
        return

    def view() -> Mapping[str, Any]:
        return {"found": decisions.index(press.scene, press.words.in_order), "intro": intro}

    title, intro = title_of(press, NAME), intro_of(press, NAME)
    description = intro or press.words.t("What has been decided at meetings, by year, by body and by theme")
    yield OverviewPage(NAME, site.list_address(NAME), title, description, "decisions.html", view, is_searched=False)
