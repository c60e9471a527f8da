"""Promises compared with the calendar: what was held, what is still ahead, what is missing and when it can still be.

Only whole years of a promise are reckoned. Cancelled meetings keep nothing, and made-up meetings keep no real promise.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator.model.meetings.meeting import Meeting
from generator.model.year.commitments import Commitment
from generator.views.meetings.meetings import Occasion, all_occasions
from generator.views.scene import Scene

State = Literal["kept", "on-track", "short", "broken"]
_TOWN = {
    "da": re.compile(r"\b[0-9]{4} +([^\W\d_][^,;]*)"),
    "nl": re.compile(r"\b[0-9]{4} ?[A-Z]{2} +([^\W\d_][^,;]*)"),
}
"""What follows the postal code of an address, by the language of the site."""


@dataclass(frozen=True)
class Days:
    """The days that are left in one month."""

    month: date
    """The first of the month."""
    count: int
    """Today counts."""


@dataclass(frozen=True)
class Progress:
    """How a promise goes in one year, as seen on one day."""

    commitment: Commitment
    year: int
    held: tuple[Occasion, ...]
    """Meetings that keep it and have been."""
    ahead: tuple[Occasion, ...]
    """Meetings that keep it and are in the calendar."""
    examples: int
    """Made-up meetings that would keep it if they were real."""
    towns: tuple[str, ...]
    """The different places of the meetings, in the order of the meetings; unknown ones are left out."""
    unplaced: int
    """Meetings whose place nobody can tell."""
    possible: tuple[Days, ...]
    """The days on which a meeting can still be held; none in a year that is over."""

    @property
    def count(self) -> int:
        """How many meetings keep it, held or in the calendar."""
        return len(self.held) + len(self.ahead)

    @property
    def shortfall(self) -> int:
        """How many meetings are missing to the least number."""
        return max(0, self.commitment.at_least - self.count)

    @property
    def missing_places(self) -> int:
        """How many different places are missing to the least number; a meeting without a place may be in any."""
        wanted = self.commitment.places or 0
        return max(0, wanted - len(self.towns) - self.unplaced)

    @property
    def only_town(self) -> str | None:
        """The one town in which all meetings are, where several places were promised."""
        wanted = (self.commitment.places or 0) > 1
        return self.towns[0] if wanted and self.count > 1 and len(self.towns) == 1 and not self.unplaced else None

    @property
    def is_over(self) -> bool:
        """Whether the year is over."""
        return not self.possible

    @property
    def state(self) -> State:
        """Whether it is kept, will be by what is in the calendar, is short, or was not kept."""
        if self.shortfall or self.missing_places:
            return "broken" if self.is_over else "short"
        return "on-track" if self.ahead else "kept"


def progress(scene: Scene, commitment: Commitment, year: int) -> Progress | None:
    """Compare a promise with the calendar of a year; None where the promise does not hold the whole year."""
    return _progress(scene, commitment, year, tuple(_keeping(all_occasions(scene), commitment)))


def _progress(scene: Scene, commitment: Commitment, year: int, keeping: tuple[Occasion, ...]) -> Progress | None:
    if not _holds(commitment, year):
        return None
    meetings = [item for item in keeping if item.day.year == year and not item.is_cancelled]
    real = [item for item in meetings if commitment.example or not item.meeting.example]
    towns = [town_of(scene, item.meeting) for item in real]
    return Progress(
        commitment=commitment,
        year=year,
        held=tuple(item for item in real if item.is_past),
        ahead=tuple(item for item in real if not item.is_past),
        examples=len(meetings) - len(real),
        towns=tuple(dict.fromkeys(town for town in towns if town)),
        unplaced=towns.count(None),
        possible=tuple(_possible(year, scene.today)),
    )


def _holds(commitment: Commitment, year: int) -> bool:
    begins, ends = commitment.from_, commitment.until
    return (begins is None or begins <= date(year, 1, 1)) and (ends is None or date(year, 12, 31) <= ends)


def _keeping(occasions: Iterable[Occasion], commitment: Commitment) -> Iterator[Occasion]:
    """Find the meetings that count: those that name the promise, and those of its kinds and its organiser."""
    for item in occasions:
        meeting = item.meeting
        by_kind = meeting.type in commitment.types and commitment.organiser in (None, meeting.organiser)
        if by_kind or commitment.id in meeting.keeps:
            yield item


def town_of(scene: Scene, meeting: Meeting) -> str | None:
    """Tell where a meeting is: the town of the address, else its one community, else the house; None when unknown."""
    if meeting.place is None:
        return None
    pattern = _TOWN[scene.site.settings.language]
    found = pattern.search(meeting.place.address or "")
    if found:
        return found[1].strip()
    places = [scene.site["community"].get(slug) for slug in meeting.communities]
    if len(places) == 1 and places[0] is not None:
        return str(places[0].title)  # type: ignore[attr-defined]
    return meeting.place.name


def _possible(year: int, today: date) -> Iterator[Days]:
    day = max(today, date(year, 1, 1))
    while day.year == year:
        following = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
        yield Days(day.replace(day=1), (following - day).days)
        day = following


@dataclass(frozen=True)
class Account:
    """A promise with this year and the years before."""

    commitment: Commitment
    now: Progress | None
    """This year; None when the promise does not hold the whole of it."""
    before: tuple[Progress, ...]
    """Past years, the latest first; none where nobody knows since when it was promised."""


def accounts(scene: Scene, *, is_public: bool = False) -> tuple[Account, ...]:
    """Take stock of all promises, or of those that citizens see."""
    shown = scene.site.settings.show_examples
    wanted = (
        one for one in scene.site.commitments if (one.public or not is_public) and (shown or not one.example)
    )  # fmt: skip
    occasions = all_occasions(scene)
    return tuple(_account(scene, one, tuple(_keeping(occasions, one))) for one in wanted)


def _account(scene: Scene, commitment: Commitment, keeping: tuple[Occasion, ...]) -> Account:
    year = scene.today.year
    first = commitment.from_.year if commitment.from_ else year
    past = (_progress(scene, commitment, before, keeping) for before in range(year - 1, first - 1, -1))
    return Account(
        commitment, _progress(scene, commitment, year, keeping), tuple(one for one in past if one is not None)
    )
