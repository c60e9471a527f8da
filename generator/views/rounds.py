"""When one can apply: the state of a fund and its next deadline on a day.

A past day is never given as the next deadline, and a deadline whose source is old is never given as certain.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal

from dateutil.rrule import rrulestr

from generator.model.fund import Call, Dated, Fund, Override, Rolling, Rule, Terms, Yearly
from generator.views.scene import Scene

State = Literal[
    "closing-soon", "open", "opens-soon", "rolling", "expected", "unconfirmed", "paused", "budget-used", "closed",
    "ended",
]  # fmt: skip
ORDER: tuple[State, ...] = (
    "closing-soon", "open", "rolling", "opens-soon", "expected", "unconfirmed", "paused", "budget-used", "closed",
    "ended",
)  # fmt: skip
"""The order of a list of funds: what one can apply for today comes first."""
SOON = timedelta(days=14)
_AHEAD = timedelta(days=800)


@dataclass(frozen=True)
class Applying:
    """A fund as seen on one day."""

    state: State
    deadline: date | None
    """The next last day, inclusive; None when there is none, or none is known."""
    closes: datetime | None
    """The moment the round closes, with its zone."""
    opens: date | None
    """The next first day, when the round is not open yet and the day is known."""
    last_known: date | None
    """The last deadline that was announced, when it is past."""


def applying(scene: Scene, fund: Fund) -> Applying:
    """Find the state of a fund on the day of the build."""
    days = sorted(_calls(fund, scene.today), key=lambda call: (call.closes, call.closes_at))
    ahead = next((call for call in days if call.closes >= scene.today), None)
    announced = days if isinstance(fund.rounds, Dated) else []  # a pattern's day in the past may never have been one
    past = next((call.closes for call in reversed(announced) if call.closes < scene.today), None)
    closes = datetime.combine(ahead.closes, ahead.closes_at, scene.zone) if ahead else None
    opens = ahead.opens if ahead and ahead.opens and ahead.opens > scene.today else None
    return Applying(_state(fund, scene, ahead), ahead.closes if ahead else None, closes, opens, past)


def _state(fund: Fund, scene: Scene, ahead: Call | None) -> State:
    if fund.state is not None:
        return fund.state
    if isinstance(fund.rounds, Rolling):
        return "rolling"
    if fund.rounds is None or (ahead is None and not isinstance(fund.rounds, Dated)):
        return "unconfirmed"
    if ahead is None:
        return "closed"
    if is_old(scene, fund):
        return "unconfirmed"
    if ahead.opens is not None and ahead.opens > scene.today:
        return "opens-soon" if ahead.opens - scene.today <= SOON else "expected"
    return "closing-soon" if ahead.closes - scene.today <= SOON else "open"


def is_old(scene: Scene, fund: Fund) -> bool:
    """Say whether nobody has compared the fund with its source for longer than the site allows."""
    checked = max((note.checked for note in fund.source), default=None)
    return checked is not None and (scene.today - checked).days > scene.site.settings.facts_max_age


def _calls(fund: Fund, today: date) -> Iterator[Call]:
    """List the rounds around a day: those that were announced, or those that a pattern gives."""
    rounds = fund.rounds
    if isinstance(rounds, Dated):
        yield from rounds.calls
    elif isinstance(rounds, Yearly | Rule):
        days = _yearly_days(rounds, today) if isinstance(rounds, Yearly) else _days_of_rule(rounds.rule, today)
        for day in _overridden(days, rounds.overrides):
            if rounds.until is None or day <= rounds.until:
                yield Call(closes=day)


def _yearly_days(rounds: Yearly, today: date) -> Iterator[date]:
    for year in range(today.year - 1, today.year + 3):
        for month_day in rounds.days:
            if month_day == "02-29" and not _is_leap(year):
                continue
            yield date.fromisoformat(f"{year}-{month_day}")


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


@cache
def _days_of_rule(text: str, today: date) -> tuple[date, ...]:
    """Compute the days of a recurrence rule around a day; several funds may share a rule."""
    begin = datetime(today.year - 2, 1, 1)  # noqa: DTZ001  the rule counts days, and days have no zone
    rule = rrulestr(text, dtstart=begin)
    end = datetime.combine(today + _AHEAD, datetime.min.time())
    return tuple(moment.date() for moment in rule.between(begin, end, inc=True))


def _overridden(days: Iterable[date], overrides: tuple[Override, ...]) -> Iterator[date]:
    by_day = {override.deadline: override for override in overrides}
    for day in days:
        change = by_day.pop(day, None)
        if change is None:
            yield day
        elif not change.cancelled:
            yield change.moved_to or day
    yield from (override.moved_to or override.deadline for override in by_day.values() if not override.cancelled)


def current_terms(scene: Scene, fund: Fund) -> Terms | None:
    """Give the amounts and conditions that hold on the day of the build."""
    held = (
        terms
        for terms in fund.terms
        if (terms.from_ is None or terms.from_ <= scene.today) and (terms.until is None or scene.today <= terms.until)
    )
    return next(held, None)
