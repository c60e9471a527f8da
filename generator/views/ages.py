"""How old facts are: when somebody last compared a record with its source."""

from dataclasses import dataclass
from datetime import date

from generator.model.entity import Entity, SourceNote
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
    """Give the age of the facts of a record, when they are old."""
    return age_of(scene, record.source)
