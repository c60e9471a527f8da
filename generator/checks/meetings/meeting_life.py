"""What the file of a meeting says of its life fits together: who signs up how, what was moved, what was cancelled.

Passes: `sign_up: {email: moede@lilleby.example, closes: 2027-01-12}`; `status: cancelled` with a revision of the type
        `cancelled`; a later revision of the type `revived`, and `status: planned`; a revision of the type `moved` with
        `before`, the time it was to be held, or `before_place`, where.
Fails:  `sign_up` without `url`, `email`, `places` and `full`, or that closes after the meeting has begun; a last
        revision of the type `cancelled` in a meeting that is not; `status: cancelled` with a later revision that says
        that it is held; `revived` without a cancellation before it; one that moves the meeting to when or where it was,
        or twice from one time; revisions that do not stand oldest first. Warnings: a cancelled meeting whose revisions
        do not say so, or that is held again without `revived`; a move without `before` and `before_place`; a revision
        before the meeting was published; a change alone that says that all places are taken.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Final

from generator.checks.meetings.meetings import meetings_of, written
from generator.checks.reading import site_of
from generator.checks.text.words import NO_ROOM
from generator.load import Loaded
from generator.model.days.month import Month
from generator.model.meetings.meeting import Meeting, Revision
from generator.model.site import Keys
from generator.problems import Message, Problem, Severity, say

RULE: Final = "meeting-life"
_MOVED: Final = say("add 'before:' with the day it was to be held, or 'before_place:' with the place")
_AFTER_ALL: Final = re.compile(r"\b(alligevel|toch)\b(?! (ikke|niet)\b)", re.IGNORECASE)
_HELD: Final = ("revived", "moved", "dated")
Fault = tuple[Keys, Message, Message, Severity]


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each meeting whose parts contradict each other."""
    no_room = re.compile(NO_ROOM[site_of(loaded).settings.language], re.IGNORECASE)
    for meeting in meetings_of(loaded):
        found = (*_sign_up(meeting), *_room(meeting, no_room), *_cancelled(meeting), *_revisions(meeting))
        for keys, what, fix, severity in found:
            yield Problem(loaded.locate(meeting, keys), RULE, what, fix, severity)


def _sign_up(meeting: Meeting) -> Iterator[Fault]:
    found = meeting.sign_up
    if found is None:
        return
    if found.url is None and found.email is None and found.places is None and not found.full:
        what = say("one has to sign up, and nothing says where")
        yield ("sign_up",), what, say("add 'url:' with the page, or 'email:' with the mailbox"), "error"
    if found.waiting_list is True and found.url is None and found.email is None:
        what = say("there is a waiting list, and nothing says where")
        yield ("sign_up", "waiting_list"), what, say("write its web address or its mailbox in place of 'true'"), "error"
    if found.closes is not None and _moment(found.closes) > _latest(meeting, found.closes):
        what = say(
            "one can sign up until {day}, and the meeting begins on {start}",
            day=written(found.closes),
            start=written(meeting.start),
        )
        latest = _latest(meeting, found.closes).date()
        yield ("sign_up", "closes"), what, say("write a day no later than {day}", day=latest), "error"


def _room(meeting: Meeting, no_room: re.Pattern[str]) -> Iterator[Fault]:
    """Find the last change saying that all places are taken, where nothing but its words does."""
    told = [(index, change) for index, change in enumerate(meeting.revisions) if no_room.search(change.what)]
    is_last = bool(told) and told[-1][0] == len(meeting.revisions) - 1
    is_ahead = meeting.status in ("planned", "provisional")
    if is_last and is_ahead and (meeting.sign_up is None or not meeting.sign_up.full):
        what = say("a change says that all places are taken, and nothing else does")
        fix = say("write 'full: true' under 'sign_up', and lists, poster and calendars say it too")
        yield ("revisions", told[-1][0], "what"), what, fix, "warning"


def _latest(meeting: Meeting, closes: datetime | date) -> datetime:
    """Give the last moment at which sign-up may close: a day alone may be the day of the meeting."""
    if meeting.is_of_days or isinstance(meeting.start, Month):
        return datetime.combine(meeting.last_day, time.max)
    if isinstance(closes, datetime) and isinstance(meeting.start, datetime):
        return meeting.start
    return datetime.combine(meeting.day, time.max)


def _moment(value: datetime | date) -> datetime:
    return value if isinstance(value, datetime) else datetime.combine(value, time())


