"""The department that answers for an action is one of the municipality.

Passes: `department: kultur-og-fritid`, a body of the type `administration`; `lead: borgerforeningen`.
Fails:  `department: borgerforeningen`, which is an association: whoever leads an action stands under `lead`.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import parts, site_of
from generator.load import Loaded
from generator.model.people.body import Body
from generator.model.plans.action import Action
from generator.problems import Problem, say

RULE: Final = "action-owner"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each action whose department is no part of the municipality."""
    bodies = site_of(loaded)["body"]
    for record, keys, action in parts(loaded):
        if not isinstance(action, Action) or action.department is None:
            continue
        body = bodies.get(action.department)
        if isinstance(body, Body) and body.type != "administration":
            what = say("'{slug}' is no department of the municipality", slug=action.department)
            fix = say("write it under 'lead', or write 'type: administration' in its file if it is one")
            yield Problem(loaded.locate(record, (*keys, "department")), RULE, what, fix)
