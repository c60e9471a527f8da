"""An action of a plan: what is to be done, by whom, for what money, and its history, where its status stands."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from generator.model.entity import Part
from generator.model.fields import Amount, Day, Line, Number, Refers, Slug, Text

Status = Literal["idea", "planned", "running", "delayed", "done", "dropped"]
WANTS_REASON: frozenset[Status] = frozenset({"delayed", "dropped"})
"""A reader who hears this asks why."""
OVER: frozenset[Status] = frozenset({"done", "dropped"})
"""Nothing more is to be done."""


class Update(Part):
    """One line in the history of an action: what happened, and how far it was from then on."""

    on: Day
    """The day."""
    what: Text
    """What happened, in one sentence."""
    status: Status | None = None
    """How far the action is from this day on; left out where the status stays as it was."""
    reason: Text | None = None
    """Why it is delayed or dropped, or why something that was over is taken up again, where `what` does not tell."""
    percent: Annotated[Number | None, Field(ge=0, le=100)] = None
    """How far it is, in per cent, where somebody measured it on the day."""


class Priority(Part):
    """How much an action matters beside the others."""

    level: Literal["high", "medium", "low"]
    """`high` for what comes first."""
    reason: Text
    """Why, in one sentence."""


class Payment(Part):
    """A part of the money for an action or a project."""

    who: Text | None = None
    """Who pays, when it is no fund of the site: the association, sponsors, the municipality's budget."""
    fund: Annotated[Slug | None, Refers("fund")] = None
    """The fund that pays, or is asked."""
    amount: Amount | None = None
    """How much, in whole kroner or euro, where it is known."""
    state: Literal["hoped", "applied", "promised", "paid"] | None = None
    """How sure it is."""


class Action(Part):
    """Something the community wants to do."""

    id: Slug
    """Unique in the plan and never changed, in later editions neither: other records name the action by it."""
    title: Line
    """What is to be done."""
    text: Text | None = None
    """One or two sentences more."""
    horizon: Literal["short", "long"] | None = None
    """`short` for here and now, `long` for the long haul."""
    priority: Priority | None = None
    """How much it matters, and why."""
    initiator: Literal["locals", "municipality", "together"] | None = None
    """Whose idea it was: that of people of the place, of the municipality, or of both."""
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
    paid_by: tuple[Payment, ...] = ()
    """How it is paid: who pays which part."""
    reason: Text | None = None
    """Why it is delayed or dropped, when the update that says so has no reason of its own."""
    updates: tuple[Update, ...] = ()
    """What has happened, oldest first. The last status in them is that of the action; it stands nowhere else."""

    @property
    def status(self) -> Status | None:
        """How far it is: what the last update with a status says; None where nobody has told."""
        told = self.told_on(date.max)
        return told.status if told else None

    @property
    def is_ahead(self) -> bool:
        """Whether something is still to be done; so it is where nobody has told how far it is."""
        return self.status not in OVER

    @property
    def why(self) -> str | None:
        """Why it is delayed or dropped; None while it is neither."""
        told = self.told_on(date.max)
        return (told.reason or self.reason) if told and told.status in WANTS_REASON else None

    @property
    def measured(self) -> Update | None:
        """The last update in which somebody measured how far it is."""
        return next((one for one in reversed(self.updates) if one.percent is not None), None)

    def told_on(self, day: date) -> Update | None:
        """Give the update that says how far it was at the end of a day."""
        return next(reversed(tuple(self._statuses(day))), None)

    def status_on(self, day: date) -> Status | None:
        """Say how far it was at the end of a day."""
        told = self.told_on(day)
        return told.status if told else None

    @property
    def since(self) -> date | None:
        """The day from which its status is what it is: the same status told twice counts from the first time."""
        since: date | None = None
        status: Status | None = None
        for update in self._statuses(date.max):
            if update.status != status:
                since, status = update.on, update.status
        return since

    def _statuses(self, day: date) -> Iterator[Update]:
        ordered = sorted(self.updates, key=lambda update: update.on)  # stable: of one day the later line counts
        return (update for update in ordered if update.status is not None and update.on <= day)
