"""Calendar files (RFC 5545, RFC 7986): what stands around the events, so that each event is written once for all files.

    desk = desk_of(scene, words)
    subscription(desk, "calendar/wheel.ics", words.t("The year"), (event.to_ical() for event in events), page="year/")

Knows icalendar and the properties of a file. Does not know what the events are.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from icalendar import Calendar, Component, vDuration

from generator.artifact import Artifact
from generator.calendars.zones import timezone
from generator.memory import Memory
from generator.model.entity import Entity
from generator.model.site import Site, bare
from generator.views.scene import Scene
from generator.views.telling.announcements import one_line
from generator.views.telling.clock_changes import ZoneRule, rule_of
from generator.words.wording import Wording

PRODUCT = "-//indgang//Calendar//EN"
"""What made the file; without a version, which would change the bytes of unchanged content."""
_END = b"END:VCALENDAR\r\n"
REFRESH = timedelta(hours=12)
"""How often a subscriber should look again: the site is built every night and after each change."""


@dataclass(frozen=True)
class Desk:
    """What every event and file is made with; make it with `desk_of`."""

    site: Site
    """Without records: its settings, and the addresses that follow from them."""
    words: Wording
    rule: ZoneRule
    memory: Memory

    def written(self, what: str, facts: object, write: Callable[[], bytes]) -> bytes:
        """Write what follows from some facts, or remember it."""
        return self.memory.once(what, (self.site.settings, self.rule, facts), write)

    @cached_property
    def language(self) -> dict[str, str]:
        """The parameter of texts that says in which language they are."""
        return {"LANGUAGE": self.site.settings.language}

    def language_of(self, record: Entity) -> dict[str, str]:
        """The same parameter for the words of a record, which may be in another language."""
        return {"LANGUAGE": record.language} if record.language else self.language

    @cached_property
    def zone(self) -> bytes:
        """The zone of the site as a component, which stands in every file."""
        zone: bytes = timezone(self.rule).to_ical()
        return zone

    def uid(self, *parts: str) -> str:
        """Make an id of an event (RFC 7986, 5.3); no slash parts it, since some programs name files by it."""
        return one_line(".".join(parts)) + f"@{one_line(self.site.settings.identity.authority)}"


def desk_of(scene: Scene, words: Wording, memory: Memory | None = None) -> Desk:
    """Lay out what events are made with."""
    return Desk(bare(scene.site), words, rule_of(scene.zone, scene.today.year), memory or Memory())


def subscription(desk: Desk, path: str, title: str, events: Iterable[bytes], *, page: str | None = None) -> Artifact:
    """Make a calendar that a program fetches again and again; without events it still holds the zone, as it must.

    `path` and `page` are relative to the site; `page` shows the same to readers, and is the list of meetings if left
    out. The name of the site is put after the title. Each event is one VEVENT as bytes (`event.to_ical()`).
    """
    opening = desk.written("calendar", (path, title, page), lambda: _opening(desk, path, title, page))
    return Artifact(path, b"".join((opening, desk.zone, *events, _END)))


def _opening(desk: Desk, path: str, title: str, page: str | None) -> bytes:
    site = desk.site
    name = one_line(f"{title} – {site.settings.title}")
    calendar = _calendar()
    calendar.add("name", name, parameters=desk.language)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    calendar.add("source", site.url(path), parameters={"VALUE": "URI"})
    calendar.add("url", site.url(site.list_address("meeting") if page is None else page))
    return around(calendar)[0]


def single_files(desk: Desk, events: Iterable[tuple[str, bytes]]) -> Iterable[Artifact]:
    """Make files of one event each that a reader opens once: path and event.

    They have no name: it would make programs set up a calendar of its own for each.
    """
    head = around(_calendar())[0] + desk.zone
    return (Artifact(path, head + event + _END) for path, event in events)


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    return calendar


def around(component: Component) -> tuple[bytes, bytes]:
    """Part a component where further components go, as bytes: what is the same in many is then written once."""
    text: bytes = component.to_ical()
    end = text.rindex(b"END:")
    return text[:end], text[end:]
