"""Calendars (RFC 5545, RFC 7986): all meetings, the theme meetings, and one file a meeting.

Knows icalendar and what each property must hold. Does not know which meetings there are nor when a zone changes its
clocks (`views/`). No clock is read: ids, sequence numbers and stamps come from the content.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import cast
from urllib.parse import quote

from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
    vDuration,
    vRecur,
    vText,
)

from generator.artifact import Artifact
from generator.model.body import Body
from generator.model.contact import Contact
from generator.model.meeting import Meeting
from generator.views.announcements import (
    ALL_MEETINGS,
    THEME_MEETINGS,
    day_begins,
    headline,
    meeting_path,
    one_line,
    printable,
    webcal,
)
from generator.views.clock_changes import ClockChange, ZoneRule, rule_of
from generator.views.meetings import Occasion, all_occasions
from generator.views.scene import Scene
from generator.wording import Wording

__all__ = ["render_calendars", "webcal"]

PRODUCT = "-//indgang//Calendar//EN"
"""What made the file; without a version, which would change the bytes of unchanged content."""
REFRESH = timedelta(hours=12)
"""How often a subscriber should look again: the site is built every night and after each change."""

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class _Desk:
    """What every event is made with."""

    scene: Scene
    words: Wording
    rule: ZoneRule

    @property
    def language(self) -> dict[str, str]:
        return {"LANGUAGE": self.scene.site.settings.language}


def render_calendars(scene: Scene, words: Wording) -> Iterator[Artifact]:
    """Make the calendars to subscribe to and the file of each meeting; cancelled meetings stay in all of them."""
    desk = _Desk(scene, words, rule_of(scene.zone, scene.today.year))
    zone = _timezone(desk.rule).to_ical()
    events = [(occasion.meeting, _event(desk, occasion).to_ical()) for occasion in all_occasions(scene)]
    theme = [event for meeting, event in events if meeting.type == "theme"]
    yield _subscription(desk, THEME_MEETINGS, words.t("Theme meetings"), [zone, *theme])
    yield _subscription(desk, ALL_MEETINGS, words.t("All meetings"), [zone, *(event for _, event in events)])
    opening, closing = _around(_calendar())
    for meeting, event in events:
        yield Artifact(meeting_path(meeting.slug), opening + zone + event + closing)


def _calendar() -> Calendar:
    """Make a file that a reader opens once: a name would make programs set up a calendar of its own for it."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    return calendar


def _subscription(desk: _Desk, path: str, title: str, components: Iterable[bytes]) -> Artifact:
    """Make a calendar that a program fetches again and again; without events it still holds the zone, as it must."""
    site = desk.scene.site
    name = one_line(f"{title} – {site.settings.title}")
    calendar = _calendar()
    calendar.add("name", name, parameters=desk.language)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    calendar.add("source", site.url(path), parameters={"VALUE": "URI"})
    calendar.add("url", site.url(site.list_address("meeting")))
    opening, closing = _around(calendar)
    return Artifact(path, b"".join((opening, *components, closing)))


def _around(calendar: Calendar) -> tuple[bytes, bytes]:
    """Part an empty calendar where its components go, so that each event is written once for all its files."""
    text = calendar.to_ical()
    end = text.rindex(b"END:VCALENDAR")
    return text[:end], text[end:]


def _event(desk: _Desk, occasion: Occasion) -> Event:
    meeting, site, zone = occasion.meeting, desk.scene.site, desk.scene.zone
    event = Event()
    event.add("uid", one_line(f"{meeting.identity}@{site.settings.identity.authority}"))
    event.add("sequence", occasion.sequence)
    event.add("created", day_begins(meeting.published, zone))
    event.add("last-modified", day_begins(occasion.changed, zone))
    event.add("dtstamp", day_begins(occasion.changed, zone))
    event.add("status", "CANCELLED" if occasion.is_cancelled else "CONFIRMED")
    event.add("summary", headline(meeting, desk.words), parameters=desk.language)
    event.add("description", _description(desk, meeting), parameters=desk.language)
    event.add("url", _page(desk, meeting))
    event.add("categories", [_type(desk, meeting)])
    _add_times(event, desk.rule, occasion)
    _add_place(event, desk, meeting)
    _add_organiser(event, desk, meeting)
    return event


