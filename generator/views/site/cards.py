"""A record as one line of a list."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.model.entity import Entity
from generator.model.experience.story import Story
from generator.model.guides.form import Form
from generator.model.meetings.meeting import Meeting
from generator.model.money.fund import Fund
from generator.model.money.terms import Terms
from generator.model.plans.plan import Plan
from generator.model.plans.project import Project
from generator.model.programmes.programme import Programme
from generator.model.text.news import News
from generator.views.guides import forms
from generator.views.meetings import meetings
from generator.views.money import rounds
from generator.views.plans import plans, projects
from generator.views.programmes import programmes
from generator.views.scene import Scene
from generator.views.site.named import Key, Names, names_of
from generator.views.telling.names import mark_of
from generator.views.text import news


@dataclass(frozen=True)
class Card:
    """What a list says of one record."""

    kind: str
    record: Any
    address: str
    """Of the record's page, relative to the site."""
    detail: Any = None
    """What the kind adds: how a fund stands, when a meeting is, how far a plan is."""
    mark: str = ""
    """What tells the record from others of its title."""
    terms: Terms | None = None
    """The conditions of a fund that hold on the day."""
    names: Names = field(default_factory=dict)
    """What the line links to, or names, by slug."""


def card(scene: Scene, kind: str, record: Entity) -> Card:
    """Make the line of one record, once."""
    return scene.once(kind, record.slug, lambda: _card(scene, kind, record))


def _card(scene: Scene, kind: str, record: Entity) -> Card:
    return Card(
        kind,
        record,
        scene.site.address_of(kind, record.slug),
        _detail(scene, record),
        mark_of(scene, record),
        rounds.current_terms(scene, record) if isinstance(record, Fund) else None,
        names_of(scene, also=_named_in(record)),
    )


def _named_in(record: Entity) -> list[Key]:
    """List what the line of a record names by slug."""
    if isinstance(record, Form):
        return [("fund", slug) for slug in record.funds]
    if isinstance(record, Fund | Project | Story):
        return [("community", slug) for slug in record.communities]
    return []


def _detail(scene: Scene, record: Entity) -> Any:
    if isinstance(record, Fund):
        return rounds.applying(scene, record)
    if isinstance(record, Programme):
        return programmes.offer(scene, record)
    if isinstance(record, Project):
        return projects.course(scene, record)
    if isinstance(record, Meeting):
        return meetings.occasion(scene, record)
    if isinstance(record, News):
        return news.standing(record, scene.today)
    if isinstance(record, Plan):
        return plans.progress(record)
    if isinstance(record, Form):
        return forms.offer(scene, record)
    return None


def cards(scene: Scene, kind: str, records: Iterable[Entity]) -> tuple[Card, ...]:
    """Make the lines of several records, in the order given."""
    return tuple(card(scene, kind, record) for record in records)


def related(scene: Scene, kind: str, record: Entity) -> dict[str, tuple[Card, ...]]:
    """Gather, by kind, the records that name this one: the plans, meetings and news of a community, say."""
    found: dict[str, tuple[Card, ...]] = {}
    for naming in scene.site.kinds:
        records = scene.who_name(naming, kind, record.slug)
        if ordered := _in_time(scene, records):
            found[naming] = cards(scene, naming, ordered)
    return found


def _in_time(scene: Scene, records: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Order meetings by day, coming ones first, then the latest; news that holds, and funds, as in their lists."""
    first = records[0] if records else None
    if isinstance(first, Fund):
        return tuple(sorted(records, key=lambda item: (card(scene, "fund", item).detail.order, item.slug)))
    if isinstance(first, News):
        return tuple(news.newest_first((one for one in records if isinstance(one, News)), scene.today))
    if not isinstance(first, Meeting):
        return records
    found = sorted((card(scene, "meeting", item).detail for item in records), key=lambda item: item.day)
    return tuple(item.meeting for item in (*meetings.coming(found), *meetings.past(found)))
