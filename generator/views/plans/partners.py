"""The partner finder: places that work with the same, so that they can do it together.

Two places fit when the plan that counts in each has actions still to be done with the same theme, and they have no
project together. How many themes they share, and how near they are, puts the best first.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import asin, cos, radians, sin, sqrt
from typing import Final, cast

from generator.model.people.community import Community
from generator.views.plans import plans
from generator.views.plans.plans import Work
from generator.views.plans.projects import together
from generator.views.scene import Scene

SHOWN: Final = 4
"""The most partners that a page names."""
_EARTH: Final = 6371.0


@dataclass(frozen=True)
class Partner:
    """A place that works with the same."""

    community: Community
    themes: tuple[str, ...]
    """The themes that both work with, sorted."""
    works: tuple[Work, ...]
    """The other place's actions with those themes."""
    distance: int | None
    """In whole kilometres, as the crow flies; None where a place has no coordinates."""


@dataclass(frozen=True)
class Pair:
    """Two places that could make a project together."""

    one: Community
    other: Community
    themes: tuple[str, ...]


def by_theme(scene: Scene) -> Mapping[str, tuple[Work, ...]]:
    """Give the actions of the plans that count, by theme."""
    return scene.once("works by theme", "", lambda: _works(scene))


def _works(scene: Scene) -> Mapping[str, tuple[Work, ...]]:
    found: dict[str, list[Work]] = defaultdict(list)
    for work in plans.works(scene):
        for theme in work.themes:
            found[theme].append(work)
    return {theme: tuple(of_theme) for theme, of_theme in found.items()}


def led_by(scene: Scene, body: str) -> tuple[Work, ...]:
    """Give the actions, of the plans that count, that a body leads or answers for."""
    return scene.once("works by body", "", lambda: _by_body(scene)).get(body, ())


def _by_body(scene: Scene) -> Mapping[str, tuple[Work, ...]]:
    found: dict[str, list[Work]] = defaultdict(list)
    for work in plans.works(scene):
        for body in dict.fromkeys((work.action.lead, work.action.department)):
            if body is not None:
                found[body].append(work)
    return {body: tuple(of_body) for body, of_body in found.items()}


def partners(scene: Scene, community: str) -> tuple[Partner, ...]:
    """Find the places that work with the same as one, the best first."""
    return _all(scene).get(community, ())


def pairs(scene: Scene) -> tuple[Pair, ...]:
    """List each two places once that fit best for each other: whom the consultant can invite."""
    found: dict[frozenset[str], Pair] = {}
    for slug, of_place in sorted(_all(scene).items()):
        for partner in of_place[:1]:
            place = cast(Community, scene.site["community"][slug])
            found.setdefault(frozenset((slug, partner.community.slug)), Pair(place, partner.community, partner.themes))
    return tuple(sorted(found.values(), key=lambda pair: (-len(pair.themes), pair.one.slug, pair.other.slug)))


def _all(scene: Scene) -> Mapping[str, tuple[Partner, ...]]:
    return scene.once("partners", "", lambda: _found(scene))


def _found(scene: Scene) -> Mapping[str, tuple[Partner, ...]]:
    shared: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for theme, of_theme in sorted(by_theme(scene).items()):
        if theme in scene.site["theme"]:
            places = sorted({work.plan.community for work in of_theme if work.action.is_ahead})
            for pair in combinations(places, 2):
                shared[pair][theme] = None
    joint = together(scene)
    found: dict[str, list[Partner]] = defaultdict(list)
    for (one, other), themes in shared.items():
        if frozenset((one, other)) not in joint:
            for here, there in ((one, other), (other, one)):
                partner = _partner(scene, here, there, tuple(themes))
                if partner is not None:
                    found[here].append(partner)
    return {slug: tuple(sorted(of_place, key=_order)[:SHOWN]) for slug, of_place in found.items()}


def _order(partner: Partner) -> tuple[int, bool, int, str]:
    distance = partner.distance
    return -len(partner.themes), distance is None, distance or 0, partner.community.slug


def _partner(scene: Scene, here: str, there: str, themes: tuple[str, ...]) -> Partner | None:
    known = scene.site["community"]
    if here not in known or there not in known:
        return None
    place, other = cast(Community, known[here]), cast(Community, known[there])
    return Partner(other, themes, tuple(_theirs(scene, there, themes)), distance(place, other))


def _theirs(scene: Scene, community: str, themes: tuple[str, ...]) -> Iterator[Work]:
    told: set[str] = set()
    for theme in themes:
        for work in by_theme(scene)[theme]:
            if work.plan.community == community and work.action.is_ahead and work.action.id not in told:
                told.add(work.action.id)
                yield work


def distance(one: Community, other: Community) -> int | None:
    """Reckon the kilometres between two places on a round earth (haversine), to the nearest whole one."""
    if one.coordinates is None or other.coordinates is None:
        return None
    north, south = radians(one.coordinates.lat), radians(other.coordinates.lat)
    east = radians(other.coordinates.lon - one.coordinates.lon)
    part = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return round(2 * _EARTH * asin(sqrt(part)))
