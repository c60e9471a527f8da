"""Every page of every site in the repository: none scrolls sideways on a small telephone, nor with doubled letters."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.plugin import run_build
from tests.browser import serving, visit
from tests.conftest import CITY, REPOSITORY, TOWN

pytest_plugins = ["tests.browser"]

NARROW = {"width": 320, "height": 640}
"""WCAG 2.2, 1.4.10: 320 CSS pixels."""
LETTERS = {"ordinary": 16, "doubled": 32}
"""What the reader has set as the size of letters, in pixels (1.4.4)."""
SITES = {
    "city": CITY,
    "town": TOWN,
    **{path.parent.name: path.parent for path in sorted((REPOSITORY / "examples").glob("*/mkdocs.yml"))},
}
WIDTH = "document.documentElement.scrollWidth"
WIDEST = """() => [...document.querySelectorAll('body *')]
  .filter((it) => it.checkVisibility() && it.getBoundingClientRect().right > 320.5)
  .map((it) => it.outerHTML.slice(0, 90)).slice(-2)"""


def addresses(site: Path) -> Iterator[str]:
    """Yield the address of every page that is read; pages that only lead on are not."""
    for path in sorted(site.rglob("*.html")):
        if "pagefind" not in path.parts and re.search("<h1[ >]", path.read_text("utf-8")):
            yield path.relative_to(site).as_posix().removesuffix("index.html")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, city_site: Path) -> dict[str, Path]:
    """Build each site once."""
    built = {"city": city_site}
    for name, root in SITES.items():
        if name not in built:
            target = tmp_path_factory.mktemp(name) / "site"
            assert run_build(root, site_dir=target, searched=False, today=date(2026, 11, 21)) is not None
            built[name] = target
    return built


@pytest.mark.parametrize("letters", LETTERS)
@pytest.mark.parametrize("name", SITES)
def test_no_page_scrolls_sideways(chromium: Browser, sites: dict[str, Path], name: str, letters: str) -> None:
    wide, size = {}, LETTERS[letters]
    with serving(sites[name]) as address, visit(chromium, viewport=NARROW) as page:
        session = page.context.new_cdp_session(page)
        session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
        for path in addresses(sites[name]):
            page.goto(address + path)
            if page.evaluate(WIDTH) > NARROW["width"]:
                wide[path] = page.evaluate(WIDEST)
        set_to = page.evaluate("parseFloat(getComputedStyle(document.body).getPropertyValue('font-size'))")

    assert wide == {}
    assert set_to >= size
