"""What was probably meant by a day or a time that is written as people write it: `onsdag den 20. januar 2027 kl. 19`.

Only for remedies: nothing that is read here is ever taken for a fact.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time

_NAMES = {
    1: "januar january januari jan", 2: "februar february februari feb", 3: "marts march maart mar mrt",
    4: "april apr", 5: "maj may mei", 6: "juni june jun", 7: "juli july jul", 8: "august augustus aug",
    9: "september sept sep", 10: "oktober october okt oct", 11: "november nov", 12: "december dec",
}  # fmt: skip
MONTHS = {name: month for month, names in _NAMES.items() for name in names.split()}
"""The months by their names in Danish, Dutch and English, and shortened."""
_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAYS = re.compile(
    r"\b(?:(?:man|tirs|ons|tors|fre|lør|søn)(?:dag)?|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tir|tor|mon|tue|wed|thu|fri|sat|sun|ma|wo|vr|za|zo)\b[.,]?"
)
_SMALL = re.compile(
    r"\b(?:den|d\.|the|kl\.?|klokken|ca\.?|om|uur|at|of|fra|from|van)(?=\s|\d|$)|(?<=\d)(?:st|nd|rd|th)\b"
)
_DASHES = re.compile("[\N{HYPHEN}-\N{HORIZONTAL BAR}\N{MINUS SIGN}]")
_RANGE = r"\s*(?:-|–|/|til|tot|to|t/m|og|and|en)\s*"
_DATES = tuple(re.compile(pattern) for pattern in (
    r"(?<!\d)(?P<y>\d{4})[-/. ](?P<m>\d{1,2})[-/. ](?P<d>\d{1,2})(?!\d)",
    r"(?<!\d)(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?!\d)",
    rf"(?<!\d)(?P<d>\d{{1,2}})\.?[ -]*(?P<n>{_NAME})\b\.?,?[ -]*(?P<y>\d{{4}})?(?!\d)",
    rf"\b(?P<n>{_NAME})\b\.? (?P<d>\d{{1,2}})(?![\d:])\.?,?(?: (?P<y>\d{{4}}))?(?!\d)",
    r"(?<!\d)(?P<a>\d{1,2})(?P<s>[-/.]) ?(?P<b>\d{1,2})[-/. ] ?(?P<y>\d{4}|\d{2}(?![\d:.]))(?!\d)",
    r"(?<![\d:.])(?P<a>\d{1,2})(?P<s>/)(?P<b>\d{1,2})(?![\d:.])",
))  # fmt: skip
_TIME = r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2}(?:[.,]\d+)?)?h?\s*([ap]\.?m\b\.?)?"
_TIMES = re.compile(rf"(?<!\d){_TIME}(?:{_RANGE}{_TIME})?")
_COMPACT = re.compile(r"(?<!\d)(\d{2})(\d{2})(?:\d{2})?(?!\d)")
_OFFSET = re.compile(r"(?<=\d)\s*(?:z|\+\d{2}:?\d{2})$")
MIDNIGHT = (24, 0)
"""How the end of a day is written that is the beginning of the next."""


_Order = tuple[str | None, str | None, str | None]
"""Year, month and day, as they are written."""


@dataclass(frozen=True)
class Reading:
    """What a text says, as far as it can be read."""

    days: tuple[date, ...] = ()
    """The day; two when it can be read in two ways."""
    month_days: tuple[tuple[int, int], ...] = ()
    """Month and day of days without a year."""
    last: date | None = None
    """The last day where there are two."""
    times: tuple[tuple[int, int], ...] = ()
    """Hours and minutes, as they are written."""

    @property
    def clocks(self) -> tuple[time, ...]:
        """The times that a clock shows."""
        return tuple(time(hour, minute) for hour, minute in self.times if hour <= 23 and minute <= 59)


def plain(text: str) -> str:
    """Write a text in small letters with ordinary hyphens and blanks, without what cannot be seen."""
    seen = "".join(one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf")
    return _DASHES.sub("-", " ".join(seen.split())).casefold()


def reading_of(text: str) -> Reading:
    """Read a day, a time, both, or a beginning and an end of either."""
    left = _SMALL.sub(" ", _WEEKDAYS.sub(" ", plain(text)))
    first, left = _date_in(left)
    second, left = _date_in(left) if first is not None else (None, left)
    if first is None:
        return Reading(times=_times_in(left))
    days, month_days = _days(first)
    ends = (_days(second)[0] or (None,))[-1] if second is not None else None
    begun = re.match(rf"(\d{{1,2}})\.?{_RANGE}$", left[: left.find("|")].strip() + " ") if "|" in left else None
    if begun is not None and days and days[0].day > int(begun[1]) > 0:
        ends, days, left = days[0], (days[0].replace(day=int(begun[1])),), left[left.find("|") :]
    return Reading(days, month_days, ends, _times_in(left.replace("|", " ")))


def _date_in(text: str) -> tuple[re.Match[str] | None, str]:
    """Find a date in a text; give what is left of it, with a bar in its place."""
    for pattern in _DATES:
        found = pattern.search(text)
        if found is not None:
            return found, f"{text[: found.start()]}|{text[found.end() :]}"
    return None, text


def _days(found: re.Match[str]) -> tuple[tuple[date, ...], tuple[tuple[int, int], ...]]:
    """List the days that a date can be read as: with its year, and month and day where it has none."""
    parts: dict[str, str | None] = found.groupdict()
    orders: list[_Order]
    if name := parts.get("n"):
        orders = [(parts["y"], str(MONTHS[name]), parts["d"])]
    elif parts.get("a"):
        orders = list(_orders(parts))
    else:
        orders = [(parts["y"], parts["m"], parts["d"])]
        if int(parts["m"] or 0) > 12:
            orders = [(parts["y"], parts["d"], parts["m"])]
    days = [_day(int(year), int(month), int(day)) for year, month, day in orders if year and month and day]
    bare = [(int(month), int(day)) for year, month, day in orders if month and day and not year]
    bare = [(month, day) for month, day in bare if _day(2024, month, day)]
    return tuple(dict.fromkeys(day for day in days if day)), tuple(dict.fromkeys(bare))


def _orders(parts: dict[str, str | None]) -> list[_Order]:
    one, other, year = parts["a"], parts["b"], parts.get("y")
    full = f"20{year}" if year and len(year) == 2 else year
    orders = [(full, other, one)]
    is_possible = _day(int(full or 2024), int(other or 0), int(one or 0)) is not None
    if parts["s"] == "/" or not is_possible:
        orders.append((full, one, other))
    if year and len(year) == 2 and parts["s"] == "-":
        orders.append((f"20{one}", other, year))
    return orders


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _times_in(text: str) -> tuple[tuple[int, int], ...]:
    text = _COMPACT.sub(r"\1:\2", _OFFSET.sub("", text).replace("t", " ") if "til" not in text else text)
    found = _TIMES.search(text)
    if found is None:
        return ()
    begins = _clock(*found.groups()[:3])
    return (begins,) if found[4] is None else (begins, _clock(*found.groups()[3:]))


def _clock(hour: str, minute: str | None, half: str | None) -> tuple[int, int]:
    number = int(hour)
    if half and number <= 12:
        number = number % 12 + (12 if half.startswith("p") else 0)
    return number, int(minute or 0)
