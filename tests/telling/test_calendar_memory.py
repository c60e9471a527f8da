"""Over a simulated history every entry of a calendar keeps its id, and its number and stamps never fall.

What is shown in a program that subscribed at the beginning is what a new subscriber sees.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from icalendar import Calendar
from test_calendar_clients import PROGRAMS
from towns import a_fund, a_meeting, small_scene

from generator.calendars import render_calendars, render_deadlines
from generator.model.meetings.meeting import Meeting
from generator.model.money.fund import Fund
from generator.views.scene import Scene
from generator.words.wording import wording_of

WORDS = wording_of("da")
FIRST = date(2026, 9, 1)
UNCHANGING = ("SEQUENCE", "DTSTAMP", "LAST-MODIFIED")
FAR = {"source": {"url": "https://kilde.example/", "checked": "2026-09-01"}}


def files_of(scene: Scene) -> Iterator[bytes]:
    """Give the calendar of all meetings and that of all deadlines."""
    made = {file.path: file.data for file in (*render_calendars(scene, WORDS), *render_deadlines(scene, WORDS))}
    yield from (made["calendar/all.ics"], made["calendar/deadlines.ics"])


def entries_of(scene: Scene) -> dict[str, Any]:
    return {str(event["UID"]): event for file in files_of(scene) for event in Calendar.from_ical(file).events}


def complaints(before: dict[str, Any], after: dict[str, Any], today: date) -> Iterator[str]:
    for uid, event in after.items():
        old = before.get(uid)
        if old is None:
            continue
        is_other = [old[name] for name in old if name not in UNCHANGING] != [
            event[name] for name in event if name not in UNCHANGING
        ]
        if event["SEQUENCE"] < old["SEQUENCE"] or (is_other and event["SEQUENCE"] == old["SEQUENCE"]):
            yield f"{today}: {uid} went from {old['SEQUENCE']} to {event['SEQUENCE']}"
        for name in ("DTSTAMP", "LAST-MODIFIED"):
            if event[name].dt < old[name].dt:
                yield f"{today}: {name} of {uid} fell"


class Editor:
    """Moves, cancels and restores rounds and meetings as the manual says: each change is a line under the others."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.overrides: list[dict[str, Any]] = []
        self.meeting: dict[str, Any] = {"published": FIRST, "start": "2027-01-19 19:00", "end": None}
        self.is_changed = {"2027-01-15": False, "2027-03-01": False}

    def change_round(self, day: date) -> None:
        key = self.random.choice(list(self.is_changed))
        what = self.random.choice(
            ["moved_to", "cancelled", "restored"] if self.is_changed[key] else ["moved_to", "cancelled"]
        )
        moved = date.fromisoformat(key) + timedelta(days=self.random.randrange(1, 20))
        self.overrides.append({"deadline": key, what: moved if what == "moved_to" else True, "on": day})
        self.is_changed[key] = True

    def change_meeting(self, day: date) -> None:
        what = self.random.choice(["moved", "changed", "cancelled"])
        revision = {"on": day, "what": "Sådan blev det.", "type": what}
        if what == "moved":
            revision["before"] = self.meeting["start"]
            self.meeting["start"] = f"2027-02-{self.random.randrange(1, 28):02} 18:30"
        self.meeting["status"] = "cancelled" if what == "cancelled" else "planned"
        self.meeting["revisions"] = (*self.meeting.get("revisions", ()), revision)

    def work(self, day: date) -> None:
        for _ in range(self.random.choice([0, 0, 1, 2, 3])):
            self.random.choice([self.change_round, self.change_meeting])(day)

    def scene(self, day: date) -> Scene:
        rounds = {"type": "yearly", "days": ("01-15", "03-01"), "overrides": tuple(self.overrides)}
        fund = a_fund(published=FIRST, rounds=rounds, **FAR)
        return small_scene(today=day, fund=[fund], meeting=[a_meeting("m", **self.meeting)])


