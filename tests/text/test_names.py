"""Twelve meetings of one title are twelve names: in the pages' names, links, search results and beside each other."""

import re
import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from generator.engine.plugin import run_build
from generator.model.entity import Entity
from generator.views.telling.names import name_of
from tests.conftest import TOWN
from tests.towns import a_meeting, a_news, small_scene

DAYS = ("2026-12-08", "2027-01-12", "2027-02-09")
IN_WORDS = ("8. december 2026", "12. januar 2027", "9. februar 2027")
TITLE = "Møde i Landdistriktsrådet"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the fictional municipality with three meetings of one title."""
    folder = tmp_path_factory.mktemp("names")
    root = Path(shutil.copytree(TOWN, folder / "town"))
    for day in DAYS:
        (root / "meetings" / day[:4] / f"{day}-raad.md").write_text(
            f'---\ntitle: {TITLE}\ntype: council\nstart: {day} 19:00\nend: {day} 21:00\n'
            f'organiser: landdistriktsraad\npublished: 2026-10-01\n'
            f'source: {{url: "https://lilleby.example/moeder", checked: 2026-11-01}}\n---\n',
            "utf-8",
        )  # fmt: skip
    assert run_build(root, site_dir=folder / "site", searched=False, today=date(2026, 11, 21)) is not None
    return folder / "site"


def page_of(site: Path, day: str) -> str:
    return (site / "moeder" / f"{day}-raad" / "index.html").read_text("utf-8")


def called(record: Entity, *others: Entity) -> str:
    kind = "news" if record.slug == "ny-pulje" else "meeting"
    return name_of(small_scene(**{kind: [record, *others]}), record)


def test_a_meeting_is_called_by_its_title_and_its_day() -> None:
    assert called(a_meeting()) == "Temamøde om natur, 19. januar 2027"
    assert called(a_meeting(start=date(2027, 3, 3), end=datetime(2027, 3, 5, 16, 0))) == (  # noqa: DTZ001
        "Temamøde om natur, 3.–5. marts 2027"
    )


def test_a_day_that_the_title_says_is_not_said_twice() -> None:
    assert called(a_meeting(title="Rådsmøde 19. januar 2027")) == "Rådsmøde 19. januar 2027"


def test_two_of_one_title_on_one_day_are_told_apart_by_the_hour() -> None:
    evening = a_meeting("2027-01-19-b")
    morning = a_meeting("2027-01-19-a", start=datetime(2027, 1, 19, 9, 0))  # noqa: DTZ001

    assert called(morning, evening) == "Temamøde om natur, 19. januar 2027, kl.\N{NO-BREAK SPACE}09.00"


def test_news_of_one_title_are_told_apart_by_their_day() -> None:
    assert called(a_news()) == "Ny pulje"
    assert called(a_news(), a_news("ny-pulje-igen", published=date(2026, 4, 1))) == "Ny pulje, 1. marts 2026"


def test_each_page_has_a_name_of_its_own_and_its_title_as_heading(site: Path) -> None:
    pages = [page_of(site, day) for day in DAYS]

    assert [re.findall("<title>(.*?) [–-] ", page) for page in pages] == [[f"{TITLE}, {day}"] for day in IN_WORDS]
    assert all(f'<h1 id="section-top">{TITLE}</h1>' in page for page in pages)


def test_the_search_calls_a_page_by_its_name(site: Path) -> None:
    assert f'data-pagefind-meta="title[data-value]" data-value="{TITLE}, {IN_WORDS[0]}"' in page_of(site, DAYS[0])


def test_the_links_of_a_list_are_different_names(site: Path) -> None:
    html = (site / "moeder/index.html").read_text("utf-8")

    links = [re.sub("<[^>]*>", "", link) for link in re.findall(r'card__title"><a [^>]*>(.*?)</a>', html)]

    assert len(links) == len(set(links))
    assert {f"{TITLE}, {day}" for day in IN_WORDS} <= set(links)


def test_the_meetings_before_and_after_are_told_apart(site: Path) -> None:
    beside = re.findall(r'<a rel="(prev|next)".*?<strong>(.*?)</strong>', page_of(site, DAYS[1]))

    assert beside == [("prev", f"{TITLE}, {IN_WORDS[0]}"), ("next", f"{TITLE}, {IN_WORDS[2]}")]
