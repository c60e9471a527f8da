"""When, where and whether there is room: a meeting says it in the same words on everything that tells of it."""

import json
import re
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject  # type: ignore[import-untyped]
from icalendar import Calendar

from generator.calendars import render_calendars
from generator.feeds.texts import short_text_of
from generator.model.meetings.meeting import Meeting
from generator.pages.linked_data import linked_data
from generator.views.meetings import meeting_words
from generator.views.meetings.meetings import is_over, occasion
from generator.views.meetings.signing_up import signing_up
from generator.views.meetings.web_calendars import web_calendars
from generator.views.scene import Scene
from generator.views.site.cards import card
from generator.views.site.front import front
from generator.views.telling.happening import title_of
from generator.views.telling.happenings import happenings_of
from generator.views.telling.sharing import share_of_meeting
from generator.words.wording import wording_of
from tests.towns import TODAY, a_body, a_meeting, small_scene

DANISH, DUTCH = wording_of("da"), wording_of("nl")
PAGE = "https://lilleby.example/moeder/2027-01-19-temamode-om-natur/"
KRO = {"name": "Strandby Kro", "address": "Havnevej 1, 9999 Lilleby"}
ROOM = "https://video.example/rum/1234?pwd=ab;cd,ef"
EXHIBITION: dict[str, Any] = {"start": "2026-11-18 10:00", "end": "2027-01-16 16:00"}
DAYS: dict[str, Any] = {"start": "2026-12-18", "end": "2027-01-16"}
MONTH: dict[str, Any] = {"start": "2027-03", "end": None, "place": None}
MOVED = {"on": "2026-11-10", "type": "moved", "before_place": "Forsamlingshuset", "what": "Huset bliver malet."}


def scene_with(today: date = TODAY, **fields: Any) -> tuple[Scene, Meeting]:
    meeting = a_meeting(**fields)
    return small_scene(meeting=[meeting], today=today), meeting


def when(today: date = TODAY, **fields: Any) -> str:
    scene, meeting = scene_with(today, **fields)
    return meeting_words.told(occasion(scene, meeting), DANISH).text


def where(**fields: Any) -> str:
    scene, meeting = scene_with(**fields)
    return meeting_words.where(occasion(scene, meeting), DANISH)


def told_by(**fields: Any) -> list[tuple[str, str]]:
    """Give what the feeds tell of a meeting: titles and texts."""
    scene, meeting = scene_with(**fields)
    found = happenings_of(scene, scene.site.kind_of(meeting), meeting)
    return [(title_of(one, DANISH), re.sub("<[^>]*>", " ", short_text_of(scene, DANISH, one))) for one in found]


def event_of(today: date = TODAY, **fields: Any) -> Any:
    """Give the event of a meeting as icalendar reads it; None when there is none. Another parser must read it too."""
    scene, meeting = scene_with(today, **fields)
    files = {artifact.path: artifact.content for artifact in render_calendars(scene, DANISH)}
    single = files.get(f"calendar/meeting/{meeting.slug}.ics")
    events = Calendar.from_ical(files["calendar/all.ics"]).walk("VEVENT")
    assert bool(single) == bool(events)
    if single:
        vobject.readOne(single.decode() if isinstance(single, bytes) else single).serialize()
    return events[0] if events else None


def share_of(**fields: Any) -> list[str]:
    scene, meeting = scene_with(**fields)
    return list(share_of_meeting(scene, card(scene, "meeting", meeting), DANISH, over=is_over(scene, meeting)).lines)


