"""How far an action is, in per cent, does not contradict its status.

Passes: `status: done` with `progress: 100`, or without `progress`; `status: running` with any number.
Fails:  `status: done` with `progress: 40`; `status: planned` with `progress: 100`. Both are warnings.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.plans.plan import Action, Plan
from generator.problems import Message, Problem, say

RULE: Final = "progress"
_ALL: Final = 100


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each action whose progress its status contradicts."""
    for plan in site_of(loaded)["plan"].values():
        if not isinstance(plan, Plan):
            continue
        for at, goal in enumerate(plan.goals):
            for place, action in enumerate(goal.actions):
                fault = _fault(action)
                if fault:
                    position = loaded.locate(plan, ("goals", at, "actions", place, "progress"))
                    yield Problem(position, RULE, *fault, "warning")


def _fault(action: Action) -> tuple[Message, Message] | None:
    if action.progress is None:
        return None
    if action.status == "done" and action.progress < _ALL:
        what = say(
            "'{title}' is done, and its progress is {progress} %", title=action.title, progress=f"{action.progress:g}"
        )
        return what, say("write 'progress: 100', or mend 'status'")
    if action.status in ("idea", "planned") and action.progress == _ALL:
        what = say("'{title}' has not begun, and its progress is 100 %", title=action.title)
        return what, say("write 'status: done', or mend 'progress'")
    return None
