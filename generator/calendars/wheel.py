"""The annual wheel as a calendar: each occurrence of this year and the next as days that make nobody busy.

Knows which property holds what; which occurrences there are is decided in `views/wheel.py`.
"""

from collections.abc import Iterator
from datetime import timedelta

from icalendar import Event

from generator.artifact import Artifact
from generator.calendars.files import Desk, subscription
from generator.views.scene import Scene
from generator.views.telling.announcements import day_begins, first_day, one_line, printable
from generator.views.year.wheel import CALENDAR, Happening, calendar_years, changed

NAME = "wheel"


def wheel_calendar(desk: Desk, scene: Scene) -> Iterator[Artifact]:
    """Make the calendar of the wheel, where the site has one."""
    site = scene.site
    if site.wheel is None:
        return
    events = (wheel_event(desk, scene, one).to_ical() for one in calendar_years(scene))
    yield subscription(desk, CALENDAR, desk.words.t("The year"), events, page=site.list_address(NAME))


def wheel_event(desk: Desk, scene: Scene, one: Happening) -> Event:
    """Write one occurrence; DTEND is the day after the last (RFC 5545, 3.6.1).

    The wheel keeps no list of its changes, so SEQUENCE counts the days from the first of the site's ids to the day
    the wheel last changed: it grows with every change, and with nothing else.
    """
    day = changed(scene)
    event = Event()
    event.add("uid", desk.uid(f"wheel-{one.id}"))
    event.add("sequence", max(0, (day - first_day(scene.site.settings.identity)).days))
    event.add("dtstamp", day_begins(day, scene.zone))
    event.add("last-modified", day_begins(day, scene.zone))
    event.add("dtstart", one.first)
    event.add("dtend", one.last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    named = [desk.words.t("The year"), *([desk.words.t("Example")] if one.turn.example else [])]
    event.add("categories", [name.replace(",", "") for name in named])
    title = one_line(one.turn.title)
    event.add(
        "summary",
        desk.words.t("Example: {title}", title=title) if one.turn.example else title,
        parameters=desk.language,
    )
    event.add("description", _description(desk, one), parameters=desk.language)
    event.add("url", _page(desk, one))
    return event


def _description(desk: Desk, one: Happening) -> str:
    words = desk.words
    parts = [one.turn.text] if one.turn.text else []
    if one.invites:
        parts.append(words.t("Invites: {who}", who=", ".join(role.title for role in one.invites)))
    if one.invited:
        invited = ", ".join(role.title for role in one.invited)
        parts.append(
            words.t("Invited: {who}", who=invited) if one.invites else words.t("Takes part: {who}", who=invited)
        )
    parts.append(words.t("Read more: {url}", url=_page(desk, one)))
    return printable("\n\n".join(parts))


def _page(desk: Desk, one: Happening) -> str:
    """Lead to the line in the list; an occurrence of a later year is not there yet, and the page opens at its top."""
    site = desk.site
    return site.url(f"{site.list_address(NAME)}#turn-{one.id}")
