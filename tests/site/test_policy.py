"""What pages may load and run: each says so itself, and nothing on any of them breaks its word."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.engine.plugin import run_build
from generator.pages.site.policy import POLICY
from generator.words.wording import wording_of
from tests.browser import DESKTOP, PHONE, open_page, read_pages, serving, visit
from tests.conftest import TOWN, Build
from tests.house.test_publishing_guide import headers

pytest_plugins = ["tests.browser"]

TOLD = """document.addEventListener("securitypolicyviolation",
  (it) => console.error(`violates ${it.effectiveDirective}: ${it.blockedURI} ${it.sample}`));"""
EXTENSIONS = """
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
"""
PAGE = """---
title: Alt, hvad en side kan
published: 2026-11-01
---

!!! note "Bemærk"
    Et råd.

??? tip "Fold ud"
    Mere.

=== "Først"
    Det ene.

=== "Så"
    Det andet.

| Hvad | Kr. | Hvornår |
|:-----|----:|:-------:|
| Bro  | 100 | maj     |

``` { .python linenums="1" }
print("hej")
```

- [x] gjort

Ord
:   En forklaring.[^1]

<div class="grid" markdown>**Tæt**{ .fremhaevet }</div>

![Skemaet](/files/billede.svg){ width="30" }

[^1]: En note.
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
t = wording_of("da").t


Do = Callable[[Page, str], None]


class Written(HTMLParser):
    """Notes what a page would run or paint without loading it from a file, and all that it loads."""

    DATA = ("application/ld+json", "application/json")

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in found and found.get("type") not in self.DATA):
            self.faults.append(f"<{tag}>")
        self.faults += [f"{tag} {name}" for name in found if name == "style" or name.startswith("on")]
        self.faults += [f"{tag} {value}" for value in found.values() if value and value.startswith("javascript:")]


def html_of(site: Path) -> dict[str, str]:
    """Read every page of a site, those that only lead on too."""
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}


def written(html: str) -> list[str]:
    """Find what stands in a page and ought to stand in a file."""
    parser = Written()
    parser.feed(html)
    return parser.faults


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the town with a hand-written page that has all that the theme's Markdown can do."""
    root = Path(shutil.copytree(TOWN, tmp_path_factory.mktemp("policy") / "town"))
    (root / "content/alt.md").write_text(PAGE, encoding="utf-8")
    (root / "content/files/billede.svg").write_text(PICTURE, encoding="utf-8")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    made = re.sub(r"markdown_extensions:\n(  - .*\n)+", f"markdown_extensions:{EXTENSIONS}", settings)
    assert made != settings
    (root / "mkdocs.yml").write_text(made, encoding="utf-8")
    assert run_build(root, site_dir=root / "site", searched=False, today=date(2026, 11, 21)) is not None
    return root / "site"


def test_every_page_says_what_it_may_load_before_it_loads_anything(city_site: Path, furnished: Path) -> None:
    said = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    start = re.compile(r'\s*<!doctype html>\s*<html[^>]*>\s*<head>\s*<meta charset="utf-8">\s*' + re.escape(said))

    silent = [path for site in (city_site, furnished) for path, html in html_of(site).items() if not start.match(html)]

    assert silent == []


def test_no_page_holds_a_script_a_style_or_a_handler(city_site: Path, furnished: Path) -> None:
    found = {path: written(html) for site in (city_site, furnished) for path, html in html_of(site).items()}

    assert {path: faults for path, faults in found.items() if faults} == {}


def test_columns_of_a_hand_written_table_are_aligned_without_a_style(furnished: Path) -> None:
    html = (furnished / "alt/index.html").read_text("utf-8")

    assert '<td align="right">100</td>' in html
    assert '<th align="center">Hvornår</th>' in html


def test_a_municipality_may_allow_more(town: Path, build_site: Build) -> None:
    own = town / "own/partials/policy.html"
    own.parent.mkdir(parents=True)
    own.write_text(
        '<meta http-equiv="Content-Security-Policy" content="{{ policy }}; frame-src https://video.example">'
    )
    settings = town / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("theme:\n", "theme:\n  custom_dir: own\n"), encoding="utf-8"
    )

    pages = html_of(build_site(town))

    assert [path for path, html in pages.items() if f"{POLICY}; frame-src https://video.example" not in html] == []


def searches(page: Page, address: str) -> None:
    open_page(page, f"{address}search/?q=havn")
    page.locator("#ei-results a").first.click()
    page.locator("h1").wait_for()


