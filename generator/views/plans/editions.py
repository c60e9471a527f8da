"""Two editions of a plan side by side: what is new, what was finished, what was dropped, what goes on."""

from dataclasses import dataclass

from generator.model.plans.action import Action
from generator.model.plans.plan import Plan
from generator.views.plans import plans
from generator.views.scene import Scene


@dataclass(frozen=True)
class Compared:
    """What became of the actions of the edition before, by their ids."""

    before: Plan
    added: tuple[Action, ...]
    """Of the new edition: those that the one before had not."""
    carried: tuple[Action, ...]
    """Of the new edition: those that go on from the one before."""
    finished: tuple[Action, ...]
    """Of the edition before, or of both: those that are carried out."""
    dropped: tuple[Action, ...]
    """Of the edition before: those that were dropped, or were not taken on."""


def compared(scene: Scene, plan: Plan) -> Compared | None:
    """Compare an edition with the one before it; None for the first one."""
    earlier = [one for one in plans.editions(scene, plan.community) if one.year < plan.year]
    return compare(earlier[0], plan) if earlier else None


def compare(before: Plan, plan: Plan) -> Compared:
    """Compare two editions by the ids of their actions."""
    old, new = ({action.id: action for action in edition.actions} for edition in (before, plan))
    both = [action for action in plan.actions if action.id in old]
    ended = {action.id for action in both if "done" in (action.status, old[action.id].status)}
    left = [action for action in before.actions if action.id not in new]
    return Compared(
        before,
        added=tuple(action for action in plan.actions if action.id not in old),
        carried=tuple(action for action in both if action.id not in ended and action.status != "dropped"),
        finished=(*(one for one in both if one.id in ended), *(one for one in left if one.status == "done")),
        dropped=(
            *(one for one in both if one.id not in ended and one.status == "dropped"),
            *(one for one in left if one.status != "done"),
        ),
    )


def hearings(scene: Scene) -> tuple[Plan, ...]:
    """List the plans that one can say what one thinks of on the day, what closes first at the front."""
    found = [
        plan
        for plan in scene.site["plan"].values()
        if isinstance(plan, Plan) and plan.hearing is not None and plan.hearing.from_ <= scene.today <= plan.hearing.to
    ]
    return tuple(sorted(found, key=lambda plan: (plan.hearing.to if plan.hearing else scene.today, plan.slug)))
