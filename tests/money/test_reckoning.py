"""How much a project can apply for: one table of cases in Python and Node, and what the two say of anything else.

`tests/money/test_calculator_page.py` runs the same table in the browser.
"""

import json
import math
import subprocess
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.views.money.calculator import Calculator, calculator
from generator.views.money.reckoning import Project, Rules, reckon, rules_of
from tests.conftest import REPOSITORY
from tests.towns import a_fund, small_scene

HERE = Path(__file__).parent
NODE = Path(sys.executable).parent / "node"
SCRIPT = REPOSITORY / "generator/theme/assets/money/reckoning.js"
TABLE = json.loads((HERE / "reckoning_cases.json").read_text("utf-8"), parse_int=float)  # JavaScript has no integers
CASES = TABLE["cases"]
GENERATED = 2_000

BILLUND = {"own_share": 25, "own_share_of_first": 100_000, "hour_rate": 100}
FACILITIES = {"minimum_budget": 500_000, "share": 25, "maximum": 1_000_000, "raised_first": 10}
"""Jammerbugt's Landdistriktsanlægspuljen as its page states it: without a rate for hours."""


def in_node(expression: str, given: object) -> Any:
    """Compute an expression of the script in one process of Node; `given` is there as JSON."""
    program = f"""import * as script from {json.dumps(SCRIPT.as_uri())};
      import {{ readFileSync }} from "node:fs";
      const given = JSON.parse(readFileSync(0, "utf-8"));
      process.stdout.write(JSON.stringify({expression}));"""
    command = [str(NODE), "--input-type=module", "--eval", program]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def reckoned(rules: dict[str, Any], project: dict[str, Any]) -> dict[str, Any]:
    found = asdict(reckon(cast(Rules, rules), Project(**project)))
    return {**found, "also": list(found["also"])}  # JSON has no tuples


def a_calculator(*, state: str | None = None, plan: dict[str, Any] | None = None, **terms: Any) -> Calculator | None:
    fund = a_fund(terms=(terms,) if terms else (), plan=plan, state=state)
    return calculator(small_scene(fund=[fund]), fund)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['fund']}: {case['name']}")
def test_each_case_of_the_table_is_right_in_python(case: dict[str, Any]) -> None:
    found = reckoned(TABLE["funds"][case["fund"]], case["project"])

    assert found == case["expected"]


def test_each_case_of_the_table_is_right_in_node() -> None:
    found = in_node("given.cases.map((one) => script.reckon(given.funds[one.fund], one.project))", TABLE)

    assert {case["name"]: answer for case, answer in zip(CASES, found, strict=True)} == {
        case["name"]: case["expected"] for case in CASES
    }


def test_the_table_has_a_case_of_every_rule() -> None:
    rules = {case["expected"]["rule"] for case in CASES}

    assert rules == {
        "minimum-budget", "maximum-budget", "plan", "raised-first", "own-share", "need", "share", "maximum",
        "outside-plan", "minimum", "costs", "unknown",
    }  # fmt: skip
    assert len(CASES) == len({case["name"] for case in CASES}) >= 40


KRONER = st.one_of(
    st.integers(0, 200_000), st.sampled_from((0, 25_000, 50_000, 100_000, 500_000, 4_000_000)), st.integers(0, 10**12)
).map(float)
SHARES = st.one_of(
    st.sampled_from((0.0, 10.0, 25.0, 33.3, 33.33333333, 50.0, 66.7, 100.0)), st.integers(0, 1000).map(lambda n: n / 10)
)
RULES = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(
            ("minimum", "maximum", "minimum_budget", "maximum_budget", "own_share_of_first", "hours_maximum",
             "outside_cap"),
            KRONER,
        ),
        **dict.fromkeys(("share", "own_share", "raised_first", "raised_first_hours", "hours_share"), SHARES),
        "hour_rate": st.integers(0, 500).map(float),
        "plan_required": st.just(value=True),
        "exclusive": st.lists(st.sampled_from(("minimum", "maximum", "minimum_budget", "maximum_budget")), unique=True),
    },
)  # fmt: skip
PROJECTS = st.fixed_dictionaries(
    {
        "costs": KRONER | st.floats(0, 1e7),
        "own": KRONER | st.floats(0, 1e6),
        "hours": st.integers(0, 2_000).map(lambda n: n / 2),
        "other": KRONER,
        "in_plan": st.booleans(),
    }
)


def test_python_and_node_agree_on_anything() -> None:
    asked: list[tuple[dict[str, Any], dict[str, Any]]] = []

    @settings(max_examples=GENERATED, database=None, derandomize=True, deadline=None)
    @given(RULES, PROJECTS)
    def gather(rules: dict[str, Any], project: dict[str, Any]) -> None:
        asked.append((rules, project))

    gather()
    there = in_node("given.map(([rules, project]) => script.reckon(rules, project))", asked)

    here = [reckoned(rules, project) for rules, project in asked]
    assert len(asked) >= GENERATED
    assert [(one, a, b) for one, a, b in zip(asked, here, there, strict=True) if a != b] == []


