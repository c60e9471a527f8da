"""A telephone number or mailbox belongs to one contact only (a warning).

Passes: each number and each mailbox in one file.
Fails:  the same number in two contacts: when it changes, one of them is forgotten.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.entity import Entity
from generator.model.people.contact import Contact
from generator.model.site import Keys
from generator.problems import Problem, say

RULE: Final = "shared-number"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each number and mailbox that already stands elsewhere."""
    first: dict[str, Entity | None] = {}
    for record, keys, value in _numbers(loaded):
        if value not in first:
            first[value] = record
            continue
        what = say("'{value}' already stands in '{file}'", value=value, file=loaded.file(first[value]))
        fix = say("keep it in one file only, and name that contact in the other places")
        yield Problem(loaded.locate(record, keys), RULE, what, fix, "warning")


def _numbers(loaded: Loaded) -> Iterator[tuple[Entity | None, Keys, str]]:
    """Yield every number and mailbox that is typed, those of `site.yml` first."""
    site = site_of(loaded)
    municipality = site.settings.municipality
    for key, value in (("phone", municipality.phone), ("email", municipality.email)):
        if value:
            yield None, ("municipality", key), _plain(value)
    for _, contact in site.all():
        if not isinstance(contact, Contact):
            continue
        for index, phone in enumerate(contact.phones):
            yield contact, ("phones", index, "number"), _plain(phone.number)
        if contact.email:
            yield contact, ("email",), _plain(contact.email)


def _plain(value: str) -> str:
    """Write a number without the Danish or Dutch country code, and a mailbox in lower case."""
    return value.removeprefix("+45").casefold()
