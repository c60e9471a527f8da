"""Every page of every site in the repository: none scrolls sideways on a small telephone, nor with doubled letters."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.plugin import run_build
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


@pytest.mark.parametrize("letters", LETTERS)
@pytest.mark.parametrize("name", SITES)
def test_no_page_scrolls_sideways(chromium: Browser, sites: dict[str, Path], name: str, letters: str) -> None:
    with serving(sites[name]) as address, visit(chromium, viewport=NARROW) as page:
        wide = too_wide(page, address, list(read_pages(sites[name])), letters=LETTERS[letters])
        size = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")

    assert wide == {}
    assert size == 1.25 * LETTERS[letters]
