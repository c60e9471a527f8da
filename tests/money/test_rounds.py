"""When one can apply: one state at every moment, and a next deadline that is never a past day."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.money.fund import Fund
from generator.model.money.occurrences import Occurrence, nearest_given, occurrences
from generator.model.money.periods import rounds_on
from generator.model.money.rounds import END_OF_DAY
from generator.views.money.editions import editions
from generator.views.money.rounds import ORDER, Applying, State, applying, applying_at, current_terms
from generator.views.money.timetable import standing
from tests.towns import a_fund, small_scene

CASES = json.loads((Path(__file__).parent / "rounds_cases.json").read_text("utf-8"))
FIRST_TUESDAYS = {"type": "rule", "rule": "FREQ=MONTHLY;BYMONTH=2,5,8,11;BYDAY=1TU"}
THREE_DAYS = {"type": "yearly", "days": ["01-15", "05-01", "09-01"]}
SCENE = small_scene()
OPEN, NONE_NEXT = ("open", "closing-soon"), ("paused", "budget-used", "closed", "ended", "unconfirmed", "rolling")


def fund_of(case: dict[str, Any]) -> Fund:
    source = [{"url": "https://lilleby.example/", "checked": case["checked"]}] if "checked" in case else []
    return a_fund(**{"rounds": None, "source": source, **case["fund"]})


def moments() -> list[Any]:
    return [
        pytest.param(case, seen, id=f"{case['name']}: {seen[0]}") for case in CASES for seen in case["seen"]
    ]  # fmt: skip


def day_of(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def on(fund: Fund, day: str | date) -> Applying:
    return applying(small_scene(today=date.fromisoformat(str(day))), fund)


def closing_days(fund: Fund, first: str, last: str) -> list[str]:
    found = occurrences(fund, date.fromisoformat(first), date.fromisoformat(last))
    return [str(call.closes) for call in found if not call.is_cancelled]


@pytest.mark.parametrize(("case", "seen"), moments())
def test_a_fund_stands_at_a_moment_as_the_table_says(case: dict[str, Any], seen: list[Any]) -> None:
    moment, state, deadline, opens, days_left = seen
    likely = case.get("likely", {}).get(moment)

    found = applying_at(SCENE, fund_of(case), datetime.fromisoformat(moment))

    assert (found.state, found.deadline, found.opens, found.days_left, found.likely) == (
        state, day_of(deadline), day_of(opens), days_left, day_of(likely),
    )  # fmt: skip


@pytest.mark.parametrize(("case", "seen"), moments())
def test_a_timetable_of_an_earlier_day_tells_the_same(case: dict[str, Any], seen: list[Any]) -> None:
    table = on(fund_of(case), case["built"]).timetable

    found = standing(table, datetime.fromisoformat(seen[0]))

    assert (found.state, found.call and found.call.closes, found.opens) == (seen[1], day_of(seen[2]), day_of(seen[3]))


def test_the_table_has_every_state() -> None:
    assert {seen[1] for case in CASES for seen in case["seen"]} == set(ORDER) == set(get_args(State))


def test_first_tuesdays_are_the_same_whatever_the_day_of_the_build() -> None:
    fund = a_fund(rounds=FIRST_TUESDAYS)

    assert closing_days(fund, "2017-01-01", "2017-12-31") == ["2017-02-07", "2017-05-02", "2017-08-01", "2017-11-07"]
    assert closing_days(fund, "2017-02-07", "2017-05-02") == ["2017-02-07", "2017-05-02"]
    assert closing_days(fund, "2017-02-08", "2017-05-01") == []


def test_three_days_come_every_year() -> None:
    fund = a_fund(rounds=THREE_DAYS)

    assert closing_days(fund, "2026-09-02", "2028-01-15") == [
        "2027-01-15", "2027-05-01", "2027-09-01", "2028-01-15",
    ]  # fmt: skip


def test_a_weekly_rule_is_whole_in_the_first_week_of_a_year() -> None:
    fund = a_fund(rounds={"type": "rule", "rule": "FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=1"})

    assert closing_days(fund, "2026-12-25", "2027-01-12") == ["2026-12-28", "2027-01-04", "2027-01-11"]


def test_a_leap_day_is_found_eight_years_ahead() -> None:
    fund = a_fund(rounds={"type": "yearly", "days": ["02-29"]})

    assert on(fund, "2096-02-29").deadline == date(2096, 2, 29)
    assert on(fund, "2096-03-01").deadline == date(2104, 2, 29)


def test_a_moved_round_keeps_its_key_and_tells_why() -> None:
    why = "1. maj er en lørdag."
    change = {"deadline": "2027-05-01", "moved_to": "2027-05-03", "closes_at": "12:00", "why": why}
    fund = a_fund(rounds={**THREE_DAYS, "opens_before": 30, "decision_after": 60, "overrides": [change]})

    found = on(fund, "2027-04-20")

    assert found.call == Occurrence(
        date(2027, 5, 1), date(2027, 5, 3), time(12), date(2027, 4, 1), date(2027, 7, 2), None, why, "moved",
        changes=1,
    )  # fmt: skip
    assert (found.why, found.decision) == (why, date(2027, 7, 2))
    assert found.changes == (found.call,)


def test_a_round_moved_before_its_opening_opens_earlier_too() -> None:
    change = {"deadline": "2027-05-01", "moved_to": "2027-03-01"}
    fund = a_fund(rounds={**THREE_DAYS, "opens_before": 30, "overrides": [change]})

    assert on(fund, "2027-02-10").call == Occurrence(
        date(2027, 5, 1), date(2027, 3, 1), END_OF_DAY, date(2027, 1, 30), change="moved", changes=1
    )


def test_a_round_moved_from_a_far_day_is_not_lost() -> None:
    fund = a_fund(rounds={**THREE_DAYS, "overrides": [{"deadline": "2027-01-15", "moved_to": "2028-08-15"}]})

    assert on(fund, "2028-08-10").deadline == date(2028, 8, 15)


def test_two_rounds_may_be_announced_for_one_day() -> None:
    calls = [{"closes": "2027-03-01", "title": "Små"}, {"closes": "2027-03-01", "title": "Store"}]
    fund = a_fund(rounds={"type": "dated", "calls": calls})

    assert [(call.key.isoformat(), call.number, call.title) for call in on(fund, "2027-02-01").calls] == [
        ("2027-03-01", 1, "Små"),
        ("2027-03-01", 2, "Store"),
    ]


def test_an_announced_deadline_in_the_past_is_the_last_known_and_not_the_next() -> None:
    fund = a_fund(rounds={"type": "dated", "calls": [{"closes": "2022-03-10"}, {"closes": "2021-03-10"}]})

    found = on(fund, "2026-11-22")

    assert (found.state, found.deadline, found.closes, found.last_known) == ("closed", None, None, date(2022, 3, 10))


def test_an_old_source_gives_a_likely_deadline_and_no_certain_one() -> None:
    fund = a_fund(rounds=THREE_DAYS, source=[{"url": "https://lilleby.example/", "checked": "2022-01-01"}])

    found = on(fund, "2026-11-22")

    assert (found.state, found.deadline, found.closes, found.likely) == ("unconfirmed", None, None, date(2027, 1, 15))
    assert not found.is_certain


def test_a_break_tells_why_and_when_it_is_over() -> None:
    pause = {"from": "2027-07-01", "to": "2027-08-31", "why": "Vi skriver nye regler."}
    fund = a_fund(rounds={"type": "rolling", "breaks": [pause, {"from": "2027-09-01", "to": "2027-09-07"}]})

    found = on(fund, "2027-08-01")

    assert (found.state, found.opens, found.why) == ("closed", date(2027, 9, 8), "Vi skriver nye regler.")


def test_two_editions_of_one_fund_stand_beside_each_other() -> None:
    """Billund: 1.0 m a year by first Tuesdays, and 1.1 m a year by the 15ths."""
    older = {"until": "2018-12-31", "pool": 1000000, "rounds": FIRST_TUESDAYS}
    newer = {"from": "2019-01-01", "pool": 1100000, "rounds": {"type": "yearly", "days": ["02-15", "08-15"]}}
    fund = a_fund(rounds=None, terms=[newer, older])
    scene = small_scene(today=date(2026, 11, 22))

    assert closing_days(fund, "2018-08-01", "2019-08-31") == [
        "2018-08-07", "2018-11-06", "2019-02-15", "2019-08-15",
    ]  # fmt: skip
    assert current_terms(scene, fund) == fund.terms[0]
    assert [edition.terms for edition in editions(scene, fund).older] == [fund.terms[1]]
    assert editions(scene, fund).older[0].days == tuple(
        date.fromisoformat(day) for day in ("2018-02-06", "2018-05-01", "2018-08-07", "2018-11-06")
    )
    assert editions(scene, fund).coming == ()


@pytest.mark.parametrize(
    ("day", "pool"), [("2018-12-31", 1), ("2019-01-01", 2), ("2020-12-31", 2), ("2021-01-01", None)]
)
def test_terms_hold_from_their_first_day_to_their_last(day: str, pool: int | None) -> None:
    fund = a_fund(terms=[{"from": "2019-01-01", "until": "2020-12-31", "pool": 2}, {"until": "2018-12-31", "pool": 1}])

    found = current_terms(small_scene(today=date.fromisoformat(day)), fund)

    assert (found.pool if found else None) == pool


def test_the_nearest_day_is_one_of_the_period() -> None:
    older = {"until": "2018-12-31", "rounds": {"type": "yearly", "days": ["03-01"]}}
    fund = a_fund(rounds=None, terms=[older])
    rounds = rounds_on(fund, date(2018, 3, 1))
    assert rounds is not None

    assert nearest_given(fund, rounds, date(2019, 3, 1)) == date(2018, 3, 1)


def test_a_timetable_is_published_with_offsets_and_without_cancelled_rounds() -> None:
    overrides = [{"deadline": "2027-05-01", "cancelled": True}, {"deadline": "2027-09-01", "closes_at": "12:00",
                                                                "moved_to": "2027-09-02"}]  # fmt: skip
    fund = a_fund(rounds={**THREE_DAYS, "opens_before": 45, "until": "2027-12-31", "overrides": overrides})

    assert on(fund, "2026-11-22").published == {
        "zone": "Europe/Copenhagen",
        "state": None,
        "unconfirmed": False,
        "unconfirmed_from": None,
        "rolling": False,
        "spans": [],
        "until": "2027-12-31",
        "calls": [
            {
                "opens": "2026-12-01T00:00:00+01:00",
                "closes": "2027-01-15T23:59:59.999+01:00",
                "closes_on": "2027-01-15",
            },
            {
                "opens": "2027-07-18T00:00:00+02:00",
                "closes": "2027-09-02T12:00:00+02:00",
                "closes_on": "2027-09-02",
            },
        ],
    }


def agrees(found: Applying) -> list[str]:
    """List what contradicts itself in how a fund stands."""
    told = {
        "one of the states": found.state in ORDER,
        "an open fund has a deadline": found.state not in OPEN or found.deadline is not None,
        "a fund that is to open has a deadline and a first day": found.state not in ("opens-soon", "expected")
        or (found.deadline is not None and found.opens is not None),
        "what cannot be applied for now has no next deadline": found.state not in NONE_NEXT or found.deadline is None,
        "a next deadline is not past": found.deadline is None or found.deadline >= found.day,
        "a day of opening is ahead": found.opens is None or found.opens > found.day,
        "a round opens before it closes": not (found.opens and found.deadline) or found.opens <= found.deadline,
        "soon is 14 days": found.days_left is None or (found.days_left <= 14) == (found.state == "closing-soon"),
        "opening soon is 14 days": found.state not in ("opens-soon", "expected")
        or ((found.opens - found.day).days <= 14) == (found.state == "opens-soon"),  # type: ignore[operator]
        "days are left while it is open": (found.days_left is not None) == (found.state in OPEN),
        "the moment is on the day": (found.closes.date() if found.closes else None) == found.deadline,
        "the last known is past": found.last_known is None or found.last_known <= found.day,
        "a likely deadline is not confirmed": found.likely is None or found.state == "unconfirmed",
        "the round is not cancelled": found.call is None or not found.call.is_cancelled,
    }
    return [what for what, holds in told.items() if not holds]


FUNDS: dict[str, dict[str, Any]] = {
    "first Tuesdays": {"rounds": {**FIRST_TUESDAYS, "opens_before": 40}},
    "three days": {"rounds": THREE_DAYS},
    "a leap day": {"rounds": {"type": "yearly", "days": ["02-29"], "opens_before": 200}},
    "rolling": {"rounds": {"type": "rolling", "until": "2028-02-29",
                           "breaks": [{"from": "2027-07-01", "to": "2027-07-31"}]}},
    "dated": {"rounds": {"type": "dated", "calls": [{"opens": "2027-03-01", "closes": "2027-03-28"},
                                                    {"closes": "2027-10-31", "closes_at": "02:30"}]}},
}  # fmt: skip


@pytest.mark.parametrize("name", FUNDS)
def test_on_each_day_of_four_years_state_and_deadline_agree(name: str) -> None:
    fund = a_fund(**FUNDS[name])

    found = {str(day): agrees(applying_at(SCENE, fund, day)) for day in each_day()}

    assert {day: faults for day, faults in found.items() if faults} == {}


def test_three_days_are_next_on_each_day_of_four_years() -> None:
    fund = a_fund(rounds=THREE_DAYS)
    ends = [date(year, month, day) for year in range(2026, 2031) for month, day in ((1, 15), (5, 1), (9, 1))]

    found = {day.date(): applying_at(SCENE, fund, day).deadline for day in each_day()}

    assert found == {day: min(end for end in ends if end >= day) for day in found}


def each_day() -> Iterator[datetime]:
    """Give a moment of each day from 2026 to 2029, which has both clock changes and a leap day."""
    for number in range((date(2030, 1, 1) - date(2026, 1, 1)).days):
        yield datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=number)


DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31))
SOME_DAYS = st.lists(DAYS, max_size=4, unique=True)
CLOCKS = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))
CHANGES = st.builds(
    lambda day, change, closes_at: {"deadline": day, **change, "closes_at": closes_at},
    DAYS,
    st.just({"cancelled": True}) | st.just({"extra": True}) | DAYS.map(lambda day: {"moved_to": day}),
    CLOCKS,
)
COMMON = {"until": st.none() | DAYS, "overrides": st.lists(CHANGES, max_size=4)}
PATTERN = {
    **COMMON, "closes_at": st.sampled_from([END_OF_DAY, time(2, 30), time(12), time(0)]),
    "opens_before": st.none() | st.integers(0, 400), "decision_after": st.none() | st.integers(0, 90),
}  # fmt: skip
CALLS = st.builds(
    lambda one, other, at: {"opens": min(one, other) if one != other else None, "closes": max(one, other),
                            "closes_at": at or END_OF_DAY},
    DAYS, DAYS, CLOCKS,
)  # fmt: skip
BREAKS = st.builds(lambda one, other: {"from": min(one, other), "to": max(one, other)}, DAYS, DAYS)
MONTH_DAYS = st.sampled_from(["01-01", "01-15", "02-28", "02-29", "03-28", "05-01", "10-25", "12-31"])
RULES = st.sampled_from([
    "FREQ=MONTHLY;BYMONTH=2,5,8,11;BYDAY=1TU", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=1", "FREQ=YEARLY;BYDAY=-1SU", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1;BYDAY=MO",
])  # fmt: skip
ROUNDS = st.one_of(
    st.fixed_dictionaries({"type": st.just("rolling"), **COMMON, "breaks": st.lists(BREAKS, max_size=3)}),
    st.fixed_dictionaries({"type": st.just("dated"), **COMMON, "calls": st.lists(CALLS, min_size=1, max_size=4)}),
    st.fixed_dictionaries({"type": st.just("yearly"), **PATTERN, "days": st.lists(MONTH_DAYS, min_size=1, max_size=4)}),
    st.fixed_dictionaries({"type": st.just("rule"), **PATTERN, "rule": RULES}),
)
TERMS = st.builds(
    lambda one, other, rounds: {"from": min(one, other), "until": max(one, other), "rounds": rounds},
    DAYS, DAYS, st.none() | ROUNDS,
)  # fmt: skip
ANY_FUND = st.fixed_dictionaries({
    "rounds": st.none() | ROUNDS, "terms": st.lists(TERMS, max_size=2),
    "state": st.sampled_from([None, None, None, "paused", "budget-used", "ended", "unconfirmed"]),
    "source": st.lists(DAYS.map(lambda day: {"url": "https://lilleby.example/", "checked": day}), max_size=1),
})  # fmt: skip


@given(ANY_FUND, st.times())
@settings(max_examples=40, deadline=None)
def test_for_any_fund_on_every_day_of_four_years_state_and_deadline_agree(facts: dict[str, Any], at: time) -> None:
    fund = a_fund(**facts)

    found = {
        day: agrees(applying_at(SCENE, fund, day.replace(hour=at.hour, minute=at.minute, second=at.second)))
        for day in each_day()
    }

    assert {day: faults for day, faults in found.items() if faults} == {}


@given(ANY_FUND, DAYS, st.integers(0, 14 * 24 * 60))
@settings(deadline=None)
def test_a_site_two_weeks_old_tells_what_a_new_one_tells(facts: dict[str, Any], day: date, minutes: int) -> None:
    fund = a_fund(**facts)
    built = datetime.combine(day, time.min, SCENE.zone)
    seen = (built.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(SCENE.zone)

    old, new = standing(applying_at(SCENE, fund, built).timetable, seen), applying_at(SCENE, fund, seen)

    assert (old.state, old.call, old.opens, old.until) == (new.state, new.call, new.opens, new.until)
