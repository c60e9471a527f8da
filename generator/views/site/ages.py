"""How old facts are: when somebody last compared a record with its source.

What has been does not grow old: nobody need look again at a meeting that was held, or at a project that is completed.
"""

from dataclasses import dataclass
from datetime import date

from generator.model.awards.award import Award
from generator.model.entity import Entity, SourceNote
from generator.model.experience.report import Report
from generator.model.experience.story import Story
from generator.model.meetings.meeting import Meeting
from generator.model.plans.plan import Plan
from generator.model.plans.project import Project
from generator.model.text.news import News
from generator.views.scene import Scene

_MONTH = 30


@dataclass(frozen=True)
class Age:
    """The age of facts that are older than the site allows."""

    note: SourceNote
    """The source that was looked at last."""
    place: int
    """Its place among the sources of the record, from 0."""
    days: int
    """Days since then."""
    limit: int
    """Days after which a source is old."""

    @property
    def months(self) -> int:
        """The limit in whole months of thirty days; 0 when it is shorter than one."""
        return self.limit // _MONTH

    @property
    def checked(self) -> date:
        """The day of the last look."""
        return self.note.checked


def age_of(scene: Scene, sources: tuple[SourceNote, ...]) -> Age | None:
    """Give the age of facts that nobody has checked for longer than the site allows; None for fresh or unsourced ones.

    The newest check counts: whoever looked at one source has looked at the record.
    """
    if not sources:
        return None
    place = max(range(len(sources)), key=lambda index: (sources[index].checked, -index))
    days = (scene.today - sources[place].checked).days
    limit = scene.site.settings.facts_max_age
    return Age(sources[place], place, days, limit) if days > limit else None


def age_of_record(scene: Scene, record: Entity) -> Age | None:
    """Give the age of the facts of a record, when they are old and may still change."""
    return None if is_settled(scene, record) else age_of(scene, record.source)


def is_settled(scene: Scene, record: Entity) -> bool:
    """Say whether a record tells of what has been: a past meeting, news, an expired plan, a completed award."""
    if isinstance(record, Meeting):
        return record.last_day < scene.today
    if isinstance(record, Award):
        return record.status in ("completed", "withdrawn")
    if isinstance(record, Project):
        return record.phase in ("finished", "dropped")
    return isinstance(record, News | Story | Report) or (
        isinstance(record, Plan) and record.phase in ("expired", "evaluated")
    )


def last_change(scene: Scene, record: Entity) -> date:
    """Give the last day on which a record said something new; of a meeting also by changes and minutes."""
    days = [record.published, *([record.updated] if record.updated else [])]
    if isinstance(record, Meeting):
        days += [revision.on for revision in record.revisions]
        minutes = record.minutes
        if minutes is not None:
            withdrawn = minutes.withdrawn.on if minutes.withdrawn else None
            days += [day for day in (minutes.published, minutes.approved, withdrawn) if day]
            days += [correction.on for correction in minutes.corrections]
    if isinstance(record, Plan):
        days += [update.on for action in record.actions for update in action.updates if update.on > record.published]
    if isinstance(record, Project):
        days += [update.on for update in record.updates if update.on > record.published]
    return max((day for day in days if day <= scene.today), default=record.published)
