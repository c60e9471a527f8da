"""The rounds of a fund as days of the calendar: what was announced, or what a pattern gives, with every override.

Knows days and times of day, and no zone, no today: whether a round is open is for the views to say.
"""

from calendar import isleap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Literal

from dateutil.rrule import rrulestr

from generator.model.fund import Fund
from generator.model.periods import rounds_of, rounds_on
from generator.model.rolling import Stretch, stretches
from generator.model.rounds import END_OF_DAY, AnyRounds, Call, Dated, Override, Rolling, Rule, Yearly

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


def occurrences(fund: Fund, first: date, last: date) -> tuple[Occurrence, ...]:
    """Compute the rounds of a fund, cancelled ones too, in the order of their closing days.

    Patterns are followed for keys from `first` to `last`, both inclusive; announced rounds and overrides are given
    whenever they are, so that a round moved from or to a far day is not lost. A time without rounds that ends for good
    is one long round: its last day is a deadline like any other.
    """
    found = (item for rounds in rounds_of(fund) for item in _of(fund, rounds, first, last))
    return tuple(sorted(found, key=lambda item: (item.closes, item.closes_at, item.key, item.number)))


def _of(fund: Fund, rounds: AnyRounds, first: date, last: date) -> Iterator[Occurrence]:
    if isinstance(rounds, Rolling):
        yield from (_last(stretch) for stretch in stretches(fund) if stretch.rounds is rounds and stretch.ends)
        return
    changes = {override.deadline: override for override in rounds.overrides}
    given = {day: override for day, override in changes.items() if gives(fund, rounds, day)}
    if isinstance(rounds, Dated):
        counted: Counter[date] = Counter()
        for call in rounds.calls:
            if gives(fund, rounds, call.closes):
                counted[call.closes] += 1
                yield _announced(call, given.get(call.closes), counted[call.closes])
    else:
        always = all(terms.rounds is None for terms in fund.terms)  # then every day of the pattern holds
        days = {day for day in pattern_days(rounds, first, last) if always or gives(fund, rounds, day)}
        yield from (_computed(rounds, day, given.get(day)) for day in sorted(days | given.keys()))
    for day, override in changes.items():
        if override.extra and day not in given:
            yield _computed(rounds, day, override)


def gives(fund: Fund, rounds: AnyRounds, day: date) -> bool:
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


def nearest_given(fund: Fund, rounds: AnyRounds, day: date) -> date | None:
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


def _ends(fund: Fund, rounds: Rolling) -> list[date]:
    return [stretch.ends for stretch in stretches(fund) if stretch.rounds is rounds and stretch.ends]


def _last(stretch: Stretch) -> Occurrence:
    """Give a time without rounds as the round that its end makes of it."""
    assert stretch.ends is not None, "it has no end"
    opens = None if stretch.first == date.min else stretch.first
    change = stretch.change
    if change is None:
        return Occurrence(stretch.ends, stretch.last, opens=opens)
    at = change.closes_at or END_OF_DAY
    return Occurrence(stretch.ends, stretch.last, at, opens, why=change.why, change="moved")


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


def _announced(call: Call, override: Override | None, number: int) -> Occurrence:
    made = Occurrence(call.closes, call.closes, call.closes_at, call.opens, call.decision, call.title, number=number)
    return made if override is None else _changed(made, override, opens_before=None, decision_after=None)


def _computed(rounds: Dated | Yearly | Rule, day: date, override: Override | None) -> Occurrence:
    if isinstance(rounds, Dated):
        made, before, after = Occurrence(day, day), None, None
    else:
        before, after = rounds.opens_before, rounds.decision_after
        made = Occurrence(day, day, rounds.closes_at, _shifted(day, before, -1), _shifted(day, after, 1))
    return made if override is None else _changed(made, override, opens_before=before, decision_after=after)


def _changed(
    made: Occurrence, override: Override, *, opens_before: int | None, decision_after: int | None
) -> Occurrence:
    """Apply an override; the day of the answer follows the deadline, and a round opens as was planned if it can."""
    closes, opens, decision = made.closes, made.opens, made.decision
    change: Change | None = "cancelled" if override.cancelled else "extra" if override.extra else None
    if change is None and override.moved_to is not None:
        change, closes = "moved", override.moved_to
        opens = opens if opens is None or opens <= closes else _shifted(closes, opens_before, -1)
        decision = _shifted(closes, decision_after, 1) or (decision if decision and decision >= closes else None)
    return Occurrence(
        made.key, closes, override.closes_at or made.closes_at, opens, decision, made.title, override.why,
        change, made.number,
    )  # fmt: skip


def _shifted(day: date, days: int | None, sign: int) -> date | None:
    return None if days is None else day + timedelta(days=sign * days)
