"""Minutes are of a meeting that has been held, and their days come in order.

Passes: `status: held` with `minutes: {status: draft}`; approved minutes with `approved` on or after the day of the
        meeting.
Fails:  minutes of a meeting that is cancelled or still planned; a decision without minutes; approved minutes without
        `approved`, or a draft with it; minutes approved or published before the meeting; a correction or a withdrawal
        before the minutes were published; corrections of a draft that never was, or that do not stand oldest first.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.checks.meetings.meetings import meetings_of
from generator.load import Loaded
from generator.model.meetings.meeting import Meeting
from generator.model.minutes.minutes import Minutes
from generator.model.site import Keys
from generator.problems import Message, Problem, say

RULE: Final = "minutes-state"
Fault = tuple[Keys, Message, Message]


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each meeting whose minutes cannot be as they are written."""
    for meeting in meetings_of(loaded):
        faults = _decided(meeting) if meeting.minutes is None else _minuted(meeting, meeting.minutes)
        for keys, what, fix in faults:
            yield Problem(loaded.locate(meeting, keys), RULE, what, fix)


def _decided(meeting: Meeting) -> Iterator[Fault]:
    for index, item in enumerate(meeting.agenda):
        if item.decision:
            what = say("something is decided under '{id}', and there are no minutes", id=item.id)
            yield (
                ("agenda", index, "decision"),
                what,
                say("add 'minutes:' with 'status: draft', or delete the decision"),
            )


def _minuted(meeting: Meeting, minutes: Minutes) -> Iterator[Fault]:
    if meeting.status == "cancelled":
        what = say("there are minutes of a meeting that is cancelled")
        yield ("minutes",), what, say("delete the minutes, or write 'status: held'")
    elif meeting.status in ("planned", "provisional"):
        what = say("there are minutes of a meeting that is still planned")
        yield ("minutes",), what, say("write 'status: held' when it has been held; until then delete the minutes")
    yield from _days(meeting, minutes)


def _days(meeting: Meeting, minutes: Minutes) -> Iterator[Fault]:
    if minutes.status == "approved" and minutes.approved is None:
        what = say("the minutes are approved, and the day is missing")
        yield ("minutes", "status"), what, say("add 'approved:' with the day, or write 'status: draft'")
    elif minutes.status == "draft" and minutes.approved is not None:
        what = say("the minutes are a draft, and were approved on {day}", day=minutes.approved)
        yield ("minutes", "status"), what, say("write 'status: approved', or delete 'approved'")
    for key in ("approved", "published"):
        day: date | None = getattr(minutes, key)
        if day is not None and day < meeting.day:
            what = say("'{key}' is {day}, before the meeting", key=key, day=day)
            yield ("minutes", key), what, say("write a day from {day} on", day=meeting.day)
    yield from _later(minutes)


def _later(minutes: Minutes) -> Iterator[Fault]:
    first = minutes.published or minutes.approved
    if first is None and minutes.status == "draft" and minutes.corrections:
        what = say("the draft is corrected, and nothing says when it was published")
        fix = say("add 'published:' with the day, or delete the corrections")
        yield ("minutes", "corrections"), what, fix
    for index, correction in enumerate(minutes.corrections[1:], 1):
        if correction.on < minutes.corrections[index - 1].on:
            what = say("the correction of {day} stands after a later one", day=correction.on)
            yield ("minutes", "corrections", index, "on"), what, say("put the oldest first, or mend the day")
    later: list[tuple[Keys, date]] = [
        (("minutes", "corrections", index, "on"), correction.on) for index, correction in enumerate(minutes.corrections)
    ]
    if minutes.withdrawn:
        later.append((("minutes", "withdrawn", "on"), minutes.withdrawn.on))
    for keys, day in later:
        if first is not None and day < first:
            what = say("'{key}' is {day}, before the minutes were published", key="on", day=day)
            yield keys, what, say("write a day from {day} on", day=first)
