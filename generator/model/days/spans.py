"""Days in a row, and the one check that what ends does not end before it begins."""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator

from generator.model.entity import Part
from generator.model.fields import Day, wrong


def not_before(beginning: str) -> Callable[[Any, ValidationInfo], Any]:
    """Make the check of a day or year that must not be before that in an earlier field of the same part.

    `_in_order = field_validator("until")(not_before("from_"))`; what is not written is before nothing.
    """

    def check(day: Any, info: ValidationInfo) -> Any:
        begins = info.data.get(beginning)  # absent when the beginning itself was wrong
        if begins is not None and day is not None and day < begins:
            raise wrong("ends_before_it_begins", begins=begins)
        return day

    return check


class Span(Part):
    """Days in a row."""

    from_: Annotated[Day, Field(alias="from")]
    """First day of it."""
    to: Day
    """Last day of it, inclusive."""

    _in_order = field_validator("to")(not_before("from_"))


class OpenSpan(Part):
    """Days in a row, of which the first or the last may be unknown."""

    from_: Annotated[Day | None, Field(alias="from")] = None
    """First day, where it is known."""
    to: Day | None = None
    """Last day, inclusive, where it is known."""

    _in_order = field_validator("to")(not_before("from_"))
