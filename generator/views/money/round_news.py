"""What is told of the rounds of a fund, and on which days: deadlines that draw near, and changes of rounds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator.model.money.applied import Applied
from generator.model.money.occurrences import Occurrence, occurrences
from generator.model.money.periods import rounds_of
from generator.model.money.rounds import Override
from generator.views.telling.announcements import last_told

RoundChange = Literal["round-moved", "round-cancelled", "round-extra", "round-restored"]
REMINDERS = (28, 14, 3)
"""How many days before a deadline the feeds remind of it."""
_LONGEST = timedelta(days=max(REMINDERS))
_BEGINNING = date(1970, 1, 1)
"""Nothing was told on the net before."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder of a deadline."""

    day: date
    days: int
    """How many days are left to the deadline."""
    call: Occurrence


@dataclass(frozen=True, slots=True)
class RoundNews:
    """One change of a round."""

    what: RoundChange
    key: date
    """The deadline as it was first told."""
    on: date
    why: str | None
    before: date | None
    """The deadline until then."""
    now: date | None
    """The deadline from then on."""


def reminders(fund: Applied, today: date) -> list[Reminder]:
    """List the reminders of the last weeks, else the last one ever, since the fund and the round were last changed."""
    first, changed = today - _LONGEST, last_told(fund.published, [fund.updated], today)
    found = list(_reminders(fund, first, today, changed))
    if any(one.day >= first for one in found):
        return found
    ever = _reminders(fund, max(changed, _BEGINNING), today, changed)
    return sorted(ever, key=lambda one: one.day)[-1:]


def _reminders(fund: Applied, first: date, today: date, changed: date) -> Iterator[Reminder]:
    told: set[tuple[date, int]] = set()
    for call in occurrences(fund, first, today + _LONGEST):
        known = last_told(changed, [call.told], today)
        for days in () if call.is_cancelled else REMINDERS:
            day = call.closes - timedelta(days=days)
            if known <= day <= today and (call.closes, days) not in told:
                told.add((call.closes, days))
                yield Reminder(day, days, call)


def round_news(fund: Applied) -> Iterator[RoundNews]:
    """Yield the changes of rounds that have a day of their own, in the order in which they stand in the file."""
    for rounds in rounds_of(fund):
        closes: dict[date, date | None] = {}
        for override in rounds.overrides:
            key = override.deadline
            before = closes.get(key, None if override.extra else key)
            closes[key] = now = None if override.cancelled else override.moved_to or key
            if override.on is not None:
                yield RoundNews(_kind_of(override), key, override.on, override.why, before, now)


def _kind_of(override: Override) -> RoundChange:
    if override.cancelled:
        return "round-cancelled"
    if override.moved_to is not None:
        return "round-moved"
    return "round-extra" if override.extra else "round-restored"
