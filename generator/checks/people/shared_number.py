"""A telephone number or mailbox belongs to one contact only (a warning).

Passes: each number and each mailbox in one file.
Fails:  the same number in two contacts: when it changes, one of them is forgotten.
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.entity import Entity
from generator.model.people.contact import Contact
from generator.model.site import Keys, Site
from generator.problems import Problem, say

RULE: Final = "shared-number"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each number and mailbox that already stands elsewhere."""
    first: dict[str, Entity | None] = {}
    for record, keys, value in _numbers(site_of(loaded)):
        if value not in first:
            first[value] = record
            continue
        what = say("'{value}' already stands in '{file}'", value=value, file=loaded.file(first[value]))
        fix = say("keep it in one file only, and name that contact in the other places")
        yield Problem(loaded.locate(record, keys), RULE, what, fix, "warning")


def _numbers(site: Site) -> Iterator[tuple[Entity | None, Keys, str]]:
    """Yield every number and mailbox that is typed, those of `site.yml` first."""
    yield from ((record, keys, _plain(number)) for record, keys, number in phones_of(site))
    if site.settings.municipality.email:
        yield None, ("municipality", "email"), site.settings.municipality.email.casefold()
    for contact in site["contact"].values():
        if isinstance(contact, Contact) and contact.email:
            yield contact, ("email",), contact.email.casefold()


def phones_of(site: Site) -> Iterator[tuple[Entity | None, Keys, str]]:
    """Yield every telephone number of the content: whose it is, where it stands, its digits; of `site.yml` first."""
    if site.settings.municipality.phone:
        yield None, ("municipality", "phone"), site.settings.municipality.phone
    for contact in site["contact"].values():
        if isinstance(contact, Contact):
            yield from ((contact, ("phones", index, "number"), one.number) for index, one in enumerate(contact.phones))


def _plain(number: str) -> str:
    """Write a number as it is dialled in Denmark and the Netherlands, with or without the code of the country."""
    return re.sub(r"^\+31", "0", number.removeprefix("+45"))
