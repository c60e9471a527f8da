"""Links into calendars on the web."""

from datetime import date, datetime
from urllib.parse import parse_qsl, urlsplit

from generator.model.meetings.meeting import Meeting
from generator.views.meetings.meetings import occasion
from generator.views.meetings.web_calendars import WebCalendars, web_calendars
from generator.words.wording import wording_of
from tests.towns import a_meeting, small_scene

PAGE = "https://lilleby.example/moeder/x/"


def links(meeting: Meeting) -> WebCalendars:
    scene = small_scene(meeting=[meeting])
    return web_calendars(occasion(scene, meeting), wording_of("da"), title=meeting.title, url=PAGE)


def asked(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))


def test_a_meeting_in_winter_is_told_in_universal_time() -> None:
    found = links(a_meeting())

    assert asked(found.google) == {
        "action": "TEMPLATE",
        "text": "Temamøde om natur",
        "dates": "20270119T180000Z/20270119T203000Z",
        "details": f"Læs mere: {PAGE}",
        "location": "Strandby Forsamlingshus, Havnevej 1, 9999 Strandby",
    }
    assert asked(found.outlook)["startdt"] == "2027-01-19T18:00:00Z"
    assert asked(found.outlook)["enddt"] == "2027-01-19T20:30:00Z"
    assert asked(found.outlook_at_work) == asked(found.outlook)


def test_a_meeting_in_summer_is_an_hour_earlier_in_universal_time() -> None:
    summer = datetime(2027, 6, 10, 19, 0)  # noqa: DTZ001 - records hold the time of the site's zone

    found = links(a_meeting("2027-06-10-sommer", start=summer, end=None))

    assert asked(found.google)["dates"] == "20270610T170000Z/20270610T170000Z"


def test_a_meeting_without_a_time_is_a_whole_day() -> None:
    found = links(a_meeting("2027-06-10-sommer", start=date(2027, 6, 10), end=None, place=None))

    assert asked(found.google)["dates"] == "20270610/20270611"
    assert asked(found.outlook)["allday"] == "true"
    assert (asked(found.outlook)["startdt"], asked(found.outlook)["enddt"]) == ("2027-06-10", "2027-06-11")
    assert asked(found.google)["location"] == ""


def test_signs_with_a_meaning_in_addresses_stay_in_their_place() -> None:
    title = "Penge & planer? 100 % = #1 + mere"

    found = links(a_meeting(title=title))

    assert asked(found.google)["text"] == title
    assert asked(found.outlook)["subject"] == title
