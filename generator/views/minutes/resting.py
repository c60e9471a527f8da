"""What rests on a decision: the awards, plans, reports and documents that name the item where they were decided."""

from collections import defaultdict
from collections.abc import Mapping

from generator.model.entity import Entity
from generator.model.meetings.meeting import Meeting
from generator.views.scene import Scene
from generator.views.site.cards import Card, card


def resting_on(scene: Scene, meeting: Meeting) -> Mapping[str, tuple[Card, ...]]:
    """Give what rests on each item of a meeting, by the id of the item; nothing while its decisions are not read."""
    if meeting.minutes is None or meeting.minutes.withdrawn is not None:
        return {}
    found = {item.id: _by_item(scene).get(f"meeting:{meeting.slug}#{item.id}", ()) for item in meeting.agenda}
    return {item: tuple(card(scene, kind, record) for kind, record in named) for item, named in found.items() if named}


def _by_item(scene: Scene) -> Mapping[str, list[tuple[str, Entity]]]:
    return scene.once("resting on decisions", "", lambda: _gather(scene))


def _gather(scene: Scene) -> Mapping[str, list[tuple[str, Entity]]]:
    found: dict[str, list[tuple[str, Entity]]] = defaultdict(list)
    for kind, record in scene.site.all():
        if decision := getattr(record, "decision", None):
            found[decision].append((kind.name, record))
    return found
