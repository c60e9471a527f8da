"""Decisions: who made each, when, and what it is about; found from the meeting and from what it is about."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from generator.model.entity import Entity
from generator.model.meetings.meeting import Meeting
from generator.model.minutes.minutes import AgendaItem
from generator.model.plans.action import Action
from generator.model.plans.plan import Goal, Plan
from generator.views.scene import Scene
from generator.views.telling.names import mark_of

SortKey = Callable[[str], Any]
"""The alphabet of the site's language."""


@dataclass(frozen=True)
class Affected:
    """What a decision is about: a record, or a part of one."""

    kind: str
    slug: str
    part: str
    """The id of the part; empty for the whole record."""
    title: str
    whole: str
    """The title of the record that the part belongs to; empty for a whole record."""
    address: str
    """Relative to the site, with `#` for a part."""
    themes: tuple[str, ...]
    mark: str
    """What tells the record from others of its title."""


@dataclass(frozen=True)
class Decision:
    """What a meeting decided under one item."""

    meeting: Meeting
    item: AgendaItem
    text: str
    address: str
    """Of the item, relative to the site."""
    affected: tuple[Affected, ...]
    themes: tuple[str, ...]
    """The slugs of its themes: those of what it is about, else those of the meeting."""

    @property
    def day(self) -> date:
        """The day it was made."""
        return self.meeting.day

    @property
    def body(self) -> str | None:
        """The slug of the body that made it."""
        return self.meeting.organiser

    @property
    def is_draft(self) -> bool:
        """Whether the minutes still have to be approved."""
        return self.meeting.minutes is not None and self.meeting.minutes.status == "draft"


@dataclass(frozen=True)
class _Gathered:
    latest_first: tuple[Decision, ...]
    about: Mapping[tuple[str, str], Mapping[str, tuple[Decision, ...]]]
    """(kind, slug) -> id of the part, or nothing -> the decisions about it, the latest first."""


def all_decisions(scene: Scene) -> tuple[Decision, ...]:
    """Every decision in minutes that can be read, the latest first; those of one meeting in their order."""
    return _gathered(scene).latest_first


def about(scene: Scene, kind: str, slug: str, part: str = "") -> tuple[Decision, ...]:
    """Give the decisions about a record, or about one part of it, the latest first."""
    return _gathered(scene).about.get((kind, slug), {}).get(part, ())


def affected_by(scene: Scene, item: AgendaItem) -> tuple[Affected, ...]:
    """Follow the references of an item; what the site does not show is left out."""
    found = (_affected(scene, reference) for reference in item.affects)
    return tuple(one for one in found if one is not None)


def deciders(decisions: Iterable[Decision]) -> tuple[tuple[str, str], ...]:
    """List the bodies that made some decisions, by kind and slug."""
    return tuple(("body", decision.body) for decision in decisions if decision.body)


def item_address(scene: Scene, meeting: Meeting, item: str) -> str:
    """Give the address of an item on the page of its meeting, relative to the site."""
    return f"{scene.site.address_of('meeting', meeting.slug)}#section-item-{item}"


def _gathered(scene: Scene) -> _Gathered:
    """Gather all decisions once a build."""
    return scene.once("decisions", "", lambda: _gather(scene))


def _gather(scene: Scene) -> _Gathered:
    meetings = cast(Iterable[Meeting], scene.site["meeting"].values())
    minuted = [meeting for meeting in meetings if meeting.minutes is not None and meeting.status != "cancelled"]
    minuted.sort(key=lambda meeting: (-meeting.day.toordinal(), meeting.slug))
    made = tuple(_decision(scene, meeting, item) for meeting in minuted for item in meeting.agenda if item.decides)
    about: dict[tuple[str, str], dict[str, list[Decision]]] = defaultdict(lambda: defaultdict(list))
    for decision in made:
        for one in decision.affected:
            about[(one.kind, one.slug)][one.part].append(decision)
    frozen = {key: {part: tuple(found) for part, found in parts.items()} for key, parts in about.items()}
    return _Gathered(made, frozen)


def _decision(scene: Scene, meeting: Meeting, item: AgendaItem) -> Decision:
    affected = affected_by(scene, item)
    themes = dict.fromkeys(theme for one in affected for theme in one.themes)
    address = item_address(scene, meeting, item.id)
    return Decision(meeting, item, item.decision or "", address, affected, tuple(themes) or meeting.themes)


def _affected(scene: Scene, reference: str) -> Affected | None:
    address, _, part = reference.partition("#")
    kind, _, slug = address.partition(":")
    record = scene.site[kind].get(slug)
    if record is None:
        return None
    title, mark, page = _title(record), mark_of(scene, record), scene.site.address_of(kind, slug)
    themes: tuple[str, ...] = (slug,) if kind == "theme" else getattr(record, "themes", ())
    if not part:
        return Affected(kind, slug, part, title, "", page, themes, mark)
    name, anchor, narrower = _part(record, part)
    whole = title if name else ""
    return Affected(kind, slug, part, name or title, whole, f"{page}#{anchor}", narrower or themes, mark)


def _part(record: Entity, part: str) -> tuple[str, str, tuple[str, ...]]:
    """Find a part of a record: its title, its anchor on the page, and its themes."""
    if isinstance(record, Plan):
        goals = {goal.id: goal for goal in record.goals}
        actions = {action.id: action for goal in record.goals for action in goal.actions}
        found: Goal | Action | None = actions.get(part) or goals.get(part)
        sort = "action" if part in actions else "goal"
        return (found.title if found else ""), f"section-{sort}-{part}", getattr(found, "themes", ())
    if isinstance(record, Meeting):
        items = {item.id: item.title for item in record.agenda}
        return items.get(part, ""), f"section-{'item' if part in items else 'point'}-{part}", ()
    return "", f"section-{part}", ()


def _title(record: Entity) -> str:
    return str(record.title)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Heading:
    """Some decisions under one heading of the index."""

    id: str
    title: str
    """The name of a body or theme, or a year; empty where none is stated."""
    decisions: tuple[Decision, ...]


@dataclass(frozen=True)
class Index:
    """All decisions, each found in three ways."""

    total: int
    years: tuple[Heading, ...]
    """The latest first."""
    bodies: tuple[Heading, ...]
    themes: tuple[Heading, ...]


def index(scene: Scene, alphabet: SortKey) -> Index:
    """Arrange all decisions by year, by body and by theme."""
    found = all_decisions(scene)
    years: dict[int, list[Decision]] = defaultdict(list)
    bodies: dict[str, list[Decision]] = defaultdict(list)
    themes: dict[str, list[Decision]] = defaultdict(list)
    for decision in found:
        years[decision.day.year].append(decision)
        bodies[decision.body or ""].append(decision)
        for theme in decision.themes or ("",):
            themes[theme].append(decision)
    by_year = tuple(Heading(str(year), str(year), tuple(years[year])) for year in sorted(years, reverse=True))
    return Index(len(found), by_year, _named(scene, "body", bodies, alphabet), _named(scene, "theme", themes, alphabet))


def _named(scene: Scene, kind: str, found: Mapping[str, list[Decision]], alphabet: SortKey) -> tuple[Heading, ...]:
    """Head each group with the title of its record, in the order of the alphabet; those without one come last."""
    known = scene.site[kind]
    titles = {slug: _title(known[slug]) if slug in known else "" for slug in found}
    order = sorted(found, key=lambda slug: (not titles[slug], alphabet(titles[slug]), slug))
    return tuple(Heading(f"{kind}-{slug or 'none'}", titles[slug], tuple(found[slug])) for slug in order)
