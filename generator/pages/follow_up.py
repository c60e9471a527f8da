"""The page of everything that has been promised at meetings and is still to be done."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.model.overviews import overviews_of
from generator.pages.overview import OverviewPage, intro_of, title_of
from generator.pages.press import Press
from generator.views import follow_up

NAME: Final = "follow-up"


def follow_up_pages(press: Press) -> Iterator[OverviewPage]:
    """List the one page, where the site has meetings."""
    site = press.scene.site
    if NAME not in {overview.name for overview in overviews_of(site)}:
        return

    def view() -> Mapping[str, Any]:
        return {"found": follow_up.overview(press.scene, press.words.in_order), "intro": intro}

    title, intro = title_of(press, NAME), intro_of(press, NAME)
    description = intro or press.words.t("What has been agreed at meetings and is still to be done")
    yield OverviewPage(NAME, site.list_address(NAME), title, description, "follow_up.html", view, is_searched=False)
