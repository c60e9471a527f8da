"""Words that the search engine would not find by itself.

A stemmer finds `klubberne` for `klubben`, but not `klub` in `ungdomsklub`, not `bøger` for `bog`, and not `Øland` for
somebody who types `oland`. These words are added to each page, where only the search sees them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from generator.markup import plain_text
from generator.wording import LOCALES

_WORD = re.compile(r"[^\W\d_]{3,40}")
_SHORTEST_TAIL = 3
_SHORTEST_HEAD = 3
_TYPED_AS = {"ø": ("o", "oe"), "æ": ("ae", "e"), "å": ("aa", "a"), "ö": ("o",), "ü": ("u",), "ë": ("e",), "é": ("e",)}


@dataclass
class Terms:
    """Makes the extra words of pages in one language; each word of the site is worked on once."""

    parts: frozenset[str]
    """Words that stand last in compounds."""
    forms: Mapping[str, tuple[str, ...]]
    """Words that belong together: bog, bøger."""
    _of_word: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of_page(self, html: str) -> str:
        """List the extra words of a page, sorted, with a space between."""
        words = set(_WORD.findall(plain_text(html).casefold()))
        extra = {term for word in words for term in self._of(word)} - words
        return " ".join(sorted(extra))

    def _of(self, word: str) -> tuple[str, ...]:
        found = self._of_word.get(word)
        if found is None:
            tails = self._tails(word)
            related = {form for part in (word, *tails) for form in self.forms.get(part, ())}
            plain = {typed for part in (word, *tails, *related) for typed in _typed(part)}
            found = self._of_word[word] = tuple(sorted({*tails, *related, *plain} - {word}))
        return found

    def _tails(self, word: str) -> set[str]:
        """Find the known words that a compound ends in: `midler` in `landdistriktsmidler`."""
        starts = range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1)
        return {word[start:] for start in starts if word[start:] in self.parts}


def _typed(word: str) -> Iterable[str]:
    """Give the ways a word is typed on a keyboard without its letters: `oland` and `oeland` for `øland`."""
    letters = [letter for letter in _TYPED_AS if letter in word]
    for place in range(2):
        typed = word
        for letter in letters:
            ways = _TYPED_AS[letter]
            typed = typed.replace(letter, ways[min(place, len(ways) - 1)])
        if typed != word:
            yield typed


def terms_of(language: str) -> Terms:
    """Read the word lists of a language from `locales/<language>.search.txt`."""
    parts, forms = _lists(LOCALES / f"{language}.search.txt")
    return Terms(parts, forms)


@cache
def _lists(path: Path) -> tuple[frozenset[str], Mapping[str, tuple[str, ...]]]:
    """Read the lists: a line is one word that ends compounds, or several forms with `=` between them."""
    if not path.exists():
        return frozenset(), {}
    lines = (line.partition("#")[0].split("=") for line in path.read_text(encoding="utf-8").splitlines())
    groups = [tuple(word.strip() for word in line if word.strip()) for line in lines]
    parts = frozenset(word for group in groups for word in group)
    forms = {
        word: tuple(other for other in group if other != word) for group in groups if len(group) > 1 for word in group
    }
    return parts, forms
