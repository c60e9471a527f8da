"""A telephone number or mailbox is typed in one place: the file of a contact.

Passes: `Ring til [Lars](contact:lars-haagensen)`; amounts, days, years, CVR numbers and web addresses.
Fails:  `Ring på 72 57 74 54` and `skriv til lah@jammerbugt.dk` in a text, a summary or another field.
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.people.numbers import SHAPES, numbers_in
from generator.checks.reading import place_in, site_of, texts, words_in
from generator.load import Loaded
from generator.model.entity import Entity
from generator.model.people.contact import Contact
from generator.model.site import Keys, Site
from generator.problems import Position, Problem, say
from generator.reading.source import Source

RULE: Final = "contact-in-text"
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TYPED: Final = frozenset({"email", "number", "phone", "authority", "registration", "waiting_list"})
"""Keys under which a number or mailbox belongs."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each number and mailbox in a text, or in a fact that is not made for it."""
    site = site_of(loaded)
    language, contacts = site.settings.language, _contacts(site)
    for record, source in _files(loaded):
        if _may_hold(source.front, language) and any(_found(source.front, language)):
            for keys, value in words_in(record or site.settings):
                for words, _ in () if _is_typed(keys, value) else _found(value, language):
                    yield _fault(place_in(source, keys, words), words, contacts)
    for _, source, _ in texts(loaded):
        if _may_hold(source.body, language):
            for words, offset in _found(source.body, language):
                yield _fault(source.body_at(offset), words, contacts)


def _files(loaded: Loaded) -> Iterator[tuple[Entity | None, Source]]:
    yield None, loaded.source(None)
    for kind, record in site_of(loaded).all():
        yield record, loaded.sources[(kind.name, record.slug)]


def _may_hold(text: str, language: str) -> bool:
    """Look cheaply for enough digits in a row, or an at sign."""
    if "@" in text:
        return True
    shapes = text.encode("latin-1", "replace").translate(SHAPES.table, SHAPES.left_out)
    return any(sign in shapes for sign in SHAPES.signs[language])


def _found(text: str, language: str) -> Iterator[tuple[str, int]]:
    """Yield each mailbox and telephone number in a text, with its offset."""
    if "@" in text:
        yield from ((match[0], match.start()) for match in _MAILBOX.finditer(text))
    yield from numbers_in(text, language)


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
