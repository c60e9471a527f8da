"""One happening as an entry of RSS 2.0 and Atom (RFC 4287).

Knows feedgen's entries and what each element must hold. Does not know in which feeds an entry stands.
"""

from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser

from feedgen.entry import FeedEntry  # type: ignore[import-untyped] # feedgen publishes no types

from generator.feeds.texts import page_of
from generator.text import markup
from generator.views.scene import Scene
from generator.views.telling.announcements import day_begins, one_line, printable
from generator.views.telling.concerning import concerned
from generator.views.telling.happening import Happening, title_of
from generator.words.wording import Wording

LONGEST_SUMMARY = 300
"""Most characters of a summary that is made of the beginning of the text."""
HTML = "text/html"

_NOT_RUNNING_ON = frozenset({"a", "abbr", "b", "code", "del", "em", "i", "s", "small", "strong", "sub", "sup"})


def entry_of(scene: Scene, words: Wording, happening: Happening, html: str) -> FeedEntry:
    """Fill one entry; its dates are the day of the happening and never change."""
    text, day = printable(html), day_begins(happening.day, scene.zone)
    entry = FeedEntry()
    entry.id(scene.site.tag(*happening.id))
    entry.title(title_of(happening, words))
    entry.link(href=page_of(scene, happening), rel="alternate", type=HTML)
    entry.published(day)
    entry.updated(day)
    for term, label in categories(scene, words, happening):
        entry.category(term=term, label=label)
    if summary := _summary(happening, text):
        # both formats read a summary as HTML, so an "<" of the editor's is written as one
        entry.summary(escape(summary, quote=False), type="html")
    if text:
        entry.content(text, type="html")
    return entry


def categories(scene: Scene, words: Wording, happening: Happening) -> Iterator[tuple[str, str]]:
    """Yield term and name of the kind, of "example", and of the communities, bodies and themes it concerns."""
    kind, record = happening.kind.name, happening.record
    yield kind, words.t(happening.kind.one)
    if record.example:
        yield "example", words.t("Example")
    for key in concerned(scene).get((kind, record.slug), ()):
        if key != (kind, record.slug):
            yield "/".join(key), one_line(getattr(scene.site[key[0]][key[1]], "title", key[1]))


def _summary(happening: Happening, text: str) -> str:
    """Take the editor's summary of a record that is news itself; else the beginning of the text."""
    is_news = happening.what in ("new", "updated")
    own = happening.record.summary if is_news else None
    found = one_line(own or "") or beginning(text)
    return found or (one_line(markup.beginning(happening.record.body, LONGEST_SUMMARY)) if is_news else "")


def beginning(html: str) -> str:
    """Take the first words of an HTML text, cut after a whole word; those of its pictures if there are no others."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    text = one_line("".join(reader.pieces)) or one_line(markup.alternatives(html))
    if len(text) <= LONGEST_SUMMARY:
        return text
    return text[: LONGEST_SUMMARY - 1].rpartition(" ")[0].rstrip(" ,;:–-") + " …"


class _Words(HTMLParser):
    """Collects the text of an HTML fragment; a block of text does not run on into the next."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's
        if tag not in _NOT_RUNNING_ON:
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _NOT_RUNNING_ON:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
