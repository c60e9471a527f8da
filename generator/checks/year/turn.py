"""A turn of the annual wheel has one time: a season, a first and a last day, a rule, or one day with its year.

Passes: `season: autumn`; `from: 12-01` with `to: 02-28`; `rule: FREQ=YEARLY;BYMONTH=3;BYDAY=1TU`;
        `on: 2027-05-12`, which happens in that year only.
Fails:  none of them; `season` and `rule` together; `from` without `to`; two turns with the same `id`.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.site import Keys
from generator.model.year.wheel import Turn, Wheel
from generator.problems import Problem, say

RULE: Final = "turn"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each turn that has no time, or more than one, and for each id that is there twice."""
    wheel = site_of(loaded).wheel
    if wheel is None:
        return
    seen: dict[str, int] = {}
    for index, turn in enumerate(wheel.turns):
        yield from _times(loaded, wheel, index, turn)
        at: Keys = ("turns", index, "id")
        if turn.id in seen:
            line = loaded.locate(wheel, ("turns", seen[turn.id], "id")).line
            what = say("the id '{id}' already stands on line {line}", id=turn.id, line=line)
            yield Problem(loaded.locate(wheel, at), RULE, what, say("give one of the two another id"))
        seen.setdefault(turn.id, index)


def _times(loaded: Loaded, wheel: Wheel, index: int, turn: Turn) -> Iterator[Problem]:
    half = {"from": turn.from_, "to": turn.to}
    given = {"season": turn.season, "from": turn.from_ or turn.to, "rule": turn.rule, "on": turn.on}
    ways = [name for name, value in given.items() if value is not None]
    if not ways:
        what = say("'{id}' has no time of the year", id=turn.id)
        fix = say("write one of 'season', 'from' with 'to', 'rule' and 'on'")
        yield Problem(loaded.locate(wheel, ("turns", index)), RULE, what, fix)
    elif len(ways) > 1:
        what = say("'{id}' has more than one time of the year: {list}", id=turn.id, list=", ".join(ways))
        fix = say("keep one of them, or make a turn of each")
        yield Problem(loaded.locate(wheel, ("turns", index, ways[1])), RULE, what, fix)
    elif ways == ["from"] and None in half.values():
        there, missing = ("from", "to") if turn.to is None else ("to", "from")
        what = say("'{id}' has '{there}' and no '{missing}'", id=turn.id, there=there, missing=missing)
        fix = say("write '{missing}:' too; one day has the same in both", missing=missing)
        yield Problem(loaded.locate(wheel, ("turns", index, there)), RULE, what, fix)
