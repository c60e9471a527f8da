"""News has a day it tells of and a last day; the line at the top of every page has days too."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.engine.plugin import run_build
from generator.model.settings import Notice
from generator.pages.linked_data import linked_data
from generator.views.scene import Scene
from generator.views.site.cards import related
from generator.views.site.front import front
from generator.views.site.groups import groups
from generator.views.site.neighbours import neighbours
from generator.words.wording import wording_of
from tests.browser import serving
from tests.towns import a_news, a_settings, small_scene

pytest_plugins = ["tests.browser"]

WORDS = wording_of("da")
LAST = date(2026, 12, 2)


def _listed(scene: Scene) -> list[str]:
    found = groups(scene, scene.site.kinds["news"], WORDS.in_order)
    return [card.record.slug for group in found for card in group.cards]


def _on_front(scene: Scene) -> list[str]:
    return [card.record.slug for card in front(scene, WORDS.in_order).news]


def _about(scene: Scene) -> list[str]:
    town = scene.site["community"]["strandby"]
    return [card.record.slug for card in related(scene, "community", town).get("news", ())]


def test_news_leaves_front_page_lists_and_neighbours_after_its_last_day() -> None:
    news = [a_news("frist", until=LAST, communities=("strandby",), published=date(2026, 11, 15)), a_news("anden")]
    before, after = (small_scene(news=news, today=day) for day in (LAST, date(2026, 12, 3)))
    kind = before.site.kinds["news"]
    assert (_listed(before), _on_front(before), _about(before)) == (["frist", "anden"], ["frist", "anden"], ["frist"])
    assert (_listed(after), _on_front(after), _about(after)) == (["anden"], ["anden"], [])
    assert set(neighbours(before, kind)) == {"frist", "anden"}
    assert set(neighbours(after, kind)) == {"anden"}


def test_the_page_of_news_that_no_longer_holds_stays_and_says_so(town: Path) -> None:
    path = town / "content/news/frist.md"
    path.write_text("---\ntitle: Frist\npublished: 2026-11-15\nuntil: 2026-12-02\n---\n\nHusk fristen.\n")
    page = town / "site/nyheder/frist/index.html"

    assert run_build(town, site_dir=town / "site", searched=False, today=LAST)
    assert 'data-from="2026-12-03" hidden' in page.read_text()
    assert 'data-until="2026-12-02"' in (town / "site/nyheder/index.html").read_text()

    assert run_build(town, site_dir=town / "site", searched=False, today=date(2027, 3, 1))
    assert 'data-from="2026-12-03" data' in page.read_text()
    assert "Denne nyhed er fra 15. november 2026 og gælder ikke længere." in page.read_text()
    assert "data-pagefind-body" not in page.read_text()
    assert "nyheder/frist/" not in (town / "site/nyheder/index.html").read_text()
    assert "nyheder/frist/" not in (town / "site/index.html").read_text()
    assert "Husk fristen." in (town / "site/feed.xml").read_text()


def test_the_day_that_news_tells_of_orders_it_and_an_old_one_is_not_on_the_front_page() -> None:
    news = [
        a_news("gammel", happened="2022", published=date(2026, 11, 21)),
        a_news("ny", published=date(2026, 3, 1)),
        a_news("forrige", happened="2026-02", published=date(2026, 11, 20)),
    ]
    scene = small_scene(news=news)
    assert _listed(scene) == ["ny", "forrige", "gammel"]
    assert _on_front(scene) == ["ny", "forrige"]


@pytest.mark.parametrize(
    ("happened", "words"), [("2022", "2022"), ("2022-06", "juni 2022"), ("2024-10-10", "10. oktober 2024")]
)
def test_the_day_that_news_tells_of_is_written_as_far_as_it_is_known(happened: str, words: str) -> None:
    assert WORDS.since(happened) == words
    scene = small_scene(news=[a_news(happened=happened)])
    news = scene.site["news"]["ny-pulje"]
    assert f'"datePublished":"{happened}"' in linked_data(scene, scene.site.kinds["news"], news, "")


def test_the_feed_says_what_day_news_is_from(town: Path) -> None:
    path = town / "content/news/pris.md"
    path.write_text("---\ntitle: Prisen\npublished: 2026-11-20\nhappened: 2022-06\n---\n\nTil badelauget.\n")
    assert run_build(town, site_dir=town / "site", searched=False, today=date(2026, 11, 21))
    assert "Det er fra juni 2022." in (town / "site/feed.xml").read_text()
    assert '<time datetime="2022-06">juni 2022</time>' in (town / "site/nyheder/pris/index.html").read_text()
    assert "skrevet 20. november 2026" in (town / "site/nyheder/pris/index.html").read_text()


def test_news_does_not_end_before_it_is_published() -> None:
    with pytest.raises(ValueError, match="until"):
        a_news(published=date(2026, 12, 1), until=date(2026, 11, 1))


def test_a_notice_is_a_text_or_a_text_with_days() -> None:
    assert a_settings(notice="Lukket").notice == Notice(text="Lukket")
    notice = a_settings(notice={"text": "Lukket", "from": "2026-11-23", "until": "2026-11-24"}).notice
    assert notice is not None
    assert [notice.is_shown(date(2026, 11, day)) for day in (22, 23, 24, 25)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 22), 'data-from="2026-11-23" data-until="2026-11-24" hidden>'),
        (date(2026, 11, 24), 'data-from="2026-11-23" data-until="2026-11-24">'),
        (date(2026, 11, 25), ""),
    ],
)
def test_the_notice_of_a_site_is_there_on_its_days(town: Path, today: date, expected: str) -> None:
    with (town / "content/site.yml").open("a") as file:
        file.write("notice: {text: Lukket nu, from: 2026-11-23, until: 2026-11-24}\n")
    assert run_build(town, site_dir=town / "site", searched=False, today=today)
    page = (town / "site/index.html").read_text()
    assert ("Lukket nu" in page) is bool(expected)
    assert f'<div class="ei-notice" {expected}' in page or not expected


def test_a_browser_shows_and_hides_what_has_days_on_its_own_day(town: Path, chromium: Browser) -> None:
    with (town / "content/site.yml").open("a") as file:
        file.write("notice: {text: Lukket nu, from: 2026-11-23, until: 2026-11-24}\n")
    path = town / "content/news/frist.md"
    path.write_text("---\ntitle: Husk fristen\npublished: 2026-11-15\nuntil: 2026-12-02\n---\n\nNu.\n")
    assert run_build(town, site_dir=town / "site", searched=False, today=date(2026, 11, 21))
    seen = []
    with serving(town / "site") as address:
        for day in ("2026-11-21", "2026-11-23", "2026-12-03"):
            page = chromium.new_page()
            page.clock.set_fixed_time(f"{day}T12:00:00")
            page.goto(f"{address}nyheder/")
            listed = page.get_by_role("link", name="Husk fristen").is_visible()
            page.goto(f"{address}nyheder/frist/")
            seen.append(
                (page.get_by_text("Lukket nu").is_visible(), listed, page.get_by_text("gælder ikke").is_visible())
            )
            page.close()
    assert seen == [(False, True, False), (True, True, False), (False, False, True)]
