"""The nearest existing word, for fixes such as "write 'tranum'"; knows nothing of what the words stand for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

LIKENESS = 0.6
"""Least likeness (0 to 1, `difflib`) of a word that is offered."""
LONGEST_WORD = 200
"""Longer words are no slip of the pen, and comparing them takes time."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ł": "l", "_": "-", " ": "-"})


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like the word, or None; `Gjoel`, `gjol` and `gjøl` count as the same.

    Of two that are equally like it, the first in alphabetical order is returned.
    """
    if len(word) > LONGEST_WORD:
        return None
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(_plain(word))
    best, found = LIKENESS, None
    for candidate in sorted(set(candidates)):
        matcher.set_seq1(_plain(candidate[:LONGEST_WORD]))
        if matcher.real_quick_ratio() < best or matcher.quick_ratio() < best:
            continue
        likeness = matcher.ratio()
        if likeness > best or (found is None and likeness == best):
            best, found = likeness, candidate
    return found


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    """Write a word without case, accents and the two spellings of æ, ø and å."""
    letters = unicodedata.normalize("NFC", word).casefold().translate(_LETTERS)
    bare = "".join(part for part in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(part))
    return bare.replace("aa", "a").replace("oe", "o").replace("ae", "a")
