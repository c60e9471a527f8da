"""The page of the annual wheel: the list, and the drawing of the same occurrences.

Knows angles and circles; which occurrences there are is decided in `views/wheel.py`. One unit of the drawing is about
one pixel on a phone, so that the text in it can be read there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin
from typing import Any, Final

from generator.pages.overview import OverviewPage, intro_of
from generator.pages.press import Press
from generator.pages.records import edit_url
from generator.views.site.indexing import is_indexed
from generator.views.year import wheel as views
from generator.views.year.wheel import CALENDAR, Happening, Year

NAME: Final = "wheel"
LANE, GAP, RIM, HUB, SMALLEST = 30, 5, 34, 46, 165
"""Width of an arc, room between arcs, room for the names of the months, room in the middle, and the least radius."""
_ROOM: Final = 2 * LANE / 3
"""The least length of half an arc, so that its number fits on it."""


@dataclass(frozen=True)
class Arc:
    """One occurrence as it is drawn."""

    happening: Happening
    number: int
    """The same as in the list."""
    path: str
    x: float
    """Where the number stands."""
    y: float


@dataclass(frozen=True)
class Tick:
    """The border before a month, and where its name stands."""

    month: date
    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


@dataclass(frozen=True)
class Drawing:
    """The wheel as circles and arcs; the middle is at 0, 0."""

    size: int
    """Half of the width and of the height."""
    radius: int
    """Of the outer circle."""
    width: int
    """Of an arc."""
    arcs: tuple[Arc, ...]
    ticks: tuple[Tick, ...]


def wheel_pages(press: Press) -> Iterator[OverviewPage]:
    """List the page of the wheel, where the site has one."""
    wheel = press.scene.site.wheel
    if wheel is None:
        return
    intro = intro_of(press, NAME) or wheel.intro
    yield OverviewPage(
        section=NAME,
        address=press.scene.site.list_address(NAME),
        title=press.title_of(NAME),
        description=intro or press.words.t("What happens in a year, and who takes part."),
        template="year/wheel.html",
        view=lambda: _view(press, intro),
        is_indexed=is_indexed(wheel.turns),
    )


def _view(press: Press, intro: str | None) -> Mapping[str, Any]:
    scene = press.scene
    year = views.wheel_year(scene, scene.today.year)
    past = [one for one in year.happenings if one.is_past(scene.today)]
    return {
        "wheel": scene.site.wheel,
        "intro": intro,
        "year": year,
        "numbers": {one.id: number for number, one in enumerate(year.happenings, 1)},
        "again": {one.id: again for one in past if (again := views.next_after(scene, one)) and again not in past},
        "going_on": tuple(one.id for one in year.happenings if one.is_now(scene.today)),
        "over": tuple(one.id for one in past),
        "drawing": drawing(year),
        "calendar": CALENDAR,
        "edit_url": edit_url(press, press.file_of(scene.site.wheel)) if scene.site.wheel else "",
    }


def drawing(year: Year) -> Drawing:
    """Lay the occurrences of a year on rings, so that none covers another; the list's numbers stand on them."""
    begin, days = date(year.year, 1, 1), (date(year.year + 1, 1, 1) - date(year.year, 1, 1)).days
    spans = [_span(one, begin, days) for one in year.happenings]
    lanes = _lanes(spans)
    radius = max(SMALLEST, HUB + (max(lanes, default=0) + 1) * (LANE + GAP))
    arcs = tuple(
        _arc(one, number, _turn(span, days), radius - GAP - LANE / 2 - lane * (LANE + GAP))
        for number, (one, span, lane) in enumerate(zip(year.happenings, spans, lanes, strict=True), 1)
    )
    ticks = tuple(_tick(date(year.year, month, 1), begin, days, radius) for month in range(1, 13))
    return Drawing(radius + RIM, radius, LANE, arcs, ticks)


def _span(one: Happening, begin: date, days: int) -> tuple[float, float]:
    """Give the days of the year that an arc covers, at least as many as its number needs on the innermost ring."""
    first, last = max(0, (one.first - begin).days), min(days, (one.last - begin).days + 1)
    short = _ROOM / (2 * pi * (HUB + LANE)) * days - (last - first) / 2
    return (first - short, last + short) if short > 0 else (first, last)


def _lanes(spans: list[tuple[float, float]]) -> list[int]:
    """Put each span on the outermost ring where it is free; a span over New Year is two, one at each end."""
    taken: list[list[tuple[float, float]]] = []
    lanes = []
    for first, last in spans:
        lane = next(
            (place for place, there in enumerate(taken) if all(last <= a or first >= b for a, b in there)), len(taken)
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].append((first, last))
        lanes.append(lane)
    return lanes


def _turn(span: tuple[float, float], days: int) -> tuple[float, float]:
    return span[0] / days * 2 * pi, span[1] / days * 2 * pi


def _arc(one: Happening, number: int, turn: tuple[float, float], radius: float) -> Arc:
    begin, end = turn[0] + 0.01, turn[1] - 0.01
    end = min(end, begin + 2 * pi - 0.02)  # an arc that ends where it begins would not be drawn
    (x1, y1), (x2, y2) = _point(begin, radius), _point(end, radius)
    x, y = _point((begin + end) / 2, radius)
    path = f"M{x1} {y1}A{radius:g} {radius:g} 0 {int(end - begin > pi)} 1 {x2} {y2}"
    return Arc(one, number, path, x, y)


def _tick(month: date, begin: date, days: int, radius: int) -> Tick:
    middle = month.replace(day=16)
    angle, centre = ((day - begin).days / days * 2 * pi for day in (month, middle))
    return Tick(month, *_point(angle, HUB), *_point(angle, radius + RIM / 2), *_point(centre, radius + RIM / 2))


def _point(angle: float, radius: float) -> tuple[float, float]:
    """Place an angle from the top, clockwise, on a circle; y grows downwards."""
    return round(radius * sin(angle), 1) + 0.0, round(-radius * cos(angle), 1) + 0.0
