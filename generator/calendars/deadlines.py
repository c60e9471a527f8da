"""A deadline as an event of a calendar, with alarms 28 and 7 days before, at nine in the morning (RFC 5545, 3.6.6).

Knows which property holds what. Does not know which deadlines there are (`views/deadlines.py`).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from icalendar import Alarm, Event

from generator.calendars.files import Desk, around
from generator.calendars.zones import moment_in
from generator.model.money.applied import Applied
from generator.views.money.deadlines import Deadline, deadlines
from generator.views.scene import Scene
from generator.views.telling.announcements import day_begins, headline, one_line, printable
from generator.views.telling.concerning import categories_of

ALARMS = (28, 7)
"""How many days before a deadline a calendar reminds of it."""
WAKING = time(9)
"""The time of day at which it reminds, on the clocks of the site."""
_PARTED = b"\0"
"""Parts the events of a fund; none holds it, for RFC 5545 forbids it."""
UID_BEGINS = "deadline"
"""No slug has a dot, so the id of a deadline never meets that of a meeting."""


@dataclass(frozen=True, slots=True)
class _Same:
    """What all deadlines of a fund have in common, as bytes."""

    properties: bytes
    title: bytes
    cancelled_title: bytes
    alarms: bytes


def deadline_events(desk: Desk, scene: Scene) -> Iterator[bytes]:
    """Write all deadlines, in the order of their days."""
    found = deadlines(scene)
    of_fund: dict[tuple[str, str], list[Deadline]] = defaultdict(list)
    for deadline in found:
        of_fund[_key(desk, deadline)].append(deadline)
    written: dict[tuple[str, str], Iterator[bytes]] = {}
    for key, rounds in of_fund.items():
        named = categories_of(scene, key[0], rounds[0].fund, desk.words)
        made = desk.written("deadlines", (tuple(rounds), named), partial(_events, desk, rounds, named))
        written[key] = iter(made.split(_PARTED))
    return (next(written[_key(desk, deadline)]) for deadline in found)


def _events(desk: Desk, rounds: list[Deadline], named: list[str]) -> bytes:
    """Write the deadlines of one fund; what is the same for each of them is written once."""
    known: dict[time, _Same] = {}
    events = []
    for deadline in rounds:
        same = known.get(_begins(deadline))
        if same is None:
            same = known[_begins(deadline)] = _same(desk, deadline, named)
        opening, closing = around(_event(desk, deadline))
        title = same.cancelled_title if deadline.call.is_cancelled else same.title + same.alarms
        events.append(opening + same.properties + title + closing)
    return _PARTED.join(events)


def _key(desk: Desk, deadline: Deadline) -> tuple[str, str]:
    return _kind(desk, deadline.fund), deadline.fund.slug


def _same(desk: Desk, deadline: Deadline, named: list[str]) -> _Same:
    fund, zone = deadline.fund, desk.rule.zone
    title = desk.words.t("Deadline: {title}", title=headline(fund, desk.words))
    event = Event()
    event.add("created", day_begins(fund.published, zone))
    event.add("last-modified", day_begins(deadline.changed, zone))
    event.add("dtstamp", day_begins(deadline.changed, zone))
    event.add("url", _page(desk, fund))
    event.add("categories", [desk.words.t("Deadline").replace(",", ""), *named])
    event.add("transp", "TRANSPARENT")  # it leaves the reader free
    alarms = b"".join(_alarm(desk, _until_waking(days, _begins(deadline)), title) for days in ALARMS)
    cancelled = desk.words.t("CANCELLED: {title}", title=title)
    return _Same(_inside(event), _summary(desk, fund, title), _summary(desk, fund, cancelled), alarms)


def _summary(desk: Desk, fund: Applied, title: str) -> bytes:
    event = Event()
    event.add("summary", title, parameters=desk.language_of(fund))
    return _inside(event)


def _inside(event: Event) -> bytes:
    """Give the lines between BEGIN and END."""
    opening, _ = around(event)
    return opening.removeprefix(b"BEGIN:VEVENT\r\n")


def _event(desk: Desk, deadline: Deadline) -> Event:
    """Write what differs between rounds. A moved round keeps its id, a cancelled one stays and is silent."""
    fund, call = deadline.fund, deadline.call
    event = Event()
    kind = _kind(desk, fund)
    begins = (UID_BEGINS,) if kind == "fund" else (UID_BEGINS, kind)
    event.add("uid", desk.uid(*begins, fund.identity, *deadline.key))
    event.add("sequence", deadline.sequence)
    event.add("status", "CANCELLED" if call.is_cancelled else "CONFIRMED")
    event.add("description", _description(desk, deadline), parameters=desk.language_of(fund))
    if deadline.closes is not None:  # no end: it is a moment, and nothing lasts until then
        event.add("dtstart", moment_in(desk.rule, deadline.closes))
    else:
        event.add("dtstart", call.closes)
        event.add("dtend", call.closes + timedelta(days=1))
    return event


def _begins(deadline: Deadline) -> time:
    """Give the time of day from which alarms are counted: a whole day begins at midnight."""
    return time.min if deadline.closes is None else deadline.closes.time()


def _until_waking(days: int, begins: time) -> timedelta:
    """Count from the beginning of an event to nine o'clock on an earlier day.

    Its days are days of the calendar, whatever the clocks do (RFC 5545, 3.3.6); only its hours are hours, and those
    lie between nine o'clock and midnight, when no clock is changed.
    """
    return datetime.combine(date.min, WAKING) - datetime.combine(date.min, begins) - timedelta(days=days)


def _alarm(desk: Desk, before: timedelta, title: str) -> bytes:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", title, parameters=desk.language)
    written: bytes = alarm.to_ical()
    return written


def _kind(desk: Desk, record: Applied) -> str:
    return desk.site.kind_of(record).name


def _page(desk: Desk, fund: Applied) -> str:
    return desk.site.url(desk.site.address(fund))


def _description(desk: Desk, deadline: Deadline) -> str:
    """Write who gives the money, from when one can apply, why the round is changed, and where to read more."""
    words, fund, call = desk.words, deadline.fund, deadline.call
    lines = [one_line(text) for text in (call.title, fund.given_by, fund.who_may, call.why) if text]
    if call.opens is not None:
        lines.append(words.t("One can apply from {day}.", day=words.weekday(call.opens)))
    return printable("\n".join(lines) + "\n\n" + words.t("Read more: {url}", url=_page(desk, fund)))
