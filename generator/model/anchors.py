"""Where on its page a part of a record stands: the parts that have an id, and the anchors the templates give them."""

from collections.abc import Iterator, Mapping

from generator.model.entity import Entity
from generator.model.experience.report import Report
from generator.model.meetings.meeting import Meeting
from generator.model.money.fund import Fund
from generator.model.plans.plan import Plan
from generator.model.plans.project import Project
from generator.model.programmes.programme import Programme
from generator.model.text.checklist import Checklist
from generator.model.text.page import Page

_NAMED: Mapping[type[Entity], tuple[tuple[str, str], ...]] = {
    Project: (("milestones", "milestone"),),
    Report: (("recommendations", "recommendation"),),
    Programme: (("timeline", "moment"),),
    Fund: (("weighs", "criterion"),),
    Checklist: (("points", "point"),),
}
"""Which fields of a kind hold parts with ids, and the word in their anchors."""


def anchors(record: Entity) -> dict[str, str]:
    """Give the anchor of each part by its id: `havnen` -> `section-action-havnen`; the first of two with one id."""
    found: dict[str, str] = {}
    for word, part in _parts(record):
        found.setdefault(part, f"section-{word}-{part}")
    return found


def all_anchors(record: Entity) -> frozenset[str]:
    """Give every anchor of a record's parts."""
    return frozenset(f"section-{word}-{part}" for word, part in _parts(record))


def _parts(record: Entity) -> Iterator[tuple[str, str]]:
    if isinstance(record, Plan):
        for goal in record.goals:
            yield from (("action", action.id) for action in goal.actions)
        yield from (("goal", goal.id) for goal in record.goals)
    elif isinstance(record, Meeting):
        yield from (("item", item.id) for item in record.agenda)
        if record.minutes is not None:
            yield from (("point", point.id) for point in record.minutes.action_points)
    elif isinstance(record, Page):
        yield from (("step", step.id) for step in record.steps)
    else:
        yield from ((word, part.id) for name, word in _NAMED.get(type(record), ()) for part in getattr(record, name))
    if isinstance(record, Report):
        yield from (("step", step.id) for step in record.steps)
