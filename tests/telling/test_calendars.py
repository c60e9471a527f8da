"""Calendars: the same moments in every program, ids that never change, and nothing that a record could break."""

import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args
from zoneinfo import ZoneInfo, available_timezones

import pytest
import recurring_ical_events  # type: ignore[import-untyped]
import vobject  # type: ignore[import-untyped]
from dateutil.tz import tzical
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from towns import STAND_IN, a_body, a_community, a_contact, a_fund, a_meeting, small_scene, small_site, told_as

from generator.calendars import REFRESH, render_calendars, render_deadlines, webcal
from generator.model.meetings.meeting import Meeting, MeetingType
from generator.model.money.fund import Fund
from generator.views.scene import Scene, scene_of
from generator.views.telling.clock_changes import rule_of
from generator.words.wording import Wording
from tests.conftest import REPOSITORY

WORDS = Wording(
    "da",
    {
        "Example: {title}": "Eksempel: {title}",
        "CANCELLED: {title}": "AFLYST: {title}",
        "Theme meetings": "Temamøder",
        "All meetings": "Alle møder",
        "meeting theme": "temamøde, åbent",
        "Changed {day}: {what}": "Ændret {day}: {what}",
        "Take part online: {url}": "Deltag hjemmefra: {url}",
        "Take part online": "Deltag hjemmefra",
        "Read more: {url}": "Læs mere: {url}",
        "Meetings: {title}": "Møder: {title}",
        "Deadline": "Frist",
        "Deadline: {title}": "Frist: {title}",
        "One can apply from {day}.": "Man kan søge fra {day}.",
    },
)
NODE = Path(sys.executable).parent / "node"
SCRIPT = REPOSITORY / "tests/js" / "calendar_instants.mjs"
PROGRAMS = ("icalendar", "recurring-ical-events", "vobject", "ical.js", "node-ical")
ALL, THEME = "calendar/all.ics", "calendar/theme-meetings.ics"
TYPES = [f"calendar/type/{name}.ics" for name in get_args(MeetingType)]
COPENHAGEN = """\
BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
HOSTILE = 'A;B,C:D\\n"q" ^n {title} 🧨\x00\x0b\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\u2028\x85x'
HARMLESS = 'A;B,C:D\\n"q" ^n {title} 🧨 END:VEVENT BEGIN:VEVENT UID:evil x'
Moment = datetime | date
Seen = list[tuple[str, str, str | None]]


def calendars_of(scene: Scene) -> dict[str, bytes]:
    return {calendar.path: calendar.data for calendar in render_calendars(scene, WORDS)}


def all_of(*meetings: Meeting, **others: Any) -> bytes:
    return calendars_of(small_scene(meeting=meetings, **others))[ALL]


def event_of(meeting: Meeting, **others: Any) -> Any:
    """Read the only event of a calendar back."""
    [event] = Calendar.from_ical(all_of(meeting, **others)).events
    return event


def texts_of(event: Any) -> dict[str, str]:
    values = {name: value.to_ical() for name, value in event.items()}
    return {name: value.decode() if isinstance(value, bytes) else value for name, value in values.items()}


def local(*parts: int) -> datetime:
    return datetime(*parts)  # type: ignore[arg-type] # noqa: DTZ001 - as records write it


def written(moment: Moment) -> str:
    if not isinstance(moment, datetime):
        return moment.isoformat()
    assert moment.tzinfo is not None, "a floating time"
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def in_every_program(data: bytes, folder: Path) -> dict[str, Seen]:
    """Give UID, start and end of the events as five programs understand them, sorted."""
    parsed = Calendar.from_ical(data)
    read = {
        "icalendar": [_properties(event) for event in parsed.events],
        "recurring-ical-events": [_properties(event) for event in recurring_ical_events.of(parsed).all()],
        "vobject": [_contents(event) for event in getattr(vobject.readOne(data.decode()), "vevent_list", [])],
    }
    for program, events in in_javascript(data, folder).items():
        read[program] = [(event["uid"], event["start"], event["end"]) for event in events]
    return {program: sorted(events) for program, events in read.items()}


def _properties(event: Any) -> tuple[str, str, str | None]:
    return str(event["UID"]), written(event["DTSTART"].dt), written(event["DTEND"].dt) if "DTEND" in event else None


def _contents(event: Any) -> tuple[str, str, str | None]:
    end = written(event.dtend.value) if "dtend" in event.contents else None
    return event.uid.value, written(event.dtstart.value), end


def in_javascript(data: bytes, folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Read with two programs on a machine in another zone than the meetings."""
    file = folder / "calendar.ics"
    file.write_bytes(data)
    zone = {**os.environ, "TZ": "America/New_York"}
    done = subprocess.run([NODE, SCRIPT, file], env=zone, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    read: dict[str, list[dict[str, Any]]] = json.loads(done.stdout)
    return read


MOMENTS = [
    *(local(2026, month, 15, 19, 0) for month in range(1, 13)),
    *(local(2026, 3, day, hour, 30) for day in (28, 29, 30) for hour in (0, 1, 2, 3, 12, 23)),
    *(local(2026, 10, day, hour, 30) for day in (24, 25, 26) for hour in (0, 1, 2, 3, 12, 23)),
    local(1985, 9, 29, 12, 0),
    local(2019, 8, 14, 19, 0),
    local(2032, 7, 1, 19, 0),
    local(2090, 7, 1, 19, 0),
]
ZONES = [
    "Europe/Copenhagen", "Europe/Amsterdam", "Europe/Lisbon", "Europe/Dublin", "Europe/Athens", "Europe/Istanbul",
    "Atlantic/Reykjavik", "America/New_York", "Africa/Casablanca", "Pacific/Chatham", "UTC",
]  # fmt: skip


@pytest.mark.parametrize("zone", ZONES)
def test_every_program_sees_the_moments_of_the_content(zone: str, tmp_path: Path) -> None:
    meetings = [
        a_meeting(f"m-{number:02}", start=start, end=start + timedelta(hours=2)) for number, start in enumerate(MOMENTS)
    ]
    data = all_of(*meetings, settings={"time_zone": zone})
    ours = ZoneInfo(zone)
    expected = sorted(
        (f"{meeting.slug}@lilleby.example", written(meeting.start.replace(tzinfo=ours)),  # type: ignore[call-arg]
         written(meeting.end.replace(tzinfo=ours)))  # type: ignore[union-attr]
        for meeting in meetings
    )  # fmt: skip

    assert in_every_program(data, tmp_path) == dict.fromkeys(PROGRAMS, expected)


@pytest.mark.parametrize(
    ("start", "instant"),
    [
        (local(2026, 1, 15, 19, 0), "2026-01-15T18:00:00Z"),
        (local(2026, 3, 28, 19, 0), "2026-03-28T18:00:00Z"),
        (local(2026, 3, 29, 10, 0), "2026-03-29T08:00:00Z"),
        (local(2026, 7, 15, 19, 0), "2026-07-15T17:00:00Z"),
        (local(2026, 10, 24, 19, 0), "2026-10-24T17:00:00Z"),
        (local(2026, 10, 25, 10, 0), "2026-10-25T09:00:00Z"),
    ],
)
def test_a_meeting_is_written_in_local_time_with_the_zone(start: datetime, instant: str) -> None:
    event = event_of(a_meeting(start=start, end=None))

    assert event["DTSTART"].params["TZID"] == "Europe/Copenhagen"
    assert event["DTSTART"].to_ical() == f"{start:%Y%m%dT%H%M%S}".encode()
    assert written(event["DTSTART"].dt) == instant


@pytest.mark.parametrize("start", [local(2026, 3, 29, 2, 30), local(2026, 10, 25, 2, 30), local(1985, 7, 1, 19, 0)])
def test_a_moment_that_programs_may_misread_is_written_in_utc(start: datetime) -> None:
    event = event_of(a_meeting(start=start, end=None))

    assert event["DTSTART"].to_ical().endswith(b"Z")
    assert written(event["DTSTART"].dt) == written(start.replace(tzinfo=ZoneInfo("Europe/Copenhagen")))


def test_the_zone_is_written_as_two_yearly_rules() -> None:
    data = all_of()

    assert COPENHAGEN.replace("\n", "\r\n").encode() in data
    assert data.count(b"BEGIN:VTIMEZONE") == 1
    assert b"RDATE" not in data


@pytest.mark.parametrize(
    ("zone", "lines"),
    [
        ("Europe/Lisbon", ["DTSTART:19970330T010000", "TZNAME:WEST", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100"]),
        ("Europe/Athens", ["DTSTART:19961027T040000", "TZNAME:EET", "TZOFFSETFROM:+0300", "TZOFFSETTO:+0200"]),
        ("America/New_York", ["RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3", "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11"]),
        ("Atlantic/Reykjavik", ["DTSTART:19700101T000000", "TZNAME:GMT", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000"]),
        ("Europe/Istanbul", ["DTSTART:20170101T000000", "TZNAME:+03", "TZOFFSETFROM:+0300", "TZOFFSETTO:+0300"]),
    ],
)
def test_other_zones_have_their_own_rules(zone: str, lines: list[str]) -> None:
    written_lines = all_of(settings={"time_zone": zone}).decode().split("\r\n")

    assert [line for line in lines if line not in written_lines] == []
    assert ("RRULE" in "".join(written_lines)) == (zone not in ("Atlantic/Reykjavik", "Europe/Istanbul"))


@pytest.mark.parametrize("name", sorted(zone for zone in available_timezones() if zone.startswith("Europe/")))
def test_the_rule_of_every_european_zone_gives_the_offsets_of_the_zone(name: str) -> None:
    zone, rule = ZoneInfo(name), rule_of(ZoneInfo(name), 2026)
    text = all_of(settings={"time_zone": name}).decode()
    read = tzical(io.StringIO(text[text.index("BEGIN:VTIMEZONE") : text.index("END:VCALENDAR")])).get()

    first = local(rule.first + 1, 1, 1, 12, 0)
    days = (first + timedelta(days=number) for number in range(0, (rule.last - rule.first) * 365, 11))
    wrong = [day for day in days if day.replace(tzinfo=read).utcoffset() != day.replace(tzinfo=zone).utcoffset()]

    assert rule.first < 2026 < rule.last
    assert wrong == []


def test_a_day_without_a_time_is_a_whole_day_that_leaves_the_reader_free() -> None:
    event = event_of(a_meeting(start=date(2026, 8, 31), end=None))

    assert {name: texts_of(event)[name] for name in ("DTSTART", "DTEND", "TRANSP")} == {
        "DTSTART": "20260831",
        "DTEND": "20260901",
        "TRANSP": "TRANSPARENT",
    }
    assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"


@pytest.mark.parametrize(
    ("end", "day_after"),
    [(local(2026, 8, 31, 16, 0), "20260901"), (local(2026, 9, 1, 16, 0), "20260902"),
     (local(2026, 8, 31, 0, 0), "20260901")],
)  # fmt: skip
def test_whole_days_end_after_the_last_day(end: datetime, day_after: str) -> None:
    event = event_of(a_meeting(start=date(2026, 8, 31), end=end))

    assert texts_of(event)["DTEND"] == day_after


def test_every_program_sees_whole_days_as_days(tmp_path: Path) -> None:
    data = all_of(a_meeting("m", start=date(2026, 3, 29), end=None))
    expected = [("m@lilleby.example", "2026-03-29", "2026-03-30")]

    assert in_every_program(data, tmp_path) == dict.fromkeys(PROGRAMS, expected)


def test_an_end_that_is_not_known_is_not_made_up(tmp_path: Path) -> None:
    meeting = a_meeting("m", start=local(2027, 1, 19, 19, 0), end=None)

    ends = {program: events[0][2] for program, events in in_every_program(all_of(meeting), tmp_path).items()}

    assert event_of(meeting).keys() & {"DTEND", "DURATION", "TRANSP"} == set()
    start = "2027-01-19T18:00:00Z"
    assert ends == {**dict.fromkeys(PROGRAMS), "recurring-ical-events": start, "node-ical": start}


def test_an_end_in_the_hour_that_the_clocks_skip_never_comes_before_the_start() -> None:
    event = event_of(a_meeting(start=local(2026, 3, 29, 2, 45), end=local(2026, 3, 29, 3, 15)))

    assert texts_of(event)["DTSTART"] == "20260329T014500Z"
    assert "DTEND" not in event


def test_an_event_says_what_where_who_and_since_when() -> None:
    meeting = a_meeting(
        "2027-01-19-natur",
        summary="Om natur,\nog mere.",
        online="https://video.example/natur",
        organiser="landdistriktsraad",
        place={
            "name": "Strandby; Forsamlingshus",
            "address": "Havnevej 1, 9999 Strandby",
            "coordinates": {"lat": "57.05", "lon": "-9.5"},
        },
        revisions=(
            {"on": "2026-12-01", "what": "Flyttet til Strandby."},
            {"on": "2027-07-02", "what": "Nyt tidspunkt."},
        ),
        materials=(
            {"title": "Oplæg", "url": "https://papir.example/a,b;c.pdf"},
            {"title": "Optagelse", "url": "https://papir.example/film"},
        ),
        published=date(2026, 7, 1),
    )

    event = event_of(meeting, today=date(2027, 8, 1))
    papers = event.pop("ATTACH")

    assert [str(paper) for paper in papers] == ["https://papir.example/a,b;c.pdf", "https://papir.example/film"]
    assert texts_of(event) == {
        "UID": "2027-01-19-natur@lilleby.example",
        "SEQUENCE": "36604",
        "CREATED": "20260630T220000Z",
        "DTSTAMP": "20270701T220000Z",
        "LAST-MODIFIED": "20270701T220000Z",
        "DTSTART": "20270119T190000",
        "DTEND": "20270119T213000",
        "STATUS": "CONFIRMED",
        "SUMMARY": "Temamøde om natur",
        "DESCRIPTION": "Om natur\\,\\nog mere.\\n\\n"
        "Ændret 1. december 2026: Flyttet til Strandby.\\nÆndret 2. juli 2027: Nyt tidspunkt.\\n\\n"
        "Deltag hjemmefra: https://video.example/natur\\n\\n"
        "Læs mere: https://lilleby.example/moeder/2027-01-19-natur/",
        "URL": "https://lilleby.example/moeder/2027-01-19-natur/",
        "LOCATION": "Strandby\\; Forsamlingshus\\, Havnevej 1\\, 9999 Strandby",
        "GEO": "57.05;-9.5",
        "CATEGORIES": "temamøde åbent",
        "ORGANIZER": "mailto:bo@lilleby.example",
        "CONFERENCE": "https://video.example/natur",
    }
    assert event["CONFERENCE"].params == {"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": "Deltag hjemmefra"}
    assert event["ORGANIZER"].params == {"CN": "Landdistriktsrådet"}
    assert [event[name].params["LANGUAGE"] for name in ("SUMMARY", "DESCRIPTION", "LOCATION")] == ["da", "da", "da"]


def test_an_event_knows_no_more_than_the_record() -> None:
    event = event_of(a_meeting(place=None))

    assert set(event) == {
        "UID", "SEQUENCE", "CREATED", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND", "STATUS", "SUMMARY",
        "DESCRIPTION", "URL", "CATEGORIES",
    }  # fmt: skip
    assert str(event["DESCRIPTION"]) == "Læs mere: https://lilleby.example/moeder/2027-01-19-temamode-om-natur/"


@pytest.mark.parametrize(
    ("fields", "organiser"),
    [
        ({"contact": "anna-holm"}, ("Anna Holm", "mailto:anna@lilleby.example")),
        ({"contact": "anna-holm", "organiser": "raad"}, ("Rådet", "mailto:anna@lilleby.example")),
        ({"organiser": "raad"}, ("Rådet", "mailto:b+o@lilleby.example")),
        ({"contact": "uden-post", "organiser": "raad"}, ("Rådet", "mailto:b+o@lilleby.example")),
        ({"contact": "uden-post"}, None),
        ({"contact": "findes-ikke", "organiser": "findes-ikke"}, None),
    ],
)
def test_the_organiser_is_named_only_with_a_mailbox(fields: dict[str, str], organiser: tuple[str, str] | None) -> None:
    people = {
        "body": [a_body("raad", title="Rådet", contact="bo-lund")],
        "contact": [
            a_contact(),
            a_contact("bo-lund", email="b+o@lilleby.example"),
            a_contact("uden-post", email=None),
        ],
    }

    event = event_of(a_meeting(**fields), **people)

    found = event.get("ORGANIZER")
    assert (found and (found.params["CN"], str(found))) == organiser


def test_a_cancelled_meeting_stays_marked_and_counted_up(tmp_path: Path) -> None:
    planned = a_meeting("m", revisions=({"on": "2026-12-01", "what": "Flyttet."},))
    revisions = ({"on": "2026-12-01", "what": "Flyttet."}, {"on": "2026-12-05", "what": "Aflyst."})
    cancelled = a_meeting("m", status="cancelled", revisions=revisions)

    day = date(2026, 12, 5)
    before, after = event_of(planned, today=day), event_of(cancelled, today=day)
    [seen] = in_javascript(all_of(cancelled, today=day), tmp_path)["ical.js"]

    assert (before["SUMMARY"], before["STATUS"], before["SEQUENCE"]) == ("Temamøde om natur", "CONFIRMED", 2902)
    assert (after["SUMMARY"], after["STATUS"], after["SEQUENCE"]) == ("AFLYST: Temamøde om natur", "CANCELLED", 3305)
    assert after["UID"] == before["UID"]
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt
    assert after["TRANSP"] == "TRANSPARENT"
    assert (seen["status"], seen["sequence"], seen["summary"]) == ("CANCELLED", 3305, "AFLYST: Temamøde om natur")


def test_a_uid_outlives_title_address_and_rename() -> None:
    before = event_of(a_meeting("2027-01-19-natur"))
    renamed = a_meeting("2027-01-19-skov", title="Skov", aliases=("2027-01-19-natur", "2027-01-19-vild"))

    after = event_of(renamed, settings={"address": "https://andet.example/", "sections": {}})

    assert after["UID"] == before["UID"] == "2027-01-19-natur@lilleby.example"
    assert after["URL"] == "https://andet.example/meeting/2027-01-19-skov/"


def uids_of(data: bytes) -> list[str]:
    return [str(event["UID"]).removesuffix("@lilleby.example") for event in Calendar.from_ical(data).events]


def test_there_is_a_calendar_for_each_way_to_follow_meetings_and_one_a_meeting() -> None:
    calendars = calendars_of(small_scene())

    council, theme = "2026-08-25-landdistriktsraad", "2027-01-19-temamode-om-natur"
    nothing: dict[str, list[str]] = {path: [] for path in TYPES}
    assert {path: uids_of(data) for path, data in calendars.items()} == nothing | {
        THEME: [theme],
        ALL: [council, theme],
        "calendar/type/theme.ics": [theme],
        "calendar/type/committee.ics": [council],
        "calendar/community/bakkeby.ics": [],
        "calendar/community/strandby.ics": [],
        "calendar/body/landdistriktsraad.ics": [council],
        f"calendar/meeting/{council}.ics": [council],
        f"calendar/meeting/{theme}.ics": [theme],
    }


def test_a_place_has_the_meetings_that_name_it_and_those_of_whoever_speaks_for_it() -> None:
    calendars = calendars_of(
        small_scene(
            community=[a_community(local_council="borgerforening"), a_community("bakkeby")],
            body=[a_body("borgerforening"), a_body("naboraad", communities=("strandby", "findes-ikke"))],
            meeting=[
                a_meeting("a", communities=("strandby", "findes-ikke")),
                a_meeting("b", organiser="borgerforening"),
                a_meeting("c", organiser="naboraad", communities=("strandby",)),
                a_meeting("d"),
                a_meeting("e", organiser="findes-ikke"),
            ],
        )
    )

    assert uids_of(calendars["calendar/community/strandby.ics"]) == ["a", "b", "c"]
    assert uids_of(calendars["calendar/community/bakkeby.ics"]) == []
    assert uids_of(calendars["calendar/body/naboraad.ics"]) == ["c"]


def test_a_subscription_has_a_name_and_says_where_and_how_often_to_look_again() -> None:
    calendar: Any = Calendar.from_ical(calendars_of(small_scene())[THEME])

    assert {name: value.to_ical().decode() for name, value in calendar.items()} == {
        "PRODID": "-//indgang//Calendar//EN",
        "VERSION": "2.0",
        "CALSCALE": "GREGORIAN",
        "METHOD": "PUBLISH",
        "NAME": "Temamøder – Lilleby",
        "X-WR-CALNAME": "Temamøder – Lilleby",
        "REFRESH-INTERVAL": "PT12H",
        "X-PUBLISHED-TTL": "PT12H",
        "SOURCE": "https://lilleby.example/calendar/theme-meetings.ics",
        "URL": "https://lilleby.example/moeder/",
    }
    assert calendar["REFRESH-INTERVAL"].params == {"VALUE": "DURATION"}
    assert calendar["REFRESH-INTERVAL"].dt == REFRESH


def test_the_file_of_one_meeting_asks_for_no_calendar_of_its_own() -> None:
    [data] = [data for path, data in calendars_of(small_scene(meeting=[a_meeting()])).items() if "/meeting/" in path]

    assert set(Calendar.from_ical(data)) == {"PRODID", "VERSION", "CALSCALE", "METHOD"}


def test_a_calendar_without_meetings_can_still_be_subscribed_to(tmp_path: Path) -> None:
    calendars = calendars_of(small_scene(meeting=[]))

    of_records = ["community/bakkeby", "community/strandby", "body/landdistriktsraad"]
    assert list(calendars) == [THEME, ALL, *TYPES, *(f"calendar/{name}.ics" for name in of_records)]
    for data in (calendars[THEME], calendars["calendar/community/bakkeby.ics"]):
        assert [component.name for component in Calendar.from_ical(data).subcomponents] == ["VTIMEZONE"]
        assert in_every_program(data, tmp_path) == {program: [] for program in PROGRAMS}


def test_examples_are_marked_and_gone_when_the_site_does_not_show_them() -> None:
    meetings = [a_meeting("a", title="Opdigtet", example=True), a_meeting("b", title="Rigtigt")]

    shown = Calendar.from_ical(all_of(*meetings))
    hidden = calendars_of(small_scene(settings={"show_examples": False}, meeting=meetings))

    assert [str(event["SUMMARY"]) for event in shown.events] == ["Eksempel: Opdigtet", "Rigtigt"]
    assert [path for path, data in hidden.items() if b"pdigtet" in data or "/a." in path] == []


def hostile_calendar(text: str) -> bytes:
    hostile = a_meeting(
        "a",
        title=STAND_IN,
        summary=STAND_IN,
        place={"name": STAND_IN, "address": STAND_IN},
        revisions=({"on": "2026-12-01", "what": STAND_IN},),
        organiser="raad",
    )
    body, contact = a_body("raad", title=STAND_IN, contact="bo-lund"), a_contact("bo-lund", name=STAND_IN)
    return all_of(told_as(hostile, text), a_meeting("b"), body=[told_as(body, text)], contact=[told_as(contact, text)])


@pytest.mark.parametrize("text", [HOSTILE, HOSTILE * 200, "🧨" * 10_000, "x" * 10_000, "\\;,:^" * 500])
def test_hostile_text_changes_nothing_else_in_the_file(text: str, tmp_path: Path) -> None:
    calm, data = hostile_calendar("Rolig"), hostile_calendar(text)

    names = [[sorted(component) for component in Calendar.from_ical(file).walk()] for file in (calm, data)]
    assert names[0] == names[1]
    assert Calendar.from_ical(data).events[1] == Calendar.from_ical(calm).events[1]
    for events in in_every_program(data, tmp_path).values():
        assert events == in_every_program(calm, tmp_path)["icalendar"]


def test_hostile_text_is_read_back_as_it_was_but_on_one_line(tmp_path: Path) -> None:
    data = hostile_calendar(HOSTILE)

    [event, _] = Calendar.from_ical(data).events

    assert str(event["SUMMARY"]) == HARMLESS
    assert str(event["LOCATION"]) == f"{HARMLESS}, {HARMLESS}"
    assert event["ORGANIZER"].params["CN"] == HARMLESS.replace('"', "'")
    assert vobject.readOne(data.decode()).vevent_list[0].summary.value == HARMLESS
    assert in_javascript(data, tmp_path)["ical.js"][0]["summary"] == HARMLESS


@pytest.mark.parametrize("text", ["Rolig", HOSTILE * 200, "🧨æ" * 5_000])
def test_lines_are_at_most_75_octets_and_end_as_the_standard_says(text: str) -> None:
    data = hostile_calendar(text)

    lines = data.split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert lines[-1] == b""
    assert not any(set(line) & set(b"\r\n\x00\x0b\x0c\x1b\x7f") for line in lines)
    assert [line.decode() for line in lines]  # no letter is cut in two


@settings(deadline=None)
@given(text=st.text(min_size=1).filter(str.strip))
def test_no_text_of_a_record_breaks_a_calendar(text: str) -> None:
    data = hostile_calendar(text)

    assert [str(event["UID"]) for event in Calendar.from_ical(data).events] == [
        "a@lilleby.example",
        "b@lilleby.example",
    ]
    assert all(len(component.errors) == 0 for component in Calendar.from_ical(data).walk())


def test_a_category_is_one_word_for_every_program(tmp_path: Path) -> None:
    for events in in_javascript(all_of(a_meeting()), tmp_path).values():
        assert [event["categories"] for event in events] == [["temamøde åbent"]]


def test_the_same_content_gives_the_same_bytes_on_any_day_and_in_any_order() -> None:
    site = small_site(meeting=[a_meeting("b"), a_meeting("a"), a_meeting("c", start=date(2027, 1, 19), end=None)])
    backwards = {kind: MappingProxyType(dict(reversed(records.items()))) for kind, records in site.records.items()}
    shuffled = replace(site, records=MappingProxyType(backwards))

    assert calendars_of(scene_of(site, date(2026, 11, 21))) == calendars_of(scene_of(shuffled, date(2029, 5, 1)))


@pytest.mark.parametrize(
    ("url", "subscription"),
    [
        ("https://lilleby.example/calendar/all.ics", "webcal://lilleby.example/calendar/all.ics"),
        ("http://lilleby.example/?next=https://a.example", "webcal://lilleby.example/?next=https://a.example"),
    ],
)
def test_a_subscription_opens_in_the_calendar_program(url: str, subscription: str) -> None:
    assert webcal(url) == subscription


def deadlines_of(*funds: Fund, today: date = date(2026, 11, 21), **others: Any) -> bytes:
    [calendar] = render_deadlines(small_scene(fund=funds, today=today, **others), WORDS)
    assert calendar.path == "calendar/deadlines.ics"
    return calendar.data


def yearly(*days: str, **more: Any) -> dict[str, Any]:
    return {"type": "yearly", "days": days, **more}


def days_of(data: bytes) -> list[tuple[str, str]]:
    """Give the key in each UID and the day of the event."""
    events = Calendar.from_ical(data).events
    return [(str(event["UID"]).partition("@")[0].split(".", 2)[2], written(event["DTSTART"].dt)) for event in events]


def test_a_deadline_is_a_whole_day_with_alarms_four_weeks_and_one_week_before() -> None:
    fund = a_fund(rounds=yearly("02-01", until="2027-12-31", opens_before=30), who="Foreninger.", updated="2026-03-01")

    [event] = Calendar.from_ical(deadlines_of(fund)).events

    assert texts_of(event) == {
        "UID": "deadline.landsbypuljen.2027-02-01@lilleby.example",
        "SEQUENCE": "2700",
        "CREATED": "20260201T230000Z",
        "DTSTAMP": "20260228T230000Z",
        "LAST-MODIFIED": "20260228T230000Z",
        "DTSTART": "20270201",
        "DTEND": "20270202",
        "STATUS": "CONFIRMED",
        "SUMMARY": "Frist: Landsbypuljen",
        "DESCRIPTION": "Lilleby Kommune\\nForeninger.\\nMan kan søge fra lørdag 2. januar 2027.\\n\\n"
        "Læs mere: https://lilleby.example/puljer/landsbypuljen/",
        "URL": "https://lilleby.example/puljer/landsbypuljen/",
        "CATEGORIES": "Frist",
        "TRANSP": "TRANSPARENT",
    }
    assert [texts_of(alarm) for alarm in event.walk("VALARM")] == [
        {"ACTION": "DISPLAY", "TRIGGER": "-P27DT15H", "DESCRIPTION": "Frist: Landsbypuljen"},
        {"ACTION": "DISPLAY", "TRIGGER": "-P6DT15H", "DESCRIPTION": "Frist: Landsbypuljen"},
    ]


@pytest.mark.parametrize(
    ("day", "instant"), [("2027-01-20", "2027-01-20T11:00:00Z"), ("2027-09-18", "2027-09-18T10:00:00Z")]
)
def test_a_deadline_with_a_time_is_a_moment_without_an_end_in_every_program(
    day: str, instant: str, tmp_path: Path
) -> None:
    fund = a_fund(rounds={"type": "dated", "calls": ({"closes": day, "closes_at": "12:00"},)})

    data = deadlines_of(fund)
    seen = in_every_program(data, tmp_path)

    [event] = Calendar.from_ical(data).events
    assert event["DTSTART"].params["TZID"] == "Europe/Copenhagen"
    assert "DTEND" not in event
    uid = f"deadline.landsbypuljen.{day}@lilleby.example"
    assert {program: events[0][:2] for program, events in seen.items()} == dict.fromkeys(PROGRAMS, (uid, instant))


@pytest.mark.parametrize(
    "closes",
    [
        {"closes": "2027-02-01"},
        {"closes": "2027-04-10"},  # the clocks change between the alarms
        {"closes": "2027-04-04"},  # one week before, they change in the night of the alarm
        {"closes": "2027-11-20", "closes_at": "23:59"},
        {"closes": "2027-04-04", "closes_at": "12:00"},
        {"closes": "2027-11-20", "closes_at": "02:30"},
    ],
)
def test_a_calendar_reminds_at_nine_in_the_morning_also_over_a_change_of_clocks(
    closes: dict[str, str], tmp_path: Path
) -> None:
    fund = a_fund(rounds={"type": "dated", "calls": (closes,)})
    day = date.fromisoformat(closes["closes"])

    path = tmp_path / "deadlines.ics"
    path.write_bytes(deadlines_of(fund))
    answer = subprocess.run([NODE, SCRIPT.with_name("alarms.mjs"), path], check=True, capture_output=True, text=True)

    assert json.loads(answer.stdout) == [f"{day - timedelta(days=days)}T09:00:00" for days in (28, 7)]


@pytest.mark.parametrize(
    ("closes", "stands"),
    [("2026-08-22", False), ("2026-08-23", True), ("2026-11-20", True), ("2028-02-14", True), ("2028-02-15", False)],
)
def test_deadlines_stand_from_90_days_back_to_450_days_ahead(closes: str, stands: bool) -> None:
    fund = a_fund(rounds={"type": "dated", "calls": ({"closes": "2026-12-01"}, {"closes": closes})})

    days = [day for _, day in days_of(deadlines_of(fund))]

    assert (closes in days) is stands


def test_a_moved_deadline_keeps_its_id_and_a_cancelled_one_stays_without_alarms() -> None:
    before = a_fund(rounds=yearly("01-15", "06-01"))
    change = ({"deadline": "2027-01-15", "moved_to": "2027-01-29", "why": "Sne."},)
    moved = a_fund(rounds=yearly("01-15", "06-01", overrides=change))
    cancelled = a_fund(rounds=yearly("01-15", "06-01", overrides=({"deadline": "2027-01-15", "cancelled": True},)))

    events = [
        {str(event["UID"]): event for event in Calendar.from_ical(deadlines_of(fund)).events}
        for fund in (before, moved, cancelled)
    ]

    assert events[0].keys() == events[1].keys() == events[2].keys()
    told = [of_build["deadline.landsbypuljen.2027-01-15@lilleby.example"] for of_build in events]
    assert [(event["SEQUENCE"], event["STATUS"], written(event["DTSTART"].dt)) for event in told] == [
        (0, "CONFIRMED", "2027-01-15"),
        (2, "CONFIRMED", "2027-01-29"),
        (3, "CANCELLED", "2027-01-15"),
    ]
    assert [str(event["SUMMARY"]) for event in told] == [
        "Frist: Landsbypuljen",
        "Frist: Landsbypuljen",
        "AFLYST: Frist: Landsbypuljen",
    ]
    assert [len(event.walk("VALARM")) for event in told] == [2, 2, 0]
    assert "Sne." in told[1]["DESCRIPTION"]


@pytest.mark.parametrize(
    ("fields", "stands"),
    [
        ({}, True),
        ({"state": "paused"}, False),
        ({"state": "budget-used"}, False),
        ({"state": "ended"}, False),
        ({"state": "unconfirmed"}, False),
        ({"source": {"url": "https://kilde.example/", "checked": "2026-05-25"}}, True),
        ({"source": {"url": "https://kilde.example/", "checked": "2026-05-24"}}, False),
    ],
)
def test_only_deadlines_that_are_certain_are_put_into_calendars(fields: dict[str, Any], stands: bool) -> None:
    fund = a_fund(rounds=yearly("02-01"), **fields)

    assert bool(days_of(deadlines_of(fund))) is stands


def test_two_rounds_announced_for_one_day_are_two_events_and_no_id_is_a_meetings() -> None:
    calls = ({"closes": "2027-02-01", "title": "Små"}, {"closes": "2027-02-01", "title": "Store"})
    fund = a_fund("a", rounds={"type": "dated", "calls": calls})

    deadlines = uids_of(deadlines_of(fund, a_fund("b", rounds=yearly("02-01"))))

    assert deadlines == ["deadline.a.2027-02-01", "deadline.a.2027-02-01.2", "deadline.b.2027-02-01",
                         "deadline.b.2028-02-01"]  # fmt: skip


@settings(deadline=None)
@given(text=st.text(min_size=1).filter(str.strip))
@example(HOSTILE * 200)
def test_no_text_of_a_fund_breaks_the_deadlines(text: str) -> None:
    rounds = {"type": "dated", "calls": ({"closes": "2027-02-01", "title": STAND_IN},)}
    hostile = a_fund("a", title=STAND_IN, provider=STAND_IN, who=STAND_IN, rounds=rounds)

    data = deadlines_of(told_as(hostile, text), told_as(a_fund("b", rounds=rounds), text))

    assert uids_of(data) == ["deadline.a.2027-02-01", "deadline.b.2027-02-01"]
    assert all(len(component.errors) == 0 for component in Calendar.from_ical(data).walk())
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_every_program_sees_several_days_the_net_and_a_provisional_day(tmp_path: Path) -> None:
    data = all_of(
        a_meeting("a", start=date(2026, 12, 18), end=date(2027, 1, 16), place=None),
        a_meeting("b", start=local(2026, 11, 18, 10, 0), end=local(2027, 1, 16, 16, 0)),
        a_meeting("c", place=None, online="https://video.example/rum/1?pwd=ab;cd,ef", status="provisional"),
    )
    expected = [
        ("a@lilleby.example", "2026-12-18", "2027-01-17"),
        ("b@lilleby.example", "2026-11-18T09:00:00Z", "2027-01-16T15:00:00Z"),
        ("c@lilleby.example", "2027-01-19T18:00:00Z", "2027-01-19T20:30:00Z"),
    ]

    assert in_every_program(data, tmp_path) == dict.fromkeys(PROGRAMS, expected)
