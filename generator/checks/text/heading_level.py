"""Headings in a text begin at level 2 and go down one level at a time: the title of the page is level 1.

Passes: `## Før I søger`, then `### Budget`.
Fails:  `# Før I søger`; `### Budget` as the first heading, or `####` straight after `##`.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import texts
from generator.load import Loaded
from generator.problems import Problem, say
from generator.text.markdown import blocks

RULE: Final = "heading-level"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each heading of a level that cannot stand there."""
    for text in texts(loaded):
        if not may_be_wrong(text.source.body):
            continue
        above = 1
        for block in blocks(text.source.body):
            if block.kind != "Heading":
                continue
            at = text.source.body_at(block.offset)
            if block.level == 1:
                what = say("the heading is of level 1, which is the title of the page")
                yield Problem(at, RULE, what, say("begin it with '## '"))
            elif block.level > above + 1:
                level = block.level
                what = say("the heading is of level {level}, straight under level {above}", level=level, above=above)
                yield Problem(at, RULE, what, say("begin it with '{signs} '", signs="#" * (above + 1)))
            above = max(block.level, 2)


def may_be_wrong(body: str) -> bool:
    """Look cheaply: some `#` or `=` that is not the beginning of a heading of level 2."""
    if "=" in body:
        return True
    at = body.find("#")
    while at >= 0:
        if body[at + 1 : at + 2] != "#" or body[at + 2 : at + 3] == "#":
            return True
        at = body.find("#", at + 2)
    return False
