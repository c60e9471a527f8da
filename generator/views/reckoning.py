"""How much a project can apply for: the rules of a fund as figures, and the same steps as `theme/assets/reckoning.js`.

Both languages do the same operations on the same double-precision numbers in the same order, so they agree to the
krone; `tests/reckoning_cases.json` is run in both. What a fund does not state is not reckoned, and the page says so.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypedDict, cast

from generator.model.fund import Fund, Terms
from generator.views import rounds
from generator.views.scene import Scene

Rule = Literal[
    "minimum-budget", "maximum-budget", "plan", "raised-first", "own-share",
    "need", "share", "maximum", "outside-plan", "minimum",
]  # fmt: skip
"""Why the answer is what it is: the rule that stops the project, or the one that sets the amount."""
Unstated = Literal["maximum", "share", "own-share"]
_HAIR = 1e-6
"""In kroner: what a sum of fractions may be wrong by; 33.3 % of 100,000 is 33,300 and not a hair less."""
_SIZES = (20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000)
_MOST_EXAMPLES = 3


class Rules(TypedDict, total=False):
    """The figures of a fund as both languages read them; a key is absent when the fund does not state it.

    Amounts are in kroner, shares in per cent; the names are those of `Terms` and `PlanLink`.
    """

    minimum: float
    maximum: float
    share: float
    minimum_budget: float
    maximum_budget: float
    own_share: float
    own_share_of_first: float
    raised_first: float
    raised_first_hours: float
    hour_rate: float
    hours_share: float
    hours_maximum: float
    plan_required: bool
    outside_cap: float


@dataclass(frozen=True)
class Project:
    """What the applicant tells: amounts in kroner."""

    costs: float
    """Of the whole project, with the value of volunteers' work where the fund counts it."""
    own: float = 0
    """The applicant's own money."""
    hours: float = 0
    """Volunteers' hours."""
    other: float = 0
    """Money from others."""
    in_plan: bool = False
    """Whether it stands in the local plan."""


@dataclass(frozen=True)
class Reckoning:
    """The answer, in whole kroner."""

    amount: int
    """The most one can apply for; 0 when a rule stops the project."""
    rule: Rule
    missing: int | None
    """What must be found to get past the rule; where no rule stops, what the costs lack beside the amount. None where
    money does not help."""
    counted_hours: int
    """What the volunteers' hours count for."""
    would_be: int | None
    """The amount that was under the fund's minimum; else None."""


def rules_of(fund: Fund, terms: Terms | None) -> Rules:
    """Gather the figures of a fund under some terms; a script may read them as JSON."""
    stated = terms or Terms()
    found: dict[str, float | bool] = {
        name: float(value)
        for name in Rules.__annotations__
        if name in Terms.model_fields and (value := getattr(stated, name)) is not None
    }
    if fund.plan is not None and fund.plan.needed == "required":
        found["plan_required"] = True
    if fund.plan is not None and fund.plan.outside_cap is not None:
        found["outside_cap"] = float(fund.plan.outside_cap)
    return cast(Rules, found)


def reckon(rules: Rules, project: Project) -> Reckoning:
    """Say how much a project can apply for, and by which rule."""
    hours = counted_hours(rules, project)
    for rule, missing in _stops(rules, project, hours):
        return Reckoning(0, rule, missing, hours, None)
    need = max(0.0, project.costs - project.own - hours - project.other)
    amount, rule = min(_limits(rules, project, hours, need), key=lambda limit: limit[0])  # the first of equals
    if 0 < amount < rules.get("minimum", 0):
        return Reckoning(0, "minimum", None, hours, amount)
    return Reckoning(amount, rule, _up(need - amount), hours, None)


def counted_hours(rules: Rules, project: Project) -> int:
    """Value the volunteers' hours, no further than the fund counts them."""
    value = project.hours * rules.get("hour_rate", 0.0)
    beside = _beside(project.own, rules.get("hours_share", 100.0))
    return _down(min(value, beside, rules.get("hours_maximum", math.inf)))


