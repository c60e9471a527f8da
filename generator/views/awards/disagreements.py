"""Where an award and the action of the plan that it pays for tell different stories, or an award contradicts itself.

Neither file is wrong alone, so no rule can mend it: the editors are asked which of the two is so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from generator.model.awards.award import Award
from generator.model.plans.action import Action
from generator.model.site import Keys
from generator.problems import Message, say
from generator.views.plans.plans import work_of
from generator.views.scene import Scene

_MEND = say("mend 'status' of the award, or add a line to 'updates' of the action")


@dataclass(frozen=True)
class Disagreement:
    """One thing that two places tell differently."""

    award: Award
    keys: Keys
    what: Message
    fix: Message


def disagreements(scene: Scene) -> Iterator[Disagreement]:
    """List them, award by award."""
    for record in scene.site["award"].values():
        award = cast(Award, record)
        yield from _alone(award, scene.today)
        if (work := work_of(scene, award.action)) is not None:
            yield from _with_action(award, work.action, scene.today)


def _alone(award: Award, today: date) -> Iterator[Disagreement]:
    if award.awarded > today:
        what = say("it was awarded on {day}, a day still to come", day=award.awarded)
        yield Disagreement(award, ("awarded",), what, say("mend the day"))
    if award.status == "completed" and award.accounts_received is None and _is_ahead(award.accounts_due, today):
        what = say("the award is completed, and its accounts have not come")
        fix = say("write the day they came under 'accounts_received', or mend 'status'")
        yield Disagreement(award, ("status",), what, fix)
    ends, waits = award.runs.to if award.runs else None, award.status in ("awarded", "paid")
    if ends is not None and ends < today and waits and not _is_waited_for(award):
        what = say(
            "the project was to end on {day}, and the award still says '{status}'", day=ends, status=award.status
        )
        yield Disagreement(award, ("status",), what, say("write 'status: completed', or mend 'runs'"))


def _with_action(award: Award, action: Action, today: date) -> Iterator[Disagreement]:
    if award.status == "completed" and action.status in ("idea", "planned", "dropped"):
        what = say(
            "the award is completed, and the action '{title}' says '{status}'", title=action.title, status=action.status
        )
        yield Disagreement(award, ("status",), what, _MEND)
    if award.status in ("awarded", "paid") and action.status == "dropped":
        what = say(
            "the action '{title}' is dropped, and the award says '{status}'", title=action.title, status=award.status
        )
        fix = say("write 'status: withdrawn', or add a line to 'updates' of the action")
        yield Disagreement(award, ("status",), what, fix)
    if award.status in ("awarded", "paid") and action.status == "done" and not _is_waited_for(award):
        what = say(
            "the action '{title}' is done, and the award says '{status}'", title=action.title, status=award.status
        )
        yield Disagreement(award, ("status",), what, _MEND)
    if award.runs and award.runs.to and award.runs.to >= today and action.status == "dropped":
        what = say(
            "the action '{title}' is dropped, and its project runs until {day}", title=action.title, day=award.runs.to
        )
        yield Disagreement(award, ("runs",), what, say("mend 'runs', or add a line to 'updates' of the action"))


def _is_ahead(day: date | None, today: date) -> bool:
    return day is not None and day >= today


def _is_waited_for(award: Award) -> bool:
    """Say whether its accounts are still to come: until then it is not completed, and another rule tells of them."""
    return award.accounts_due is not None and award.accounts_received is None
