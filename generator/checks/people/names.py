"""Whether a text is the name of a person, surely or perhaps, or that of an organisation.

Nobody can tell for certain. A given name that many have, a common surname behind a capital, a title and a mark such as
`v/` make it sure; words with capitals that no organisation has leave it open; a word such as `klub` or `ApS` ends it.
"""

import re
from functools import cache
from typing import Literal

from generator.checks.people.common_names import GIVEN, OFFICES, SURNAMES, TITLES
from generator.checks.text.words import INFLECTIONS, NAME_PARTICLES, ORGANISATION_ENDINGS, ORGANISATION_WORDS

Likeness = Literal["surely", "maybe"]
_FEWEST, _MOST = 2, 6
"""Words of a person's name."""
_SHORT = 5
"""The longest abbreviation: KFUM, FDF."""
_THROUGH = re.compile(r"(?:^|\s)(?:v/|c/o|att[.:]|att\b|p/a|t\.a\.v\.|v\.)\s*(?P<rest>\S.*)", re.IGNORECASE)
"""What stands before the person through whom something goes."""
_AND = re.compile(r"\s+(?:og|en|and|samt)\s+|\s*[&+]\s*|\s*/\s*", re.IGNORECASE)
_PARTS = re.compile(r"\s*[,;:()\[\]–—]\s*|\s+-\s+")


def likeness(name: str, language: str) -> Likeness | None:
    """Judge a name: surely a person's, maybe one's, or none."""
    if through := _THROUGH.search(name):
        return "surely" if likeness(through["rest"], language) else None
    several = [part for part in _AND.split(name) if part]
    if len(several) > 1:
        return "surely" if all(_is_person_in_a_pair(part, several, language) for part in several) else None
    words = [word for word in re.split(r"[\s,]+", name.strip()) if word and word.casefold() not in NAME_PARTICLES]
    bare = [word.casefold().strip(".") for word in words]
    if bare and bare[0] in TITLES and len(bare) > 1 and not _has_organisation(bare, language):
        return "surely"
    if not words or not all(map(_is_word_of_a_name, words)) or _has_organisation(bare, language) or _is_shouted(words):
        return None
    if len(words) == 1:
        return "surely" if bare[0] in GIVEN else None
    if len(words) > _MOST:
        return None
    if bare[0] in GIVEN or (bare[-1] in SURNAMES and _has_initial_or_given(words, bare)):
        return "surely"
    return "maybe" if all(word[0].isupper() for word in words) else None


def person_in(text: str, language: str) -> str | None:
    """Find the name of a person between commas and brackets, or behind the word for a role: `formand Jens Hansen`."""
    for part in _PARTS.split(text):
        words = part.split()
        begins = words[0].casefold().strip(".") if words else ""
        is_begun = begins in GIVEN or begins in TITLES or len(begins) == 1
        are_names = all(word[0].isupper() or word.casefold() in NAME_PARTICLES for word in words)
        if is_begun and are_names and len(words) > 1 and likeness(part, language) == "surely":
            return part
        found = full_name_in(part, language)
        if found is not None:
            return found
    return None


def full_name_in(text: str, language: str) -> str | None:
    """Find a given name followed by a surname, both with capitals, where no public office stands before them."""
    words = text.split()
    for place, word in enumerate(words[:-1]):
        if word.casefold() not in GIVEN or not word[0].isupper():
            continue
        end = place + 1
        while end < len(words) and (words[end][0].isupper() or words[end].casefold() in NAME_PARTICLES):
            end += 1
        name = words[place:end]
        is_official = place > 0 and words[place - 1].casefold().strip(".,") in OFFICES
        if len(name) > 1 and name[-1].casefold().strip(".") in SURNAMES and not is_official:
            return " ".join(name) if not _has_organisation([one.casefold() for one in name], language) else None
    return None


def _is_person_in_a_pair(part: str, several: list[str], language: str) -> bool:
    """Whether one of `Jens og Lise Hansen` is a person: a given name alone is one beside another."""
    return likeness(part, language) == "surely" or (part.casefold() in GIVEN and len(several) > 1)


def _has_initial_or_given(words: list[str], bare: list[str]) -> bool:
    """Whether something before the surname is a given name or an initial, or there is one word that may be a name."""
    before = bare[:-1]
    if any(word in GIVEN for word in before) or all(len(word) == 1 for word in before):
        return True
    return len(words) == _FEWEST and words[0][0].isupper() and words[-1][0].isupper()


def _has_organisation(bare: list[str], language: str) -> bool:
    return any(word in ORGANISATION_WORDS[language] or _ends(language).fullmatch(word) is not None for word in bare)


def _is_shouted(words: list[str]) -> bool:
    """Whether there is an abbreviation beside words that are none: FDF Strandby, but not ANNA HOLM."""
    shouted = [word for word in words if word.isupper() and 1 < len(word.strip(".")) <= _SHORT and "." not in word]
    return bool(shouted) and len(shouted) < len(words)


def _is_word_of_a_name(word: str) -> bool:
    """Say whether a word is letters, with `-`, `'` and `.` among them; `A/S` and `2030` are none."""
    return all(character.isalpha() or character in "-'’." for character in word) and word[0].isalpha()


@cache
def _ends(language: str) -> re.Pattern[str]:
    endings = "|".join(map(re.escape, ORGANISATION_ENDINGS[language]))
    return re.compile(rf".*(?:{endings}){INFLECTIONS[language]}")
