"""Telephone numbers in a text, as people write them in a language; and what looks like one and is none.

Sources: Styrelsen for Dataforsyning, the Danish numbering plan (eight digits, the first from 2 to 9); Autoriteit
Consument & Markt, Nummerplan telefoon- en ISDN-diensten (ten digits from 0, and 14 with an area code).
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple


class Shapes(NamedTuple):
    """How a text is looked through cheaply: as Latin-1, mapped by the table, it must hold one of the signs."""

    table: bytes
    """Any digit becomes 0, any hyphen and point a hyphen, anything else x."""
    left_out: bytes
    """Characters that do not count: spaces, and the brackets around an area code."""
    signs: Mapping[str, tuple[bytes, ...]]
    """By language: one of them is in every text with a number."""


SHAPES: Final = Shapes(
    bytes(0x30 if chr(byte) in "0123456789" else 0x2D if chr(byte) in "-." else 0x78 for byte in range(256)),
    b" \xa0()",
    {"da": (b"00000000", b"00-00-00-00"), "nl": (b"000000",)},
)
_ABROAD = r"(?:(?<=\+)|(?<=0)0)\d\d[ \xa0.-]?\d(?:[ \xa0.-]?\d){6,10}"
_AFTER = r"(?![\w/]|[.,-]\d|[ \xa0]\d|[ \xa0]?(?i:kr|mio|mia|dkk|eur|€|%|m²|m2))"
_PATTERNS: Final = {
    "da": re.compile(
        rf"""[+0-9](?:
            {_ABROAD}
            | (?<=[2-9])\d (?: ([ \xa0.-])\d\d\1\d\d\1\d\d | \d{{6}} | \d\d[ \xa0]\d{{4}} )  # pairs, a row, or fours
        ){_AFTER}""",
        re.VERBOSE,
    ),
    "nl": re.compile(
        rf"""[+0-9(](?:
            {_ABROAD}
            | (?: (?<=\()0\d{{1,3}}\) | (?<=0)\d{{1,3}} ) [ \xa0-]{{0,3}} \d(?:[ \xa0]?\d){{5,7}}
            | (?<=1)4[ \xa0]?0\d{{2,3}}
        ){_AFTER}""",
        re.VERBOSE,
    ),
}
"""They begin with a set of characters, and look back from there: that is three times as fast."""
_OTHER_NUMBER = re.compile(
    r"\b(?:cvr|ean|kvk|iban|konto\w*|sag\w*|journal\w*|matrikel\w*|dossier\w*|(?:p|se|j)[-. ]*(?:nr|nummer))"
    r"[-. ]*(?:nr|nummer|no)?[.: ]*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[\w/=&?%#+-]$|\d[ .\xa0]$")


def numbers_in(text: str, language: str) -> Iterator[tuple[str, int]]:
    """Yield each telephone number in a text, with its offset."""
    for match in _PATTERNS[language].finditer(text):
        before = text[max(match.start() - 30, 0) : match.start()]
        if not (_GOES_ON.search(before) or _OTHER_NUMBER.search(before) or _is_other(match[0], language)):
            yield match[0], match.start()


def _is_other(number: str, language: str) -> bool:
    """Whether it is a day without signs (20261121), two years, or has not the digits of a Dutch number."""
    if language == "nl":
        return not number.startswith(("+", "00", "14")) and sum(map(str.isdecimal, number)) != 10
    if all(len(part) == 4 and part.startswith(("19", "20")) for part in number.split()):
        return True
    try:
        return number.isdecimal() and number.startswith(("19", "20")) and bool(date.fromisoformat(number))
    except ValueError:
        return False
