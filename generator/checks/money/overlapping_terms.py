"""On any day at most one edition of a fund's terms holds.

Passes: one edition with `until: 2018-12-31`, and the next with `from: 2019-01-01`.
Fails:  the same two with `from: 2018-12-31`, or two editions of which neither says when it began.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.money.fund import Fund
from generator.model.money.terms import Terms
from generator.problems import Message, Problem, say

RULE: Final = "overlapping-terms"
_ONE = timedelta(days=1)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each two editions that hold on one day, at the one that is written later in the file."""
    for _, fund in site_of(loaded).all():
        if not isinstance(fund, Fund):
            continue
        for (first, one), (second, other) in combinations(enumerate(fund.terms), 2):
            day = max(_begins(one), _begins(other))
            if day > min(_ends(one), _ends(other)):
                continue
            line = loaded.locate(fund, ("terms", first)).line
            yield Problem(
                loaded.locate(fund, ("terms", second)), RULE, _what(day, line), _fix(one, other, line)
            )  # fmt: skip


def _begins(terms: Terms) -> date:
    return terms.from_ or date.min


def _ends(terms: Terms) -> date:
    return terms.until or date.max


def _what(day: date, line: int) -> Message:
    if day == date.min:
        return say("these terms and those on line {line} begin together", line=line)
    return say("these terms and those on line {line} both hold on {day}", line=line, day=day)


def _fix(one: Terms, other: Terms, line: int) -> Message:
    """Name the day to write: one ends before the other begins; where both begin together, one begins later."""
    if _begins(one) < _begins(other):
        return say("write 'until: {day}' in those on line {line}", day=_begins(other) - _ONE, line=line)
    if _begins(other) < _begins(one):
        return say("write 'until: {day}' in these", day=_begins(one) - _ONE)
    if _ends(one) < _ends(other):
        return say("write 'from: {day}' in these", day=_ends(one) + _ONE)
    if _ends(other) < _ends(one):
        return say("write 'from: {day}' in those on line {line}", day=_ends(other) + _ONE, line=line)
    return say("write 'until' in the older of them, and 'from' with the next day in the newer")
