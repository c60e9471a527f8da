"""What the site says on the visitor's day, which may be a week after the build: the browser corrects it.

`tests/money/rounds_cases.json` is the table that Python is held to as well (`tests/money/test_rounds.py`).
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, Page

from generator.engine.plugin import run_build
from generator.load import load
from generator.model.money.fund import Fund
from generator.views.money.rounds import applying, applying_at
from generator.views.scene import scene_of
from generator.words.wording import wording_of
from tests.browser import faults, serving, visit
from tests.conftest import CITY, REPOSITORY, TOWN
from tests.money.test_rounds import CASES, fund_of
from tests.towns import small_scene

pytest_plugins = ["tests.browser"]
ASSETS = REPOSITORY / "generator/theme/assets"
BUILT = date(2026, 11, 22)
WORDS = wording_of("da")
EVERY_FUND = f"puljer/?{WORDS.t('address all')}=1"
"""The list with those funds too that are not open."""
FUND = """---
title: {title}
provider: Havfonden
rounds: {rounds}
published: 2026-03-01
source: {{url: "https://havfonden.example/", checked: 2026-11-01}}
---
"""
FUNDS = {
    "middag": """{type: dated, calls: [
      {closes: 2026-12-10, closes_at: "12:00"}, {opens: 2027-02-01, closes: 2027-03-10}]}""",
    "sidste": "{type: dated, calls: [{closes: 2026-12-01}]}",
    "aabner": "{type: yearly, days: [01-15], opens_before: 45}",
    "tvivl": "{type: rule, rule: 'FREQ=MONTHLY;BYMONTH=2,5;BYDAY=1TU'}\nstate: unconfirmed",
    "stille": "{type: rule, rule: 'FREQ=MONTHLY;BYMONTH=2,5;BYDAY=1TU'}\nstate: paused",
    "regel": "{type: rule, rule: 'FREQ=MONTHLY;BYMONTH=2,5;BYDAY=1TU'}",
    "pause": "{type: rolling, breaks: [{from: 2026-11-25, to: 2026-12-06}]}",
}


@pytest.fixture(scope="module")
def town_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a town with funds of several kinds, built on a day."""
    root = Path(shutil.copytree(TOWN, tmp_path_factory.mktemp("week") / "town"))
    for slug, rounds in FUNDS.items():
        (root / f"funds/{slug}.md").write_text(FUND.format(title=slug.capitalize(), rounds=rounds), encoding="utf-8")
    assert run_build(root, site_dir=root / "site", searched=False, today=BUILT) is not None
    with serving(root / "site") as found:
        yield found


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Open a page of a visitor in another zone than the site's."""
    with visit(chromium, timezone_id="America/New_York") as page:
        yield page


def stands(page: Page, url: str, moment: str, holder: str = ".ei-status") -> dict[str, Any]:
    """Read what a page says of a fund at a moment."""
    page.clock.set_fixed_time(datetime.fromisoformat(moment))
    page.goto(url)
    page.wait_for_load_state("load")
    read = """(holder) => {
        const box = document.querySelector(holder);
        const shown = (found) => (found && !found.hidden ? found.textContent.replace(/\\s+/g, " ").trim() : null);
        return {
            chip: shown(box.querySelector(".ei-chip")),
            tone: box.querySelector(".ei-chip").className.replace("ei-chip ei-chip--", ""),
            leaf: shown(box.querySelector(".ei-leaf")),
            deadline: shown(box.querySelector("[data-part=deadline] time")?.parentElement),
            left: shown(box.querySelector("[data-part=left]")),
            opens: shown(box.querySelector("[data-part=opens]")),
        };
    }"""
    found: dict[str, Any] = page.evaluate(read, holder)
    return found


def built(case: dict[str, Any]) -> dict[str, Any]:
    """Publish the timetable of a case as on the day of the build."""
    return applying(small_scene(today=date.fromisoformat(case["built"])), fund_of(case)).published


def test_the_browser_finds_the_states_that_python_finds(page: Page) -> None:
    rows = [(case, *seen, case.get("likely", {}).get(seen[0])) for case in CASES for seen in case["seen"]]
    found = []

    with serving(ASSETS) as address:
        page.goto(address + "icon.svg")
        for case, moment, *_ in rows:
            published = json.dumps(built(case))
            page.clock.set_fixed_time(datetime.fromisoformat(moment))
            told = page.evaluate(
                "async ([path, fund]) => (await import(path)).stateAt(JSON.parse(fund), new Date())",
                [address + "money/rounds.js", published],
            )
            found.append((case, moment, *(told[name] for name in ("state", "deadline", "opens", "daysLeft", "likely"))))

    assert found == rows


def test_a_page_is_right_without_scripts_on_the_day_of_the_build(chromium: Browser, town_address: str) -> None:
    with visit(chromium, java_script_enabled=False) as page:
        page.goto(f"{town_address}puljer/middag/")

        told = page.locator(".ei-status").inner_text()

    assert "18 dage tilbage" in told
    assert "torsdag 10. december 2026, kl. 12.00" in told.replace("\xa0", " ")


@pytest.mark.parametrize("slug", [*FUNDS, "havnepuljen", "aaben-pulje"])
def test_on_the_day_of_the_build_the_script_changes_no_word(
    chromium: Browser, page: Page, town_address: str, slug: str
) -> None:
    url = f"{town_address}puljer/{slug}/"
    with visit(chromium, java_script_enabled=False) as plain:
        plain.goto(url)
        before = plain.locator(".ei-status").inner_text()
    page.clock.set_fixed_time(datetime.fromisoformat("2026-11-22T09:00:00+01:00"))

    page.goto(url)

    assert page.locator(".ei-status").inner_text().replace("\xa0", " ") == before.replace("\xa0", " ")


