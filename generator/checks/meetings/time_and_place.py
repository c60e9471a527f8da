"""What a meeting says of time and place fits together: the month, the day, the hours, the place, the net, the writing.

Passes: `start: 2027-03` without `end`; `in_writing: true` with `start` and `end`; `to_follow: [time, place]` beside a
        day alone.
Fails:  a month with an `end`, or with minutes; `in_writing: true` with `place` or `online`, or without `end`;
        `to_follow` of what is known already.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from generator.checks.meetings.meetings import meetings_of, written
from generator.load import Loaded
from generator.model.days.month import Month
from generator.model.meetings.meeting import Meeting
from generator.model.site import Keys
from generator.problems import Message, Problem, say

RULE: Final = "time-and-place"
Fault = tuple[Keys, Message, Message]


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each meeting whose time and place contradict each other."""
    for meeting in meetings_of(loaded):
        for keys, what, fix in (*_month(meeting), *_in_writing(meeting), *_to_follow(meeting)):
            yield Problem(loaded.locate(meeting, keys), RULE, what, fix)


def _month(meeting: Meeting) -> Iterator[Fault]:
    if not isinstance(meeting.start, Month):
        return
    if meeting.end is not None:
        what = say("only the month it begins is known, and it ends on {day}", day=written(meeting.end))
        yield ("end",), what, say("write the day under 'start', or delete 'end'")
    if meeting.minutes is not None:
        what = say("there are minutes, and of the meeting only the month is known")
        yield ("start",), what, say("write the day it was held")


def _in_writing(meeting: Meeting) -> Iterator[Fault]:
    if not meeting.in_writing:
        return
    for key, is_there in (("place", meeting.place is not None), ("online", meeting.online is not None)):
        if is_there:
            what = say("it is held in writing, and '{key}' says where one meets", key=key)
            yield (key,), what, say("delete '{key}', or delete 'in_writing'", key=key)
    if meeting.end is None:
        what = say("it is held in writing, and nothing says until when")
        yield ("in_writing",), what, say("add 'end:' with the last day")


def _to_follow(meeting: Meeting) -> Iterator[Fault]:
    known = {
        "time": isinstance(meeting.start, datetime),
        "place": meeting.place is not None or meeting.in_writing,
    }
    for index, one in enumerate(meeting.to_follow):
        if known[one]:
            what = say("'{value}' is to follow, and it is known", value=one)
            yield ("to_follow", index), what, say("delete '{value}' under 'to_follow'", value=one)
