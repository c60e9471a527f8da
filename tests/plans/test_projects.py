"""Projects: milestones on a day, calendars and feeds of their own, and what waits for the editors."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from generator.model.plans.project import Project
from generator.views.plans.projects import course
from generator.views.site.overdue import late
from tests.towns import small_scene


def a_project(**fields: Any) -> Project:
    defaults = {
        "slug": "broen", "title": "Broen", "published": "2026-03-01", "communities": ["strandby"], "phase": "running",
        "leader": "formanden", "plan": "Først lov, så bro.",
        "milestones": [{"id": "lov", "title": "Tilladelse", "due": "2026-11-20"}],
    }  # fmt: skip
    return Project.model_validate({**defaults, **fields})


@pytest.mark.parametrize(
    ("due", "done", "state"),
    [
        ("2026-11-20", None, "late"), ("2026-11-21", None, "ahead"), ("2026-11-22", None, "ahead"),
        ("2026-11-20", "2026-11-21", "done"), ("2026-11-20", "2026-11-22", "late"),
    ],
)  # fmt: skip
def test_a_milestone_is_late_the_day_after(due: str, done: str | None, state: str) -> None:
    project = a_project(milestones=[{"id": "lov", "title": "Tilladelse", "due": due, "done": done}])

    found = course(small_scene(project=[project]), project)

    assert [mark.state for mark in found.marks] == [state]


@pytest.mark.parametrize(("phase", "expected"), [("running", 1), ("planning", 1), ("finished", 0), ("dropped", 0)])
def test_a_late_milestone_waits_for_the_editors_while_the_project_goes_on(phase: str, expected: int) -> None:
    scene = small_scene(project=[a_project(phase=phase, reason="Derfor.")])

    found = [item for item in late(scene) if item.rule == "late-milestone"]

    assert len(found) == expected
    assert all(item.keys == ("milestones", 0, "due") and item.since == date(2026, 11, 21) for item in found)


def test_milestones_and_meetings_stand_in_the_calendar_of_the_project(lilleby_site: Path) -> None:
    data = (lilleby_site / "calendar/project/stien-krogevang-mosehuse.ics").read_bytes()

    events = {str(event["SUMMARY"]): event["DTSTART"].dt for event in Calendar.from_ical(data).events}

    assert events["Indvielse ved fugletårnet – Stien mellem Krogevang og Mosehuse"] == date(2027, 6, 12)
    assert events["Første 900 meter – Stien mellem Krogevang og Mosehuse"] == date(2026, 9, 28)  # the day it was done


def test_the_feed_of_a_project_tells_what_went_on(lilleby_site: Path) -> None:
    feed = (lilleby_site / "feeds/project/stien-krogevang-mosehuse.xml").read_text("utf-8")

    assert "De første 900 meter ligger der." in feed
    assert "Fem stier fra Stiskolen" in feed  # news that names the project


def test_a_body_has_its_turns_of_the_year_in_its_calendar(lilleby_site: Path) -> None:
    calendar = (lilleby_site / "calendar/body/landdistriktsudvalget.ics").read_text("utf-8")

    assert "SUMMARY;LANGUAGE=da:Udvalget gør status og giver retning" in calendar
