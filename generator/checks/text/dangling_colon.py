"""A paragraph that ends with a colon promises something: a list, a table or a quotation must follow.

Passes: `I skal bruge:` with a list under it.
Fails:  `I skal bruge:` at the end of the text, or above a heading or another paragraph.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import Text, texts
from generator.load import Loaded
from generator.problems import Problem, say
from generator.text.markdown import blocks

RULE: Final = "dangling-colon"
_FULFIL: Final = frozenset({"List", "Table", "CodeBlock", "BlockQuote", "HtmlBlock"})
_BEGINS_SOMETHING: Final = ("-", "*", "+", "|", "```", "~~~", ">", "<", "!", "?", ":")
"""How lists, tables, code, quotations, HTML, pictures and the engine's boxes begin."""
_AFTER_COLON: Final = frozenset({"", "\n", " ", "\t"})
"""What follows a colon that may be the last sign of its line."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each paragraph with a colon that nothing follows."""
    for text in texts(loaded):
        if may_dangle(text.source.body):
            yield from _dangling(text)


def may_dangle(body: str) -> bool:
    """Look cheaply at what follows each colon at the end of a line."""
    place = body.find(":")
    while place >= 0:
        if body[place + 1 : place + 2] in _AFTER_COLON:
            rest = body[place + 1 : place + 80].lstrip(" \t")
            following = rest.lstrip()
            if not rest or (
                rest[0] == "\n" and not following.startswith(_BEGINS_SOMETHING) and not following[:1].isdecimal()
            ):
                return True
        place = body.find(":", place + 1)
    return False


def _dangling(text: Text) -> Iterator[Problem]:
    body = text.source.body
    found = blocks(body)
    for block, following in zip(found, (*found[1:], None), strict=True):
        words = body[block.offset : block.end].rstrip()
        if block.kind != "Paragraph" or not words.endswith(":"):
            continue
        if following is None and text.source.data.get("shows"):  # the build writes its lists under the text
            continue
        if following and (following.kind in _FULFIL or body.startswith(("!", "?", ":"), following.offset)):
            continue
        what = say("the paragraph ends with a colon, and no list follows")
        fix = say("write what should follow, or end with a full stop")
        yield Problem(text.source.body_at(block.offset + len(words) - 1), RULE, what, fix)
