"""A meeting as it stood when something was told of it, as far as its record holds that.

A file holds what is so now, and in `revisions` what was changed: of a meeting that was moved, when it was to be before.
What was told is written from there, so that a later change rewrites nothing.
"""

from dataclasses import dataclass
from datetime import date

from generator.model.days.month import When
from generator.model.meetings.meeting import Meeting, Revision
from generator.views.telling.announcements import last_told, sequence


@dataclass(frozen=True, slots=True)
class Stand:
    """When a meeting was to be held, and whether it was, after some of its revisions."""

    start: When
    is_cancelled: bool
    is_now: bool
    """Whether it has not been moved to another time since: then its end is of this time too."""
    place: str | None = None
    """Where it was to be; None when it has not been moved to another place since."""
    is_provisional: bool = False
    """Whether its day could still change."""


def announced(meeting: Meeting) -> Stand:
    """Give a meeting as it was first told."""
    return after(meeting, 0)


def on_day(meeting: Meeting, day: date) -> Stand:
    """Give a meeting as it stood at the end of a day."""
    return after(meeting, sum(revision.on <= day for revision in meeting.revisions))


def after(meeting: Meeting, number: int) -> Stand:
    """Give a meeting as it stood after the first `number` revisions: when it was is in the next one that moved it."""
    later = meeting.revisions[number:]
    before = next((change.before for change in later if change.before is not None), None)
    return Stand(
        start=meeting.start if before is None else before,
        is_cancelled=_was_cancelled(meeting, number),
        is_now=before is None,
        place=next((change.before_place for change in later if change.before_place is not None), None),
        is_provisional=meeting.status == "provisional" or any(map(_confirms, later)),
    )


def _confirms(change: Revision) -> bool:
    """Whether a change made a day firm that was provisional."""
    return change.type == "dated" and isinstance(change.before, date)


def _was_cancelled(meeting: Meeting, number: int) -> bool:
    """Whether it was cancelled then; one whose record does not say when is taken to have been from the beginning."""
    told = [index + 1 for index, change in enumerate(meeting.revisions) if change.type == "cancelled"]
    if meeting.status == "cancelled":
        return number >= (told[-1] if told else 0) or number in told
    last = max((place for place in told if place <= number), default=None)
    if last is None or last == number:
        return last is not None
    before, later = meeting.revisions[last:number], meeting.revisions[number:]
    is_revived = any(change.type in ("revived", "moved", "dated") for change in before)
    return not is_revived and any(change.type == "revived" for change in later)


def last_change(meeting: Meeting, today: date) -> date:
    """Give the last day, up to today, on which the announcement changed."""
    return last_told(meeting.published, (meeting.updated, *(change.on for change in meeting.revisions)), today)


def version(meeting: Meeting, today: date) -> int:
    """Number the announcement as it stands, for calendars."""
    changed, is_cancelled = last_change(meeting, today), meeting.status == "cancelled"
    return sequence(meeting.published, changed, len(meeting.revisions), is_cancelled=is_cancelled)
