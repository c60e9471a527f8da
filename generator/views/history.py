"""A meeting as it stood when something was told of it, as far as its record holds that.

A file holds what is so now, and in `revisions` what was changed: of a meeting that was moved, when it was to be before.
What was told is written from there, so that a later change rewrites nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime

from generator.model.meeting import Meeting


@dataclass(frozen=True, slots=True)
class Stand:
    """When a meeting was to be held, and whether it was, after some of its revisions."""

    start: date | datetime
    is_cancelled: bool
    is_now: bool
    """Whether it has not been moved since: then everything else in the record is of this time too."""

    @property
    def day(self) -> date:
        """The first day."""
        return self.start.date() if isinstance(self.start, datetime) else self.start


def announced(meeting: Meeting) -> Stand:
    """Give a meeting as it was first told."""
    return after(meeting, 0)


def on_day(meeting: Meeting, day: date) -> Stand:
    """Give a meeting as it stood at the end of a day."""
    return after(meeting, sum(revision.on <= day for revision in meeting.revisions))


def after(meeting: Meeting, number: int) -> Stand:
    """Give a meeting as it stood after the first `number` revisions: when it was is in the next one that moved it."""
    before = next((change.before for change in meeting.revisions[number:] if change.before is not None), None)
    return Stand(meeting.start if before is None else before, _was_cancelled(meeting, number), before is None)


def _was_cancelled(meeting: Meeting, number: int) -> bool:
    """Whether it was cancelled then; one whose record does not say when is taken to have been from the beginning."""
    told = [index + 1 for index, change in enumerate(meeting.revisions) if change.type == "cancelled"]
    if meeting.status == "cancelled":
        return number >= (told[-1] if told else 0) or number in told
    return number in told