def _cancelled(meeting: Meeting) -> Iterator[Fault]:
    """Compare the status with what the last revisions say: cancelled, and perhaps held after all."""
    changes = meeting.revisions
    told = [index for index, change in enumerate(changes) if change.type == "cancelled"]
    last = told[-1] if told else -1
    held = next((index for index in range(last + 1, len(changes)) if told and _says_held(changes[index])), None)
    if meeting.status == "cancelled":
        if not told:
            what = say("the meeting is cancelled, and nothing says when and why")
            fix = say("add a revision with 'type: cancelled', the day and the reason")
            yield ("status",), what, fix, "warning"
        elif held is not None:
            what = say("a later revision says that the meeting is held, and its status is 'cancelled'")
            fix = say("write 'status: planned'; if it is cancelled again, add a revision with 'type: cancelled'")
            is_plain = changes[held].type != "changed"  # its words may mean something else
            yield ("revisions", held), what, fix, "error" if is_plain else "warning"
    elif told and last == len(changes) - 1:
        what = say("a revision says that the meeting is cancelled, and its status is '{status}'", status=meeting.status)
        fix = say("write 'status: cancelled'; if it is held after all, add a revision with 'type: revived'")
        yield ("revisions", last, "type"), what, fix, "error"
    elif told and not any(change.type in _HELD for change in changes[last:]):
        what = say(
            "the meeting was cancelled on {day}, and no revision says that it is held after all", day=changes[last].on
        )
        fix = say("write 'type: revived' in the revision that says so, or 'status: cancelled'")
        yield ("revisions", last, "type"), what, fix, "warning"
    yield from _revived(meeting)


def _says_held(change: Revision) -> bool:
    """Whether a revision after a cancellation takes it back, in its type or in its words."""
    return change.type in _HELD or bool(_AFTER_ALL.search(change.what))


def _revived(meeting: Meeting) -> Iterator[Fault]:
    is_off = False
    for index, change in enumerate(meeting.revisions):
        if change.type == "revived" and not is_off:
            what = say("the meeting is held after all, and no revision before says that it was cancelled")
            fix = say("add the revision with 'type: cancelled' before it, or delete 'type: revived'")
            yield ("revisions", index, "type"), what, fix, "error"
        is_off = change.type == "cancelled" or (is_off and change.type == "changed")


def _unmoved(meeting: Meeting) -> Iterator[Fault]:
    """Find the last move to another place when the meeting is still at the old one."""
    moves = [(index, change) for index, change in enumerate(meeting.revisions) if change.is_of_place]
    place = meeting.place.name if meeting.place else ""
    if moves and place and (moves[-1][1].before_place or "").casefold() == place.casefold():
        what = say("the meeting is moved from '{place}', and is still held there", place=place)
        yield ("revisions", moves[-1][0], "before_place"), what, say("write the new place under 'place'"), "error"


def _revisions(meeting: Meeting) -> Iterator[Fault]:
    moves = [(index, change) for index, change in enumerate(meeting.revisions) if change.type == "moved"]
    for index, change in moves:
        if change.before is None and change.before_place is None:
            what = say("the meeting is moved, and nothing says from when")
            yield ("revisions", index, "type"), what, _MOVED, "warning"
    for index, change in enumerate(meeting.revisions):
        if change.type == "dated" and change.before is None:
            what = say("the meeting got its day, and nothing says what was told before")
            fix = say("add 'before:' with the month, or with the day that was provisional")
            yield ("revisions", index, "type"), what, fix, "warning"
    yield from _unmoved(meeting)
    yield from _moves(meeting, [(index, change) for index, change in moves if change.is_of_time])
    yield from _order(meeting)


def _order(meeting: Meeting) -> Iterator[Fault]:
    for index, change in enumerate(meeting.revisions):
        if index and change.on < meeting.revisions[index - 1].on:
            what = say("the revision of {day} stands after a later one", day=change.on)
            yield ("revisions", index, "on"), what, say("put the oldest first, or mend the day"), "error"
        elif change.on < meeting.published:
            what = say("the revision of {day} is before the meeting was published", day=change.on)
            fix = say("mend the day, or 'published', which is {day}", day=meeting.published)
            yield ("revisions", index, "on"), what, fix, "warning"


def _moves(meeting: Meeting, moves: list[tuple[int, Revision]]) -> Iterator[Fault]:
    """Follow a meeting from where it was to where it is: each move begins where the one before it ended."""
    for place, (index, change) in enumerate(moves):
        if change.before is None:
            continue
        at: Keys = ("revisions", index, "before")
        if change.before == meeting.start and change.before_place is None and place == len(moves) - 1:
            what = say("the meeting is moved from {day}, and is still held then", day=written(meeting.start))
            yield at, what, say("write the new time under 'start'"), "error"
        elif place and change.before == moves[place - 1][1].before:
            what = say("the meeting is moved twice from {day}", day=written(change.before))
            yield at, what, say("write under 'before' when it was to be held after the first move"), "error"
