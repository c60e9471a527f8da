"""A hand-written page holds nothing that runs, and nothing that is fetched from another site.

Passes: `<details><summary>Mere</summary>…</details>`, `<img src="/files/havnen.jpg" alt="Havnen">`, any HTML in code,
        links to other sites.
Fails:  `<script>`, `<iframe>`, `<form>`, `onclick=…`, `style=…`, `href="javascript:…"`, a picture or film from another
        site; the same written in braces behind a part of the text: `{ onclick=… }`.
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.addresses.places import PAGE
from generator.checks.reading import site_of, texts
from generator.load import Loaded
from generator.model.overviews import overviews_of
from generator.model.site import Site
from generator.problems import Problem
from generator.text import markdown
from generator.text.safety import Judge

RULE: Final = "unsafe-html"
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[^\n]*\n(?:.*\n)*?[ \t]*\1[`~]*[ \t]*$", re.MULTILINE)
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:[^\n]|\n(?!\s*\n))+?(?<!`)\1(?!`)")
_OPENS = re.compile(r"(?:!!!|\?\?\?\+?|===[+!]?) |\[\^[^\]]+\]:|: |<(?!.*</[^<>]+>\s*$)|[-*+] |[0-9]+[.)] ")
"""How a line begins under which indented text is text, not code."""


def judge_of(site: Site) -> Judge:
    """Make the judge of what the pages of a site may hold."""
    kinds = {*site.kinds, *(one.name for one in overviews_of(site))}
    return Judge(site.settings.address, frozenset(kinds))


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each piece of HTML that a page may not hold."""
    judge = judge_of(site_of(loaded))
    for text in texts(loaded):
        body = text.source.body
        if text.kind.name != PAGE or not ("<" in body or "{" in body):
            continue
        told = set()
        for fault in judge.of_source(_without_code(body)):
            at = text.source.body_at(fault.offset)
            if (at, fault.what) not in told:
                told.add((at, fault.what))
                yield Problem(at, RULE, fault.what, fault.fix)


def _without_code(body: str) -> str:
    """Blank out code; what is indented under a box, a note or an item is text to the site engine, not code."""
    kept = body
    for pattern in (_FENCE, _SPAN):
        kept = pattern.sub(lambda found: _blank(found[0]), kept)
    for block in markdown.blocks(body):
        if block.kind == "CodeBlock" and not _OPENS.match(_line_above(body, block.offset)):
            kept = kept[: block.offset] + _blank(body[block.offset : block.end]) + kept[block.end :]
    return kept


def _blank(code: str) -> str:
    return re.sub(r"[^\n]", " ", code)


def _line_above(body: str, offset: int) -> str:
    """Give the nearest line above that is not indented."""
    lines = body[: body.rfind("\n", 0, offset) + 1].splitlines()
    return next((line for line in reversed(lines) if line.strip() and not line.startswith(("    ", "\t"))), "")
