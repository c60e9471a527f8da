"""A record in another language says so wherever its words are seen."""

import re
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from generator.engine.plugin import run_build
from tests.towns import a_meeting, a_news


def _marked(path: Path, language: str) -> None:
    path.write_text(
        path.read_text(encoding="utf-8").replace("---\n", f"---\nlanguage: {language}\n", 1), encoding="utf-8"
    )


def test_a_meeting_and_a_page_in_another_language_are_marked_everywhere(town: Path) -> None:
    _marked(town / "meetings/2026/2026-12-03-fundraising.md", "en")
    _marked(town / "content/om.md", "ar")
    assert run_build(town, site_dir=town / "site", searched=False, today=date(2026, 11, 21))
    page = (town / "site/moeder/2026-12-03-fundraising/index.html").read_text()
    assert '<h1 id="section-top" lang="en">' in page
    assert '"inLanguage":"en"' in page
    assert re.search('class="ei-body md-typeset" lang="en"', page)
    assert '<h3 class="ei-card__title" lang="en">' in (town / "site/moeder/index.html").read_text()
    event = (town / "site/calendar/all.ics").read_text().replace("\n ", "")
    assert re.search("SUMMARY;LANGUAGE=en:", event)
    assert re.search("DESCRIPTION;LANGUAGE=en:", event)
    assert '<h1 id="section-top" lang="ar" dir="rtl">' in (town / "site/om/index.html").read_text()
    assert '<item xml:lang="en">' in (town / "site/feed.xml").read_text()
    assert '<entry xml:lang="en">' in (town / "site/atom.xml").read_text()


def test_the_language_of_the_site_needs_no_mark(town: Path) -> None:
    _marked(town / "content/om.md", "da")
    assert run_build(town, site_dir=town / "site", searched=False, today=date(2026, 11, 21))
    assert '<h1 id="section-top">' in (town / "site/om/index.html").read_text()


@pytest.mark.parametrize("language", ["en", "uk", "en-GB", "zh-Hant", "kl"])
def test_codes_of_languages_are_taken(language: str) -> None:
    assert a_meeting(language=language).language == language


@pytest.mark.parametrize("language", ["engelsk", "EN", "en_GB", "xx", "e", "english"])
def test_other_words_are_no_codes_of_languages(language: str) -> None:
    with pytest.raises(ValidationError):
        a_news(language=language)
