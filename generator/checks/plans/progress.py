"""How far an action is, in per cent, does not contradict its status on that day.

Passes: `status: done` with `percent: 100`, or without `percent`; `status: running` with any number.
Fails:  `status: done` with `percent: 40`; `status: planned` with `percent: 100`. Both are warnings.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import parts
from generator.load import Loaded
from generator.model.plans.action import Action, Update
from generator.problems import Message, Problem, say

RULE: Final = "progress"
_ALL: Final = 100


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each measured part that the status of the action contradicts."""
    for record, keys, action in parts(loaded):
        if not isinstance(action, Action):
            continue
        for index, update in enumerate(action.updates):
            fault = _fault(action, update)
            if fault:
                yield Problem(loaded.locate(record, (*keys, "updates", index, "percent")), RULE, *fault, "warning")


def _fault(action: Action, update: Update) -> tuple[Message, Message] | None:
    if update.percent is None:
        return None
    status = update.status or action.status_on(update.on)
    if status == "done" and update.percent < _ALL:
        what = say("'{title}' is done, and {percent} % of it", title=action.title, percent=f"{update.percent:g}")
        return what, say("write 'percent: 100', or mend 'status'")
    if status in ("idea", "planned") and update.percent == _ALL:
        what = say("'{title}' has not begun, and 100 % of it is done", title=action.title)
        return what, say("write 'status: done', or mend 'percent'")
    return None
