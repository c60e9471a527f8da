"""The record before and after each one, for the kinds that are read in the order of time."""

from collections.abc import Mapping

from generator.model.entity import Entity
from generator.model.kinds import Kind
from generator.model.meetings.meeting import Meeting
from generator.model.text.news import News
from generator.views.meetings import meetings
from generator.views.scene import Scene
from generator.views.text.news import newest_first

Neighbours = tuple[Entity | None, Entity | None]


def neighbours(scene: Scene, kind: Kind) -> Mapping[str, Neighbours]:
    """Give the earlier and the later record of each slug; empty for a kind that has no order in time."""
    records = list(scene.site[kind.name].values())
    if kind.model is Meeting:
        ordered: list[Entity] = [item.meeting for item in meetings.all_occasions(scene)]
    elif kind.model is News:
        told = (record for record in records if isinstance(record, News))
        ordered = list(reversed(newest_first(told, scene.today)))
    else:
        return {}
    padded = [None, *ordered, None]
    return {record.slug: (padded[place], padded[place + 2]) for place, record in enumerate(ordered)}
