"""The status of an action is told once, as history: on any day it is what the last line up to that day says."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.plans.action import Action
from generator.views.scene import scene_of
from tests.towns import a_plan, small_site

FIRST = date(2026, 3, 1)
STATUSES = ["idea", "planned", "running", "delayed", "done", "dropped"]


def an_action(*lines: tuple[int, str | None], **fields: Any) -> Action:
    """Make an action whose lines are told so many days after the first."""
    updates = [{"on": FIRST + timedelta(days=after), "what": "Der skete noget.", "status": so} for after, so in lines]
    return Action.model_validate({"id": "bro", "title": "Bro", "updates": updates, **fields})


def test_an_action_without_lines_has_no_status() -> None:
    found = an_action()

    assert (found.status, found.since, found.why, found.measured) == (None, None, None, None)


@pytest.mark.parametrize(
    ("after", "expected"), [(-1, None), (0, "planned"), (9, "planned"), (10, "running"), (99, "running"), (100, "done")]
)
def test_the_status_holds_from_its_day_until_the_next(after: int, expected: str | None) -> None:
    found = an_action((0, "planned"), (5, None), (10, "running"), (100, "done"))

    assert found.status_on(FIRST + timedelta(days=after)) == expected


def test_a_status_that_is_told_twice_counts_from_the_first_time() -> None:
    assert an_action((0, "idea"), (10, "running"), (20, "running")).since == FIRST + timedelta(days=10)


def test_of_two_lines_of_one_day_the_later_counts() -> None:
    assert an_action((0, "running"), (0, "done")).status == "done"


def test_the_reason_is_that_of_the_line_else_that_of_the_action_and_only_while_it_is_needed() -> None:
    late = {"on": FIRST, "what": "Venter.", "status": "delayed", "reason": "Storm."}
    action = {"id": "bro", "title": "Bro", "reason": "Ingen penge."}

    own = Action.model_validate({**action, "updates": [late]})
    given_once = Action.model_validate({**action, "updates": [{**late, "reason": None}]})
    over = Action.model_validate({**action, "updates": [late, {"on": FIRST, "what": "Færdig.", "status": "done"}]})

    assert [one.why for one in (own, given_once, over)] == ["Storm.", "Ingen penge.", None]


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from([*STATUSES, None])), max_size=12), st.integers(-1, 61))
def test_a_site_as_of_a_day_knows_nothing_later(lines: list[tuple[int, str | None]], after: int) -> None:
    ordered = sorted(lines, key=lambda line: line[0])
    day = FIRST + timedelta(days=after)
    plan = a_plan(goals=[{"id": "by", "title": "By", "actions": [an_action(*ordered).model_dump()]}])

    shown = scene_of(small_site(plan=[plan]), day).site["plan"]["strandby/2026"]

    expected = [so for begin, so in ordered if begin <= after and so is not None]
    assert shown.actions[0].status == (expected[-1] if expected else None)  # type: ignore[attr-defined]
    assert all(update.on <= day for update in shown.actions[0].updates)  # type: ignore[attr-defined]
