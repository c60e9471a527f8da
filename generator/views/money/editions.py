"""The terms of a fund by period: those that hold, those that held, and those to come."""

from dataclasses import dataclass
from datetime import date

from generator.model.money.fund import Fund
from generator.model.money.occurrences import Occurrence, occurrences, pattern_days
from generator.model.money.periods import rounds_on, terms_on
from generator.model.money.rounds import AnyRounds, Break, Dated, Rolling, Rule
from generator.model.money.terms import Terms
from generator.views.scene import Scene


@dataclass(frozen=True)
class Edition:
    """The terms of one period."""

    terms: Terms
    days: tuple[date, ...]
    """The closing days of the period: those announced, and of a rule those of one year."""
    is_past: bool
    changes: tuple[Occurrence, ...] = ()
    """The closing days of the period that are moved, cancelled or extra."""


@dataclass(frozen=True)
class Editions:
    """The terms and rounds of a fund, by when they hold."""

    current: Terms | None
    rounds: AnyRounds | None
    """The rounds to which a closing day of today would belong."""
    announced: tuple[Occurrence, ...]
    """The announced rounds, past ones too, when rounds are announced."""
    breaks: tuple[Break, ...]
    """The breaks that are not over, when one may apply all year."""
    older: tuple[Edition, ...]
    """The latest first."""
    coming: tuple[Edition, ...]
    """The next first."""


def editions(scene: Scene, fund: Fund) -> Editions:
    """Sort the terms of a fund into those that hold on the day of the build, the older and the coming ones."""
    today = scene.today
    rounds = rounds_on(fund, today)
    older = [terms for terms in fund.terms if terms.until is not None and terms.until < today]
    coming = [terms for terms in fund.terms if terms.from_ is not None and terms.from_ > today]
    breaks = rounds.breaks if isinstance(rounds, Rolling) else ()
    return Editions(
        current=terms_on(fund, today),
        rounds=rounds,
        announced=occurrences(fund, today, today) if isinstance(rounds, Dated) else (),
        breaks=tuple(pause for pause in breaks if pause.to >= today),
        older=tuple(
            _edition(fund, terms, is_past=True)
            for terms in sorted(older, key=lambda terms: terms.until or date.max, reverse=True)
        ),
        coming=tuple(
            _edition(fund, terms, is_past=False) for terms in sorted(coming, key=lambda terms: terms.from_ or date.min)
        ),
    )


def _edition(fund: Fund, terms: Terms, *, is_past: bool) -> Edition:
    rounds = terms.rounds
    days: tuple[date, ...] = ()
    if isinstance(rounds, Dated):
        days = tuple(sorted(call.closes for call in rounds.calls))
    elif isinstance(rounds, Rule):
        days = _one_year(rounds, terms)
    return Edition(terms, days, is_past, _changes(fund, terms))


def _changes(fund: Fund, terms: Terms) -> tuple[Occurrence, ...]:
    """Find what overrides do to the rounds of one edition; they are given whenever they are."""
    if terms.rounds is None or not terms.rounds.overrides:
        return ()
    own = {override.deadline for override in terms.rounds.overrides}
    some = min(own)
    return tuple(call for call in occurrences(fund, some, some) if call.change is not None and call.key in own)


def _one_year(rounds: Rule, terms: Terms) -> tuple[date, ...]:
    """Show a rule by the days it gives in the last year of a period, or in the first of one without an end."""
    first, last = terms.from_ or date.min, terms.until or date.max
    year = last.year if terms.until else first.year
    return tuple(day for day in pattern_days(rounds, date(year, 1, 1), date(year, 12, 31)) if first <= day <= last)
