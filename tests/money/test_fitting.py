"""Funds and actions that fit each other, seen from both ends."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.money.fund import Fund
from generator.model.plans.plan import Plan
from generator.views.money.fitting import SHOWN, Fitting, Steps
from tests.towns import a_community, a_fund, a_plan, a_theme, small_scene

COMMUNITIES = [a_community(), a_community("bakkeby", title="Bakkeby")]
THEMES = [a_theme(), a_theme("havn", title="Havn")]


def an_action(id_: str = "sti", **fields: Any) -> dict[str, Any]:
    return {"id": id_, "title": f"Handling {id_}", "themes": ["natur"], **fields}


def a_plan_of(*actions: dict[str, Any], slug: str = "strandby/2026", **fields: Any) -> Plan:
    return a_plan(slug, goals=[{"id": "maal", "title": "Et mål", "actions": actions}], **fields)


def fitting(*records: Fund | Plan, today: date = date(2026, 11, 22)) -> Fitting:
    funds = [record for record in records if isinstance(record, Fund)]
    editions = [record for record in records if isinstance(record, Plan)]
    return Fitting(small_scene(today=today, fund=funds, plan=editions, community=COMMUNITIES, theme=THEMES))


def wished(fund: Fund, *records: Plan) -> list[str]:
    return [wish.action.id for wish in fitting(fund, *records).wishes(fund).first]


def asked(plan: Plan, *records: Fund) -> list[str]:
    return [card.record.slug for card in fitting(plan, *records).money(plan, plan.actions[0]).first]


def test_a_fund_and_an_action_that_share_a_theme_find_each_other() -> None:
    fund, plan = a_fund(themes=["natur"]), a_plan_of(an_action(), an_action("mole", themes=["havn"]))

    assert (wished(fund, plan), asked(plan, fund)) == (["sti"], ["landsbypuljen"])


def test_a_fund_without_themes_fits_nothing() -> None:
    fund, plan = a_fund(), a_plan_of(an_action(themes=[]))

    assert (wished(fund, plan), asked(plan, fund)) == ([], [])


def test_an_action_without_themes_has_those_of_its_plan_and_one_with_its_own_has_only_these() -> None:
    plan = a_plan_of(an_action(themes=[]), an_action("mole", themes=["havn"]), themes=["natur"])

    assert wished(a_fund(themes=["natur"]), plan) == ["sti"]


@pytest.mark.parametrize(
    ("status", "is_shown"),
    [(None, True), ("idea", True), ("planned", True), ("running", True), ("done", False), ("dropped", False)],
)
def test_money_is_for_what_is_not_over(status: str | None, *, is_shown: bool) -> None:
    fund, plan = (
        a_fund(themes=["natur"]),
        a_plan_of(
            an_action(updates=[{"on": "2026-03-01", "what": "Sådan er det.", "status": status}] if status else [])
        ),
    )

    assert (bool(wished(fund, plan)), bool(asked(plan, fund))) == (is_shown, is_shown)


@pytest.mark.parametrize(
    ("communities", "is_shown"),
    [([], True), (["strandby"], True), (["bakkeby"], False), (["bakkeby", "strandby"], True)],
)
def test_a_fund_for_some_places_is_for_their_plans_and_one_without_is_for_all(
    communities: list[str], *, is_shown: bool
) -> None:
    fund, plan = a_fund(themes=["natur"], communities=communities), a_plan_of(an_action())

    assert (bool(wished(fund, plan)), bool(asked(plan, fund))) == (is_shown, is_shown)


@pytest.mark.parametrize(
    ("cost", "is_shown"), [(None, True), (99_999, False), (100_000, True), (500_000, True), (500_001, False)]
)
def test_a_known_cost_must_be_within_what_the_project_may_cost(cost: int | None, *, is_shown: bool) -> None:
    terms = {"minimum_budget": 100_000, "maximum_budget": 500_000}
    fund, plan = a_fund(themes=["natur"], terms=[terms]), a_plan_of(an_action(cost=cost))

    assert (bool(wished(fund, plan)), bool(asked(plan, fund))) == (is_shown, is_shown)


@pytest.mark.parametrize(("cost", "is_shown"), [(100_000, False), (100_001, True), (499_999, True), (500_000, False)])
def test_a_limit_that_is_itself_outside_fits_nothing_that_costs_just_that(cost: int, *, is_shown: bool) -> None:
    outside = ["minimum_budget", "maximum_budget"]
    terms = {"minimum_budget": 100_000, "maximum_budget": 500_000, "exclusive": outside}
    fund, plan = a_fund(themes=["natur"], terms=[terms]), a_plan_of(an_action(cost=cost))

    assert (bool(wished(fund, plan)), bool(asked(plan, fund))) == (is_shown, is_shown)


def test_the_terms_that_hold_on_the_day_of_the_build_count() -> None:
    terms = [{"from": "2027-01-01", "minimum_budget": 200_000}, {"until": "2026-12-31", "minimum_budget": 50_000}]
    fund, plan = a_fund(themes=["natur"], terms=terms), a_plan_of(an_action(cost=100_000))

    before = fitting(fund, plan, today=date(2026, 12, 31)).wishes(fund).total
    after = fitting(fund, plan, today=date(2027, 1, 1)).wishes(fund).total

    assert (before, after) == (1, 0)


def test_only_the_current_edition_of_a_plan_counts() -> None:
    fund, old = a_fund(themes=["natur"]), a_plan_of(an_action("gammel"), slug="strandby/2020")
    new = a_plan_of(an_action("ny"))

    assert wished(fund, old, new) == ["ny"]
    assert fitting(fund, old, new).money(old, old.actions[0]).total == 0


@pytest.mark.parametrize(
    ("fields", "is_shown"),
    [
        ({"state": "ended"}, False),
        ({"state": "paused"}, False),
        ({"state": "unconfirmed"}, True),
        ({"rounds": {"type": "dated", "calls": [{"opens": "2026-12-01", "closes": "2026-12-20"}]}}, True),
        ({"rounds": {"type": "dated", "calls": [{"opens": "2027-06-01", "closes": "2027-07-01"}]}}, True),
        ({"rounds": {"type": "dated", "calls": [{"closes": "2026-11-22"}]}}, True),
        ({"rounds": {"type": "dated", "calls": [{"closes": "2026-11-21"}]}}, False),
    ],
)
def test_an_action_is_told_of_funds_that_can_be_asked_now_or_later(fields: dict[str, Any], *, is_shown: bool) -> None:
    plan = a_plan_of(an_action())

    assert bool(asked(plan, a_fund(themes=["natur"], **fields))) == is_shown


def test_what_closes_first_is_named_first_and_a_page_lists_only_some() -> None:
    dated = {"type": "dated", "calls": [{"closes": "2026-11-30"}]}
    rolling = [a_fund(f"pulje-{number:02}", themes=["natur"]) for number in range(SHOWN + 3)]
    plan = a_plan_of(an_action())

    found = fitting(plan, *rolling, a_fund("sidst", themes=["natur"], rounds=dated)).money_of(plan)["sti"]

    assert [card.record.slug for card in found.first] == [
        "sidst",
        *(f"pulje-{number:02}" for number in range(SHOWN - 1)),
    ]
    assert found.total == SHOWN + 4


@given(st.lists(st.none() | st.integers(0, 20), max_size=30), st.integers(-1, 21))
def test_positions_below_and_above_a_number_are_those_with_a_known_smaller_or_larger_one(
    values: list[int | None], number: int
) -> None:
    steps = Steps(values)

    below = {place for place in range(len(values)) if steps.below(number) >> place & 1}
    above = {place for place in range(len(values)) if steps.above(number) >> place & 1}

    assert below == {place for place, value in enumerate(values) if value is not None and value < number}
    assert above == {place for place, value in enumerate(values) if value is not None and value > number}
