"""A text stays on the site for years, so it names days and years, not "next year" (a warning).

Passes: `Fristen er 1. september 2026.`
Fails:  `Fristen er i år flyttet.`, in a text or in `summary`; the words are in `words.py`, by language.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import place_in, site_of, texts
from generator.checks.text.words import RELATIVE_TIMES
from generator.load import Loaded
from generator.problems import Position, Problem, say
from generator.text.markdown import without_code

RULE: Final = "relative-time"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each of the words in a text or a summary."""
    site = site_of(loaded)
    language = site.settings.language
    signs = tuple(RELATIVE_TIMES[language])
    for _, record in site.all():
        summary = record.summary
        if summary and any([sign in summary for sign in signs]):  # noqa: C419  twice as fast as a generator
            for _, words in find(summary, language):
                yield _fault(place_in(loaded.source(record), ("summary",), words), words)
    for _, source, _ in texts(loaded):
        body = source.body
        for offset, words in find(body, language):
            if without_code(body).startswith(words, offset):
                yield _fault(source.body_at(offset), words)


def find(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Yield the words of a language that stand in a text, with their offsets."""
    for sign, phrases in RELATIVE_TIMES[language].items():
        at = text.find(sign)
        while at >= 0:
            end = at + len(sign)
            if text.endswith(phrases, 0, end):
                words = max((words for words in phrases if text.endswith(words, 0, end)), key=len)
                begin = end - len(words)
                if not (text[begin - 1 : begin].isalnum() or text[end : end + 1].isalnum()):
                    yield begin, words
            at = text.find(sign, end)


def _fault(at: Position, words: str) -> Problem:
    what = say("'{words}' will be wrong after some time", words=words)
    return Problem(at, RULE, what, say("write the day, the month or the year"), "warning")
