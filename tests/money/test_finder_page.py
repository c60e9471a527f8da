"""The fund finder and the text to paste elsewhere, as a visitor uses them."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.engine.plugin import run_build
from generator.words.wording import wording_of
from tests.browser import DESKTOP, PHONE, faults, serving, visit
from tests.conftest import TOWN

pytest_plugins = ["tests.browser"]
t = wording_of("da").t
TODAY = date(2026, 11, 22)
FUNDS = {
    "snart": "title: Snartpuljen\napplicants: [association]\npurposes: [culture]\n"
    "rounds: {type: dated, calls: [{closes: 2026-11-25}]}\nterms: [{maximum: 50000}]\nthemes: [fundraising]",
    "bakke": "title: Bakkepuljen\napplicants: [group]\npurposes: [culture]\ncommunities: [bakkeby]\n"
    "rounds: {type: rolling}\nterms: [{maximum: 10000, own_share: 25}]\nexample: true",
    "lukket": "title: Lukkepuljen\napplicants: [association]\n"
    "rounds: {type: dated, calls: [{closes: 2026-10-01}]}\nterms: [{maximum: 1000000}]",
}
OPEN = ["Snartpuljen", "Havnepuljen", "Bakkepuljen", "Åben pulje"]
ALL = [*OPEN, "Lukkepuljen", "Gammel pulje"]
WHO, PURPOSE, PLACE, AMOUNT = (t(f"address {name}") for name in ("who", "purpose", "place", "amount"))
OWN, WITHIN, PROVIDER, EVERYTHING, ORDER = (
    t(f"address {name}") for name in ("own", "within", "provider", "all", "order")
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small municipality with some more funds."""
    root = Path(shutil.copytree(TOWN, tmp_path_factory.mktemp("finder") / "town"))
    for slug, facts in FUNDS.items():
        common = (
            "provider: Fonden\npublished: 2026-11-01\nsource: {url: 'https://fonden.example/', checked: 2026-11-01}"
        )
        (root / f"funds/{slug}.md").write_text(f"---\n{facts}\n{common}\n---\nPenge.\n", "utf-8")
    assert run_build(root, site_dir=root / "site", today=TODAY) is not None
    return root / "site"