def reckons(page: Page, address: str) -> None:
    page.goto(f"{address}puljer/havnefonden/")
    page.locator("#ei-calc-costs").fill("100.000")
    page.locator("#ei-calc-answer:not(:empty)").wait_for()


def finds(page: Page, address: str) -> None:
    page.goto(f"{address}puljer/")
    page.locator("[data-facet] label:visible").first.click()
    page.locator("#ei-fund-clear:visible").wait_for()


def describes(page: Page, address: str) -> None:
    page.goto(f"{address}projektbeskrivelse/")
    page.locator("#ei-project-title").fill("Ny badebro")
    page.get_by_role("button", name="Tilføj en linje til budgettet").click()
    with page.expect_download():
        page.locator("#ei-project-download").click()
    page.locator("#ei-project-print").click()
    page.emulate_media(media="print")
    page.emulate_media(media="screen")


def copies(page: Page, address: str) -> None:
    page.goto(f"{address}puljer/havnefonden/")
    page.locator("#ei-share-copy").click()
    page.locator("#ei-share-told:not(:empty)").wait_for()
    page.goto(f"{address}abonner/")
    page.locator(".ei-copy:visible").first.click()
    page.locator("#ei-copied:not(:empty)").wait_for(state="attached")


def turns(page: Page, address: str) -> None:
    page.goto(f"{address}aarshjul/")
    page.locator("select:visible").first.select_option(index=1)


def prints(page: Page, address: str) -> None:
    page.goto(f"{address}moeder/2026-12-09-penge/plakat/")
    page.locator("#print").click()
    page.emulate_media(media="print")
    page.emulate_media(media="screen")


def comes_late(page: Page, address: str) -> None:
    page.goto(f"{address}nyheder/gammelt-navn/#del")
    page.wait_for_url(f"{address}nyheder/navn/#del")


def opens_the_menu(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(address)
    page.locator(".ei-menu-button").click()
    page.set_viewport_size(DESKTOP)


@pytest.fixture
def page(chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """Open a page that notes each word in the console, each violation and each fault of a script."""
    told: list[str] = []
    with visit(chromium, permissions=["clipboard-read", "clipboard-write"]) as found:
        found.add_init_script(TOLD)
        found.on("console", lambda message: told.append(f"{found.url}: {message.text}"))
        found.on("pageerror", lambda error: told.append(f"{found.url}: {error}"))
        yield found, told


@pytest.fixture(scope="module")
def strict(city_site: Path) -> Iterator[str]:
    """Serve the furnished site as the guide says, with its headers too; those count for a worker, a page does not."""
    with serving(city_site, headers("text _headers")) as found:
        yield found


def test_a_violation_would_be_seen(page: tuple[Page, list[str]], furnished: Path, tmp_path: Path) -> None:
    looked, told = page
    site = Path(shutil.copytree(furnished, tmp_path / "site"))
    html = (site / "om/index.html").read_text("utf-8")
    vectors = ("<p style='color: red'>", "<script>top.ran = 1</script>", "<img src=x: onerror='top.ran = 1'>",
               "<iframe src='https://elsewhere.example'></iframe>")  # fmt: skip
    (site / "om/index.html").write_text(html.replace("</body>", "".join(vectors) + "</body>"), encoding="utf-8")

    with serving(site) as address:
        looked.goto(f"{address}om/")

    assert looked.evaluate("window.ran") is None
    for directive in ("style-src-attr", "script-src-elem", "script-src-attr", "frame-src"):
        assert [line for line in told if f"violates {directive}" in line], directive


def test_no_page_of_any_kind_breaks_its_word(page: tuple[Page, list[str]], furnished: Path) -> None:
    looked, told = page  # every page of the other sites is looked at in test_every_page.py

    with serving(furnished) as address:
        for path in read_pages(furnished):
            looked.goto(address + path)

    assert [line for line in told if "/search/" not in line] == []  # this site has no index


@pytest.mark.parametrize(
    "do",
    [searches, reckons, finds, describes, copies, turns, prints, comes_late, opens_the_menu],
    ids=lambda do: do.__name__,
)
def test_nothing_that_a_visitor_does_breaks_it(page: tuple[Page, list[str]], strict: str, do: Do) -> None:
    looked, told = page

    do(looked, strict)

    assert told == []


def test_the_page_for_unknown_addresses_keeps_it_at_every_depth(page: tuple[Page, list[str]], strict: str) -> None:
    looked, told = page

    looked.goto(f"{strict}puljer/findes/slet/ikke/")

    assert looked.locator("h1").inner_text() == t("We cannot find that page")
    assert [line for line in told if "404" not in line] == []
