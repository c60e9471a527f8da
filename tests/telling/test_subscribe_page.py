"""The page one subscribes from: every address can be copied, by the keyboard too."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import visit

pytest_plugins = ["tests.browser"]

THEME_MEETINGS = "https://portal.havnby.example/calendar/theme-meetings.ics"
FORBID = "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"


def press_copy(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"Kopiér adressen: {name}", exact=True).focus()
    page.keyboard.press("Enter")


def test_an_address_is_copied_by_the_keyboard_and_that_is_told(chromium: Browser, address: str) -> None:
    with visit(chromium, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(f"{address}abonner/")
        press_copy(page, "Temamøder")
        page.locator("#ei-copied", has_text="Kopieret").wait_for(state="attached")

        copied = page.evaluate("navigator.clipboard.readText()")

    assert copied == THEME_MEETINGS


def test_where_copying_is_not_allowed_the_address_is_marked_and_that_is_told(chromium: Browser, address: str) -> None:
    with visit(chromium) as page:
        page.add_init_script(FORBID)
        page.goto(f"{address}abonner/")
        press_copy(page, "Temamøder")
        page.locator("#ei-copied", has_text="Ctrl+C").wait_for(state="attached")

        marked = page.evaluate("String(getSelection())")

    assert marked == THEME_MEETINGS


def test_a_calendar_in_a_closed_group_is_reached_when_the_group_is_opened(chromium: Browser, address: str) -> None:
    with visit(chromium, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(f"{address}abonner/")
        page.get_by_text("Møder i ét lokalsamfund").focus()
        page.keyboard.press("Enter")
        press_copy(page, "Gjøvang")
        page.locator("#ei-copied", has_text="Kopieret").wait_for(state="attached")

        copied = page.evaluate("navigator.clipboard.readText()")

    assert copied == "https://portal.havnby.example/calendar/community/gjovang.ics"


@pytest.mark.parametrize("name", ["Temamøder", "Alle møder", "Frister for puljer"])
def test_without_a_script_the_address_stands_there_and_no_button(chromium: Browser, address: str, name: str) -> None:
    with visit(chromium, java_script_enabled=False) as page:
        page.goto(f"{address}abonner/")
        line = page.locator(".ei-feeds li", has=page.get_by_text(name, exact=True)).first

        assert line.get_by_role("link").get_attribute("href") == line.locator("code").inner_text().replace(
            "https://", "webcal://"
        )
        assert page.get_by_role("button", name="Kopiér adressen").count() == 0
