"""Telephone numbers: how one is written here, and what is wrong with one that is written otherwise.

How long a number is depends on its country: a rule of the content asks that, which knows the country of the site.
"""

import re
from typing import Final

from generator.problems import Message, say

_WRITTEN = re.compile(r"\+?[0-9][0-9 ]*")
_FEWEST, _MOST = 6, 15
"""Digits of a number, with the code of its country (ITU-T E.164)."""
_ONE = re.compile(r"(?:\+|00)?[0-9][0-9 ().\u2010-\u2013-]*[0-9]")
_SEVERAL = re.compile(r"[0-9]\s*(?:/|,|;|\b(?:og|eller|en|of|and|or)\b|\|)\s*\+?[0-9]", re.IGNORECASE)
_HOW: Final = say("write digits and spaces only, such as 72 57 77 77")


def plain(number: str) -> str | None:
    """Write a number without its spaces, `00` as `+`; None when it is not written as numbers are written here."""
    digits = number.replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    is_one = _WRITTEN.fullmatch(number.replace("\N{NO-BREAK SPACE}", " ")) is not None
    digits = f"+{digits[2:]}" if digits.startswith("00") else digits
    return digits if is_one and _FEWEST <= len(digits.lstrip("+")) <= _MOST else None


def fault_of(number: str) -> tuple[Message, Message] | None:
    """Say what is wrong with a number, and how it is written."""
    if plain(number) is not None:
        return None
    if _SEVERAL.search(number):
        return say("there are several numbers in '{value}'", value=number), say("write each of them by itself")
    found = [_digits(one[0]) for one in _ONE.finditer(number)]
    digits = [one for one in found if _FEWEST <= len(one.lstrip("+")) <= _MOST]
    what = say("'{value}' is not a telephone number", value=number)
    return what, say("write '{line}'", line=_in_pairs(digits[0])) if len(digits) == 1 else _HOW


def _digits(text: str) -> str:
    text = re.sub(r"^00|\(0\)", lambda match: "+" if match[0] == "00" else "", text)
    return re.sub(r"[^0-9+]", "", text)


def _in_pairs(digits: str) -> str:
    """Write digits as people read them: the code of the country, then two by two."""
    code, rest = (digits[:3], digits[3:]) if digits.startswith("+") else ("", digits)
    return f"{code} {' '.join(re.findall('..?', rest))}".strip()
