"""Rules for days after RFC 5545, 3.3.10: those that give the same days whenever one begins to count.

So there is no INTERVAL, COUNT or UNTIL, and what the standard forbids is refused though libraries read it.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final, Literal

from dateutil.rrule import rrulestr

PARTS: Final = ("FREQ", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS")
"""The parts that are used, in the order in which they are written."""
FREQUENCIES: Final = ("YEARLY", "MONTHLY", "WEEKLY")
LONGEST: Final = 200
"""Most characters of a rule: one that lists more days is no rule."""
MOST_A_YEAR: Final = 120
"""Most days that a rule gives in a year: some more than two a week."""
_YEARS: Final = range(2000, 2012)
"""Years within which every pattern comes back."""
_WEEKDAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_WHOLE = re.compile(r"[+-]?[0-9]{1,3}")
_MOST = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYSETPOS": 366}
Kind = Literal[
    "long", "form", "piece", "unknown", "unused", "twice", "frequency", "none", "value", "same", "ordinal", "month_day",
    "both", "no_day", "never", "too_often",
]  # fmt: skip


@dataclass(frozen=True)
class RuleFault:
    """What is wrong with a rule."""

    kind: Kind
    piece: str = ""
    """The part of the rule it is about."""
    better: str = ""
    """What may be written for it, or the name of the other part."""


@cache
def fault_of(text: str) -> RuleFault | None:
    """Find the first thing that is wrong with a rule."""
    if len(text) > LONGEST:
        return RuleFault("long", str(len(text)))
    tidy = _tidy(text)
    if tidy != text:
        return fault_of(tidy) or RuleFault("form", text, tidy)
    pieces = [piece.partition("=")[::2] for piece in text.split(";")]
    values = dict(pieces)
    if "FREQ" not in values:
        return RuleFault("none")
    return _pieces(pieces) or _frequency(values) or _values(values) or _together(values) or _days(text)


def _tidy(text: str) -> str:
    """Write a rule in capitals, without blanks, a name before it or a semicolon after it, and with FREQ first."""
    bare = "".join(text.upper().split()).removeprefix("RRULE:").strip(";")
    pieces = [piece for piece in bare.split(";") if piece]
    return ";".join(sorted(pieces, key=lambda piece: not piece.startswith("FREQ=")))


def _pieces(pieces: list[tuple[str, str]]) -> RuleFault | None:
    counted = Counter(name for name, _ in pieces)
    for name, value in pieces:
        if not value:
            return RuleFault("piece", name)
        if name in ("INTERVAL", "COUNT", "UNTIL"):
            return RuleFault("unused", f"{name}={value}", name)
        if name not in PARTS:
            return RuleFault("unknown", f"{name}={value}")
        if counted[name] > 1:
            return RuleFault("twice", name, f"{name}={','.join(other for one, other in pieces if one == name)}")
    return None


def _frequency(values: dict[str, str]) -> RuleFault | None:
    frequency = values["FREQ"]
    return None if frequency in FREQUENCIES else RuleFault("frequency", f"FREQ={frequency}")


def _values(values: dict[str, str]) -> RuleFault | None:
    """Find a value that is no month, day, weekday or place, and one that stands twice."""
    for name, text in values.items():
        items = text.split(",")
        for item in items:
            if name != "FREQ" and not _is_value(name, item):
                return RuleFault("value", f"{name}={item}" if item else name, name)
        same = next((item for item, count in Counter(item.lstrip("+") for item in items).items() if count > 1), None)
        if same is not None:
            return RuleFault("same", f"{name}={text}", f"{name}={','.join(dict.fromkeys(items))}")
    return None


def _is_value(name: str, item: str) -> bool:
    if name == "BYDAY":
        found = _WEEKDAY.fullmatch(item)
        return found is not None and (found[1] is None or 1 <= abs(int(found[1])) <= 53)
    if name == "BYMONTH" and not item.isdecimal():
        return False
    return _WHOLE.fullmatch(item) is not None and 1 <= abs(int(item)) <= _MOST[name]


def _together(values: dict[str, str]) -> RuleFault | None:
    """Find parts that do not go together."""
    nth = next((item for item in values.get("BYDAY", "").split(",") if item[:-2]), None)
    frequency = values["FREQ"]
    if "BYDAY" not in values and "BYMONTHDAY" not in values:
        return RuleFault("no_day", "BYSETPOS" if "BYSETPOS" in values else "")
    if frequency == "WEEKLY" and nth:
        return RuleFault("ordinal", f"BYDAY={nth}", "FREQ=WEEKLY")
    if frequency == "WEEKLY" and "BYMONTHDAY" in values:
        return RuleFault("month_day", f"BYMONTHDAY={values['BYMONTHDAY']}", "FREQ=WEEKLY")
    if nth and "BYMONTHDAY" in values:
        return RuleFault("both", f"BYDAY={nth}", f"BYMONTHDAY={values['BYMONTHDAY']}")
    if nth and (frequency == "MONTHLY" or "BYMONTH" in values):
        beyond = next((item for item in values["BYDAY"].split(",") if abs(int(item[:-2] or 0)) > 5), None)
        if beyond:
            return RuleFault("value", f"BYDAY={beyond}", "BYDAY")
    return None


def _days(text: str) -> RuleFault | None:
    """Find a rule that gives no day, or nearly all."""
    begin = datetime(_YEARS[0], 1, 1)  # noqa: DTZ001  a rule counts days, and days have no zone
    try:
        days = list(rrulestr(f"{text};UNTIL={_YEARS[-1]}1231", dtstart=begin))
    except (ValueError, IndexError):  # the ninth Monday of a month is an IndexError
        days = []
    if not days:
        return RuleFault("never")
    most = max(Counter(day.year for day in days).values())
    return RuleFault("too_often", str(most)) if most > MOST_A_YEAR else None
