"""Topics: how far each is, the meetings tell; nobody types it."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from generator.model.meetings.topics import Topics
from generator.views.meetings.topics import topics
from tests.towns import TODAY, a_meeting, small_scene, small_site

PAST, AHEAD = date(2026, 10, 1), date(2027, 1, 19)


def asked(*meetings: Any, **topic: Any) -> Any:
    facts = {"id": "penge", "title": "Hvordan søger man penge?", "on": "2026-05-01", **topic}
    document = Topics.model_validate({"topics": [facts]})
    site = replace(small_site(meeting=meetings), documents=MappingProxyType({"topics": document}))
    return topics(small_scene(site))


def about(day: date, **fields: Any) -> Any:
    return a_meeting(f"{day}-penge", start=day, end=None, topics=["penge"], **fields)


@pytest.mark.parametrize(
    ("days", "state"),
    [((), "wished"), ((PAST,), "held"), ((AHEAD,), "planned"), ((PAST, AHEAD), "planned")],
)
def test_meetings_tell_how_far_a_topic_is(days: tuple[date, ...], state: str) -> None:
    (found,) = asked(*(about(day) for day in days))

    assert found.state == state
    assert [meeting.day for meeting in found.meetings] == sorted(days, reverse=True)


def test_a_cancelled_meeting_leaves_it_wished_for() -> None:
    (found,) = asked(about(AHEAD, status="cancelled"))

    assert (found.state, found.meetings) == ("wished", ())
    assert found.waited == (TODAY - date(2026, 5, 1)).days


def test_what_is_given_up_says_so_unless_a_meeting_was_held() -> None:
    (given_up,) = asked(given_up="Ingen kunne.")
    (held,) = asked(about(PAST), given_up="Ingen kunne.")

    assert (given_up.state, held.state) == ("given-up", "held")


def test_what_is_asked_for_later_is_not_there_yet() -> None:
    assert asked(on="2026-11-22") == ()
