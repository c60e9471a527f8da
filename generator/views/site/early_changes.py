"""Changes that a file dates on a day still to come: readers see them already, and no calendar or feed tells of them."""

from collections.abc import Iterator
from datetime import date

from generator.model.entity import Entity
from generator.model.meetings.meeting import Meeting
from generator.model.money.fund import Fund
from generator.model.site import Keys


def early_changes(record: Entity, today: date) -> Iterator[tuple[Keys, date]]:
    """Yield where a record dates a change after `today`, and when."""
    return ((keys, day) for keys, day in _changes(record) if day is not None and day > today)


def _changes(record: Entity) -> Iterator[tuple[Keys, date | None]]:
    yield ("updated",), record.updated
    if isinstance(record, Fund):
        editions = [(("terms", index, "rounds"), terms.rounds) for index, terms in enumerate(record.terms)]
        for keys, rounds in ((("rounds",), record.rounds), *editions):
            for index, override in enumerate(rounds.overrides if rounds else ()):
                yield (*keys, "overrides", index, "on"), override.on
    elif isinstance(record, Meeting):
        yield from ((("revisions", index, "on"), one.on) for index, one in enumerate(record.revisions))
        minutes = record.minutes
        if minutes is not None:
            yield ("minutes", "published"), minutes.published
            yield ("minutes", "approved"), minutes.approved
            yield from ((("minutes", "corrections", index, "on"), one.on)
                        for index, one in enumerate(minutes.corrections))  # fmt: skip
            yield ("minutes", "withdrawn", "on"), minutes.withdrawn.on if minutes.withdrawn else None
