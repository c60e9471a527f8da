"""Programmes: whether one can sign up on a day, what comes next, and the deadlines as those of funds."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.model.programmes.programme import Programme
from generator.views.programmes.programmes import offer
from tests.towns import small_scene

CALL = {"type": "dated", "calls": [{"opens": date(2026, 11, 1), "closes": date(2027, 1, 10)}]}
PERIOD = {"from": date(2027, 1, 27), "to": date(2027, 4, 28)}


def stage(day: str, **fields: Any) -> str:
    facts = {"slug": "kursus", "title": "Kursus", "published": "2026-03-01", "for_whom": "Alle.", "offers": ("Mad",)}
    programme = Programme.model_validate({**facts, **fields})
    return offer(small_scene(programme=[programme], today=date.fromisoformat(day)), programme).stage


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-10-31", "coming"), ("2026-11-01", "open"), ("2027-01-10", "open"), ("2027-01-11", "coming"),
        ("2027-01-27", "running"), ("2027-04-28", "running"), ("2027-04-29", "over"),
    ],
)  # fmt: skip
def test_a_programme_goes_from_coming_to_over(day: str, expected: str) -> None:
    assert stage(day, rounds=CALL, period=PERIOD) == expected


def test_without_rounds_it_is_coming_and_not_open() -> None:
    assert stage("2026-11-21") == "coming"


@pytest.mark.parametrize(("day", "expected"), [("2026-11-21", "full"), ("2027-02-01", "running")])
def test_when_all_places_are_taken_nobody_is_asked_to_sign_up(day: str, expected: str) -> None:
    participants = ({"community": "strandby"}, {"community": "bakkeby"})

    assert stage(day, rounds=CALL, period=PERIOD, capacity=2, participants=participants) == expected


def test_its_deadline_and_its_days_stand_in_calendar_and_feed(lilleby_site: Path) -> None:
    deadlines = (lilleby_site / "calendar/deadlines.ics").read_text("utf-8")
    own = (lilleby_site / "calendar/programme/ildsjael-paa-tre-aftener.ics").read_text("utf-8")

    assert "UID:deadline.programme.ildsjael-paa-tre-aftener.2027-01-10@" in deadlines.replace("\r\n ", "")
    assert [day for day in ("20270127", "20270303", "20270428") if f"DTSTART;VALUE=DATE:{day}" not in own] == []
    assert "Ildsjæl på tre aftener" in (lilleby_site / "feeds/programme/ildsjael-paa-tre-aftener.xml").read_text(
        "utf-8"
    )