def linked(**fields: Any) -> dict[str, Any]:
    scene, meeting = scene_with(**fields)
    found: dict[str, Any] = json.loads(linked_data(scene, scene.site.kind_of(meeting), meeting, "x"))
    return found


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, "tirsdag 19. januar 2027 kl. 19.00–21.30"),
        ({"start": "2027-01-19", "end": None}, "tirsdag 19. januar 2027"),
        ({"start": "2027-01-19", "end": "2027-01-19"}, "tirsdag 19. januar 2027"),
        ({"start": "2027-01-19 19:00", "end": "2027-01-19"}, "tirsdag 19. januar 2027 kl. 19.00"),
        ({"start": "2027-03-03", "end": "2027-03-05"}, "3.–5. marts 2027"),
        ({"start": "2027-02-28", "end": "2027-03-01"}, "28. februar – 1. marts 2027"),
        (DAYS, "18. december 2026 – 16. januar 2027"),
        (EXHIBITION, "18. november 2026 kl. 10.00 – 16. januar 2027 kl. 16.00"),
        ({"start": "2027-03-03 10:00", "end": "2027-03-05 12:00"}, "3. marts kl. 10.00 – 5. marts 2027 kl. 12.00"),
        ({"start": "2027-03-03 10:00", "end": "2027-03-05"}, "3. marts kl. 10.00 – 5. marts 2027"),
        (
            {"start": "2026-12-31 20:00", "end": "2027-01-01 01:00"},
            "31. december 2026 kl. 20.00 – 1. januar 2027 kl. 01.00",
        ),
        (MONTH, "marts 2027 (dagen følger)"),
        ({"start": "2027-01-19", "end": None, "to_follow": ["time"]}, "tirsdag 19. januar 2027 (klokkeslættet følger)"),
    ],
)
def test_a_meeting_says_when_it_is_as_exactly_as_it_is_known(fields: dict[str, Any], text: str) -> None:
    assert when(**fields).replace("\xa0", " ") == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"place": KRO}, "Strandby Kro, Havnevej 1, 9999 Lilleby"),
        ({"place": KRO, "online": ROOM}, "Strandby Kro, Havnevej 1, 9999 Lilleby, og online"),
        ({"place": None, "online": ROOM}, "Online"),
        ({"place": None, "to_follow": ["place"]}, "Stedet følger"),
        ({"place": None, "in_writing": True}, "Skriftligt, uden fremmøde"),
        ({"place": None}, ""),
    ],
)
def test_a_meeting_says_both_halves_of_where_it_is(fields: dict[str, Any], text: str) -> None:
    assert where(**fields) == text


@pytest.mark.parametrize(
    ("today", "life", "is_past"),
    [
        (date(2026, 11, 17), "announced", False),
        (date(2026, 11, 18), "going-on", False),
        (date(2026, 12, 24), "going-on", False),
        (date(2027, 1, 16), "going-on", False),
        (date(2027, 1, 17), "passed", True),
    ],
)
def test_what_lasts_for_days_goes_on_between_them_and_stands_among_the_coming(
    today: date, life: str, *, is_past: bool
) -> None:
    scene, meeting = scene_with(today, **EXHIBITION)
    found = occasion(scene, meeting)

    assert (found.life, found.is_past) == (life, is_past)
    assert bool(front(scene, DANISH.in_order).meetings) is not is_past


@pytest.mark.parametrize(
    ("today", "is_past"), [(date(2027, 3, 1), False), (date(2027, 3, 31), False), (date(2027, 4, 1), True)]
)
def test_a_month_is_past_when_its_last_day_is(today: date, *, is_past: bool) -> None:
    scene, meeting = scene_with(today, **MONTH)

    assert occasion(scene, meeting).is_past is is_past
    assert meeting_words.told(occasion(scene, meeting), DUTCH).text == (
        "maart 2027" if is_past else "maart 2027 (de dag volgt nog)"
    )


def test_days_without_hours_are_whole_days_in_calendars() -> None:
    event = event_of(**DAYS)

    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 12, 18), date(2027, 1, 17))
    assert event["transp"] == "TRANSPARENT"


def test_days_with_one_unknown_hour_are_whole_days_too() -> None:
    event = event_of(start="2027-03-03 10:00", end="2027-03-05")

    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2027, 3, 3), date(2027, 3, 6))


def test_days_with_hours_keep_both_moments() -> None:
    event = event_of(**EXHIBITION)

    assert event["dtend"].dt == datetime(2027, 1, 16, 16, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))


def test_a_month_and_what_is_held_in_writing_are_in_no_calendar() -> None:
    assert event_of(**MONTH) is None
    assert event_of(**DAYS, place=None, in_writing=True) is None


def test_a_provisional_day_is_tentative_and_says_so() -> None:
    event = event_of(status="provisional")

    assert (event["status"], str(event["summary"])) == ("TENTATIVE", "Foreløbig dato: Temamøde om natur")
    assert "Datoen er foreløbig." in event["description"]
    assert told_by(status="provisional")[0][0] == "Foreløbig dato: Temamøde om natur, 19. januar 2027"
    assert share_of(status="provisional")[0] == "Foreløbig dato: Temamøde om natur"


