"""What is published on a day to come is nowhere on the site before that day, and there on it."""

import posixpath
import re
from datetime import date
from pathlib import Path

import pytest

from generator.cli import main
from generator.engine.plugin import run_build
from generator.load import load
from generator.views.site.overdue import late
from tests.towns import a_community, a_fund, a_meeting, a_news, small_scene

TODAY, DAY = date(2026, 11, 21), date(2027, 5, 12)
ONE_OF_EACH = (
    "community:bakkeby", "plan:bakkeby/2027", "fund:havnepuljen", "meeting:2027-06-10-frivillige", "news:vinter",
    "body:landdistriktsraad", "theme:fundraising", "contact:bo-lund", "page:om",
)  # fmt: skip


def _built(town: Path, today: date) -> dict[str, str]:
    assert run_build(town, site_dir=town / "site", searched=False, today=today) is not None
    site = town / "site"
    return {str(path.relative_to(site)): path.read_text() for path in site.rglob("*") if path.suffix in _TEXTS}


_TEXTS = {".html", ".xml", ".json", ".csv", ".ics"}


def _put_off(town: Path, record: str) -> None:
    kind, _, slug = record.partition(":")
    path = Path(load(town).sources[(kind, slug)].path)
    text = (town / path).read_text(encoding="utf-8")
    (town / path).write_text(re.sub("(?m)^published: .*$", f"published: {DAY}", text, count=1), encoding="utf-8")


def _targets(files: dict[str, str]) -> dict[str, set[str]]:
    """Give each place of the site that a page links to, with the pages that do."""
    found: dict[str, set[str]] = {}
    for path, text in files.items():
        if not path.endswith(".html") or path == "404.html":
            continue
        for href in re.findall('href="([^"#?]*)', text):
            if href and not re.match("[a-z]+:", href):
                place = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), href)).lstrip("/") or "."
                found.setdefault(place, set()).add(path)
    return found


@pytest.mark.parametrize("record", ONE_OF_EACH)
def test_a_record_of_any_kind_waits_everywhere_and_no_link_leads_to_nothing(town: Path, record: str) -> None:
    _put_off(town, record)
    site = load(town).site
    assert site is not None
    kind, _, slug = record.partition(":")
    address, title = site.address_of(kind, slug), site[kind][slug].title  # type: ignore[attr-defined]
    files = _built(town, TODAY)
    assert not (town / "site" / address / "index.html").exists()
    for place, pages in _targets(files).items():
        assert (town / "site" / place).exists(), f"{pages} lead to {place}"
    public = {path: text for path, text in files.items() if not path.startswith("editors/")}
    links = [
        path for path, text in public.items() if f'"{site.url(address)}"' in text or f">{site.url(address)}<" in text
    ]
    assert links == []
    assert [path for path, text in public.items() if f">{title}<" in text] == []
    assert address + "index.html" in _built(town, DAY)


def test_a_site_of_which_nothing_is_published_yet_has_its_front_page_and_who_answers(town: Path) -> None:
    files = _built(town, date(2020, 1, 1))
    assert "index.html" in files
    assert "kontakt/anna-holm/index.html" in files
    assert not [path for path in files if path.startswith(("puljer/h", "moeder/2"))]


def test_the_words_of_a_link_to_what_waits_stay_without_the_link(town: Path) -> None:
    link = "\n\nLæs [om portalen](page:om) og [igen](/om/)."
    for name, more in (("content/index.md", " Og [om](om.md)."), ("content/news/vinter.md", "")):
        (town / name).write_text((town / name).read_text() + link + more + "\n", encoding="utf-8")
    _put_off(town, "page:om")
    files = _built(town, TODAY)
    assert "Læs om portalen og igen. Og om." in files["index.html"]
    assert "Læs om portalen og igen." in files["nyheder/vinter/index.html"]
    assert 'page:om"' not in files["nyheder/vinter/index.html"] + files["feed.xml"]


def test_the_check_still_reads_what_waits(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    news = town / "content/news/senere.md"
    news.write_text("---\ntitle: Senere\npublished: 2099-01-01\n---\n\nSe [det](fund:findes-ikke).\n", encoding="utf-8")
    assert main(["--root", str(town), "check"]) == 1
    assert "content/news/senere.md" in capsys.readouterr().out


def test_the_editors_see_what_comes_and_which_day(town: Path) -> None:
    _put_off(town, "fund:havnepuljen")
    page = next(text for path, text in _built(town, TODAY).items() if path == "editors/index.html")
    assert "Kommer 12. maj 2027" in page
    assert "Havnepuljen" in page


def test_the_editors_are_told_of_what_names_a_record_too_early() -> None:
    news = a_news(body="Se [puljen](fund:landsbypuljen).")
    scene = small_scene(fund=[a_fund(published=DAY)], news=[news])
    assert [(item.rule, item.title) for item in late(scene) if item.rule == "early-reference"] == [
        ("early-reference", "Ny pulje")
    ]


def test_what_cannot_stand_without_what_waits_waits_with_it() -> None:
    scene = small_scene(community=[a_community(published=DAY)])
    assert not scene.site["plan"]
    assert {record.slug for _, record in scene.to_come} == {"strandby", "strandby/2026"}


def test_minutes_wait_for_their_day_too() -> None:
    meeting = a_meeting(
        "2026-11-01-raad", start=date(2026, 11, 1), end=None, status="held",
        agenda=[{"id": "a", "title": "A", "decision": "Ja."}],
        minutes={"status": "draft", "published": DAY},
    )  # fmt: skip
    before, after = (small_scene(meeting=[meeting], today=day).site["meeting"][meeting.slug] for day in (TODAY, DAY))
    assert before.minutes is None  # type: ignore[attr-defined]
    assert before.agenda[0].decision is None  # type: ignore[attr-defined]
    assert after.agenda[0].decision == "Ja."  # type: ignore[attr-defined]
