"""Terms: what a fund gives in one period, and on which conditions."""

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from generator.model.days.spans import not_before
from generator.model.entity import Part
from generator.model.fields import Amount, Day, Number, Text, wrong
from generator.model.money.rounds import AnyRounds

Kroner = Amount
Limit = Literal["minimum", "maximum", "minimum_budget", "maximum_budget"]
Percent = Annotated[Number, Field(ge=0, le=100)]


class Terms(Part):
    """What the fund gave, in one period."""

    from_: Annotated[Day | None, Field(alias="from")] = None
    """First day on which the terms hold; left out when it is not known."""
    until: Day | None = None
    """Last day on which they hold, inclusive."""
    rounds: AnyRounds | None = None
    """When one could apply in the period, where that was another time than `rounds` of the fund says."""
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
    exclusive: tuple[Limit, ...] = ()
    """Which of the four limits are themselves outside: `[maximum_budget]` when the project must cost less than that."""
    own_share: Percent | None = None
    """The part of the costs the applicant must bring, in per cent."""
    own_share_of_first: Kroner | None = None
    """The own share is reckoned only of this first part of what is applied for, in kroner."""
    raised_first: Percent | None = None
    """The part of the costs that must be raised before one applies, in per cent."""
    raised_first_hours: Percent | None = None
    """How much of what is raised first may be volunteers' hours, in per cent."""
    hour_rate: Kroner | None = None
    """What a volunteer's hour counts for as own share, in kroner."""
    hours_share: Percent | None = None
    """How much of the own share may be volunteers' hours, in per cent."""
    hours_maximum: Kroner | None = None
    """The most volunteers' hours may count for, in kroner."""
    text: Text | None = None
    """What the figures cannot say."""

    @field_validator("maximum", "maximum_budget")
    @classmethod
    def _not_less_than_the_least(cls, most: Kroner | None, info: ValidationInfo) -> Kroner | None:
        least = info.data.get("minimum" if info.field_name == "maximum" else "minimum_budget")
        if least is not None and most is not None and most < least:
            raise wrong("most_is_less_than_least", least=least)
        return most

    @field_validator("exclusive")
    @classmethod
    def _of_limits_that_are_there(cls, exclusive: tuple[Limit, ...], info: ValidationInfo) -> tuple[Limit, ...]:
        for limit in exclusive:
            if limit in info.data and info.data[limit] is None:  # absent when the limit itself was wrong
                raise wrong("no_such_limit", limit=limit)
        for least, most in (("minimum", "maximum"), ("minimum_budget", "maximum_budget")):
            low, high = info.data.get(least), info.data.get(most)
            if low is not None and high is not None and low + (least in exclusive) > high - (most in exclusive):
                raise wrong("nothing_between", least=least, most=most)
        return exclusive

    @property
    def most(self) -> int | None:
        """The largest amount one can get, in whole kroner."""
        return self._within("maximum", -1)

    @property
    def least_budget(self) -> int | None:
        """The smallest cost of a whole project, in whole kroner."""
        return self._within("minimum_budget", 1)

    @property
    def most_budget(self) -> int | None:
        """The largest cost of a whole project, in whole kroner."""
        return self._within("maximum_budget", -1)

    def _within(self, limit: Limit, step: int) -> int | None:
        stated: int | None = getattr(self, limit)
        return stated + step if stated is not None and limit in self.exclusive else stated

    _in_order = field_validator("until")(not_before("from_"))
