"""Words that the search engine would not find by itself.

A stemmer finds `klubberne` for `klubben`, but not `klub` in `ungdomsklub`, not `bøger` for `bog`, and not `Øland` for
somebody who types `oland`. These words are added to each page, where only the search sees them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.text.markup import plain_text
from generator.words.wording import LOCALES

_WORD = re.compile(r"[^\W\d_]{3,40}")
_BODY = re.compile(r"<([a-z]\w*)\b[^<>]* data-pagefind-body\b")
_IGNORED = re.compile(r"<([a-z]\w*)\b[^<>]* data-pagefind-ignore\b")
_SHORTEST_TAIL = 3
_SHORTEST_HEAD = 2
_WAYS_TO_TYPE = 2


@dataclass
class Terms:
    """Makes the extra words of pages in one language; each word of the site is worked on once."""

    parts: frozenset[str] = frozenset()
    """Words that stand last in compounds, in all their forms."""
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that are searched for each other: bog, bøger."""
    whole: frozenset[str] = frozenset()
    """Words that only look like compounds: no shorter part is found in them, nor in what ends in them."""
    typed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """How letters are typed without their key: ø as oe or o."""
    _of_word: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of_page(self, html: str) -> str:
        """List the extra words of a page, sorted, with a space between."""
        words = set(_WORD.findall(plain_text(html).casefold()))
        extra = {term for word in words for term in self._of(word)} - words
        return " ".join(sorted(extra))

    def _of(self, word: str) -> tuple[str, ...]:
        found = self._of_word.get(word)
        if found is None:
            known = {word, *self._tails(word)}
            known |= {form for part in known for form in self.forms.get(part, ())}
            found = self._of_word[word] = tuple(sorted({*known, *self._without_keys(known)} - {word}))
        return found

    def _tails(self, word: str) -> set[str]:
        """Find the known words that a compound ends in: `midler` in `landdistriktsmidler`, and in its genitive."""
        starts = range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1)
        endings = [ending for start in starts for ending in (word[start:], word[start:].removesuffix("s"))]
        whole = (ending for ending in (word, word.removesuffix("s"), *endings) if ending in self.whole)
        longest_whole = max(map(len, whole), default=0)
        return {ending for ending in endings if ending in self.parts and len(ending) >= longest_whole}

    def _without_keys(self, words: Iterable[str]) -> Iterator[str]:
        """Give the ways words are typed on a keyboard without their letters: `oeland` and `oland` for `øland`."""
        for word in words:
            for way in range(_WAYS_TO_TYPE):
                plain = word
                for letter, ways in self.typed.items():
                    plain = plain.replace(letter, ways[min(way, len(ways) - 1)]) if letter in word else plain
                if plain != word:
                    yield plain


def indexed(html: str) -> str:
    """Cut out of a page what the search engine reads: the element it is told to read, without what it is told to skip.

    The tags of a page are balanced, since all of it comes from our templates and from cleaned text.
    """
    body = _BODY.search(html)
    return "".join(_without_ignored(html[body.start() : _end_of(html, body)])) if body else ""


def _without_ignored(html: str) -> Iterator[str]:
    end = 0
    while element := _IGNORED.search(html, end):
        yield html[end : element.start()]
        end = _end_of(html, element)
    yield html[end:]


def _end_of(html: str, element: re.Match[str]) -> int:
    """Find the end of an element by its opening tag."""
    depth = 0
    for tag in re.compile(rf"<(/?){element[1]}\b[^>]*>").finditer(html, element.start()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(html)


def terms_of(language: str) -> Terms:
    """Read the word lists of a language from `locales/<language>.search.txt`; without a file there are no words."""
    path = LOCALES / f"{language}.search.txt"
    return read_terms(path.read_text(encoding="utf-8")) if path.exists() else Terms()


def read_terms(text: str) -> Terms:
    """Read word lists; the head of `da.search.txt` says how they are written."""
    parts: set[str] = set()
    whole: set[str] = set()
    forms: defaultdict[str, dict[str, None]] = defaultdict(dict)
    typed: dict[str, tuple[str, ...]] = {}
    for line in (line.partition("#")[0].strip() for line in text.splitlines()):
        if "~" in line:
            letter, _, ways = line.partition("~")
            typed[letter.strip()] = tuple(ways.split())
        elif "=" in line:
            _gather(forms, [side.split() for side in line.split("=")])
        elif line.startswith("-"):
            whole.update(line[1:].split())
        else:
            parts.update(line.split())
    return Terms(frozenset(parts), {word: tuple(others) for word, others in forms.items()}, frozenset(whole), typed)


def _gather(forms: defaultdict[str, dict[str, None]], sides: list[list[str]]) -> None:
    """Let each word of a side be found by the first words of the other sides."""
    for side in sides:
        others = dict.fromkeys(other[0] for other in sides if other is not side)
        for word in side:
            forms[word].update(others)
