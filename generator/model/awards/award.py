"""Awards: money that was given, in the terms of the 360Giving data standard (standard.threesixtygiving.org)."""

from typing import Annotated, Literal

from generator.model.days.spans import OpenSpan
from generator.model.entity import Part, Titled
from generator.model.fields import Amount, AnyRecord, Day, Line, Refers, Slug, Text


class Recipient(Part):
    """The organisation that got the money; never a private person."""

    name: Line
    """The organisation's name."""
    registration: Text | None = None
    """Its number in the national register of organisations (CVR, KvK), digits only."""


class Award(Titled):
    """One `content/awards/<year>/<slug>.md`: money given to an organisation for a project."""

    description: Text
    """What the money is for, in one or two sentences."""
    recipient: Recipient
    """Who got it."""
    fund: Annotated[Slug, Refers("fund")]
    """The fund that gave it."""
    round: Day | None = None
    """The deadline of the round it was given in."""
    amount: Amount
    """What was given, in whole kroner or euro."""
    currency: Literal["DKK", "EUR"] = "DKK"
    """The currency of the amounts (ISO 4217)."""
    applied_for: Amount | None = None
    """What was applied for."""
    budget: Amount | None = None
    """What the whole project costs."""
    awarded: Day
    """The day it was decided."""
    runs: OpenSpan | None = None
    """When the project is to be carried out."""
    communities: Annotated[tuple[Slug, ...], Refers("community")] = ()
    """The communities it is for."""
    action: Annotated[AnyRecord | None, Refers("*")] = None
    """The action of a local plan that it pays for: `plan:gjol/2023#havnen`."""
    outside_plan: Text | None = None
    """Why it was given to something that stands in no plan."""
    decided_by: Annotated[Slug | None, Refers("body")] = None
    """The body that gave it, when that is not the one that decides about the fund."""
    decision: Annotated[AnyRecord | None, Refers("*")] = None
    """The item of the minutes where it was decided: `meeting:2026-09-17-udvalget#puljen`."""
    status: Literal["awarded", "paid", "completed", "withdrawn"] = "awarded"
    """How far it is."""
    outcome: Text | None = None
    """What came of it, and what others can learn."""
    accounts_due: Day | None = None
    """The day by which the recipient sends accounts."""
    accounts_received: Day | None = None
    """The day the accounts came."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who in the municipality answers about it."""

    @property
    def places(self) -> tuple[str, ...]:
        """The communities it is for: those it names, else the one whose plan has its action."""
        if self.communities:
            return tuple(dict.fromkeys(self.communities))
        kind, _, plan = (self.action or "").partition(":")
        return (plan.partition("/")[0],) if kind == "plan" else ()

    @property
    def is_given(self) -> bool:
        """Whether the recipient has the money, or will have it."""
        return self.status != "withdrawn"
