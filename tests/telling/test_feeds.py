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
from towns import (
    STAND_IN,
    a_body,
    a_community,
    a_contact,
    a_fund,
    a_meeting,
    a_news,
    a_page,
    a_plan,
    small_scene,
    small_site,
    told_as,
)

from generator.calendars import render_calendars, render_deadlines
from generator.feeds import LONGEST_SUMMARY, render_feeds, render_feeds_of_records
from generator.model.entity import Entity, Titled
from generator.model.fields import Text
from generator.model.kinds import KINDS, Kind
from generator.views.scene import Scene, scene_of
from generator.views.telling.announcements import headline
from generator.views.telling.subscriptions import subscriptions
from generator.words.wording import Wording, wording_of

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
    made = (*render_feeds(scene, WORDS, html_of), *render_feeds_of_records(scene, WORDS))
    return {feed.path: feed.data for feed in made}


def read(scene: Scene, path: str = "feed.xml") -> Any:
    parsed = feedparser.parse(feeds_of(scene)[path])
    assert not parsed.bozo, parsed.bozo_exception
    return parsed


def only_news(*news: Entity, **others: Iterable[Entity]) -> Scene:
    nothing: dict[str, Iterable[Entity]] = {kind.name: [] for kind in KINDS if kind.name != "contact"}
    return small_scene(**{**nothing, "news": news, **others})


def test_there_is_a_feed_of_everything_one_a_kind_and_one_for_each_place_body_and_theme() -> None:
    paths = list(feeds_of(small_scene()))

    assert paths == [
        "feed.xml",
        "atom.xml",
        *(f"feeds/{kind.name}.xml" for kind in KINDS),
        "feeds/community/bakkeby.xml",
        "feeds/community/strandby.xml",
        "feeds/body/landdistriktsraad.xml",
        "feeds/theme/natur.xml",
    ]


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
        "https://lilleby.example/nyheder/old-but-changed/",
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
        a_news(published=date(2026, 7, 1), updated=date(2026, 10, 1), summary="Kort: a < b & c.", body="Hele teksten.")
    )

    rss, atom = read(scene).entries[1], read(scene, "atom.xml").entries[1]

    for entry in (rss, atom):
        assert entry.id == "tag:lilleby.example,2026-01-15:news/ny-pulje"
        assert entry.title == "Ny pulje"
        assert entry.published_parsed[:5] == (2026, 6, 30, 22, 0)
        assert entry.summary == "Kort: a &lt; b &amp; c."
        assert entry.content[0].value == "<p>Hele teksten.</p>"
    assert (rss.guidislink, rss.published) == (False, "Wed, 01 Jul 2026 00:00:00 +0200")
    assert (rss.tags[0].term, atom.tags[0].term, atom.tags[0].label) == ("nyhed", "news", "nyhed")
    assert (atom.published, atom.updated) == ("2026-07-01T00:00:00+02:00", "2026-07-01T00:00:00+02:00")
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
        (told_as(a_meeting(title=STAND_IN, example=True), "To\nlinjer\x00 {title}"), "Eksempel: To linjer {title}"),
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
        told_as(a_news("a", title=STAND_IN, summary=STAND_IN, body=HOSTILE * 300), HOSTILE),
        a_news("b", title="Efter", summary="Rolig."),
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
    item = a_news(title=STAND_IN, body=body).model_copy(update={"summary": summary})
    scene = only_news(told_as(item, title))

    for path, data in feeds_of(scene).items():
        root = etree.fromstring(data)
        assert len(root.findall(".//{*}item") + root.findall(".//{*}entry")) == (
            1 if path in ("feed.xml", "atom.xml", "feeds/news.xml") else 2 if path == "feeds/contact.xml" else 0
        )


