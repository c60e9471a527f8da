"""Feeds: what stands in them, ids that never change, and nothing that a record could break."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from html import escape
from types import MappingProxyType
from typing import Any

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from towns import a_contact, a_fund, a_meeting, a_news, a_page, a_plan, small_scene, small_site

from generator.feeds import LONGEST_SUMMARY, render_feeds
from generator.model.entity import Entity, Titled
from generator.model.fields import Text
from generator.model.kinds import KINDS, Kind
from generator.views.announcements import headline
from generator.views.scene import Scene, scene_of
from generator.wording import Wording

WORDS = Wording(
    "da",
    {
        "Example: {title}": "Eksempel: {title}",
        "CANCELLED: {title}": "AFLYST: {title}",
        "news item": "nyhed",
        "fund": "pulje",
        "pages": "sider",
    },
)
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "\x00\x0b\x1b]]> & <script>alert(1)</script> \"'\r\n</item>\u2028\x85\ufffe 🧨 &amp; {title}"
HARMLESS = "]]> & <script>alert(1)</script> \"' </item> 🧨 &amp; {title}"


def html_of(record: Entity) -> str:
    return f"<p>{record.body}</p>" if record.body else ""


def feeds_of(scene: Scene) -> dict[str, bytes]:
    return {feed.path: feed.data for feed in render_feeds(scene, WORDS, html_of)}


def read(scene: Scene, path: str = "feed.xml") -> Any:
    parsed = feedparser.parse(feeds_of(scene)[path])
    assert not parsed.bozo, parsed.bozo_exception
    return parsed


def only_news(*news: Entity, **others: Iterable[Entity]) -> Scene:
    nothing: dict[str, Iterable[Entity]] = {kind.name: [] for kind in KINDS if kind.name != "contact"}
    return small_scene(**{**nothing, "news": news, **others})


def test_there_is_one_rss_feed_a_kind_and_everything_new_as_rss_and_atom() -> None:
    paths = list(feeds_of(small_scene()))

    assert paths == ["feed.xml", "atom.xml", *(f"feeds/{kind.name}.xml" for kind in KINDS)]


@pytest.mark.parametrize("path", ["feed.xml", "atom.xml"])
def test_everything_but_contacts_is_new_and_the_newest_stands_first(path: str) -> None:
    scene = only_news(
        a_news("b", published=date(2026, 3, 1)),
        a_news("a", published=date(2026, 3, 1)),
        a_news("old-but-changed", published=date(2020, 1, 1), updated=date(2026, 4, 1)),
        page=[a_page("om", published=date(2026, 3, 2)), a_page("aa", published=date(2026, 3, 1))],
        fund=[a_fund("ab", published=date(2026, 3, 1))],
        plan=[a_plan("strandby/2026", published=date(2026, 2, 1))],
        contact=[a_contact(published=date(2026, 10, 1))],
    )

    links = [entry.link for entry in read(scene, path).entries]

    assert links == [
        "https://lilleby.example/nyheder/old-but-changed/",
        "https://lilleby.example/om/",
        "https://lilleby.example/nyheder/a/",
        "https://lilleby.example/aa/",
        "https://lilleby.example/puljer/ab/",
        "https://lilleby.example/nyheder/b/",
        "https://lilleby.example/planer/strandby/2026/",
    ]


def test_a_feed_is_cut_at_its_length_and_only_its_records_are_rendered_once() -> None:
    news = [a_news(f"nr-{number}", published=date(2026, 1, 1) + timedelta(days=number)) for number in range(100)]
    site = small_site(settings={"feed_length": 3}, news=news, page=[], meeting=[], fund=[], plan=[])
    rendered = []

    feeds = {
        feed.path: feed.data
        for feed in render_feeds(
            scene_of(site, date(2026, 11, 21)), WORDS, lambda record: rendered.append(record) or ""
        )  # type: ignore[func-returns-value]
    }

    newest = ["nr-99", "nr-98", "nr-97"]
    assert [record.slug for record in rendered if record.slug.startswith("nr-")] == newest
    assert len(rendered) == len({id(record) for record in rendered})
    for path in ("feed.xml", "feeds/news.xml"):
        links = [entry.link for entry in feedparser.parse(feeds[path]).entries]
        assert links == [f"https://lilleby.example/nyheder/{slug}/" for slug in newest]


def test_a_kind_added_to_the_table_gets_a_feed() -> None:
    class Toy(Titled):
        colour: Text

    kind = Kind("toy", Toy, "content/toys", ".md", "toy.html", "toy", "toys", "Thing")
    toy = Toy(slug="bold", title="Bold", colour="rød", published=date(2026, 5, 1))
    scene = small_scene(small_site(kinds=(*KINDS, kind), toy=[toy]))

    parsed = read(scene, "feeds/toy.xml")

    assert parsed.feed.title == "Toys – Lilleby"
    assert [(entry.title, entry.link) for entry in parsed.entries] == [("Bold", "https://lilleby.example/toy/bold/")]
    assert "Bold" in [entry.title for entry in read(scene).entries]


def test_the_feed_says_whose_it_is_in_which_language_and_on_which_terms() -> None:
    rss = read(small_scene()).feed
    atom = read(small_scene(), "atom.xml").feed

    assert (rss.title, rss.subtitle, rss.link) == ("Lilleby", "Alt om at udvikle Lilleby.", "https://lilleby.example/")
    assert (atom.title, atom.subtitle, atom.link) == (rss.title, rss.subtitle, rss.link)
    assert (rss.language, atom.id, atom.author) == ("da", "tag:lilleby.example,2026-01-15:feed", "Lilleby Kommune")
    assert rss.rights == atom.rights == "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)"
    assert rss.generator == atom.generator == "Én indgang"


def test_the_feed_of_a_kind_leads_to_its_list_and_that_of_pages_to_the_front_page() -> None:
    funds, pages = read(small_scene(), "feeds/fund.xml").feed, read(small_scene(), "feeds/page.xml").feed

    assert (funds.title, funds.link, funds.subtitle) == (
        "Puljer – Lilleby",
        "https://lilleby.example/puljer/",
        "Penge, man kan søge.",
    )
    assert (pages.title, pages.link) == ("Sider – Lilleby", "https://lilleby.example/")


@pytest.mark.parametrize(("path", "media_type"), [("feed.xml", "rss"), ("feeds/news.xml", "rss"), ("atom.xml", "atom")])
def test_a_feed_links_to_itself_and_to_the_page_it_belongs_to(path: str, media_type: str) -> None:
    root = etree.fromstring(feeds_of(small_scene())[path])

    own = [dict(link.attrib) for link in root.iter(f"{ATOM}link") if link.get("rel") == "self"]

    assert own == [{"href": f"https://lilleby.example/{path}", "rel": "self", "type": f"application/{media_type}+xml"}]
    assert media_type == "atom" or len(root.findall("channel/link")) == 1


def test_every_feed_has_what_rss_and_atom_demand() -> None:
    for path, data in feeds_of(small_scene()).items():
        root = etree.fromstring(data)
        if path == "atom.xml":
            for element in (root, *root.iter(f"{ATOM}entry")):
                assert [len(element.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
            assert root.find(f"{ATOM}author/{ATOM}name") is not None
        else:
            assert root.get("version") == "2.0"
            assert [len(root.findall(f"channel/{name}")) for name in ("title", "link", "description")] == [1, 1, 1]
            for item in root.iter("item"):
                assert [len(item.findall(name)) for name in ("title", "link", "guid", "pubDate")] == [1, 1, 1, 1]
                assert item.find("guid").get("isPermaLink") == "false"


def test_an_entry_has_id_dates_category_summary_and_text() -> None:
    scene = only_news(
        a_news(published=date(2026, 7, 1), updated=date(2026, 12, 1), summary="Kort: a < b & c.", body="Hele teksten.")
    )

    rss, atom = read(scene).entries[0], read(scene, "atom.xml").entries[0]

    for entry in (rss, atom):
        assert entry.id == "tag:lilleby.example,2026-01-15:news/ny-pulje"
        assert entry.title == "Ny pulje"
        assert entry.published_parsed[:5] == (2026, 6, 30, 22, 0)
        assert entry.summary == "Kort: a &lt; b &amp; c."
        assert entry.content[0].value == "<p>Hele teksten.</p>"
    assert (rss.guidislink, rss.published) == (False, "Wed, 01 Jul 2026 00:00:00 +0200")
    assert (rss.tags[0].term, atom.tags[0].term, atom.tags[0].label) == ("nyhed", "news", "nyhed")
    assert (atom.published, atom.updated) == ("2026-07-01T00:00:00+02:00", "2026-12-01T00:00:00+01:00")
    assert atom.content[0].type == "text/html"


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        ("Kort.", "Kort."),
        ("<em>Et</em>, to &amp; <b>t</b>re</p><h2>Fire</h2><p>fem", "Et, to &amp; tre Fire fem"),
        ("a" * LONGEST_SUMMARY, ""),
        ("ord " * 100, " ".join(["ord"] * 74) + " …"),
    ],
)
def test_without_a_summary_the_text_begins_the_entry(body: str, summary: str) -> None:
    entry = read(only_news(a_news(summary=None, body=body))).entries[0]

    assert entry.summary == (summary or "a" * LONGEST_SUMMARY)


def test_a_record_without_summary_and_text_is_still_an_entry() -> None:
    scene = only_news(a_news(body=""))

    rss, atom = read(scene).entries[0], read(scene, "atom.xml").entries[0]

    assert (rss.title, atom.title) == ("Ny pulje", "Ny pulje")
    assert "summary" not in rss
    assert "summary" not in atom


def test_an_id_outlives_title_address_and_rename() -> None:
    before = only_news(a_news("ny-pulje"))
    moved = {"address": "https://andet.example/", "title": "Nyt navn", "sections": {}}
    renamed = a_news("pulje-2026", title="Pulje 2026", aliases=("ny-pulje", "pulje"))
    after = small_scene(settings=moved, news=[renamed], page=[], meeting=[], fund=[], plan=[])

    old, new = read(before).entries[0], read(after, "feeds/news.xml").entries[0]

    assert new.link == "https://andet.example/news/pulje-2026/"
    assert new.id == old.id == "tag:lilleby.example,2026-01-15:news/ny-pulje"


@pytest.mark.parametrize(
    ("since", "begins"),
    [("2026", "2026-01-01T00:00:00+01:00"), ("2026-07", "2026-07-01T00:00:00+02:00"),
     ("2026-07-15", "2026-07-15T00:00:00+02:00")],
)  # fmt: skip
def test_an_empty_feed_is_valid_and_dated_by_the_day_the_ids_begin(since: str, begins: str) -> None:
    site = small_site(settings={"identity": {"authority": "lilleby.example", "since": since}})
    empty = replace(site, records=MappingProxyType({}))
    scene = scene_of(empty, date(2026, 11, 21))

    assert read(scene, "atom.xml").feed.updated == begins
    for path in ("feed.xml", "atom.xml", "feeds/fund.xml"):
        assert read(scene, path).entries == []


def test_a_feed_is_as_new_as_its_newest_entry_and_never_as_the_clock() -> None:
    scene = only_news(
        a_news(published=date(2026, 3, 1)), a_news("b", published=date(2025, 1, 1), updated=date(2026, 2, 1))
    )

    assert read(scene).feed.updated == "Sun, 01 Mar 2026 00:00:00 +0100"
    assert read(scene, "atom.xml").feed.updated == "2026-03-01T00:00:00+01:00"
    assert read(scene, "atom.xml").entries[1].updated == "2026-02-01T00:00:00+01:00"


def test_the_same_content_gives_the_same_bytes_on_any_day_and_in_any_order() -> None:
    site = small_site()
    backwards = {
        kind: MappingProxyType(dict(reversed(records.items()))) for kind, records in reversed(site.records.items())
    }
    shuffled = replace(site, records=MappingProxyType(backwards))

    assert feeds_of(scene_of(site, date(2026, 11, 21))) == feeds_of(scene_of(shuffled, date(2027, 5, 1)))


@pytest.mark.parametrize(
    ("record", "title"),
    [
        (a_meeting(title="Temamøde"), "Temamøde"),
        (a_meeting(title="Temamøde", example=True), "Eksempel: Temamøde"),
        (a_meeting(title="Eksempel: Temamøde", example=True), "Eksempel: Temamøde"),
        (a_meeting(title="EKSEMPEL – Temamøde", example=True), "Eksempel: Temamøde"),
        (a_meeting(title="(Eksempel) Temamøde", example=True), "Eksempel: Temamøde"),
        (a_meeting(title="Eksempel på en god plan", example=True), "Eksempel: Eksempel på en god plan"),
        (a_meeting(title="Eksempel: Temamøde"), "Eksempel: Temamøde"),
        (a_meeting(title="Temamøde", status="cancelled"), "AFLYST: Temamøde"),
        (a_meeting(title="Aflyst: Temamøde", status="cancelled"), "AFLYST: Temamøde"),
        (a_meeting(title="Temamøde", status="cancelled", example=True), "AFLYST: Eksempel: Temamøde"),
        (a_meeting(title="Eksempel: Aflyst: Temamøde", status="cancelled", example=True), "AFLYST: Eksempel: Temamøde"),
        (a_meeting("2026-01-01-x", title="Eksempel:", example=True), "Eksempel: 2026-01-01-x"),
        (a_meeting(title="To\nlinjer\x00 {title}", example=True), "Eksempel: To linjer {title}"),
        (a_fund(title="Puljen", state="ended"), "Puljen"),
    ],
)
def test_a_title_says_once_that_the_record_is_an_example_or_cancelled(record: Entity, title: str) -> None:
    assert headline(record, WORDS) == title


def test_examples_are_marked_and_gone_when_the_site_does_not_show_them() -> None:
    records = {"news": [a_news("rigtig", title="Rigtig"), a_news("opdigtet", title="Opdigtet", example=True)]}

    shown = read(small_scene(**records), "feeds/news.xml")
    hidden = feeds_of(small_scene(settings={"show_examples": False}, **records))

    assert [entry.title for entry in shown.entries] == ["Eksempel: Opdigtet", "Rigtig"]
    assert [path for path, data in hidden.items() if b"pdigtet" in data] == []


@pytest.mark.parametrize("path", ["feed.xml", "atom.xml", "feeds/news.xml"])
def test_hostile_text_stays_the_text_of_its_own_entry(path: str) -> None:
    calm = only_news(a_news("a"), a_news("b", title="Efter", summary="Rolig."))
    hostile = only_news(
        a_news("a", title=HOSTILE, summary=HOSTILE, body=HOSTILE * 300), a_news("b", title="Efter", summary="Rolig.")
    )

    entries, after = read(hostile, path).entries, read(calm, path).entries[1]
    first = next(etree.fromstring(feeds_of(hostile)[path]).iter("item", f"{ATOM}entry"))

    assert first.findtext("{*}title") == HARMLESS
    assert (first.findtext("{*}description") or first.findtext("{*}summary")) == escape(HARMLESS, quote=False)
    assert [entry.id for entry in entries] == [f"tag:lilleby.example,2026-01-15:news/{slug}" for slug in "ab"]
    assert entries[1] == after


@settings(deadline=None)
@given(title=st.text(min_size=1).filter(str.strip), summary=st.text(min_size=1).filter(str.strip), body=st.text())
def test_no_text_of_a_record_breaks_a_feed(title: str, summary: str, body: str) -> None:
    scene = only_news(a_news(title=title, summary=summary, body=body))

    for path, data in feeds_of(scene).items():
        root = etree.fromstring(data)
        assert len(root.findall(".//{*}item") + root.findall(".//{*}entry")) == (
            1 if path in ("feed.xml", "atom.xml", "feeds/news.xml") else 2 if path == "feeds/contact.xml" else 0
        )


def test_hostile_settings_stay_text() -> None:
    hostile = {
        "title": HOSTILE,
        "tagline": HOSTILE,
        "municipality": {"name": HOSTILE},
        "licence": {"title": HOSTILE, "url": "https://lilleby.example/a&b"},
        "sections": {"news": {"path": "nyheder", "title": HOSTILE, "intro": HOSTILE}},
    }

    feeds = feeds_of(small_scene(settings=hostile))

    for path, title, description in (
        ("feed.xml", HARMLESS, HARMLESS),
        ("atom.xml", HARMLESS, HARMLESS),
        ("feeds/news.xml", f"{HARMLESS} – {HARMLESS}", HARMLESS),
        ("feeds/page.xml", f"Sider – {HARMLESS}", HARMLESS),
    ):
        feed = etree.fromstring(feeds[path])
        top = feed if path == "atom.xml" else feed[0]
        assert top.findtext("{*}title") == title
        assert (top.findtext("{*}description") or top.findtext("{*}subtitle")) == description
