"""Meetings by time: what is coming, what has been, and the moments they take."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from generator.model.meeting import Meeting
from generator.views.scene import Scene


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


def occasion(scene: Scene, meeting: Meeting) -> Occasion:
    """Place a meeting in time as seen on the day of the build."""
    start = meeting.start.replace(tzinfo=scene.zone) if isinstance(meeting.start, datetime) else meeting.start
    end = meeting.end.replace(tzinfo=scene.zone) if meeting.end else None
    last_day = meeting.end.date() if meeting.end else meeting.day
    is_past = meeting.status == "held" or last_day < scene.today
    return Occasion(meeting, start, end, is_past, meeting.status == "cancelled")


def all_occasions(scene: Scene) -> list[Occasion]:
    """Every meeting, the earliest first."""
    found = (occasion(scene, cast(Meeting, meeting)) for meeting in scene.site["meeting"].values())
    return sorted(found, key=lambda item: (item.day, str(item.meeting.start), item.meeting.slug))


def coming(occasions: list[Occasion]) -> list[Occasion]:
    """Meetings that are still to be held, and those cancelled that were to be; the next first."""
    return [item for item in occasions if not item.is_past]


def past(occasions: list[Occasion]) -> list[Occasion]:
    """Meetings that have been, the latest first."""
    return [item for item in reversed(occasions) if item.is_past]
