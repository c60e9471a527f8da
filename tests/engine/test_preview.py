"""The live preview: what is saved is seen, what is broken is told, and the last good site stays up."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError

import pytest
from playwright.sync_api import Browser

from generator.engine.preview import SMALL
from generator.pages.site.policy import PREVIEW_POLICY
from tests.browser import visit

pytest_plugins = ["tests.browser"]
PATIENCE = 30.0
"""Seconds until a test gives up; how fast the preview is, the bench tells."""


@dataclass
class Preview:
    """A running preview."""

    town: Path
    address: str
    log: Path

    def text(self, path: str) -> str:
        """Fetch a page; empty while there is none."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=10) as answer:
                return str(answer.read().decode("utf-8"))
        except (HTTPError, URLError, ConnectionError, TimeoutError):
            return ""

    def edit(self, file: str, old: str, new: str) -> None:
        """Save a file as an editor does."""
        text = (self.town / file).read_text(encoding="utf-8")
        assert old in text
        (self.town / file).write_text(text.replace(old, new), encoding="utf-8")

    def await_(self, is_so: Callable[[], bool]) -> bool:
        """Wait until something is so."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if is_so():
                return True
            time.sleep(0.1)
        return False


@pytest.fixture
def preview(town: Path, tmp_path: Path) -> Iterator[Preview]:
    """Start the preview of the town."""
    yield from _running(town, tmp_path)


@pytest.fixture
def large_preview(town: Path, tmp_path: Path) -> Iterator[Preview]:
    """Start the preview of a town with more records than are shown all at once."""
    for number in range(SMALL + 1):
        text = f"---\ntitle: Nyhed {number}\npublished: 2026-01-01\n---\nTekst.\n"
        (town / f"content/news/nyhed-{number}.md").write_text(text, encoding="utf-8")
    yield from _running(town, tmp_path)


def _running(town: Path, tmp_path: Path) -> Iterator[Preview]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log.txt"
    with log.open("w") as file:
        command = [str(Path(sys.executable).parent / "indgang"), "serve", "--address", f"127.0.0.1:{port}"]
        process = subprocess.Popen(command, cwd=town, stdout=file, stderr=subprocess.STDOUT)
        running = Preview(town, f"http://127.0.0.1:{port}/", log)
        try:
            assert running.await_(lambda: "Havnepuljen" in running.text("puljer/")), log.read_text()
            yield running
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def test_a_saved_record_is_seen_on_its_page_and_in_its_list(preview: Preview) -> None:
    preview.edit("funds/havnepuljen.md", "title: Havnepuljen", "title: Kystpuljen")

    assert preview.await_(lambda: "Kystpuljen" in preview.text("puljer/havnepuljen/"))
    assert "Kystpuljen" in preview.text("puljer/")


def test_a_new_and_a_deleted_record_are_seen(preview: Preview) -> None:
    record = preview.town / "content/news/ny.md"
    record.write_text("---\ntitle: Noget nyt\npublished: 2026-11-20\n---\nHer.\n", encoding="utf-8")

    assert preview.await_(lambda: "Noget nyt" in preview.text("nyheder/ny/"))

    record.unlink()

    assert preview.await_(lambda: "Noget nyt" not in preview.text("nyheder/ny/"))


def test_a_section_that_gets_its_first_record_comes_into_the_menu(preview: Preview) -> None:
    settings = preview.town / "content/site.yml"
    text = settings.read_text("utf-8").replace("sections:\n", "sections:\n  form: {path: skemaer, title: Skemaer}\n")
    settings.write_text(text, encoding="utf-8")
    assert preview.await_(lambda: "Her er ingen skemaer endnu" in preview.text("skemaer/"))
    assert 'href="../skemaer/"' not in preview.text("om/")
    record = preview.town / "content/forms/skema.md"
    record.parent.mkdir()

    record.write_text("---\ntitle: Skemaet\nexample: true\npublished: 2026-11-20\nversion: '1'\nformat: text\n"
                      "file: files/skema.txt\notherwise: Spørg.\n---\n", encoding="utf-8")  # fmt: skip

    assert preview.await_(lambda: 'href="../skemaer/"' in preview.text("om/"))


def test_a_saved_hand_written_page_is_seen(preview: Preview) -> None:
    preview.edit("content/om.md", "Vi hjælper.", "Vi hjælper altid.")

    assert preview.await_(lambda: "Vi hjælper altid." in preview.text("om/"))


def test_a_fault_is_told_and_the_last_good_page_stays_until_it_is_mended(preview: Preview) -> None:
    preview.edit("funds/havnepuljen.md", "provider: Lilleby", "giver: Lilleby")

    assert preview.await_(lambda: "funds/havnepuljen.md:4:1: fejl [unknown-key]" in preview.log.read_text())
    assert "Havnepuljen" in preview.text("puljer/havnepuljen/")

    preview.edit("funds/havnepuljen.md", "giver: Lilleby", "provider: Storeby")

    assert preview.await_(lambda: "Storeby" in preview.text("puljer/havnepuljen/"))
    assert "Traceback" not in preview.log.read_text()


def test_on_a_large_site_the_changed_page_comes_first_and_the_rest_follows(large_preview: Preview) -> None:
    large_preview.edit("funds/havnepuljen.md", "title: Havnepuljen", "title: Kystpuljen")

    assert large_preview.await_(lambda: "Kystpuljen" in large_preview.text("puljer/havnepuljen/"))
    assert "Kystpuljen" in large_preview.text("puljer/")
    assert large_preview.await_(lambda: "Kystpuljen" in large_preview.text("data/fund.json"))

    (large_preview.town / "content/news/nyhed-7.md").unlink()

    assert large_preview.await_(lambda: large_preview.text("nyheder/nyhed-7/") == "")


def test_the_search_works_in_the_preview(preview: Preview, chromium: Browser) -> None:
    assert preview.await_(lambda: preview.text("pagefind/pagefind-entry.json") != "")

    with visit(chromium) as page:
        page.goto(f"{preview.address}search/?q=badebro")
        page.wait_for_selector("#ei-results li, #ei-results article", timeout=PATIENCE * 1000)

        found = page.locator("#ei-results").inner_text()

    assert "Lokal udviklingsplan for Strandby" in found


def test_a_page_that_is_open_renews_itself_and_is_as_strict_as_it_will_be_but_for_that(
    preview: Preview, chromium: Browser
) -> None:
    told: list[str] = []
    with visit(chromium) as page:
        page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
        page.goto(f"{preview.address}puljer/havnepuljen/")

        preview.edit("funds/havnepuljen.md", "title: Havnepuljen", "title: Kystpuljen")
        page.get_by_role("heading", level=1, name="Kystpuljen").wait_for(timeout=PATIENCE * 1000)

    assert told == []
    for path in ("puljer/havnepuljen/", "om/"):  # one that is stamped, one that the engine makes
        assert f'content="{PREVIEW_POLICY}"' in preview.text(path)