@pytest.fixture(scope="module")
def funds(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield f"{address}puljer/"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with visit(chromium) as page:
        yield page


def at(page: Page, url: str, moment: str = "2026-11-22T12:00:00+01:00") -> None:
    page.clock.set_fixed_time(moment)
    page.goto(url)
    expect(page.locator("#ei-funds")).to_be_visible()


def titles(page: Page) -> list[str]:
    return page.locator("#ei-fund-results .ei-card__title").all_text_contents()


def told(page: Page) -> Locator:
    return page.locator("#ei-fund-count")


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def field(page: Page, name: str) -> Locator:
    return page.locator(f"#ei-fund-form [name={name}]")


def applicant(page: Page, words: str) -> Locator:
    return page.locator("[data-facet=who] label", has_text=words)


def number(label: Locator) -> int:
    return int(label.locator(".ei-count").text_content() or "")


def test_without_javascript_the_list_is_complete_and_no_dead_filter_is_shown(chromium: Browser, funds: str) -> None:
    with visit(chromium, java_script_enabled=False) as page:
        page.goto(funds)

        assert page.locator(".ei-card__title").all_text_contents() == ALL
        assert page.locator("#ei-fund-form").is_hidden()


def test_a_row_says_who_may_apply_how_much_what_one_must_bring_and_where(page: Page, funds: str) -> None:
    at(page, funds)

    rows = page.locator(".ei-may").all()

    assert [row.locator("li").all_text_contents() for row in rows] == [
        ["Fonden", "For: foreninger", "op til 50.000\u00a0kr."],
        [
            "Lilleby Kommune",
            "For: foreninger, grupper af borgere",
            "op til 125.000\u00a0kr.",
            "højst 50 % af udgifterne",
        ],
        ["Fonden", "For: grupper af borgere", "op til 10.000\u00a0kr.", "I betaler selv 25 % af udgifterne", "Bakkeby"],
        ["Havfonden", t("no source says who may apply")],
    ]


def test_what_can_be_applied_for_now_is_shown_first_and_the_rest_is_one_click_away(page: Page, funds: str) -> None:
    at(page, funds)
    assert (titles(page), told(page).text_content()) == (OPEN, t("{count} funds fit", count=4))
    assert number(page.locator("[data-facet=open] label")) == len(ALL)

    page.locator("[data-facet=open] label").click()

    assert titles(page) == ALL
    assert asked(page) == {EVERYTHING: ["1"]}


def test_a_choice_gives_as_many_as_it_says_and_what_nobody_knows_comes_last_and_says_so(page: Page, funds: str) -> None:
    at(page, funds)
    choice = applicant(page, "foreninger")
    promised = number(choice)

    choice.click()

    assert titles(page) == ["Snartpuljen", "Havnepuljen", "Åben pulje"]
    assert promised == 3
    unsure = t("of which we have not been able to check 1")
    assert told(page).text_content() == f"{t('{count} funds fit', count=3)}, {unsure}"
    assert page.locator(".ei-unchecked").all_text_contents() == [t("Not checked: {things}", things=t("who may apply"))]
    assert asked(page) == {WHO: ["association"]}


def test_a_mark_that_nobody_has_checked_is_gone_when_it_is_no_longer_asked(page: Page, funds: str) -> None:
    at(page, funds)
    applicant(page, "foreninger").click()

    applicant(page, "foreninger").click()

    assert (titles(page), page.locator(".ei-unchecked").count()) == (OPEN, 0)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({PLACE: "strandby"}, ["Snartpuljen", "Havnepuljen", "Åben pulje"]),
        ({PLACE: "bakkeby"}, OPEN),
        ({WITHIN: "7"}, ["Snartpuljen"]),
        ({WITHIN: "90"}, ["Snartpuljen", "Havnepuljen"]),
        ({PROVIDER: "Fonden"}, ["Snartpuljen", "Bakkepuljen"]),
        ({PURPOSE: "culture"}, ["Snartpuljen", "Bakkepuljen", "Åben pulje"]),
        ({AMOUNT: "10.001", OWN: "100.000"}, ["Snartpuljen", "Havnepuljen", "Åben pulje"]),
        ({AMOUNT: "10.000", OWN: "3.334"}, ["Snartpuljen", "Bakkepuljen", "Åben pulje"]),
        ({AMOUNT: "10.000", OWN: "3.333"}, ["Snartpuljen", "Åben pulje"]),
        ({ORDER: "amount"}, ["Havnepuljen", "Snartpuljen", "Bakkepuljen", "Åben pulje"]),
        ({WITHIN: "7", EVERYTHING: "1", WHO: "association"}, ["Snartpuljen"]),
        ({PLACE: "findes-ikke"}, OPEN),
    ],
    ids=str,
)
def test_an_address_can_be_shared(page: Page, funds: str, query: dict[str, str], expected: list[str]) -> None:
    at(page, f"{funds}?{'&'.join(f'{name}={value}' for name, value in query.items())}")

    assert titles(page) == expected


def test_going_back_and_forward_undoes_and_redoes_a_choice(page: Page, funds: str) -> None:
    at(page, funds)
    field(page, PLACE).select_option("strandby")
    applicant(page, "grupper").click()
    assert titles(page) == ["Havnepuljen", "Åben pulje"]

    page.go_back()
    expect(told(page)).to_have_text(t("{count} funds fit", count=3))
    page.go_back()
    expect(told(page)).to_have_text(t("{count} funds fit", count=4))
    page.go_forward()

    expect(field(page, PLACE)).to_have_value("strandby")
    assert titles(page) == ["Snartpuljen", "Havnepuljen", "Åben pulje"]


