"""How much a project can apply for: the rules of a fund as figures, and the steps of `theme/assets/money/reckoning.js`.

Both languages do the same operations on the same double-precision numbers in the same order, so they agree to the
krone; `tests/money/reckoning_cases.json` is run in both. What a fund does not state is not reckoned: where it says
neither how much it gives nor how much of the costs it pays, there is no sum.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypedDict, cast

from generator.model.money.fund import Fund
from generator.model.money.terms import Terms

Rule = Literal[
    "costs", "minimum-budget", "maximum-budget", "plan", "raised-first", "own-share",
    "need", "share", "maximum", "outside-plan", "minimum", "unknown",
]  # fmt: skip
"""Why the answer is what it is: the rule that stops the project, or the one that sets the amount; `costs` when they are
not told, `unknown` when the fund states nothing that gives a sum."""
HoursLimit = Literal["hours-share", "hours-maximum"]
_HAIR = 1e-6
"""In kroner: what a sum of fractions may be wrong by; 33.3 % of 100,000 is 33,300 and not a hair less."""
_KNOWN: Final[tuple[tuple[str, Rule], ...]] = (
    ("minimum_budget", "minimum-budget"), ("maximum_budget", "maximum-budget"), ("minimum", "minimum"),
    ("outside_cap", "outside-plan"), ("raised_first", "raised-first"),
)  # fmt: skip
"""What is told of a fund that states nothing which gives a sum."""


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
    exclusive: tuple[str, ...]
    """The names of the limits that are themselves outside: a project "under 30,000" costs no 30,000."""


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

    amount: int | None
    """The most one can apply for; 0 when a rule stops the project, None when it cannot be known."""
    rule: Rule
    missing: int | None
    """What must be found to get past the rule; where no rule stops, what the costs lack beside the amount. None where
    money does not help."""
    counted_hours: int
    """What the volunteers' hours count for."""
    would_be: int | None
    """The amount that was under the fund's minimum; else None."""
    limit: Rule | None
    """What set the amount that was under the minimum; else None."""
    also: tuple[Rule, ...]
    """The other limits that count for this project, and the conditions that it keeps."""
    hours_limit: HoursLimit | None
    """Why the volunteers' hours count for less than they are worth; else None."""


def rules_of(fund: Fund, terms: Terms | None) -> Rules:
    """Gather the figures of a fund under some terms; a script may read them as JSON."""
    stated = terms or Terms()
    found: dict[str, float | bool | tuple[str, ...]] = {
        name: float(value)
        for name in Rules.__annotations__
        if name in Terms.model_fields and name != "exclusive" and (value := getattr(stated, name)) is not None
    }
    if fund.plan is not None and fund.plan.needed == "required":
        found["plan_required"] = True
    if fund.plan is not None and fund.plan.outside_cap is not None:
        found["outside_cap"] = float(fund.plan.outside_cap)
    if stated.exclusive:
        found["exclusive"] = stated.exclusive
    return cast(Rules, found)


def reckon(rules: Rules, project: Project) -> Reckoning:
    """Say how much a project can apply for, and by which rule."""
    if project.costs <= 0:
        return Reckoning(None, "costs", None, 0, None, None, (), None)
    hours, why = counted_hours(rules, project)
    for rule, missing in _stops(rules, project, hours):
        return Reckoning(0, rule, missing, hours, None, None, (), why)
    need = max(0.0, project.costs - project.own - hours - project.other)
    limits = list(_limits(rules, project, hours, need))
    amount, rule = min(limits, key=lambda limit: limit[0])  # the first of equals
    least = rules.get("minimum", 0)
    if amount > 0 and (amount < least or (amount == least and _is_outside(rules, "minimum"))):
        return Reckoning(0, "minimum", None, hours, amount, rule, (), why)
    also = tuple(dict.fromkeys(other for other in _also(rules, limits) if other != rule))
    if amount > 0 and not _gives_a_sum(rules, project):
        known = tuple(other for name, other in _KNOWN if name in rules)
        return Reckoning(None, "unknown", up(need), hours, None, None, known, why)
    return Reckoning(amount, rule, up(need - amount), hours, None, None, also, why)


