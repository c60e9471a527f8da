"""Finds every message id that the code and the templates use; the catalogs must have them all."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from generator.model import body, fund, meeting, plan
from generator.model.kinds import KINDS
from generator.views import rounds

GENERATOR = Path(__file__).parent.parent / "generator"
_CALLS = {"say", "t", "translate", "count"}
_IN_TEMPLATE = re.compile(r"""\b(?:t|count)\(\s*(?:[\w.|\s]+,\s*)?(?:"([^"]+)"|'([^']+)')(?:,\s*"([^"]+)")?""")


def used() -> set[str]:
    """List the message ids of the whole generator."""
    return {*_in_code(), *_in_templates(), *_composed()}


def _in_code() -> Iterator[str]:
    for path in GENERATOR.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in _CALLS:
                yield from (
                    argument.value
                    for argument in node.args
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                )


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _in_templates() -> Iterator[str]:
    for path in (GENERATOR / "theme").rglob("*.html"):
        for groups in _IN_TEMPLATE.findall(path.read_text(encoding="utf-8")):
            yield from (text for text in groups if text and not text.endswith(" "))


def _composed() -> Iterator[str]:
    """Give the ids that templates put together of a word and a value of a field."""
    for kind in KINDS:
        yield from (kind.one, kind.many)
    for state in rounds.ORDER:
        yield from (f"fund state {state}", f"fund state explained {state}")
    yield from (f"applicant {value}" for value in get_args(fund.Applicant))
    yield from (f"purpose {value}" for value in get_args(fund.Purpose))
    yield from (f"plan {value}" for value in get_args(fund.PlanLink.model_fields["needed"].annotation))
    yield from (f"meeting {value}" for value in get_args(meeting.Meeting.model_fields["type"].annotation))
    yield from (f"minutes {value}" for value in get_args(meeting.Minutes.model_fields["status"].annotation))
    yield from (f"point {value}" for value in get_args(meeting.ActionPoint.model_fields["state"].annotation))
    yield from (f"action {value}" for value in get_args(plan.Status))
    phases = get_args(get_args(plan.Plan.model_fields["phase"].annotation)[0])
    yield from (f"phase {value}" for value in phases)
    yield from (f"body {value}" for value in get_args(body.Body.model_fields["type"].annotation))
    yield from ("error", "warning", "fix")


if __name__ == "__main__":
    print("\n".join(sorted(used())))