SENSIBLE = st.fixed_dictionaries(
    {
        "costs": st.integers(0, 10**8).map(float),
        "own": st.integers(0, 10**7).map(float),
        "hours": st.integers(0, 1_000).map(float),
        "other": st.integers(0, 10**7).map(float),
        "in_plan": st.booleans(),
    }
)


@settings(max_examples=500, database=None, derandomize=True, deadline=None)
@given(RULES, SENSIBLE)
def test_nobody_gets_more_than_is_missing_nor_more_than_the_fund_gives(rules: Rules, project: dict[str, Any]) -> None:
    found = reckon(rules, Project(**project))

    need = max(0.0, project["costs"] - project["own"] - project["other"] - found.counted_hours)
    amount = found.amount or 0
    assert 0 <= amount <= min(need, rules.get("maximum", math.inf))
    assert amount == 0 or amount >= rules.get("minimum", 0)
    assert found.counted_hours <= project["hours"] * rules.get("hour_rate", 0)


@settings(max_examples=500, database=None, derandomize=True, deadline=None)
@given(RULES, SENSIBLE)
def test_who_finds_what_is_missing_gets_past_the_rule(rules: Rules, project: dict[str, Any]) -> None:
    before = reckon(rules, Project(**project))
    found = {"minimum-budget": "costs"}.get(before.rule, "own")

    after = reckon(rules, Project(**{**project, found: project[found] + (before.missing or 0)}))

    stopped = before.amount == 0 and before.missing
    may_stop_again = before.rule == "own-share" and "own_share_of_first" in rules
    assert not stopped or may_stop_again or after.rule != before.rule or (after.amount or 0) > 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("125000", 125_000), ("125.000", 125_000), ("125 000", 125_000), ("125\u00a0000", 125_000),
        ("125\u202f000", 125_000), ("1.250.000", 1_250_000), ("1 250 000", 1_250_000), ("125000,50", 125_000.5),
        ("125.000,5", 125_000.5), ("125000.50", 125_000.5), ("125.000 kr.", 125_000), ("125.000kr", 125_000),
        ("kr. 125.000", 125_000), ("€ 1.250,50", 1250.5), ("500,-", 500), (" 40 ", 40), ("0", 0), ("007", 7),
        ("7,5", 7.5), ("7,", 7), ("125.", 125), ("", "null"), ("  ", "null"),
        ("many", "NaN"), ("125,000", "NaN"), ("12.50.000", "NaN"), ("1.25.000", "NaN"), ("1 250.000", "NaN"),
        ("1.2500", "NaN"), ("-5", "NaN"), ("1e5", "NaN"), ("125 k", "NaN"), ("kr.", "NaN"), ("12 5", "NaN"),
        ("1,5,5", "NaN"), ("½", "NaN"), ("٣", "NaN"), (".", "NaN"), (",5", "NaN"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_danes_and_the_dutch_write_it(
    read_in_node: dict[str, object], text: str, number: object
) -> None:
    assert read_in_node[text] == number


@pytest.fixture(scope="module")
def read_in_node() -> dict[str, object]:
    """Let Node read all texts of the test above in one process."""
    mark = next(
        one
        for one in test_a_number_is_read_as_danes_and_the_dutch_write_it.pytestmark  # type: ignore[attr-defined]
        if one.name == "parametrize"
    )
    texts = [text for text, _ in mark.args[1]]
    said = "given.map(script.readNumber).map((it) => it === null || Number.isNaN(it) ? String(it) : it)"
    return dict(zip(texts, in_node(said, texts), strict=True))


def test_the_rules_of_a_fund_are_the_figures_it_states() -> None:
    fund = a_fund(
        terms=({**FACILITIES, "raised_first_hours": 50, "pool": 2_600_000, "text": "…", "until": date(2027, 1, 1)},),
        plan={"needed": "required", "outside_cap": 25_000},
    )
    under = a_fund(terms=({"maximum_budget": 30_000, "exclusive": ["maximum_budget"]},))

    assert rules_of(fund, fund.terms[0]) == {
        "minimum_budget": 500_000.0, "share": 25.0, "maximum": 1_000_000.0, "raised_first": 10.0,
        "raised_first_hours": 50.0, "plan_required": True, "outside_cap": 25_000.0,
    }  # fmt: skip
    assert rules_of(a_fund(plan={"needed": "preferred"}), None) == {}
    assert rules_of(under, under.terms[0]) == {"maximum_budget": 30_000.0, "exclusive": ("maximum_budget",)}


def test_a_stated_zero_is_a_figure() -> None:
    fund = a_fund(terms=({"maximum": 0},), plan={"needed": "irrelevant", "outside_cap": 0})

    assert rules_of(fund, fund.terms[0]) == {"maximum": 0.0, "outside_cap": 0.0}


@pytest.mark.parametrize(
    "terms", [{}, {"text": "Højst 50 %."}, {"pool": 500_000}, {"hour_rate": 100}, {"own_share_of_first": 100_000}]
)
def test_a_fund_without_figures_has_no_calculator(terms: dict[str, Any]) -> None:
    assert a_calculator(plan={"needed": "required"}, **terms) is None


@pytest.mark.parametrize(("state", "has_one"), [("ended", False), ("paused", True), (None, True)])
def test_a_fund_that_is_gone_has_no_calculator(state: str | None, has_one: bool) -> None:
    assert (a_calculator(state=state, maximum=50_000) is not None) == has_one


@pytest.mark.parametrize(
    ("today", "maximum"), [(date(2026, 12, 31), 1_000), (date(2027, 1, 1), 2_000), (date(2027, 1, 2), 2_000)]
)
def test_the_terms_of_the_day_are_reckoned_with(today: date, maximum: int) -> None:
    fund = a_fund(terms=({"from": "2027-01-01", "maximum": 2_000}, {"until": "2026-12-31", "maximum": 1_000}))

    found = calculator(small_scene(fund=[fund], today=today), fund)

    assert found is not None
    assert found.rules == {"maximum": maximum}


@pytest.mark.parametrize(
    ("plan", "asked"),
    [
        (None, False),
        ({"needed": "irrelevant"}, False),
        ({"needed": "preferred"}, False),
        ({"needed": "preferred", "outside_cap": 25_000}, True),
        ({"needed": "required"}, True),
    ],
)
def test_the_plan_is_asked_for_only_where_it_matters(plan: dict[str, Any] | None, asked: bool) -> None:
    found = a_calculator(plan=plan, maximum=50_000)

    assert found is not None
    assert found.asks_plan == asked


@pytest.mark.parametrize(("rate", "asked"), [(None, False), (0, False), (100, True)])
def test_hours_are_asked_for_only_where_they_count(rate: int | None, asked: bool) -> None:
    found = a_calculator(hour_rate=rate, maximum=50_000)

    assert found is not None
    assert found.asks_hours == asked


def test_what_the_fund_does_not_state_is_named() -> None:
    found = [
        a_calculator(**terms)
        for terms in ({"minimum": 5_000}, {"maximum": 5_000, "share": 50}, BILLUND, FACILITIES)
    ]  # fmt: skip

    assert [one.unstated for one in found if one] == [
        ("maximum", "share", "own-share", "hours"), ("own-share", "hours"), ("maximum", "share"), ("hours",)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "terms", [{"minimum": 5_000}, {"maximum_budget": 30_000}, {"minimum_budget": 30_000}, {"raised_first": 10},
              {"own_share": 0}],
)  # fmt: skip
def test_without_a_share_and_a_maximum_there_is_no_sum(terms: dict[str, Any]) -> None:
    found = reckoned(terms, {"costs": 30_000.0, "own": 3_000.0})

    assert (found["amount"], found["rule"], found["missing"]) == (None, "unknown", 27_000)


@pytest.mark.parametrize(
    ("rules", "costs", "rule"),
    [
        ({"maximum_budget": 30_000, "share": 50}, 30_000, "share"),
        ({"maximum_budget": 30_000, "share": 50, "exclusive": ("maximum_budget",)}, 30_000, "maximum-budget"),
        ({"maximum_budget": 30_000, "share": 50, "exclusive": ("maximum_budget",)}, 29_999, "share"),
        ({"minimum_budget": 30_000, "share": 50, "exclusive": ("minimum_budget",)}, 30_000, "minimum-budget"),
        ({"minimum_budget": 30_000, "share": 50, "exclusive": ("minimum_budget",)}, 30_001, "share"),
        ({"minimum": 15_000, "share": 50}, 30_000, "share"),
        ({"minimum": 15_000, "share": 50, "exclusive": ("minimum",)}, 30_000, "minimum"),
    ],
)
def test_an_exclusive_limit_is_itself_outside(rules: dict[str, Any], costs: int, rule: str) -> None:
    assert reckoned(rules, {"costs": float(costs)})["rule"] == rule


def test_less_than_an_amount_is_at_most_a_krone_less() -> None:
    assert reckoned({"maximum": 50_000, "exclusive": ("maximum",)}, {"costs": 90_000.0})["amount"] == 49_999


def told(found: Calculator | None) -> list[tuple[float, float, bool, int, str]]:
    assert found is not None
    return [
        (one.project.costs, one.project.own, one.project.in_plan, one.answer.amount, one.answer.rule)
        for one in found.examples
    ]


def test_the_examples_show_each_limit_of_a_fund() -> None:
    assert told(a_calculator(**FACILITIES)) == [
        (500_000, 50_000, True, 125_000, "share"),
        (1_000_000, 100_000, True, 250_000, "share"),
        (5_000_000, 500_000, True, 1_000_000, "maximum"),
    ]
    assert told(a_calculator(**BILLUND)) == [
        (20_000, 5_000, True, 15_000, "need"),
        (50_000, 12_500, True, 37_500, "need"),
    ]
    assert told(a_calculator(plan={"needed": "preferred", "outside_cap": 25_000})) == [
        (50_000, 0, False, 25_000, "outside-plan")
    ]


def test_no_example_promises_what_the_fund_does_not_state() -> None:
    assert told(a_calculator(maximum_budget=30_000)) == []