def test_hostile_settings_stay_text() -> None:
    text = HOSTILE.replace("\r\n", " ")
    hostile = {
        "title": text,
        "tagline": text,
        "municipality": {"name": text},
        "licence": {"title": text, "url": "https://lilleby.example/a&b"},
        "sections": {"news": {"path": "nyheder", "title": text, "intro": text}},
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


def told(record: Entity, kind: str, what: str, *, today: date = date(2026, 11, 21)) -> tuple[str, str]:
    """Give title and text of the entry whose id ends in `what`, in real Danish."""
    site = small_site(**{**{kind.name: [] for kind in KINDS if kind.name != "contact"}, kind: [record]})
    feeds = render_feeds(scene_of(site, today), wording_of("da"), html_of)
    entries = feedparser.parse(next(feeds).data).entries
    entry = next(entry for entry in entries if entry.id.endswith(f"{record.slug}{what}"))
    return entry.title, entry.content[0].value


MOVES = (
    {"on": "2026-11-03", "what": "Salen er optaget.", "type": "moved", "before": "2027-01-12"},
    {"on": "2026-11-04", "what": "Nyt oplæg.", "type": "changed"},
    {"on": "2026-11-05", "what": "Sneen.", "type": "moved", "before": "2027-01-13T19:00"},
    {"on": "2026-11-06", "what": "Ingen tilmeldte & <ingen> penge.", "type": "cancelled"},
)
MEETING_PAGE = "https://lilleby.example/moeder/2027-01-19-temamode-om-natur/"
MEETING_LINK = f'Læs mere: <a href="{MEETING_PAGE}">{MEETING_PAGE}</a>'


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    ("what", "title", "text"),
    [
        (
            "",
            "Temamøde om natur, 12. januar 2027",
            ["tirsdag 12. januar 2027. Strandby Forsamlingshus, Havnevej 1, 9999 Strandby.", "Kom."],
        ),
        (
            "/moved/2026-11-03",
            "Flyttet: Temamøde om natur, 13. januar 2027",
            ["Salen er optaget.", "Før: tirsdag 12. januar 2027", "Nu: onsdag 13. januar 2027 kl. 19.00", MEETING_LINK],
        ),
        ("/changed/2026-11-04", "Ændret: Temamøde om natur, 13. januar 2027", ["Nyt oplæg.", MEETING_LINK]),
        (
            "/moved/2026-11-05",
            "Flyttet: Temamøde om natur, 19. januar 2027",
            ["Sneen.", "Før: onsdag 13. januar 2027 kl. 19.00", "Nu: tirsdag 19. januar 2027 kl. 19.00", MEETING_LINK],
        ),
    ],
)
def test_a_moved_meeting_is_told_with_when_it_was_and_when_it_is(what: str, title: str, text: list[str]) -> None:
    found = told(a_meeting(revisions=MOVES[:3], body="Kom."), "meeting", what)

    assert found == (title, paragraphs(*text))


@pytest.mark.parametrize("status", ["cancelled", "planned"])
def test_a_cancelled_meeting_is_told_as_cancelled_and_what_was_told_before_stays_as_it_was(status: str) -> None:
    meeting = a_meeting(revisions=MOVES, status=status)

    assert told(meeting, "meeting", "")[0] == "Temamøde om natur, 12. januar 2027"
    assert told(meeting, "meeting", "/cancelled/2026-11-06") == (
        "AFLYST: Temamøde om natur, 19. januar 2027",
        paragraphs(
            "Ingen tilmeldte &amp; &lt;ingen&gt; penge.",
            "Det skulle have været holdt tirsdag 19. januar 2027 kl. 19.00",
            MEETING_LINK,
        ),
    )


def test_a_meeting_that_was_cancelled_nobody_says_when_is_marked_from_the_beginning() -> None:
    assert told(a_meeting(status="cancelled"), "meeting", "")[0] == "AFLYST: Temamøde om natur, 19. januar 2027"


def test_a_title_that_says_the_day_does_not_say_it_twice() -> None:
    meeting = a_meeting(title="Temamøde den 19. januar 2027")

    assert told(meeting, "meeting", "")[0] == "Temamøde den 19. januar 2027"


HELD = date(2027, 3, 1)
NAMED = "Temamøde om natur, 19. januar 2027"
AGENDA = (
    {"id": "a", "title": "Havnen", "decision": "Ja til <alle> 40.000 kr."},
    {"id": "b", "title": "Eventuelt"},
    {"id": "c", "title": "Stien", "decision": "Nej."},
)
DECISIONS = (
    "<ul><li><strong>Havnen</strong>: Ja til &lt;alle&gt; 40.000 kr.</li><li><strong>Stien</strong>: Nej.</li></ul>"
)
APPROVED = {"status": "approved", "published": "2027-01-25", "approved": "2027-02-10"}
CORRECTED = {"corrections": ({"on": "2027-02-12", "what": "40.000, ikke 4.000."},)}


@pytest.mark.parametrize(
    ("minutes", "what", "title", "text"),
    [
        ({"status": "draft", "published": "2027-01-25"}, "/minutes", "Udkast til referat: ", DECISIONS),
        (APPROVED, "/minutes", "Udkast til referat: ", DECISIONS),
        (APPROVED, "/minutes/approved", "Godkendt referat: ", DECISIONS),
        ({"status": "approved", "approved": "2027-02-10"}, "/minutes", "Referat: ", DECISIONS),
        (
            {"status": "approved", "published": "2027-02-11", "approved": "2027-02-10"},
            "/minutes",
            "Referat: ",
            DECISIONS,
        ),
        (APPROVED | CORRECTED, "/corrected/2027-02-12", "Rettet referat: ", "<p>40.000, ikke 4.000.</p>"),
    ],
)
def test_minutes_are_told_as_draft_approved_and_corrected(
    minutes: dict[str, Any], what: str, title: str, text: str
) -> None:
    meeting = a_meeting(agenda=AGENDA, minutes=minutes)

    assert told(meeting, "meeting", what, today=HELD) == (f"{title}{NAMED}", text + paragraphs(MEETING_LINK))


