"""Which terms and which rounds of a fund hold on a day."""

from datetime import date

from generator.model.money.applied import Applied
from generator.model.money.rounds import AnyRounds
from generator.model.money.terms import Terms


def terms_on(fund: Applied, day: date) -> Terms | None:
    """Give the edition of the terms that holds on a day; where editions overlap, the one that is written first."""
    return next((terms for terms in fund.editions if _covers(terms, day)), None)


def _covers(terms: Terms, day: date) -> bool:
    return (terms.from_ is None or terms.from_ <= day) and (terms.until is None or day <= terms.until)


def rounds_on(fund: Applied, day: date) -> AnyRounds | None:
    """Give the rounds that a closing day belongs to: those of the edition of the terms, else those of the fund."""
    terms = terms_on(fund, day)
    return terms.rounds if terms is not None and terms.rounds is not None else fund.rounds


def rounds_of(fund: Applied) -> tuple[AnyRounds, ...]:
    """List all ways of giving rounds that a fund has had: its own, and those of editions of its terms."""
    editions = (terms.rounds for terms in fund.editions)
    return tuple(rounds for rounds in (fund.rounds, *editions) if rounds is not None)
