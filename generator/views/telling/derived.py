"""Open data of what is no record of its own: the actions of plans, and the decisions of meetings."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from generator.model.plans.plan import Plan
from generator.views.minutes.decisions import all_decisions
from generator.views.plans import plans
from generator.views.plans.plans import Work
from generator.views.scene import Scene

Row = dict[str, Any]


@dataclass(frozen=True)
class Derived:
    """One table that is made of several records."""

    name: str
    """In the address: `data/action.json`."""
    many: str
    """What several are called: an English message id of the catalogs."""
    columns: Mapping[str, Mapping[str, Any]]
    """JSON Schema of each value, by its key; in the order of the table."""
    rows: Callable[[Scene], Iterator[Row]]


def _text(about: str) -> Mapping[str, Any]:
    return {"type": "string", "description": about}


def _maybe(about: str, **more: str) -> Mapping[str, Any]:
    return {"type": ["string", "null"], "description": about, **more}


def _actions(scene: Scene) -> Iterator[Row]:
    for record in scene.site["plan"].values():
        plan = cast(Plan, record)
        page = scene.site.url(scene.site.address_of("plan", plan.slug))
        is_current = plans.current(scene, plan.community) is plan
        for goal in plan.goals:
            for action in goal.actions:
                yield {
                    "plan": plan.slug,
                    "community": plan.community,
                    "id": action.id,
                    "url": f"{page}#section-action-{action.id}",
                    "goal": goal.title,
                    "title": action.title,
                    "status": action.status,
                    "since": action.since.isoformat() if action.since else None,
                    "horizon": action.horizon,
                    "themes": list(Work(plan, action).themes),
                    "lead": action.lead,
                    "department": action.department,
                    "cost": action.cost,
                    "is_current": is_current,
                    "example": plan.example,
                }


def _decisions(scene: Scene) -> Iterator[Row]:
    for one in all_decisions(scene):
        yield {
            "meeting": one.meeting.slug,
            "id": one.item.id,
            "url": scene.site.url(one.address),
            "day": one.day.isoformat(),
            "body": one.body,
            "title": one.item.title,
            "kind": one.item.kind or "decision",
            "decision": one.text,
            "affects": list(one.item.affects),
            "is_draft": one.is_draft,
            "example": one.meeting.example,
        }


_LIST: Final = {"type": "array", "items": {"type": "string"}}
_FLAG: Final = {"type": "boolean"}
DERIVED: Final = (
    Derived(
        "action",
        "actions",
        {
            "plan": _text("The slug of the plan."),
            "community": _text("The slug of the community."),
            "id": _text("The id of the action; it stays the same in later editions of the plan."),
            "url": _text("Where the action stands on the page of its plan."),
            "goal": _text("The goal it belongs to."),
            "title": _text("What is to be done."),
            "status": _maybe("How far it is, on the day for which the file was made."),
            "since": _maybe("The day from which it is so.", format="date"),
            "horizon": _maybe("`short` for here and now, `long` for the long haul."),
            "themes": {**_LIST, "description": "The slugs of its themes, else those of its plan."},
            "lead": _maybe("The slug of the body that leads it."),
            "department": _maybe("The slug of the department that answers for it."),
            "cost": {"type": ["integer", "null"], "description": "What it may cost, in whole kroner or euro."},
            "is_current": {**_FLAG, "description": "Whether the edition is the one that counts."},
            "example": {**_FLAG, "description": "Whether it is made up."},
        },
        _actions,
    ),
    Derived(
        "decision",
        "decisions",
        {
            "meeting": _text("The slug of the meeting."),
            "id": _text("The id of the agenda item."),
            "url": _text("Where the decision stands on the page of its meeting."),
            "day": {**_text("The day of the meeting."), "format": "date"},
            "body": _maybe("The slug of the body that decided."),
            "title": _text("The item."),
            "kind": _text("`decision`, or `direction` for what is to be worked on in the coming year."),
            "decision": _text("What was decided."),
            "affects": {**_LIST, "description": "What it is about, as `kind:slug#part`."},
            "is_draft": {**_FLAG, "description": "Whether the minutes still have to be approved."},
            "example": {**_FLAG, "description": "Whether it is made up."},
        },
        _decisions,
    ),
)  # fmt: skip
"""All tables of this sort."""
