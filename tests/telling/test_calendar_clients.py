"""Calendars in programs that had an older version: what is moved moves, and what is cancelled shows as cancelled.

Each program imports one build after the other. Those that keep no calendar of their own are given the rule of RFC 5545,
3.8.7.4: of two versions with one UID, the one with the higher SEQUENCE counts.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events  # type: ignore[import-untyped]
import vobject  # type: ignore[import-untyped]
from icalendar import Calendar
from test_calendars import in_javascript, local, written
from towns import a_fund, a_meeting, small_scene

from generator.calendars import render_calendars, render_deadlines
from generator.model.meetings.meeting import Meeting
from generator.model.money.fund import Fund
from generator.words.wording import wording_of

KHAL = Path(sys.executable).parent / "khal"
KHAL_SETTINGS = """\
[calendars]
[[all]]
path = {folder}/events
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = all
"""
ZONE = ZoneInfo("Europe/Copenhagen")
Shown = Mapping[str, tuple[str, str, str]]
"""UID -> start as an instant or a day, status, title."""


@dataclass
class Store:
    """A calendar that keeps the version with the higher number of each event."""

    read: Callable[[bytes, Path], list[tuple[str, int, tuple[str, str, str]]]]
    folder: Path
    kept: dict[str, tuple[int, tuple[str, str, str]]] = field(default_factory=dict)

    def take_in(self, data: bytes) -> None:
        for uid, sequence, event in self.read(data, self.folder):
            if uid not in self.kept or sequence > self.kept[uid][0]:
                self.kept[uid] = (sequence, event)

    def shown(self) -> Shown:
        return {uid: event for uid, (_, event) in self.kept.items()}


@dataclass
class Khal:
    """The program itself, with a calendar of its own in a folder."""

    folder: Path

    def take_in(self, data: bytes) -> None:
        (self.folder / "khal.conf").write_text(KHAL_SETTINGS.format(folder=self.folder), "utf-8")
        (self.folder / "events").mkdir(exist_ok=True)
        (self.folder / "build.ics").write_bytes(data)
        self._run("import", "--batch", str(self.folder / "build.ics"))

    def shown(self) -> Shown:
        line = "{uid}|{start-long-full}|{all-day}|{status}|{title}"
        lines = self._run("list", "--day-format", "", "--format", line, "2026-11-01", "600d").splitlines()
        return dict(self._event(*line.split("|", 4)) for line in lines if line)

    def _event(self, *facts: str) -> tuple[str, tuple[str, str, str]]:
        uid, start, whole_day, status, title = facts
        return uid, (start[:10] if whole_day == "True" else f"{start}:00Z", status.strip(), title)

    def _run(self, *words: str) -> str:
        settings = {**os.environ, "TZ": "America/New_York", "HOME": str(self.folder)}
        command = [KHAL, "-c", self.folder / "khal.conf", *words]
        done = subprocess.run(command, env=settings, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout


def by_ical_js(data: bytes, folder: Path) -> list[tuple[str, int, tuple[str, str, str]]]:
    return _javascript(in_javascript(data, folder)["ical.js"])


def by_node_ical(data: bytes, folder: Path) -> list[tuple[str, int, tuple[str, str, str]]]:
    return _javascript(in_javascript(data, folder)["node-ical"])


def _javascript(events: list[dict[str, Any]]) -> list[tuple[str, int, tuple[str, str, str]]]:
    return [(one["uid"], one["sequence"], (one["start"], one["status"], one["summary"])) for one in events]


def by_vobject(data: bytes, _: Path) -> list[tuple[str, int, tuple[str, str, str]]]:
    events = vobject.readOne(data.decode()).vevent_list
    return [
        (one.uid.value, int(one.sequence.value), (written(one.dtstart.value), one.status.value, one.summary.value))
        for one in events
    ]


def by_recurring_ical_events(data: bytes, _: Path) -> list[tuple[str, int, tuple[str, str, str]]]:
    events = recurring_ical_events.of(Calendar.from_ical(data)).all()
    return [
        (str(one["UID"]), int(one["SEQUENCE"]), (written(one["DTSTART"].dt), str(one["STATUS"]), str(one["SUMMARY"])))
        for one in events
    ]


PROGRAMS: dict[str, Callable[[Path], Store | Khal]] = {
    "ical.js": lambda folder: Store(by_ical_js, folder),
    "node-ical": lambda folder: Store(by_node_ical, folder),
    "vobject": lambda folder: Store(by_vobject, folder),
    "recurring-ical-events": lambda folder: Store(by_recurring_ical_events, folder),
    "khal": Khal,
}


def meetings_of(*meetings: Meeting) -> bytes:
    scene = small_scene(meeting=meetings)
    return next(file for file in render_calendars(scene, wording_of("da")) if file.path == "calendar/all.ics").data


def deadlines_of(*funds: Fund) -> bytes:
    return next(render_deadlines(small_scene(fund=funds), wording_of("da"))).data


def expected(*meetings: Meeting) -> Shown:
    """Say what the content says: start, status and title of each meeting."""
    return {
        f"{meeting.slug}@lilleby.example": (
            instant(meeting.start),
            "CANCELLED" if meeting.status == "cancelled" else "CONFIRMED",
            f"AFLYST: {meeting.title}" if meeting.status == "cancelled" else meeting.title,
        )
        for meeting in meetings
    }


def instant(start: datetime | date) -> str:
    if not isinstance(start, datetime):
        return start.isoformat()
    return f"{start.replace(tzinfo=ZONE).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def at(start: datetime | date, slug: str, *changes: str, **fields: Any) -> Meeting:
    end = start + timedelta(hours=2) if isinstance(start, datetime) else None
    revisions = tuple({"on": f"2026-12-{day:02}", "what": "Nyt.", "type": kind} for day, kind in enumerate(changes, 1))
    status = "cancelled" if changes[-1:] == ("cancelled",) else "planned"
    return a_meeting(slug, start=start, end=end, revisions=revisions, status=status, title=f"Møde {slug}", **fields)


STAYS = at(local(2027, 1, 19, 19, 0), "stays")
FIRST = (
    STAYS,
    at(local(2027, 1, 19, 19, 0), "moves"),
    at(local(2027, 10, 30, 19, 0), "is-cancelled"),
    at(date(2027, 3, 28), "gets-a-time"),
)
SECOND = (
    STAYS,
    at(local(2027, 7, 20, 18, 30), "moves", "moved"),
    at(local(2027, 10, 30, 19, 0), "is-cancelled", "changed"),
    at(local(2027, 3, 28, 19, 0), "gets-a-time", "changed"),
    at(local(2027, 3, 27, 19, 0), "is-new"),
)
THIRD = (
    at(local(2027, 1, 19, 19, 0), "stays", materials=({"title": "Oplæg", "url": "https://a.example/"},)),
    at(local(2027, 10, 31, 19, 0), "moves", "moved", "moved"),
    at(local(2027, 10, 30, 19, 0), "is-cancelled", "changed", "cancelled"),
    at(local(2027, 3, 28, 19, 0), "gets-a-time", "changed"),
    at(local(2027, 3, 27, 19, 0), "is-new", "cancelled"),
)
HELD_AFTER_ALL = (*THIRD[:-1], at(local(2027, 3, 29, 19, 0), "is-new", "cancelled", "changed"))
BUILDS = (FIRST, SECOND, THIRD, HELD_AFTER_ALL)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_that_had_the_old_version_shows_what_the_content_says(program: str, tmp_path: Path) -> None:
    calendar = PROGRAMS[program](tmp_path)
    seen = []

    for build in BUILDS:
        calendar.take_in(meetings_of(*build))
        seen.append(calendar.shown())

    assert seen == [expected(*build) for build in BUILDS]


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_same_build_once_more_changes_nothing(program: str, tmp_path: Path) -> None:
    calendar = PROGRAMS[program](tmp_path)

    for _ in range(2):
        calendar.take_in(meetings_of(*SECOND))

    assert calendar.shown() == expected(*SECOND)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_deadline_moves_and_is_cancelled_in_a_program_that_had_it(program: str, tmp_path: Path) -> None:
    calendar = PROGRAMS[program](tmp_path)
    seen = []
    changes: tuple[dict[str, Any], ...] = (
        {},
        {"deadline": "2027-03-20", "moved_to": "2027-03-30"},
        {"deadline": "2027-03-20", "cancelled": True},
    )

    for change in changes:
        rounds = {
            "type": "yearly",
            "days": ("03-20", "06-01"),
            "closes_at": "12:00",
            "until": "2027-12-31",
            "overrides": (change,) if change else (),
        }
        calendar.take_in(deadlines_of(a_fund(rounds=rounds)))
        seen.append(calendar.shown())

    uid = "deadline.landsbypuljen.{}@lilleby.example"
    summer = {uid.format("2027-06-01"): ("2027-06-01T10:00:00Z", "CONFIRMED", "Frist: Landsbypuljen")}
    spring = [
        ("2027-03-20T11:00:00Z", "CONFIRMED", "Frist: Landsbypuljen"),
        ("2027-03-30T10:00:00Z", "CONFIRMED", "Frist: Landsbypuljen"),
        ("2027-03-20T11:00:00Z", "CANCELLED", "AFLYST: Frist: Landsbypuljen"),
    ]
    assert seen == [summer | {uid.format("2027-03-20"): told} for told in spring]