def _stops(rules: Rules, project: Project, hours: int) -> Iterator[tuple[Rule, int | None]]:
    """Yield each rule that stops the project, with what is missing."""
    least = rules.get("minimum_budget", 0.0)
    if _is_less(project.costs, least):
        yield "minimum-budget", _up(least - project.costs)
    if _is_less(rules.get("maximum_budget", math.inf), project.costs):
        yield "maximum-budget", None
    if rules.get("plan_required") and not project.in_plan and "outside_cap" not in rules:
        yield "plan", None
    money = project.own + project.other
    there = money + min(float(hours), _beside(money, rules.get("raised_first_hours", 100.0)))
    first = project.costs * rules.get("raised_first", 0.0) / 100
    if _is_less(there, first):
        yield "raised-first", _up(first - there)
    share = rules.get("own_share", 0.0) if "own_share_of_first" not in rules else 0.0
    own, wanted = project.own + hours, project.costs * share / 100
    if _is_less(own, wanted):
        yield "own-share", _up(wanted - own)


def _limits(rules: Rules, project: Project, hours: int, need: float) -> Iterator[tuple[int, Rule]]:
    """Yield each limit on the amount; where two are equal, the first is named."""
    yield _down(need), "need"
    if "share" in rules:
        yield _down(project.costs * rules["share"] / 100), "share"
    if "maximum" in rules:
        yield _down(rules["maximum"]), "maximum"
    if "outside_cap" in rules and not project.in_plan:
        yield _down(rules["outside_cap"]), "outside-plan"
    if "own_share_of_first" in rules:
        share, own = rules.get("own_share", 0.0), project.own + hours
        if _is_less(own, rules["own_share_of_first"] * share / 100):
            yield _down(own * 100 / share), "own-share"


def _beside(money: float, share: float) -> float:
    """Give the most that hours may count for beside some money, when they may be `share` per cent of both together."""
    return math.inf if share >= 100 else money * share / (100 - share)


def _is_less(one: float, other: float) -> bool:
    return one + _HAIR < other


def _down(kroner: float) -> int:
    return math.floor(kroner + _HAIR)


def _up(kroner: float) -> int:
    return max(0, math.ceil(kroner - _HAIR))


@dataclass(frozen=True)
class Example:
    """A project that brings just as much money as the fund asks for."""

    project: Project
    answer: Reckoning


@dataclass(frozen=True)
class Calculator:
    """What the page of a fund shows to reckon with."""

    rules: Rules
    asks_plan: bool
    """Whether it matters that the project stands in the local plan."""
    asks_hours: bool
    """Whether the fund counts volunteers' hours."""
    unstated: tuple[Unstated, ...]
    """What the fund does not say, and so is not reckoned."""
    examples: tuple[Example, ...]
    note: str | None
    """What the figures cannot say."""


def calculator(scene: Scene, fund: Fund) -> Calculator | None:
    """Make the calculator of a fund; None when it states no figure that limits the amount, or is gone for good."""
    terms = rounds.current_terms(scene, fund)
    rules = rules_of(fund, terms)
    deciding = set(rules) - {"hour_rate", "hours_share", "hours_maximum", "own_share_of_first", "plan_required"}
    if not deciding or fund.state == "ended":
        return None
    return Calculator(
        rules=rules,
        asks_plan="plan_required" in rules or "outside_cap" in rules,
        asks_hours=rules.get("hour_rate", 0) > 0,
        unstated=tuple(_unstated(rules)),
        examples=tuple(_examples(rules)),
        note=terms.text if terms else None,
    )


def _unstated(rules: Rules) -> Iterator[Unstated]:
    if "maximum" not in rules:
        yield "maximum"
    if "share" not in rules:
        yield "share"
    if "own_share" not in rules and "raised_first" not in rules:
        yield "own-share"


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
    share, first = rules.get("own_share", 0.0), rules.get("own_share_of_first", math.inf)
    own = max(min(costs, first) * share / 100, costs * rules.get("raised_first", 0.0) / 100)
    project = Project(costs, own=_up(own), in_plan=in_plan)
    return Example(project, reckon(rules, project))


def _tells(example: Example) -> bool:
    """Say whether an example teaches a rule: not when it only says that nothing hinders, and nothing was brought."""
    return example.answer.amount > 0 and (example.answer.rule != "need" or example.project.own > 0)
