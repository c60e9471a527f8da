"""Finds every message id that the code and the templates use; the catalogs must have them all, and no other.

Ids that stand in a call as they are, or in a name given two lines above, are read from the source. Those that are put
together of a word and a value (`t("fund state " ~ state)`) or stand in a table are listed in `_composed`.
"""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

from jinja2 import Environment, nodes

from generator.model.awards import award
from generator.model.guides import form
from generator.model.kinds import KINDS
from generator.model.meetings import meeting
from generator.model.minutes import minutes
from generator.model.money import fund
from generator.model.overviews import OVERVIEWS
from generator.model.people import body, community
from generator.model.plans import action, plan, project
from generator.model.programmes import programme
from generator.model.text import document
from generator.model.year import wheel
from generator.views.meetings import meetings, topics
from generator.views.money import rounds
from generator.views.plans import projects
from generator.views.programmes import programmes
from generator.views.site import overdue
from generator.views.telling import announcements, derived, happening, subscriptions
from generator.views.year import commitments

GENERATOR = Path(__file__).parent.parent / "generator"
_CALLS = {"say": slice(0, 1), "t": slice(0, 1), "translate": slice(0, 1), "count": slice(1, 3), "Group": slice(0, 1)}
"""Which arguments are ids: `count(number, one, many)`."""


@cache
def used() -> frozenset[str]:
    """List the message ids of the whole generator."""
    return frozenset(text for text in (*_literal(), *_composed()) if text)


def beginnings() -> frozenset[str]:
    """List the words that ids are put together with, such as "fund state "; `_composed` must know each of them."""
    in_code = (node.values[0] for _, node in _arguments() if isinstance(node, ast.JoinedStr))
    in_templates = (node.nodes[0] for node in _template_arguments() if isinstance(node, nodes.Concat))
    return frozenset(_texts((*in_code, *in_templates)))


def elsewhere() -> frozenset[str]:
    """List the ids of the code that come from elsewhere: the module and what stands in the call."""
    return frozenset(f"{place}: {ast.unparse(node)}" for place, node in _arguments() if not _is_text(node))


def _literal() -> Iterator[str]:
    yield from _texts((*(node for _, node in _arguments()), *_template_arguments()))


def _texts(found: Iterable[ast.expr | nodes.Node]) -> Iterator[str]:
    for node in found:
        if isinstance(node, ast.Constant | nodes.Const) and isinstance(node.value, str):
            yield node.value


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _arguments() -> Iterator[tuple[str, ast.expr]]:
    """Yield what stands where an id is expected, with the module; a name stands for the texts it was given."""
    for path in sorted(GENERATOR.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = dict(_named_texts(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in _CALLS and not _is_method_of_text(node):
                for argument in node.args[_CALLS[_name(node.func)]]:
                    for meant in named.get(_name(argument), _branches(argument)):
                        yield path.relative_to(GENERATOR).as_posix(), meant


def _is_method_of_text(call: ast.Call) -> bool:
    """Tell `text.translate(table)` and `text.count("x", 0, 9)` from ours, which are asked of words or a catalog."""
    if isinstance(call.func, ast.Attribute) and call.func.attr == "translate":
        return _name(call.func.value) != "words"
    return _name(call.func) == "count" and not (len(call.args) == 3 and _is_text(call.args[2]))


def _named_texts(tree: ast.AST) -> Iterator[tuple[str, list[ast.expr]]]:
    """Find the names that are given one text, or one of two: `fix = "a" if … else "b"`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            meant = _branches(node.value)
            if all(isinstance(text, ast.Constant) and isinstance(text.value, str) for text in meant):
                yield node.targets[0].id, meant


def _branches(node: ast.expr) -> list[ast.expr]:
    return [*_branches(node.body), *_branches(node.orelse)] if isinstance(node, ast.IfExp) else [node]


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _template_arguments() -> Iterator[nodes.Node]:
    """Yield what stands where an id is expected in the templates; both ends of `t("a" if x else "b")`."""
    environment = Environment(autoescape=True)
    for path in sorted((GENERATOR / "theme").rglob("*.html")):
        for call in environment.parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name in _CALLS:
                for argument in call.args[_CALLS[call.node.name]]:
                    yield from (
                        (argument.expr1, argument.expr2 or argument)
                        if isinstance(argument, nodes.CondExpr)
                        else (argument,)
                    )


def _choices(model: Any, name: str) -> tuple[str, ...]:
    """List the values that a field of a record or of a view may have."""
    field = model.model_fields[name].annotation if hasattr(model, "model_fields") else model.__annotations__[name]
    return tuple(text for part in (field, *get_args(field)) for text in get_args(part) if isinstance(text, str))


def _composed() -> Iterator[str]:
    """Give the ids that are put together of a word and a value of a field, and those that stand in tables."""
    for kind in KINDS:
        yield from (kind.one, kind.many, kind.nothing)
    yield from (text for overview in OVERVIEWS for text in (overview.title, overview.nothing))
    for word, values in _PUT_TOGETHER.items():
        yield from (f"{word} {value}" for value in values)
    yield from ("error", "warning", "fix")
    yield from announcements._MARKS
    yield from (meetings.NOT_TOLD, meetings.TOO_SOON)
    yield from happening._TITLES.values()
    yield from subscriptions.NAMES
    yield from (one.many for one in derived.DERIVED)


_PUT_TOGETHER = {
    "award status": _choices(award.Award, "status"),
    "fund state": rounds.ORDER,
    "fund state explained": rounds.ORDER,
    "applicant": get_args(fund.Applicant),
    "purpose": get_args(fund.Purpose),
    "plan": _choices(fund.PlanLink, "needed"),
    "meeting": _choices(meeting.Meeting, "type"),
    "meeting life": get_args(meetings.Life),
    "change": _choices(meeting.Revision, "type"),
    "minutes": _choices(minutes.Minutes, "status"),
    "point": _choices(minutes.ActionPoint, "state"),
    "action": (*get_args(action.Status), "unknown"),
    "horizon": _choices(action.Action, "horizon"),
    "priority": _choices(action.Priority, "level"),
    "initiator": _choices(action.Action, "initiator"),
    "payment": _choices(action.Payment, "state"),
    "phase": get_args(plan.Phase),
    "plans": ("coming", "current", "earlier"),
    "project": get_args(project.ProjectPhase),
    "projects": projects.ORDER,
    "milestone": _choices(projects.Mark, "state"),
    "programme": programmes.STAGES,
    "programmes": programmes.STAGES,
    "moment": tuple(one for one in _choices(programme.Moment, "type") if one != "other"),
    "topic": topics.STATES,
    "document": _choices(document.Document, "type"),
    "body": _choices(body.Body, "type"),
    "bodies": _choices(body.Body, "type"),
    "community": tuple(one for one in _choices(community.Community, "type") if one != "place"),
    "communities": ("place", "other"),
    "form format": get_args(form.Format),
    "promise": get_args(commitments.State),
    "overdue": overdue.RULES,
    "season": get_args(wheel.Season),
}


if __name__ == "__main__":
    print("\n".join(sorted(used())))
