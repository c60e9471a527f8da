"""A fund whose money is used says on which day to look again.

Passes: `state: budget-used` with `look_again: 2027-01-04`.
Fails:  `state: budget-used` alone: nobody would find out that there is new money.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.money.applied import Applied
from generator.problems import Problem, say

RULE: Final = "look-again"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each fund that is used up without a day to look again."""
    for _, fund in site_of(loaded).all():
        if isinstance(fund, Applied) and fund.state == "budget-used" and fund.look_again is None:
            what = say("the money is used, and no day to look again is given")
            fix = say("add 'look_again:' with the day on which there may be new money, such as 2027-01-04")
            yield Problem(loaded.locate(fund, ("state",)), RULE, what, fix)
