"""A deadline as an event of a calendar, with alarms 28 and 7 days before (RFC 5545, 3.6.1 and 3.6.6).

Knows which property holds what. Does not know which deadlines there are (`views/deadlines.py`).
"""

from collections.abc import Iterator
from datetime import timedelta

from icalendar import Alarm, Event

from generator.calendars.files import Desk, around
from generator.calendars.zones import moment_in
from generator.model.fund import Fund
from generator.views.announcements import day_begins, headline, one_line, printable
from generator.views.deadlines import Deadline, deadlines

ALARMS = (timedelta(days=-28), timedelta(days=-7))
"""When a calendar reminds of a deadline, counted from it."""
UID_BEGINS = "deadline"
"""No slug has a dot, so the id of a deadline never meets that of a meeting."""


def deadline_events(desk: Desk) -> Iterator[bytes]:
    """Write all deadlines; the alarms of a fund are the same for each of its rounds and written once."""
    alarms: dict[str, bytes] = {}
    for deadline in deadlines(desk.scene):
        opening, closing = around(_event(desk, deadline))
        if deadline.call.is_cancelled:
            yield opening + closing
            continue
        slug = deadline.fund.slug
        if slug not in alarms:
            alarms[slug] = b"".join(_alarm(desk, before, _title(desk, deadline.fund)) for before in ALARMS)
        yield opening + alarms[slug] + closing


def _event(desk: Desk, deadline: Deadline) -> Event:
    """Write a deadline; it leaves the reader free. A moved round keeps its id, a cancelled one stays and is silent."""
    fund, call, zone = deadline.fund, deadline.call, desk.scene.zone
    page = desk.scene.site.url(desk.scene.site.address_of("fund", fund.slug))
    title = _title(desk, fund)
    event = Event()
    event.add("uid", desk.uid(UID_BEGINS, fund.identity, *deadline.key))
    event.add("sequence", deadline.sequence)
    event.add("created", day_begins(fund.published, zone))
    event.add("last-modified", day_begins(deadline.changed, zone))
    event.add("dtstamp", day_begins(deadline.changed, zone))
    event.add("status", "CANCELLED" if call.is_cancelled else "CONFIRMED")
    summary = desk.words.t("CANCELLED: {title}", title=title) if call.is_cancelled else title
    event.add("summary", summary, parameters=desk.language)
    event.add("description", _description(desk, deadline, page), parameters=desk.language)
    event.add("url", page)
    event.add("categories", [desk.words.t("Deadline").replace(",", "")])
    event.add("transp", "TRANSPARENT")
    if deadline.closes is not None:  # no end: it is a moment, and nothing lasts until then
        event.add("dtstart", moment_in(desk.rule, deadline.closes))
    else:
        event.add("dtstart", call.closes)
        event.add("dtend", call.closes + timedelta(days=1))
    return event


def _title(desk: Desk, fund: Fund) -> str:
    return desk.words.t("Deadline: {title}", title=headline(fund, desk.words))


def _alarm(desk: Desk, before: timedelta, title: str) -> bytes:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", title, parameters=desk.language)
    written: bytes = alarm.to_ical()
    return written


def _description(desk: Desk, deadline: Deadline, page: str) -> str:
    """Write who gives the money, from when one can apply, why the round is changed, and where to read more."""
    words, fund, call = desk.words, deadline.fund, deadline.call
    lines = [one_line(text) for text in (call.title, fund.provider, fund.who, call.why) if text]
    if call.opens is not None:
        lines.append(words.t("One can apply from {day}.", day=words.weekday(call.opens)))
    return printable("\n".join(lines) + "\n\n" + words.t("Read more: {url}", url=page))
