"""What was probably meant by a day that can hardly be meant: a slip in its year, the 31st of every month."""

import re
from calendar import monthrange
from collections.abc import Iterator

_BACK, _AHEAD = 3, 10
_LAST_IN_MONTH = re.compile(r"(?<=BYMONTHDAY=)(29|30|31)(?![0-9,])")


def meant_year(year: int, near: int) -> int | None:
    """Find the year near another that is a slip of the pen away: 0027, 2206 or 2926 for 2027, 2026 and 2026."""
    found = [one for one in range(near - _BACK, near + _AHEAD) if _is_slip(f"{year:04}", f"{one:04}")]
    return min(found, key=lambda one: (abs(one - near), -one), default=None)


def _is_slip(written: str, meant: str) -> bool:
    if written.startswith("00"):
        return written[2:] == meant[2:]
    if written.startswith("0"):  # a digit is missing
        return written[1:] in {meant[:place] + meant[place + 1 :] for place in range(4)}
    wrong = sum(one != other for one, other in zip(written, meant, strict=True))
    return sorted(written) == sorted(meant) or wrong == 1


def meant_month_day(text: str) -> str | None:
    """Give the last day of a month for a day after it: 02-28 for 02-30."""
    if not re.fullmatch(r"(0[1-9]|1[0-2])-(29|3[01])", text):
        return None
    month, day = int(text[:2]), int(text[3:])
    last = 28 if month == 2 else monthrange(2027, month)[1]
    return f"{month:02}-{last:02}" if day > last else None


def meant_rules(rule: str) -> Iterator[tuple[str, str, str]]:
    """Yield each part of a rule that may be missing in some months or years, the rule of it alone, and what was meant.

    The 31st of a month is its last day, and the fifth Friday the last Friday; counted from the end, the first.
    """
    parts = dict(part.split("=") for part in rule.split(";"))
    for name in ("BYMONTHDAY", "BYDAY"):
        for item in parts.get(name, "").split(","):
            meant = _meant_item(item)
            if meant is not None:
                alone = ";".join(f"{key}={item if key == name else value}" for key, value in parts.items())
                yield f"{name}={item}", alone, f"{name}={meant}"


def meant_last_day(rule: str) -> str | None:
    """Write a rule whose day no month has with the last day of the month."""
    meant = _LAST_IN_MONTH.sub("-1", rule)
    return None if meant == rule else meant


def _meant_item(item: str) -> str | None:
    found = re.fullmatch(r"([+-]?)([0-9]{1,2})([A-Z]{2})?", item)
    if found is None or int(found[2]) < (5 if found[3] else 29):
        return None
    return ("1" if found[1] == "-" else "-1") + (found[3] or "")
