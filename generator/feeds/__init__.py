"""RSS 2.0 and Atom (RFC 4287): everything new, one feed a kind, and one for each community, body and theme.

Knows feedgen and the properties of a feed. Does not know what is news (`views/happenings.py`) nor how Markdown becomes
HTML: the build hands in `render`. No clock is read: the same content on the same day gives the same bytes.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from feedgen.entry import FeedEntry  # type: ignore[import-untyped] # feedgen publishes no types
from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]
from lxml import etree  # type: ignore[import-untyped] # nor does lxml

from generator.artifact import Artifact, also_at
from generator.feeds.entries import HTML, LONGEST_SUMMARY, Entry, entry_of, written
from generator.feeds.texts import Render, short_text_of, text_of
from generator.memory import Memory
from generator.model.entity import Titled
from generator.model.kinds import FOLLOWED, Kind
from generator.views.scene import Scene
from generator.views.telling.announcements import ATOM, FEED, day_begins, feed_path, feed_path_of, first_day, one_line
from generator.views.telling.feeds import EVERYTHING, Feed, feeds_of
from generator.views.telling.happening import Happening
from generator.words.wording import Wording

__all__ = ["LONGEST_SUMMARY", "Render", "render_feeds", "render_feeds_of_records"]

GENERATOR = "Én indgang"
"""What made the feed; without a version, which would change the bytes of unchanged content."""

_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_IN_ATOM = "{http://www.w3.org/2005/Atom}"
_RSS, _ATOM = "application/rss+xml", "application/atom+xml"


@dataclass(frozen=True)
class _Channel:
    """All that a feed says."""

    id: str
    path: str
    """Site-relative path of the feed."""
    title: str
    description: str
    page: str
    """Absolute address of the page with the same content."""
    updated: datetime | None = None
    """The day on which something was last told; without it feedgen takes the clock."""
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class _Printer:
    """Gathers and writes each entry once, and each text of a record once, for all feeds."""

    scene: Scene
    words: Wording
    render: Render
    memory: Memory
    _texts: dict[int, str] = field(default_factory=dict)
    _entries: dict[tuple[tuple[str, ...], bool], Entry] = field(default_factory=dict)
    _written: dict[int, FeedEntry] = field(default_factory=dict)
    _items: dict[int, Any] = field(default_factory=dict)

    def filled(self, channel: _Channel, feed: Feed, *, whole: bool) -> _Channel:
        """Put the entries of a feed into its channel, with the whole texts of the records or without."""
        day = feed.day or first_day(self.scene.site.settings.identity)
        entries = tuple(self._entry(happening, whole=whole) for happening in feed.happenings)
        return replace(channel, updated=day_begins(day, self.scene.zone), entries=entries)

    def rss(self, channel: _Channel) -> Artifact:
        """Write a feed as RSS, or remember it."""
        return Artifact(channel.path, self._once("rss", channel, lambda: self._rss(channel)))

    def atom(self, channel: _Channel) -> Artifact:
        """Write a feed as Atom, or remember it."""
        return Artifact(channel.path, self._once("atom", channel, lambda: self._atom(channel)))

    def _once(self, what: str, channel: _Channel, write: Callable[[], bytes]) -> bytes:
        return self.memory.once(what, (self.scene.site.settings, channel), write)

    def _entry(self, happening: Happening, *, whole: bool) -> Entry:
        key = (happening.id, whole)
        made = self._entries.get(key)
        if made is None:
            make = text_of(self.scene, self.words, happening, self._text) if whole else None
            html = short_text_of(self.scene, self.words, happening) if make is None else make
            made = self._entries[key] = entry_of(self.scene, self.words, happening, html)
        return made

    def _text(self, record: Any) -> str:
        made = self._texts.get(id(record))
        if made is None:
            made = self._texts[id(record)] = self.render(record)
        return made

    def _rss(self, channel: _Channel) -> bytes:
        """Write the frame; the entries are copied into it, since feedgen would make each of them anew."""
        root = etree.fromstring(_frame(self.scene, channel, _RSS).rss_str())
        root[0].extend(deepcopy(self._item(entry)) for entry in channel.entries)
        xml: bytes = etree.tostring(root, pretty_print=True, encoding="UTF-8", xml_declaration=True)
        return xml

    def _atom(self, channel: _Channel) -> bytes:
        feed = _frame(self.scene, channel, _ATOM)
        for entry in channel.entries:
            feed.add_entry(self._made(entry), order="append")
        root = etree.fromstring(feed.atom_str(pretty=True))
        for element, entry in zip(root.iterfind(f"{_IN_ATOM}entry"), channel.entries, strict=True):
            _mark_language(element, entry)
        xml: bytes = etree.tostring(root, pretty_print=True, encoding="UTF-8", xml_declaration=True)
        return xml

    def _item(self, entry: Entry) -> Any:
        """Give an entry as an element of RSS; they are held by `_entries`, so each has a number of its own."""
        made = self._items.get(id(entry))
        if made is None:
            made = self._items[id(entry)] = self._made(entry).rss_entry()
            _mark_language(made, entry)
        return made

    def _made(self, entry: Entry) -> FeedEntry:
        made = self._written.get(id(entry))
        if made is None:
            made = self._written[id(entry)] = written(entry)
        return made


def render_feeds(scene: Scene, words: Wording, render: Render, memory: Memory | None = None) -> Iterator[Artifact]:
    """Make the feeds of everything and of each kind; only records that stand in one are rendered, and each once."""
    held, printer = feeds_of(scene), _Printer(scene, words, render, memory or Memory())
    yield printer.rss(_everything(printer, FEED, held[EVERYTHING]))
    yield printer.atom(_everything(printer, ATOM, held[EVERYTHING]))
    for kind in scene.site.kinds.values():
        yield printer.rss(_of_kind(printer, kind, held[(kind.name, "")]))


def render_feeds_of_records(scene: Scene, words: Wording, memory: Memory | None = None) -> Iterator[Artifact]:
    """Make the feed of each community, body and theme; they tell all in short, too many as they are for whole texts."""
    held, printer = feeds_of(scene), _Printer(scene, words, lambda _: "", memory or Memory())
    for name in FOLLOWED:
        for slug, record in scene.site[name].items():
            old = (feed_path_of(name, alias) for alias in record.aliases)
            yield from also_at(printer.rss(_of_record(printer, name, record, held[(name, slug)])), old)


def _everything(printer: _Printer, path: str, found: Feed) -> _Channel:
    site = printer.scene.site
    channel = _Channel(site.tag("feed"), path, site.settings.title, site.settings.tagline, site.url(""))
    return printer.filled(channel, found, whole=True)


def _of_kind(printer: _Printer, kind: Kind, found: Feed) -> _Channel:
    site = printer.scene.site
    section = site.settings.sections.get(kind.name)
    title = section.title if section else printer.words.t(kind.many).capitalize()
    intro = section.intro if section else None
    # hand-written pages have no list: the front page leads to them
    page = "" if kind.name == "page" else site.list_address(kind.name)
    channel = _Channel(
        site.tag("feed", kind.name),
        feed_path(kind.name),
        f"{title} – {site.settings.title}",
        intro or site.settings.tagline,
        site.url(page),
    )
    return printer.filled(channel, found, whole=True)


def _of_record(printer: _Printer, kind: str, record: Any, found: Feed) -> _Channel:
    site, title = printer.scene.site, record.title if isinstance(record, Titled) else record.slug
    channel = _Channel(
        site.tag("feed", kind, record.identity),
        feed_path_of(kind, record.slug),
        f"{title} – {site.settings.title}",
        record.summary or site.settings.tagline,
        site.url(site.address_of(kind, record.slug)),
    )
    return printer.filled(channel, found, whole=False)


def _mark_language(element: Any, entry: Entry) -> None:
    """Say in which language an entry is that is the record's own words, where it is not that of the feed."""
    if entry.language:
        element.set(_XML_LANGUAGE, entry.language)


def _frame(scene: Scene, channel: _Channel, media_type: str) -> FeedGenerator:
    """Fill a feed but for its entries."""
    settings = scene.site.settings
    feed = FeedGenerator()
    feed.id(channel.id)
    feed.title(one_line(channel.title))
    feed.description(one_line(channel.description))
    feed.link(href=scene.site.url(channel.path), rel="self", type=media_type)
    feed.link(href=channel.page, rel="alternate", type=HTML)  # last: feedgen makes it the <link> of RSS
    feed.language(settings.language)
    feed.author(name=one_line(settings.municipality.name))
    feed.generator(GENERATOR)
    feed.updated(channel.updated)
    if settings.licence:
        feed.rights(one_line(f"{settings.licence.title} ({settings.licence.url})"))
    return feed
