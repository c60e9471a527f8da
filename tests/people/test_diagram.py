"""Who sends cases to whom: every body that sends or receives stands once, above those that send to it."""

from typing import Any

from generator.views.people.diagram import diagram
from generator.views.scene import Scene
from tests.towns import a_body, small_scene


def test_whoever_receives_stands_above_whoever_sends() -> None:
    bodies = [
        a_body("raad", title="Byråd", type="council"),
        a_body("udvalg", title="Udvalg", sends_to=["raad"]),
        *(a_body(f"lokal-{at}", title=f"Lokalråd {at}", type="local-council", sends_to=["udvalg"]) for at in range(5)),
        a_body("klub", title="Klub", type="association"),
    ]

    found = diagram(small_scene(body=bodies))

    assert found is not None
    assert [[body.slug for body in box.bodies] for box in found.boxes] == [
        ["raad"], ["udvalg"], [f"lokal-{at}" for at in range(5)],
    ]  # fmt: skip
    assert [box.y for box in found.boxes] == sorted(box.y for box in found.boxes)
    assert len(found.arrows) == 2
    assert all(arrow.end[1] < arrow.start[1] for arrow in found.arrows)


def test_where_nobody_sends_there_is_no_drawing() -> None:
    assert diagram(small_scene(body=[a_body()])) is None


def test_the_words_say_what_the_drawing_shows(lilleby: Scene) -> None:
    found = diagram(lilleby)
    bodies: Any = lilleby.site["body"]

    assert found is not None
    said = {(body.slug, end.slug) for body, ends in found.ways for end in ends}
    assert said == {(slug, to) for slug, body in bodies.items() for to in body.sends_to}
    assert {body.slug for box in found.boxes for body in box.bodies} == {slug for pair in said for slug in pair}
