"""The deadlines of all funds as days to put into a calendar: which rounds are told, and how often each was changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from generator.model.fund import Fund
from generator.model.occurrences import Occurrence, occurrences
from generator.views.cards import card
from generator.views.scene import Scene

BACK, AHEAD = timedelta(days=90), timedelta(days=450)
"""How far before and after the day of the build deadlines stand in the calendar, both inclusive."""
_CHANGES = {None: 0, "extra": 0, "moved": 1, "cancelled": 2}


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of one round."""

    fund: Fund
    call: Occurrence
    closes: datetime | None
    """The moment, with the zone, when it is not midnight."""

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it from the other deadlines of the fund: it stays when the round is moved."""
        number = (str(self.call.number),) if self.call.number > 1 else ()
        return (self.call.key.isoformat(), *number)

    @property
    def changed(self) -> date:
        """The last day on which something about the fund changed."""
        return max(self.fund.published, self.fund.updated or self.fund.published)

    @property
    def sequence(self) -> int:
        """Count up when the round is moved, and again when it is cancelled (RFC 5545, 3.8.7.4).

        The days from the fund's publication to its last change keep it rising when a round is changed twice.
        """
        return 3 * (self.changed - self.fund.published).days + _CHANGES[self.call.change]


def deadlines(scene: Scene) -> list[Deadline]:
    """List the deadlines that are certain, cancelled rounds too, in the order of their days and then of the slugs."""
    found = (
        deadline
        for fund in cast("dict[str, Fund]", scene.site["fund"]).values()
        if card(scene, "fund", fund).detail.is_certain
        for deadline in _of(scene, fund)
    )
    return sorted(found, key=lambda item: (item.call.closes, item.fund.slug, item.key))


def _of(scene: Scene, fund: Fund) -> Iterator[Deadline]:
    first, last = scene.today - BACK, scene.today + AHEAD
    for call in occurrences(fund, first, last):
        if first <= call.closes <= last:
            closes = datetime.combine(call.closes, call.closes_at, scene.zone) if call.has_time else None
            yield Deadline(fund, call, closes)
