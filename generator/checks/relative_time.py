"""A text stays on the site for years, so it names days and years, not "next year" (a warning).

Passes: `Fristen er 1. september 2026.`
Fails:  `Fristen er i år flyttet.`, in a text or in `summary`; the words are in `words.py`, by language.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from generator.checks.markdown import without_code
from generator.checks.reading import place_in, site_of, texts
from generator.checks.words import RELATIVE_TIMES
from generator.load import Loaded
from generator.problems import Position, Problem, say

RULE: Final = "relative-time"
def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each of the words in a text or a summary."""
    site = site_of(loaded)
    table, pattern = RELATIVE_TIMES[site.settings.language], _pattern(site.settings.language)
    for _, record in site.all():
        if record.summary and _may_hold(record.summary, table):
            for found in pattern.finditer(record.summary):
                yield _fault(place_in(loaded.source(record), ("summary",), found[0]), found[0])
    for _, source in texts(loaded):
        if _may_hold(source.body, table):
            for found in pattern.finditer(without_code(source.body)):
                yield _fault(source.body_at(found.start()), found[0])


def _may_hold(text: str, table: Mapping[str, tuple[str, ...]]) -> bool:
    """Look for the signs and what stands before them, which is ten times as fast as a pattern."""
    for sign, phrases in table.items():
        end = text.find(sign) + len(sign)
        while end >= len(sign):
            if text.endswith(phrases, 0, end):
                return True
            end = text.find(sign, end) + len(sign)
    return False


def _fault(at: Position, words: str) -> Problem:
    what = say("'{words}' will be wrong after some time", words=words)
    return Problem(at, RULE, what, say("write the day, the month or the year"), "warning")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = (words for phrases in RELATIVE_TIMES[language].values() for words in phrases)
    listed = "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)
