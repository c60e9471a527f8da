"""Every part of the money has one payer: a fund of the site, or somebody who is named.

Passes: `paid_by: [{fund: landsbypuljen, amount: 50000}, {who: Borgerforeningen, amount: 10000}]`.
Fails:  a part with neither `fund` nor `who`, or with both.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import parts
from generator.load import Loaded
from generator.model.plans.action import Payment
from generator.problems import Problem, say

RULE: Final = "payer"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each part of the money that nobody, or two, should pay."""
    for record, keys, part in parts(loaded):
        if not isinstance(part, Payment) or (part.who is None) != (part.fund is None):
            continue
        if part.who is None:
            what, fix = say("nobody pays this part"), say("add 'fund:' with a fund of the site, or 'who:'")
            yield Problem(loaded.locate(record, keys), RULE, what, fix)
        else:
            what = say("this part has both 'fund' and 'who'")
            fix = say("keep 'fund' for a fund of the site, or 'who' for anybody else")
            yield Problem(loaded.locate(record, (*keys, "who")), RULE, what, fix)
