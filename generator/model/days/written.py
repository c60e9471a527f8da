"""How days and times may be written: as `2027-01-20 19:00`, and as form editors write what can mean nothing else.

Those write `T` and seconds, and give the hour in UTC or with an offset from it; people leave out a nought, put a point
in the time or one blank too many. What is kept is the time on the clocks of the site, to the minute.
"""

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo

FIRST_YEAR, LAST_YEAR = 1900, 2200

_DATE = r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
_TIME = r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.][0-5][0-9](?:[.,][0-9]{1,9})?)?"
_OFFSET = r"(?: ?([Zz]|\+[0-9]{2}(?::?[0-9]{2})?|(?<=[0-9]:[0-9]{2}:[0-9]{2})-[0-9]{2}:[0-9]{2}))?"
"""West of Greenwich only after seconds: `19:00-21:00` is a beginning and an end."""
_DAY_OR_MOMENT = re.compile(rf"{_DATE}(?:[Tt ]{_TIME}{_OFFSET})?")
_CLOCK = re.compile(_TIME)
_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_SINCE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_LONGEST = 80
"""A text that is longer is no day, and need not be looked at."""


def in_one_line(text: str) -> str:
    """Drop the blanks around a text, and make one plain blank of any others, those that do not break too."""
    return text if len(text) > _LONGEST else " ".join(text.split())


def read_day_or_moment(text: str, zone: tzinfo | None) -> date:
    """Read a day, or a moment as the clocks of `zone` show it; ValueError when it is none or written otherwise."""
    found = _DAY_OR_MOMENT.fullmatch(in_one_line(text))
    if found is None:
        raise ValueError(text)
    day = _within(date(int(found[1]), int(found[2]), int(found[3])))
    if found[4] is None:
        return day
    moment = datetime.combine(day, time(int(found[4]), int(found[5])))
    return moment if found[6] is None else _local(moment, found[6], zone)


def read_day(text: str, zone: tzinfo | None) -> date:
    """Read a day; with a time only where that is midnight, as editors write a day that was chosen without one."""
    found = read_day_or_moment(text, zone)
    if not isinstance(found, datetime):
        return found
    if found.time() == time() or re.search(r"[Tt ]0?0[:.]00", text):
        return found.date()
    raise ValueError(text)


def read_clock(text: str) -> time:
    """Read a time of day."""
    found = _CLOCK.fullmatch(in_one_line(text))
    if found is None:
        raise ValueError(text)
    return time(int(found[1]), int(found[2]))


def read_month(text: str) -> tuple[int, int] | None:
    """Read a year and a month; None for what does not look like them."""
    found = _MONTH.fullmatch(in_one_line(text))
    return None if found is None else (int(found[1]), int(found[2]))


def read_since(text: str) -> str:
    """Read a year, a month or a day, and write it as it is kept."""
    found = _SINCE.fullmatch(in_one_line(text))
    if found is None:
        return read_day(text, None).isoformat()
    year, month, day = found.groups()
    whole = _within(date(int(year), int(month or 1), int(day or 1)))
    return whole.isoformat()[: 4 if month is None else 7 if day is None else 10]


def _within(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(day)
    return day


def _local(moment: datetime, offset: str, zone: tzinfo | None) -> datetime:
    if zone is None:
        raise ValueError(offset)  # nobody has told which clocks count
    digits = offset[1:].replace(":", "").ljust(4, "0")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:])) if offset not in "Zz" else timedelta()
    there = timezone(-ahead if offset[0] == "-" else ahead)
    return moment.replace(tzinfo=there).astimezone(zone).replace(tzinfo=None)
