"""The site as visitors meet it: by eye, by ear, by keyboard, on a phone, in the dark, on paper, without a script."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from generator.model.kinds import KINDS
from generator.views.plans import STATUSES
from generator.views.rounds import ORDER
from tests.browser import DESKTOP, PHONE, faults, visit

pytest_plugins = ["tests.browser"]

LISTS = ("puljer", "moeder", "planer", "lokalsamfund", "nyheder", "kontakt", "hvem-bestemmer", "temaer")
SPECIAL = ("", "om/", "abonner/", "search/", "search/?q=plan", "search/?q=xyzzyq", "search/?kind=Møder", "404.html")
STATES = {
    "moeder": ("ei-status--coming", "ei-status--cancelled", "ei-status--past", 'id="section-minutes"'),
    "planer": ("ei-chip--running", 'class="ei-vision"'),
    "puljer": ("ei-status--rolling", "ei-status--unconfirmed"),
}
FOCUS = """() => {
  const it = document.activeElement;
  const box = it.getBoundingClientRect();
  return {tag: it.tagName, text: (it.textContent || it.getAttribute("name") || "").trim(), width: box.width,
          height: box.height, outline: getComputedStyle(it).outlineStyle, inMain: !!it.closest("main"),
          inMenu: !!it.closest(".ei-menu"), seen: it.checkVisibility({visibilityProperty: true})};
}"""


@dataclass
class Seen:
    """What a walk through the site met, by page."""

    faults: dict[str, list[str]] = field(default_factory=dict)
    wide: dict[str, int] = field(default_factory=dict)
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
def seen(chromium: Browser, real_site: Path, address: str) -> Seen:
    """Walk through the site once and look at each page wide and narrow, light and dark."""
    seen = Seen()
    with visit(chromium) as page:
        page.on("request", lambda request: seen.asked.add("{0.scheme}://{0.netloc}/".format(urlsplit(request.url))))
        page.on("console", lambda message: seen.spoken.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: seen.spoken.append(f"{page.url}: {error}"))
        for path in pages_of(real_site):
            open_page(page, address + path)
            for size in (DESKTOP, PHONE):
                for scheme in ("light", "dark"):
                    page.set_viewport_size(size)  # type: ignore[arg-type]
                    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
                    if found := faults(page):
                        seen.faults[f"{path} {size['width']} {scheme}"] = found
            seen.small[path] = small_targets(page)
            page.set_viewport_size({"width": 320, "height": 640})
            seen.wide[path] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            seen.kept += page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
        seen.kept += [cookie["name"] for cookie in page.context.cookies()]
    return seen


def open_page(page: Page, url: str) -> None:
    """Open a page, and wait for the answer where it is a search."""
    page.goto(url)
    if "/search/" in url:
        page.wait_for_function("document.getElementById('ei-count').textContent !== ''")
        page.wait_for_load_state("networkidle")


def small_targets(page: Page) -> list[str]:
    """List what stands by itself to be pressed and is lower than a fingertip (44 px)."""
    return page.evaluate(
        """() => [...document.querySelectorAll("button, input:not([type=checkbox]), select, summary, .ei-menu a, .ei-way,"
            + " .ei-button, .ei-tasks a, .ei-tiles a, .ei-jumps a, .ei-more a, .ei-crumbs a, .ei-footer nav a, .ei-choices label")]
          .filter((it) => it.checkVisibility() && it.getBoundingClientRect().height < 43.9)
          .map((it) => it.outerHTML.slice(0, 120))"""
    )  # type: ignore[no-any-return]


def test_the_walk_sees_a_page_of_every_kind_and_every_list(real_site: Path) -> None:
    chosen = pages_of(real_site)

    assert len(LISTS) == len([kind for kind in KINDS if kind.name != "page"])
    assert {path.strip("/") for path in chosen} >= set(LISTS)
    assert {path.split("/")[0] for path in chosen if path.count("/") > 1} == set(LISTS)


def test_axe_finds_nothing_wide_and_narrow_light_and_dark(seen: Seen) -> None:
    assert seen.faults == {}


def test_nothing_is_wider_than_a_small_phone(seen: Seen) -> None:
    assert {path: width for path, width in seen.wide.items() if width > 0} == {}


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
    states = [*ORDER, *STATUSES, "cancelled", "past", "point-open", "point-done", "point-dropped"]
    html = "".join(
        f'<p><span class="ei-chip ei-chip--{state}">{state}</span></p><div class="ei-status ei-status--{state}">'
        f'<div class="ei-leaf ei-leaf--{state}"><span class="ei-leaf__month">{state}</span> <span class="ei-leaf__day">1</span></div></div>'
        for state in states
    )
    with visit(chromium, color_scheme=scheme) as page:
        page.goto(address + "om/")
        page.evaluate("(html) => { document.querySelector('.ei-body').innerHTML = html }", html)

        found = faults(page)

    assert found == []


class _Stops:
    """The places where the keyboard stops, one after the other."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, key: str = "Tab") -> dict[str, object]:
        self.page.keyboard.press(key)
        return self.page.evaluate(FOCUS)  # type: ignore[no-any-return]

    def all(self) -> Iterator[dict[str, object]]:
        while (stop := self.press())["tag"] != "BODY":
            yield stop


