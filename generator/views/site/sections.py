"""Which lists and overviews have something to show on the day, and which calendars hold an event.

The others keep their addresses and say what comes next, but no menu, foot, tile, task or text leads to them. Knows what
there is; no markup and no words.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.model.kinds import CONCERNED
from generator.views.experience.steps import all_steps
from generator.views.meetings.meetings import all_occasions
from generator.views.minutes import follow_up
from generator.views.minutes.decisions import all_decisions
from generator.views.money.deadlines import deadlines
from generator.views.scene import Scene
from generator.views.telling.announcements import ALL_MEETINGS, DEADLINES, THEME_MEETINGS, calendar_path_of
from generator.views.telling.concerning import concerned
from generator.views.telling.days import hearing_days, marked_days
from generator.views.year import status
from generator.views.year.commitments import accounts
from generator.views.year.wheel import CALENDAR as WHEEL
from generator.views.year.wheel import calendar_years, happenings

_OVERVIEWS: Final[Mapping[str, Callable[[Scene], bool]]] = {
    "open-data": lambda scene: any(scene.site[kind] for kind in scene.site.kinds if kind not in ("contact", "page")),
    "wheel": lambda scene: bool(happenings(scene, scene.today.year)),
    "decisions": lambda scene: bool(all_decisions(scene)),
    "follow-up": lambda scene: any(follow_up.shown(scene)) or bool(all_steps(scene)),
    "status": lambda scene: bool(status.years(scene)),
    "commitments": lambda scene: bool(accounts(scene, is_public=True)),
}
"""What each overview shows; one that is not here is no page for citizens."""


@dataclass(frozen=True)
class Errand:
    """What people come to do, and the page where they can."""

    title: str
    text: str
    address: str
    """Relative to the site."""


def filled(scene: Scene) -> frozenset[str]:
    """Name the kinds and overviews that have something to show."""
    return scene.once("filled sections", "", lambda: frozenset(_filled(scene)))


def _filled(scene: Scene) -> Iterator[str]:
    yield from (kind for kind in scene.site.kinds if scene.site[kind])
    yield from (name for name, shows in _OVERVIEWS.items() if shows(scene))


def errands(scene: Scene) -> tuple[Errand, ...]:
    """List the tasks of `site.yml` that lead to something that is there."""
    site, found = scene.site, []
    for task in site.settings.tasks:
        kind, _, slug = task.to.partition(":")
        if slug in site[kind] if slug else kind in filled(scene):
            address = site.address_of(kind, slug) if slug else site.list_address(kind)
            found.append(Errand(task.title, task.text, address))
    return tuple(found)


def calendars(scene: Scene) -> frozenset[str]:
    """Give the paths of the calendars of the site that hold an event: only those are offered."""
    return scene.once("filled calendars", "", lambda: frozenset(_calendars(scene)))


def _calendars(scene: Scene) -> Iterator[str]:
    concerns = concerned(scene)
    for meeting in (occasion.meeting for occasion in all_occasions(scene)):
        yield ALL_MEETINGS
        yield calendar_path_of("type", meeting.type)
        if meeting.type == "theme":
            yield THEME_MEETINGS
        if meeting.organiser:
            yield calendar_path_of("body", meeting.organiser)
        followed = (key for key in concerns.get(("meeting", meeting.slug), ()) if key[0] in CONCERNED)
        yield from (calendar_path_of(*key) for key in followed)
    for marked in marked_days(scene):
        yield from (calendar_path_of(*key) for key in marked.keys)
    if hearing_days(scene):
        yield ALL_MEETINGS
    if deadlines(scene) or hearing_days(scene):
        yield DEADLINES
    for one in calendar_years(scene):
        yield WHEEL
        yield from (calendar_path_of("body", slug) for slug in (*one.turn.invites, *one.turn.invited))
