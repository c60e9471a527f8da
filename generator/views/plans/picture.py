"""The overall picture of all plans: place by place, theme by theme, and what moved this year."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, cast

from generator.model.people.community import Community
from generator.model.plans.action import Update
from generator.model.plans.plan import Plan
from generator.model.plans.theme import Theme
from generator.views.plans import partners, plans
from generator.views.plans.plans import Progress, Work
from generator.views.scene import Scene

LINES: Final = 5
"""The most lines of history that the page of a place shows."""
_LATELY: Final = 366
SHOWN: Final = 20
"""The most movements that the list of plans shows."""


@dataclass(frozen=True)
class PlaceRow:
    """A community, with its plan where it has one."""

    community: Community
    plan: Plan | None
    progress: Progress | None


@dataclass(frozen=True)
class ThemeRow:
    """A theme that plans work with."""

    theme: Theme
    progress: Progress
    places: int
    """In how many communities."""


@dataclass(frozen=True)
class Moved(Work):
    """A line of the history of an action that changed its status."""

    update: Update


@dataclass(frozen=True)
class Picture:
    """All plans that count."""

    all: Progress
    places: tuple[PlaceRow, ...]
    """Every community that is a place, and the others that have a plan; by title."""
    themes: tuple[ThemeRow, ...]
    """What most actions belong to first."""
    year: int
    moved: tuple[Moved, ...]
    """The latest first, no more than a page shows."""
    more: int
    """How many movements of the year are not shown."""


def picture(scene: Scene, alphabet: Callable[[str], Any]) -> Picture:
    """Put all plans together."""
    current = {plan.community: plan for plan in plans.all_current(scene)}
    communities = cast("list[Community]", list(scene.site["community"].values()))
    shown = sorted(
        (one for one in communities if one.is_place or one.slug in current),
        key=lambda one: (alphabet(one.title), one.slug),
    )
    rows = tuple(PlaceRow(one, current.get(one.slug), _progress(current.get(one.slug))) for one in shown)
    moved = sorted(moved_in(scene, scene.today.year), key=lambda one: (one.update.on, one.plan.slug), reverse=True)
    return Picture(
        all=plans.progress_of(action for plan in current.values() for action in plan.actions),
        places=rows,
        themes=tuple(sorted(_themes(scene), key=lambda row: (-row.progress.total, row.theme.slug))),
        year=scene.today.year,
        moved=tuple(moved[:SHOWN]),
        more=max(0, len(moved) - SHOWN),
    )


def _progress(plan: Plan | None) -> Progress | None:
    return None if plan is None else plans.progress(plan)


def _themes(scene: Scene) -> Iterator[ThemeRow]:
    for slug, works in partners.by_theme(scene).items():
        theme = scene.site["theme"].get(slug)
        if isinstance(theme, Theme):
            places = {work.plan.community for work in works}
            yield ThemeRow(theme, plans.progress_of(work.action for work in works), len(places))


def lately(scene: Scene, community: str) -> tuple[Moved, ...]:
    """Give the last lines of history of the actions in the plan that counts, the latest first."""
    plan = plans.current(scene, community)
    found = [] if plan is None else [Moved(plan, one, update) for one in plan.actions for update in one.updates]
    found = [one for one in found if (scene.today - one.update.on).days <= _LATELY]
    return tuple(sorted(found, key=lambda one: (one.update.on, one.action.id), reverse=True)[:LINES])


def moved_in(scene: Scene, year: int) -> Iterator[Moved]:
    """Yield each change of status in a year; the same line of two editions of a plan once, in the newer one."""
    told: set[tuple[str, str, Update]] = set()
    every = cast("list[Plan]", list(scene.site["plan"].values()))
    for plan in sorted(every, key=lambda one: (one.community, one.year), reverse=True):
        for action in plan.actions:
            for update in action.updates:
                key = (plan.community, action.id, update)
                if update.status is not None and update.on.year == year and key not in told:
                    told.add(key)
                    yield Moved(plan, action, update)
