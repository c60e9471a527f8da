"""Meetings, from announcement to approved minutes."""

from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationInfo, field_validator

from generator.model.days.month import Month, MonthDayOrMoment, first_day_of
from generator.model.entity import Coordinates, Link, Part, Titled
from generator.model.fields import AnyRecord, Count, Day, DayOrMoment, Flag, Line, Refers, Slug, Text, WebAddress, wrong
from generator.model.meetings.sign_up import SignUp

VoteCount = Annotated[Count, Field(ge=0, le=100_000)]
"""How many voted in one way."""
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


class Votes(Part):
    """How an item was voted on, counted or by role and party; never by name."""

    for_: Annotated[VoteCount, Field(alias="for")] = 0
    """How many voted for it."""
    against: VoteCount = 0
    """How many voted against it."""
    abstain: VoteCount = 0
    """How many did not vote."""
    who: tuple[Text, ...] = ()
    """Who voted how, by role or party: "Liste A stemte imod"."""

    @property
    def total(self) -> int:
        """How many votes are counted, with those who did not vote."""
        return self.for_ + self.against + self.abstain


class AgendaItem(Part):
    """One numbered item; it is the same item in the minutes."""

    id: Slug
    """Unique in the meeting and never changed."""
    title: Line
    """The topic."""
    case: Text | None = None
    """What it is about."""
    recommendation: Text | None = None
    """What the administration recommends."""
    economy: Text | None = None
    """What it costs."""
    decision: Text | None = None
    """What the meeting decided."""
    kind: Literal["decision", "direction", "discussion", "information", "formal"] | None = None
    """What sort of item it is; left out, one with a decision counts as `decision`. Only those stand among decisions,
    and `direction`, by which a committee says what is to be worked on in the coming year."""
    present: tuple[Text, ...] = ()
    """Who was there for this item, by role or organisation, when it was not everybody who was at the meeting."""
    absent: tuple[Text, ...] = ()
    """Who was not there for this item, by role or organisation: they came later, left, or were partial."""
    votes: Votes | None = None
    """How it was voted on, when the minutes say so."""
    affects: Annotated[tuple[AnyRecord, ...], Refers("*")] = ()
    """What the decision is about, as `kind:slug`: fund:kultur-og-landdistrikt, plan:gjol/2023#havnen."""

    @property
    def decides(self) -> bool:
        """Whether something was decided: a formality, a talk or a piece of news is none, though it has words."""
        return bool(self.decision) and self.kind in (None, "decision", "direction")


class ActionPoint(Part):
    """Something somebody promised to do."""

    id: Slug
    """Unique in the meeting and never changed."""
    what: Text
    """What is to be done."""
    item: Slug | None = None
    """The id of the agenda item it follows from."""
    owner: Annotated[Slug | None, Refers("body")] = None
    """The body that does it."""
    role: Text | None = None
    """The role that does it, when it is no body."""
    due: Day | None = None
    """The day it should be done."""
    state: Literal["open", "done", "dropped"] = "open"
    """How it went."""
    ended: Day | None = None
    """The day it was done or dropped: until then it comes back at the body's next meeting."""
    reason: Text | None = None
    """Why it was dropped."""


class Correction(Part):
    """A mistake that was mended in published minutes."""

    on: Day
    """The day it was mended."""
    what: Text
    """What was wrong, and what is right, in one sentence."""


class Withdrawal(Part):
    """Why published minutes are no longer shown."""

    on: Day
    """The day they were withdrawn."""
    why: Text
    """The reason, shown in their place."""


class Minutes(Part):
    """What was said and decided."""

    status: Literal["draft", "approved"]
    """Whether the body has approved them."""
    published: Day | None = None
    """The day they were first published; else the day they were approved. Before it nobody reads them."""
    approved: Day | None = None
    """The day they were approved."""
    present: tuple[Text, ...] = ()
    """Who was there, by role or organisation."""
    apologies: tuple[Text, ...] = ()
    """Who had sent apologies, by role or organisation."""
    action_points: tuple[ActionPoint, ...] = ()
    """What somebody promised to do."""
    corrections: tuple[Correction, ...] = ()
    """What was mended after they were published, oldest first."""
    withdrawn: Withdrawal | None = None
    """Set when the minutes may not be read: they, decisions, action points and materials are then not shown."""


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
