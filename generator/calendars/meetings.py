"""A meeting as an event of a calendar (RFC 5545, 3.6.1; RFC 7986 for what came later).

Knows which property holds what. Does not know in which files the event stands (`calendars/__init__.py`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import cast
from urllib.parse import quote

from icalendar import Event, vCalAddress, vText, vUri

from generator.calendars.files import Desk
from generator.calendars.zones import moment_in
from generator.model.fields import file_address
from generator.model.meetings.meeting import Meeting, Revision
from generator.model.people.body import Body
from generator.model.people.contact import Contact
from generator.views.meetings.history import last_change, version
from generator.views.meetings.meeting_words import moved_from, seats
from generator.views.meetings.meetings import Occasion
from generator.views.scene import Scene
from generator.views.telling.announcements import day_begins, headline, one_line, printable
from generator.views.telling.clock_changes import ZoneRule
from generator.views.telling.concerning import categories_of
from generator.words.wording import Wording


@dataclass(frozen=True)
class _Facts:
    """What the event of a meeting is made of."""

    occasion: Occasion
    changed: date
    """The last day on which it changed."""
    version: int
    """How often it has changed (RFC 5545, 3.8.7.4)."""
    categories: list[str]
    body: Body | None
    """The body that invites."""
    contact: Contact | None
    """Whose mailbox is named."""


def meeting_event(desk: Desk, scene: Scene, occasion: Occasion) -> bytes:
    """Write a meeting; SEQUENCE and the stamps come from its file, and only rise while that grows."""
    meeting = occasion.meeting
    body, contact = _organiser(scene, meeting)
    facts = _Facts(
        occasion, last_change(meeting, scene.today), version(meeting, scene.today),
        categories_of(scene, "meeting", meeting, desk.words), body, contact,
    )  # fmt: skip
    return desk.written("meeting", facts, partial(_event, desk, facts))


def _event(desk: Desk, facts: _Facts) -> bytes:
    occasion, zone = facts.occasion, desk.rule.zone
    meeting, changed = occasion.meeting, facts.changed
    event = Event()
    event.add("uid", desk.uid(meeting.identity))
    event.add("sequence", facts.version)
    event.add("created", day_begins(meeting.published, zone))
    event.add("last-modified", day_begins(changed, zone))
    event.add("dtstamp", day_begins(changed, zone))
    event.add("status", _status(occasion))
    event.add("summary", headline(meeting, desk.words), parameters=desk.language_of(meeting))
    event.add("description", _description(desk, occasion), parameters=desk.language_of(meeting))
    event.add("url", _page(desk, meeting))
    event.add("categories", [_type(desk, meeting), *facts.categories])
    _add_times(event, desk.rule, occasion)
    _add_place(event, desk, meeting)
    _add_organiser(event, facts)
    _add_links(event, desk, occasion)
    written: bytes = event.to_ical()
    return written


def _status(occasion: Occasion) -> str:
    """Say how certain the event is (RFC 5545, 3.8.1.11)."""
    if occasion.is_cancelled:
        return "CANCELLED"
    return "TENTATIVE" if occasion.is_provisional else "CONFIRMED"


def _add_times(event: Event, rule: ZoneRule, occasion: Occasion) -> None:
    """Say when it is, and invent nothing.

    - a start without an end has neither DTEND nor DURATION: by RFC 5545, 3.6.1 it then ends when it starts, and a
      program may draw it as short as it likes; a guessed length would be read as a promise;
    - a day without a time is a whole day (DTEND is the day after the last) that does not make the reader busy, and
      so are several days of which one of the hours is not known.
    """
    meeting = occasion.meeting
    is_timed = isinstance(occasion.start, datetime) and (not meeting.is_of_days or isinstance(occasion.end, datetime))
    if isinstance(occasion.start, datetime) and is_timed:
        event.add("dtstart", moment_in(rule, occasion.start))
        # two moments of one zone compare by what the clocks show, so they are compared in UTC
        if isinstance(occasion.end, datetime) and occasion.end.astimezone(UTC) > occasion.start.astimezone(UTC):
            event.add("dtend", moment_in(rule, occasion.end))
    else:
        event.add("dtstart", meeting.day)
        event.add("dtend", meeting.last_day + timedelta(days=1))
    if occasion.is_cancelled or not is_timed:
        event.add("transp", "TRANSPARENT")


def _description(desk: Desk, occasion: Occasion) -> str:
    """Write summary, changes and addresses, parted by empty lines; an address on a line of its own becomes a link."""
    words, meeting = desk.words, occasion.meeting
    parts = [printable(meeting.summary)] if meeting.summary else []
    changes = [line for change in meeting.revisions for line in _change(words, change)]
    notes = (
        words.t("The day is provisional.") if occasion.is_provisional else "",
        words.t("The place is to follow") + "." if occasion.invites and "place" in meeting.to_follow else "",
        seats(occasion, words),
        "\n".join(changes),
        words.t("Take part online: {url}", url=meeting.online) if meeting.online and not occasion.is_cancelled else "",
    )
    parts += [note for note in notes if note]
    parts.append(words.t("Read more: {url}", url=_page(desk, meeting)))
    return printable("\n\n".join(parts))


def _change(words: Wording, change: Revision) -> Iterator[str]:
    """Say what changed, and of a meeting that moved, from where and when."""
    yield words.t("Changed {day}: {what}", day=words.day(change.on), what=one_line(change.what))
    if change.type == "moved" and (before := moved_from(change, words)):
        yield words.t("Before: {time}", time=before)


def _page(desk: Desk, meeting: Meeting) -> str:
    return desk.site.url(desk.site.address_of("meeting", meeting.slug))


def _type(desk: Desk, meeting: Meeting) -> str:
    """Name the type without commas: some programs split a category at an escaped comma too."""
    return one_line(desk.words.t(f"meeting {meeting.type}")).replace(",", "")


def _add_place(event: Event, desk: Desk, meeting: Meeting) -> None:
    """Say where it is; what is only on the net is at its address there, since programs show no other place."""
    if meeting.place is None:
        if meeting.online:
            event.add("location", meeting.online)
        return
    lines = [meeting.place.name, meeting.place.address]
    event.add("location", ", ".join(one_line(line) for line in lines if line), parameters=desk.language)
    if meeting.place.coordinates:
        event.add("geo", (meeting.place.coordinates.lat, meeting.place.coordinates.lon))


def _organiser(scene: Scene, meeting: Meeting) -> tuple[Body | None, Contact | None]:
    """Find who invites, and the mailbox: of the meeting's contact, or of the body's.

    The contact of the day is not used: a stand-in would change the event without a new sequence number.
    """
    site = scene.site
    body = cast(Body | None, site["body"].get(meeting.organiser or ""))
    slugs = (meeting.contact, body.contact if body else None)
    contacts = [cast(Contact | None, site["contact"].get(slug or "")) for slug in slugs]
    return body, next((contact for contact in contacts if contact and contact.email), None)


def _add_organiser(event: Event, facts: _Facts) -> None:
    """Name who invites; without a mailbox nobody."""
    body, contact = facts.body, facts.contact
    if contact is None:
        return
    address = vCalAddress(f"mailto:{quote(contact.email or '', safe='@+')}")
    address.params["CN"] = vText(one_line(body.title if body else contact.name).replace('"', "'"))
    event.add("organizer", address)


def _add_links(event: Event, desk: Desk, occasion: Occasion) -> None:
    """Add the papers, and the place on the net where one takes part (RFC 7986, 5.11)."""
    meeting = occasion.meeting
    for paper in meeting.materials:
        event.add("attach", vUri(file_address(desk.site.url(""), paper.url)))
    if meeting.online and not occasion.is_cancelled:
        label = _parameter(desk.words.t("Take part online"))
        parameters = {"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": label}
        event.add("conference", vUri(meeting.online), parameters=parameters)


def _parameter(text: str) -> str:
    """Write a text as the value of a parameter, in which RFC 5545, 3.2 allows no quotation mark."""
    return one_line(text).replace('"', "'")
