"""What is out of the ordinary about a meeting stands on its page, in the list, on the poster and in the data."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.engine.plugin import run_build
from tests.browser import DESKTOP, PHONE, faults, serving, visit
from tests.conftest import TOWN

pytest_plugins = ["tests.browser"]

SOURCE = 'published: 2026-10-01\nsource: {url: "https://lilleby.example/moeder", checked: 2026-11-01}\ntype: dialogue'
KRO = 'place: {name: Strandby Kro, address: "Havnevej 1, 9999 Lilleby"}'
FILES = {
    "2026/2026-11-18-udstilling": f"title: Udstilling\nstart: 2026-11-18 10:00\nend: 2027-01-16 16:00\n{KRO}",
    "2026/2026-12-18-dage": "title: Kun dage\nstart: 2026-12-18\nend: 2027-01-16",
    "2027/2027-02-10-hybrid": f"title: Hybrid\nstart: 2027-02-10 19:00\n{KRO}\nonline: https://video.example/1",
    "2027/2027-02-11-nyt-sted": f"""title: Nyt sted\nstart: 2027-02-11 19:00\n{KRO}
revisions: [{{on: 2026-11-10, type: moved, before_place: Forsamlingshuset, what: Huset males.}}]""",
    "2027/2027-02-17-aflyst": """title: Aflyst møde\nstart: 2027-02-17 17:00\nstatus: cancelled
revisions: [{on: 2026-11-10, type: cancelled, what: Slået sammen med mødet 10. marts.}]
agenda: [{id: havn, title: Havnens fremtid, case: Punktet tages op i marts.}]
sign_up: {url: "https://tilmelding.example/x", closes: 2027-02-10}""",
    "2027/2027-03-borgermode": "title: Borgermøde\nstart: 2027-03\nto_follow: [place]",
    "2027/2027-04-10-fuldt": """title: Førstehjælp\nstart: 2027-04-10 09:30
sign_up: {url: "https://tilmelding.example/f", closes: 2027-04-02, places: 20, full: true, waiting_list: true}""",
    "2027/2027-04-11-forelobig": f"title: Foreløbigt møde\nstatus: provisional\nstart: 2027-04-11 19:00\n{KRO}",
    "2027/2027-05-03-skriftlig": "title: Skriftlig høring\nstart: 2027-05-03\nend: 2027-05-21\nin_writing: true",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the fictional municipality with one meeting of each kind."""
    folder = tmp_path_factory.mktemp("outputs")
    root = Path(shutil.copytree(TOWN, folder / "town"))
    for name, text in FILES.items():
        (root / "meetings" / f"{name}.md").write_text(f"---\n{text}\n{SOURCE}\n---\n", "utf-8")
    assert run_build(root, site_dir=folder / "site", searched=False, today=date(2026, 11, 21)) is not None
    return folder / "site"


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def file_of(site: Path, slug: str, *rest: str) -> str:
    return (site / "moeder" / Path(slug, *rest) / "index.html").read_text("utf-8")


def page_of(site: Path, slug: str) -> str:
    html = file_of(site, slug)
    return html[html.index('<div class="ei-page ') : html.index('<aside class="ei-contact"')]


def card_of(site: Path, slug: str) -> str:
    html = (site / "moeder/index.html").read_text("utf-8")
    [card] = [one for one in html.split('<li class="ei-card ')[1:] if f"{slug}/" in one]
    return words(card.split("</li>")[0])


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("2026-11-18-udstilling", ["18. november 2026 kl. 10.00 – 16. januar 2027 kl. 16.00", "I gang nu"]),
        ("2026-12-18-dage", ["18. december 2026 – 16. januar 2027"]),
        ("2027-02-10-hybrid", ["Strandby Kro", "online"]),
        ("2027-02-11-nyt-sted", ["Flyttet fra Forsamlingshuset", "Strandby Kro"]),
        ("2027-02-17-aflyst", ["Aflyst"]),
        ("2027-03-borgermode", ["marts 2027 (dagen følger)", "Stedet følger"]),
        ("2027-04-10-fuldt", ["Alle 20 pladser er optaget"]),
        ("2027-04-11-forelobig", ["Foreløbig dato", "søndag 11. april 2027 kl. 19.00"]),
        ("2027-05-03-skriftlig", ["3.–21. maj 2027", "Skriftligt, uden fremmøde"]),
    ],
)
def test_page_and_list_say_it(site: Path, slug: str, said: list[str]) -> None:
    page, card = words(page_of(site, slug)).replace("\xa0", " "), card_of(site, slug).replace("\xa0", " ")

    assert [text for text in said if text not in page] == []
    assert [text for text in said if text not in card] == []


