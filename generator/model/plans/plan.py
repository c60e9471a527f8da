"""Local development plans (Danish: lokal udviklingsplan, LUP)."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator

from generator.model.days.spans import Span, not_before
from generator.model.entity import Part, Titled
from generator.model.fields import AnyRecord, Count, Day, Line, Refers, Slug, Text
from generator.model.plans.action import Action

Year = Annotated[Count, Field(ge=1990, le=2200)]
Phase = Literal["draft", "hearing", "adopted", "evaluated", "expired"]


class Period(Part):
    """The years a plan covers."""

    from_: Annotated[Year, Field(alias="from")]
    """First year."""
    to: Year
    """Last year, inclusive."""

    _in_order = field_validator("to")(not_before("from_"))


class Involvement(Part):
    """How people took part in making the plan."""

    on: Day
    """The day."""
    what: Text
    """The kind of meeting or hearing, and where."""
    participants: Annotated[Count | None, Field(ge=0, le=1_000_000)] = None
    """How many took part, where it is known."""
    associations: Annotated[Count | None, Field(ge=0, le=10_000)] = None
    """How many associations took part, where it is known."""
    meeting: Annotated[Slug | None, Refers("meeting")] = None
    """The meeting, when it is on the site."""


class Hearing(Span):
    """The days on which everybody can say what they think of a draft."""

    how: Text
    """How to answer: at a meeting, by letter, on a form. Numbers and mailboxes stand with the contact."""
    reader: Text
    """Who reads the answers, and what they are used for."""
    answers: Annotated[Count | None, Field(ge=0, le=100_000)] = None
    """How many answers came, when it is over."""
    outcome: Text | None = None
    """What the answers changed, when it is over."""


class Evaluation(Part):
    """What was learned when the plan was looked back on."""

    on: Day
    """The day."""
    what: Text
    """What went well, what did not, and what the next edition does otherwise."""


class Goal(Part):
    """Something the community wants to reach."""

    id: Slug
    """Unique in the plan and never changed, in later editions neither."""
    title: Line
    """The goal in one sentence."""
    text: Text | None = None
    """One or two sentences more."""
    actions: tuple[Action, ...] = ()
    """What is to be done to reach it."""


class Plan(Titled):
    """One `plans/<community>/<year>.md`: one edition of a community's local development plan."""

    community: Annotated[Slug, Refers("community")]
    """The community whose plan it is; the same as the folder."""
    period: Period | None = None
    """The years the plan covers, where the plan says so."""
    phase: Phase | None = None
    """Where the plan is in its life; left out where no source says."""
    hearing: Hearing | None = None
    """When and how everybody can say what they think of the draft."""
    adopted: Day | None = None
    """The day it was adopted."""
    decision: Annotated[AnyRecord | None, Refers("*")] = None
    """The item of the minutes where it was adopted: `meeting:2026-09-17-udvalget#planen`."""
    evaluation: Evaluation | None = None
    """What was learned, when the plan has been looked back on."""
    owner: Annotated[Slug | None, Refers("body")] = None
    """The body whose plan it is, most often the local council."""
    vision: tuple[Text, ...] = ()
    """The community's vision, one sentence or point an item."""
    organisation: Text | None = None
    """Who carries the plan locally."""
    involvement: tuple[Involvement, ...] = ()
    """How people took part."""
    goals: tuple[Goal, ...] = ()
    """What the community wants to reach, and what it does to get there."""
    themes: Annotated[tuple[Slug, ...], Refers("theme")] = ()
    """The themes the plan touches."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who in the municipality answers about the plan."""

    @property
    def year(self) -> str:
        """The year of the edition, from the file name."""
        return self.slug.rpartition("/")[2]

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions, in the order of the goals."""
        return tuple(action for goal in self.goals for action in goal.actions)

    def as_published(self, today: date) -> Self:
        """Leave out what had not happened yet on a day: the plan as of any day follows from the one file."""
        if not any(update.on > today for action in self.actions for update in action.updates):
            return self
        goals = tuple(
            goal.model_copy(update={"actions": tuple(_as_of(action, today) for action in goal.actions)})
            for goal in self.goals
        )
        return self.model_copy(update={"goals": goals})


def _as_of(action: Action, today: date) -> Action:
    return action.model_copy(update={"updates": tuple(one for one in action.updates if one.on <= today)})
