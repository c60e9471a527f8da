"""Local development plans (Danish: lokal udviklingsplan, LUP)."""

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from generator.model.entity import Part, Titled
from generator.model.fields import Amount, Count, Day, Line, Number, Refers, Slug, Text, wrong

Year = Annotated[Count, Field(ge=1990, le=2200)]
Status = Literal["idea", "planned", "running", "done", "dropped"]


class Period(Part):
    """The years a plan covers."""

    from_: Annotated[Year, Field(alias="from")]
    """First year."""
    to: Year
    """Last year, inclusive."""

    @field_validator("to")
    @classmethod
    def _not_before_it_begins(cls, to: int, info: ValidationInfo) -> int:
        begins = info.data.get("from_")  # absent when `from` itself was wrong
        if begins is not None and to < begins:
            raise wrong("ends_before_it_begins", begins=begins)
        return to


class Update(Part):
    """One line in the history of an action."""

    on: Day
    """The day."""
    what: Text
    """What happened, in one sentence."""


class Involvement(Part):
    """How people took part in making the plan."""

    on: Day
    """The day."""
    what: Text
    """The kind of meeting or hearing, and where."""
    participants: Annotated[Count | None, Field(ge=0, le=1_000_000)] = None
    """How many took part, where it is known."""


class Action(Part):
    """Something the community wants to do."""

    id: Slug
    """Unique in the plan and never changed: other records name the action by it."""
    title: Line
    """What is to be done."""
    text: Text | None = None
    """One or two sentences more."""
    status: Status | None = None
    """How far it is; left out where no source says."""
    reason: Text | None = None
    """Why it was dropped or delayed."""
    progress: Annotated[Number | None, Field(ge=0, le=100)] = None
    """How far it is, in per cent, where somebody has measured it."""
    horizon: Literal["short", "long"] | None = None
    """`short` for here and now, `long` for the long haul."""
    lead: Annotated[Slug | None, Refers("body")] = None
    """The body that leads it."""
    department: Annotated[Slug | None, Refers("body")] = None
    """The department of the municipality that answers for it: a body of the type `administration`."""
    parties: tuple[Text, ...] = ()
    """Who does it together: roles and bodies, no private persons."""
    themes: Annotated[tuple[Slug, ...], Refers("theme")] = ()
    """The themes the action belongs to."""
    cost: Amount | None = None
    """What it is thought to cost, in whole kroner or euro; left out where nobody has reckoned it out."""
    updates: tuple[Update, ...] = ()
    """What has happened, oldest first."""


class Goal(Part):
    """Something the community wants to reach."""

    id: Slug
    """Unique in the plan and never changed."""
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
    phase: Literal["draft", "hearing", "adopted", "expired"] | None = None
    """Where the plan is in its life; left out where no source says."""
    adopted: Day | None = None
    """The day it was adopted."""
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
