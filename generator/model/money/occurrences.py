"""The rounds of a fund as days of the calendar: what was announced, or what a pattern gives, with every override.

Knows days and times of day, and no zone, no today: whether a round is open is for the views to say.
"""

from calendar import isleap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Literal

from dateutil.rrule import rrulestr

from generator.model.money.applied import Applied
from generator.model.money.periods import rounds_of, rounds_on
from generator.model.money.rolling import Stretch, stretches
from generator.model.money.rounds import END_OF_DAY, AnyRounds, Call, Dated, Override, Rolling, Rule, Yearly

Change = Literal["moved", "cancelled", "extra"]
RAREST = 12
"""Years within which every pattern comes back: a leap day after 1896 came back in 1904."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One round of a fund."""

    key: date
    """The closing day that was announced or that the pattern gives; it stays when the round is moved."""
    closes: date
    """Last day, inclusive."""
    closes_at: time = END_OF_DAY
    """The last moment of that day on the clocks of the site."""
    opens: date | None = None
    """First day; None where one may apply at any time before the last day."""
    decision: date | None = None
    """The day by which applicants are answered."""
    title: str | None = None
    """The name of the round."""
    why: str | None = None
    """Why it is moved, cancelled or extra."""
    change: Change | None = None
    """What an override did to it."""
    changes: int = 0
    """How often it was changed, also there and back."""
    told: date | None = None
    """The last day on which it was changed, where the file says so."""
    number: int = 1
    """2, 3 … for further rounds that were announced for the same day: key and number together are never doubled."""

    @property
    def is_cancelled(self) -> bool:
        """Whether the round was dropped."""
        return self.change == "cancelled"

    @property
    def has_time(self) -> bool:
        """Whether it closes at another time than midnight."""
        return self.closes_at != END_OF_DAY


def occurrences(fund: Applied, first: date, last: date) -> tuple[Occurrence, ...]:
    """Compute the rounds of a fund, cancelled ones too, in the order of their closing days.

    Patterns are followed for keys from `first` to `last`, both inclusive; announced rounds and overrides are given
    whenever they are, so that a round moved from or to a far day is not lost. A time without rounds that ends for good
    is one long round: its last day is a deadline like any other.
    """
    found = (item for rounds in rounds_of(fund) for item in _of(fund, rounds, first, last))
    return tuple(sorted(found, key=lambda item: (item.closes, item.closes_at, item.key, item.number)))


def _of(fund: Applied, rounds: AnyRounds, first: date, last: date) -> Iterator[Occurrence]:
    if isinstance(rounds, Rolling):
        yield from (_last(stretch) for stretch in stretches(fund) if stretch.rounds is rounds and stretch.ends)
        return
    changes: dict[date, tuple[Override, ...]] = {}
    for override in rounds.overrides:
        changes[override.deadline] = (*changes.get(override.deadline, ()), override)
    given = {day: overrides for day, overrides in changes.items() if gives(fund, rounds, day)}
    if isinstance(rounds, Dated):
        counted: Counter[date] = Counter()
        for call in rounds.calls:
            if gives(fund, rounds, call.closes):
                counted[call.closes] += 1
                yield _announced(call, given.get(call.closes, ()), counted[call.closes])
    else:
        always = all(terms.rounds is None for terms in fund.editions)  # then every day of the pattern holds
        days = {day for day in pattern_days(rounds, first, last) if always or gives(fund, rounds, day)}
        yield from (_computed(rounds, day, given.get(day, ())) for day in sorted(days | given.keys()))
    for day, overrides in changes.items():
        if day not in given and any(override.extra for override in overrides):
            yield _computed(rounds, day, overrides)


def gives(fund: Applied, rounds: AnyRounds, day: date) -> bool:
    """Say whether these rounds of a fund, without their overrides, have a last day on `day`."""
    if rounds_on(fund, day) is not rounds or (rounds.until is not None and day > rounds.until):
        return False
    if isinstance(rounds, Rolling):
        return day in _ends(fund, rounds)
    if isinstance(rounds, Dated):
        return any(call.closes == day for call in rounds.calls)
    return day in _days_in(rounds, day.year)


def pattern_days(rounds: Yearly | Rule, first: date, last: date) -> Iterator[date]:
    """Yield the last days that a pattern gives from `first` to `last`, both inclusive, in order."""
    last = last if rounds.until is None else min(last, rounds.until)
    for year in range(first.year, last.year + 1):
        yield from (day for day in _days_in(rounds, year) if first <= day <= last)


