"""What the search reads of each page: what its readers read, and behind a mark words that nobody is shown."""

import gzip
import json
import re
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.words.wording import wording_of
from tests.browser import DESKTOP, PHONE, open_page, visit

pytest_plugins = ["tests.browser"]
MARK = "␞"
t = wording_of("da").t
MOVED = """() => new Promise((done) => {
  let sum = 0;
  const watch = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  });
  watch.observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 700);
})"""


def read(site: Path) -> dict[str, tuple[str, str]]:
    """Read the index: address -> what readers see of the page, and what only the search does."""
    found = {}
    for path in sorted((site / "pagefind/fragment").iterdir()):
        page = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        seen, _, hidden = page["content"].partition(MARK)
        found[page["url"]] = (seen, hidden)
    return found


def words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]+", text)}


def test_every_page_in_the_index_has_the_mark_before_its_extra_words(city_site: Path) -> None:
    pages = read(city_site)
    meant = {address: hidden for address, (_, hidden) in pages.items() if hidden.strip()}

    assert len(pages) > 60
    assert [address for address, (seen, _) in pages.items() if MARK in seen or not seen.strip()] == []
    assert len(meant) > 50
    assert "/bevillinger/aar/2025/" in meant


def test_the_index_holds_no_word_of_the_contact_card_nor_of_buttons(city_site: Path) -> None:
    furniture = [
        t("Ask here"), t("Add in Google Calendar"), t("A poster to print"), t("Sign up for the meeting"),
        t("Tell others"), t("Copy the text"), t("Suggest a change to this page"), t("All decisions"),
        t("Hear when there is something new"), t("Where the facts come from"), t("Earlier"),
    ]  # fmt: skip
    shown = "".join(path.read_text("utf-8") for path in city_site.rglob("index.html"))

    pages = read(city_site)
    found = [(address, part) for address, (seen, _) in pages.items() for part in furniture if part in seen]
    by_card = [address for address, (seen, more) in pages.items() if "nummer" in words(more) - words(seen)]

    assert [part for part in furniture if part not in unescape(shown)] == []
    assert found == []
    assert [address for address in by_card if "telefon" not in words(pages[address][0])] == []


def test_no_extra_word_stands_on_the_page_already(city_site: Path) -> None:
    doubled = {
        address: both
        for address, (seen, hidden) in read(city_site).items()
        if len(both := words(seen) & words(hidden)) > 3
    }

    assert doubled == {}


def test_no_passage_shows_what_only_the_search_should_see(chromium: Browser, address: str, city_site: Path) -> None:
    pages = read(city_site)
    hidden = sorted({word for _, extra in pages.values() for word in words(extra)})
    leaks = []
    with visit(chromium) as page:
        for query in [*hidden[:: max(1, len(hidden) // 40)], "fond fonde midler penge puljer stoette"]:
            open_page(page, f"{address}search/?q={query}")
            for card in page.locator("#ei-results > li").all():
                link = "/" + (card.locator("a").get_attribute("href") or "").removeprefix(address).lstrip("/")
                passage = card.locator("p").last.inner_text().strip("… ").strip()
                seen = " ".join(pages[link][0].split())
                summary = unescape((city_site / link.strip("/") / "index.html").read_text("utf-8"))
                if passage not in seen and passage not in summary:
                    leaks.append((query, link, passage))

    assert leaks == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
@pytest.mark.parametrize("query", ["", "?q=pulje", "?q=xyzzyq", "?kind=Møder", "?q=havn&kind=Puljer"])
def test_nothing_moves_while_an_answer_is_on_its_way(
    chromium: Browser, address: str, size: dict[str, int], query: str
) -> None:
    with visit(chromium, viewport=size) as page:
        page.route("**/pagefind/*.js", lambda route: (page.wait_for_timeout(300), route.continue_()))
        open_page(page, f"{address}search/{query}")

        moved = page.evaluate(MOVED)

    assert moved < 0.02
