"""HTML in the text of a record says what becomes of it: texts are written in Markdown (a warning; pages may have it).

Passes: `**vigtigt**`, and a list with `- `.
Fails:  `<b>vigtigt</b>`, of which the page shows the word alone; `Skriv <navn>`, of which `<navn>` is gone.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.checks.reading import texts
from generator.load import Loaded
from generator.problems import Message, Problem, say
from generator.text import markdown
from generator.text.markup import KEPT_TAGS, TAGS_LOST_WITH_TEXT

RULE: Final = "raw-html"
BY_ENGINE: Final = "page"
"""The kind whose texts the site engine renders, HTML and all."""
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_OTHERS: Final = """
    abbr acronym address area article aside audio b base basefont bdi bdo bgsound big body button canvas caption center
    cite col colgroup data datalist dd details dfn dialog dir div dl dt embed fieldset figcaption figure font footer
    form frame frameset h1 h5 h6 head header hgroup html i iframe input ins kbd label legend link main map mark marquee
    menu meta meter nav nobr noembed noframes noscript object optgroup option output param picture plaintext progress q
    rp rt ruby s samp search section select small source span strike sub summary sup template textarea tfoot time title
    track tt u var video wbr xmp
"""
_HTML: Final = KEPT_TAGS | TAGS_LOST_WITH_TEXT | frozenset(_OTHERS.split())
"""Elements of HTML; any other name between `<` and `>` is most likely meant to be read."""
_OTHER_HEADINGS: Final = ("h1", "h5", "h6")  # shown, with another rank
_IN_MARKDOWN: Final[Mapping[str, Message]] = {
    **dict.fromkeys(("b", "strong"), say("write it as **text**")),
    **dict.fromkeys(("i", "em"), say("write it as *text*")),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), say("write the heading as '## text' on a line of its own")),
    **dict.fromkeys(("ul", "ol", "li"), say("write each item on a line of its own as '- text'")),
    **dict.fromkeys(("p", "br"), say("delete it; an empty line begins a new paragraph")),
    "a": say("write the link as [text](address)"),
    "img": say("write the picture as ![what it shows](/files/name.jpg)"),
}
"""How what is often written in HTML is written in Markdown."""


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
            yield Problem(at, RULE, *_words(body[offset:]), "warning")


def _words(html: str) -> tuple[Message, Message]:
    """Say what the page does with what begins here, and how to write it."""
    before, end, _ = html.partition("\n")[0].partition(">")
    tag = f"{before}{end}".strip()
    found = _NAME.match(tag)
    name = found[1].lower() if found else ""
    if not name:
        return say("'{tag}' is no text for readers, and is left out", tag=tag), say("delete it")
    if name not in _HTML:
        what = say("'{tag}' looks like HTML, and is left out", tag=tag)
        return what, say("write '\\{tag}' if it is to be read, else delete it", tag=tag)
    if name in TAGS_LOST_WITH_TEXT:
        what = say("'{tag}' is HTML, and is left out with all that stands in it", tag=tag)
        return what, say("write it in Markdown, or delete it")
    fix = _IN_MARKDOWN.get(name, say("write it in Markdown, or delete it"))
    if name in KEPT_TAGS or name in _OTHER_HEADINGS:
        return say("'{tag}' is HTML, and texts are written in Markdown", tag=tag), fix
    return say("'{tag}' is HTML, and is left out; the text beside it is shown", tag=tag), fix
