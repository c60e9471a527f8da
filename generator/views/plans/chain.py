"""The chain of an action: the money it got, what was decided about it, the projects and the experience that came of it.

Every link is typed once, in the record that came later; here it is followed back. An action keeps its id in later
editions of its plan, so what was given to it in one edition is found in the others too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from generator.model.awards.award import Award
from generator.model.entity import Entity
from generator.model.experience.story import Story
from generator.model.plans.plan import Plan
from generator.model.plans.project import Project
from generator.views.minutes.decisions import Decision, about
from generator.views.plans.plans import work_of
from generator.views.scene import Scene

Spot = tuple[str, str]
"""Slug of a community, and id of an action in the editions of its plan."""


@dataclass(frozen=True)
class Chain:
    """What hangs on one action."""

    awards: tuple[Award, ...] = ()
    """The latest first."""
    projects: tuple[Project, ...] = ()
    stories: tuple[Story, ...] = ()
    decisions: tuple[Decision, ...] = ()
    """About the action, in any edition; the latest first."""


_NOTHING = Chain()


def chain_of(scene: Scene, plan: Plan, action: str) -> Chain:
    """Find what hangs on an action of a plan."""
    return chains(scene).get((plan.community, action), _NOTHING)


def chains(scene: Scene) -> Mapping[Spot, Chain]:
    """Find all chains once a build."""
    return scene.once("chains", "", lambda: _chains(scene))


def _chains(scene: Scene) -> Mapping[Spot, Chain]:
    found: dict[Spot, dict[str, list[Entity]]] = defaultdict(lambda: defaultdict(list))
    for kind, record, references in _referring(scene):
        works = (work_of(scene, reference) for reference in references)
        for spot in dict.fromkeys((work.plan.community, work.action.id) for work in works if work is not None):
            found[spot][kind].append(record)
    decided: dict[Spot, dict[int, Decision]] = defaultdict(dict)
    for plan in cast(Mapping[str, Plan], scene.site["plan"]).values():
        for action in plan.actions:
            for decision in about(scene, "plan", plan.slug, action.id):
                decided[(plan.community, action.id)][id(decision)] = decision
    return {spot: _chain(found[spot], decided[spot].values()) for spot in sorted(found.keys() | decided.keys())}


def _chain(found: Mapping[str, list[Entity]], decisions: Iterable[Decision]) -> Chain:
    awards = cast(list[Award], found.get("award", []))
    ordered = sorted(decisions, key=lambda one: (-one.day.toordinal(), one.address))
    return Chain(
        tuple(sorted(awards, key=lambda award: (-award.awarded.toordinal(), award.slug))),
        tuple(cast(list[Project], found.get("project", []))),
        tuple(cast(list[Story], found.get("story", []))),
        tuple(ordered),
    )


def _referring(scene: Scene) -> Iterator[tuple[str, Entity, tuple[str | None, ...]]]:
    for award in cast(Mapping[str, Award], scene.site["award"]).values():
        yield "award", award, (award.action,)
    for project in cast(Mapping[str, Project], scene.site["project"]).values():
        yield "project", project, project.actions
    stories = cast(Mapping[str, Story], scene.site["story"])
    for story in stories.values():
        of_project = scene.site["project"].get(story.project or "")
        inherited = of_project.actions if isinstance(of_project, Project) and not story.actions else ()
        yield "story", story, (*story.actions, *inherited)
