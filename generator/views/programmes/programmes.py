"""Programmes on the day of the build: whether one can sign up, and what comes next."""

from dataclasses import dataclass
from typing import Final, Literal, cast

from generator.model.programmes.programme import Moment, Programme
from generator.views.money.rounds import Applying, applying
from generator.views.money.timetable import OPEN
from generator.views.scene import Scene

Stage = Literal["open", "full", "coming", "running", "over"]
STAGES: Final[tuple[Stage, ...]] = ("open", "coming", "full", "running", "over")
"""Stages in the order of the list: what one can sign up to first."""


@dataclass(frozen=True)
class Offer:
    """A programme as seen on a day."""

    stage: Stage
    applying: Applying | None
    """When one can sign up; None where nobody has said."""
    next: Moment | None
    """What happens next."""
    left: int | None
    """How many can still take part; None where the capacity is not known."""


def offer(scene: Scene, programme: Programme) -> Offer:
    """See a programme on the day of the build."""
    standing = applying(scene, programme) if programme.rounds is not None else None
    ahead = (one for one in sorted(programme.timeline, key=lambda one: one.on) if one.on >= scene.today)
    left = None if programme.capacity is None else programme.capacity - len(programme.participants)
    return Offer(_stage(scene, programme, standing, left), standing, next(ahead, None), left)


def _stage(scene: Scene, programme: Programme, standing: Applying | None, left: int | None) -> Stage:
    period = programme.period
    if (period and period.to and period.to < scene.today) or programme.state == "ended":
        return "over"
    if left == 0 or programme.state == "budget-used" or (programme.sign_up and programme.sign_up.full):
        return "running" if _has_begun(scene, programme) else "full"
    if standing is not None and standing.state in OPEN:
        return "open"
    return "running" if _has_begun(scene, programme) else "coming"


def _has_begun(scene: Scene, programme: Programme) -> bool:
    period = programme.period
    return bool(period and period.from_ and period.from_ <= scene.today)


def all_moments(scene: Scene) -> tuple[tuple[Programme, Moment], ...]:
    """List what happens in all programmes, in the order of the days."""
    found = [
        (cast(Programme, programme), moment)
        for programme in scene.site["programme"].values()
        for moment in cast(Programme, programme).timeline
    ]
    return tuple(sorted(found, key=lambda one: (one[1].on, one[0].slug, one[1].id)))
