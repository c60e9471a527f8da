"""Every calendar and feed one can subscribe to, in the groups in which people look for them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, get_args

from generator.model.meetings.meeting import MeetingType
from generator.views.scene import Scene
from generator.views.site.sections import calendars, filled
from generator.views.telling.announcements import (
    ALL_MEETINGS,
    ATOM,
    DEADLINES,
    FEED,
    THEME_MEETINGS,
    calendar_path_of,
    feed_path,
    feed_path_of,
    webcal,
)
from generator.views.year.wheel import CALENDAR as WHEEL

Alphabet = Callable[[str], Any]
"""Makes the key that names are sorted by."""
MAIN_CALENDARS = (
    ("Theme meetings", THEME_MEETINGS),
    ("All meetings", ALL_MEETINGS),
    ("Deadlines of funds", DEADLINES),
    ("The year", WHEEL),
)
MAIN_FEEDS = (("Everything new (RSS)", FEED), ("Everything new (Atom)", ATOM), ("Pages", feed_path("page")))
CALENDARS_OF = {
    "community": "Meetings of one community",
    "body": "Meetings of one council or committee",
    "project": "Days of one project",
    "programme": "Days of one programme",
}
FEEDS_OF = {
    "community": "News of one community",
    "body": "News of one council or committee",
    "theme": "One theme",
    "project": "One project",
    "programme": "One programme",
}
CALENDARS, FEEDS, TYPES, PARTS = "Calendars", "Feeds", "One kind of meeting", "One part of the site"
NAMES = (
    *dict(MAIN_CALENDARS),
    *dict(MAIN_FEEDS),
    *CALENDARS_OF.values(),
    *FEEDS_OF.values(),
    CALENDARS,
    FEEDS,
    TYPES,
    PARTS,
)
"""Every message id that stands as a name."""


@dataclass(frozen=True)
class Subscription:
    """One calendar or feed."""

    name: str
    """A message id, or the title of a record."""
    url: str
    """Its absolute address."""
    subscribe: str
    """What opens the reader's calendar program; the address itself for a feed."""


@dataclass(frozen=True)
class SubscriptionGroup:
    """Several of one sort."""

    name: str
    """A message id."""
    is_calendar: bool
    is_short: bool
    """Whether all of it is shown at once."""
    is_named: bool
    """Whether the names are titles of records, and not message ids."""
    items: tuple[Subscription, ...]


def subscriptions(scene: Scene, alphabet: Alphabet) -> tuple[SubscriptionGroup, ...]:
    """List the calendars, then the feeds; what holds nothing yet is left out."""
    found = (*_calendars(scene, alphabet), *_feeds(scene, alphabet))
    return tuple(group for group in found if group.items)


def _calendars(scene: Scene, alphabet: Alphabet) -> Iterator[SubscriptionGroup]:
    yield _group(scene, CALENDARS, MAIN_CALENDARS, is_calendar=True, is_short=True)
    for kind, name in CALENDARS_OF.items():
        yield _of_kind(scene, kind, name, alphabet, path_of=calendar_path_of)
    types = [(f"meeting {name}", calendar_path_of("type", name)) for name in get_args(MeetingType)]
    yield _group(scene, TYPES, types, is_calendar=True, is_short=False)


def _feeds(scene: Scene, alphabet: Alphabet) -> Iterator[SubscriptionGroup]:
    yield _group(scene, FEEDS, MAIN_FEEDS, is_calendar=False, is_short=True)
    there = [kind for kind in scene.site.kinds if kind != "page" and kind in filled(scene)]
    kinds = [(scene.site.section(kind).title, feed_path(kind)) for kind in there]
    yield _group(scene, PARTS, kinds, is_calendar=False, is_short=False, is_named=True)
    for kind, name in FEEDS_OF.items():
        yield _of_kind(scene, kind, name, alphabet, path_of=feed_path_of)


def _of_kind(
    scene: Scene, kind: str, name: str, alphabet: Alphabet, *, path_of: Callable[[str, str], str]
) -> SubscriptionGroup:
    records: list[Any] = sorted(scene.site[kind].values(), key=lambda record: alphabet(record.title))
    named = [(record.title, path_of(kind, record.slug)) for record in records]
    return _group(scene, name, named, is_calendar=path_of is calendar_path_of, is_short=False, is_named=True)


def _group(
    scene: Scene,
    name: str,
    named: Iterable[tuple[str, str]],
    *,
    is_calendar: bool,
    is_short: bool,
    is_named: bool = False,
) -> SubscriptionGroup:
    items = []
    for title, path in named:
        if is_calendar and path not in calendars(scene):
            continue
        url = scene.site.url(path)
        items.append(Subscription(title, url, webcal(url) if is_calendar else url))
    return SubscriptionGroup(name, is_calendar, is_short, is_named, tuple(items))
