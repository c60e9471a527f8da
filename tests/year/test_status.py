"""The yearly status is counted from the records: its figures are those of an independent count of the files."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.load import load
from generator.views.scene import Scene, scene_of
from generator.views.year.status import status_of, years
from tests.conftest import LILLEBY, tree

YEARS = (2020, 2021, 2022, 2023, 2024, 2025, 2026)
TODAY = date(2026, 11, 27)


def facts_in(folder: str) -> list[tuple[str, dict[str, Any]]]:
    """Read the facts of the files of a folder with another reader than ours."""
    found = []
    for path in sorted((LILLEBY / folder).rglob("*.md")):
        _, front, _ = path.read_text("utf-8").split("---\n", 2)
        facts = _as_written(yaml.safe_load(front))
        found.append((path.relative_to(LILLEBY / folder).with_suffix("").as_posix(), facts))
    return found


def _as_written(facts: Any) -> Any:
    """Give back the key `on`, which the other reader takes for a yes."""
    if isinstance(facts, list):
        return [_as_written(item) for item in facts]
    if isinstance(facts, dict):
        return {"on" if key is True else key: _as_written(value) for key, value in facts.items()}
    return facts


def last_day(year: int) -> date:
    return min(date(year, 12, 31), TODAY)


def plans_on(day: date) -> dict[str, dict[str, Any]]:
    """Find the edition that counted in each place on a day."""
    found: dict[str, dict[str, Any]] = {}
    for _, plan in facts_in("plans"):
        if plan["phase"] not in ("draft", "hearing") and plan["adopted"] <= day:
            held = found.get(plan["community"])
            if held is None or held["adopted"] < plan["adopted"]:
                found[plan["community"]] = plan
    return found


def statuses_on(day: date) -> Counter[str | None]:
    counted: Counter[str | None] = Counter()
    for plan in plans_on(day).values():
        for goal in plan["goals"]:
            for action in goal["actions"]:
                told = [line["status"] for line in action["updates"] if "status" in line and line["on"] <= day]
                counted[told[-1] if told else None] += 1
    return counted


@pytest.mark.parametrize("year", YEARS)
def test_how_far_the_plans_are_is_what_the_files_say(lilleby: Scene, year: int) -> None:
    found = status_of(lilleby, year, str)

    assert Counter(found.after.by_status) == statuses_on(last_day(year))
    assert Counter(found.before.by_status) == statuses_on(date(year - 1, 12, 31))


@pytest.mark.parametrize("year", YEARS)
def test_the_money_is_what_the_awards_say(lilleby: Scene, year: int) -> None:
    awards = [award for _, award in facts_in("content/awards") if award["awarded"].year == year]
    given = [award for award in awards if award["status"] != "withdrawn"]

    found = status_of(lilleby, year, str)

    assert (found.awards, found.amount) == (len(given), sum(award["amount"] for award in given))
    by_place: Counter[str] = Counter()
    for award in given:
        for place in award["communities"]:
            by_place[place] += award["amount"]
    assert {one.community.slug: one.amount for one in found.given if one.community} == dict(by_place)


@pytest.mark.parametrize("year", YEARS)
def test_steps_are_the_lines_with_a_status_each_told_once(lilleby: Scene, year: int) -> None:
    told = {
        (plan["community"], action["id"], line["on"], line["status"])
        for _, plan in facts_in("plans")
        for goal in plan["goals"]
        for action in goal["actions"]
        for line in action["updates"]
        if "status" in line and line["on"].year == year
    }

    found = status_of(lilleby, year, str)

    moved = [one for place in found.places for one in place.moved]
    assert {(one.plan.community, one.action.id, one.update.on, one.update.status) for one in moved} == told
    assert len(moved) == len(told)


@pytest.mark.parametrize("year", YEARS)
def test_meetings_decisions_and_what_was_agreed_are_what_the_minutes_say(lilleby: Scene, year: int) -> None:
    meetings = [one for _, one in facts_in("meetings") if str(one["start"])[:4] == str(year)]
    held = [one for one in meetings if one.get("status") == "held"]
    minuted = [one for one in held if "minutes" in one and "withdrawn" not in one["minutes"]]
    items = [item for one in minuted for item in one["agenda"]]
    decided = [
        item for item in items if "decision" in item and item.get("kind", "decision") in ("decision", "direction")
    ]
    points = [point for one in minuted for point in one["minutes"]["action_points"]]
    done = [point for point in points if point.get("ended") and point["ended"] <= last_day(year)]

    found = status_of(lilleby, year, str)

    assert found.meetings == len(held)
    assert len(found.decisions) == len(decided)
    assert (found.carried_out, found.open, found.dropped) == (len(done), len(points) - len(done), 0)


@pytest.mark.parametrize("year", YEARS)
def test_those_who_took_part_are_counted_from_the_plans(lilleby: Scene, year: int) -> None:
    items = [item for _, plan in facts_in("plans") for item in plan["involvement"] if item["on"].year == year]

    found = status_of(lilleby, year, str)

    assert found.participants == sum(item["participants"] for item in items)
    assert len(found.involvement) == len(items)


def test_a_direction_comes_back_the_year_after_with_what_became_of_it(lilleby: Scene) -> None:
    found = status_of(lilleby, 2025, str)

    assert [one.decision.item.title for one in found.last_directions] == ["Varme og vand"]
    assert "solceller-butik" in {one.action.id for one in found.last_directions[0].moved}
    assert [one.item.title for one in found.directions] == ["Veje, man kan gå på"]


def test_a_past_year_is_the_same_whenever_it_is_looked_at(lilleby: Scene) -> None:
    site = load(LILLEBY).site
    assert site is not None

    later = scene_of(site, date(2031, 5, 1))

    for year in YEARS[:-1]:
        assert status_of(lilleby, year, str) == status_of(later, year, str)


def test_the_year_that_goes_on_is_seen_on_the_day_of_the_build(lilleby: Scene) -> None:
    assert status_of(lilleby, 2026, str).as_of == TODAY
    assert status_of(lilleby, 2025, str).as_of == date(2025, 12, 31)
    assert years(lilleby) == tuple(reversed(YEARS))


def test_two_builds_as_of_a_past_day_give_the_same_status(tmp_path: Path) -> None:
    from generator.engine.plugin import run_build  # noqa: PLC0415  only this test builds as of another day

    for name in ("one", "two"):
        run_build(LILLEBY, site_dir=tmp_path / name, searched=False, today=date(2025, 12, 31))

    one, two = (tree(tmp_path / name) for name in ("one", "two"))
    assert one == two
    assert "status/2025/index.html" in one
    assert "status/2026/index.html" not in one


def test_each_chart_has_a_title_a_description_and_the_table_of_its_numbers(lilleby_site: Path) -> None:
    html = (lilleby_site / "status/2025/index.html").read_text("utf-8")

    charts = re.findall(r'<figure class="ei-chart">.*?</figure>', html, re.DOTALL)

    assert len(charts) == 3
    for chart in charts:
        assert "<title>" in chart
        assert "<desc" in chart
        assert chart.count("<rect") == chart.count('<th scope="row">') > 0
