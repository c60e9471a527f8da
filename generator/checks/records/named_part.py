"""Where an action of a plan or an item of a meeting is meant, it is named: the record alone is not enough.

Passes: `actions: [plan:strandby/2026#bro]` in a project; `decision: meeting:2026-03-04-raadet#planen` in a plan.
Fails:  `actions: [plan:strandby/2026]`, a goal, or a meeting there; `decision: plan:strandby/2026#bro`.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import site_of, target_of
from generator.load import Loaded
from generator.model.entity import Entity
from generator.model.experience.report import Report
from generator.model.experience.story import Story
from generator.model.meetings.meeting import Meeting
from generator.model.plans.plan import Plan
from generator.model.plans.project import Project
from generator.model.site import Keys, Site
from generator.model.text.document import Document
from generator.problems import Message, Problem, say

RULE: Final = "named-part"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each reference to something else than an action, or an item."""
    site = site_of(loaded)
    for _, record in site.all():
        for keys, reference in _actions(record):
            if not is_part(site, reference, "plan"):
                yield Problem(loaded.locate(record, keys), RULE, *no_action(reference))
        decision = getattr(record, "decision", None) if isinstance(record, Plan | Report | Document) else None
        if decision is not None and not is_part(site, decision, "meeting"):
            yield Problem(loaded.locate(record, ("decision",)), RULE, *no_item(decision))


def _actions(record: Entity) -> Iterator[tuple[Keys, str]]:
    if isinstance(record, Project | Story):
        yield from ((("actions", index), reference) for index, reference in enumerate(record.actions))


def no_action(reference: str) -> tuple[Message, Message]:
    """Say that a reference names no action, and how one is named."""
    what = say("'{reference}' is no action of a plan", reference=reference)
    return what, say("write it as '{form}'", form="plan:…/…#…")


def no_item(reference: str) -> tuple[Message, Message]:
    """Say that a reference names no item of a meeting, and how one is named."""
    what = say("'{reference}' is no item of a meeting", reference=reference)
    return what, say("write it as '{form}'", form="meeting:…#…")


def is_part(site: Site, reference: str, kind: str) -> bool:
    """Say whether it names an action or an item; of a part that is not there, another rule complains."""
    target = target_of(reference)
    if target.kind != kind or not target.part:
        return False
    record = site[kind].get(target.slug)
    if isinstance(record, Plan):
        return target.part not in {goal.id for goal in record.goals}
    if isinstance(record, Meeting) and record.minutes is not None:
        return target.part not in {point.id for point in record.minutes.action_points}
    return True
