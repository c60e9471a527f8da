"""The places of the municipality on a map of their own: where each dot and its name stand, so that no two names meet.

The plane is that of a phone, 360 units wide; on a wider screen it grows. Degrees become lengths as on a square map of
a small area: a degree of longitude is as long as one of latitude times the cosine of the middle (equirectangular).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import cos, radians
from typing import Final, cast

from generator.model.people.community import Community
from generator.views.scene import Scene

WIDTH: Final = 360
"""Units from left to right."""
_MARGIN: Final = 26
_SIZE: Final = 12
"""Height of a letter's line."""
_LETTER: Final = 6.6
"""Width of a letter, reckoned wide."""
_DOT: Final = 5
_LEAST, _MOST = 220, 460
"""Height of the plane, at least and at most."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True)
class Dot:
    """One place."""

    community: Community
    address: str
    x: float
    y: float
    label: tuple[float, float, str] | None
    """Where the name stands, and its anchor: `start`, `middle` or `end`; None where there is no room for it."""
    is_marked: bool = False
    """Whether the page is about it."""


@dataclass(frozen=True)
class Map:
    """All places with known coordinates, and those without."""

    dots: tuple[Dot, ...]
    """From north to south."""
    unknown: tuple[Community, ...]
    """Places whose coordinates nobody has written."""
    height: float


def map_of(scene: Scene, marked: Iterable[str] = ()) -> Map | None:
    """Draw the places; `marked` are the slugs of those that a page is about. None where fewer than two are known."""
    drawn = scene.once("map", "", lambda: _drawn(scene))
    wanted = set(marked)
    if drawn is None or not wanted:
        return drawn
    return replace(drawn, dots=tuple(replace(dot, is_marked=dot.community.slug in wanted) for dot in drawn.dots))


def _drawn(scene: Scene) -> Map | None:
    places = [one for one in cast("list[Community]", list(scene.site["community"].values())) if one.is_place]
    known = [one for one in places if one.coordinates is not None]
    if len(known) < 2:
        return None
    points, height = _points(known)
    labels = _labels(known, points, height)
    dots = (
        Dot(one, scene.site.address_of("community", one.slug), *points[one.slug], labels.get(one.slug)) for one in known
    )
    unknown = tuple(one for one in places if one.coordinates is None)
    return Map(tuple(sorted(dots, key=lambda dot: (dot.y, dot.x))), unknown, height)


def _points(places: list[Community]) -> tuple[dict[str, tuple[float, float]], float]:
    found = {one.slug: one.coordinates for one in places if one.coordinates is not None}
    lats, lons = [point.lat for point in found.values()], [point.lon for point in found.values()]
    narrow = cos(radians((min(lats) + max(lats)) / 2))
    wide, high = (max(lons) - min(lons)) * narrow, max(lats) - min(lats)
    scale = min((WIDTH - 2 * _MARGIN) / (wide or 1e-9), (_MOST - 2 * _MARGIN) / (high or 1e-9))
    height = round(max(_LEAST, high * scale + 2 * _MARGIN), 1)
    left, top = (WIDTH - wide * scale) / 2, (height - high * scale) / 2
    placed = {
        slug: (
            round(left + (point.lon - min(lons)) * narrow * scale, 1),
            round(top + (max(lats) - point.lat) * scale, 1),
        )
        for slug, point in found.items()
    }
    return placed, height


def _labels(
    places: list[Community], points: dict[str, tuple[float, float]], height: float
) -> dict[str, tuple[float, float, str]]:
    """Put each name where it meets no dot and no other name; the longest first, since short ones fit anywhere."""
    taken: list[Box] = [(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in points.values()]
    labels: dict[str, tuple[float, float, str]] = {}
    for place in sorted(places, key=lambda one: (-len(one.title), one.slug)):
        for spot in _spots(*points[place.slug]):
            box = _box(place.title, *spot)
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= height
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                labels[place.slug] = spot
                break
    return labels


def _spots(x: float, y: float) -> Iterator[tuple[float, float, str]]:
    """Yield where a name may stand beside its dot, the best first; `y` is the line the letters stand on."""
    away = _DOT + 3
    yield x + away, round(y + 4, 1), "start"
    yield round(x - away, 1), round(y + 4, 1), "end"
    yield x, round(y - away, 1), "middle"
    yield x, round(y + away + _SIZE - 3, 1), "middle"
    for down in (-9, 15):
        yield round(x + away - 2, 1), round(y + down, 1), "start"
        yield round(x - away + 2, 1), round(y + down, 1), "end"


def _box(title: str, x: float, y: float, anchor: str) -> Box:
    width = len(title) * _LETTER
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    return left, y - _SIZE + 2, left + width, y + 3


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
