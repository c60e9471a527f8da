"""A telephone number or mailbox is typed in one place: the file of a contact.

Passes: `Ring til [Lars](contact:lars-haagensen)`; amounts, dates, years, CVR numbers and web addresses.
Fails:  `Ring på 72 57 74 54` and `skriv til lah@jammerbugt.dk` in a text, a summary or another field.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.checks.reading import place_in, site_of, texts, words_in
from generator.load import Loaded
from generator.model.contact import Contact
from generator.model.entity import Entity
from generator.model.site import Keys, Site
from generator.problems import Position, Problem, say
from generator.source import Source

RULE: Final = "contact-in-text"
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BEFORE = r"(?<![\w/=&?%#+-])(?<!\d[ .\xa0])"
_AFTER = r"(?![\w/]|[.,-]\d|[ \xa0]\d|[ \xa0]?(?:kr|mio|mia|dkk|eur|€|%|m²|m2))"
_ABROAD = r"(?<![\w/=])(?:\+|00)\d{2}[ \xa0.-]?\d(?:[ \xa0.-]?\d){6,10}(?!\w)"
_NUMBERS: Final = {
    "da": re.compile(
        rf"{_ABROAD}|{_BEFORE}(?:[2-9]\d([ \xa0.-])\d\d\1\d\d\1\d\d|[2-9]\d{{7}}|[2-9]\d{{3}}[ \xa0]\d{{4}}){_AFTER}",
        re.IGNORECASE,
    ),
    "nl": re.compile(
        rf"{_ABROAD}|{_BEFORE}(?:\(0\d{{1,3}}\)[ \xa0]?|0\d{{1,3}}[ \xa0-]{{0,3}})\d(?:[ \xa0]?\d){{5,7}}{_AFTER}"
        rf"|{_BEFORE}14[ \xa0]?0\d{{2,3}}{_AFTER}",
        re.IGNORECASE,
    ),
}
"""Numbers by language: eight digits in Denmark; ten, or 14 and an area code, in the Netherlands."""
_OTHER_NUMBER = re.compile(
    r"\b(?:cvr|ean|kvk|iban|konto\w*|sag\w*|journal\w*|matrikel\w*|dossier\w*|(?:p|se|j)[-. ]*(?:nr|nummer))"
    r"[-. ]*(?:nr|nummer|no)?[.: ]*$",
    re.IGNORECASE,
)
_TYPED: Final = frozenset({"email", "number", "phone", "authority"})
"""Keys under which a number or mailbox belongs."""
_SHAPES = bytes(48 if 48 <= byte <= 57 else 45 if byte in b"-." else 120 for byte in range(256))
"""Turns any digit into 0, any hyphen and point into a hyphen, and any other character of Latin-1 into x."""
_SIGNS: Final = {"da": (b"00000000", b"00-00-00-00"), "nl": (b"00000000", b"-000000", b"000000")}


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each number and mailbox in a text, or in a fact that is not made for it."""
    site = site_of(loaded)
    language = site.settings.language
    numbers = _NUMBERS[language]
    contacts = _contacts(site)
    for record, source in ((None, loaded.source(None)), *_records(loaded)):
        if _may_hold(source.front, language) and any(_found(source.front, numbers)):
            for keys, value in words_in(record or site.settings):
                for words, _ in () if _is_typed(keys, value) else _found(value, numbers):
                    yield _fault(place_in(source, keys, words), words, contacts)
    for _, source in texts(loaded):
        if _may_hold(source.body, language):
            for words, offset in _found(source.body, numbers):
                yield _fault(source.body_at(offset), words, contacts)


def _records(loaded: Loaded) -> Iterator[tuple[Entity, Source]]:
    for kind, record in site_of(loaded).all():
        yield record, loaded.sources[(kind.name, record.slug)]


def _may_hold(text: str, language: str) -> bool:
    """Look cheaply for enough digits in a row, or an at sign."""
    if "@" in text:
        return True
    shapes = text.encode("latin-1", "replace").translate(_SHAPES, b" \xa0()")
    return any(sign in shapes for sign in _SIGNS[language])


def _found(text: str, numbers: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """Yield each mailbox and telephone number in a text, with its offset."""
    for match in _MAILBOX.finditer(text):
        yield match[0], match.start()
    for match in numbers.finditer(text):
        before = text[max(match.start() - 30, 0) : match.start()]
        if not _is_day(match[0]) and not _are_years(match[0]) and not _OTHER_NUMBER.search(before):
            yield match[0], match.start()


def _is_day(number: str) -> bool:
    """Whether it is a day without signs, as in the names of files: 20261121."""
    try:
        return number.startswith(("19", "20")) and bool(date.fromisoformat(number))
    except ValueError:
        return False


def _are_years(number: str) -> bool:
    return all(len(part) == 4 and part.startswith(("19", "20")) for part in number.split())


def _is_typed(keys: Keys, value: str) -> bool:
    """Whether a value is where a number or mailbox belongs, a web address, or a remark that is not published."""
    return keys[-1] in _TYPED or keys == ("note",) or value.startswith(("https://", "http://"))


def _contacts(site: Site) -> dict[str, str]:
    """Find the contact of each number and mailbox."""
    found: dict[str, str] = {}
    for record in site["contact"].values():
        if isinstance(record, Contact):
            found |= {_plain(phone.number): record.slug for phone in record.phones}
            found |= {_plain(record.email): record.slug} if record.email else {}
    return found


def _plain(words: str) -> str:
    return words.casefold() if "@" in words else re.sub(r"[^0-9]", "", words)[-8:]


def _fault(at: Position, words: str, contacts: dict[str, str]) -> Problem:
    if "@" in words:
        what = say("the e-mail address '{address}' is typed in a text", address=words)
    else:
        what = say("the telephone number '{number}' is typed in a text", number=words)
    slug = contacts.get(_plain(words))
    if slug:
        return Problem(at, RULE, what, say("delete it; the contact '{slug}' has it", slug=slug))
    return Problem(at, RULE, what, say("write it in a file in 'content/contacts/', and name that contact here"))
