"""What moved in a year: by community, by theme, and of what a committee wanted to be worked on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from generator.model.awards.award import Award
from generator.model.people.community import Community
from generator.model.plans.action import Status as ActionStatus
from generator.model.plans.plan import Plan
from generator.model.plans.theme import Theme
from generator.views.minutes.decisions import Decision
from generator.views.plans.picture import Moved
from generator.views.plans.plans import Progress, work_of
from generator.views.scene import Scene
from generator.views.site.groups import SortKey


@dataclass(frozen=True)
class PlaceYear:
    """What moved in one community."""

    community: Community
    moved: tuple[Moved, ...]
    """In the order of the days."""
    before: Progress
    """How far the actions of its plan were when the year began."""
    after: Progress
    """How far they were at the end."""


@dataclass(frozen=True)
class ThemeYear:
    """What moved with one theme."""

    theme: Theme
    moved: int
    """Changes of status."""
    done: int
    """Actions that were carried out."""
    money: int
    """What was given to actions with the theme, in whole kroner or euro."""


@dataclass(frozen=True)
class Direction:
    """A direction of the year before, and what became of what it is about."""

    decision: Decision
    moved: tuple[Moved, ...]
    """Changes of status, in the year, of the actions that it names or that belong to a theme or plan it names."""


def real_plans(scene: Scene) -> list[Plan]:
    """Give all editions of all plans that are not made up."""
    return [plan for plan in cast("list[Plan]", list(scene.site["plan"].values())) if not plan.example]


def counted_on(scene: Scene, day: date) -> Mapping[str, Plan]:
    """Give the edition of each community that counted on a day, as far as the files tell."""
    found: dict[str, Plan] = {}
    for plan in sorted(real_plans(scene), key=lambda one: one.year):
        begun = plan.adopted or date(int(plan.year) if plan.year.isdecimal() else day.year, 1, 1)
        if begun <= day and plan.phase not in ("draft", "hearing"):
            found[plan.community] = plan
    return found


def progress_on(plans: Iterable[Plan], day: date) -> Progress:
    """Count the actions of some plans by the status they had at the end of a day."""
    counted: Counter[ActionStatus | None] = Counter(action.status_on(day) for plan in plans for action in plan.actions)
    return Progress(cast("Mapping[str | None, int]", counted), sum(counted.values()))


def places_of(
    scene: Scene, moved: list[Moved], plans: Mapping[str, Plan], *, begins: date, as_of: date, alphabet: SortKey
) -> tuple[PlaceYear, ...]:
    """See each community in which something moved; `plans` are those that counted at the end."""
    by_place: dict[str, list[Moved]] = defaultdict(list)
    for one in sorted(moved, key=lambda one: (one.update.on, one.action.id)):
        by_place[one.plan.community].append(one)
    earlier = counted_on(scene, begins)
    found = []
    for slug, of_place in by_place.items():
        community = scene.site["community"].get(slug)
        if isinstance(community, Community):
            before, after = earlier.get(slug), plans.get(slug)
            found.append(
                PlaceYear(
                    community,
                    tuple(of_place),
                    progress_on([before] if before else [], begins),
                    progress_on([after] if after else [], as_of),
                )
            )
    return tuple(sorted(found, key=lambda one: (alphabet(one.community.title), one.community.slug)))


def still(scene: Scene, moved: list[Moved], plans: Mapping[str, Plan], alphabet: SortKey) -> tuple[Community, ...]:
    """Give the communities with a plan in which nothing moved."""
    restless = {one.plan.community for one in moved}
    found = [scene.site["community"].get(slug) for slug in plans if slug not in restless]
    places = [one for one in found if isinstance(one, Community)]
    return tuple(sorted(places, key=lambda one: (alphabet(one.title), one.slug)))


def themes_of(scene: Scene, moved: list[Moved], awards: list[Award]) -> tuple[ThemeYear, ...]:
    """See each theme with which something moved, or to which money was given: what moved most first."""
    moves: Counter[str] = Counter()
    done: Counter[str] = Counter()
    money: Counter[str] = Counter()
    for one in moved:
        for theme in one.themes:
            moves[theme] += 1
            done[theme] += one.update.status == "done"
    for award in awards:
        work = work_of(scene, award.action)
        for theme in work.themes if work else ():
            money[theme] += award.amount
    known = cast("Mapping[str, Theme]", scene.site["theme"])
    found = [
        ThemeYear(known[slug], moves[slug], done[slug], money[slug]) for slug in known if moves[slug] or money[slug]
    ]
    return tuple(sorted(found, key=lambda row: (-row.moved, -row.money, row.theme.slug)))


def became(scene: Scene, decision: Decision, moved: list[Moved]) -> Iterator[Moved]:
    """Find what moved of what a direction is about: an action, a whole plan, or all actions of a theme."""
    for one in sorted(moved, key=lambda one: (one.update.on, one.plan.slug, one.action.id)):
        for about in decision.affected:
            plan = scene.site["plan"].get(about.slug) if about.kind == "plan" else None
            same_place = isinstance(plan, Plan) and plan.community == one.plan.community
            is_theme = about.kind == "theme" and about.slug in one.themes
            if is_theme or (same_place and about.part in ("", one.action.id)):
                yield one
                break
