"""The phase of a plan fits what the plan says of itself, and every goal leads to something.

Passes: `phase: hearing` with `hearing: {from: 2026-11-10, to: 2026-12-20, how: …, reader: …}`; `phase: evaluated` with
        `evaluation`; `adopted` after the last day of the hearing.
Fails:  `phase: hearing` without `hearing`; `phase: evaluated` without `evaluation`; `adopted` before the hearing is
        over, or in a draft. Warned of: a goal without actions in a plan that has some.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.plans.plan import Plan
from generator.model.site import Keys
from generator.problems import Message, Problem, Severity, say

RULE: Final = "plan-phase"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each plan whose phase is not borne out by the rest of it."""
    for plan in site_of(loaded)["plan"].values():
        if isinstance(plan, Plan):
            for keys, what, fix, severity in _faults(plan):
                yield Problem(loaded.locate(plan, keys), RULE, what, fix, severity)


def _faults(plan: Plan) -> Iterator[tuple[Keys, Message, Message, Severity]]:
    if plan.phase == "hearing" and plan.hearing is None:
        what = say("the plan is in hearing, and nothing says how to answer")
        yield ("phase",), what, say("add 'hearing:' with from, to, how and reader"), "error"
    if plan.phase == "evaluated" and plan.evaluation is None:
        what = say("the plan is evaluated, and nothing says what was learned")
        yield ("phase",), what, say("add 'evaluation:' with on and what"), "error"
    if plan.adopted is not None and plan.phase in ("draft", "hearing"):
        what = say("the plan was adopted on {day}, and its phase is '{phase}'", day=plan.adopted, phase=plan.phase)
        yield ("phase",), what, say("write 'phase: adopted', or delete 'adopted'"), "error"
    elif plan.adopted is not None and plan.hearing is not None and plan.adopted <= plan.hearing.to:
        what = say("the plan was adopted on {day}, and the hearing ran until {last}", day=plan.adopted,
                   last=plan.hearing.to)  # fmt: skip
        yield ("adopted",), what, say("mend the day, or the hearing"), "error"
    for at, goal in enumerate(plan.goals):
        if not goal.actions and plan.actions:
            what = say("nothing is to be done for the goal '{title}'", title=goal.title)
            yield ("goals", at, "title"), what, say("add 'actions:' under the goal, or take it out"), "warning"
