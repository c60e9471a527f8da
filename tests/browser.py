"""A browser and a small server for the tests that look at the site as visitors do.

A test module takes the fixtures by `pytest_plugins = ["tests.browser"]`, so that all modules share one browser; it may
import the functions as well, since there are no assertions here to rewrite (PYTEST_DONT_REWRITE).
"""

import os
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NOTED = Path(sys.prefix) / "chromium-path"
AXE = Path(__file__).parent / "js/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW = {"width": 320, "height": 640}
"""A small telephone; also a window of 1280 pixels, magnified four times (WCAG 2.2, 1.4.10)."""
LETTERS = {"ordinary": 16, "doubled": 32}
"""What readers set as the size of letters, in pixels (1.4.4)."""
_WIDEST = """() => [...document.querySelectorAll("body *")]
  .filter((it) => it.checkVisibility() && it.getBoundingClientRect().right > innerWidth + .5)
  .map((it) => it.outerHTML.slice(0, 90)).slice(-2)"""
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder as a static host does: without a log, and with the site's own page for what is not there."""

    protocol_version = "HTTP/1.1"  # a connection serves many requests

    def __init__(self, *given: Any, headers: Mapping[str, str], **more: Any) -> None:
        self.said = headers
        super().__init__(*given, **more)  # which serves: nothing can be set afterwards

    def end_headers(self) -> None:
        for name, value in self.said.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a folder on a free port of this machine; give its address, with a slash at the end."""
    handler = partial(Handler, directory=str(folder), headers=headers or {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def chromium_path() -> str:
    """Find the browser: what `make` noted, else the environment's word, else where Debian puts it."""
    noted = NOTED.read_text("utf-8").strip() if NOTED.exists() else ""
    return noted or os.environ.get("INDGANG_CHROMIUM") or "/usr/bin/chromium"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start one browser for all tests of a process."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(city_site: Path) -> Iterator[str]:
    """Serve the site of the furnished municipality."""
    with serving(city_site) as found:
        yield found


@contextmanager
def visit(chromium: Browser, **settings: Any) -> Iterator[Page]:
    """Open a page with a memory of its own; the settings are Playwright's for a new context."""
    context = chromium.new_context(**{"viewport": DESKTOP, "reduced_motion": "reduce", **settings})
    try:
        yield context.new_page()
    finally:
        context.close()


def open_page(page: Page, url: str) -> None:
    """Open a page, and wait for the answer where it is a search."""
    page.goto(url)
    if "/search/" in url:
        page.locator("#ei-count:not(:empty)").wait_for(state="attached")  # `wait_for_function` is an eval: forbidden
        page.wait_for_load_state("networkidle")


def read_pages(site: Path) -> Iterator[str]:
    """Yield the address of every page that is read; pages that only lead on are not."""
    for path in sorted(site.rglob("*.html")):
        if "pagefind" not in path.parts and "<h1" in path.read_text("utf-8"):
            yield path.relative_to(site).as_posix().removesuffix("index.html")


def too_wide(page: Page, root: str, paths: list[str], *, letters: int) -> dict[str, list[str]]:
    """Open pages with letters of a size, in pixels: those that scroll sideways, with the elements that stick out."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": letters, "fixed": letters}})
    found = {}
    for path in paths:
        page.goto(root + path)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found[path] = page.evaluate(_WIDEST)
    return found


def faults(page: Page) -> list[str]:
    """Let axe look at the page: each fault as `rule: element`."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))  # not a script element: the page may forbid those
    rules: Mapping[str, Any] = {"runOnly": TAGS, "resultTypes": ["violations"], "preload": False}
    found = page.evaluate("async (rules) => (await axe.run(document, rules)).violations", rules)
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]
