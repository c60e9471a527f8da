"""A deadline that is changed says on which day it was: calendars take what is newer, and feeds tell it on its day.

Passes: `{deadline: 2027-05-01, moved_to: 2027-05-03, on: 2026-11-21}`; without `on` in a fund with `updated`.
Fails:  the same without `on`, in a fund without `updated`.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.money.override_day import all_rounds
from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.money.applied import Applied
from generator.problems import Problem, say

RULE: Final = "undated-change"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each override that has no day, and that the fund has none for either."""
    for _, fund in site_of(loaded).all():
        if not isinstance(fund, Applied) or fund.updated is not None:
            continue
        for keys, rounds in all_rounds(fund):
            for index, override in enumerate(rounds.overrides):
                if override.on is None:
                    what = say("the deadline {day} is changed, and nothing says on which day", day=override.deadline)
                    fix = say("add 'on:' with the day on which you write the change")
                    at = loaded.locate(fund, (*keys, "overrides", index, "deadline"))
                    yield Problem(at, RULE, what, fix, "warning")
