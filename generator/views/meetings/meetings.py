"""Meetings by time: what is coming, what goes on, what has been, and how far each has come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, cast

from generator.model.days.month import When
from generator.model.meetings.meeting import Meeting, Revision
from generator.views.scene import Scene

Life = Literal[
    "announced", "provisional", "moved", "going-on", "cancelled", "passed", "held", "draft", "approved", "withdrawn"
]
"""How far a meeting has come; `passed`: its day is over, and nobody has said whether it was held."""
AHEAD = ("planned", "provisional")
"""What the status of a meeting says that is still to be held."""
_OPEN = ("theme", "workshop", "dialogue", "annual")


@dataclass(frozen=True)
class Occasion:
    """A meeting with its moments in the site's time zone."""

    meeting: Meeting
    start: When
    """With the zone; a plain day when the time is not known, a month when the day is not."""
    end: When | None
    """With the zone; a plain day when it goes on for days without known hours."""
    is_past: bool
    is_cancelled: bool
    is_going_on: bool = False
    """Whether it goes on for several days, and the day of the build is one of them."""

    @property
    def day(self) -> date:
        """The day it begins."""
        return self.meeting.day

    @property
    def life(self) -> Life:
        """How far the meeting has come, in one word."""
        minutes = self.meeting.minutes
        if self.is_cancelled:
            return "cancelled"
        if minutes is not None:
            return "withdrawn" if minutes.withdrawn else minutes.status
        if self.is_past:
            return "held" if self.meeting.status == "held" else "passed"
        if self.is_going_on:
            return "going-on"
        if self.is_provisional:
            return "provisional"
        return "moved" if self.moved else "announced"

    @property
    def invites(self) -> bool:
        """Whether one can still come: nobody is asked to what has been or is cancelled."""
        return not self.is_past and not self.is_cancelled

    @property
    def is_provisional(self) -> bool:
        """Whether its day may still change."""
        return self.meeting.status == "provisional" and not self.is_past

    @property
    def is_full(self) -> bool:
        """Whether one could come if there were room."""
        return self.invites and self.meeting.sign_up is not None and self.meeting.sign_up.full

    @property
    def moved(self) -> Revision | None:
        """The last time it was moved; None when it stands where it was announced."""
        return next((change for change in reversed(self.meeting.revisions) if change.type == "moved"), None)

    @property
    def news(self) -> tuple[Revision, ...]:
        """The changes that those who mean to come must see at once, the last first; none when it has been."""
        return () if self.is_past and not self.is_cancelled else tuple(reversed(self.meeting.revisions))


def occasion(scene: Scene, meeting: Meeting) -> Occasion:
    """Place a meeting in time as seen on the day of the build."""
    is_past = meeting.status == "held" or meeting.last_day < scene.today
    is_cancelled = meeting.status == "cancelled"
    is_going_on = meeting.is_of_days and meeting.day <= scene.today and not is_past and not is_cancelled
    end = None if meeting.end is None else in_zone(scene, meeting.end)
    start = in_zone(scene, meeting.start)
    return Occasion(meeting, start, end, is_past, is_cancelled, is_going_on)


def in_zone(scene: Scene, value: When) -> When:
    """Give a moment the zone of the site; a day or a month has none."""
    return value.replace(tzinfo=scene.zone) if isinstance(value, datetime) else value


def is_over(scene: Scene, meeting: Meeting) -> datetime:
    """Give the moment after which nobody can come any more: the end, else the end of the last day."""
    if isinstance(meeting.end, datetime):
        return meeting.end.replace(tzinfo=scene.zone)
    return after(scene, meeting.last_day)


def is_for_all(meeting: Meeting) -> bool:
    """Whether everybody may come: it is an open meeting, and names nobody it is for."""
    return meeting.type in _OPEN and not meeting.audience and not meeting.communities


def after(scene: Scene, day: date) -> datetime:
    """Give the moment a day is over."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=scene.zone)


def all_occasions(scene: Scene) -> tuple[Occasion, ...]:
    """Every meeting, the earliest first."""
    return scene.once("occasions", "", lambda: _all_occasions(scene))


def _all_occasions(scene: Scene) -> tuple[Occasion, ...]:
    found = (occasion(scene, cast(Meeting, meeting)) for meeting in scene.site["meeting"].values())
    return tuple(sorted(found, key=lambda item: (item.day, str(item.meeting.start), item.meeting.slug)))


def in_calendars(scene: Scene) -> Iterator[Occasion]:
    """Yield what stands in calendars: meetings of which the day is known.

    One that had a day and lost it stays where it was, as cancelled: programs know no other way to take it away from
    those who have it, and no event without a day.
    """
    for found in all_occasions(scene):
        if found.meeting.has_entry:
            yield found
        elif not found.meeting.in_writing and (lost := _lost_day(found.meeting)) is not None:
            gone = found.meeting.model_copy(update={"start": lost, "end": None, "status": "cancelled"})
            yield occasion(scene, gone)


def _lost_day(meeting: Meeting) -> When | None:
    """Give the last day that was announced of a meeting that has none now."""
    days = [change.before for change in meeting.revisions if change.is_of_time and isinstance(change.before, date)]
    return days[-1] if days else None


def coming(occasions: Sequence[Occasion]) -> list[Occasion]:
    """Meetings that are still to be held, and those cancelled that were to be; the next first."""
    return [item for item in occasions if not item.is_past]


def all_coming(scene: Scene) -> tuple[Occasion, ...]:
    """Every meeting that is still to be held, or was to be; the next first."""
    return scene.once("coming", "", lambda: tuple(coming(all_occasions(scene))))


def coming_for(scene: Scene, community: str) -> Iterator[Occasion]:
    """Yield the meetings to come that somebody from a community may go to: those for it, and those open to all."""
    for one in all_coming(scene):
        if not one.is_cancelled and (community in one.meeting.communities or is_for_all(one.meeting)):
            yield one


def past(occasions: Sequence[Occasion]) -> list[Occasion]:
    """Meetings that have been, the latest first."""
    return [item for item in reversed(occasions) if item.is_past]


@dataclass(frozen=True)
class Overdue:
    """A meeting whose file has not kept up with the calendar."""

    meeting: Meeting
    reason: str
    """What the editors should do: a message id."""


NOT_TOLD = "The day has passed: write 'held' or 'cancelled' as its status."
TOO_SOON = "It is marked as held, and its day is still to come."


def overdue(scene: Scene) -> tuple[Overdue, ...]:
    """List the meetings whose status does not fit the day of the build, the oldest first."""
    found = []
    for item in all_occasions(scene):
        if item.meeting.status in AHEAD and item.meeting.last_day < scene.today:
            found.append(Overdue(item.meeting, NOT_TOLD))
        elif item.meeting.status == "held" and item.day > scene.today:
            found.append(Overdue(item.meeting, TOO_SOON))
    return tuple(found)
