"""The words, dates, amounts and alphabet of the site's language.

Knows Babel and the gettext catalogs in `locales/`. Does not know records or pages. The message ids are plain English
sentences, so a missing translation still reads as a sentence; a test makes sure that none is missing.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Final

from babel import Locale
from babel.dates import format_date, format_time
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from generator.problems import Message, render_message

LOCALES = Path(__file__).parent / "locales"
CURRENCIES: Final[Mapping[str, str]] = {"da": "DKK", "nl": "EUR"}
"""The currency of the amounts of funds and plans, which name none, by the language of the site (ISO 4217)."""
_ALPHABETS = {"da": "abcdefghijklmnopqrstuvwxyzæøå", "nl": "abcdefghijklmnopqrstuvwxyz"}
_SAME_LETTER = {"da": {"aa": "å", "ä": "æ", "ö": "ø", "ü": "y"}, "nl": {"ĳ": "ij"}}
"""Danish: Retskrivningsordbogen; Dutch: Taaladvies.net, "IJ – alfabetisering", which files ij under i, not y."""


@dataclass(frozen=True)
class Wording:
    """One language; make it with `wording_of`."""

    language: str
    catalog: Mapping[str, str]

    def t(self, msgid: str, /, **values: object) -> str:
        """Translate a sentence and fill its gaps."""
        text = self.catalog.get(msgid) or msgid
        return text.format(**values) if values else text

    def translate(self, msgid: str) -> str:
        """Translate a sentence with its gaps open."""
        return self.catalog.get(msgid) or msgid

    def say(self, message: Message) -> str:
        """Translate a message, gaps filled."""
        return render_message(message, self.translate)

    def count(self, number: int, one: str, many: str) -> str:
        """Say how many there are: `count(1, "1 fund", "{count} funds")`."""
        return self.t(one) if number == 1 else self.t(many, count=self.number(number))

    def number(self, value: float) -> str:
        """Write a number with the language's separators."""
        return _number(value, self.language)

    def money(self, kroner: int) -> str:
        """Write an amount in whole kroner or euro, with a no-break space before the unit."""
        return self.t("{amount} kr.", amount=_number(kroner, self.language)).replace(" ", "\N{NO-BREAK SPACE}")

    def amount(self, value: int, currency: str) -> str:
        """Write an amount in a currency (ISO 4217): that of the language by its sign, another by its three letters."""
        if currency == CURRENCIES.get(self.language):
            return self.money(value)
        return f"{_number(value, self.language)}\N{NO-BREAK SPACE}{currency}"

    def day(self, day: date) -> str:
        """Write a day in words: 1. september 2026."""
        return _date(day, "long", self.language)

    def days(self, first: date, last: date) -> str:
        """Write days in a row: 3.–5. marts 2027, 28. februar – 3. marts 2027, and over New Year with both years."""
        if first == last:
            return self.day(first)
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}{'.' if self.language == 'da' else ''}–{self.day(last)}"
        return f"{self.day_before(first, last)} – {self.day(last)}"

    def day_before(self, first: date, last: date) -> str:
        """Write the first of two days that are said together: its year only when it is another."""
        return self.day_of_year(f"{first:%m-%d}") if first.year == last.year else self.day(first)

    def since(self, text: str) -> str:
        """Write a day, a month or a year, given as 2026-09-01, 2026-09 or 2026, in words."""
        if len(text) == len("2026"):
            return text
        day = date.fromisoformat(f"{text}-01"[: len("2026-09-01")])
        return self.day(day) if len(text) == len("2026-09-01") else self.month(day)

    def short_day(self, day: date) -> str:
        """Write a day shortly: 1. sep. 2026."""
        return _date(day, "medium" if self.language != "da" else "d. MMM y", self.language)

    def weekday(self, day: date) -> str:
        """Write a day with its weekday: tirsdag 1. september 2026."""
        return _date(day, "full" if self.language != "da" else "EEEE d. MMMM y", self.language)

    def weekday_alone(self, day: date) -> str:
        """Write the weekday of a day: tirsdag."""
        return _date(day, "EEEE", self.language)

    def month(self, day: date) -> str:
        """Write the month and year of a day: september 2026."""
        return _date(day.replace(day=1), "LLLL y", self.language)

    def short_month(self, day: date) -> str:
        """Write the month of a day in three or four letters."""
        return _date(day.replace(day=1), "LLL", self.language).rstrip(".")

    def day_of_year(self, month_day: str) -> str:
        """Write a day of every year, given as 01-15, in words."""
        return _date(
            date.fromisoformat(f"2024-{month_day}"), "d. MMMM" if self.language == "da" else "d MMMM", self.language
        )

    def clock(self, at: datetime | time) -> str:
        """Write a time of day: 19.00 in Danish, 19:00 in Dutch."""
        return _clock(at.hour, at.minute, self.language)

    def phone(self, number: str) -> str:
        """Group the digits of a telephone number."""
        if self.language == "da" and len(number) == 8:
            return " ".join(number[place : place + 2] for place in range(0, 8, 2))
        return number

    def in_order(self, text: str) -> tuple[tuple[int, int], ...]:
        """Make a key that sorts by the language's alphabet: æ, ø and å last in Danish, and aa as å."""
        return _sort_key(text, self.language)


@cache
def wording_of(language: str) -> Wording:
    """Read the catalog of a language; English needs none."""
    path = LOCALES / f"{language}.po"
    if not path.exists():
        return Wording(language, {})
    with path.open("rb") as file:
        catalog = read_po(file, locale=language)
    told = (message for message in catalog if message.id and message.string)
    return Wording(language, {str(message.id): str(message.string) for message in told})


@cache
def _number(value: float, language: str) -> str:
    return format_decimal(value, locale=language)


@cache
def _date(day: date, pattern: str, language: str) -> str:
    return format_date(day, pattern, locale=_locale(language))


@cache
def _clock(hour: int, minute: int, language: str) -> str:
    return format_time(time(hour, minute), "HH.mm" if language == "da" else "HH:mm", locale=_locale(language))


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


@cache
def _sort_key(text: str, language: str) -> tuple[tuple[int, int], ...]:
    alphabet = _ALPHABETS.get(language, _ALPHABETS["nl"])
    plain = unicodedata.normalize("NFC", text).casefold()
    for pair, letter in _SAME_LETTER.get(language, {}).items():
        plain = plain.replace(pair, letter)
    pieces = re.findall(r"[0-9]+|.", plain, re.DOTALL)
    return tuple(_rank(piece, alphabet) for piece in pieces)


def _rank(piece: str, alphabet: str) -> tuple[int, int]:
    """Rank digits by value before letters, letters by the alphabet, and all else first."""
    if piece.isdecimal():
        return (1, int(piece))
    place = alphabet.find(piece)
    if place < 0:
        bare = unicodedata.normalize("NFKD", piece)[:1]
        place = alphabet.find(bare)
    return (2, place) if place >= 0 else (0, ord(piece[0]))
