"""A day is one that somebody meant: not one that programs write when none is known, and not a century away.

Passes: `closes: 2027-03-01` in a fund of 2026; a plan that runs to 2036; no `until` where there is no last day.
Fails:  a meeting before 1990 or more than 20 years ahead. Warned of: `closes: 2100-01-01`, `closes: 1970-01-01` and
        `until: 9999-12-31`, which mean that there is none; a meeting in 2036 whose file is of 2026.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, Final, get_args

from pydantic import BaseModel

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.days.likely import meant_year
from generator.model.entity import Entity, Part
from generator.model.meetings.meeting import Meeting
from generator.model.site import Keys
from generator.problems import Message, Problem, say

RULE: Final = "unlikely-day"
PLACEHOLDERS: Final = frozenset({
    (1900, 1, 1), (1900, 1, 31), (1899, 12, 30), (1901, 1, 1), (1970, 1, 1), (1980, 1, 1), (1999, 9, 9),
    (2037, 12, 31), (2038, 1, 19), (2049, 12, 31), (2050, 1, 1), (2099, 1, 1), (2099, 12, 31), (2100, 1, 1),
    (2100, 12, 31), (2199, 12, 31), (2200, 1, 1),
})  # fmt: skip
"""Days that programs and people write when there is none."""
FIRST = 1970
"""Nothing of this was written down before: the municipalities of today are from then."""
SOON: Final = frozenset({
    "opens", "closes", "decision", "deadline", "moved_to", "start", "end", "before", "due", "accounts_due",
    "look_again", "round",
})  # fmt: skip
_FIRST_MEETING, _MEETINGS_AHEAD = 1990, 20
_OF_A_MEETING: Final = frozenset({"start", "end", "sign_up", "revisions"})
_SOON, _EVER = 10, 40
"""How many years ahead such a day lies at most, and any other."""


def check(loaded: Loaded, today: date) -> Iterator[Problem]:
    """Yield a problem for each day that can hardly be meant."""
    site = site_of(loaded)
    for record in (*(record for _, record in site.all()), *site.documents.values()):
        days = list(_days(record, ()))
        near = _year_of(record, [day for _, day, _ in days])
        for keys, day, is_optional in days:
            fault = _fault(str(next(key for key in reversed(keys) if isinstance(key, str))), day, near)
            if isinstance(record, Meeting) and keys[0] in _OF_A_MEETING and not _is_held(day, today):
                what = say("no meeting is held or announced in {year}", year=f"{day.year:04}")
                fix = _mend(keys, day, near, is_optional=is_optional)
                yield Problem(loaded.locate(record, keys), RULE, what, fix)
            elif fault is not None:
                fix = _mend(keys, day, near, is_optional=is_optional)
                yield Problem(loaded.locate(record, keys), RULE, fault, fix, "warning")


def _is_held(day: date, today: date) -> bool:
    return _FIRST_MEETING <= day.year <= today.year + _MEETINGS_AHEAD


def _days(part: BaseModel, keys: Keys) -> Iterator[tuple[Keys, date, bool]]:
    """Yield every day in a record: where it stands, the day, whether it may be left out."""
    for name, key, is_optional in _with_days(type(part)):
        value: Any = getattr(part, name)
        if isinstance(value, date):
            yield (*keys, key), value, is_optional
        elif isinstance(value, BaseModel):
            yield from _days(value, (*keys, key))
        elif isinstance(value, tuple):
            for place, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from _days(item, (*keys, key, place))


@cache
def _with_days(model: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    """List the fields that may be a day or hold groups with days: attribute, key in the file, whether optional."""
    return tuple(
        (name, about.alias or name, not about.is_required())
        for name, about in model.model_fields.items()
        if _may_be_a_day(about.annotation)
    )


def _may_be_a_day(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, date):
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_with_days(annotation))
    return any(_may_be_a_day(inner) for inner in get_args(annotation) if inner is not ...)


def _year_of(record: Part, days: list[date]) -> int:
    """Give the year a record was written in: the earliest of the days that somebody worked on it."""
    source = getattr(record, "source", ())
    worked = [note.checked.year for note in source] if isinstance(source, tuple) else []
    if isinstance(record, Entity):
        worked.append(record.published.year)
    sane = [year for year in worked if year > FIRST]
    return min(sane) if sane else max((day.year for day in days), default=FIRST)


def _fault(key: str, day: date, near: int) -> Message | None:
    if (day.year, day.month, day.day) in PLACEHOLDERS:
        return say("{day} is a day that is written when there is none", day=_only_day(day))
    most = near + (_SOON if key in SOON else _EVER)
    if FIRST <= day.year <= most:
        return None
    return say("{day} is far from the other days of the file", day=_only_day(day))


def _mend(keys: Keys, day: date, near: int, *, is_optional: bool) -> Message:
    key = next(key for key in reversed(keys) if isinstance(key, str))
    year = None if (day.year, day.month, day.day) in PLACEHOLDERS else meant_year(day.year, near)
    if year is not None:
        return say("write {day} if that was meant", day=f"{year:04}{_only_day(day)[4:]}")
    if is_optional:
        return say("leave '{key}' out when there is no such day, or write the day that was meant", key=key)
    if "calls" in keys:
        return say("write the day, or leave the round out until its last day is known; 'type: rolling' is for what "
                   "can be applied for all year")  # fmt: skip
    return say("write the day that was meant")


def _only_day(day: date) -> str:
    return f"{day.year:04}-{day.month:02}-{day.day:02}"
