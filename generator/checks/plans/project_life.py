"""A project that is running is led and has a plan, and its milestones fit its days.

Passes: `phase: running` with `leader` or `lead`, and with `plan`; a milestone that is done after the project began.
Fails:  `phase: running` without one of them; `phase: dropped` without `reason`; a milestone done before the project
        began. Warned of: `phase: finished` with a milestone that is not done.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.plans.project import Project
from generator.model.site import Keys
from generator.problems import Message, Problem, Severity, say

RULE: Final = "project-life"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each project that says of itself what it does not bear out."""
    for project in site_of(loaded)["project"].values():
        if isinstance(project, Project):
            for keys, what, fix, severity in (*_phase(project), *_milestones(project)):
                yield Problem(loaded.locate(project, keys), RULE, what, fix, severity)


def _phase(project: Project) -> Iterator[tuple[Keys, Message, Message, Severity]]:
    if project.is_running and project.leader is None and project.lead is None:
        what = say("the project is running, and nobody leads it")
        yield ("phase",), what, say("add 'leader:' with a role, or 'lead:' with a body"), "error"
    if project.is_running and project.plan is None:
        what = say("the project is running, and has no plan")
        yield ("phase",), what, say("add 'plan:' with what the group will do, in a few sentences"), "error"
    if project.phase == "dropped" and project.reason is None:
        what = say("'{title}' is '{now}', and the reason is missing", title=project.title, now=project.phase)
        yield ("phase",), what, say("add 'reason:' with one sentence"), "error"


def _milestones(project: Project) -> Iterator[tuple[Keys, Message, Message, Severity]]:
    begins = project.period.from_ if project.period else None
    for index, one in enumerate(project.milestones):
        keys: Keys = ("milestones", index)
        if one.done is not None and begins is not None and one.done < begins:
            what = say("'{title}' was done on {day}, before the project began on {begins}", title=one.title,
                       day=one.done, begins=begins)  # fmt: skip
            yield (*keys, "done"), what, say("mend the day, or 'from' under 'period'"), "error"
        if one.done is None and project.phase == "finished":
            what = say("the project is finished, and '{title}' is not done", title=one.title)
            yield (*keys, "title"), what, say("add 'done:' with the day, or delete the milestone"), "warning"
