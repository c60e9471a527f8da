"""The times in which a fund is applied for without rounds: from when to when, and which of them ends for good.

A break, or new terms with rounds of their own, only interrupts: one can apply again, or at once under the new terms.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generator.model.money.applied import Applied
from generator.model.money.periods import rounds_of, rounds_on
from generator.model.money.rounds import Override, Rolling

_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row on which one may apply at any time."""

    first: date
    """`date.min` when it has no beginning."""
    last: date
    """Inclusive; `date.max` when it has no end."""
    rounds: Rolling
    """What it is written in; where terms follow each other without a gap, the last of them."""
    ends: date | None = None
    """The last day as it was planned, when one cannot apply any more after it."""
    changes: tuple[Override, ...] = ()
    """What moved the last day, there and back, oldest first."""

    @property
    def change(self) -> Override | None:
        """What moved the last day to where it is now."""
        return _holding(self.changes)


def stretches(fund: Applied) -> tuple[Stretch, ...]:
    """Find the times in which a fund is applied for without rounds, over all editions of its terms, in order."""
    found = [part for rounds in rounds_of(fund) if isinstance(rounds, Rolling) for part in _parts(fund, rounds)]
    joined: list[Stretch] = []
    for part in sorted(found, key=lambda part: part.first):
        if joined and joined[-1].last != date.max and joined[-1].last + _ONE == part.first:
            joined[-1] = replace(part, first=joined[-1].first)
        else:
            joined.append(part)
    return tuple(
        replace(part, ends=_end(fund, part, is_last=place == len(joined))) for place, part in enumerate(joined, 1)
    )


def _end(fund: Applied, part: Stretch, *, is_last: bool) -> date | None:
    """Give the planned last day of a time that ends for good."""
    if part.last == date.max or part.ends is not None:
        return part.ends
    follows = rounds_on(fund, part.last + _ONE)
    return part.last if follows is None or (is_last and isinstance(follows, Rolling)) else None


def _parts(fund: Applied, rounds: Rolling) -> Iterator[Stretch]:
    changes = tuple(one for one in rounds.overrides if one.deadline == rounds.until)
    change = _holding(changes)
    last = rounds.until if change is None else change.moved_to
    taken = [(pause.from_, pause.to) for pause in rounds.breaks]
    if last is not None and last < date.max:
        taken.append((last + _ONE, date.max))
    for first, end in _without(_held(fund, rounds), taken):
        yield Stretch(first, end, rounds, *((rounds.until, changes) if end == last else ()))


def _holding(changes: tuple[Override, ...]) -> Override | None:
    """Give the last change, if it moved the day."""
    return changes[-1] if changes and changes[-1].moved_to is not None else None


_Days = tuple[date, date]
"""A first and a last day, both inclusive."""


def _held(fund: Applied, rounds: Rolling) -> list[_Days]:
    """Find the days on which these rounds count: those of their edition, or those that no edition takes."""
    editions = [(terms, (terms.from_ or date.min, terms.until or date.max)) for terms in fund.editions]
    own = [days for terms, days in editions if terms.rounds is rounds]
    return own or _without([(date.min, date.max)], [days for terms, days in editions if terms.rounds is not None])


def _without(left: list[_Days], taken: list[_Days]) -> list[_Days]:
    for first, last in taken:
        left = [rest for days in left for rest in _cut(days, first, last)]
    return left


def _cut(days: _Days, first: date, last: date) -> Iterator[_Days]:
    begins, ends = days
    if last < begins or ends < first:
        yield days
        return
    if begins < first:
        yield begins, first - _ONE
    if last < ends:
        yield last + _ONE, ends
