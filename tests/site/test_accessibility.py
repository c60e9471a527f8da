"""The site as visitors meet it: by eye and by ear, wide and narrow, in light and in dark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from generator.model.kinds import KINDS
from generator.views.meetings import topics
from generator.views.money.rounds import ORDER
from generator.views.plans import projects
from generator.views.plans.plans import SPREAD
from generator.views.programmes import programmes
from tests.browser import DESKTOP, PHONE, faults, open_page, serving, visit

pytest_plugins = ["tests.browser"]

LISTS = (
    "puljer", "moeder", "planer", "landsbyer", "nyheder", "kontakt", "hvem-bestemmer", "temaer", "bevillinger",
    "skemaer", "projekter", "erfaringer", "forloeb", "rapporter", "dokumenter", "tjeklister",
)  # fmt: skip
SPECIAL = (
    "", "om/", "abonner/", "saadan-goer-i/", "projektbeskrivelse/", "fortael/", "aaret-rundt/", "opfoelgning/",
    "beslutninger/", "det-har-vi-lovet/", "status/", "status/2025/", "aabne-data/", "redaktion/",
    "landsbyer/krogevang/opslag/", "search/", "search/?q=plan", "search/?q=xyzzyq", "search/?kind=Møder", "404.html",
)  # fmt: skip
STATES = {
    "moeder": ("ei-status--coming", "ei-status--cancelled", "ei-status--past", 'id="section-minutes"'),
    "planer": ("ei-chip--running", 'id="section-hearing"', 'id="section-changes"', 'id="section-evaluation"'),
    "projekter": ("ei-chip--overdue", "ei-chip--project-finished", "ei-chip--project-dropped"),
    "forloeb": ("ei-chip--programme-open", "ei-chip--programme-over"),
    "dokumenter": ("ei-status--note", 'id="section-reviews"'),
    "puljer": ("ei-status--rolling", "ei-status--given", "ei-status--closing-soon", 'id="section-weighed"'),
    "bevillinger": ("ei-overdue", "<table"),
}
PRESSED = """button, input:not([type=checkbox]), select, summary, .ei-menu a, .ei-way, .ei-button, .ei-tasks a,
  .ei-tiles a, .ei-jumps a, .ei-more a, .ei-names a, .ei-crumbs a, .ei-footer nav a, .ei-choices label"""
WIDTHS = (320, 640, 768, 960, 1100)
LAYOUT = """() => {
  const overflow = document.documentElement.scrollWidth - innerWidth;
  const thin = [...document.querySelectorAll(".ei-card, .ei-contact, .ei-tasks a, .ei-page__head, .ei-facts")]
    .filter((it) => it.checkVisibility() && it.getBoundingClientRect().width < 180);
  return [...(overflow > 0 ? [`${overflow} px too wide`] : []), ...thin.map((it) => `thin ${it.className}`)];
}"""


@dataclass
class Seen:
    """What a walk through the site met, by page."""

    faults: dict[str, list[str]] = field(default_factory=dict)
    badly_laid: list[str] = field(default_factory=list)
    small: dict[str, list[str]] = field(default_factory=dict)
    spoken: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    kept: list[str] = field(default_factory=list)


def pages_of(site: Path) -> list[str]:
    """Choose the pages to look at: every list, a page of every kind and of every state, and those of no kind."""
    chosen = list(SPECIAL)
    for folder in LISTS:
        pages = sorted((site / folder).rglob("index.html"))
        records = {page: page.read_text("utf-8") for page in pages if page.parent != site / folder}
        found = [next(page for page, html in records.items() if mark in html) for mark in STATES.get(folder, ("",))]
        chosen += [f"{page.parent.relative_to(site).as_posix()}/" for page in (site / folder / "index.html", *found)]
    return list(dict.fromkeys(chosen))


@pytest.fixture(scope="module")
def address(lilleby_site: Path) -> Iterator[str]:
    """Serve the municipality that shows everything."""
    with serving(lilleby_site) as served:
        yield served


@pytest.fixture(scope="module")
def seen(chromium: Browser, lilleby_site: Path, address: str) -> Seen:
    """Walk through the site once and look at each page wide and narrow, light and dark."""
    seen = Seen()
    with visit(chromium) as page:
        page.on("request", lambda request: seen.asked.add("{0.scheme}://{0.netloc}/".format(urlsplit(request.url))))
        page.on("console", lambda message: seen.spoken.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: seen.spoken.append(f"{page.url}: {error}"))
        for path in pages_of(lilleby_site):
            open_page(page, address + path)
            for size in (DESKTOP, PHONE):
                for scheme in ("light", "dark"):
                    page.set_viewport_size(size)  # type: ignore[arg-type]
                    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
                    if found := faults(page):
                        seen.faults[f"{path} {size['width']} {scheme}"] = found
            seen.small[path] = small_targets(page)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 640})
                seen.badly_laid += [f"{path} {width}: {what}" for what in page.evaluate(LAYOUT)]
            seen.kept += page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
        seen.kept += [cookie["name"] for cookie in page.context.cookies()]
    return seen


def small_targets(page: Page) -> list[str]:
    """List what stands by itself to be pressed and is lower than a fingertip (44 px)."""
    return page.evaluate(
        """(pressed) => [...document.querySelectorAll(pressed)]
          .filter((it) => it.checkVisibility() && it.getBoundingClientRect().height < 43.9)
          .map((it) => it.outerHTML.slice(0, 120))""",
        PRESSED,
    )  # type: ignore[no-any-return]


def test_the_walk_sees_a_page_of_every_kind_and_every_list(lilleby_site: Path) -> None:
    chosen = pages_of(lilleby_site)

    assert len(LISTS) == len([kind for kind in KINDS if kind.name != "page"])
    assert {path.strip("/") for path in chosen} >= set(LISTS)
    assert {path.split("/")[0] for path in chosen if path.count("/") > 1} == {*LISTS, "status"}


def test_axe_would_tell_of_a_fault(chromium: Browser, address: str) -> None:
    with visit(chromium) as page:
        page.goto(address)
        page.evaluate("document.querySelector('h1').style.color = '#fff0d8'")

        found = faults(page)

    assert [fault.partition(":")[0] for fault in found] == ["color-contrast"]


def test_axe_finds_nothing_wide_and_narrow_light_and_dark(seen: Seen) -> None:
    assert seen.faults == {}


def test_nothing_is_wider_than_the_window_nor_squeezed_in_it(seen: Seen) -> None:
    assert seen.badly_laid == []


def test_what_is_pressed_is_as_high_as_a_fingertip(seen: Seen) -> None:
    assert {path: small for path, small in seen.small.items() if small} == {}


def test_no_request_leaves_the_site(seen: Seen, address: str) -> None:
    assert seen.asked == {address}


def test_nothing_is_kept_in_the_visitors_browser(seen: Seen) -> None:
    assert seen.kept == []


def test_the_console_is_silent(seen: Seen) -> None:
    assert seen.spoken == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_can_be_read(chromium: Browser, address: str, scheme: str) -> None:
    states = [
        *ORDER,
        *filter(None, SPREAD),
        "horizon",
        *(f"project-{phase}" for phase in projects.ORDER),
        *(f"programme-{stage}" for stage in programmes.STAGES),
        *(f"topic-{state}" for state in topics.STATES),
        "cancelled",
        "past",
        "point-open",
        "point-done",
        "point-dropped",
    ]
    part = (
        '<p><span class="ei-chip ei-chip--{0}">{0}</span></p><div class="ei-status ei-status--{0}">'
        '<div class="ei-leaf ei-leaf--{0}"><span class="ei-leaf__month">{0}</span>'
        '<span class="ei-leaf__year">1</span></div></div>'
    )
    html = "".join(part.format(state) for state in states)
    with visit(chromium, color_scheme=scheme) as page:
        page.goto(address + "om/")
        page.evaluate("(html) => { document.querySelector('.ei-body').innerHTML = html }", html)

        found = faults(page)

    assert found == []


def test_every_page_has_one_main_heading_and_skips_no_level(lilleby_site: Path) -> None:
    skipping = {}
    for page in sorted(lilleby_site.rglob("*.html")):
        html = page.read_text("utf-8")
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]
        if 'http-equiv="refresh"' in html or page.parent.name == "pagefind":
            continue
        if levels.count(1) != 1 or any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False)):
            skipping[page.relative_to(lilleby_site).as_posix()] = levels

    assert skipping == {}