def test_an_amount_is_reckoned_while_one_types_and_the_field_keeps_the_focus(page: Page, funds: str) -> None:
    at(page, funds)

    field(page, AMOUNT).press_sequentially("60.000")

    expect(page.locator("#ei-fund-results > li")).to_have_count(1)
    assert titles(page) == ["Åben pulje"]
    expect(field(page, AMOUNT)).to_be_focused()
    assert asked(page) == {AMOUNT: ["60.000"]}


def test_a_text_that_is_no_amount_is_told_and_drops_nothing(page: Page, funds: str) -> None:
    at(page, funds)

    field(page, AMOUNT).press_sequentially("mange")

    expect(page.locator("#ei-fund-amount-error")).to_contain_text("mange")
    expect(field(page, AMOUNT)).to_have_attribute("aria-invalid", "true")
    assert titles(page) == OPEN


def test_an_empty_result_says_what_each_choice_costs_and_a_press_brings_the_funds_back(page: Page, funds: str) -> None:
    at(page, f"{funds}?{WHO}=association&{PROVIDER}=Fonden&{PURPOSE}=nature")
    drops = page.locator("#ei-fund-drops button")
    drop = "Without “{filter}”: {count}"

    assert titles(page) == []
    assert told(page).text_content() == t("No fund fits")
    assert drops.all_text_contents() == [
        t(drop, filter="Fonden", count=2),
        t(drop, filter="natur", count=1),
        t(drop, filter=t("Only those that are open"), count=1),
    ]
    drops.first.click()

    assert titles(page) == ["Havnepuljen", "Åben pulje"]
    expect(told(page)).to_be_focused()
    assert asked(page) == {WHO: ["association"], PURPOSE: ["nature"]}


def test_where_no_single_choice_helps_all_of_them_are_offered_at_once(page: Page, funds: str) -> None:
    at(page, f"{funds}?{PROVIDER}=Lilleby%20Kommune&{WITHIN}=7&{AMOUNT}=900.000")
    drops = page.locator("#ei-fund-drops button")
    choices = ", ".join(("Inden for 7 dage", "Lilleby Kommune", "900.000 kr.", t("Only those that are open")))

    assert titles(page) == []
    assert drops.all_text_contents() == [t("Without “{filter}”: {count}", filter=choices, count=len(ALL))]
    drops.first.click()

    assert titles(page) == ALL
    expect(told(page)).to_be_focused()


def test_all_choices_can_be_removed_at_once(page: Page, funds: str) -> None:
    at(page, f"{funds}?{WHO}=association&{AMOUNT}=1.000&{EVERYTHING}=1")

    page.locator("#ei-fund-clear").click()

    assert (titles(page), asked(page)) == (ALL, {EVERYTHING: ["1"]})
    expect(told(page)).to_be_focused()
    expect(page.locator("#ei-fund-clear")).to_be_hidden()


def test_a_list_that_is_ten_days_old_knows_the_day_of_the_visitor(page: Page, funds: str) -> None:
    at(page, funds, "2026-12-02T12:00:00+01:00")

    assert titles(page) == ["Havnepuljen", "Bakkepuljen", "Åben pulje"]
    page.locator("[data-facet=open] label").click()
    states = page.locator("#ei-fund-results .ei-chip").all_text_contents()
    assert states == [t(f"fund state {state}") for state in ("open", "rolling", "rolling", "closed", "closed", "ended")]


def test_the_finder_works_with_the_keyboard_alone(page: Page, funds: str) -> None:
    at(page, funds)
    page.locator("#ei-fund-facets summary").focus()

    page.keyboard.press("Tab")
    page.keyboard.press("Space")

    expect(page.locator(f"[name={WHO}][value=association]")).to_be_focused()
    expect(page.locator(f"[name={WHO}][value=association]")).to_be_checked()
    assert titles(page) == ["Snartpuljen", "Havnepuljen", "Åben pulje"]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", f"?{WHO}=association&{AMOUNT}=abc", f"?{PROVIDER}=Fonden&{PURPOSE}=nature"])
