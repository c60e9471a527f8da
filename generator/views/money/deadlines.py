"""The deadlines of funds and programmes as days of a calendar: which rounds are told, how often each was changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from generator.model.kinds import Kind
from generator.model.money.applied import Applied
from generator.model.money.occurrences import Occurrence, occurrences
from generator.model.money.periods import rounds_of
from generator.views.money.rounds import Applying
from generator.views.scene import Scene
from generator.views.site.cards import card
from generator.views.telling.announcements import last_told, sequence

BACK, AHEAD = timedelta(days=90), timedelta(days=450)
"""How far before and after the day of the build deadlines stand in the calendar, both inclusive."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of one round."""

    fund: Applied
    call: Occurrence
    closes: datetime | None
    """The moment, with the zone, when it is not midnight."""

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it from the other deadlines of the fund: it stays when the round is moved."""
        number = (str(self.call.number),) if self.call.number > 1 else ()
        return (self.call.key.isoformat(), *number)

    changed: date
    """The last day on which something about the fund changed."""
    sequence: int
    """How far it has come from what was first told (RFC 5545, 3.8.7.4)."""


def deadlines(scene: Scene) -> list[Deadline]:
    """List the deadlines that are certain, cancelled rounds too, in the order of their days and then of the slugs."""
    found = (
        deadline
        for kind, fund in applied(scene)
        if (standing := _standing(scene, kind, fund)) is not None and standing.is_certain
        for deadline in _of(scene, fund)
    )
    return sorted(found, key=lambda item: (item.call.closes, item.fund.slug, item.key))


def applied(scene: Scene) -> Iterator[tuple[Kind, Applied]]:
    """Yield everything that one can apply for or sign up to in rounds, with its kind."""
    for kind in scene.site.kinds.values():
        if issubclass(kind.model, Applied):
            yield from ((kind, cast(Applied, record)) for record in scene.site[kind.name].values())


def _standing(scene: Scene, kind: Kind, record: Applied) -> Applying | None:
    """Find how something stands on the day: its card knows; None where it has no rounds."""
    detail = card(scene, kind.name, record).detail
    return detail if isinstance(detail, Applying) else detail.applying


def _of(scene: Scene, fund: Applied) -> Iterator[Deadline]:
    first, last = scene.today - BACK, scene.today + AHEAD
    told = [override.on for rounds in rounds_of(fund) for override in rounds.overrides]
    changed = last_told(fund.published, (fund.updated, *told), scene.today)
    for call in occurrences(fund, first, last):
        if first <= call.closes <= last:
            closes = datetime.combine(call.closes, call.closes_at, scene.zone) if call.has_time else None
            since = last_told(fund.published, (fund.updated, call.told), scene.today)
            number = sequence(fund.published, since, call.changes, is_cancelled=call.is_cancelled)
            yield Deadline(fund, call, closes, changed, number)
