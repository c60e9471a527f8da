"""What the rules about meetings share: all meetings of the content, the times they take, and what is held when."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.days.month import When
from generator.model.meetings.meeting import Meeting

USUAL_LENGTH = timedelta(hours=2)
"""How long a meeting without an end is thought to be, where only a warning comes of it; readers are told no end."""

MANY_DAYS = 4
"""A meeting that lasts longer than a long weekend is open, and nobody is there all the time."""


class Span(NamedTuple):
    """From when until when a meeting takes those who are there; the times are local to the site."""

    begins: datetime
    ends: datetime
    is_timed: bool
    """Whether the hour is known; else the span is the whole day."""


@lru_cache(maxsize=1)
def meetings_of(loaded: Loaded) -> tuple[Meeting, ...]:
    """List every meeting, in the order of time."""
    found = (record for record in site_of(loaded)["meeting"].values() if isinstance(record, Meeting))
    return tuple(sorted(found, key=lambda meeting: (meeting.day, str(meeting.start), meeting.slug)))


def to_be_held(loaded: Loaded) -> Iterator[Meeting]:
    """Yield the meetings that are not cancelled."""
    return (meeting for meeting in meetings_of(loaded) if meeting.status != "cancelled")


def is_attended(meeting: Meeting) -> bool:
    """Whether people come at one time that is known: not what is sent in writing, nor what goes on for many days.

    An exhibition of eight weeks meets holidays, nights and other meetings, and nobody means it otherwise. A course over
    a long weekend is attended whole.
    """
    return meeting.has_entry and (meeting.last_day - meeting.day).days < MANY_DAYS


def span_of(meeting: Meeting) -> Span:
    """Tell the time a meeting takes; one without an end is thought to be of the usual length."""
    after = datetime.combine(meeting.last_day + timedelta(days=1), time())
    if not isinstance(meeting.start, datetime):
        begins = datetime.combine(meeting.day, time())
        return Span(begins, meeting.end if isinstance(meeting.end, datetime) else after, is_timed=False)
    if meeting.end is None:
        return Span(meeting.start, meeting.start + USUAL_LENGTH, is_timed=True)
    return Span(meeting.start, meeting.end if isinstance(meeting.end, datetime) else after, is_timed=True)


def file_of(loaded: Loaded, meeting: Meeting) -> str:
    """Give the file of a meeting."""
    return loaded.sources[("meeting", meeting.slug)].path


def written(value: When) -> str:
    """Write a month, a day or a moment as it stands in a file: 2027-01-19 19:00."""
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else value.isoformat()
