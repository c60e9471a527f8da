"""The site without a mouse, without a script, and on paper."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from generator.words.wording import wording_of
from tests.browser import DESKTOP, PHONE, open_page, visit

pytest_plugins = ["tests.browser"]
t = wording_of("da").t

FOCUS = """() => {
  const it = document.activeElement;
  const box = it.getBoundingClientRect();
  return {tag: it.tagName, text: (it.textContent || it.getAttribute("name") || "").trim(), width: box.width,
          height: box.height, outline: getComputedStyle(it).outlineStyle, inMain: !!it.closest("main"),
          inMenu: !!it.closest(".ei-menu"), seen: it.checkVisibility({visibilityProperty: true})};
}"""


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

        assert (first["text"], urlsplit(page.url).fragment) == (t("Skip to the content"), "section-top")
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
        page.goto(address + "planer/gjovang/2026/")
        page.emulate_media(media="print")

        parts = ("h1", ".ei-contact", ".ei-menu", ".ei-header .ei-search")
        shown = [part for part in parts if page.locator(part).is_visible()]

    assert shown == ["h1", ".ei-contact"]
