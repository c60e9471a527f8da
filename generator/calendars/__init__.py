"""Calendars (RFC 5545, RFC 7986): the meetings in all ways people follow them, the deadlines, and one file a meeting.

Knows which events stand in which file. Does not know which meetings and rounds there are nor when a zone changes its
clocks (`views/`). No clock is read: ids, sequence numbers and stamps come from the content.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from generator.artifact import Artifact, also_at
from generator.calendars.deadlines import deadline_events
from generator.calendars.files import REFRESH, Desk, desk_of, single_files, subscription
from generator.calendars.meetings import meeting_event
from generator.calendars.wheel import wheel_calendar
from generator.model.meetings.meeting import Meeting, MeetingType
from generator.views.meetings.meetings import in_calendars
from generator.views.scene import Scene
from generator.views.telling.announcements import (
    ALL_MEETINGS,
    DEADLINES,
    THEME_MEETINGS,
    calendar_path_of,
    meeting_path,
    webcal,
)
from generator.views.telling.concerning import concerned
from generator.words.wording import Wording

__all__ = ["REFRESH", "render_calendars", "render_deadlines", "webcal"]

_Events = Iterable[bytes]


def render_calendars(scene: Scene, words: Wording) -> Iterator[Artifact]:
    """Make the calendars of meetings, and the file of each meeting; cancelled meetings stay in all of them."""
    desk = desk_of(scene, words)
    events = [(occasion.meeting, meeting_event(desk, occasion).to_ical()) for occasion in in_calendars(scene)]
    by_type = _by_type(events)
    yield subscription(desk, THEME_MEETINGS, words.t("Theme meetings"), by_type["theme"])
    yield subscription(desk, ALL_MEETINGS, words.t("All meetings"), (event for _, event in events))
    yield from wheel_calendar(desk)
    for meeting_type in get_args(MeetingType):
        title = words.t("Meetings: {title}", title=words.t(f"meeting {meeting_type}"))
        yield subscription(desk, calendar_path_of("type", meeting_type), title, by_type[meeting_type])
    yield from _of_records(desk, "community", _by_community(scene, events))
    yield from _of_records(desk, "body", _by_body(events))
    paths = ((meeting_path(name), event) for meeting, event in events for name in (meeting.slug, *meeting.aliases))
    yield from single_files(desk, paths)


def render_deadlines(scene: Scene, words: Wording) -> Iterator[Artifact]:
    """Make the calendar of all deadlines; a cancelled round stays in it."""
    desk, page = desk_of(scene, words), scene.site.list_address("fund")
    yield subscription(desk, DEADLINES, words.t("Deadlines of funds"), deadline_events(desk), page=page)


def _of_records(desk: Desk, kind: str, events: Mapping[str, _Events]) -> Iterator[Artifact]:
    """Make the calendar of each record of a kind, of those without meetings too: their first one will come."""
    for slug, record in desk.scene.site[kind].items():
        title = desk.words.t("Meetings: {title}", title=getattr(record, "title", slug))
        page = desk.scene.site.address_of(kind, slug)
        made = subscription(desk, calendar_path_of(kind, slug), title, events.get(slug, ()), page=page)
        yield from also_at(made, (calendar_path_of(kind, alias) for alias in record.aliases))


def _by_type(events: list[tuple[Meeting, bytes]]) -> Mapping[str, list[bytes]]:
    found: dict[str, list[bytes]] = defaultdict(list)
    for meeting, event in events:
        found[meeting.type].append(event)
    return found


def _by_body(events: list[tuple[Meeting, bytes]]) -> Mapping[str, list[bytes]]:
    found: dict[str, list[bytes]] = defaultdict(list)
    for meeting, event in events:
        found[meeting.organiser or ""].append(event)
    return found


def _by_community(scene: Scene, events: list[tuple[Meeting, bytes]]) -> Mapping[str, list[bytes]]:
    found: dict[str, list[bytes]] = defaultdict(list)
    concerns: Mapping[Any, Any] = concerned(scene)
    for meeting, event in events:
        for kind, slug in concerns.get(("meeting", meeting.slug), ()):
            if kind == "community":
                found[slug].append(event)
    return found
