"""The history of an action can be read from top to bottom, and says why something is late, dropped or taken up again.

Passes: `updates: [{on: 2026-03-01, what: Begyndt., status: running}, {on: 2026-09-01, what: Færdig., status: done}]`;
        `status: dropped` with `reason`; `done` and later `running` with `reason`.
Fails:  a line whose day is before that of the line above; `delayed` or `dropped` without `reason`; `done` or `dropped`
        and later another status without `reason`.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import parts
from generator.load import Loaded
from generator.model.plans.action import OVER, WANTS_REASON, Action, Status, Update
from generator.model.site import Keys
from generator.problems import Message, Problem, say

RULE: Final = "action-history"
_SAY_WHY: Final = say("add 'reason:' with one sentence")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each line of a history that leaves the reader with a question."""
    for record, keys, action in parts(loaded):
        if isinstance(action, Action):
            for place, what, fix in _faults(action):
                yield Problem(loaded.locate(record, (*keys, "updates", *place)), RULE, what, fix)


def _faults(action: Action) -> Iterator[tuple[Keys, Message, Message]]:
    before: Update | None = None
    status: Status | None = None
    for index, update in enumerate(action.updates):
        if before is not None and update.on < before.on:
            what = say("the line of {day} stands after that of {later}", day=update.on, later=before.on)
            yield (index, "on"), what, say("put the lines in order, the oldest first")
        before = update
        if update.status is None:
            continue
        is_last = all(one.status is None for one in action.updates[index + 1 :])
        reason = update.reason or (action.reason if is_last else None)
        if status in OVER and update.status != status and not reason:
            what = say("'{title}' was '{before}', and is '{now}'", title=action.title, before=status, now=update.status)
            yield (index, "status"), what, _SAY_WHY
        elif update.status in WANTS_REASON and not reason:
            what = say("'{title}' is '{now}', and the reason is missing", title=action.title, now=update.status)
            yield (index, "status"), what, _SAY_WHY
        status = update.status