def _gives_a_sum(rules: Rules, project: Project) -> bool:
    """Say whether the fund states how much it gives, or how much of the costs: an own share says the rest of that."""
    capped = "outside_cap" in rules and not project.in_plan
    return capped or "share" in rules or "maximum" in rules or rules.get("own_share", 0) > 0


def _also(rules: Rules, limits: Iterable[tuple[int, Rule]]) -> Iterator[Rule]:
    """Yield the limits on the amount, and the conditions: nothing has stopped the project, so it keeps them."""
    yield from (rule for _, rule in limits if rule != "need")
    if rules.get("own_share", 0) > 0:
        yield "own-share"
    if rules.get("raised_first", 0) > 0:
        yield "raised-first"


def counted_hours(rules: Rules, project: Project) -> tuple[int, HoursLimit | None]:
    """Value the volunteers' hours no further than the fund counts them, and say what keeps the rest out."""
    value = project.hours * rules.get("hour_rate", 0.0)
    beside = _beside(project.own, rules.get("hours_share", 100.0))
    most = rules.get("hours_maximum", math.inf)
    limit: HoursLimit = "hours-share" if beside <= most else "hours-maximum"
    return _down(min(value, beside, most)), limit if _is_less(min(beside, most), value) else None


def _stops(rules: Rules, project: Project, hours: int) -> Iterator[tuple[Rule, int | None]]:
    """Yield each rule that stops the project, with what is missing."""
    least, most = rules.get("minimum_budget", 0.0), rules.get("maximum_budget", math.inf)
    if _is_outside(rules, "minimum_budget") and project.costs <= least:
        yield "minimum-budget", _down(least - project.costs) + 1
    if _is_less(project.costs, least):
        yield "minimum-budget", up(least - project.costs)
    if _is_less(most, project.costs) or (project.costs == most and _is_outside(rules, "maximum_budget")):
        yield "maximum-budget", None
    if rules.get("plan_required") and not project.in_plan and "outside_cap" not in rules:
        yield "plan", None
    money = project.own + project.other
    there = money + min(float(hours), _beside(money, rules.get("raised_first_hours", 100.0)))
    first = project.costs * rules.get("raised_first", 0.0) / 100
    if _is_less(there, first):
        yield "raised-first", up(first - there)
    share = rules.get("own_share", 0.0) if "own_share_of_first" not in rules else 0.0
    own, wanted = project.own + hours, project.costs * share / 100
    if _is_less(own, wanted):
        yield "own-share", up(wanted - own)


def _limits(rules: Rules, project: Project, hours: int, need: float) -> Iterator[tuple[int, Rule]]:
    """Yield each limit on the amount; where two are equal, the first is named."""
    yield _down(need), "need"
    if "share" in rules:
        yield _down(project.costs * rules["share"] / 100), "share"
    if "maximum" in rules:
        yield max(0, _down(rules["maximum"]) - _is_outside(rules, "maximum")), "maximum"
    if "outside_cap" in rules and not project.in_plan:
        yield _down(rules["outside_cap"]), "outside-plan"
    if "own_share_of_first" in rules:
        share, own = rules.get("own_share", 0.0), project.own + hours
        if _is_less(own, rules["own_share_of_first"] * share / 100):
            yield _down(own * 100 / share), "own-share"


def _beside(money: float, share: float) -> float:
    """Give the most that hours may count for beside some money, when they may be `share` per cent of both together."""
    return math.inf if share >= 100 else money * share / (100 - share)


def _is_outside(rules: Rules, limit: str) -> bool:
    return limit in rules.get("exclusive", ())


def _is_less(one: float, other: float) -> bool:
    return one + _HAIR < other


def _down(kroner: float) -> int:
    return math.floor(kroner + _HAIR)


def up(kroner: float) -> int:
    """Round up to whole kroner, past what a sum of fractions may be wrong by."""
    return max(0, math.ceil(kroner - _HAIR))
