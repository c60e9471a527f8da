"""Editions of a plan follow one another: what is new, what was finished, what was dropped, what goes on."""

from datetime import date
from typing import Any

import pytest

from generator.model.plans.plan import Plan
from generator.views.plans.editions import compare, hearings
from generator.views.plans.plans import current
from tests.towns import a_plan, small_scene


def an_edition(year: int, **statuses: str | None) -> Plan:
    line = {"on": date(year, 3, 1), "what": "Sådan er det.", "reason": "Derfor."}
    actions = [
        {"id": name, "title": name.capitalize(), "updates": [{**line, "status": so}] if so else []}
        for name, so in statuses.items()
    ]
    goals = [{"id": "by", "title": "En by", "actions": actions}]
    return a_plan(f"strandby/{year}", title=f"Plan {year}", goals=goals)


def test_every_action_of_two_editions_stands_in_one_list() -> None:
    before = an_edition(2022, bro="running", sti="done", taarn="dropped", sauna="planned", mole="done", lys="running")
    now = an_edition(2026, bro="running", mole="done", lys="dropped", hus="idea")

    found = compare(before, now)

    lists = (found.added, found.carried, found.finished, found.dropped)
    assert [[one.id for one in one_list] for one_list in lists] == [
        ["hus"], ["bro"], ["mole", "sti"], ["lys", "taarn", "sauna"],
    ]  # fmt: skip


PHASES: list[tuple[dict[int, Any], int]] = [
    ({2022: "adopted", 2026: "draft"}, 2022),
    ({2022: "adopted", 2026: "hearing"}, 2022),
    ({2022: "evaluated", 2026: "adopted"}, 2026),
    ({2022: "evaluated", 2026: "draft"}, 2022),
    ({2022: "expired", 2026: "draft"}, 2026),
    ({2022: None, 2026: None}, 2026),
]


@pytest.mark.parametrize(("phases", "expected"), PHASES)
def test_a_draft_or_a_hearing_does_not_count_while_an_edition_stands(phases: dict[int, Any], expected: int) -> None:
    plans = [an_edition(year).model_copy(update={"phase": phase}) for year, phase in phases.items()]

    found = current(small_scene(plan=plans), "strandby")

    assert found is not None
    assert found.year == str(expected)


@pytest.mark.parametrize(("day", "is_open"), [(9, False), (10, True), (20, True), (21, False)])
def test_a_hearing_is_open_from_its_first_day_to_its_last(day: int, *, is_open: bool) -> None:
    hearing = {"from": date(2026, 11, 10), "to": date(2026, 11, 20), "how": "Skriv.", "reader": "Bestyrelsen."}
    plan = a_plan(phase="hearing", hearing=hearing)

    assert bool(hearings(small_scene(plan=[plan], today=date(2026, 11, day)))) is is_open


def test_pages_say_which_edition_is_read(lilleby_site: Any) -> None:
    old = (lilleby_site / "planer/krogevang/2021/index.html").read_text("utf-8")
    new = (lilleby_site / "planer/krogevang/2024/index.html").read_text("utf-8")

    assert "Dette er en tidligere plan." in old
    assert "Dette er en tidligere plan." not in new
    assert 'id="section-changes"' in new
    assert 'id="section-action-skaterampe"' in old
    assert 'id="section-action-skaterampe"' in new  # the id carries over


def test_the_last_day_of_a_hearing_stands_in_calendar_feed_and_on_the_front_page(lilleby_site: Any) -> None:
    last = "20261220"

    for path in ("calendar/deadlines.ics", "calendar/community/ravnekilde-by.ics"):
        assert f"DTSTART;VALUE=DATE:{last}" in (lilleby_site / path).read_text("utf-8")
    assert "søndag 20. december 2026" in (lilleby_site / "index.html").read_text("utf-8")
    assert "Høring: Forslag til plan for Ravnekilde By" in (lilleby_site / "feeds/plan.xml").read_text("utf-8")
