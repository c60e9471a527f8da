"""Next steps of reports: open until their day, late the day after, and seen by the body that owns them."""

from datetime import date
from typing import Any

import pytest

from generator.model.experience.report import Report
from generator.views.experience.steps import all_steps, of_body
from tests.towns import TODAY, small_scene


def a_report(**step: Any) -> Report:
    facts = {"id": "trin", "what": "Oprette udvalget.", "owner": "landdistriktsraad", "due": "2026-12-01", **step}
    recommendation = {"id": "et", "title": "Et fælles udvalg", "next": [facts]}
    return Report.model_validate({
        "slug": "rapport", "title": "Rapport", "published": "2026-03-01", "dated": "2026-02-01",
        "recommendations": [recommendation],
    })  # fmt: skip


@pytest.mark.parametrize(("due", "is_late"), [("2026-11-20", True), ("2026-11-21", False), ("2026-11-22", False)])
def test_the_due_day_itself_is_in_time(due: str, *, is_late: bool) -> None:
    (found,) = all_steps(small_scene(report=[a_report(due=due)]))

    assert (found.is_open, found.is_overdue) == (True, is_late)
    assert found.days == (TODAY - date(2026, 2, 1)).days
    assert found.address == "report/rapport/#section-step-trin"


@pytest.mark.parametrize(("ended", "is_open"), [("2026-11-20", False), ("2026-11-21", False), ("2026-11-22", True)])
def test_a_step_is_open_until_the_day_it_ended(ended: str, *, is_open: bool) -> None:
    (found,) = all_steps(small_scene(report=[a_report(state="done", ended=ended)]))

    assert found.is_open is is_open


def test_a_body_sees_the_steps_that_it_owns() -> None:
    scene = small_scene(report=[a_report()])

    assert [one.step.id for one in of_body(scene, "landdistriktsraad")] == ["trin"]
    assert of_body(scene, "andre") == ()
