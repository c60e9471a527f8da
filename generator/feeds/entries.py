"""One happening as an entry of RSS 2.0 and Atom (RFC 4287).

Knows feedgen's entries and what each element must hold. Does not know in which feeds an entry stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
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


@dataclass(frozen=True)
class Entry:
    """All that an entry says."""

    id: str
    title: str
    page: str
    """Absolute address of the page of the record."""
    day: datetime
    """The day of the happening, which never changes."""
    categories: tuple[tuple[str, str], ...]
    """Terms and names of the kind, of "example", and of the communities, bodies and themes it concerns."""
    text: str
    """HTML."""
    summary: str
    """The editor's own; empty without one."""
    rest: str
    """Markdown whose beginning is the summary where neither the editor nor the text gives one."""
    language: str | None
    """Of the record's own words, where it is not that of the feed."""


def entry_of(scene: Scene, words: Wording, happening: Happening, html: str) -> Entry:
    """Gather what an entry says of a happening."""
    record, is_news = happening.record, happening.what in ("new", "updated")
    return Entry(
        scene.site.tag(*happening.id),
        title_of(happening, words),
        page_of(scene, happening),
        day_begins(happening.day, scene.zone),
        tuple(_categories(scene, words, happening)),
        printable(html),
        one_line(record.summary or "") if is_news else "",
        record.body if is_news and not html else "",
        record.language if is_news else None,
    )


def written(entry: Entry) -> FeedEntry:
    """Write an entry with feedgen."""
    made = FeedEntry()
    made.id(entry.id)
    made.title(entry.title)
    made.link(href=entry.page, rel="alternate", type=HTML)
    made.published(entry.day)
    made.updated(entry.day)
    for term, label in entry.categories:
        made.category(term=term, label=label)
    summary = entry.summary or beginning(entry.text) or one_line(markup.beginning(entry.rest, LONGEST_SUMMARY))
    if summary:
        # both formats read a summary as HTML, so an "<" of the editor's is written as one
        made.summary(escape(summary, quote=False), type="html")
    if entry.text:
        made.content(entry.text, type="html")
    return made


def _categories(scene: Scene, words: Wording, happening: Happening) -> Iterator[tuple[str, str]]:
    """Yield term and name of the kind, of "example", and of the communities, bodies and themes it concerns."""
    kind, record = happening.kind.name, happening.record
    yield kind, words.t(happening.kind.one)
    if record.example:
        yield "example", words.t("Example")
    for key in concerned(scene).get((kind, record.slug), ()):
        if key != (kind, record.slug):
            yield "/".join(key), one_line(getattr(scene.site[key[0]][key[1]], "title", key[1]))


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
