"""Meetings, from announcement to approved minutes."""

from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import ValidationInfo, field_validator

from generator.model.days.month import Month, MonthDayOrMoment, first_day_of
from generator.model.entity import Coordinates, Link, Part, Titled
from generator.model.fields import Day, DayOrMoment, Flag, Line, Refers, Slug, Text, WebAddress, wrong
from generator.model.meetings.sign_up import SignUp
from generator.model.minutes.minutes import AgendaItem, Correction, Minutes

MeetingType = Literal["theme", "plan", "council", "committee", "workshop", "dialogue", "annual"]


class Place(Part):
    """Where a meeting is held."""

    name: Line
    """The house, school or hall."""
    address: Text | None = None
    """Street, number, postal code and town on one line."""
    access: Text | None = None
    """How to get in and about: steps, hearing loop, parking."""
    coordinates: Coordinates | None = None
    """The point on the map."""


class Revision(Part):
    """A change that guests must know of."""

    on: Day
    """The day of the change."""
    what: Text
    """What changed, in one sentence."""
    type: Literal["changed", "moved", "dated", "cancelled", "revived"] = "changed"
    """Whether it was moved to another day or place, got its day, was cancelled, or is held after all (`revived`)."""
    before: MonthDayOrMoment | None = None
    """When it was to be before it was moved."""
    before_place: Text | None = None
    """Where it was to be before it was moved: "Forsamlingshuset", "Online"."""

    @property
    def is_of_time(self) -> bool:
        """Whether it gave the meeting another time; a move that names only a place did not."""
        is_of_place = self.before is None and self.before_place is not None
        return self.type == "dated" or (self.type == "moved" and not is_of_place)

    @property
    def is_of_place(self) -> bool:
        """Whether it gave the meeting another place."""
        return self.type == "moved" and self.before_place is not None


class Meeting(Titled):
    """One `meetings/<year>/<date>-<slug>.md`: a meeting, from announcement to approved minutes."""

    type: MeetingType
    """What kind of meeting it is; `theme` is an open theme meeting for volunteers."""
    start: MonthDayOrMoment
    """When it begins, in the site's time zone; only the day when no source gives the time, or only the month."""
    end: DayOrMoment | None = None
    """When it ends; only the last day when it goes on for days without known hours."""
    status: Literal["planned", "provisional", "cancelled", "held"] = "planned"
    """A provisional day may still change. A cancelled meeting stays on the site and in the calendars, and says so."""
    in_writing: Flag = False
    """True when nobody meets: answers are sent in writing from `start` to `end`."""
    place: Place | None = None
    """Where it is held."""
    online: WebAddress | None = None
    """Where to take part from home; with `place`, one may do either."""
    to_follow: tuple[Literal["time", "place"], ...] = ()
    """What is not known yet and will be told: the reader is told so."""
    organiser: Annotated[Slug | None, Refers("body")] = None
    """The body that invites."""
    speakers: tuple[Text, ...] = ()
    """Who speaks, by role or organisation."""
    sign_up: SignUp | None = None
    """How to sign up."""
    audience: Text | None = None
    """Who it is for, when the communities do not tell."""
    price: Text | None = None
    """What it costs to take part: "gratis", "50 kr. for mad"."""
    communities: Annotated[tuple[Slug, ...], Refers("community")] = ()
    """The communities it is for; empty when it is for all."""
    themes: Annotated[tuple[Slug, ...], Refers("theme")] = ()
    """What it is about."""
    revisions: tuple[Revision, ...] = ()
    """Changes after the announcement, oldest first: they count up the calendar entry."""
    agenda: tuple[AgendaItem, ...] = ()
    """The items, in order."""
    minutes: Minutes | None = None
    """The minutes, when there are any."""
    materials: tuple[Link, ...] = ()
    """Slides, recordings and papers."""
    topics: tuple[Slug, ...] = ()
    """The ids of the topics in `content/topics.yml` that it is about."""
    keeps: tuple[Slug, ...] = ()
    """The ids of the commitments that the meeting keeps, besides those that count its type."""
    on_purpose: Text | None = None
    """Why it is held on a holiday, at an unusual hour or together with another; nobody is then warned."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who in the municipality answers about the meeting."""

    @field_validator("end")
    @classmethod
    def _not_before_it_begins(cls, end: datetime | date | None, info: ValidationInfo) -> datetime | date | None:
        begins = info.data.get("start")  # absent when `start` itself was wrong
        if end is None or begins is None:
            return end
        are_moments = isinstance(end, datetime) and isinstance(begins, datetime)
        if end < begins if are_moments else first_day_of(end) < first_day_of(begins):
            raise wrong("ends_too_early", begins=str(begins)[: len("2026-09-01 19:00")])
        if are_moments and end == begins:
            raise wrong("ends_at_once", begins=str(begins)[: len("2026-09-01 19:00")])
        return end

    @property
    def day(self) -> date:
        """The first day of the meeting, in the site's time zone; of a month, the first day it may be on."""
        return first_day_of(self.start)

    @property
    def last_day(self) -> date:
        """The last day of the meeting; of a month, the last day it may be on."""
        if self.end is not None:
            return first_day_of(self.end)
        return self.start.last if isinstance(self.start, Month) else self.day

    @property
    def is_of_days(self) -> bool:
        """Whether it goes on for several known days."""
        return not isinstance(self.start, Month) and self.last_day > self.day

    @property
    def has_entry(self) -> bool:
        """Whether it can stand in a calendar: somebody meets, and the day is known."""
        return not self.in_writing and not isinstance(self.start, Month)

    def as_published(self, today: date) -> Self:
        """Leave out what was said and decided while the minutes wait for their day, and when they are withdrawn.

        Of withdrawn minutes the reason stays, and the materials go too. That there were corrections, and when, stays
        as well, or a feed would forget that it told of them.
        """
        minutes = self.minutes
        if minutes is not None and minutes.published is not None and minutes.published > today:
            return self.model_copy(update={"agenda": self._undecided(), "minutes": None})
        if minutes is None or minutes.withdrawn is None:
            return self
        gone, kept = minutes.withdrawn, ("status", "published", "approved", "withdrawn")
        facts = {name: getattr(minutes, name) for name in kept}
        facts["corrections"] = tuple(Correction(on=one.on, what=gone.why) for one in minutes.corrections)
        return self.model_copy(update={"agenda": self._undecided(), "minutes": Minutes(**facts), "materials": ()})

    def _undecided(self) -> tuple[AgendaItem, ...]:
        said = {"decision": None, "affects": (), "present": (), "absent": (), "votes": None}
        return tuple(item.model_copy(update=said) for item in self.agenda)
