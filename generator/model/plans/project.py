"""Projects: a group that works on actions of one or several plans."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator

from generator.model.days.spans import OpenSpan, not_before
from generator.model.entity import Link, Part, Titled
from generator.model.fields import Amount, AnyRecord, Day, Line, Refers, Slug, Text
from generator.model.plans.action import Payment

ProjectPhase = Literal["idea", "planning", "running", "finished", "dropped"]


class Milestone(Part):
    """One step on the way, with the day it should be done and the day it was."""

    id: Slug
    """Unique in the project and never changed."""
    title: Line
    """What is then done."""
    starts: Day | None = None
    """The day the work on it begins, where it is known."""
    due: Day
    """The day it should be done."""
    done: Day | None = None
    """The day it was done."""

    _in_order = field_validator("due", "done")(not_before("starts"))


class Progress(Part):
    """One line in the history of a project."""

    on: Day
    """The day."""
    what: Text
    """What happened, in one sentence."""


class Project(Titled):
    """One `content/projects/<slug>.md`: people who carry out actions together, in one place or several."""

    communities: Annotated[tuple[Slug, ...], Refers("community"), Field(min_length=1)]
    """The communities that take part."""
    actions: Annotated[tuple[AnyRecord, ...], Refers("*")] = ()
    """The actions of plans that it carries out: `plan:gjol/2023#havnen`."""
    phase: ProjectPhase
    """How far it is."""
    reason: Text | None = None
    """Why it was dropped."""
    leader: Text | None = None
    """Who leads the group, by role: "formanden for bådelauget"; never a private person."""
    lead: Annotated[Slug | None, Refers("body")] = None
    """The body that leads it, when it is on the site."""
    group: tuple[Text, ...] = ()
    """Who else is in the group, by role or association."""
    plan: Text | None = None
    """What the group will do, in what order: the project's plan in a few sentences."""
    period: OpenSpan | None = None
    """When it begins and ends."""
    milestones: tuple[Milestone, ...] = ()
    """The steps on the way, in their order."""
    budget: Amount | None = None
    """What it costs in all, in whole kroner or euro."""
    paid_by: tuple[Payment, ...] = ()
    """Who pays which part."""
    awards: Annotated[tuple[Slug, ...], Refers("award")] = ()
    """The awards it got."""
    meetings: Annotated[tuple[Slug, ...], Refers("meeting")] = ()
    """Meetings about it."""
    themes: Annotated[tuple[Slug, ...], Refers("theme")] = ()
    """The themes it belongs to."""
    updates: tuple[Progress, ...] = ()
    """What has happened, oldest first."""
    links: tuple[Link, ...] = ()
    """The project's own pages and papers."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who in the municipality answers about it."""

    @property
    def is_running(self) -> bool:
        """Whether people work on it."""
        return self.phase == "running"

    def as_published(self, today: date) -> Self:
        """Leave out what had not happened yet on a day."""
        if all(one.on <= today for one in self.updates):
            return self
        return self.model_copy(update={"updates": tuple(one for one in self.updates if one.on <= today)})
