"""Projects on the day of the build: how far the milestones are, and what is late."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, cast

from generator.model.plans.project import Milestone, Project
from generator.views.scene import Scene

ORDER: Final = ("running", "planning", "idea", "finished", "dropped")
"""Phases in the order of the list: what one can join first."""


@dataclass(frozen=True)
class Mark:
    """A milestone as seen on a day."""

    milestone: Milestone
    state: Literal["done", "late", "ahead"]


@dataclass(frozen=True)
class Course:
    """How far a project is."""

    marks: tuple[Mark, ...]

    @property
    def done(self) -> int:
        """How many milestones are done."""
        return sum(mark.state == "done" for mark in self.marks)

    @property
    def next(self) -> Milestone | None:
        """The first milestone that is not done."""
        return next((mark.milestone for mark in self.marks if mark.state != "done"), None)


def course(scene: Scene, project: Project) -> Course:
    """See the milestones of a project on the day of the build."""
    is_over = project.phase in ("finished", "dropped")
    return Course(tuple(Mark(one, _state(one, scene.today, is_over=is_over)) for one in project.milestones))


def _state(milestone: Milestone, today: date, *, is_over: bool) -> Literal["done", "late", "ahead"]:
    if milestone.done is not None and milestone.done <= today:
        return "done"
    return "late" if milestone.due < today and not is_over else "ahead"


def together(scene: Scene) -> frozenset[frozenset[str]]:
    """Give each pair of communities that has a project together, finished ones too."""
    return scene.once("joint projects", "", lambda: frozenset(_pairs(scene)))


def _pairs(scene: Scene) -> set[frozenset[str]]:
    return {
        frozenset((one, other))
        for project in scene.site["project"].values()
        for one in cast(Project, project).communities
        for other in cast(Project, project).communities
        if one != other and cast(Project, project).phase != "dropped"
    }
