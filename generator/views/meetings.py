"""Meetings by time: what is coming, what has been, how far each has come, and until when one can sign up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, cast

from generator.model.meeting import Meeting, Revision
from generator.views.scene import Scene

Life = Literal["announced", "moved", "cancelled", "passed", "held", "draft", "approved", "withdrawn"]
"""How far a meeting has come; `passed`: its day is over, and nobody has said whether it was held."""
_OPEN = ("theme", "workshop", "dialogue", "annual")


@dataclass(frozen=True)
class Occasion:
    """A meeting with its moments in the site's time zone."""

    meeting: Meeting
    start: datetime | date
    """With the zone; a plain day when the time is not known."""
    end: datetime | None
    is_past: bool
    is_cancelled: bool

    @property
    def day(self) -> date:
        """The day it begins."""
        return self.meeting.day

    @property
    def sequence(self) -> int:
        """Count the changes since the announcement (RFC 5545, 3.8.7.4); two steps a revision leave room to cancel."""
        return 2 * len(self.meeting.revisions) + self.is_cancelled

    @property
    def changed(self) -> date:
        """The last day on which the announcement changed."""
        days = [self.meeting.published, *(revision.on for revision in self.meeting.revisions)]
        return max([*days, self.meeting.updated] if self.meeting.updated else days)

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
        return "moved" if self.moved else "announced"

    @property
    def moved(self) -> Revision | None:
        """The last time it was moved; None when it stands where it was announced."""
        return next((change for change in reversed(self.meeting.revisions) if change.type == "moved"), None)

    @property
    def news(self) -> tuple[Revision, ...]:
        """The changes that those who mean to come must see at once, the last first; none when it has been."""
        return () if self.is_past and not self.is_cancelled else tuple(reversed(self.meeting.revisions))


@dataclass(frozen=True)
class SigningUp:
    """How and until when one can say that one is coming."""

    url: str | None
    email: str | None
    until: datetime
    """The moment it is over, with the zone: after the last day, or when the meeting begins."""
    last_day: date | None
    """The last day, where the editors give one."""
    last_moment: datetime | None
    """The last moment, where the editors give one."""
    is_open: bool
    """Whether one can on the day of the build; a browser must look at `until` again."""


def occasion(scene: Scene, meeting: Meeting) -> Occasion:
    """Place a meeting in time as seen on the day of the build."""
    start = meeting.start.replace(tzinfo=scene.zone) if isinstance(meeting.start, datetime) else meeting.start
    end = meeting.end.replace(tzinfo=scene.zone) if meeting.end else None
    is_past = meeting.status == "held" or last_day(meeting) < scene.today
    return Occasion(meeting, start, end, is_past, meeting.status == "cancelled")


def last_day(meeting: Meeting) -> date:
    """Give the day a meeting ends."""
    return meeting.end.date() if meeting.end else meeting.day


def is_over(scene: Scene, meeting: Meeting) -> datetime:
    """Give the moment after which nobody can come any more: the end, else the end of the day."""
    if meeting.end:
        return meeting.end.replace(tzinfo=scene.zone)
    return _after(scene, meeting.day)


def signing_up(scene: Scene, meeting: Meeting) -> SigningUp | None:
    """Tell how to sign up; None when one need not, or when the meeting is cancelled or has been."""
    found, here = meeting.sign_up, occasion(scene, meeting)
    if found is None or not (found.url or found.email) or here.is_past or here.is_cancelled:
        return None
    closes = found.closes
    begins = here.start if isinstance(here.start, datetime) else _after(scene, here.start)
    moment = closes.replace(tzinfo=scene.zone) if isinstance(closes, datetime) else None
    until = moment or (_after(scene, closes) if closes else begins)
    day = closes.date() if isinstance(closes, datetime) else closes
    is_open = day is None or day >= scene.today
    return SigningUp(found.url, found.email, min(until, begins), day, moment, is_open)


def is_for_all(meeting: Meeting) -> bool:
    """Whether everybody may come: it is an open meeting, and names nobody it is for."""
    return meeting.type in _OPEN and not meeting.audience and not meeting.communities


def _after(scene: Scene, day: date) -> datetime:
    """Give the moment a day is over."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=scene.zone)


def all_occasions(scene: Scene) -> tuple[Occasion, ...]:
    """Every meeting, the earliest first."""
    return scene.once("occasions", "", lambda: _all_occasions(scene))


def _all_occasions(scene: Scene) -> tuple[Occasion, ...]:
    found = (occasion(scene, cast(Meeting, meeting)) for meeting in scene.site["meeting"].values())
    return tuple(sorted(found, key=lambda item: (item.day, str(item.meeting.start), item.meeting.slug)))


def coming(occasions: Sequence[Occasion]) -> list[Occasion]:
    """Meetings that are still to be held, and those cancelled that were to be; the next first."""
    return [item for item in occasions if not item.is_past]


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
        if item.meeting.status == "planned" and last_day(item.meeting) < scene.today:
            found.append(Overdue(item.meeting, NOT_TOLD))
        elif item.meeting.status == "held" and item.day > scene.today:
            found.append(Overdue(item.meeting, TOO_SOON))
    return tuple(found)
