"""Who sends cases to whom, as a drawing: whoever decides stands at the top, whoever is asked first at the bottom.

Bodies of one type that send to the same ones stand in one box, so that twenty local councils are one.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final, cast

from generator.model.people.body import Body
from generator.views.scene import Scene

WIDTH: Final = 360
"""Units from left to right: a phone's width."""
HEIGHT: Final = 44
"""Height of a box."""
GAP: Final = 34
"""Between two rows, for the arrows."""
_BESIDE: Final = 8
_MOST: Final = 2
"""Boxes side by side; more stand in a row of their own."""
_TOGETHER: Final = 2
"""From more bodies than this on, those of one type that send alike stand in one box."""


@dataclass(frozen=True)
class Box:
    """One box of the drawing."""

    bodies: tuple[Body, ...]
    type: str
    x: float
    y: float
    width: float


@dataclass(frozen=True)
class Arrow:
    """From the upper edge of a box to the lower edge of one above it."""

    start: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True)
class Diagram:
    """The whole drawing."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    height: float
    ways: tuple[tuple[Body, tuple[Body, ...]], ...]
    """The same in words: each body and those it sends to, from the bottom up."""


def diagram(scene: Scene) -> Diagram | None:
    """Draw the bodies that send cases or receive them; None where nobody sends."""
    bodies = {slug: cast(Body, body) for slug, body in scene.site["body"].items()}
    ways = {slug: tuple(to for to in body.sends_to if to in bodies and to != slug) for slug, body in bodies.items()}
    ways = {slug: to for slug, to in ways.items() if to}
    if not ways:
        return None
    there = sorted({*ways, *(to for ends in ways.values() for to in ends)})
    level = {slug: _level(slug, ways, ()) for slug in there}
    groups: dict[tuple[int, str, tuple[str, ...]], list[str]] = defaultdict(list)
    for slug in there:
        groups[(level[slug], bodies[slug].type, ways.get(slug, ()))].append(slug)
    rows: dict[int, list[list[str]]] = defaultdict(list)
    for (row, _, _), slugs in sorted(groups.items()):
        rows[row] += [slugs] if len(slugs) > _TOGETHER else [[slug] for slug in slugs]
    boxes, height = _placed(rows, bodies)
    box_of = {body.slug: box for box in boxes for body in box.bodies}
    arrows = dict.fromkeys(_arrow(box_of[slug], box_of[to]) for slug, ends in ways.items() for to in ends)
    words = sorted(ways, key=lambda slug: (-level[slug], slug))
    return Diagram(
        boxes, tuple(arrows), height, tuple((bodies[slug], tuple(bodies[to] for to in ways[slug])) for slug in words)
    )


def _level(slug: str, ways: dict[str, tuple[str, ...]], above: tuple[str, ...]) -> int:
    """Count the steps to the top on the longest way; a circle, which a rule refuses, ends where it closes."""
    if slug in above:
        return 0
    return max((_level(to, ways, (*above, slug)) + 1 for to in ways.get(slug, ())), default=0)


def _placed(rows: dict[int, list[list[str]]], bodies: dict[str, Body]) -> tuple[tuple[Box, ...], float]:
    boxes: list[Box] = []
    y = 2.0
    for row in sorted(rows):
        lines = [rows[row][at : at + _MOST] for at in range(0, len(rows[row]), _MOST)]
        for place, line in enumerate(lines):
            width = round((WIDTH - 4 - _BESIDE * (len(line) - 1)) / len(line), 1)
            for at, slugs in enumerate(line):
                found = tuple(bodies[slug] for slug in slugs)
                boxes.append(Box(found, found[0].type, round(2 + at * (width + _BESIDE), 1), y, width))
            y += HEIGHT + (GAP if place == len(lines) - 1 else _BESIDE)
    return tuple(boxes), y - GAP + 2


def _arrow(lower: Box, upper: Box) -> Arrow:
    start = (round(lower.x + lower.width / 2, 1), lower.y)
    return Arrow(start, (round(upper.x + upper.width / 2, 1), upper.y + HEIGHT))
