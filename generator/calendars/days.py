"""A marked day of a record as an event of a calendar: whole days that make nobody busy (RFC 5545, 3.6.1)."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial

from icalendar import Event

from generator.calendars.files import Desk
from generator.views.scene import Scene
from generator.views.telling.announcements import day_begins, headline, one_line, printable, sequence
from generator.views.telling.concerning import categories_of
from generator.views.telling.days import Marked


def day_events(desk: Desk, scene: Scene, days: Iterable[Marked]) -> Iterator[bytes]:
    """Write each day; a milestone that is done keeps its id and moves to the day it was done."""
    for one in days:
        named = categories_of(scene, one.kind, one.record, desk.words)
        yield desk.written("day", (one, named), partial(_event, desk, one, named))


def _event(desk: Desk, one: Marked, named: list[str]) -> bytes:
    words, zone = desk.words, desk.rule.zone
    event = Event()
    parts = [part for part in (one.kind, one.record.identity.replace("/", "."), one.part) if part]
    event.add("uid", desk.uid(one.sort, *parts))
    event.add("sequence", sequence(one.record.published, one.changed, 0, is_cancelled=False))
    event.add("dtstamp", day_begins(one.changed, zone))
    event.add("created", day_begins(one.record.published, zone))
    event.add("last-modified", day_begins(one.changed, zone))
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("categories", named or [words.t(_kind(desk, one))])
    event.add("summary", _title(desk, one), parameters=desk.language_of(one.record))
    page = desk.site.url(desk.site.address(one.record))
    said = printable(f"{one.text}\n\n" if one.text else "") + "\n\n" * bool(one.text)
    event.add("description", said + words.t("Read more: {url}", url=page), parameters=desk.language_of(one.record))
    event.add("url", page)
    written: bytes = event.to_ical()
    return written


def _kind(desk: Desk, one: Marked) -> str:
    return desk.site.kinds[one.kind].one


def _title(desk: Desk, one: Marked) -> str:
    if one.sort == "hearing":
        return desk.words.t("Last day of the hearing: {title}", title=headline(one.record, desk.words))
    return f"{one_line(one.title)} – {headline(one.record, desk.words)}"
