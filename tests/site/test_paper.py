"""The site on paper, and in the colours that a reader has chosen: every kind of page is printed and looked at."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import DESKTOP, PHONE, open_page, visit

pytest_plugins = ["tests.browser"]

FADED = """() => {
  const channel = (value) => (value /= 255) <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  const seen = [];
  for (const it of document.querySelectorAll("body, body *")) {
    if (!it.checkVisibility({visibilityProperty: true}) || it.closest("svg, [hidden], .sheet")) continue;
    const style = getComputedStyle(it);
    const told = [...it.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    const [r, g, b] = style.color.match(/[\\d.]+/g).map(Number);
    if (told && 1.05 / (light([r, g, b]) + .05) < 7) seen.push(`pale: ${it.outerHTML.slice(0, 90)}`);
    for (const part of [style, getComputedStyle(it, "::before"), getComputedStyle(it, "::after")]) {
      const clear = ["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(part.backgroundColor);
      const drawn = part.maskImage !== "none" && part.printColorAdjust === "exact";
      if (part.boxShadow !== "none" || (!clear && !drawn)) seen.push(`ground: ${it.outerHTML.slice(0, 90)}`);
    }
  }
  return [...new Set(seen)].slice(0, 5);
}"""
FURNITURE = """.ei-search, .ei-menu, .ei-menu-button, .md-skip, .ei-crumbs, .ei-beside, .ei-jumps, .ei-neighbours,
  .ei-follow, .ei-footer nav, .ei-more, .ei-add, .ei-share, .ei-facets, .ei-copy, .ei-wheel-filter, main button"""
SHOWN = (
    "(parts) => [...document.querySelectorAll(parts)].filter((it) => it.checkVisibility()).map((it) => it.outerHTML)"
)
KINDS = (
    "", "puljer/", "moeder/", "planer/", "bevillinger/", "kontakt/", "nyheder/", "lokalsamfund/", "temaer/", "skemaer/",
    "hvem-bestemmer/", "puljer/byens-pulje/", "moeder/2026-12-09-penge/", "moeder/2026-09-17-lokalraadet/",
    "moeder/2027-02-10-frivillige/", "planer/gjovang/2026/", "bevillinger/sti/", "bevillinger/aar/2026/",
    "kontakt/karen-vang/", "nyheder/bro/", "lokalsamfund/gjovang/", "temaer/penge/", "skemaer/ansoegning/",
    "hvem-bestemmer/lokalraadet/", "aarshjul/", "beslutninger/", "opfoelgning/", "redaktion/", "saadan-soeger-i/",
    "abonner/", "om/", "projektbeskrivelse/", "search/?q=pulje", "404.html",
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_is_black_on_white_on_paper(chromium: Browser, address: str, scheme: str) -> None:
    faded, furniture = {}, {}
    with visit(chromium, color_scheme=scheme) as page:
        page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
        for path in KINDS:
            open_page(page, address + path)
            if found := page.evaluate(FADED):
                faded[path] = found
            if found := page.evaluate(SHOWN, FURNITURE):
                furniture[path] = [html[:90] for html in found]

    assert faded == {}
    assert furniture == {}


def test_every_kind_of_page_becomes_a_pdf(chromium: Browser, address: str, tmp_path: Path) -> None:
    with visit(chromium) as page:
        for path in (*KINDS, "moeder/2026-12-09-penge/plakat/"):
            open_page(page, address + path)
            assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_icons_before_telephone_and_mail_are_printed(chromium: Browser, address: str) -> None:
    with visit(chromium) as page:
        page.emulate_media(media="print")
        page.goto(address + "kontakt/")
        ink = "getComputedStyle(document.querySelector('main .ei-way--{}'), '::before')['{}']"

        drawn = {
            (way, part): page.evaluate(ink.format(way, part))
            for way in ("phone", "mail")
            for part in ("background-color", "print-color-adjust")
        }

    assert set(drawn.values()) == {"rgb(0, 0, 0)", "exact"}


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_the_readers_own_colours_nothing_is_told_by_a_ground_alone(
    chromium: Browser, address: str, size: dict[str, int], scheme: str
) -> None:
    lines = """() => [".ei-menu a[aria-current]", ".ei-chip", ".ei-leaf", ".ei-contact", ".ei-search button"]
      .map((part) => document.querySelector(part))
      .filter((it) => !it || parseFloat(getComputedStyle(it).borderBottomWidth) < .5)"""
    with visit(chromium, viewport=size, color_scheme=scheme, forced_colors="active") as page:
        page.goto(address + "puljer/")
        if page.locator(".ei-menu-button").is_visible():
            page.locator(".ei-menu-button").click()

        assert page.evaluate(lines) == []
        page.locator(".ei-menu a").first.focus()
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_the_wheel_is_drawn_in_the_readers_own_colours(chromium: Browser, address: str) -> None:
    ink = "(part) => { const it = getComputedStyle(document.querySelector(part)); return [it.fill, it.stroke]; }"
    with visit(chromium, color_scheme="dark", forced_colors="active") as page:
        page.goto(address + "aarshjul/")
        number, ring = (page.evaluate(ink, f".ei-wheel__arc {part}") for part in ("text", "circle"))
        canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert ring[0] == canvas
    assert number[0] != ring[0] != ring[1]


def test_on_a_telephone_the_keyboard_goes_as_the_eye_does(chromium: Browser, address: str) -> None:
    with visit(chromium, viewport=PHONE) as page:
        page.goto(address + "puljer/")
        stops = []
        for _ in range(5):
            page.keyboard.press("Tab")
            stops.append(page.evaluate("(({x, y}) => [y, x])(document.activeElement.getBoundingClientRect())"))
        kinds = page.evaluate(
            "[...document.querySelectorAll('.ei-header :is(button, input, a.ei-brand)')].map((it) => it.tagName)"
        )

    assert kinds[:4] == ["A", "BUTTON", "INPUT", "BUTTON"]
    assert stops[1:] == sorted(stops[1:])
