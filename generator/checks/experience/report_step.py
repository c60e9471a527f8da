"""A next step of a report has an owner, a day, and one course.

Passes: `{id: udvalg, what: Oprette et projektudvalg, owner: raadet, due: 2027-02-01}`; `state: done` with `ended`.
Fails:  an owner who is a person; `done` or `dropped` without `ended`; `dropped` without `reason`; `ended` with
        `state: open`. A step without owner or day is no step, and is refused when it is read.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import parts
from generator.load import Loaded
from generator.model.experience.report import Step
from generator.problems import Message, Problem, say

RULE: Final = "report-step"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each step that cannot be followed up as it is written."""
    for record, keys, step in parts(loaded):
        if isinstance(step, Step):
            for key, what, fix in _faults(step):
                yield Problem(loaded.locate(record, (*keys, key)), RULE, what, fix)


def _faults(step: Step) -> Iterator[tuple[str, Message, Message]]:
    if step.state == "open" and step.ended:
        what = say("'{id}' ended on {day}, and its state is 'open'", id=step.id, day=step.ended)
        yield "ended", what, say("write 'state: done' or 'state: dropped', or delete 'ended'")
    if step.state != "open" and step.ended is None:
        what = say("'{id}' is '{state}', and the day is missing", id=step.id, state=step.state)
        yield "state", what, say("add 'ended:' with the day")
    if step.state == "dropped" and not step.reason:
        what = say("'{id}' is dropped, and the reason is missing", id=step.id)
        yield "state", what, say("add 'reason:' with one sentence")
