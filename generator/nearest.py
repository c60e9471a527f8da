"""The existing word that was meant, for fixes such as "write 'tranum'"; knows nothing of what the words stand for.

A wrong hint passes the check and publishes what is false, so only what looks like a slip of the pen is offered: a
letter too many, too few, wrong or in the wrong place, another ending, another way to write æ, ø and å. Numbers must be
equal, and so must short words; a word that many names share (`pulje`, `fond`) does not make two names alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

LONGEST_WORD = 200
"""Longer words are no slip of the pen, and comparing them takes time."""
_NO = 99
"""What a likeness costs that is none."""
_SHARED: Final = (
    "borgerforening", "landsbyraad", "landdistriktsraad", "temamoede", "borgermoede", "forsamlingshus", "foreningshus",
    "forening", "fond", "pulje", "middel", "midler", "legat", "stoette", "tilskud", "raad", "udvalg", "udviklingsplan",
    "plan", "moede", "aften", "gruppe", "laug", "lav", "klub", "hus", "hal", "skole", "skema", "projekt", "kommune",
    "fonds", "subsidie", "regeling", "raad", "commissie", "vergadering", "vereniging", "dorpsplan", "huis", "school",
)  # fmt: skip
"""Words at the end of the names of many things; what stands before tells them apart."""
_ENDINGS: Final = r"(?:e?[nt]|e?rne?|erne|e|r|s)?s?"
_MOST: Final = (0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3)
"""How many slips a word of 0, 1, 2 … letters may have."""
_SMALL: Final = frozenset({"om", "i", "og", "for", "af", "til", "paa", "pa", "den", "det", "de", "en", "et", "ved",
                           "med", "van", "het", "een", "in", "voor", "op", "bij", "met"})  # fmt: skip
"""Words that are easily left out."""
_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ł": "l", "c": "k", "q": "k", "w": "v", "z": "s"}
)
_PARTING = re.compile(r"[^a-z0-9]+")


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that was meant, or None; `Gjoel`, `gjol` and `gjøl` count as the same.

    None also where two candidates are equally near: a guess is no hint.
    """
    if len(word) > LONGEST_WORD:
        return None
    best = _NO
    found: list[str] = []
    for candidate in sorted(set(candidates)):
        cost = _cost(_words(word), _words(candidate[:LONGEST_WORD]))
        if cost < best:
            best, found = cost, []
        if cost == best < _NO:
            found.append(candidate)
    return found[0] if len(found) == 1 else None


def _cost(typed: tuple[str, ...], meant: tuple[str, ...]) -> int:
    """Count the slips between two names, word by word."""
    if not typed or not meant:
        return _NO
    if sorted(typed) == sorted(meant) or "".join(typed) == "".join(meant):
        return 0 if typed == meant else 1
    if len(typed) != len(meant):
        typed, meant = _telling(typed), _telling(meant)
    if len(typed) != len(meant) or not typed:
        joined = (("".join(typed),), ("".join(meant),))
        return _cost(*joined) + 1 if len(typed) > 1 or len(meant) > 1 else _NO
    costs = [_slips(one, other) for one, other in zip(typed, meant, strict=True)]
    return sum(costs) if max(costs) < _NO else _NO


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _SMALL)


@lru_cache(maxsize=50_000)
def _slips(one: str, other: str) -> int:
    """Count the slips between two words; many where they are two different words."""
    if one == other:
        return 0
    if _numbers(one) != _numbers(other):
        return _NO
    heads = [_SHARED_END.match(word) for word in (one, other)]
    if heads[0] and heads[1] and heads[0]["tail"] == heads[1]["tail"]:
        first, second = heads[0]["head"], heads[1]["head"]
        return 1 if first == second else _likely(first, second)
    return _likely(one, other)


def _numbers(word: str) -> list[str]:
    return re.findall(r"[0-9]+", word)


def _likely(one: str, other: str) -> int:
    short, long = sorted((one, other), key=len)
    if len(short) > 3 and long.startswith(short) and re.fullmatch(_ENDINGS, long[len(short) :]):
        return 1
    most = _MOST[min(len(short), len(_MOST) - 1)]
    if len(short) == 2 and len(long) == 3 and long.startswith(short):  # `skema.tx`
        return 1
    if len(long) - len(short) > most:
        return _NO
    cost = _distance(one, other, 2 if len(short) <= 4 else 1)
    return cost if cost <= most else _NO


def _distance(one: str, other: str, substitution: int) -> int:
    """Count letters too many, too few, swapped, and wrong; another first letter is seldom a slip, and counts double."""
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            wrong = 0 if letter == wanted else 2 if i == j == 1 else substitution
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + wrong)
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted and letter != wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


@lru_cache(maxsize=50_000)
def _words(text: str) -> tuple[str, ...]:
    """Part a name into words without case, accents and the two spellings of æ, ø and å."""
    letters = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    bare = "".join(part for part in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(part))
    return tuple(_folded(part) for part in _PARTING.split(bare) if part)


def _folded(word: str) -> str:
    return word.replace("aa", "a").replace("oe", "o").replace("ae", "a")


_SHARED_END = re.compile(
    rf"(?P<head>.*?)(?P<tail>{'|'.join(sorted({_folded(word) for word in _SHARED}, key=len, reverse=True))}){_ENDINGS}$"
)
