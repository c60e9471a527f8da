"""Plans by community: which edition is current, and how far its actions are."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from generator.model.plans.action import Action
from generator.model.plans.plan import Plan
from generator.views.scene import Scene

SPREAD = ("done", "running", "delayed", "planned", "idea", "dropped", None)
"""Statuses in the order of the bar: what is reached first, what nobody has stated last."""
_WHOLE = 100


@dataclass(frozen=True)
class Work:
    """An action, with the plan it stands in."""

    plan: Plan
    action: Action

    @property
    def themes(self) -> tuple[str, ...]:
        """The action's own themes, else those of its plan; each once."""
        return tuple(dict.fromkeys(self.action.themes or self.plan.themes))


@dataclass(frozen=True)
class Piece:
    """One piece of the bar of a plan: the actions of one status."""

    status: str | None
    count: int
    start: float
    """Where it begins, in per cent of the bar."""
    width: float
    """How wide it is, in per cent of the bar."""


@dataclass(frozen=True)
class Progress:
    """How many of some actions have each status; those without one are counted under None."""

    by_status: Mapping[str | None, int]
    total: int

    @property
    def spread(self) -> tuple[Piece, ...]:
        """The actions by status as pieces of a bar; statuses without an action have none."""
        pieces: list[Piece] = []
        start = 0
        for status in SPREAD:
            if count := self.by_status.get(status, 0):
                pieces.append(Piece(status, count, _share(start, self.total), _share(count, self.total)))
                start += count
        return tuple(pieces)

    @property
    def known(self) -> int:
        """Actions whose status somebody has stated."""
        return self.total - self.by_status.get(None, 0)

    @property
    def done(self) -> int:
        """Actions that are carried out."""
        return self.by_status.get("done", 0)


def editions(scene: Scene, community: str) -> tuple[Plan, ...]:
    """Every edition of a community's plan, the newest first."""
    found = cast(tuple[Plan, ...], scene.who_name("plan", "community", community))
    return tuple(sorted((plan for plan in found if plan.community == community), key=_year, reverse=True))


def current(scene: Scene, community: str) -> Plan | None:
    """The edition that counts in a community; None where it has no plan."""
    return scene.once("current plan", community, lambda: (counting(editions(scene, community)),))[0]


def counting(found: Iterable[Plan]) -> Plan | None:
    """The edition that counts: the newest real one that is neither a draft, in hearing nor expired, else the newest."""
    newest = sorted(found, key=_year, reverse=True)
    standing = (plan for plan in newest if plan.phase in (None, "adopted", "evaluated") and not plan.example)
    return next(standing, None) or next(iter(newest), None)


def all_current(scene: Scene) -> tuple[Plan, ...]:
    """The edition that counts in each community, in the order of the slugs."""
    found = (current(scene, slug) for slug in scene.site["community"])
    return tuple(plan for plan in found if plan is not None)


def works(scene: Scene) -> tuple[Work, ...]:
    """The actions of the editions that count, in the order of the communities' slugs."""
    found = (Work(plan, action) for plan in all_current(scene) for action in plan.actions)
    return scene.once("works", "", lambda: tuple(found))


def work_of(scene: Scene, reference: str | None) -> Work | None:
    """Find the action that a reference names (`plan:gjol/2023#havnen`); None where it names none that is there."""
    address, _, part = (reference or "").partition("#")
    kind, _, slug = address.partition(":")
    plan = scene.site["plan"].get(slug) if kind == "plan" else None
    if not isinstance(plan, Plan):
        return None
    return next((Work(plan, action) for action in plan.actions if action.id == part), None)


def _share(count: int, total: int) -> float:
    return round(_WHOLE * count / total, 2)


def _year(plan: Plan) -> str:
    return plan.year


def progress(plan: Plan) -> Progress:
    """Count the actions of a plan by status."""
    return progress_of(plan.actions)


def progress_of(actions: Iterable[Action]) -> Progress:
    """Count some actions by status: those of a goal, a theme, a place or all."""
    found: Counter[str | None] = Counter(action.status for action in actions)
    return Progress(found, sum(found.values()))
