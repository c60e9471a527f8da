"""Days that records mark besides meetings and deadlines: the end of a hearing, a milestone, a moment of a programme."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from generator.model.entity import Entity
from generator.model.plans.plan import Plan
from generator.model.plans.project import Project
from generator.views.programmes.programmes import all_moments
from generator.views.scene import Scene
from generator.views.telling.announcements import last_told
from generator.views.telling.concerning import Key

Sort = Literal["hearing", "milestone", "moment"]


@dataclass(frozen=True)
class Marked:
    """One day of a record."""

    kind: str
    record: Entity
    sort: Sort
    part: str
    """The id of the part of the record; with the record and the sort it tells the day from all others, for ever."""
    day: date
    title: str
    text: str | None
    changed: date
    """The last day on which something about the record changed."""
    keys: tuple[Key, ...]
    """The records in whose calendars it stands."""


def marked_days(scene: Scene) -> tuple[Marked, ...]:
    """List them all, in the order of the days."""
    return scene.once("marked days", "", lambda: tuple(sorted(_all(scene), key=_order)))


def _order(one: Marked) -> tuple[date, str, str, str]:
    return one.day, one.kind, one.record.slug, one.part


def _all(scene: Scene) -> Iterator[Marked]:
    for record in scene.site["plan"].values():
        plan = cast(Plan, record)
        if plan.hearing is not None and plan.phase in ("draft", "hearing"):
            keys: tuple[Key, ...] = (("community", plan.community),)
            told = plan.hearing.how
            yield Marked("plan", plan, "hearing", "", plan.hearing.to, plan.title, told, _changed(scene, plan), keys)
    for record in scene.site["project"].values():
        project = cast(Project, record)
        if project.phase != "dropped":
            for one in project.milestones:
                day, keys = one.done or one.due, (("project", project.slug),)
                yield Marked(
                    "project", project, "milestone", one.id, day, one.title, None, _changed(scene, project), keys
                )
    for programme, moment in all_moments(scene):
        if moment.meeting is None or moment.meeting not in scene.site["meeting"]:
            keys = (("programme", programme.slug),)
            yield Marked(
                "programme", programme, "moment", moment.id, moment.on, moment.title, None,
                _changed(scene, programme), keys,
            )  # fmt: skip


def _changed(scene: Scene, record: Entity) -> date:
    told = [getattr(update, "on", None) for update in getattr(record, "updates", ())]
    return last_told(record.published, (record.updated, *told), scene.today)


def hearing_days(scene: Scene) -> tuple[Marked, ...]:
    """List the last days of the hearings that are not decided."""
    return tuple(one for one in marked_days(scene) if one.sort == "hearing")
