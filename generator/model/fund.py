"""Funds and their rounds."""

from datetime import time
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from generator.model.entity import Part, Titled
from generator.model.fields import (
    Clock,
    Count,
    Day,
    Flag,
    MonthDay,
    Number,
    Recurrence,
    Refers,
    Slug,
    Text,
    WebAddress,
    wrong,
)

Applicant = Literal["association", "group", "institution", "company", "person", "municipality", "young-people"]
Purpose = Literal[
    "facilities", "events", "culture", "sport", "nature", "social", "village", "young-people", "older-people",
    "association", "heritage", "jobs",
]  # fmt: skip
Kroner = Annotated[Count, Field(ge=0)]
Percent = Annotated[Number, Field(ge=0, le=100)]


class Call(Part):
    """One round with its own dates."""

    opens: Day | None = None
    """First day on which applications are accepted, where it is known."""
    closes: Day
    """Last day, inclusive; the page says "closed" from the day after."""
    closes_at: Clock = time(23, 59, 59, 999999)
    """The time on the last day, when it is not midnight."""
    decision: Day | None = None
    """The day by which applicants are answered."""
    title: Text | None = None
    """The name of the round."""

    @field_validator("closes")
    @classmethod
    def _not_before_it_opens(cls, closes: Day, info: ValidationInfo) -> Day:
        opens = info.data.get("opens")  # absent when `opens` itself was wrong
        if opens is not None and closes < opens:
            raise wrong("closes_before_it_opens", opens=opens)
        return closes


class Override(Part):
    """A change to one computed deadline."""

    deadline: Day
    """The computed day that is changed, or the day of an extra round."""
    moved_to: Day | None = None
    """The new day, when it is moved."""
    cancelled: Flag = False
    """`true` when the round is dropped."""
    why: Text | None = None
    """The reason, shown to the reader."""


class Rolling(Part):
    """Applications are taken all year."""

    type: Literal["rolling"]
    """`rolling`."""


class Dated(Part):
    """Each round is announced with its own dates."""

    type: Literal["dated"]
    """`dated`."""
    calls: tuple[Call, ...]
    """The rounds that have been announced."""


class Yearly(Part):
    """The same days every year."""

    type: Literal["yearly"]
    """`yearly`."""
    days: tuple[MonthDay, ...]
    """The closing days as month-day: 01-15, 05-01, 09-01."""
    overrides: tuple[Override, ...] = ()
    """Rounds that are moved, dropped or extra."""
    until: Day | None = None
    """The last day on which the pattern holds."""


class Rule(Part):
    """A rule that a calendar can follow."""

    type: Literal["rule"]
    """`rule`."""
    rule: Recurrence
    """A recurrence rule after RFC 5545, 3.3.10: FREQ=MONTHLY;BYMONTH=2,5,8,11;BYDAY=1TU."""
    overrides: tuple[Override, ...] = ()
    """Rounds that are moved, dropped or extra."""
    until: Day | None = None
    """The last day on which the rule holds."""


class Terms(Part):
    """What the fund gave, in one period."""

    from_: Annotated[Day | None, Field(alias="from")] = None
    """First day on which the terms hold; left out when it is not known."""
    until: Day | None = None
    """Last day on which they hold."""
    pool: Kroner | None = None
    """What there is to share out a year, in kroner."""
    minimum: Kroner | None = None
    """The least one can apply for, in kroner."""
    maximum: Kroner | None = None
    """The most one can get, in kroner."""
    share: Percent | None = None
    """The largest part of the costs that the fund pays, in per cent."""
    minimum_budget: Kroner | None = None
    """The least the whole project may cost, in kroner."""
    maximum_budget: Kroner | None = None
    """The most the whole project may cost, in kroner."""
    own_share: Percent | None = None
    """The part the applicant must bring, in per cent."""
    own_share_of_first: Kroner | None = None
    """The own share is reckoned only of this first amount, in kroner."""
    raised_first: Percent | None = None
    """The part of the costs that must be raised before one applies, in per cent."""
    hour_rate: Kroner | None = None
    """What a volunteer's hour counts for as own share, in kroner."""
    hours_share: Percent | None = None
    """How much of the own share may be volunteers' hours, in per cent."""
    text: Text | None = None
    """What the figures cannot say."""


class PlanLink(Part):
    """What the local plan means to the fund."""

    needed: Literal["required", "preferred", "irrelevant"]
    """Whether a project must stand in the community's plan."""
    outside_cap: Kroner | None = None
    """The most a project outside the plan can get, in kroner."""


class Fund(Titled):
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
    rounds: Annotated[Rolling | Dated | Yearly | Rule, Field(discriminator="type")] | None = None
    """When one can apply; left out when no source says."""
    state: Literal["paused", "budget-used", "ended", "unconfirmed"] | None = None
    """Set when the rounds alone do not tell: paused, the money is used, ended, or not confirmed lately."""
    look_again: Day | None = None
    """The day to look again when the fund is paused or used up."""
    terms: tuple[Terms, ...] = ()
    """Amounts and conditions by period, the newest first."""
    plan: PlanLink | None = None
    """What the community's plan means to the fund."""
    answer: Text | None = None
    """How long it takes to get an answer."""
    not_for: tuple[Text, ...] = ()
    """What the fund does not pay for."""
    apply: WebAddress | None = None
    """The page where one applies."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who in the municipality helps with the fund."""
