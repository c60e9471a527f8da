"""Calendars (RFC 5545, RFC 7986): the meetings in all ways people follow them, the deadlines, and one file a meeting.

Knows which events stand in which file. Does not know which meetings and rounds there are nor when a zone changes its
clocks (`views/`). No clock is read: ids, sequence numbers and stamps come from the content.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from generator.artifact import Artifact, also_at
from generator.calendars.days import day_events
from generator.calendars.deadlines import deadline_events
from generator.calendars.files import REFRESH, Desk, desk_of, single_files, subscription
from generator.calendars.meetings import meeting_event
from generator.calendars.wheel import wheel_calendar, wheel_event
from generator.memory import Memory
from generator.model.kinds import CONCERNED
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
from generator.views.telling.concerning import Key, concerned
from generator.views.telling.days import hearing_days, marked_days
from generator.views.year.wheel import calendar_years
from generator.words.wording import Wording

__all__ = ["REFRESH", "render_calendars", "render_deadlines", "webcal"]

_Events = Iterable[bytes]


def render_calendars(scene: Scene, words: Wording, memory: Memory | None = None) -> Iterator[Artifact]:
    """Make the calendars of meetings, and the file of each meeting; cancelled meetings stay in all of them."""
    desk = desk_of(scene, words, memory)
    events = [(occasion.meeting, meeting_event(desk, scene, occasion)) for occasion in in_calendars(scene)]
    by_type = _by_type(events)
    yield subscription(desk, THEME_MEETINGS, words.t("Theme meetings"), by_type["theme"])
    hearings = day_events(desk, scene, hearing_days(scene))
    yield subscription(desk, ALL_MEETINGS, words.t("All meetings"), (*(event for _, event in events), *hearings))
    yield from wheel_calendar(desk, scene)
    for meeting_type in get_args(MeetingType):
        title = words.t("Meetings: {title}", title=words.t(f"meeting {meeting_type}"))
        yield subscription(desk, calendar_path_of("type", meeting_type), title, by_type[meeting_type])
    by_record = _by_record(desk, scene, events)
    for kind in (*CONCERNED, "body"):
        yield from _of_records(desk, scene, kind, by_record)
    paths = ((meeting_path(name), event) for meeting, event in events for name in (meeting.slug, *meeting.aliases))
    yield from single_files(desk, paths)


def render_deadlines(scene: Scene, words: Wording, memory: Memory | None = None) -> Iterator[Artifact]:
    """Make the calendar of all deadlines, those of hearings too; a cancelled round stays in it."""
    desk, page = desk_of(scene, words, memory), scene.site.list_address("fund")
    events = (*deadline_events(desk, scene), *day_events(desk, scene, hearing_days(scene)))
    yield subscription(desk, DEADLINES, words.t("Deadlines of funds"), events, page=page)


def _of_records(desk: Desk, scene: Scene, kind: str, events: Mapping[Key, _Events]) -> Iterator[Artifact]:
    """Make the calendar of each record of a kind, of those without meetings too: their first one will come."""
    for slug, record in scene.site[kind].items():
        title = desk.words.t("Meetings: {title}", title=getattr(record, "title", slug))
        page = scene.site.address_of(kind, slug)
        made = subscription(desk, calendar_path_of(kind, slug), title, events.get((kind, slug), ()), page=page)
        yield from also_at(made, (calendar_path_of(kind, alias) for alias in record.aliases))


def _by_type(events: list[tuple[Meeting, bytes]]) -> Mapping[str, list[bytes]]:
    found: dict[str, list[bytes]] = defaultdict(list)
    for meeting, event in events:
        found[meeting.type].append(event)
    return found


def _by_record(desk: Desk, scene: Scene, events: list[tuple[Meeting, bytes]]) -> Mapping[Key, list[bytes]]:
    """Give what stands in the calendar of each record, by kind and slug.

    That of a body has the turns of the annual wheel in which it has a part, and the meetings it invites to; the others
    have the meetings that concern them, and the days that are marked for them.
    """
    found: dict[Key, list[bytes]] = defaultdict(list)
    concerns = concerned(scene)
    for one in calendar_years(scene):
        turn = wheel_event(desk, scene, one).to_ical()
        for slug in dict.fromkeys((*one.turn.invites, *one.turn.invited)):
            found[("body", slug)].append(turn)
    for meeting, event in events:
        if meeting.organiser:
            found[("body", meeting.organiser)].append(event)
        for key in concerns.get(("meeting", meeting.slug), ()):
            if key[0] in CONCERNED:
                found[key].append(event)
    for marked in marked_days(scene):
        days = tuple(day_events(desk, scene, (marked,)))
        for key in marked.keys:
            found[key] += days
    return found
