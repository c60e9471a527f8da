"""The calculator of a fund: its figures, what they were told of, and a few examples.

What is reckoned stands in `views/reckoning.py`. A fund that one cannot apply to now is told of as of a day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.model.money.fund import Fund
from generator.model.money.terms import Terms
from generator.views.money.reckoning import Project, Reckoning, Rule, Rules, reckon, rules_of, up
from generator.views.money.rounds import Applying, current_terms
from generator.views.people.answering import who_answers
from generator.views.scene import Scene
from generator.views.site.cards import card

Unstated = Literal["maximum", "share", "own-share", "hours"]
AHEAD = ("closing-soon", "open", "rolling", "opens-soon", "expected")
"""States of funds whose terms hold for whoever applies next; the terms of others are told as of a day."""
_SIZES = (20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000)
_MOST_EXAMPLES = 3


@dataclass(frozen=True)
class Example:
    """A project that brings just as much money as the fund asks for."""

    project: Project
    answer: Reckoning


@dataclass(frozen=True)
class Told:
    """When the terms were told, for the day on which nobody can be sure of them."""

    is_past: bool
    """Whether the fund cannot be applied to now, or nobody has confirmed that it can."""
    day: date
    is_deadline: bool
    """Whether `day` is the last deadline that was announced; else the day the source was read."""
    contact: str
    """Whom to ask first."""


@dataclass(frozen=True)
class Calculator:
    """What the page of a fund shows to reckon with."""

    rules: Rules
    told: Told
    named: tuple[Rule, ...]
    """The rules that the fund states, for which the answer has words."""
    asks_plan: bool
    """Whether it matters that the project stands in the local plan."""
    asks_hours: bool
    """Whether the fund counts volunteers' hours."""
    unstated: tuple[Unstated, ...]
    """What the fund does not say, and so is not reckoned."""
    examples: tuple[Example, ...]
    note: str | None
    """What the figures cannot say."""

    @property
    def refuses_hours(self) -> bool:
        """Whether the fund says that volunteers' hours count for nothing."""
        return self.rules.get("hour_rate") == 0


def calculator(scene: Scene, fund: Fund) -> Calculator | None:
    """Make the calculator of a fund; None when it states no figure that limits the amount, or is gone for good."""
    terms = current_terms(scene, fund)
    rules = rules_of(fund, terms)
    deciding = set(rules) - {"hour_rate", "hours_share", "hours_maximum", "own_share_of_first", "plan_required"}
    how: Applying = card(scene, "fund", fund).detail
    if not deciding or how.state == "ended":
        return None
    return Calculator(
        rules=rules,
        told=_told(scene, fund, terms, how),
        named=tuple(_named(rules)),
        asks_plan="plan_required" in rules or "outside_cap" in rules,
        asks_hours=rules.get("hour_rate", 0) > 0,
        unstated=tuple(_unstated(rules)),
        examples=tuple(_examples(rules)),
        note=terms.text if terms else None,
    )


def _told(scene: Scene, fund: Fund, terms: Terms | None, how: Applying) -> Told:
    read = max((note.checked for note in fund.source), default=fund.updated or fund.published)
    last, is_past = how.last_known, how.state not in AHEAD
    began = terms.from_ if terms else None
    is_deadline = is_past and last is not None and (began is None or began <= last)
    day = last if last is not None and is_deadline else read
    return Told(is_past, day, is_deadline, who_answers(scene, fund).name)


def _named(rules: Rules) -> Iterator[Rule]:
    fields: dict[str, Rule] = {
        "minimum_budget": "minimum-budget", "maximum_budget": "maximum-budget", "plan_required": "plan",
        "raised_first": "raised-first", "own_share": "own-share", "share": "share", "maximum": "maximum",
        "outside_cap": "outside-plan", "minimum": "minimum",
    }  # fmt: skip
    yield from (rule for field, rule in fields.items() if field in rules)


def _unstated(rules: Rules) -> Iterator[Unstated]:
    if "maximum" not in rules:
        yield "maximum"
    if "share" not in rules:
        yield "share"
    if "own_share" not in rules and "raised_first" not in rules:
        yield "own-share"
    if "hour_rate" not in rules:
        yield "hours"


def _examples(rules: Rules) -> Iterator[Example]:
    """Yield a few projects of round sizes: two under the first limit, then one for each other limit."""
    inside = [example for size in _SIZES if _tells(example := _example(rules, size, in_plan=True))]
    first = inside[0].answer.rule if inside else None
    chosen = [example for example in inside if example.answer.rule == first][:2]
    for example in inside:
        if example.answer.rule not in {one.answer.rule for one in chosen}:
            chosen.append(example)
    yield from chosen[:_MOST_EXAMPLES]
    outside = (_example(rules, size, in_plan=False) for size in _SIZES)
    yield from [example for example in outside if example.answer.rule == "outside-plan"][:1]


def _example(rules: Rules, costs: int, *, in_plan: bool) -> Example:
    share, first = rules.get("own_share", 0.0), rules.get("own_share_of_first", float("inf"))
    own = max(min(costs, first) * share / 100, costs * rules.get("raised_first", 0.0) / 100)
    project = Project(costs, own=up(own), in_plan=in_plan)
    return Example(project, reckon(rules, project))


def _tells(example: Example) -> bool:
    """Say whether an example teaches a rule: not when it only says that nothing hinders, and nothing was brought."""
    amount = example.answer.amount or 0
    return amount > 0 and (example.answer.rule != "need" or example.project.own > 0)