def test_the_poster_of_a_cancelled_meeting_asks_nobody(site: Path) -> None:
    poster = words(file_of(site, "2027-02-17-aflyst", "plakat"))

    assert "Aflyst" in poster
    assert "Slået sammen med mødet 10. marts." in poster
    assert "tilmeld" not in poster.casefold()
    assert "Havnens fremtid" in page_of(site, "2027-02-17-aflyst")


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("2026-11-18-udstilling", "18. november 2026 kl. 10.00 – 16. januar 2027 kl. 16.00"),
        ("2027-02-10-hybrid", "Strandby Kro, eller online"),
        ("2027-02-11-nyt-sted", "Flyttet fra Forsamlingshuset"),
        ("2027-03-borgermode", "marts 2027 dagen følger"),
        ("2027-04-10-fuldt", "Alle 20 pladser er optaget"),
        ("2027-04-11-forelobig", "Foreløbig dato"),
        ("2027-05-03-skriftlig", "Skriftligt, uden fremmøde"),
    ],
)
def test_the_poster_says_it(site: Path, slug: str, said: str) -> None:
    assert said in words(file_of(site, slug, "plakat")).replace("\xa0", " ")


def test_nobody_is_asked_to_sign_up_for_what_is_full(site: Path) -> None:
    page, poster = page_of(site, "2027-04-10-fuldt"), file_of(site, "2027-04-10-fuldt", "plakat")

    assert "Tilmeld dig mødet" not in page
    assert '<a class="ei-button" href="https://tilmelding.example/f" rel="noopener">Kom på venteliste</a>' in page
    assert "Læs mere, og kom på venteliste" in poster


@pytest.mark.parametrize("slug", ["2027-03-borgermode", "2027-05-03-skriftlig"])
def test_what_is_in_no_calendar_offers_none(site: Path, slug: str) -> None:
    assert "Læg i din kalender" not in page_of(site, slug)
    assert not (site / "calendar/meeting" / f"{slug}.ics").exists()
    assert slug not in (site / "calendar/all.ics").read_text("utf-8")


def test_the_data_say_a_month_as_a_month(site: Path) -> None:
    rows = json.loads((site / "data/meeting.json").read_text("utf-8"))["records"]
    starts = {row["slug"]: (row["start"], row.get("end")) for row in rows}

    assert starts["2027-03-borgermode"] == ("2027-03", None)
    assert starts["2026-12-18-dage"] == ("2026-12-18", "2027-01-16")
    assert starts["2026-11-18-udstilling"] == ("2026-11-18T10:00:00+01:00", "2027-01-16T16:00:00+01:00")


def test_what_goes_on_is_said_to_go_on_only_between_its_moments(site: Path, chromium: Browser) -> None:
    shown = []
    with serving(site) as served, visit(chromium) as page:
        for now in ("2026-11-18T08:59:59Z", "2026-11-18T09:00:00Z", "2027-01-16T14:59:59Z", "2027-01-16T15:00:00Z"):
            page.clock.set_fixed_time(now)
            page.goto(f"{served}moeder/2026-11-18-udstilling/")
            shown.append(page.locator("text=I gang nu").is_visible())

    assert shown == [False, True, True, False]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    site: Path, chromium: Browser, viewport: dict[str, int]
) -> None:
    pages = [name.partition("/")[2] for name in FILES]
    found, wide = {}, []
    with serving(site) as served, visit(chromium, viewport=viewport) as page:
        for slug in [f"{one}/" for one in pages] + ["2027-02-17-aflyst/plakat/", "2026-11-18-udstilling/plakat/", ""]:
            page.goto(f"{served}moeder/{slug}")
            found[slug] = faults(page)
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append(slug)

    assert {slug: told for slug, told in found.items() if told} == {}
    assert wide == []