@pytest.mark.parametrize("path", ["", "puljer/", "search/?q=plan"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    chromium: Browser, address: str, path: str, size: dict[str, int]
) -> None:
    with visit(chromium, viewport=size) as page:
        open_page(page, address + path)
        shown = page.evaluate(
            """() => [...document.querySelectorAll('a[href], button, input, select, summary')]
                 .filter((it) => it.checkVisibility({visibilityProperty: true})).length"""
        )

        stops = list(_Stops(page).all())

    assert len(stops) == shown
    assert [stop for stop in stops if not stop["seen"] or stop["outline"] == "none" or not stop["height"]] == []


def test_the_first_stop_leads_past_the_header(chromium: Browser, address: str) -> None:
    with visit(chromium) as page:
        page.goto(address + "puljer/")
        stops = _Stops(page)

        first, there = stops.press(), (page.keyboard.press("Enter"), stops.press())[1]

        assert (first["text"], urlsplit(page.url).fragment) == ("Gå til indholdet", "section-top")
        assert there["inMain"]


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(chromium: Browser, address: str) -> None:
    with visit(chromium, viewport=PHONE) as page:
        page.goto(address)
        button, stops = page.get_by_role("button", name="Menu"), _Stops(page)
        closed = button.get_attribute("aria-expanded")
        button.focus()
        after_closed = stops.press()["inMenu"]
        button.focus()

        page.keyboard.press("Enter")

        assert (closed, button.get_attribute("aria-expanded")) == ("false", "true")
        assert (after_closed, stops.press()["inMenu"]) == (False, True)
        assert stops.press("Escape")["text"] == "Menu"
        assert (button.get_attribute("aria-expanded"), page.locator(".ei-menu").is_visible()) == ("false", False)


def test_without_a_script_the_menu_opens_by_finger_and_by_keyboard(chromium: Browser, address: str) -> None:
    with visit(chromium, viewport=PHONE, java_script_enabled=False) as page:
        page.goto(address)
        menu = page.locator(".ei-menu")

        seen = [menu.is_visible()]
        page.locator(".ei-menu-button").click()
        seen.append(menu.is_visible())
        page.keyboard.press("Tab")
        page.goto(address)
        page.locator("#__drawer").focus()
        page.keyboard.press("Space")
        seen.append(menu.is_visible())

        assert seen == [False, True, True]


def test_on_paper_there_is_the_text_and_the_contact_but_no_menu(chromium: Browser, address: str) -> None:
    with visit(chromium) as page:
        page.goto(address + "planer/tranum/2026/")
        page.emulate_media(media="print")

        shown = {part: page.locator(part).first.is_visible() for part in ("h1", ".ei-contact", ".ei-menu", ".ei-search")}

    assert shown == {"h1": True, ".ei-contact": True, ".ei-menu": False, ".ei-search": False}


def test_every_page_has_one_main_heading_and_skips_no_level(real_site: Path) -> None:
    skipping = {}
    for page in sorted(real_site.rglob("*.html")):
        html = page.read_text("utf-8")
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]
        if "http-equiv" in html or page.parent.name == "pagefind":
            continue
        if levels.count(1) != 1 or any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False)):
            skipping[page.relative_to(real_site).as_posix()] = levels

    assert skipping == {}
