"""A month of which the day is still to be set, and the times of meetings that may be as little known as that."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, SerializationInfo, ValidationInfo, WithJsonSchema

from generator.model.days.written import FIRST_YEAR, LAST_YEAR, read_month
from generator.model.fields import as_published, day_or_moment, wrong

_MONTHS = range(1, 13)


@dataclass(frozen=True, order=True)
class Month:
    """A month of a year."""

    year: int
    month: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def isoformat(self) -> str:
        """Write it as in a file and in HTML: 2027-03."""
        return f"{self.year:04}-{self.month:02}"

    __str__ = isoformat


When = Month | datetime | date
"""A time as exactly as it is known; without a zone, as in a file, or with one."""


def first_day_of(value: When) -> date:
    """Give the day of a moment, the day itself, or the first day of a month."""
    if isinstance(value, Month):
        return value.first
    return value.date() if isinstance(value, datetime) else value


def _month_day_or_moment(value: object, info: ValidationInfo) -> object:
    """Read a month; what does not look like one is read as a day or a moment."""
    if isinstance(value, Month):
        return value
    found = read_month(value) if isinstance(value, str) else None
    if found is None:
        return day_or_moment(value, info)
    year, month = found
    if month not in _MONTHS or not FIRST_YEAR <= year <= LAST_YEAR:
        raise wrong("month")
    return Month(year, month)


def _as_published(value: When, info: SerializationInfo) -> str:
    return str(value) if isinstance(value, Month) else as_published(value, info)


_AS_WRITTEN = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"}
_DAY, _MOMENT = {"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}
MonthDayOrMoment = Annotated[
    Month | datetime | date,
    BeforeValidator(_month_day_or_moment),
    PlainSerializer(_as_published, return_type=str, when_used="json"),
    WithJsonSchema({"anyOf": [_MOMENT, _DAY, _AS_WRITTEN]}),
]
"""A day, with the time where it is known, or only the month."""
