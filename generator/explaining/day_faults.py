"""What is wrong with a day or a time that could not be read, and how it is written right.

The words for the types of `model/written.py`. What people write is read with `model/readings.py`, so that the remedy
can name the day that was meant; where a text can be read in two ways, it names both.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from generator.model.days.likely import meant_month_day, meant_year
from generator.model.days.readings import MIDNIGHT, MONTHS, Reading, plain, reading_of
from generator.model.days.written import FIRST_YEAR, LAST_YEAR
from generator.problems import Message, say

Words = tuple[Message, Message]
"""The fact and the mend."""
DAYS: Final = ("day", "day_or_moment")
"""The types that are days of one year."""
KINDS: Final = (*DAYS, "month", "since", "month_day", "clock")
_LONGEST: Final = 200
"""A text that is longer is no day."""
_LAST_MINUTE: Final = time(23, 59)
_WELL_FORMED = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-([0-3][0-9])")


def words_for(kind: str, value: str, key: str, data: object) -> Words | None:
    """Say what is wrong with a value of a type of day under a key, and what was meant; None when nobody can tell."""
    if kind not in KINDS or len(value) > _LONGEST:
        return None
    facts = data if isinstance(data, dict) else {}
    found = reading_of(value)
    if kind == "clock":
        return _clock(value, found)
    if kind == "month_day":
        return _month_day(value, found)
    return _far(value, facts) or _range(value, found, kind, key) or _day(value, found, kind, facts)


def _far(value: str, facts: Mapping[str, object]) -> Words | None:
    """Find a year that is centuries away."""
    written = _WELL_FORMED.match(value)
    if written is None or FIRST_YEAR <= int(written[1]) <= LAST_YEAR:
        return None
    published = facts.get("published")
    near = int(published[:4]) if isinstance(published, str) and re.match("[0-9]{4}-", published) else 0
    year = meant_year(int(written[1]), near) if near else None
    what = say("the year of '{value}' is centuries away", value=value)
    if year is None:
        return what, say("mend the year, or leave the line out when there is no such day")
    return what, say("write {day} if that was meant", day=f"{year:04}{value[4:]}")


def _range(value: str, found: Reading, kind: str, key: str) -> Words | None:
    """Find a beginning and an end in one value."""
    if len(found.days) != 1 or (found.last is None and len(found.clocks) < 2):
        return None
    clocks = found.clocks if kind == "day_or_moment" else ()
    begins = _written(found.days[0], clocks[:1])
    ends = _written(found.last or found.days[0], clocks[1:] or clocks)
    what = say("'{value}' is a beginning and an end", value=value)
    other = {"start": "end", "from": "to", "opens": "closes"}.get(key)
    if other:
        return what, say(
            "write '{key}: {begins}' and '{other}: {ends}'", key=key, begins=begins, other=other, ends=ends
        )
    return what, say("write one of them: {one} or {other}", one=begins, other=ends)


def _day(value: str, found: Reading, kind: str, facts: Mapping[str, object]) -> Words | None:
    timed = kind == "day_or_moment"
    if not found.days:
        return (
            _without_year(value, found, facts, timed=timed)
            or _no_such_day(value)
            or _without_day(value, found, kind, facts)
        )
    if timed and found.times == (MIDNIGHT,):
        after = found.days[0] + timedelta(days=1)
        what = say("a day ends at 23:59, so there is no '{value}'", value=value)
        return what, _either(_written(after, (time(),)), _written(found.days[0], (_LAST_MINUTE,)))
    if timed and found.times and not found.clocks:
        return say("there is no such time of day as in '{value}'", value=value), say(
            "write the hour as 00 to 23 and the minutes as 00 to 59, such as 19:00"
        )
    meant = [_written(day, found.clocks[:1] if timed else ()) for day in found.days]
    if len(meant) > 1:
        return say("'{value}' can be read in two ways", value=value), _either(meant[0], meant[1])
    return _form(value, found, timed=timed), say("write {day}", day=meant[0])


def _form(value: str, found: Reading, *, timed: bool) -> Message:
    """Name what is written otherwise than here, the least visible first."""
    if (hidden := _hidden(value)) is not None:
        return hidden
    if re.search("[\N{HYPHEN}-\N{HORIZONTAL BAR}\N{MINUS SIGN}]", value):
        return say("'{value}' is written with a dash instead of a hyphen", value=value)
    if found.times and not timed:
        return say("'{value}' has a time, and here only the day is written", value=value)
    swapped = re.match(r"[0-9]{4}-([0-9]{1,2})-[0-9]", value)
    if swapped and int(swapped[1]) > 12:
        return say(
            "there is no month {month}: in '{value}' the day stands before the month", month=swapped[1], value=value
        )
    return say("'{value}' is not written as days are written here", value=value)


def _hidden(value: str) -> Message | None:
    """Name a character that cannot be seen."""
    for one in value:
        if unicodedata.category(one) in ("Cf", "Cc", "Co", "Cn"):
            return say("'{value}' holds a character that cannot be seen: {code}", value=value, code=f"U+{ord(one):04X}")
    return None


def _without_year(value: str, found: Reading, facts: Mapping[str, object], *, timed: bool) -> Words | None:
    """Find a day without its year; it is offered as the first one after the record was published."""
    if not found.month_days:
        return None
    published = reading_of(str(facts.get("published"))).days or (date(2026, 1, 1),)
    clocks = found.clocks if timed else ()
    meant = [_written(_next(month, day, published[0]), clocks) for month, day in found.month_days]
    what = say("the year is missing in '{value}'", value=value)
    if len(meant) > 1:
        return what, say("write the year first, such as {one} or {other}", one=meant[0], other=meant[1])
    return what, say("write the year first, such as {day}", day=meant[0])


def _next(month: int, day: int, after: date) -> date:
    """Give the next day of a name; 28 February for the 29th."""
    for year in (after.year, after.year + 1):
        found = date(year, month, min(day, monthrange(year, month)[1]))
        if found >= after:
            break
    return found


def _no_such_day(value: str) -> Words | None:
    """Find a day after the last one of its month."""
    found = re.match(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", plain(value))
    if found is None or not 1 <= int(found[2]) <= 12 or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    year, month = int(found[1]), int(found[2])
    last = monthrange(year, month)[1]
    if int(found[3]) <= last:
        return None
    what = say("'{value}' is not a day in the calendar", value=value)
    return what, say("write {day} if the last day of the month was meant", day=f"{year:04}-{month:02}-{last:02}")


def _without_day(value: str, found: Reading, kind: str, facts: Mapping[str, object]) -> Words | None:
    """Find a time, a month or a year alone."""
    month = _month_in(value)
    if month is not None:
        year, number = month
        if kind in ("since", "month") or (kind == "day_or_moment" and "start" in facts and facts["start"] == value):
            return say("'{value}' is not written as months are written here", value=value), say(
                "write {day}", day=f"{year:04}-{number:02}"
            )
        return say("the day is missing in '{value}'", value=value), say(
            "write the day too, such as {day}", day=f"{year:04}-{number:02}-01"
        )
    if kind == "day_or_moment" and found.times and re.search(r"[0-9][:.h][0-9]|kl|uur|[ap]\.?m", plain(value)):
        return _clock_alone(value, found, facts)
    if kind == "day_or_moment" and re.fullmatch(r"[0-9]{4}", value):
        return say("the month and the day are missing in '{value}'", value=value), say(
            "write year-month-day, such as {day}", day=f"{value}-09-01"
        )
    return None


def _clock_alone(value: str, found: Reading, facts: Mapping[str, object]) -> Words | None:
    if not found.clocks:
        return None
    what = say("the day is missing in '{value}'", value=value)
    day = reading_of(str(facts.get("start"))).days
    if len(day) == 1 and facts.get("start") != value:
        return what, say("write {day}", day=_written(day[0], found.clocks[-1:]))
    return what, say("write the day too, such as {day}", day=f"2026-09-01 {found.clocks[0]:%H:%M}")


def _month_in(value: str) -> tuple[int, int] | None:
    """Read a month and a year, in either order, by name or by number."""
    text = plain(value)
    named = re.search(r"([a-z]{3,})\.? ?-?([0-9]{4})|([0-9]{4}) ?-?([a-z]{3,})", text)
    if named is not None and (month := MONTHS.get(named[1] or named[4])):
        return int(named[2] or named[3]), month
    counted = re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{4})|([0-9]{4})[-/. ]?([0-9]{1,2})", text)
    if counted is None:
        return None
    month, year = int(counted[1] or counted[4]), int(counted[2] or counted[3])
    return (year, month) if 1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR else None


def _clock(value: str, found: Reading) -> Words | None:
    if found.times == (MIDNIGHT,):
        what = say("a day ends at 23:59, so there is no '{value}'", value=value)
        return what, say("delete the line: without a time it is until midnight; or write 23:59")
    if len(found.clocks) > 1:
        return say("'{value}' is a beginning and an end", value=value), say(
            "write one of them: {one} or {other}", one=f"{found.clocks[0]:%H:%M}", other=f"{found.clocks[1]:%H:%M}"
        )
    if not found.clocks:
        return None
    what = _hidden(value) or say("'{value}' is not written as times are written here", value=value)
    if found.days or found.month_days:
        what = say("'{value}' has a day, and here only the time is written", value=value)
    return what, say("write {time}", time=f"{found.clocks[0]:%H:%M}")


def _month_day(value: str, found: Reading) -> Words | None:
    if (day := meant_month_day(value)) is not None:
        what = say("'{value}' is not a day of the year", value=value)
        return what, say("write {day}, the last day of the month", day=day)
    if found.days:
        what = say("'{value}' has a year, and it comes back every year", value=value)
        meant = list(dict.fromkeys(f"{day:%m-%d}" for day in found.days))
    else:
        what = _hidden(value) or say("'{value}' is not written as days of the year are written here", value=value)
        meant = [f"{month:02}-{day:02}" for month, day in found.month_days or _bare_month_days(value)]
    if len(meant) > 1:
        return say("'{value}' can be read in two ways", value=value), _either(meant[0], meant[1])
    return (what, say("write {day}", day=meant[0])) if meant else None


def _bare_month_days(value: str) -> list[tuple[int, int]]:
    """Read two numbers as a month and a day: as they stand, or the other way round, as far as there is such a day."""
    found = re.fullmatch(r"-{0,2}([0-9]{1,2})[-. ]{0,2}([0-9]{1,2})\.?", plain(value))
    if found is None:
        return []
    one, other = int(found[1]), int(found[2])
    orders = [(one, other), (other, one)]
    if "." in value:
        orders = [(other, one)]  # a point is the mark of a day in Danish
    elif re.fullmatch(r"-*[0-9]{2}-?[0-9]{2}", plain(value)):
        orders = [(one, other)] if _is_day(one, other) else [(other, one)]
    return list(dict.fromkeys(order for order in orders if _is_day(*order)))


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(2024, month)[1]


def _either(one: str, other: str) -> Message:
    return say("write {one} or {other}, whichever is meant", one=one, other=other)


def _written(day: date, clocks: tuple[time, ...]) -> str:
    """Write a day as in a file, with the first of some times."""
    return f"{datetime.combine(day, clocks[0]):%Y-%m-%d %H:%M}" if clocks else day.isoformat()
