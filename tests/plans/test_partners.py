"""The partner finder: places with the same theme, actions still to be done, and no project together."""

from typing import Any

import pytest

from generator.model.plans.project import Project
from generator.views.plans.partners import distance, pairs, partners
from generator.views.scene import Scene
from tests.towns import a_community, a_plan, a_theme, small_scene

NORTH, SOUTH, EAST = (
    a_community("nord", title="Nord", coordinates={"lat": 56.5, "lon": 9.5}),
    a_community("syd", title="Syd", coordinates={"lat": 56.4, "lon": 9.5}),
    a_community("ost", title="Øst"),
)


def a_plan_for(place: str, *actions: tuple[str, str | None]) -> Any:
    """Make a plan whose actions have a theme and a status."""
    return a_plan(
        f"{place}/2026", title=place,
        goals=[{"id": "by", "title": "By", "actions": [
            {"id": f"a{at}", "title": f"Handling {at}", "themes": [theme], "updates": _told(so)}
            for at, (theme, so) in enumerate(actions)
        ]}],
    )  # fmt: skip


def _told(status: str | None) -> list[dict[str, Any]]:
    return [{"on": "2026-03-01", "what": "Sådan er det.", "status": status, "reason": "Derfor."}] if status else []


def a_scene(*plans: Any, projects: tuple[Project, ...] = ()) -> Scene:
    themes = [a_theme("natur"), a_theme("huse", title="Huse")]
    return small_scene(community=[NORTH, SOUTH, EAST], theme=themes, plan=plans, project=projects)


def test_places_with_the_same_theme_find_each_other_the_most_in_common_first() -> None:
    scene = a_scene(
        a_plan_for("nord", ("natur", "running"), ("huse", "idea")),
        a_plan_for("syd", ("natur", "planned")),
        a_plan_for("ost", ("natur", None), ("huse", "delayed")),
    )

    found = [(one.community.slug, one.themes, one.distance) for one in partners(scene, "nord")]

    assert found == [("ost", ("huse", "natur"), None), ("syd", ("natur",), 11)]
    assert [(pair.one.slug, pair.other.slug) for pair in pairs(scene)] == [("nord", "ost"), ("syd", "nord")]


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_what_is_over_needs_no_partner(status: str) -> None:
    scene = a_scene(a_plan_for("nord", ("natur", "running")), a_plan_for("syd", ("natur", status)))

    assert partners(scene, "nord") == ()


@pytest.mark.parametrize(("phase", "expected"), [("running", 0), ("finished", 0), ("idea", 0), ("dropped", 1)])
def test_whoever_has_a_project_together_is_not_brought_together_again(phase: str, expected: int) -> None:
    project = Project.model_validate({
        "slug": "stien", "title": "Stien", "published": "2026-03-01", "communities": ["nord", "syd"], "phase": phase,
    })  # fmt: skip
    scene = a_scene(a_plan_for("nord", ("natur", "running")), a_plan_for("syd", ("natur", "idea")), projects=(project,))

    assert len(partners(scene, "nord")) == expected


def test_a_degree_of_latitude_is_a_hundred_and_eleven_kilometres() -> None:
    one, other = (a_community(coordinates={"lat": lat, "lon": 9}) for lat in (56, 57))

    assert distance(one, other) == 111
