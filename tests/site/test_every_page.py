"""Every page of every site in the repository: none scrolls sideways on a small telephone, nor with doubled letters.

And none does what it says it does not (its policy), nor has anything else to say in the console.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.engine.plugin import run_build
from tests.browser import LETTERS, NARROW, read_pages, serving, too_wide, visit
from tests.conftest import CITY, REPOSITORY, TOWN

pytest_plugins = ["tests.browser"]

SITES = {
    "city": CITY,
    "town": TOWN,
    **{path.parent.name: path.parent for path in sorted((REPOSITORY / "examples").glob("*/mkdocs.yml"))},
}


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


@dataclass
class Walk:
    """What was met on every page of a site, with letters of each size."""

    wide: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    sizes: dict[str, float] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def walk(chromium: Browser, sites: dict[str, Path]) -> Callable[[str], Walk]:
    """Give a function that walks through a site, once for all tests."""

    @cache
    def walk(name: str) -> Walk:
        met, paths = Walk(), list(read_pages(sites[name]))
        with serving(sites[name]) as address, visit(chromium, viewport=NARROW) as page:
            page.on("console", lambda message: met.told.append(f"{page.url.removeprefix(address)}: {message.text}"))
            for letters, size in LETTERS.items():
                met.wide[letters] = too_wide(page, address, paths, letters=size)
                met.sizes[letters] = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
        return met

    return walk


@pytest.mark.parametrize("letters", LETTERS)
@pytest.mark.parametrize("name", SITES)
def test_no_page_scrolls_sideways(walk: Callable[[str], Walk], name: str, letters: str) -> None:
    met = walk(name)

    assert met.wide[letters] == {}
    assert met.sizes[letters] == 1.25 * LETTERS[letters]


@pytest.mark.parametrize("name", SITES)
def test_no_page_breaks_its_policy_or_complains(walk: Callable[[str], Walk], name: str) -> None:
    met = walk(name)

    assert [line for line in met.told if name == "city" or "search/" not in line] == []  # only the city has an index