@pytest.mark.parametrize("what", ["/minutes", "/minutes/approved", "/withdrawn/2027-02-14"])
def test_withdrawn_minutes_have_no_text_any_more_but_the_reason(what: str) -> None:
    withdrawn = {"withdrawn": {"on": "2027-02-14", "why": "Et navn stod i det."}}
    meeting = a_meeting(agenda=AGENDA, minutes=APPROVED | CORRECTED | withdrawn)

    title, text = told(meeting, "meeting", what, today=HELD)

    with pytest.raises(StopIteration):  # a correction tells what stood in the minutes
        told(meeting, "meeting", "/corrected/2027-02-12", today=HELD)
    assert text == paragraphs("Referatet blev trukket tilbage 14. februar 2027: Et navn stod i det.", MEETING_LINK)
    assert (title == f"Referat trukket tilbage: {NAMED}") is (what == "/withdrawn/2027-02-14")


@pytest.mark.parametrize(
    ("today", "days", "opens"),
    [(date(2026, 11, 3), 28, "<p>Man kan søge fra mandag 16. november 2026.</p>"), (date(2026, 11, 28), 3, "")],
)
def test_a_reminder_says_how_long_is_left_until_when_and_who_may_apply(today: date, days: int, opens: str) -> None:
    calls = ({"opens": "2026-11-16", "closes": "2026-12-01", "closes_at": "12:00"},)
    fund = a_fund(rounds={"type": "dated", "calls": calls}, summary="Penge til byer.", who="Foreninger.", example=True)

    title, text = told(fund, "fund", f"/deadline/2026-12-01/{days}", today=today)

    page = "https://lilleby.example/puljer/landsbypuljen/"
    assert title == f"{days} dage til fristen: Eksempel: Landsbypuljen"
    assert text == (
        f"<p>Sidste dag at søge er tirsdag 1. december 2026 kl. 12.00.</p>{opens}<p>Penge til byer.</p>"
        f'<p>Foreninger.</p><p>Læs mere: <a href="{page}">{page}</a></p>'
    )


def test_an_update_is_an_entry_of_its_own_with_the_whole_text() -> None:
    news = a_news(updated=date(2026, 5, 1))

    assert told(news, "news", "/updated/2026-05-01") == ("Opdateret: Ny pulje", "<p>Nu kan I søge.</p>")


def test_a_place_body_and_theme_are_told_what_concerns_them_in_short() -> None:
    scene = small_scene(
        community=[a_community(local_council="raad", summary="En by.")],
        body=[a_body("raad", title="Rådet", sends_to=("andre",)), a_body("andre", communities=("strandby",))],
        plan=[a_plan(themes=("natur",))],
        fund=[a_fund(communities=("strandby",)), a_fund("uden-sted")],
        meeting=[a_meeting("a", organiser="raad"), a_meeting("b", communities=("strandby",), themes=("natur",))],
        news=[a_news(summary="Kort.", communities=("strandby",), themes=("natur", "natur"))],
    )

    feeds = {path: read(scene, path) for path in feeds_of(scene) if path.count("/") == 2}

    tag = "tag:lilleby.example,2026-01-15:"
    assert {path: sorted(entry.id.removeprefix(tag) for entry in found.entries) for path, found in feeds.items()} == {
        "feeds/community/strandby.xml": ["body/andre", "community/strandby", "fund/landsbypuljen", "meeting/a",
                                         "meeting/b", "news/ny-pulje", "plan/strandby/2026"],
        "feeds/body/andre.xml": ["body/andre"],
        "feeds/body/raad.xml": ["body/raad", "meeting/a"],
        "feeds/theme/natur.xml": ["meeting/b", "news/ny-pulje", "plan/strandby/2026", "theme/natur"],
    }  # fmt: skip
    place = feeds["feeds/community/strandby.xml"].feed
    assert (place.title, place.subtitle, place.link) == (
        "Strandby – Lilleby", "En by.", "https://lilleby.example/steder/strandby/",
    )  # fmt: skip
    news = next(entry for entry in feeds["feeds/theme/natur.xml"].entries if entry.id.endswith("ny-pulje"))
    assert (news.summary, "content" in news) == ("Kort.", False)


def test_the_list_to_subscribe_from_has_every_feed_and_every_calendar_with_something_in_it() -> None:
    scene, words = small_scene(), wording_of("da")
    made = [
        *render_feeds(scene, words, html_of),
        *render_feeds_of_records(scene, words),
        *render_calendars(scene, words),
        *render_deadlines(scene, words),
    ]

    listed = [item.url for group in subscriptions(scene, words.in_order) for item in group.items]

    full = [one for one in made if any(mark in str(one.content) for mark in ("<item>", "<entry", "BEGIN:VEVENT"))]
    to_follow = {one.path for one in full if not one.path.startswith("calendar/meeting/")}
    assert sorted(listed) == sorted(scene.site.url(path) for path in to_follow)