def test_the_finder_has_no_faults(chromium: Browser, funds: str, query: str, *, viewport: Any, scheme: Any) -> None:
    with visit(chromium, viewport=viewport, color_scheme=scheme) as page:
        at(page, funds + query)
        page.locator("#ei-fund-facets").evaluate("(it) => (it.open = true)")

        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_the_filters_are_folded_and_say_how_many_are_chosen(chromium: Browser, funds: str) -> None:
    with visit(chromium, viewport=PHONE) as page:
        at(page, f"{funds}?{WHO}=association&{WITHIN}=90")

        assert not page.locator("#ei-fund-facets").evaluate("(it) => it.open")
        assert page.locator("#ei-fund-chosen").text_content() == t("({count} chosen)", count=2)


def test_a_fund_names_the_actions_that_it_fits_and_they_lead_to_their_place_in_the_plan(page: Page, funds: str) -> None:
    page.goto(f"{funds}snart/")

    link = page.locator(".ei-fitting a")

    assert link.all_text_contents() == ["Ny badebro"]
    link.click()
    expect(page.locator("#section-action-bro")).to_be_in_viewport()


def test_an_action_names_the_money_it_may_ask_for_and_one_that_is_over_does_not(page: Page, funds: str) -> None:
    page.goto(f"{funds}../planer/strandby/2026/")

    money = page.locator(".ei-money").all_text_contents()

    assert money == ["Penge, I kan søge: Snartpuljen (frist 25. november 2026)"]


@pytest.mark.parametrize(("day", "is_shown"), [("2026-11-25", True), ("2026-11-26", False)])
def test_a_deadline_beside_an_action_is_gone_the_day_after(page: Page, funds: str, day: str, *, is_shown: bool) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00+01:00")
    page.goto(f"{funds}../planer/strandby/2026/")

    expect(page.locator(".ei-money [data-gone-after]")).to_be_visible(visible=is_shown)


def test_an_open_fund_has_a_text_to_paste_that_says_all_by_itself(site: Path, page: Page, funds: str) -> None:
    page.clock.set_fixed_time("2026-11-22T12:00:00+01:00")
    page.goto(f"{funds}snart/")

    assert page.locator("#ei-share-text").input_value().split("\n") == [
        "Snartpuljen",
        "Hvem kan søge: foreninger",
        "Beløb: op til 50.000\u00a0kr.",
        "Frist: onsdag 25. november 2026",
        "Læs mere: https://lilleby.example/puljer/snart/",
    ]
    assert "Eksempel: Bakkepuljen\n" in (site / "puljer/bakke/index.html").read_text("utf-8")
    assert "ei-share" not in (site / "puljer/lukket/index.html").read_text("utf-8")


def test_the_text_is_copied_and_the_copying_is_told(chromium: Browser, funds: str) -> None:
    with visit(chromium, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.clock.set_fixed_time("2026-11-22T12:00:00+01:00")
        page.goto(f"{funds}snart/")

        page.get_by_role("button", name=t("Copy the text")).click()

        expect(page.locator("#ei-share-told")).to_have_text(t("Copied"))
        assert page.evaluate("navigator.clipboard.readText()") == page.locator("#ei-share-text").input_value()


def test_where_copying_is_not_allowed_the_text_is_marked(page: Page, funds: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.clock.set_fixed_time("2026-11-22T12:00:00+01:00")
    page.goto(f"{funds}snart/")

    page.get_by_role("button", name=t("Copy the text")).click()

    expect(page.locator("#ei-share-told")).to_have_text(t("The text is marked. Copy it with Ctrl+C."))
    assert page.evaluate("getSelection().toString()") == page.locator("#ei-share-text").input_value()


@pytest.mark.parametrize(
    ("moment", "is_shown"), [("2026-11-25T23:59:59+01:00", True), ("2026-11-26T00:00:00+01:00", False)]
)
def test_nobody_is_asked_to_tell_of_a_deadline_that_is_past(
    page: Page, funds: str, moment: str, *, is_shown: bool
) -> None:
    page.clock.set_fixed_time(moment)
    page.goto(f"{funds}snart/")

    expect(page.locator(".ei-share")).to_be_visible(visible=is_shown)
