"""Which HTML a hand-written page may hold: what is shown, and nothing that runs or is fetched from elsewhere.

Allows what HTML has for text, tables, pictures, sound and film of the site itself, and drawings without script; all
else is a `Fault`. It is asked twice: of what an editor writes, where it stands, and of what the site engine made. It
reads tags as browsers do (WHATWG HTML 13.2.5), and addresses too (WHATWG URL 4.4): letters of control, blanks and
character references do not hide a scheme.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import Final

from generator.problems import Message, say

TAGS: Final = frozenset(
    [
        "a",
        "abbr",
        "address",
        "article",
        "aside",
        "audio",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "colgroup",
        "data",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "font",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "li",
        "main",
        "mark",
        "menu",
        "meter",
        "nav",
        "ol",
        "p",
        "picture",
        "pre",
        "progress",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "section",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "track",
        "tt",
        "u",
        "ul",
        "var",
        "video",
        "wbr",
        "svg",
        "circle",
        "clippath",
        "defs",
        "desc",
        "ellipse",
        "g",
        "line",
        "lineargradient",
        "marker",
        "mask",
        "path",
        "pattern",
        "polygon",
        "polyline",
        "radialgradient",
        "rect",
        "stop",
        "symbol",
        "text",
        "title",
        "tspan",
    ]
)
"""What is only shown; the last two lines are drawings."""
_BOXES: Final = frozenset({"checkbox", "radio"})
"""Fields that the engine's Markdown makes itself, for lists of tasks and for tabs; outside a form they send nothing."""
_FETCHED: Final = frozenset({"src", "srcset", "poster", "background", "data", "dynsrc", "lowsrc", "code", "codebase"})
_FOLLOWED: Final = frozenset({"href", "xlink:href", "cite", "longdesc"})
_RUNS: Final = re.compile(
    r"on.*|srcdoc|action|formaction|ping|http-equiv|manifest|attributename|xml:base|is", re.DOTALL
)
_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel", "sms", "webcal"})
_UNSEEN: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):")
_PICTURE_IN_PLACE: Final = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif)[;,]")
_TAG: Final = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*)((?:[^<>"']|"[^"]*"|'[^']*')*)""")
_ATTRIBUTE: Final = re.compile(r"""([^\s=>"'/][^\s=>/]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?""")
_TARGET: Final = re.compile(r"\](?:\(|:)[ \t]*\Z")
_LIST: Final = re.compile(r"\{:?[ \t]*([^{}\n]*=[^{}\n]*)\}")
"""Attributes behind a part of a Markdown text, as the engine's `attr_list` takes them."""
Attributes = Iterable[tuple[str, str | None]]


@dataclass(frozen=True)
class Fault:
    """A piece of HTML that a page may not hold."""

    offset: int
    """Where it stands in the text; 0 in what the engine made."""
    what: Message
    fix: Message


@dataclass(frozen=True)
class Judge:
    """What one site lets its pages hold."""

    own: str
    """The address of the site; what lies there is its own."""
    kinds: Collection[str]
    """The words that may stand before a colon for a record: `fund:havnefonden`."""

    def of_source(self, text: str) -> Iterator[Fault]:
        """Yield what is wrong with the HTML that an editor wrote; code is blanked out of `text` before."""
        for found in _TAG.finditer(text):
            closes, tag, rest = found.groups()
            if _TARGET.search(text, 0, found.start()):
                continue  # the address of a link may stand in such brackets; rules on links look at it
            if ":" in tag or "@" in tag:
                yield from self._address(found.start(), text[found.start() + 1 :].partition(">")[0], is_fetched=False)
            elif not closes:
                yield from self._tag(
                    found.start(), tag, [(name, _bare(value)) for name, value in _ATTRIBUTE.findall(rest)]
                )
        for found in _LIST.finditer(text):
            pairs = [(name, _bare(value)) for name, value in _ATTRIBUTE.findall(found[1]) if value]
            yield from self._attributes(found.start(), "", pairs)

    def of_html(self, html: str) -> tuple[Fault, ...]:
        """List what is wrong with a page as the engine made it."""
        reader = _Reader(self)
        reader.feed(html)
        reader.close()
        return tuple(reader.faults)

    def _tag(self, offset: int, tag: str, attributes: Attributes, *, is_made: bool = False) -> Iterator[Fault]:
        pairs = [(name.lower(), unescape(value or "")) for name, value in attributes]
        name = tag.lower()
        is_box = name == "input" and dict(pairs).get("type", "").lower() in _BOXES
        if name not in TAGS and not is_box:
            fix = say("write it in Markdown, or take it out; a link can lead to what lies elsewhere")
            yield Fault(offset, say("'<{tag}>' may not stand on a page", tag=name), fix)
            return
        yield from self._attributes(offset, name, pairs, is_made=is_made)

    def _attributes(self, offset: int, tag: str, pairs: Attributes, *, is_made: bool = False) -> Iterator[Fault]:
        for written, value in pairs:
            name = written.lower()
            if _RUNS.fullmatch(name):
                yield Fault(offset, say("'{name}' can run something on the page", name=name), say("take it out"))
            elif name == "style" and not (is_made and _is_plain(value or "")):
                fix = say("take it out, or give the part a class and write the look in your own style sheet")
                yield Fault(offset, say("'style' has no effect: no look is written into a page"), fix)
            elif name == "srcset":
                for part in (value or "").split(","):
                    yield from self._address(offset, part.strip().partition(" ")[0], is_fetched=True)
            elif name in _FETCHED:
                yield from self._address(offset, value or "", is_fetched=True)
            elif name in _FOLLOWED:
                yield from self._address(
                    offset, value or "", is_fetched=tag not in ("", "a", "q", "blockquote", "del", "ins")
                )

    def _address(self, offset: int, address: str, *, is_fetched: bool) -> Iterator[Fault]:
        plain = _UNSEEN.sub("", unescape(address)).replace("\\", "/").lower()
        found = _SCHEME.match(plain)
        scheme = found[1] if found else ""
        if is_fetched:
            is_own = plain.startswith(self.own.lower()) or bool(_PICTURE_IN_PLACE.match(plain))
            if (scheme or plain.startswith("//")) and not is_own:
                what = say("'{address}' would be fetched from another place than this site", address=plain)
                yield Fault(offset, what, say("put the file in 'content/files/', and write /files/ and its name"))
        elif scheme and scheme not in _SCHEMES and scheme not in self.kinds:
            what = say("an address that begins with '{scheme}:' can run something", scheme=scheme)
            yield Fault(offset, what, say("write an address that begins with https://, or take it out"))


class _Reader(HTMLParser):
    """Reads made HTML and asks about each tag."""

    def __init__(self, judge: Judge) -> None:
        super().__init__(convert_charrefs=True)
        self.judge = judge
        self.faults: list[Fault] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.faults += self.judge._tag(0, tag, attrs, is_made=True)  # noqa: SLF001  the reader is a part of the judge


def _bare(value: str) -> str:
    return value[1:-1] if value[:1] in ("'", '"') and value[-1:] == value[:1] and len(value) > 1 else value


def _is_plain(style: str) -> bool:
    """Whether a style that the engine wrote fetches nothing: what some of its extensions write for widths."""
    return not re.search(r"url|import|expression|[\\@(]", style, re.IGNORECASE)