@pytest.mark.parametrize("seed", range(4))
def test_over_sixty_days_no_number_and_no_stamp_falls_and_every_change_is_counted(seed: int) -> None:
    editor, before, found = Editor(seed), {}, []

    for number in range(60):
        today = FIRST + timedelta(days=number)
        for _ in range(3):  # three builds a day
            editor.work(today)
            after = entries_of(editor.scene(today))
            found += complaints(before, after, today)
            assert before.keys() <= after.keys(), "an id is gone"
            before = after

    assert found == []


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_that_saw_all_of_it_shows_what_a_new_subscriber_sees(program: str, tmp_path: Path) -> None:
    editor = Editor(3)
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
    new, calendar = PROGRAMS[program](tmp_path / "new"), PROGRAMS[program](tmp_path / "old")

    for number in range(0, 60, 6):
        editor.work(FIRST + timedelta(days=number))
        for file in files_of(editor.scene(FIRST + timedelta(days=number))):
            calendar.take_in(file)
    for file in files_of(editor.scene(FIRST + timedelta(days=54))):
        new.take_in(file)

    assert calendar.shown() == new.shown()


def fund(**fields: Any) -> Fund:
    override = fields.pop("override", ())
    rounds = {"type": "yearly", "days": ("01-15",), "until": "2027-12-31", "overrides": override}
    return a_fund(published="2024-01-01", rounds=rounds, **FAR, **fields)


def number_of(record: Fund | Meeting, today: str = "2026-11-23") -> int:
    kind = "fund" if isinstance(record, Fund) else "meeting"
    others = {"fund": [], "meeting": []} | {kind: [record]}
    [event] = entries_of(small_scene(today=date.fromisoformat(today), **others)).values()
    return int(event["SEQUENCE"])


CANCELLED = {"deadline": "2027-01-15", "cancelled": True}
MOVED = {"deadline": "2027-01-15", "moved_to": "2027-01-22"}
RESTORED = {"deadline": "2027-01-15", "restored": True}


@pytest.mark.parametrize(
    "versions",
    [
        [{}, {"override": (MOVED,)}, {"override": (CANCELLED,)}],
        [{}, {"override": (CANCELLED,)}, {"override": (CANCELLED, RESTORED)}],
        [{}, {"override": (CANCELLED,)}, {"updated": "2026-11-22"}],
        [
            {"updated": "2026-11-21"},
            {"updated": "2026-11-21", "override": (MOVED | {"on": "2026-11-21"},)},
            {"updated": "2026-11-21", "override": (MOVED | {"on": "2026-11-21"}, CANCELLED | {"on": "2026-11-21"})},
            {"override": (MOVED | {"on": "2026-11-22"},)},
            {"updated": "2026-11-23"},
        ],
    ],
    ids=["another change in its place", "restored", "taken out, with its day", "twice on a day, and taken out"],
)
def test_the_number_of_a_deadline_rises_with_every_change(versions: list[dict[str, Any]]) -> None:
    numbers = [number_of(fund(**fields)) for fields in versions]

    assert numbers == sorted(set(numbers))


NOT_HELD = {"on": "2026-11-21", "what": "Sneen.", "type": "cancelled"}
HELD = {"on": "2026-11-21", "what": "Det bliver holdt.", "type": "changed"}


@pytest.mark.parametrize(
    "versions",
    [
        [
            {},
            {"status": "cancelled"},
            {"status": "cancelled", "revisions": (NOT_HELD,)},
            {"revisions": (NOT_HELD, HELD)},
        ],
        [{"start": "2027-01-19 19:00"}, {"start": "2027-01-19 18:30", "updated": "2026-11-21"}],
        [{"status": "cancelled", "revisions": (NOT_HELD,)}, {"updated": "2026-11-22"}],
    ],
    ids=["cancelled and held after all", "another hour without a revision", "restored by taking lines out"],
)
def test_the_number_of_a_meeting_rises_with_every_change_that_has_a_day(versions: list[dict[str, Any]]) -> None:
    numbers = [number_of(a_meeting("m", published="2026-11-01", **fields)) for fields in versions]

    assert numbers == sorted(set(numbers))


def test_a_change_on_a_day_to_come_stamps_nothing_before_that_day() -> None:
    revision = {"on": "2026-12-24", "what": "Nyt oplæg."}

    days = {}
    for today in ("2026-11-23", "2026-12-24"):
        scene = small_scene(today=date.fromisoformat(today), fund=[], meeting=[a_meeting("m", revisions=(revision,))])
        [event] = entries_of(scene).values()
        days[today] = event["LAST-MODIFIED"].dt.astimezone(scene.zone).date().isoformat()

    assert days == {"2026-11-23": "2026-11-02", "2026-12-24": "2026-12-24"}
