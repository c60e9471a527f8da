"""Ids carry over from one edition of a plan to the next: what is the same keeps its id, and an id keeps its meaning.

Passes: an action `bro` in `plans/strandby/2022.md` and in `plans/strandby/2026.md`, though its title has changed.
Fails:  `havnen` is a goal in one edition and an action in the next. Warned of: an action of the same title under
        another id, which readers see as dropped and begun anew.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.plans.plan import Plan
from generator.model.site import Keys
from generator.problems import Problem, say

RULE: Final = "edition"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each id that means something else in the edition before."""
    editions: dict[str, list[Plan]] = defaultdict(list)
    for plan in site_of(loaded)["plan"].values():
        if isinstance(plan, Plan):
            editions[plan.community].append(plan)
    for plans in editions.values():
        for before, plan in pairwise(sorted(plans, key=lambda one: one.year)):
            yield from _compared(loaded, before, plan)


def _compared(loaded: Loaded, before: Plan, plan: Plan) -> Iterator[Problem]:
    goals, actions = {goal.id for goal in before.goals}, {action.id for action in before.actions}
    titles = {action.title.casefold(): action.id for action in before.actions}
    here = {action.id for action in plan.actions}
    doubled = here & {goal.id for goal in plan.goals}  # of those another rule tells
    for keys, name, title, is_goal in _named(plan):
        if name in doubled:
            continue
        if name in (actions if is_goal else goals) and name not in (goals if is_goal else actions):
            sorts = (say("goal"), say("action")) if is_goal else (say("action"), say("goal"))
            what = say("'{id}' is a {now}, and in '{file}' a {before}", id=name, now=sorts[0],
                       file=loaded.file(before), before=sorts[1])  # fmt: skip
            yield Problem(loaded.locate(plan, (*keys, "id")), RULE, what, say("give it another id"))
        known = None if is_goal else titles.get(title.casefold())
        if known is not None and known != name and name not in actions and known not in here:
            what = say("'{title}' has the id '{id}' in '{file}'", title=title, id=known, file=loaded.file(before))
            yield Problem(loaded.locate(plan, (*keys, "id")), RULE, what, say("write '{slug}'", slug=known), "warning")


def _named(plan: Plan) -> Iterator[tuple[Keys, str, str, bool]]:
    for at, goal in enumerate(plan.goals):
        yield ("goals", at), goal.id, goal.title, True
        for place, action in enumerate(goal.actions):
            yield ("goals", at, "actions", place), action.id, action.title, False
