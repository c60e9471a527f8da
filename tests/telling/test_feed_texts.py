"""Texts in feeds are read outside the site: pictures and links work there, and nothing stands there empty."""

from pathlib import Path
from typing import Any

import feedparser
import pytest
from conftest import Build
from icalendar import Calendar
from towns import a_fund, a_meeting, a_news, small_scene

from generator.calendars import render_calendars, render_deadlines
from generator.feeds import render_feeds, render_feeds_of_records
from generator.text.markup import absolute, alternatives, beginning, to_html
from generator.words.wording import wording_of

WORDS = wording_of("da")
SITE = "https://lilleby.example/by/"
PICTURE = bytes.fromhex("89504e470d0a1a0a")
NEWS = """---
title: Nyt billede af broen
published: 2026-11-15
themes: [fundraising]
---
![Broen ved stranden](/files/bro.png)

Se [prisen](#prisen), [puljen](fund:havnepuljen) og [om os](/om/).

## Prisen

Broen koster 40.000 kr.
"""
ONE_PICTURE = """---
title: Plakat for festen
published: 2026-11-15
themes: [fundraising]
---
![Plakat: fest på havnen lørdag kl. 14](/files/bro.png)
"""


@pytest.fixture
def feeds(town: Path, build_site: Build) -> dict[str, dict[str, Any]]:
    (town / "content/files").mkdir(exist_ok=True)
    (town / "content/files/bro.png").write_bytes(PICTURE)
    (town / "content/news/billede.md").write_text(NEWS)
    (town / "content/news/plakat.md").write_text(ONE_PICTURE)
    site = build_site(town)
    paths = ("feed.xml", "atom.xml", "feeds/news.xml", "feeds/theme/fundraising.xml")
    parsed = {path: feedparser.parse((site / path).read_bytes(), sanitize_html=False) for path in paths}
    return {path: {entry.title: entry for entry in found.entries} for path, found in parsed.items()}


def test_pictures_and_links_of_a_text_are_whole_and_a_picture_alone_is_no_empty_entry(feeds: dict[str, Any]) -> None:
    base = "https://lilleby.example"
    for path in ("feed.xml", "atom.xml", "feeds/news.xml"):
        text = feeds[path]["Nyt billede af broen"].content[0].value
        assert f'src="{base}/files/bro.png"' in text, path
        assert 'alt="Broen ved stranden"' in text, path
        for address in (f"{base}/nyheder/billede/#prisen", f"{base}/puljer/havnepuljen/", f"{base}/om/"):
            assert f'href="{address}' in text, (path, text)
    for path, entries in feeds.items():
        assert entries["Plakat for festen"].summary == "Plakat: fest på havnen lørdag kl. 14", path


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("[a](#b)", f'href="{SITE}nyheder/x/#b"'),
        ("[a](/files/b.pdf)", f'href="{SITE}files/b.pdf"'),
        ("[a](../y/?b=1&c=2#d)", f'href="{SITE}nyheder/y/?b=1&amp;c=2#d"'),
        ("[a](https://andre.example/b)", 'href="https://andre.example/b"'),
        ("![a](../../files/b.png)", f'src="{SITE}files/b.png"'),
        ("[a](fund:b)", f'href="{SITE}puljer/b/"'),
    ],
)
def test_an_address_is_meant_from_the_page(written: str, whole: str) -> None:
    page = f"{SITE}nyheder/x/"

    html = absolute(to_html(written, root="/", addresses={"fund:b": "puljer/b/"}), site=SITE, page=page, folder=page)

    assert whole in html


def test_a_picture_that_is_not_ours_leaves_its_words() -> None:
    html = to_html("![En &lt;bro&gt;](https://andre.example/bro.png) her", root="", addresses={})

    assert html.strip() == "<p>En &lt;bro&gt; her</p>"


def test_the_words_of_a_picture_are_the_beginning_of_a_text_without_other_words() -> None:
    assert beginning("![En bro & en å](/files/bro.png)") == "En bro & en å"
    assert beginning("![En bro](/files/bro.png) Ord.") == "Ord."
    assert alternatives('<img src="a" alt=""><img src="b" alt="To  ord">') == "To ord"


def test_entries_say_their_kind_that_they_are_examples_and_what_they_concern() -> None:
    news = a_news(example=True, communities=("strandby",), themes=("natur",))
    scene = small_scene(news=[news], meeting=[], fund=[])
    made = {
        feed.path: feed.data
        for feed in (*render_feeds(scene, WORDS, lambda _: ""), *render_feeds_of_records(scene, WORDS))
    }

    for path in ("feeds/news.xml", "feeds/theme/natur.xml", "feed.xml"):
        entry = next(entry for entry in feedparser.parse(made[path]).entries if "news/" in entry.id)
        assert [tag.term for tag in entry.tags] == ["nyhed", "Eksempel", "Strandby", "Natur"]
    atom = next(entry for entry in feedparser.parse(made["atom.xml"]).entries if "news/" in entry.id)
    assert [tag.term for tag in atom.tags] == ["news", "example", "community/strandby", "theme/natur"]


def test_events_say_that_they_are_examples_and_what_they_concern() -> None:
    rounds = {"type": "dated", "calls": ({"closes": "2027-02-01"},)}
    fields: dict[str, Any] = {"example": True, "communities": ("strandby",), "themes": ("natur",)}
    scene = small_scene(meeting=[a_meeting("m", **fields)], fund=[a_fund(rounds=rounds, **fields)])
    made = {file.path: file.data for file in (*render_calendars(scene, WORDS), *render_deadlines(scene, WORDS))}

    found = {
        path: [str(word) for word in Calendar.from_ical(made[path]).events[0]["CATEGORIES"].cats]
        for path in ("calendar/all.ics", "calendar/deadlines.ics")
    }

    named = ["Eksempel", "Strandby", "Natur"]
    assert found == {"calendar/all.ics": ["temamøde", *named], "calendar/deadlines.ics": ["Frist", *named]}
