"""When one can apply: the ways a fund's calls are written."""

from datetime import time
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from generator.model.days.spans import Span
from generator.model.entity import Part
from generator.model.fields import Clock, Count, Day, Flag, Line, MonthDay, Recurrence, Text, wrong

END_OF_DAY = time(23, 59, 59, 999999)
"""The last moment of a day: a closing day without a time is open until midnight."""
Days = Annotated[Count, Field(ge=0, le=1000)]


class Call(Part):
    """One round with its own dates."""

    opens: Day | None = None
    """First day on which applications are accepted, where it is known."""
    closes: Day
    """Last day, inclusive; the page says "closed" from the day after."""
    closes_at: Clock = END_OF_DAY
    """The time on the last day, when it is not midnight."""
    decision: Day | None = None
    """The day by which applicants are answered."""
    title: Line | None = None
    """The name of the round."""

    @field_validator("closes")
    @classmethod
    def _not_before_it_opens(cls, closes: Day, info: ValidationInfo) -> Day:
        opens = info.data.get("opens")  # absent when `opens` itself was wrong
        if opens is not None and closes < opens:
            raise wrong("closes_before_it_opens", opens=opens)
        return closes

    @field_validator("decision")
    @classmethod
    def _not_before_it_closes(cls, decision: Day | None, info: ValidationInfo) -> Day | None:
        closes = info.data.get("closes")  # absent when `closes` itself was wrong
        if decision is not None and closes is not None and decision < closes:
            raise wrong("decided_before_it_closes", closes=closes)
        return decision


class Override(Part):
    """A change to one deadline: exactly one of `moved_to`, `cancelled`, `extra` and `restored`; the last one holds."""

    deadline: Day
    """The deadline that is changed, or the day of an extra round."""
    moved_to: Day | None = None
    """The new day, when it is moved."""
    cancelled: Flag = False
    """`true` when the round is dropped."""
    extra: Flag = False
    """`true` when it is a round besides those that the pattern gives."""
    restored: Flag = False
    """`true` when an earlier change is taken back: the round is again as it was first told."""
    on: Day | None = None
    """The day of the change; the day under `updated` when it is left out."""
    closes_at: Clock | None = None
    """The time on the day, when it is another than usual."""
    why: Text | None = None
    """The reason, shown to the reader."""


def _some(items: tuple[Any, ...]) -> tuple[Any, ...]:
    if not items:
        raise wrong("list")
    return items


class Rounds(Part):
    """What all ways of writing rounds have in common."""

    overrides: tuple[Override, ...] = ()
    """Rounds that are moved, dropped or extra."""
    until: Day | None = None
    """The last day on which it holds; after it the fund has ended."""


class Break(Span):
    """A time in which no applications are taken."""

    why: Text | None = None
    """The reason, shown to the reader."""


class Rolling(Rounds):
    """Applications are taken all year."""

    type: Literal["rolling"]
    """`rolling`."""
    breaks: tuple[Break, ...] = ()
    """Times in which no applications are taken, such as a summer."""


class Dated(Rounds):
    """Each round is announced with its own dates."""

    type: Literal["dated"]
    """`dated`."""
    calls: Annotated[tuple[Call, ...], AfterValidator(_some)]
    """The rounds that have been announced."""


class Pattern(Rounds):
    """Rounds that come back by themselves."""

    closes_at: Clock = END_OF_DAY
    """The time on each last day, when it is not midnight."""
    opens_before: Days | None = None
    """How many days before its last day a round opens; left out where one may apply at any time before it."""
    decision_after: Days | None = None
    """How many days after the last day applicants are answered."""


class Yearly(Pattern):
    """The same days every year."""

    type: Literal["yearly"]
    """`yearly`."""
    days: Annotated[tuple[MonthDay, ...], AfterValidator(_some)]
    """The closing days as month-day: 01-15, 05-01, 09-01."""


class Rule(Pattern):
    """A rule that a calendar can follow."""

    type: Literal["rule"]
    """`rule`."""
    rule: Recurrence
    """A recurrence rule after RFC 5545, 3.3.10: FREQ=MONTHLY;BYMONTH=2,5,8,11;BYDAY=1TU."""


AnyRounds = Annotated[Rolling | Dated | Yearly | Rule, Field(discriminator="type")]
"""Rounds in one of the four ways, told apart by `type`."""
