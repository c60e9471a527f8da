"""The page of a meeting through its life, and the overviews made of minutes: views, pages, and a visitor's browser."""

import re
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.engine.plugin import run_build
from generator.views.meetings import meetings
from generator.views.meetings.meetings import NOT_TOLD, TOO_SOON, Overdue, occasion, overdue
from generator.views.meetings.signing_up import signing_up
from generator.views.site.groups import groups
from generator.words.wording import wording_of
from tests.browser import DESKTOP, PHONE, faults, serving, visit
from tests.conftest import TOWN
from tests.towns import a_meeting, small_scene, small_site

pytest_plugins = ["tests.browser"]

TODAY = date(2026, 11, 22)
SECRET = "Hemmeligheden"
SOURCE = 'source: {url: "https://lilleby.example/moeder", checked: 2026-11-01}'
COMING = "2026-12-10-raadsmoede"
FILES = {
    f"2026/{COMING}.md": f"""---
title: Landdistriktsrådets møde i december
type: council
start: 2026-12-10 17:00
end: 2026-12-10 19:00
organiser: landdistriktsraad
audience: Rådets medlemmer og alle, der vil lytte
price: Gratis
place:
  name: Strandby Kro
  address: Havnevej 1, 9999 Lilleby
  access: Adgang uden trin.
  coordinates: {{lat: 57.1, lon: 9.5}}
online: https://video.example/raad
sign_up: {{email: moede@lilleby.example, closes: 2026-12-08 12:00}}
revisions:
  - {{on: 2026-11-10, what: Mødet begynder en time før.}}
  - {{on: 2026-11-20, type: moved, before: 2026-12-03 17:00, what: Mødet er flyttet på grund af vejret.}}
agenda:
  - {{id: havn, title: Havnen, case: Om kajen., recommendation: At den laves., economy: 50.000 kr.,
     affects: ["fund:havnepuljen"]}}
materials:
  - {{title: Oplæg, url: "https://lilleby.example/oplaeg.pdf"}}
published: 2026-10-01
{SOURCE}
---
""",
    "2026/2026-09-02-raadsmoede.md": f"""---
title: Landdistriktsrådets møde i september
type: council
start: 2026-09-02 17:00
end: 2026-09-02 19:00
status: held
organiser: landdistriktsraad
place: {{name: Bakkeby Skole}}
agenda:
  - {{id: kaj, title: Kajen, case: Om kajen., decision: Kajen laves i år., affects: ["fund:havnepuljen"]}}
minutes:
  status: approved
  published: 2026-09-10
  approved: 2026-10-01
  present: [Formanden, Strandby Borgerforening]
  apologies: [Bakkeby Borgerforening]
  corrections:
    - {{on: 2026-10-05, what: Et beløb er rettet fra 40.000 til 50.000 kr.}}
  action_points:
    - {{id: tilbud, what: Hente tilbud på kajen., item: kaj, owner: landdistriktsraad, due: 2026-10-15}}
    - {{id: brev, what: Skrive til havnen., role: Formanden, state: dropped, ended: 2026-11-01,
       reason: Havnen svarede selv.}}
published: 2026-08-01
{SOURCE}
---
""",
    "2026/2026-11-05-raadsmoede.md": f"""---
title: Landdistriktsrådets møde i november
type: council
start: 2026-11-05
status: held
organiser: landdistriktsraad
published: 2026-10-01
{SOURCE}
---
""",
    "2026/2026-05-06-raadsmoede.md": f"""---
title: Landdistriktsrådets møde i maj
type: council
start: 2026-05-06
status: held
organiser: landdistriktsraad
agenda:
  - {{id: skur, title: Skuret, decision: {SECRET} blev besluttet., affects: ["fund:havnepuljen"]}}
minutes:
  status: approved
  approved: 2026-06-01
  present: [{SECRET} var til stede]
  action_points:
    - {{id: skur-2, what: {SECRET} skal males., owner: landdistriktsraad}}
  corrections:
    - {{on: 2026-06-02, what: {SECRET} er rettet.}}
  withdrawn: {{on: 2026-06-20, why: Referatet nævnte en privat sag.}}
materials:
  - {{title: Lydoptagelse om {SECRET}, url: "https://lilleby.example/optagelse"}}
published: 2026-04-01
{SOURCE}
---
""",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the fictional municipality with three more meetings of its council."""
    folder = tmp_path_factory.mktemp("meetings")
    root = Path(shutil.copytree(TOWN, folder / "town"))
    for name, text in FILES.items():
        (root / "meetings" / name).write_text(text, "utf-8")
    assert run_build(root, site_dir=folder / "site", searched=False, today=TODAY) is not None
    return folder / "site"


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    with serving(site) as found:
        yield found


def page_of(site: Path, slug: str) -> str:
    """Read what stands between the head of the page and who to ask."""
    html = (site / "moeder" / slug / "index.html").read_text("utf-8")
    return html[html.index('<div class="ei-page ') : html.index('<aside class="ei-contact"')]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


@pytest.mark.parametrize(
    ("fields", "life"),
    [
        ({}, "announced"),
        ({"revisions": ({"on": date(2026, 11, 3), "what": "Ny sal."},)}, "announced"),
        ({"revisions": ({"on": date(2026, 11, 3), "what": "Ny dag.", "type": "moved"},)}, "moved"),
        ({"status": "cancelled"}, "cancelled"),
        ({"start": date(2026, 11, 20), "end": None}, "passed"),
        ({"status": "held"}, "held"),
        ({"status": "held", "minutes": {"status": "draft"}}, "draft"),
        ({"status": "held", "minutes": {"status": "approved"}}, "approved"),
        (
            {"status": "held", "minutes": {"status": "draft", "withdrawn": {"on": date(2026, 11, 9), "why": "x"}}},
            "withdrawn",
        ),
    ],
)
def test_the_life_of_a_meeting_is_one_word(fields: dict[str, Any], life: str) -> None:
    meeting = a_meeting(**fields)

    assert occasion(small_scene(meeting=[meeting]), meeting).life == life


@pytest.mark.parametrize(
    ("today", "status", "reason"),
    [
        (date(2027, 1, 19), "planned", None),
        (date(2027, 1, 20), "planned", NOT_TOLD),
        (date(2027, 1, 18), "held", TOO_SOON),
        (date(2027, 1, 19), "held", None),
        (date(2027, 1, 20), "cancelled", None),
    ],
)
def test_a_meeting_whose_status_does_not_fit_the_day_is_overdue(today: date, status: str, reason: str | None) -> None:
    meeting = a_meeting(status=status)

    found = overdue(small_scene(meeting=[meeting], today=today))

    assert found == (() if reason is None else (Overdue(meeting, reason),))


@pytest.mark.parametrize(
    ("closes", "today", "is_open", "until"),
    [
        (date(2027, 1, 12), date(2027, 1, 11), True, "2027-01-13T00:00:00+01:00"),
        (date(2027, 1, 12), date(2027, 1, 12), True, "2027-01-13T00:00:00+01:00"),
        (date(2027, 1, 12), date(2027, 1, 13), False, "2027-01-13T00:00:00+01:00"),
        (datetime(2027, 1, 12, 12, 0), date(2027, 1, 12), True, "2027-01-12T12:00:00+01:00"),  # noqa: DTZ001
        (datetime(2027, 1, 12, 12, 0), date(2027, 1, 13), False, "2027-01-12T12:00:00+01:00"),  # noqa: DTZ001
        (date(2027, 1, 19), date(2027, 1, 19), True, "2027-01-19T19:00:00+01:00"),
        (None, date(2027, 1, 19), True, "2027-01-19T19:00:00+01:00"),
    ],
)
def test_one_can_sign_up_until_it_closes_or_the_meeting_begins(
    closes: date | None, today: date, *, is_open: bool, until: str
) -> None:
    meeting = a_meeting(sign_up={"email": "moede@lilleby.example", "closes": closes})

    found = signing_up(small_scene(meeting=[meeting], today=today), meeting)

    assert found is not None
    assert (found.is_open, found.until.isoformat()) == (is_open, until)


@pytest.mark.parametrize(("fields", "today"), [({"status": "cancelled"}, TODAY), ({}, date(2027, 1, 20))])
def test_nobody_can_sign_up_for_what_is_cancelled_or_over(fields: dict[str, Any], today: date) -> None:
    meeting = a_meeting(sign_up={"email": "moede@lilleby.example"}, **fields)

    assert signing_up(small_scene(meeting=[meeting], today=today), meeting) is None


def test_the_list_shows_the_next_first_and_the_past_year_by_year() -> None:
    days = ("2024-05-01", "2025-02-01", "2025-09-01", "2026-12-01", "2027-01-01")
    records = [a_meeting(f"{day}-x", start=date.fromisoformat(day), end=None) for day in reversed(days)]
    site = small_site(meeting=records)

    found = groups(small_scene(site), site.kinds["meeting"], wording_of("da").in_order)

    assert [(group.id, [str(card.detail.day) for card in group.cards]) for group in found] == [
        ("coming", ["2026-12-01", "2027-01-01"]),
        ("2025", ["2025-09-01", "2025-02-01"]),
        ("2024", ["2024-05-01"]),
    ]


def test_everybody_may_come_to_an_open_meeting_that_names_nobody() -> None:
    told = [
        meetings.is_for_all(a_meeting(**fields))
        for fields in ({}, {"type": "council"}, {"audience": "Unge"}, {"communities": ("strandby",)})
    ]

    assert told == [True, False, False, False]


def test_the_page_answers_at_a_glance(site: Path) -> None:
    found = words(page_of(site, COMING))

    for answer in (
        "torsdag 10. december 2026 kl. 17.00–19.00",
        "Hvor Strandby Kro Havnevej 1, 9999 Lilleby Adgang uden trin. På kortet: 57.1, 9.5",
        "For hvem Rådets medlemmer og alle, der vil lytte",
        "Pris Gratis",
        "Tilmeld dig senest 8. december 2026 kl. 12.00",
        "Skriv til moede@lilleby.example",
        "Deltag online",
    ):
        assert answer in found


def test_a_letter_to_sign_up_has_its_subject_written(site: Path) -> None:
    subject = "Tilmelding%3A%20Landdistriktsr%C3%A5dets%20m%C3%B8de%20i%20december%2C%2010.%20december%202026"

    assert f'href="mailto:moede@lilleby.example?subject={subject}"' in page_of(site, COMING)


def test_a_move_is_told_on_the_page_and_on_the_card_with_the_old_day_struck_out(site: Path) -> None:
    page, listed = page_of(site, COMING), (site / "moeder/index.html").read_text("utf-8")

    assert "<p>Flyttet fra <s>torsdag 3. december 2026 kl. 17.00</s></p>" in page
    assert page.index("Mødet er flyttet på grund af vejret.") < page.index("Mødet begynder en time før.")
    assert '<p class="ei-card__change">Flyttet fra <s>torsdag 3. december 2026 kl. 17.00</s></p>' in listed


def test_minutes_say_who_was_there_and_what_was_corrected_when(site: Path) -> None:
    found = words(page_of(site, "2026-09-02-raadsmoede"))

    for answer in (
        "Status for referatet godkendt 1. oktober 2026",
        "Holdt onsdag 2. september 2026 kl. 17.00–19.00, Bakkeby Skole",
        "Til stede Formanden, Strandby Borgerforening",
        "Afbud Bakkeby Borgerforening",
        "5. oktober 2026 : Et beløb er rettet fra 40.000 til 50.000 kr.",
        "Beslutning: Kajen laves i år.",
        "1. november 2026 : Havnen svarede selv.",
    ):
        assert answer in found


def test_what_is_open_stands_on_the_page_of_the_next_meeting(site: Path) -> None:
    page, before = page_of(site, COMING), page_of(site, "2026-11-05-raadsmoede")

    assert '<h2 id="section-follow-up">' in page
    assert "senest 15. oktober 2026 · 11 uger gammel · har været med på 2 møder siden" in words(page)
    assert "senest 15. oktober 2026 · 9 uger gammel Aftalt" in words(before)
    assert "Hente tilbud på kajen." in before
    assert "Skrive til havnen." not in page + before


def test_a_fund_tells_what_has_been_decided_about_it(site: Path) -> None:
    page = (site / "puljer/havnepuljen/index.html").read_text("utf-8")

    assert '<h2 id="section-decisions">' in page
    link = '<a href="../../moeder/2026-09-02-raadsmoede/#section-item-kaj">Læs beslutningen: Kajen'
    assert f'{link}<span class="ei-hidden">, 2. september 2026</span></a>' in page


def test_withdrawn_minutes_leave_the_day_and_the_reason_and_nothing_else_anywhere(site: Path) -> None:
    page = words(page_of(site, "2026-05-06-raadsmoede"))
    everywhere = [path.name for path in site.rglob("*.*") if path.is_file() and SECRET.encode() in path.read_bytes()]

    assert "Referatet blev trukket tilbage 20. juni 2026 Referatet nævnte en privat sag." in page
    assert everywhere == []


def test_sign_up_closes_in_the_browser_of_a_later_day(served: str, chromium: Browser) -> None:
    shown = []
    for now in ("2026-12-08T10:59:59Z", "2026-12-08T11:00:00Z", "2026-12-10T18:00:00Z"):
        with visit(chromium) as page:
            page.clock.set_fixed_time(now)
            page.goto(f"{served}moeder/{COMING}/")
            offers = ("text=Tilmeld dig mødet", "text=Tilmeldingen er lukket.", 'a:text("Deltag online")')
            shown.append([page.locator(offer).is_visible() for offer in (*offers, "text=Mødets dag er gået.")])

    assert shown == [[True, False, True, False], [False, True, True, False], [False, False, False, True]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_axe_finds_nothing(served: str, chromium: Browser, scheme: str, viewport: dict[str, int]) -> None:
    addresses = (
        f"moeder/{COMING}/", "moeder/2026-09-02-raadsmoede/", "moeder/2026-05-06-raadsmoede/", "moeder/",
        "follow-up/", "decisions/", "puljer/havnepuljen/",
    )  # fmt: skip
    found, wide = {}, []
    with visit(chromium, color_scheme=scheme, viewport=viewport) as page:
        for address in addresses:
            page.goto(served + address)
            found[address] = faults(page)
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append(address)

    assert found == {address: [] for address in addresses}
    assert wide == []


def test_headings_skip_no_level(site: Path) -> None:
    skipping = {}
    for path in (*site.glob("moeder/*/index.html"), site / "follow-up/index.html", site / "decisions/index.html"):
        html = path.read_text("utf-8")
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]
        if 'http-equiv="refresh"' not in html and any(b > a + 1 for a, b in zip([0, *levels], levels, strict=False)):
            skipping[path.parent.name] = levels

    assert skipping == {}


def test_the_overviews_are_in_the_sitemap_and_lead_to_each_other(site: Path) -> None:
    listed = (site / "sitemap.xml").read_text("utf-8")

    assert "/follow-up/</loc>" in listed
    assert "/decisions/</loc>" in listed
    assert 'href="../decisions/"' in (site / "follow-up/index.html").read_text("utf-8")
    assert 'href="../follow-up/"' in (site / "decisions/index.html").read_text("utf-8")


def test_a_meeting_on_the_net_alone_says_where_it_is_and_its_text_to_share_when_sign_up_closes(tmp_path: Path) -> None:
    root = Path(shutil.copytree(TOWN, tmp_path / "town"))
    file = root / "meetings/2026/2026-12-03-fundraising.md"
    place = 'place: {name: Strandby Kro, address: "Havnevej 1, 9999 Lilleby"}'
    on_the_net = (
        "online: https://video.example/penge\nsign_up: {email: moede@lilleby.example, closes: 2026-12-01 12:00}"
    )
    file.write_text(file.read_text("utf-8").replace(place, on_the_net), "utf-8")

    assert run_build(root, site_dir=tmp_path / "site", searched=False, today=TODAY) is not None

    found = page_of(tmp_path / "site", "2026-12-03-fundraising")
    assert "Hvor Online For hvem Strandby" in words(found)
    [text] = re.findall(r">\s*([^<]*)</textarea>", found)
    assert text.splitlines() == [
        "Temamøde om fundraising",
        "Torsdag 3. december 2026 kl. 19.00–21.30",
        "Online",
        "Deltag online: https://video.example/penge",
        "Tilmeld dig senest 1. december 2026 kl. 12.00",
        "Læs mere: https://lilleby.example/moeder/2026-12-03-fundraising/",
    ]
    front = words((tmp_path / "site" / "moeder/index.html").read_text("utf-8"))
    assert "torsdag 3. december 2026 kl. 19.00–21.30 · Online" in front
