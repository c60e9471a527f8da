"""An override changes one deadline that the rounds give, or adds one that they do not give.

Passes: `rounds: {type: yearly, days: [05-01], overrides: [{deadline: 2027-05-01, moved_to: 2027-05-03}]}`; a second
        change of 1 May below the first, each with its day under `on`.
Fails:  `deadline: 2027-05-02` in the same place; both `moved_to` and `cancelled`, or none; `extra` on 1 May; two
        overrides of one deadline without `on`, or the later one first; `restored` where nothing was changed; an extra
        or cancelled round where one can apply all year, and there is only a last day.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.money.applied import Applied
from generator.model.money.occurrences import gives, nearest_given
from generator.model.money.rounds import AnyRounds, Override, Rolling
from generator.model.site import Keys
from generator.problems import Message, Problem, say

RULE: Final = "override-day"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each override that does not fit the rounds it stands under."""
    for _, fund in site_of(loaded).all():
        if not isinstance(fund, Applied):
            continue
        for keys, rounds in all_rounds(fund):
            for index, override in enumerate(rounds.overrides):
                earlier = [one for one in rounds.overrides[:index] if one.deadline == override.deadline]
                found = _fault(fund, rounds, override, earlier) or _order(override, earlier)
                if found is not None:
                    at = loaded.locate(fund, (*keys, "overrides", index, "deadline"))
                    yield Problem(at, RULE, *found)


def all_rounds(fund: Applied) -> Iterator[tuple[Keys, AnyRounds]]:
    """Yield all rounds of a fund, with the place where they are written."""
    if fund.rounds is not None:
        yield ("rounds",), fund.rounds
    for index, terms in enumerate(fund.editions):
        if terms.rounds is not None:
            yield ("terms", index, "rounds"), terms.rounds


def _fault(
    fund: Applied, rounds: AnyRounds, override: Override, earlier: list[Override]
) -> tuple[Message, Message] | None:  # fmt: skip
    day = override.deadline
    told = (override.moved_to is not None) + override.cancelled + override.extra + override.restored
    if told != 1:
        what = say(
            "the override of {day} says {count} of 'moved_to', 'cancelled', 'extra' and 'restored'", day=day, count=told
        )
        return what, say("write exactly one of them")
    given = gives(fund, rounds, day)
    if isinstance(rounds, Rolling) and (override.extra or (given and override.cancelled)):
        what = say("one can apply at any time, so there is no round that is extra or cancelled")
        return what, say("write the last day under 'until', or a time without applications under 'breaks'")
    if override.extra and given:
        fix = say("drop 'extra' and write 'moved_to' or 'cancelled', or mend the day of the extra round")
        return say("the extra round on {day} is one that the rounds give anyway", day=day), fix
    if override.extra or given or any(one.extra for one in earlier):
        return None
    nearest = nearest_given(fund, rounds, day)
    what = say("the rounds give no deadline on {day}, so there is none to change", day=day)
    if nearest is None:
        return what, say("remove the override; these rounds have no deadlines")
    if isinstance(rounds, Rolling):
        return what, say("write {day}, the last day", day=nearest)
    return what, say("write {day}, or 'extra: true' for a round besides the others", day=nearest)


def _order(override: Override, earlier: list[Override]) -> tuple[Message, Message] | None:
    """Find what is wrong with an override as one of several of its deadline."""
    day = override.deadline
    if override.restored and not earlier:
        what = say("the round with the deadline {day} is restored, and nothing was changed before", day=day)
        return what, say("delete the override, or write the earlier change above it, with its day under 'on'")
    if not earlier:
        return None
    if override.on is None or earlier[-1].on is None:
        what = say("there are two overrides of {day}, and nothing says which came last", day=day)
        return what, say("write the day of each change under 'on', the oldest first")
    if override.on < earlier[-1].on:
        what = say("the change of {day} stands after a later one", day=override.on)
        return what, say("put the oldest first, or mend the day")
    return None
