"""The map: every known place is on it, no name meets another, and the list beside it says the same."""

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.views.people.map import _DOT, WIDTH, Map, _box, _meet, map_of
from tests.towns import a_community, small_scene

POINTS = st.tuples(st.floats(54.6, 57.7), st.floats(8.1, 12.6))
NAMES = st.text("abcdefghijklmnoprstuvyæøå ", min_size=3, max_size=24).map(lambda text: f"B{text.strip()}y")


def a_map(places: list[tuple[str, tuple[float, float] | None]]) -> Map | None:
    made = [
        a_community(
            f"sted-{at}", title=title, coordinates=point and {"lat": round(point[0], 5), "lon": round(point[1], 5)}
        )
        for at, (title, point) in enumerate(places)
    ]
    return map_of(small_scene(community=made))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NAMES, POINTS), min_size=2, max_size=30))
def test_no_name_meets_another_or_a_dot_and_all_is_inside(places: list[Any]) -> None:
    found = a_map(places)

    assert found is not None
    assert len(found.dots) == len(places)
    boxes = [_box(dot.community.title, *dot.label) for dot in found.dots if dot.label]
    dots = [(dot.x - _DOT, dot.y - _DOT, dot.x + _DOT, dot.y + _DOT) for dot in found.dots]
    assert not [pair for pair in combinations(boxes, 2) if _meet(*pair)]
    assert not [(box, dot) for box in boxes for dot in dots if _meet(box, dot)]
    assert all(left >= 0 and right <= WIDTH and top >= 0 and low <= found.height for left, top, right, low in boxes)
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= found.height for dot in found.dots)


def test_north_is_up_and_east_is_right() -> None:
    found = a_map([("Nord", (57, 9)), ("Syd", (56, 9)), ("Øst", (56.5, 10))])

    assert found is not None
    north, east, south = found.dots
    assert (north.community.title, east.community.title, south.community.title) == ("Nord", "Øst", "Syd")
    assert north.y < east.y < south.y
    assert east.x > north.x


@pytest.mark.parametrize("known", [0, 1])
def test_one_dot_is_no_map(known: int) -> None:
    assert a_map([("Her", (56, 9))] * known + [("Der", None)]) is None


def test_places_on_one_spot_are_all_there() -> None:
    found = a_map([("Den ene", (56, 9)), ("Den anden", (56, 9))])

    assert found is not None
    assert len(found.dots) == 2


def test_the_list_beside_the_map_leads_to_every_place_and_names_those_that_are_not_on_it(lilleby_site: Path) -> None:
    html = (lilleby_site / "landsbyer/index.html").read_text("utf-8")

    drawn, listed = (
        html.partition(part)[2].partition(end)[0]
        for part, end in (('<svg class="ei-map', "</svg>"), ("ei-map__list", "</div>"))
    )
    assert drawn.count("<circle") == listed.count("<li>") == 14
    assert set(re.findall(r'href="([^"]*)"', drawn)) == set(re.findall(r'href="([^"]*)"', listed))
    assert 'aria-hidden="true"' in drawn
    assert drawn.count('tabindex="-1"') == 14
