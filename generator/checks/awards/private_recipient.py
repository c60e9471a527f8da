"""Money is given to organisations: who got an award is told to everybody, and no private person is.

Passes: `recipient: {name: Strandby Borgerforening}`; `recipient: {name: Strandby Marked, registration: "12345674"}`.
Fails:  `recipient: {name: Anna Maria Holm}`, `anna holm`, `Anna`, `Strandby IF v/ Anna Holm` and `Jens og Lise Hansen`,
        where no `registration` says that it is an organisation; a number of a person (six digits and four) in
        `recipient`; a `registration` that is no number of the national register (CVR: eight digits that fit together,
        KvK: eight). Warned of: words with capitals that may be a person and may be none, such as `Levende Landsby`; not
        where they begin with one of the site's places, such as `Strandby Vinterbadere`.
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.people.names import likeness
from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.awards.award import Award, Recipient
from generator.model.site import Keys
from generator.problems import Message, Problem, Severity, say

RULE: Final = "private-recipient"
_PERSONAL_NUMBER = re.compile(r"(?<!\d)\d{6}[-\N{NON-BREAKING HYPHEN}\N{EN DASH} ]?\d{4}(?!\d)")
_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)
"""Of the digits of a CVR number, whose weighted sum is a multiple of eleven (Erhvervsstyrelsen)."""
Fault = tuple[Keys, Message, Message, Severity]


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each award whose recipient looks like a person, or has a number that is none."""
    site = site_of(loaded)
    places = tuple(f"{community.title} " for community in site["community"].values())  # type: ignore[attr-defined]
    for award in site["award"].values():
        if isinstance(award, Award):
            for keys, what, fix, severity in _faults(award.recipient, site.settings.language, places):
                yield Problem(loaded.locate(award, keys), RULE, what, fix, severity)


def _faults(recipient: Recipient, language: str, places: tuple[str, ...]) -> Iterator[Fault]:
    """Look at a recipient; the number of a person is not shown again, since messages are kept by many machines."""
    number = recipient.registration
    for key, text in (("name", recipient.name), ("registration", number or "")):
        if _PERSONAL_NUMBER.search(text):
            yield ("recipient", key), say("the recipient holds a number of the kind that persons have"), _ERASE, "error"
            return
    if number is None:
        like = likeness(recipient.name, language)
        if like == "surely" or (like == "maybe" and not recipient.name.startswith(places)):
            what = say("'{name}' looks like the name of a person", name=recipient.name)
            yield ("recipient", "name"), what, _NAME, "error" if like == "surely" else "warning"
    elif not re.fullmatch("[0-9]{8}", number):
        yield (
            ("recipient", "registration"),
            say("'{number}' is not a number of eight digits", number=number),
            _LOOK_UP,
            "error",
        )
    elif language == "da" and not is_cvr(number):
        what = say("'{number}' is no CVR number: its digits do not fit together", number=number)
        yield ("recipient", "registration"), what, _LOOK_UP, "error"


_ERASE = say("delete it at once, also from the history of the file, and write the number of the organisation instead")
_NAME = say(
    "write the name of the organisation; if it is one, add its number in the national register under 'registration'"
)
_LOOK_UP = say("look the number up in the national register of organisations")


def is_cvr(number: str) -> bool:
    """Say whether eight digits fit together as a CVR number does."""
    return number[0] != "0" and sum(int(digit) * by for digit, by in zip(number, _WEIGHTS, strict=True)) % 11 == 0
