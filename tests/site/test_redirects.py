"""Old addresses lead on, and take along what stood after them."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import serving, visit
from tests.conftest import Build

pytest_plugins = ["tests.browser"]


@pytest.fixture
def old_town(town: Path, build_site: Build) -> Path:
    """Build the town with a news item that once had another name."""
    facts = "---\ntitle: Fest\npublished: 2026-06-01\naliases: [gammel-fest]\n---\n"
    (town / "content/news/fest.md").write_text(f"{facts}\n## Tak til hjælperne\n\nTak.\n", encoding="utf-8")
    return build_site(town)


@pytest.mark.parametrize("after", ["", "#tak-til-hjaelperne", "?fra=plakat", "?a=1&b=%C3%B8#tak-til-hjaelperne"])
def test_an_old_address_keeps_what_stands_after_it(old_town: Path, chromium: Browser, after: str) -> None:
    with serving(old_town) as address, visit(chromium) as page:
        page.goto(f"{address}nyheder/gammel-fest/{after}")
        page.wait_for_url("**/nyheder/fest/**")

        assert page.url == f"{address}nyheder/fest/{after}"


def test_an_old_address_leads_on_without_scripts(old_town: Path, chromium: Browser) -> None:
    with serving(old_town) as address, visit(chromium, java_script_enabled=False) as page:
        page.goto(f"{address}nyheder/gammel-fest/")
        page.wait_for_url("**/nyheder/fest/")

        assert page.url == f"{address}nyheder/fest/"


def test_no_page_that_leads_on_holds_a_script_of_its_own(old_town: Path) -> None:
    html = (old_town / "nyheder/gammel-fest/index.html").read_text(encoding="utf-8")

    assert html.count("<script") == html.count("></script>") == 1
    assert '<a href="../../nyheder/fest/">Fest</a>' in html
