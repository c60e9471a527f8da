"""HTML in the text of a record is not shown: texts are written in Markdown (a warning; hand-written pages may have it).

Passes: `**vigtigt**`, and a list with `- `.
Fails:  `<b>vigtigt</b>`, `<br>`.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks import markdown
from generator.checks.reading import texts
from generator.load import Loaded
from generator.problems import Problem, say

RULE: Final = "raw-html"
BY_ENGINE: Final = "page"
"""The kind whose texts the site engine renders, HTML and all."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each line of a record's text with HTML on it."""
    for text in texts(loaded):
        body = text.source.body
        if "<" not in body or text.kind.name == BY_ENGINE:
            continue
        lines = set()
        for offset in markdown.html(body):
            at = text.source.body_at(offset)
            if at.line in lines:
                continue
            lines.add(at.line)
            tag = body[offset:].partition("\n")[0].partition(">")
            what = say("'{tag}' is HTML, which is not shown here", tag=f"{tag[0]}{tag[1]}")
            yield Problem(at, RULE, what, say("write it in Markdown, or delete it"), "warning")
