"""RSS 2.0 and Atom (RFC 4287): everything new, and one feed a kind.

Knows feedgen and what each element must hold. Does not know which records are news (`views/announcements.py`) nor how
Markdown becomes HTML: the build hands in `render`. No clock is read: the same content gives the same bytes.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from feedgen.entry import FeedEntry  # type: ignore[import-untyped] # feedgen publishes no types
from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]

from generator.artifact import Artifact
from generator.model.entity import Entity
from generator.model.kinds import Kind
from generator.views.announcements import (
    ATOM,
    FEED,
    Announcement,
    day_begins,
    feed_path,
    headline,
    last_change,
    newest,
    newest_of,
    one_line,
    printable,
)
from generator.views.scene import Scene
from generator.wording import Wording

Render = Callable[[Entity], str]
"""Gives the text of a record as safe HTML in which every link is absolute."""
GENERATOR = "Én indgang"
"""What made the feed; without a version, which would change the bytes of unchanged content."""
LONGEST_SUMMARY = 300
"""Most characters of a summary that is made of the beginning of the text."""

_RSS, _ATOM, _HTML = "application/rss+xml", "application/atom+xml", "text/html"
_NOT_RUNNING_ON = frozenset({"a", "abbr", "b", "code", "del", "em", "i", "s", "small", "strong", "sub", "sup"})
Entries = Mapping[tuple[str, str], FeedEntry]


@dataclass(frozen=True)
class _Channel:
    """One feed before it is XML."""

    id: str
    title: str
    description: str
    page: str
    """Absolute address of the page with the same content."""
    items: list[Announcement]


def render_feeds(scene: Scene, words: Wording, render: Render) -> Iterator[Artifact]:
    """Make all feeds of the site; only records that stand in a feed are rendered, and each of them once."""
    everything = _everything(scene)
    of_kinds = {name: _of_kind(scene, words, kind) for name, kind in scene.site.kinds.items()}
    items = {item.key: item for channel in (everything, *of_kinds.values()) for item in channel.items}
    entries = {key: _entry(scene, words, item, render(item.record)) for key, item in items.items()}
    yield Artifact(FEED, _rss(scene, everything, FEED, entries))
    yield Artifact(ATOM, _atom(scene, everything, ATOM, entries))
    for name, channel in of_kinds.items():
        yield Artifact(feed_path(name), _rss(scene, channel, feed_path(name), entries))


def _everything(scene: Scene) -> _Channel:
    settings = scene.site.settings
    return _Channel(scene.site.tag("feed"), settings.title, settings.tagline, scene.site.url(""), newest(scene))


def _of_kind(scene: Scene, words: Wording, kind: Kind) -> _Channel:
    site = scene.site
    section = site.settings.sections.get(kind.name)
    title = section.title if section else words.t(kind.many).capitalize()
    intro = section.intro if section else None
    # hand-written pages have no list: the front page leads to them
    page = "" if kind.name == "page" else site.list_address(kind.name)
    return _Channel(
        site.tag("feed", kind.name),
        f"{title} – {site.settings.title}",
        intro or site.settings.tagline,
        site.url(page),
        newest_of(scene, kind),
    )


def _rss(scene: Scene, channel: _Channel, path: str, entries: Entries) -> bytes:
    xml: bytes = _feed(scene, channel, (path, _RSS), entries).rss_str(pretty=True)
    return xml


def _atom(scene: Scene, channel: _Channel, path: str, entries: Entries) -> bytes:
    xml: bytes = _feed(scene, channel, (path, _ATOM), entries).atom_str(pretty=True)
    return xml


def _feed(scene: Scene, channel: _Channel, itself: tuple[str, str], entries: Entries) -> FeedGenerator:
    """Fill a feed; `itself` is its site-relative path and media type."""
    settings = scene.site.settings
    path, media_type = itself
    feed = FeedGenerator()
    feed.id(channel.id)
    feed.title(one_line(channel.title))
    feed.description(one_line(channel.description))
    feed.link(href=scene.site.url(path), rel="self", type=media_type)
    feed.link(href=channel.page, rel="alternate", type=_HTML)  # last: feedgen makes it the <link> of RSS
    feed.language(settings.language)
    feed.author(name=one_line(settings.municipality.name))
    feed.generator(GENERATOR)
    feed.updated(day_begins(last_change(scene, channel.items), scene.zone))  # else feedgen takes the clock
    if settings.licence:
        feed.rights(one_line(f"{settings.licence.title} ({settings.licence.url})"))
    for item in channel.items:
        feed.add_entry(entries[item.key], order="append")
    return feed


def _entry(scene: Scene, words: Wording, item: Announcement, html: str) -> FeedEntry:
    """Fill one entry; RSS and Atom are written from the same one."""
    record = item.record
    text = printable(html)
    entry = FeedEntry()
    entry.id(scene.site.tag(item.kind.name, record.identity))
    entry.title(headline(record, words))
    entry.link(href=scene.site.url(scene.site.address_of(*item.key)), rel="alternate", type=_HTML)
    entry.published(day_begins(record.published, scene.zone))
    entry.updated(day_begins(item.day, scene.zone))
    entry.category(term=item.kind.name, label=words.t(item.kind.one))
    if summary := one_line(record.summary or "") or _beginning(text):
        # both formats read a summary as HTML, so an "<" of the editor's is written as one
        entry.summary(escape(summary, quote=False), type="html")
    if text:
        entry.content(text, type="html")
    return entry


def _beginning(html: str) -> str:
    """Take the first words of an HTML text, cut after a whole word."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    text = one_line("".join(reader.pieces))
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
