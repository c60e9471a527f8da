"""RSS 2.0 and Atom (RFC 4287): everything new, one feed a kind, and one for each community, body and theme.

Knows feedgen and the properties of a feed. Does not know what is news (`views/happenings.py`) nor how Markdown becomes
HTML: the build hands in `render`. No clock is read: the same content on the same day gives the same bytes.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from feedgen.entry import FeedEntry  # type: ignore[import-untyped] # feedgen publishes no types
from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]
from lxml import etree  # type: ignore[import-untyped] # nor does lxml

from generator.artifact import Artifact, also_at
from generator.feeds.entries import HTML, LONGEST_SUMMARY, entry_of
from generator.feeds.texts import Render, short_text_of, text_of
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
    """One feed before it is XML."""

    id: str
    path: str
    """Site-relative path of the feed."""
    title: str
    description: str
    page: str
    """Absolute address of the page with the same content."""
    feed: Feed


@dataclass(frozen=True)
class _Printer:
    """Makes each entry once, and each text of a record once, for all feeds."""

    scene: Scene
    words: Wording
    render: Render
    _texts: dict[int, str] = field(default_factory=dict)
    _entries: dict[tuple[tuple[str, ...], bool], FeedEntry] = field(default_factory=dict)
    _items: dict[tuple[tuple[str, ...], bool], Any] = field(default_factory=dict)

    def entry(self, happening: Happening, *, whole: bool) -> FeedEntry:
        """Give the entry of a happening, with the whole text of the record or without."""
        key = (happening.id, whole)
        made = self._entries.get(key)
        if made is None:
            make = text_of(self.scene, self.words, happening, self._text) if whole else None
            html = short_text_of(self.scene, self.words, happening) if make is None else make
            made = self._entries[key] = entry_of(self.scene, self.words, happening, html)
        return made

    def item(self, happening: Happening, *, whole: bool) -> Any:
        """Give the entry as an element of RSS, to be copied into each feed."""
        key = (happening.id, whole)
        made = self._items.get(key)
        if made is None:
            made = self._items[key] = self.entry(happening, whole=whole).rss_entry()
            _mark_language(made, happening)
        return deepcopy(made)

    def _text(self, record: Any) -> str:
        made = self._texts.get(id(record))
        if made is None:
            made = self._texts[id(record)] = self.render(record)
        return made


def render_feeds(scene: Scene, words: Wording, render: Render) -> Iterator[Artifact]:
    """Make the feeds of everything and of each kind; only records that stand in one are rendered, and each once."""
    held, printer = feeds_of(scene), _Printer(scene, words, render)
    everything = _everything(scene, held[EVERYTHING])
    yield Artifact(FEED, _rss(printer, everything, whole=True))
    yield Artifact(ATOM, _atom(printer, everything))
    for kind in scene.site.kinds.values():
        yield _artifact(printer, _of_kind(printer, kind, held[(kind.name, "")]), whole=True)


def render_feeds_of_records(scene: Scene, words: Wording) -> Iterator[Artifact]:
    """Make the feed of each community, body and theme; they tell all in short, too many as they are for whole texts."""
    held, printer = feeds_of(scene), _Printer(scene, words, lambda _: "")
    for name in FOLLOWED:
        for slug, record in scene.site[name].items():
            channel = _of_record(scene, name, record, held[(name, slug)])
            old = (feed_path_of(name, alias) for alias in record.aliases)
            yield from also_at(_artifact(printer, channel, whole=False), old)


def _artifact(printer: _Printer, channel: _Channel, *, whole: bool) -> Artifact:
    return Artifact(channel.path, _rss(printer, channel, whole=whole))


def _everything(scene: Scene, found: Feed) -> _Channel:
    site = scene.site
    return _Channel(site.tag("feed"), FEED, site.settings.title, site.settings.tagline, site.url(""), found)


def _of_kind(printer: _Printer, kind: Kind, found: Feed) -> _Channel:
    site = printer.scene.site
    section = site.settings.sections.get(kind.name)
    title = section.title if section else printer.words.t(kind.many).capitalize()
    intro = section.intro if section else None
    # hand-written pages have no list: the front page leads to them
    page = "" if kind.name == "page" else site.list_address(kind.name)
    return _Channel(
        site.tag("feed", kind.name),
        feed_path(kind.name),
        f"{title} – {site.settings.title}",
        intro or site.settings.tagline,
        site.url(page),
        found,
    )


def _of_record(scene: Scene, kind: str, record: Any, found: Feed) -> _Channel:
    site, title = scene.site, record.title if isinstance(record, Titled) else record.slug
    return _Channel(
        site.tag("feed", kind, record.identity),
        feed_path_of(kind, record.slug),
        f"{title} – {site.settings.title}",
        record.summary or site.settings.tagline,
        site.url(site.address_of(kind, record.slug)),
        found,
    )


def _rss(printer: _Printer, channel: _Channel, *, whole: bool) -> bytes:
    """Write a feed as RSS; the entries are copied into it, since feedgen would make each of them anew."""
    frame = _feed(printer.scene, channel, channel.path, _RSS).rss_str()
    root = etree.fromstring(frame)
    root[0].extend(printer.item(happening, whole=whole) for happening in channel.feed.happenings)
    xml: bytes = etree.tostring(root, pretty_print=True, encoding="UTF-8", xml_declaration=True)
    return xml


def _atom(printer: _Printer, channel: _Channel) -> bytes:
    feed = _feed(printer.scene, channel, ATOM, _ATOM)
    for happening in channel.feed.happenings:
        feed.add_entry(printer.entry(happening, whole=True), order="append")
    root = etree.fromstring(feed.atom_str(pretty=True))
    for entry, happening in zip(root.iterfind(f"{_IN_ATOM}entry"), channel.feed.happenings, strict=True):
        _mark_language(entry, happening)
    xml: bytes = etree.tostring(root, pretty_print=True, encoding="UTF-8", xml_declaration=True)
    return xml


def _mark_language(entry: Any, happening: Happening) -> None:
    """Say in which language an entry is that is the record's own words, where it is not that of the feed."""
    if happening.record.language and happening.what in ("new", "updated"):
        entry.set(_XML_LANGUAGE, happening.record.language)


def _feed(scene: Scene, channel: _Channel, path: str, media_type: str) -> FeedGenerator:
    """Fill a feed but for its entries."""
    settings = scene.site.settings
    feed = FeedGenerator()
    feed.id(channel.id)
    feed.title(one_line(channel.title))
    feed.description(one_line(channel.description))
    feed.link(href=scene.site.url(path), rel="self", type=media_type)
    feed.link(href=channel.page, rel="alternate", type=HTML)  # last: feedgen makes it the <link> of RSS
    feed.language(settings.language)
    feed.author(name=one_line(settings.municipality.name))
    feed.generator(GENERATOR)
    feed.updated(
        day_begins(channel.feed.day or first_day(settings.identity), scene.zone)
    )  # else feedgen takes the clock
    if settings.licence:
        feed.rights(one_line(f"{settings.licence.title} ({settings.licence.url})"))
    return feed
