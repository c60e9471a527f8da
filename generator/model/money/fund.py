"""Funds: who gives money to whom, for what, and how much."""

from typing import Annotated, Literal

from generator.model.entity import Part
from generator.model.fields import Amount, Flag, Line, Refers, Slug, Text, WebAddress
from generator.model.money.applied import Applied, State
from generator.model.money.terms import Terms
from generator.model.plans.plan import Year

Applicant = Literal["association", "group", "institution", "company", "person", "municipality", "young-people"]
Purpose = Literal[
    "facilities", "events", "culture", "sport", "nature", "social", "village", "young-people", "older-people",
    "association", "heritage", "jobs",
]  # fmt: skip


class PlanLink(Part):
    """What the local plan means to the fund."""

    needed: Literal["required", "preferred", "irrelevant"]
    """Whether a project must stand in the community's plan."""
    outside_cap: Amount | None = None
    """The most a project outside the plan can get, in kroner."""


class Criterion(Part):
    """One thing that is weighed when the money is shared out."""

    id: Slug
    """Unique in the fund and never changed."""
    title: Line
    """What is weighed, as a statement about the project: "Bred lokal opbakning"."""
    text: Text | None = None
    """How it is seen, in one or two sentences."""
    required: Flag = False
    """True when a project without it gets nothing."""


class Grant(Part):
    """A fixed amount that a body is given in one year, without applying."""

    year: Year
    """The year."""
    body: Annotated[Slug, Refers("body")]
    """The body that gets it."""
    amount: Amount
    """How much, in whole kroner or euro."""


class Fund(Applied):
    """One `funds/<slug>.md`: money one can apply for, and its rounds."""

    provider: Text
    """Who gives the money."""
    applicants: tuple[Applicant, ...] = ()
    """Who may apply; empty when no source says."""
    who: Text | None = None
    """Who may apply, in one sentence."""
    purposes: tuple[Purpose, ...] = ()
    """What the money is for."""
    area: Text | None = None
    """Where the project must be, when it is not the whole country."""
    communities: Annotated[tuple[Slug, ...], Refers("community")] = ()
    """The communities whose projects may apply, when it is only some."""
    themes: Annotated[tuple[Slug, ...], Refers("theme")] = ()
    """The themes it pays for: actions with one of them in the local plans are shown as fitting."""
    given: tuple[Grant, ...] = ()
    """Fixed amounts by year and body, of a fund that is given and not applied for."""
    terms: tuple[Terms, ...] = ()
    """Amounts and conditions by period, the newest first."""
    plan: PlanLink | None = None
    """What the community's plan means to the fund."""
    answer: Text | None = None
    """How long it takes to get an answer."""
    decided_by: Annotated[Slug | None, Refers("body")] = None
    """The body that decides who gets the money."""
    weighs: tuple[Criterion, ...] = ()
    """What is weighed when the money is shared out: broad local backing, cohesion between places …"""
    not_for: tuple[Text, ...] = ()
    """What the fund does not pay for."""
    apply: WebAddress | None = None
    """The page where one applies."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who in the municipality helps with the fund."""

    @property
    def editions(self) -> tuple[Terms, ...]:
        """The periods of the terms: each may have had rounds of its own."""
        return self.terms

    @property
    def fixed_state(self) -> State | Literal["given"] | None:
        """What counts more than any day: the state that the editors gave, or that nobody applies for the money."""
        return self.state or ("given" if self.given and self.rounds is None else None)

    @property
    def who_may(self) -> str | None:
        """Who may apply, in one sentence."""
        return self.who
