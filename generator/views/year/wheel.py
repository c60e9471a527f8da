"""The annual wheel in one year: one set of occurrences, from which the list, the drawing and the calendar are made."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.model.fields import slugify
from generator.model.money.occurrences import pattern_days
from generator.model.money.rounds import Rule
from generator.model.year.wheel import Season, Turn
from generator.views.scene import Scene
from generator.views.telling.announcements import first_day

SEASONS: Final[dict[Season, tuple[str, str]]] = {
    "spring": ("03-01", "05-31"),
    "summer": ("06-01", "08-31"),
    "autumn": ("09-01", "11-30"),
    "winter": ("12-01", "02-29"),
}
"""First and last day, after the calendar and not the sun (meteorological seasons); winter ends in the next year."""
CALENDAR: Final = "calendar/wheel.ics"
"""Site-relative path of the calendar of the wheel."""


@dataclass(frozen=True)
class Role:
    """Somebody who has a part in what happens: a body, or people named by their role."""

    id: str
    """In addresses: the slug of the body, or one made of the words."""
    title: str
    address: str | None
    """Of the body's page, relative to the site; None for people who are no body of the site."""


@dataclass(frozen=True)
class Happening:
    """One occurrence of a turn."""

    id: str
    """Never doubled, and the same in list, drawing and calendar."""
    turn: Turn
    first: date
    last: date
    """Inclusive."""
    invites: tuple[Role, ...]
    invited: tuple[Role, ...]

    @property
    def roles(self) -> tuple[Role, ...]:
        """Everybody who has a part in it."""
        return (*self.invites, *self.invited)

    @property
    def is_one_day(self) -> bool:
        """Whether it is a day rather than a time in which something happens."""
        return self.first == self.last

    def is_now(self, today: date) -> bool:
        """Whether the day is in it."""
        return self.first <= today <= self.last

    def is_past(self, today: date) -> bool:
        """Whether its last day is gone."""
        return self.last < today


@dataclass(frozen=True)
class Month:
    """The occurrences that begin in a month, or that the year begins with."""

    day: date
    """The first of the month."""
    happenings: tuple[Happening, ...]


@dataclass(frozen=True)
class Year:
    """The wheel in one year."""

    year: int
    happenings: tuple[Happening, ...]
    """All that touch the year, by first day, last day and id."""
    months: tuple[Month, ...]
    """The same by month; those that began the year before stand in January."""
    roles: tuple[Role, ...]
    """Everybody who has a part in the year: bodies first, each in the order of the file."""

    def of(self, role: Role) -> tuple[Happening, ...]:
        """List what somebody has a part in."""
        return tuple(one for one in self.happenings if any(other.id == role.id for other in one.roles))


def happenings(scene: Scene, year: int) -> tuple[Happening, ...]:
    """List every occurrence that touches a year, in order; what crosses New Year touches two."""
    begin, end = date(year, 1, 1), date(year, 12, 31)
    found = (one for turn in turns(scene) for one in _of_turn(scene, turn, (year - 1, year)))
    touching = (one for one in found if one.first <= end and one.last >= begin)
    return tuple(sorted(touching, key=lambda one: (one.first, one.last, one.id)))


def turns(scene: Scene) -> tuple[Turn, ...]:
    """List the turns that the site shows."""
    wheel = scene.site.wheel
    shown = wheel.turns if wheel else ()
    return shown if scene.site.settings.show_examples else tuple(turn for turn in shown if not turn.example)


def wheel_year(scene: Scene, year: int) -> Year:
    """Gather the wheel of a year."""
    found = happenings(scene, year)
    months = (date(year, month, 1) for month in range(1, 13))
    by_month = tuple(Month(day, tuple(one for one in found if _stands_in(one, day))) for day in months)
    return Year(year, found, tuple(month for month in by_month if month.happenings), _roles(scene, found))


def _stands_in(one: Happening, month: date) -> bool:
    return max(one.first, date(month.year, 1, 1)).replace(day=1) == month


def next_after(scene: Scene, one: Happening) -> Happening | None:
    """Find when the same turn comes back after an occurrence; a rule may give no day in a year."""
    later = _of_turn(scene, one.turn, range(one.first.year, one.first.year + 10))
    return next((other for other in later if other.first > one.first), None)


def _of_turn(scene: Scene, turn: Turn, years: tuple[int, ...] | range) -> Iterator[Happening]:
    """Yield the occurrences of a turn that begin in some years, in order."""
    invites = _bodies(scene, turn.invites)
    others = (Role(slugify(title) or "x", title, None) for title in turn.others)
    invited = (*_bodies(scene, turn.invited), *others)
    for year in years:
        for first, last in _days(turn, year):
            yield Happening(f"{turn.id}-{_name(turn, first)}", turn, first, last, invites, invited)


def _name(turn: Turn, first: date) -> str:
    """Tell occurrences apart by the year, so that a window that is mended stays the same entry of a calendar."""
    return first.isoformat() if turn.rule or turn.on else str(first.year)


def _bodies(scene: Scene, slugs: tuple[str, ...]) -> tuple[Role, ...]:
    """Name the bodies that the site shows: not those that are made up or wait for their day."""
    shown = ((slug, scene.site["body"].get(slug)) for slug in slugs)
    return tuple(
        Role(slug, record.title, scene.site.address_of("body", slug))  # type: ignore[attr-defined]
        for slug, record in shown
        if record is not None
    )


def _days(turn: Turn, year: int) -> Iterator[tuple[date, date]]:
    if turn.rule is not None:
        rule = Rule(type="rule", rule=turn.rule)
        yield from ((day, day) for day in pattern_days(rule, date(year, 1, 1), date(year, 12, 31)))
        return
    if turn.on is not None:
        yield from [(turn.on, turn.on)] if turn.on.year == year else []
        return
    begin, end = SEASONS[turn.season] if turn.season else (turn.from_, turn.to)
    if begin is None or end is None:  # only half of a window: the check says so
        return
    yield _day(begin, year), _day(end, year if begin <= end else year + 1)


def _day(month_day: str, year: int) -> date:
    """Place a day of the year; 29 February is the 28th where there is none."""
    try:
        return date.fromisoformat(f"{year:04}-{month_day}")
    except ValueError:
        return date(year, 2, 28)


def _roles(scene: Scene, found: tuple[Happening, ...]) -> tuple[Role, ...]:
    """List the roles of some occurrences; bodies first, in the order in which the file names them."""
    by_id: dict[str, Role] = {}
    for turn in turns(scene):
        for role in (role for one in found if one.turn is turn for role in one.roles):
            by_id.setdefault(role.id, role)
    return tuple(sorted(by_id.values(), key=lambda role: role.address is None))


def calendar_years(scene: Scene) -> tuple[Happening, ...]:
    """List what the calendar holds: this year and the next, each occurrence once."""
    both = (*happenings(scene, scene.today.year), *happenings(scene, scene.today.year + 1))
    return tuple(dict.fromkeys(both))


def changed(scene: Scene) -> date:
    """Give the day the wheel last changed: what the file says, else when its sources were last checked."""
    wheel = scene.site.wheel
    days = [] if wheel is None else [wheel.updated] if wheel.updated else [note.checked for note in wheel.source]
    return max(days, default=first_day(scene.site.settings.identity))
