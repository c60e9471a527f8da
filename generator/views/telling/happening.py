"""One thing that happened to a record, with its id, its place in a list, and the title under which it is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from generator.model.days.month import When
from generator.model.entity import Entity
from generator.model.kinds import Kind
from generator.model.meetings.meeting import Meeting
from generator.model.money.occurrences import Occurrence
from generator.views.meetings.history import Stand
from generator.views.meetings.meeting_words import day_of, days_of
from generator.views.telling.announcements import headline, one_line
from generator.words.wording import Wording

What = Literal[
    "new", "updated", "changed", "moved", "dated", "cancelled", "revived", "minutes", "draft", "approved",
    "corrected", "withdrawn", "hearing", "action", "progress",
    "deadline", "round-moved", "round-cancelled", "round-extra", "round-restored",
]  # fmt: skip

_TITLES: Mapping[What, str] = {
    "updated": "Updated: {title}",
    "changed": "Changed: {title}",
    "moved": "Moved: {title}",
    "dated": "Day set: {title}",
    "revived": "Held after all: {title}",
    "minutes": "Minutes: {title}",
    "draft": "Draft minutes: {title}",
    "approved": "Approved minutes: {title}",
    "corrected": "Corrected minutes: {title}",
    "withdrawn": "Minutes withdrawn: {title}",
    "hearing": "Hearing: {title}",
    "round-moved": "Deadline moved: {title}",
    "round-cancelled": "Round cancelled: {title}",
    "round-extra": "Extra round: {title}",
    "round-restored": "The round is held after all: {title}",
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to a record."""

    kind: Kind
    record: Entity
    what: What
    day: date
    more: tuple[str, ...] = ()
    """Further parts of the id: none for the announcement, whose id is the record's."""
    text: str | None = None
    """What the editor wrote of it."""
    before: When | None = None
    """When a meeting, or the deadline of a round, was to be before it was moved."""
    now: When | None = None
    """When it was to be from then on."""
    place_before: str | None = None
    """Where a meeting was to be before it was moved."""
    call: Occurrence | None = None
    """The round whose deadline draws near."""
    days: int = 0
    """How many days are left to the deadline."""
    stand: Stand | None = None
    """How a meeting stood when this was told."""
    action: str = ""
    """The title of the action of a plan that went on."""
    is_over: bool = False
    """Whether it was told and is no longer shown: it only counts for the day of its feeds and where they are cut."""

    @property
    def is_reminder(self) -> bool:
        """Whether it passes: a deadline that draws near is no news when it is over."""
        return self.what == "deadline"

    @property
    def id(self) -> tuple[str, ...]:
        """What tells it from all other happenings of the site, for ever."""
        return self.kind.name, self.record.identity, *self.more

    @property
    def order(self) -> tuple[int, str, str, int, tuple[str, ...]]:
        """What a list is sorted by: the newest first; on one day by slug, and the announcement of a record last."""
        return -self.day.toordinal(), self.record.slug, self.kind.name, not self.more, self.more


def title_of(happening: Happening, words: Wording) -> str:
    """Give the title as it was told: `Flyttet: Temamøde, 19. januar 2027`; `headline` marks what was cancelled then.

    Meetings of one name are told apart by their day, which a feed shows nowhere else.
    """
    stand, record = happening.stand, happening.record
    if stand is None:
        title = headline(record, words)
    else:
        title = headline(record, words, is_cancelled=stand.is_cancelled, is_provisional=stand.is_provisional)
        day = days_of(cast(Meeting, record), words) if stand.is_now else day_of(stand.start, words)
        title = title if day in title else f"{title}, {day}"
    if happening.what == "deadline":
        return words.t("{count} days to the deadline: {title}", count=happening.days, title=title)
    if happening.what == "action":
        return f"{one_line(happening.action)} – {title}"
    msgid = _TITLES.get(happening.what)
    return words.t(msgid, title=title) if msgid else title