def test_a_provisional_day_that_is_confirmed_was_told_as_provisional() -> None:
    dated = {"on": "2026-11-20", "type": "dated", "before": "2027-01-19 19:00", "what": "Datoen holder."}

    assert [title for title, _ in told_by(revisions=[dated])] == [
        "Foreløbig dato: Temamøde om natur, 19. januar 2027",
        "Dato fastsat: Temamøde om natur, 19. januar 2027",
    ]
    assert event_of(revisions=[dated])["status"] == "CONFIRMED"


def test_when_a_month_gets_its_day_the_ids_stay_and_the_feed_tells() -> None:
    dated = {"on": "2026-11-20", "type": "dated", "before": "2027-01", "what": "Dagen er fundet."}
    scene, month = scene_with(start="2027-01", end=None)
    before = [one.id for one in happenings_of(scene, scene.site.kind_of(month), month)]
    scene, meeting = scene_with(revisions=[dated])
    after = [one.id for one in happenings_of(scene, scene.site.kind_of(meeting), meeting)]

    assert after == [*before, ("meeting", meeting.slug, "dated", "2026-11-20")]
    assert told_by(revisions=[dated])[0][0] == "Temamøde om natur, januar 2027"
    assert "Før: januar 2027" in told_by(revisions=[dated])[1][1]
    assert "Nu: tirsdag 19. januar 2027 kl. 19.00" in told_by(revisions=[dated])[1][1].replace("\xa0", " ")


def test_the_feed_tells_of_both_halves_of_the_end_and_of_the_room() -> None:
    full = {"places": 20, "full": True}
    [(_, text)] = told_by(**EXHIBITION, place=KRO, online=ROOM, sign_up=full)

    assert "18. november 2026 kl. 10.00 – 16. januar 2027 kl. 16.00. Strandby Kro" in text.replace("\xa0", " ")
    assert "og online." in text
    assert f"Deltag online:  {ROOM}" in text
    assert "Alle 20 pladser er optaget" in text


def test_a_text_to_share_says_the_same() -> None:
    full = {"url": "https://tilmelding.example/f", "closes": "2027-01-10", "full": True, "waiting_list": True}

    lines = share_of(place=KRO, online=ROOM, sign_up=full, revisions=[MOVED])

    assert lines == [
        "Temamøde om natur",
        "Tirsdag 19. januar 2027 kl. 19.00–21.30",
        "Strandby Kro, Havnevej 1, 9999 Lilleby, og online",
        "Flyttet fra Forsamlingshuset",
        f"Deltag online: {ROOM}",
        "Alle pladser er optaget",
        "Der er venteliste.",
        f"Læs mere: {PAGE}",
    ]


def test_a_new_place_at_the_same_time_is_a_move_and_no_new_time() -> None:
    titles_and_texts = told_by(place=KRO, revisions=[MOVED])
    event = event_of(place=KRO, revisions=[MOVED])
    facts = linked(place=KRO, revisions=[MOVED])

    assert "Forsamlingshuset" in titles_and_texts[0][1]
    assert titles_and_texts[1][0] == "Flyttet: Temamøde om natur, 19. januar 2027"
    assert "Før: Forsamlingshuset" in titles_and_texts[1][1]
    assert "Nu: Strandby Kro, Havnevej 1, 9999 Lilleby" in titles_and_texts[1][1]
    assert event["sequence"] > event_of(place=KRO)["sequence"]
    assert "Før: Forsamlingshuset" in event["description"]
    assert "previousStartDate" not in facts
    assert facts["eventStatus"] == "https://schema.org/EventScheduled"


def test_a_move_from_hall_to_net_is_one_too() -> None:
    facts = linked(place=None, online=ROOM, revisions=[MOVED])

    assert facts["eventStatus"] == "https://schema.org/EventMovedOnline"
    assert facts["location"] == {"@type": "VirtualLocation", "url": ROOM}


@pytest.mark.parametrize(
    ("place", "online", "mode"),
    [(KRO, None, "Offline"), (KRO, ROOM, "Mixed"), (None, ROOM, "Online"), (None, None, None)],
)
def test_machines_are_told_how_one_takes_part(place: object, online: str | None, mode: str | None) -> None:
    facts = linked(place=place, online=online)

    assert facts.get("eventAttendanceMode") == (mode and f"https://schema.org/{mode}EventAttendanceMode")
    assert isinstance(facts.get("location"), list) is (mode == "Mixed")