def _add_times(event: Event, rule: ZoneRule, occasion: Occasion) -> None:
    """Say when it is, and invent nothing.

    - a start without an end has neither DTEND nor DURATION: by RFC 5545, 3.6.1 it then ends when it starts, and a
      program may draw it as short as it likes; a guessed length would be read as a promise;
    - a day without a time is a whole day (DTEND is the day after the last) that does not make the reader busy.
    """
    if isinstance(occasion.start, datetime):
        event.add("dtstart", _moment(rule, occasion.start))
        # two moments of one zone compare by what the clocks show, so they are compared in UTC
        if occasion.end and occasion.end.astimezone(UTC) > occasion.start.astimezone(UTC):
            event.add("dtend", _moment(rule, occasion.end))
    else:
        last = max(occasion.start, occasion.end.date()) if occasion.end else occasion.start
        event.add("dtstart", occasion.start)
        event.add("dtend", last + timedelta(days=1))
    if occasion.is_cancelled or not isinstance(occasion.start, datetime):
        event.add("transp", "TRANSPARENT")


def _moment(rule: ZoneRule, moment: datetime) -> datetime:
    """Keep the zone where its rule gives the right instant everywhere; else write the instant in UTC."""
    return moment if rule.tells(moment) else moment.astimezone(UTC)


def _description(desk: _Desk, meeting: Meeting) -> str:
    """Write summary, changes and addresses, parted by empty lines; an address on a line of its own becomes a link."""
    words = desk.words
    parts = [printable(meeting.summary)] if meeting.summary else []
    changes = [words.t("Changed {day}: {what}", day=words.day(change.on), what=one_line(change.what))
               for change in meeting.revisions]  # fmt: skip
    parts += ["\n".join(changes)] if changes else []
    parts += [words.t("Take part online: {url}", url=meeting.online)] if meeting.online else []
    parts.append(words.t("Read more: {url}", url=_page(desk, meeting)))
    return printable("\n\n".join(parts))


def _page(desk: _Desk, meeting: Meeting) -> str:
    return desk.scene.site.url(desk.scene.site.address_of("meeting", meeting.slug))


def _type(desk: _Desk, meeting: Meeting) -> str:
    """Name the type without commas: some programs split a category at an escaped comma too."""
    return one_line(desk.words.t(f"meeting {meeting.type}")).replace(",", "")


def _add_place(event: Event, desk: _Desk, meeting: Meeting) -> None:
    if meeting.place is None:
        return
    lines = [meeting.place.name, meeting.place.address]
    event.add("location", ", ".join(one_line(line) for line in lines if line), parameters=desk.language)
    if meeting.place.coordinates:
        event.add("geo", (meeting.place.coordinates.lat, meeting.place.coordinates.lon))


def _add_organiser(event: Event, desk: _Desk, meeting: Meeting) -> None:
    """Name who invites, with the mailbox of the meeting's contact or the body's; without a mailbox nobody.

    The contact of the day is not used: a stand-in would change the event without a new sequence number.
    """
    site = desk.scene.site
    body = cast(Body | None, site["body"].get(meeting.organiser or ""))
    slugs = (meeting.contact, body.contact if body else None)
    contacts = [cast(Contact | None, site["contact"].get(slug or "")) for slug in slugs]
    contact = next((contact for contact in contacts if contact and contact.email), None)
    if contact is None:
        return
    address = vCalAddress(f"mailto:{quote(contact.email or '', safe='@+')}")
    address.params["CN"] = vText(one_line(body.title if body else contact.name).replace('"', "'"))
    event.add("organizer", address)


def _timezone(rule: ZoneRule) -> Timezone:
    """Write the zone with yearly rules: lists of single dates are read an hour wrong by some programs."""
    component = Timezone()
    component.add("tzid", rule.zone.key)
    for change in rule.changes:
        component.add_component(_observance(change, rule.first))
    if not rule.changes:
        component.add_component(_standing(datetime(rule.first, 1, 1, tzinfo=rule.zone)))
    return component


def _observance(change: ClockChange, first_year: int) -> TimezoneDaylight | TimezoneStandard:
    part = TimezoneDaylight() if change.after > change.before else TimezoneStandard()
    part.add("dtstart", change.in_year(first_year))
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", change.name)
    weekday = f"{change.week}{_WEEKDAYS[change.weekday]}"
    part.add("rrule", vRecur(freq="YEARLY", bymonth=change.month, byday=weekday))
    return part


def _standing(start: datetime) -> TimezoneStandard:
    """Write a time that never changes."""
    part = TimezoneStandard()
    part.add("dtstart", start.replace(tzinfo=None))
    part.add("tzoffsetfrom", start.utcoffset())
    part.add("tzoffsetto", start.utcoffset())
    part.add("tzname", start.tzname())
    return part