def test_a_week_later_the_days_that_are_left_are_seven_fewer(page: Page, town_address: str) -> None:
    assert stands(page, f"{town_address}puljer/middag/", "2026-11-29T09:00:00+01:00") == {
        "chip": "Fristen er snart",
        "tone": "closing-soon",
        "leaf": "dec 10 2026",
        "deadline": "Næste frist torsdag 10. december 2026, kl. 12.00",
        "left": "11 dage tilbage",
        "opens": None,
    }


@pytest.mark.parametrize(
    ("moment", "state", "left"),
    [
        ("2026-12-09T09:00:00+01:00", "closing-soon", "1 dag tilbage"),
        ("2026-12-10T00:00:00+01:00", "closing-soon", "sidste dag i dag"),
        ("2026-12-10T12:00:00+01:00", "closing-soon", "sidste dag i dag"),
        ("2026-12-10T12:00:01+01:00", "expected", None),
    ],
)
def test_a_deadline_at_noon_holds_until_noon_where_the_site_is(
    page: Page, town_address: str, moment: str, state: str, left: str | None
) -> None:
    found = stands(page, f"{town_address}puljer/middag/", moment)

    assert (found["tone"], found["left"]) == (state, left)


def test_after_the_deadline_the_next_one_is_shown(page: Page, town_address: str) -> None:
    assert stands(page, f"{town_address}puljer/middag/", "2026-12-10T12:00:01+01:00") == {
        "chip": "Åbner senere",
        "tone": "expected",
        "leaf": "mar 10 2027",
        "deadline": "Næste frist onsdag 10. marts 2027",
        "left": None,
        "opens": "Åbner 1. februar 2027",
    }


def test_after_the_last_announced_deadline_the_fund_is_closed(page: Page, town_address: str) -> None:
    found = stands(page, f"{town_address}puljer/sidste/", "2026-12-02T00:00:00+01:00")

    assert found == {"chip": "Lukket for ansøgninger", "tone": "closed", "leaf": None, "deadline": None, "left": None,
                     "opens": None}  # fmt: skip
    assert WORDS.t("fund state explained closed") in page.locator(".ei-status").inner_text()


def test_a_fund_opens_and_breaks_begin_without_a_build(page: Page, town_address: str) -> None:
    before = stands(page, f"{town_address}puljer/aabner/", "2026-11-30T23:59:59+01:00")
    opened = stands(page, f"{town_address}puljer/aabner/", "2026-12-01T00:00:00+01:00")
    paused = stands(page, f"{town_address}puljer/pause/", "2026-11-25T00:00:00+01:00")
    over = stands(page, f"{town_address}puljer/pause/", "2026-12-07T00:00:00+01:00")

    assert [(found["tone"], found["left"], found["opens"]) for found in (before, opened, paused, over)] == [
        ("opens-soon", None, "Åbner 1. december 2026"),
        ("open", "45 dage tilbage", None),
        ("closed", None, "Åbner 7. december 2026"),
        ("rolling", None, None),
    ]


@pytest.mark.parametrize(
    ("slug", "heading"),
    [("regel", "Coming deadlines"), ("tvivl", "Deadlines that nobody has confirmed lately"), ("stille", None)],
)
def test_the_days_of_a_rule_are_given_as_certain_only_when_they_are(
    page: Page, town_address: str, slug: str, heading: str | None
) -> None:
    page.clock.set_fixed_time(datetime.fromisoformat("2026-11-22T12:00:00+01:00"))
    page.goto(f"{town_address}puljer/{slug}/")

    assert page.locator("#section-rounds").all_inner_texts() == ([] if heading is None else [WORDS.t(heading)])


def test_in_a_break_it_is_said_that_it_opens_again_and_the_text_to_share_is_gone(page: Page, town_address: str) -> None:
    shared = []
    for moment in ("2026-11-24T23:59:59+01:00", "2026-11-25T00:00:00+01:00"):
        stands(page, f"{town_address}puljer/pause/", moment)
        shared.append(page.locator(".ei-share").is_visible())

    assert shared == [True, False]
    told = page.locator(".ei-status").inner_text()
    assert WORDS.t("You cannot apply right now, but it opens again.") in told
    assert WORDS.t("fund state explained closed") not in told


@pytest.mark.parametrize("path", [EVERY_FUND, ""])
def test_the_cards_of_a_list_are_corrected_too(page: Page, town_address: str, path: str) -> None:
    found = stands(page, town_address + path, "2026-12-10T12:00:01+01:00", '.ei-card:has(a[href$="middag/"])')

    assert found == {"chip": "Åbner senere", "tone": "expected", "leaf": "mar 10 2027",
                     "deadline": "Frist 10. marts 2027", "left": None, "opens": None}  # fmt: skip


def test_a_corrected_page_has_no_fault_for_those_who_listen(page: Page, town_address: str) -> None:
    stands(page, f"{town_address}puljer/middag/", "2026-12-10T12:00:01+01:00")

    assert faults(page) == []


def test_each_fund_of_the_city_stands_in_the_browser_as_in_python(page: Page, address: str) -> None:
    site = load(CITY).site
    assert site is not None
    moment = datetime.fromisoformat("2026-12-02T12:00:00+01:00")
    scene = scene_of(site, moment.date())
    funds = cast(Mapping[str, Fund], scene.site["fund"])
    page.clock.set_fixed_time(moment)

    page.goto(address + EVERY_FUND)
    read = """() => Object.fromEntries([...document.querySelectorAll(".ei-card--fund [data-calls]")].map(
        (card) => [card.querySelector("a").getAttribute("href").split("/").at(-2), card.dataset.state]))"""

    assert page.evaluate(read) == {fund.slug: applying_at(scene, fund, moment).state for fund in funds.values()}
