"""The next steps of reports: which are open, how old they are, and which are late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from generator.model.experience.report import Recommendation, Report, Step
from generator.views.scene import Scene


@dataclass(frozen=True)
class Pending:
    """A step as seen on a day."""

    report: Report
    recommendation: Recommendation
    step: Step
    address: str
    """Relative to the site."""
    as_of: date

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.step.is_open(self.as_of)

    @property
    def is_overdue(self) -> bool:
        """Whether it should have been done before the day; the due day itself is in time."""
        return self.is_open and self.step.due < self.as_of

    @property
    def days(self) -> int:
        """How many days ago the report said so."""
        return (self.as_of - (self.report.dated or self.report.published)).days

    @property
    def order(self) -> tuple[bool, date, str, str]:
        """What is late comes first, then what is due first."""
        return not self.is_overdue, self.step.due, self.report.slug, self.step.id


def steps(scene: Scene, report: Report) -> dict[str, Pending]:
    """See the steps of a report on the day of the build, by their ids."""
    address = scene.site.address_of("report", report.slug)
    return {
        step.id: Pending(report, one, step, f"{address}#section-step-{step.id}", scene.today)
        for one in report.recommendations
        for step in one.next
    }


def all_steps(scene: Scene) -> tuple[Pending, ...]:
    """See the steps of all reports, what is late first."""
    return scene.once("report steps", "", lambda: tuple(sorted(_all(scene), key=lambda one: one.order)))


def _all(scene: Scene) -> Iterator[Pending]:
    for record in scene.site["report"].values():
        yield from steps(scene, cast(Report, record)).values()


def of_body(scene: Scene, slug: str) -> tuple[Pending, ...]:
    """See the open steps that a body owns, what is late first."""
    return tuple(one for one in all_steps(scene) if one.step.owner == slug and one.is_open)