def nearest_given(fund: Applied, rounds: AnyRounds, day: date) -> date | None:
    """Find the last day nearest to `day` that these rounds of a fund give; None when they give none."""
    if isinstance(rounds, Rolling):
        days = _ends(fund, rounds)
    elif isinstance(rounds, Dated):
        days = [call.closes for call in rounds.calls]
    else:
        years = range(max(day.year - RAREST, 1), day.year + RAREST + 1)
        days = [found for year in years for found in _days_in(rounds, year)]
    return min(
        (found for found in days if gives(fund, rounds, found)), key=lambda found: abs(found - day), default=None
    )


def _ends(fund: Applied, rounds: Rolling) -> list[date]:
    return [stretch.ends for stretch in stretches(fund) if stretch.rounds is rounds and stretch.ends]


def _last(stretch: Stretch) -> Occurrence:
    """Give a time without rounds as the round that its end makes of it."""
    assert stretch.ends is not None, "it has no end"
    opens = None if stretch.first == date.min else stretch.first
    made = Occurrence(stretch.ends, stretch.last, opens=opens)
    if stretch.change is not None:
        at = stretch.change.closes_at or END_OF_DAY
        made = replace(made, closes_at=at, why=stretch.change.why, change="moved")
    return _counted(made, stretch.changes)


def _days_in(rounds: Yearly | Rule, year: int) -> tuple[date, ...]:
    return _yearly(rounds.days, year) if isinstance(rounds, Yearly) else _by_rule(rounds.rule, year)


@cache
def _yearly(days: tuple[str, ...], year: int) -> tuple[date, ...]:
    known = {day for day in days if day != "02-29" or isleap(year)}
    return tuple(date.fromisoformat(f"{year:04}-{day}") for day in sorted(known))


@cache
def _by_rule(text: str, year: int) -> tuple[date, ...]:
    """Compute the days of a recurrence rule in a year, once for all funds that share it.

    Counting begins a year earlier: the week of 1 January may begin in December, and a rule that takes the n-th day of
    a set (BYSETPOS) must see the whole set.
    """
    begin = datetime(year - 1, 1, 1)  # noqa: DTZ001  a rule counts days, and days have no zone
    days = rrulestr(f"{text};UNTIL={year:04}1231", dtstart=begin)
    return tuple(moment.date() for moment in days if moment.year == year)


def _announced(call: Call, overrides: tuple[Override, ...], number: int) -> Occurrence:
    made = Occurrence(call.closes, call.closes, call.closes_at, call.opens, call.decision, call.title, number=number)
    return _changed(made, overrides, opens_before=None, decision_after=None)


def _computed(rounds: Dated | Yearly | Rule, day: date, overrides: tuple[Override, ...]) -> Occurrence:
    if isinstance(rounds, Dated):
        return _changed(Occurrence(day, day), overrides, opens_before=None, decision_after=None)
    before, after = rounds.opens_before, rounds.decision_after
    made = Occurrence(day, day, rounds.closes_at, _shifted(day, before, -1), _shifted(day, after, 1))
    return _changed(made, overrides, opens_before=before, decision_after=after)


def _changed(
    made: Occurrence, overrides: tuple[Override, ...], *, opens_before: int | None, decision_after: int | None
) -> Occurrence:
    """Apply the overrides of a round, one after the other; a moved one that is then cancelled keeps its new day."""
    now = made
    for override in overrides:
        if override.moved_to is not None:
            now = _moved(made, override.moved_to, opens_before, decision_after)
        elif override.cancelled:
            now = replace(now, change="cancelled")
        else:
            now = replace(made, change="extra" if any(one.extra for one in overrides) else None)
        now = replace(now, closes_at=override.closes_at or now.closes_at, why=override.why)
    return _counted(now, overrides)


def _counted(made: Occurrence, overrides: tuple[Override, ...]) -> Occurrence:
    """Tell how often a round was changed, and when the last time."""
    if not overrides:
        return made
    told = max((override.on for override in overrides if override.on is not None), default=None)
    return replace(made, changes=len(overrides), told=told)


def _moved(made: Occurrence, closes: date, opens_before: int | None, decision_after: int | None) -> Occurrence:
    """Move a round; the day of the answer follows the deadline, and a round opens as was planned if it can."""
    opens = made.opens if made.opens is None or made.opens <= closes else _shifted(closes, opens_before, -1)
    planned = made.decision if made.decision and made.decision >= closes else None
    decision = _shifted(closes, decision_after, 1) or planned
    return replace(made, change="moved", closes=closes, opens=opens, decision=decision)


def _shifted(day: date, days: int | None, sign: int) -> date | None:
    return None if days is None else day + timedelta(days=sign * days)
