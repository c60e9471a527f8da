"""The search as a visitor uses it: from the header, with facets, by its address, and when nothing is found."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.words.wording import wording_of
from tests.browser import PHONE, open_page, visit

pytest_plugins = ["tests.browser"]
t = wording_of("da").t


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with visit(chromium) as page:
        yield page


def titles(page: Page) -> list[str]:
    return page.locator("#ei-results .ei-card__title").all_text_contents()


def told(number: str, query: str = "") -> str:
    """Say what the page says of a number of results."""
    return t("{count} pages found", count=number) + (f" {t('for “{query}”', query=query)}" if query else "")


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize("path", ["puljer/", "lokalsamfund/gjovang/", "om/", "puljer/findes-ikke/"])
def test_the_field_in_the_header_leads_to_what_is_found(page: Page, address: str, path: str) -> None:
    page.goto(address + path)

    page.locator(".ei-header input[name=q]").fill("Gjøvang")
    page.keyboard.press("Enter")

    expect(page.locator("#ei-results .ei-card__title", has_text="Gjøvang").first).to_be_visible()
    assert asked(page) == {"q": ["Gjøvang"]}


def test_the_question_on_the_front_page_works_on_a_phone(chromium: Browser, address: str) -> None:
    with visit(chromium, viewport=PHONE) as page:
        page.goto(address)

        page.get_by_role("searchbox", name=t("What do you need?")).fill("havn")
        page.get_by_role("button", name=t("Search"), exact=True).click()

        expect(page.get_by_role("status")).to_contain_text("havn")
        assert titles(page)


def test_a_result_has_a_title_that_leads_there_its_kind_and_a_passage(page: Page, address: str) -> None:
    open_page(page, address + "search/?q=havnen")

    card = page.locator("#ei-results > li", has=page.get_by_role("link", name="Gjøvang", exact=True))

    assert card.locator(".ei-meta").text_content() == "Lokalsamfund · Gjøvang"
    assert card.locator("mark").count() > 0
    card.get_by_role("link").click()
    assert page.locator("h1").text_content() == "Gjøvang"


def test_a_passage_never_shows_the_words_that_only_the_search_should_see(page: Page, address: str) -> None:
    open_page(page, address + "search/?q=oklit")

    shown = page.locator("#ei-results > li p").all_text_contents()

    assert "Øklit" in titles(page)
    assert [text for text in shown if "oklit" in text.split() or "␞" in text] == []


def test_an_example_carries_its_badge_among_the_results(page: Page, address: str) -> None:
    open_page(page, address + "search/?q=Eksempelsøen")

    is_example = page.locator(".ei-card__title", has_text=re.compile("^Eksempel:"))
    found = page.locator("#ei-results > li", has=is_example)

    assert found.locator(".ei-badge--example").count() == found.count() > 0


def test_a_facet_gives_as_many_as_it_says_and_stands_in_the_address(page: Page, address: str) -> None:
    open_page(page, address + "search/?q=plan")
    choice = page.locator("#ei-kinds label", has_text="Møder")
    promised = choice.locator(".ei-count").text_content()

    choice.click()

    expect(page.get_by_role("status")).to_have_text(told(f"{promised}", "plan"))
    assert asked(page) == {"q": ["plan"], "kind": ["Møder"]}


def test_the_facets_work_together_and_going_back_undoes_them(page: Page, address: str) -> None:
    open_page(page, address + "search/?q=plan")
    before = page.get_by_role("status").text_content()
    page.locator("#ei-community").select_option("Gjøvang")
    expect(page.get_by_role("status")).not_to_have_text(before or "")

    page.go_back()

    expect(page.get_by_role("status")).to_have_text(before or "")
    expect(page.locator("#ei-community")).to_have_value("")


def test_an_address_with_facets_and_no_word_lists_them(page: Page, address: str, city_site: Path) -> None:
    places = json.loads((city_site / "data/community.json").read_text("utf-8"))["records"]

    open_page(page, address + "search/?kind=Lokalsamfund")

    assert page.get_by_role("status").text_content() == told(f"{len(places)}")
    assert page.locator("#ei-kinds input:checked").get_attribute("value") == "Lokalsamfund"


def test_more_results_come_on_demand_and_the_keyboard_goes_to_the_first_new_one(page: Page, address: str) -> None:
    open_page(page, address + "search/?kind=Lokalsamfund")
    first = len(titles(page))

    page.locator("#ei-more").click()

    expect(page.locator("#ei-results > li")).to_have_count(2 * first)
    assert page.evaluate("document.activeElement.textContent") == titles(page)[first]


def test_nothing_found_says_what_to_do(page: Page, address: str) -> None:
    open_page(page, address + "search/?q=xyzzyq")

    assert page.get_by_role("status").text_content() == f"{t('No page found')} {t('for “{query}”', query='xyzzyq')}"
    expect(page.locator("#ei-nothing")).to_be_visible()
    expect(page.locator("#ei-clear")).to_be_hidden()
    expect(page.get_by_role("link", name="Puljer og fonde").last).to_be_visible()


def test_nothing_found_within_a_facet_offers_the_whole_site(page: Page, address: str) -> None:
    open_page(page, address + "search/?q=dæmningen&kind=Kontakt")

    page.locator("#ei-clear").click()

    expect(page.locator("#ei-results > li").first).to_be_visible()
    assert asked(page) == {"q": ["dæmningen"]}


def test_what_looks_like_markup_in_the_question_stays_text(page: Page, address: str) -> None:
    open_page(page, address + "search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")

    assert page.locator("main img").count() == 0
    assert "<img src=x onerror=alert(1)>" in (page.get_by_role("status").text_content() or "")


def test_a_missing_index_is_said_and_the_lists_are_there(page: Page, address: str) -> None:
    page.route("**/pagefind/*", lambda route: route.abort())

    page.goto(address + "search/?q=havn")

    expect(page.get_by_role("status")).to_have_text(page.locator("#ei-finder").get_attribute("data-failed") or "-")
    expect(page.get_by_role("link", name="Puljer og fonde").last).to_be_visible()


def test_without_a_script_the_page_leads_to_the_lists(chromium: Browser, address: str) -> None:
    with visit(chromium, java_script_enabled=False) as page:
        page.goto(address + "search/?q=havn")

        expect(page.locator("noscript p")).to_be_visible()
        page.locator("main").get_by_role("link", name="Møder").click()

        assert page.locator("h1").text_content() == "Møder"