def test_machines_are_told_the_address_by_its_parts_and_who_invites() -> None:
    body = a_body()
    meeting = a_meeting(place=KRO, organiser=body.slug)
    scene = small_scene(meeting=[meeting], body=[body])

    facts = json.loads(linked_data(scene, scene.site.kind_of(meeting), meeting, "x"))

    assert facts["location"]["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Havnevej 1",
        "postalCode": "9999",
        "addressLocality": "Lilleby",
    }
    assert facts["organizer"]["name"] == "Landdistriktsrådet"


def test_machines_are_told_no_date_that_is_not_known() -> None:
    assert "startDate" not in linked(**MONTH)
    assert linked(**DAYS)["endDate"] == "2027-01-16"


def test_a_date_that_was_moved_is_told_to_machines() -> None:
    moved = {"on": "2026-11-10", "type": "moved", "before": "2027-01-12 19:00", "what": "Sneen."}

    facts = linked(revisions=[moved])

    assert facts["eventStatus"] == "https://schema.org/EventRescheduled"
    assert facts["previousStartDate"] == "2027-01-12T19:00:00+01:00"


def test_what_is_only_on_the_net_has_its_address_as_place_in_calendars() -> None:
    event = event_of(place=None, online=ROOM)

    assert str(event["location"]) == ROOM
    assert str(event["conference"]) == ROOM


def test_links_to_calendars_on_the_web_know_the_net_and_the_last_day() -> None:
    scene, meeting = scene_with(**DAYS, place=None, online=ROOM)

    found = web_calendars(occasion(scene, meeting), DANISH, title="x", url=PAGE)

    assert "dates=20261218%2F20270117" in found.google
    assert "location=https%3A%2F%2Fvideo.example" in found.google
    assert "Deltag+online" in found.outlook


@pytest.mark.parametrize(
    ("sign_up", "url", "email"),
    [
        ({"url": "https://t.example/f", "full": True}, None, None),
        ({"url": "https://t.example/f", "full": True, "waiting_list": True}, "https://t.example/f", None),
        ({"full": True, "waiting_list": "https://t.example/v"}, "https://t.example/v", None),
        ({"full": True, "waiting_list": "liste@lilleby.example"}, None, "liste@lilleby.example"),
    ],
)  # fmt: skip
def test_when_all_places_are_taken_one_is_asked_only_to_the_waiting_list(
    sign_up: dict[str, Any], url: str | None, email: str | None
) -> None:
    scene, meeting = scene_with(sign_up=sign_up)
    found = signing_up(scene, meeting)

    assert (found and (found.url, found.email)) == ((url, email) if url or email else None)
    assert occasion(scene, meeting).is_full


def test_machines_are_told_that_it_is_sold_out() -> None:
    sign_up = {"url": "https://tilmelding.example/f", "places": 20}

    assert linked(sign_up=sign_up)["offers"] == {
        "@type": "Offer",
        "url": "https://tilmelding.example/f",
        "availability": "https://schema.org/InStock",
    }
    full = linked(sign_up={**sign_up, "full": True})
    assert full["offers"]["availability"] == "https://schema.org/SoldOut"
    assert full["maximumAttendeeCapacity"] == 20


def test_calendars_say_that_all_places_are_taken() -> None:
    event = event_of(sign_up={"places": 20, "full": True})

    assert "Alle 20 pladser er optaget" in event["description"]


def test_a_cancelled_meeting_offers_nothing() -> None:
    cancelled = {"on": "2026-11-10", "type": "cancelled", "what": "Slået sammen med mødet i marts."}
    fields: dict[str, Any] = {
        "status": "cancelled",
        "revisions": [cancelled],
        "sign_up": {"places": 20, "full": True},
        "online": ROOM,
    }
    event, facts = event_of(**fields), linked(**fields)

    assert event["status"] == "CANCELLED"
    assert "conference" not in event
    assert "offers" not in facts
    assert "pladser" not in told_by(**fields)[0][1]


def test_a_meeting_that_lost_its_day_is_taken_back_from_calendars() -> None:
    moved = {"on": "2026-11-20", "type": "moved", "before": "2027-01-19 19:00", "what": "Udsat til foråret."}

    event = event_of(**MONTH, revisions=[moved])

    assert event["status"] == "CANCELLED"
    assert event["dtstart"].dt == datetime(2027, 1, 19, 19, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
    assert event["sequence"] > event_of()["sequence"]
    assert linked(**MONTH, revisions=[moved])["eventStatus"] == "https://schema.org/EventPostponed"
