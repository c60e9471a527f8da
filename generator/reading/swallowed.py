"""An item of a list that YAML takes for the end of the text above it, because that text goes on behind its colon."""

import re

from generator.problems import Position, Problem, say

ITEM = re.compile(r"^[ \t]+[-*+•][ \t]+\S", re.MULTILINE)
"""What looks like an item of a list."""


def swallowed_item(file: str, text: str, *, begin: int, end: int, line: int) -> Problem | None:
    """Find the first item between two places of the facts, which hold one plain text that begins on `line`."""
    for number, one in enumerate(text[begin:end].split("\n")[1:], line + 1):
        if ITEM.match(one):
            at = Position(file, number, len(one) - len(one.lstrip()) + 1)
            what = say("'{line}' is read as part of the text above it", line=one.strip())
            fix = say("in a list, nothing stands behind the colon above; if it is text, put all of it in quotes")
            return Problem(at, "swallowed-item", what, fix)
    return None
