"""When the clocks of a time zone change, as a rule for every year.

Calendar programs do not know the zones by name alone: a calendar carries the rule along (RFC 5545, 3.6.5). The rule is
read off the zone itself, by looking at what its clocks do, so it holds for any zone and follows the zone data.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

FIRST_YEAR = 1970
"""No rule is followed further back."""
YEARS_AHEAD = 30
"""How far ahead of the day of the build a rule is tried."""
LAST_WEEK = -1


@dataclass(frozen=True)
class ClockChange:
    """One change of the clocks that comes every year."""

    month: int
    weekday: int
    """0 is Monday."""
    weeks: frozenset[int]
    """Which of these weekdays in the month it may be; -1 is the last."""
    clock: time
    """What the clocks show in the moment before they change."""
    before: timedelta
    """Ahead of UTC until then."""
    after: timedelta
    """Ahead of UTC from then on."""
    name: str
    """The short name of the time that follows, such as CEST."""

    @property
    def week(self) -> int:
        """Which of the weekdays in the month: 1 to 4, or -1 for the last."""
        return LAST_WEEK if LAST_WEEK in self.weeks else min(self.weeks)

    def agreed(self, other: "ClockChange") -> "ClockChange | None":
        """Give the rule that holds for the changes of two years; None when no rule does."""
        both = replace(self, weeks=self.weeks & other.weeks)
        return both if both.weeks and both == replace(other, weeks=both.weeks) else None

    def in_year(self, year: int) -> datetime:
        """Give the local moment, without a zone, at which it happens in a year."""
        days = [day for day in range(1, monthrange(year, self.month)[1] + 1)
                if date(year, self.month, day).weekday() == self.weekday]  # fmt: skip
        return datetime.combine(date(year, self.month, days[self.week if self.week < 0 else self.week - 1]), self.clock)


@dataclass(frozen=True)
class ZoneRule:
    """What the clocks of a zone do from the year `first` to the year `last`, both inclusive."""

    zone: ZoneInfo
    first: int
    last: int
    changes: tuple[ClockChange, ...]
    """In the order of the year; empty for a zone that keeps the same time."""

    def tells(self, moment: datetime) -> bool:
        """Say whether the rule gives the right UTC instant for a moment of the zone.

        False before the first whole year of the rule and after its last, and in the hours that a change skips or
        repeats, of which calendar programs think differently.
        """
        in_doubt = moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()
        return self.first < moment.year <= self.last and not in_doubt


@cache
def rule_of(zone: ZoneInfo, year: int) -> ZoneRule:
    """Read the rule that a zone follows in a year, and find how long it has held and will hold."""
    changes, last = _as_long_as_they_hold(zone, _changes(zone, year), range(year + 1, year + YEARS_AHEAD + 1), year)
    changes, first = _as_long_as_they_hold(zone, changes, range(year - 1, FIRST_YEAR - 1, -1), year)
    return ZoneRule(zone, first, last, changes)


def _as_long_as_they_hold(
    zone: ZoneInfo, changes: tuple[ClockChange, ...], years: Iterable[int], reached: int
) -> tuple[tuple[ClockChange, ...], int]:
    """Follow a rule from year to year; give it as it is known then, and the last year in which it held."""
    for year in years:
        others = _changes(zone, year)
        both = [one.agreed(other) for one, other in zip(changes, others, strict=False)]
        agreed = tuple(change for change in both if change is not None)
        if not len(changes) == len(others) == len(agreed):
            break
        changes, reached = agreed, year
    return changes, reached


def _changes(zone: ZoneInfo, year: int) -> tuple[ClockChange, ...]:
    return tuple(_change(zone, instant) for instant in _instants(zone, year))


def _change(zone: ZoneInfo, instant: datetime) -> ClockChange:
    before, after = _offset(zone, instant - timedelta(minutes=1)), _offset(zone, instant)
    local = (instant + before).replace(tzinfo=None)
    weeks = {(local.day - 1) // 7 + 1} - {5}
    if local.day + 7 > monthrange(local.year, local.month)[1]:
        weeks.add(LAST_WEEK)
    name = instant.astimezone(zone).tzname() or ""
    return ClockChange(local.month, local.weekday(), frozenset(weeks), local.time(), before, after, name)


def _instants(zone: ZoneInfo, year: int) -> Iterator[datetime]:
    """Yield the moments, in UTC to the minute, at which the clocks change in a year."""
    day = datetime(year, 1, 1, tzinfo=UTC)
    while day.year == year:
        following = day + timedelta(days=1)
        if _offset(zone, day) != _offset(zone, following):
            yield _between(zone, day, following)
        day = following


def _between(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """Narrow down, by halves, the first minute with the later offset."""
    offset = _offset(zone, late)
    low, high = 0, int((late - early).total_seconds()) // 60
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(zone, early + timedelta(minutes=middle)) == offset:
            high = middle
        else:
            low = middle
    return early + timedelta(minutes=high)


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()
