"""Money is given to organisations: who got an award is told to everybody, and no private person is.

Passes: `recipient: {name: Strandby Borgerforening}`; `recipient: {name: Strandby Marked, registration: "12345674"}`.
Fails:  `recipient: {name: Anna Maria Holm}`; a number of a person (six digits and four) in `recipient`; a
        `registration` that is no number of the national register (CVR: eight digits that fit together, KvK: eight).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from generator.checks.reading import site_of
from generator.checks.text.words import INFLECTIONS, NAME_PARTICLES, ORGANISATION_ENDINGS, ORGANISATION_WORDS
from generator.load import Loaded
from generator.model.awards.award import Award, Recipient
from generator.model.site import Keys
from generator.problems import Message, Problem, say

RULE: Final = "private-recipient"
_PERSONAL_NUMBER = re.compile(r"(?<!\d)\d{6}[-\N{NON-BREAKING HYPHEN}\N{EN DASH} ]?\d{4}(?!\d)")
_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)
"""Of the digits of a CVR number, whose weighted sum is a multiple of eleven (Erhvervsstyrelsen)."""
_FEWEST, _MOST = 2, 4
"""Words of a person's name."""
_SHORT = 5
"""The longest abbreviation: KFUM, FDF."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each award whose recipient looks like a person, or has a number that is none."""
    site = site_of(loaded)
    for award in site["award"].values():
        if isinstance(award, Award):
            for keys, what, fix in _faults(award.recipient, site.settings.language):
                yield Problem(loaded.locate(award, keys), RULE, what, fix)


def _faults(recipient: Recipient, language: str) -> Iterator[tuple[Keys, Message, Message]]:
    """Look at a recipient; the number of a person is not shown again, since messages are kept by many machines."""
    number = recipient.registration
    for key, text in (("name", recipient.name), ("registration", number or "")):
        if _PERSONAL_NUMBER.search(text):
            yield ("recipient", key), say("the recipient holds a number of the kind that persons have"), _ERASE
            return
    if number is None:
        if looks_personal(recipient.name, language):
            yield ("recipient", "name"), say("'{name}' looks like the name of a person", name=recipient.name), _NAME
    elif not re.fullmatch("[0-9]{8}", number):
        yield ("recipient", "registration"), say("'{number}' is not a number of eight digits", number=number), _LOOK_UP
    elif language == "da" and not is_cvr(number):
        what = say("'{number}' is no CVR number: its digits do not fit together", number=number)
        yield ("recipient", "registration"), what, _LOOK_UP


_ERASE = say("delete it at once, also from the history of the file, and write the number of the organisation instead")
_NAME = say(
    "write the name of the organisation; if it is one, add its number in the national register under 'registration'"
)
_LOOK_UP = say("look the number up in the national register of organisations")


def is_cvr(number: str) -> bool:
    """Say whether eight digits fit together as a CVR number does."""
    return number[0] != "0" and sum(int(digit) * by for digit, by in zip(number, _WEIGHTS, strict=True)) % 11 == 0


def looks_personal(name: str, language: str) -> bool:
    """Say whether a name is two to four words with capitals, none of which only organisations have."""
    words = [word for word in re.split(r"[\s,]+", name.strip()) if word.casefold() not in NAME_PARTICLES]
    if not _FEWEST <= len(words) <= _MOST or not all(_is_name(word) for word in words):
        return False
    shouted = [word for word in words if word.isupper() and 1 < len(word.strip(".")) <= _SHORT]
    is_abbreviated = bool(shouted) and len(shouted) < len(words)  # FDF Strandby, but not ANNA HOLM
    return not is_abbreviated and not any(_is_of_organisations(word.casefold().strip("."), language) for word in words)


def _is_of_organisations(word: str, language: str) -> bool:
    return word in ORGANISATION_WORDS[language] or _ends(language).fullmatch(word) is not None


def _is_name(word: str) -> bool:
    """Say whether a word begins with a capital and is letters, with `-`, `'` and `.` among them; `A/S` is none."""
    return word[0].isupper() and all(character.isalpha() or character in "-'’." for character in word)


@cache
def _ends(language: str) -> re.Pattern[str]:
    endings = "|".join(map(re.escape, ORGANISATION_ENDINGS[language]))
    return re.compile(rf".*(?:{endings}){INFLECTIONS[language]}")
