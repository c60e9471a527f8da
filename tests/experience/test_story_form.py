"""The form for an experience: what is written becomes a file that passes the check, and a letter to the consultant."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from generator.build import prepare
from tests.browser import serving, visit
from tests.conftest import LILLEBY

pytest_plugins = ["tests.browser"]
ODD = 'Bro: "den nye" – 100 % # færdig\n- og mere'


@pytest.fixture
def form(chromium: Browser, lilleby_site: Path) -> Iterator[Page]:
    with serving(lilleby_site) as address, visit(chromium) as page:
        page.goto(f"{address}fortael/")
        yield page


def fill(page: Page) -> None:
    for name, text in {
        "title": ODD.replace("\n", " "), "summary": "Vi byggede en bro.", "body": "## Om broen\n\nDen er lang.",
        "went_wrong": "Den var for kort.\n\n: ja", "again": "Male den rød.", "otherwise": "- Måle først",
        "ask": "brogruppen", "happened": "2025", "cost": "125.000", "hours": "mange",
    }.items():  # fmt: skip
        page.fill(f"#ei-story-{name}", text)
    page.select_option("#ei-story-communities", "gammelbro")
    page.select_option("#ei-story-themes", "stier-og-natur")


def test_the_downloaded_file_is_a_story_that_passes_the_check(form: Page, tmp_path: Path) -> None:
    fill(form)

    with form.expect_download() as download:
        form.click("#ei-story-download")

    root = Path(shutil.copytree(LILLEBY, tmp_path / "lilleby"))
    name = download.value.suggested_filename
    download.value.save_as(root / "content/stories" / name)
    prepared = prepare(root)
    assert "# hours: mange\n" in (root / "content/stories" / name).read_text("utf-8")  # no number, and not lost
    assert name == "bro-den-nye-100-faerdig-og-mere.md"
    assert prepared.problems == ()
    assert prepared.loaded.site is not None
    story = prepared.loaded.site["story"][name.removesuffix(".md")]
    assert story.title == 'Bro: "den nye" – 100 % # færdig - og mere'  # type: ignore[attr-defined]
    assert story.went_wrong == ("Den var for kort.", ": ja")  # type: ignore[attr-defined]
    assert (story.cost, story.hours) == (125000, None)  # type: ignore[attr-defined]
    assert story.body.strip().startswith("## Om broen")


def test_the_letter_goes_to_whoever_answers_for_the_place(form: Page) -> None:
    fill(form)

    link = urlsplit(form.get_attribute("#ei-story-send", "href") or "")

    assert (link.scheme, link.path) == ("mailto", "jonas@lilleby.example")
    body = parse_qs(link.query)["body"][0]
    assert "went_wrong:" in body or "vedhæftet" in body


def test_nothing_is_sent_or_kept(form: Page) -> None:
    form.wait_for_load_state("networkidle")
    asked: list[str] = []
    form.on("request", lambda request: asked.append(request.url))

    fill(form)

    assert [url for url in asked if not url.startswith("blob:")] == []
    assert form.evaluate("localStorage.length + sessionStorage.length") == 0


def test_without_javascript_the_questions_are_there(chromium: Browser, lilleby_site: Path) -> None:
    with serving(lilleby_site) as address, visit(chromium, java_script_enabled=False) as page:
        page.goto(f"{address}fortael/")

        assert page.is_visible(".ei-story .ei-project__asks >> text=Hvad gik galt?")
        assert not page.is_visible("#ei-story-download")
