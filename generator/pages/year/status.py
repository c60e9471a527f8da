"""The yearly status: a page a year, and the list of the years."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.pages.overview import OverviewPage, intro_of
from generator.pages.press import Press
from generator.pages.sheet import Facts, Leaf
from generator.views.minutes.decisions import deciders
from generator.views.site.named import names_of
from generator.views.year.status import Status, status_of, years

NAME: Final = "status"


def status_pages(press: Press) -> Iterator[OverviewPage]:
    """List the page of each year, and the one that leads to them."""
    words, there = press.words, years(press.scene)
    title, address = press.title_of(NAME), press.scene.site.list_address(NAME)
    intro = intro_of(press, NAME) or words.t("What moved, what was given and what was decided, year by year")
    yield OverviewPage(
        NAME,
        address,
        title,
        intro,
        "year/statuses.html",
        lambda: {"intro": intro, "years": there, "address": address},
        is_indexed=bool(there),
    )
    for year in there:
        heading = words.t("Status of {year}", year=year)
        yield OverviewPage(
            NAME, f"{address}{year}/", heading, words.t("What moved in the villages in {year}", year=year),
            "year/status.html", _view(press, year),
        )  # fmt: skip


def _view(press: Press, year: int) -> Any:
    def view() -> Mapping[str, Any]:
        found = status_of(press.scene, year, press.words.in_order)
        return {"above": press.title_of(NAME), **_told(press, found)}

    return view


def _told(press: Press, status: Status) -> Facts:
    places = (("community", plan.community) for plan, _ in status.involvement)
    names = names_of(press.scene, also=(*deciders(status.decisions), *places))
    return {"status": status, "charts": charts(press, status), "names": names}


def status_leaf(press: Press, year: int) -> Leaf | None:
    """Make the status of a year as one document of its own, to be printed or kept: every link in it is absolute.

    None where nothing is told of the year.
    """
    if year not in years(press.scene):
        return None
    site, found = press.scene.site, status_of(press.scene, year, press.words.in_order)
    facts = {
        "title": press.words.t("Status of {year}", year=year),
        "address": site.url(f"{site.list_address(NAME)}{year}/"),
        "root": site.url(""),
        **_told(press, found),
    }
    return Leaf(f"status-{year}.html", "records/year/status_print.html", facts)


def charts(press: Press, status: Status) -> Mapping[str, tuple[tuple[str, float, str], ...]]:
    """Give the rows of each chart: the name, the share of the longest bar in per cent, and the figure as it is read."""
    words = press.words
    money = [(one.community.title if one.community else words.t("several places"), one.amount) for one in status.given]
    return {
        "money": _bars([(name, amount, words.money(amount)) for name, amount in money]),
        "moved": _bars([(one.community.title, len(one.moved), words.number(len(one.moved))) for one in status.places]),
        "themes": _bars([(one.theme.title, one.moved, words.number(one.moved)) for one in status.themes if one.moved]),
    }


def _bars(rows: list[tuple[str, int, str]]) -> tuple[tuple[str, float, str], ...]:
    most = max((value for _, value, _ in rows), default=0) or 1
    return tuple((name, round(100 * value / most, 1), said) for name, value, said in rows)
