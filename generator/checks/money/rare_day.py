"""A day that comes back is there every time: not the 31st of every month, not a fifth Friday, not 29 February.

Passes: `rule: FREQ=MONTHLY;BYMONTHDAY=-1`, the last day of each month; `days: [02-28]`; the 31st of January and March.
Fails:  `rule: FREQ=MONTHLY;BYMONTHDAY=31`, which seven months have; `BYDAY=5FR`; `days: [02-29]`.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.checks.money.override_day import all_rounds
from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.days.likely import meant_rules
from generator.model.entity import Part
from generator.model.money.applied import Applied
from generator.model.money.occurrences import pattern_days
from generator.model.money.rounds import Rule, Yearly
from generator.model.site import Keys
from generator.problems import Message, Problem, say

RULE: Final = "rare-day"
_FIRST, _LAST = 2001, 2028
"""Years in which every pattern of weekdays and leap years has come round once."""
_LEAP_DAY = "02-29"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each day of a pattern that some months or years have not."""
    for record, keys, value in _patterns(loaded):
        for what, fix in _faults(value):
            yield Problem(loaded.locate(record, keys), RULE, what, fix, "warning")


def _patterns(loaded: Loaded) -> Iterator[tuple[Part, Keys, str]]:
    site = site_of(loaded)
    for record in (one for _, one in site.all() if isinstance(one, Applied)):
        for keys, rounds in all_rounds(record):
            if isinstance(rounds, Rule):
                yield record, (*keys, "rule"), rounds.rule
            elif isinstance(rounds, Yearly):
                yield from ((record, (*keys, "days", place), day) for place, day in enumerate(rounds.days))
    if site.wheel is not None:
        for place, turn in enumerate(site.wheel.turns):
            days = (("rule", turn.rule), ("from", turn.from_), ("to", turn.to))
            yield from ((site.wheel, ("turns", place, name), value) for name, value in days if value)


def _faults(value: str) -> Iterator[tuple[Message, Message]]:
    if value == _LEAP_DAY:
        what = say("29 February is there in one year of four")
        yield what, say("write 02-28, the last day of February in every year, or 03-01")
    elif "=" in value:
        for part, alone, meant in meant_rules(value):
            if _is_missing(alone):
                what = say("'{part}' is not there every time: some months or years have no such day", part=part)
                yield what, say("write {meant}: counted from the other end, the day is there every time", meant=meant)


def _is_missing(rule: str) -> bool:
    """Say whether a month that the rule names, or a year, is without its day."""
    days = set(pattern_days(Rule(type="rule", rule=rule), date(_FIRST, 1, 1), date(_LAST, 12, 31)))
    parts = dict(part.split("=") for part in rule.split(";"))
    years = range(_FIRST, _LAST + 1)
    by_month = parts["FREQ"] == "MONTHLY" or "BYMONTH" in parts or "BYMONTHDAY" in parts
    if not by_month or parts["FREQ"] == "WEEKLY":
        return parts["FREQ"] == "YEARLY" and {day.year for day in days} != set(years)
    months = [int(month) for month in parts["BYMONTH"].split(",")] if "BYMONTH" in parts else range(1, 13)
    return {(day.year, day.month) for day in days} != {(year, month) for year in years for month in months}
