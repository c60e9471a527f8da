"""Guides in steps, and the register of forms: what is shown, where the links lead, how large a file is."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.engine.plugin import run_build
from generator.load import load
from generator.model.guides.form import Form
from generator.views.guides import forms, guides
from generator.views.guides.forms import Offer, Size
from tests.conftest import TOWN
from tests.towns import a_contact, a_fund, a_page, small_scene, small_site

GUIDE = """---
title: Fra idé til ansøgning
published: 2026-11-01
contact: anna-holm
steps:
  - id: begynd
    title: Begynd & <tal>
    text: Tal med os.
    contact: anna-holm
  - id: soeg
    title: Søg
    time: Inden fristen
    text: Send skemaet.
    points: [Budget, Tilbud]
    contact: bo-lund
    forms: [skema]
    funds: [havnepuljen, gammel-pulje]
    see: ["page:om"]
---

Tag ét trin ad gangen.
"""
FORM = """---
title: Ansøgningsskema
summary: Skema til Havnepuljen.
published: 2026-11-01
version: marts 2026
format: pdf
file: files/skema 2.pdf
otherwise: Ring, så udfylder vi det sammen.
otherwise_url: https://lilleby.example/skema
funds: [havnepuljen]
source: {url: "https://lilleby.example/skema", checked: 2026-11-01}
---
"""


def a_form(**fields: Any) -> Form:
    """Make a text file kept on the site."""
    defaults = {"slug": "skema", "title": "Skema", "version": "1", "format": "text", "published": date(2026, 2, 2)}
    return Form.model_validate({**defaults, **fields})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the town with a guide and a form."""
    return built(tmp_path_factory.mktemp("guide"), {"guide.md": GUIDE, "forms/skema.md": FORM})


def built(folder: Path, pages: Mapping[str, str]) -> Path:
    """Build the town with some more files in `content/`, and a file of 1,234,567 bytes."""
    root = Path(shutil.copytree(TOWN, folder / "town"))
    (root / "content/files/skema 2.pdf").write_bytes(b"%PDF-1.7\n".ljust(1_234_567))
    for name, text in pages.items():
        (root / "content" / name).parent.mkdir(exist_ok=True)
        (root / "content" / name).write_text(text, encoding="utf-8")
    assert run_build(root, site_dir=root / "site", searched=False, today=date(2026, 11, 22)) is not None
    return root / "site"


def read(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_a_guide_shows_its_steps_in_order_as_a_numbered_list(site: Path) -> None:
    guide = read(site, "guide").partition('<ol class="ei-steps">')[2].partition("</ol>")[0]

    first, second = guide.split("<li>\n<h2 ")[1:]

    assert words("<h2 " + first) == "1 Begynd &amp; &lt;tal&gt; Tal med os."
    assert words("<h2 " + second) == (
        "2 Søg Hvornår: Inden fristen Send skemaet. Budget Tilbud "
        "Skemaer Hent ”Ansøgningsskema” (PDF, 1,2 MB) Udgave: marts 2026 · Mere om ”Ansøgningsskema” "
        "Ring, så udfylder vi det sammen. En tilgængelig udgave på lilleby.example/skema "
        "Puljer Havnepuljen Gammel pulje Findes ikke længere "
        "Læs videre Om siden Bo Lund , kulturkonsulent bo@lilleby.example"
    )


def test_each_step_has_an_anchor_that_the_table_of_contents_leads_to(site: Path) -> None:
    guide = read(site, "guide")

    contents = guide.partition('class="ei-toc"')[2].partition("</nav>")[0]

    assert re.findall(r'href="#(section-step-[^"]*)"', contents) == ["section-step-begynd", "section-step-soeg"]
    assert re.findall(r'<h2 id="(section-step-[^"]*)"', guide) == ["section-step-begynd", "section-step-soeg"]


def test_the_links_of_a_step_lead_to_what_they_name(site: Path) -> None:
    guide = read(site, "guide").partition('<ol class="ei-steps">')[2].partition("</ol>")[0]

    assert re.findall(r'href="([^"]*)"', guide) == [
        "../files/skema%202.pdf",
        "../form/skema/",
        "https://lilleby.example/skema",
        "../puljer/havnepuljen/",
        "../puljer/gammel-pulje/",
        "../om/",
        "../kontakt/bo-lund/",
        "mailto:bo@lilleby.example",
    ]
    assert (site / "files/skema 2.pdf").exists()


def test_a_step_says_which_of_its_funds_are_gone(site: Path) -> None:
    chips = re.findall(r'gammel-pulje/">[^<]*</a> <span class="ei-chip ei-chip--(\S+)">|havnepuljen/">[^<]*</a></li>',
                       read(site, "guide"))  # fmt: skip

    assert chips == ["", "ended"]


def test_a_page_with_steps_still_has_one_contact_card(site: Path) -> None:
    assert read(site, "guide").count('class="ei-contact"') == 1


def test_a_fund_shows_its_forms_with_format_and_size_in_the_link(site: Path) -> None:
    fund = read(site, "puljer/havnepuljen")

    shown = fund.partition('<h2 id="section-forms">')[2].partition("</ul>")[0]

    assert '<a href="../../files/skema%202.pdf" download>Hent ”Ansøgningsskema” (PDF, 1,2 MB)</a>' in shown
    assert "Ring, så udfylder vi det sammen." in shown
    assert "section-forms" not in read(site, "puljer/aaben-pulje")


def test_the_register_tells_version_format_size_and_the_other_way(site: Path) -> None:
    card = words(read(site, "form").partition('<li class="ei-card ei-card--form">')[2].partition("</li>")[0])

    assert card == (
        "Ansøgningsskema Skema til Havnepuljen. Hent ”Ansøgningsskema” (PDF, 1,2 MB) Udgave: marts 2026 · "
        "Til puljen Havnepuljen Ring, så udfylder vi det sammen. "
        "En tilgængelig udgave på lilleby.example/skema"
    )


def test_the_page_of_a_form_tells_the_same_and_where_it_is_used(site: Path) -> None:
    page = words(read(site, "form/skema").partition('<div class="ei-page')[2].partition("ei-contact")[0])

    for told in ("Hent ”Ansøgningsskema” (PDF, 1,2 MB)", "Udgave marts 2026", "Filtype PDF, 1,2 MB"):
        assert told in page
    assert "Her bliver det brugt Fra idé til ansøgning" in page


def test_the_helper_of_a_step_is_shown_only_when_it_is_another_than_the_pages() -> None:
    steps = [
        {"id": f"trin-{who}", "title": "Trin", "text": "Gør det.", "contact": who} for who in ("anna-holm", "bo-lund")
    ]
    page = a_page("guide", contact="anna-holm", steps=(*steps, {"id": "sidst", "title": "Sidst", "text": "Slut."}))

    shown = guides.steps(small_scene(page=[page]), page)

    assert [step.contact and step.contact.slug for step in shown] == [None, "bo-lund", None]


@pytest.mark.parametrize(
    ("today", "helper"),
    [
        (date(2026, 11, 30), "bo-lund"),
        (date(2026, 12, 1), None),
        (date(2026, 12, 31), None),
        (date(2027, 1, 1), "bo-lund"),
    ],
)
def test_a_helper_who_is_away_is_replaced_by_the_stand_in(today: date, helper: str | None) -> None:
    away = {"from": date(2026, 12, 1), "to": date(2026, 12, 31), "stand_in": "anna-holm"}
    contacts = [a_contact(), a_contact("bo-lund", name="Bo Lund", absences=(away,))]
    page = a_page("guide", steps=({"id": "et", "title": "Et", "text": "Gør det.", "contact": "bo-lund"},))

    (shown,) = guides.steps(small_scene(today=today, page=[page], contact=contacts), page)

    assert (shown.contact and shown.contact.slug) == helper


def test_what_is_made_up_is_left_out_of_a_step_when_the_site_shows_no_examples() -> None:
    funds = [a_fund(), a_fund("opdigtet", example=True)]
    page = a_page(steps=({"id": "et", "title": "Et", "text": "Søg.", "funds": ("opdigtet", "landsbypuljen")},))

    (shown,) = guides.steps(small_scene(settings={"show_examples": False}, page=[page], fund=funds), page)

    assert [card.record.slug for card in shown.funds] == ["landsbypuljen"]


@pytest.mark.parametrize(
    ("octets", "size"),
    [
        (None, None),
        (0, None),
        (1, Size(1, "kB")),
        (1_499, Size(1, "kB")),
        (1_500, Size(2, "kB")),
        (999_499, Size(999, "kB")),
        (999_500, Size(1.0, "MB")),
        (1_249_999, Size(1.2, "MB")),
        (1_250_000, Size(1.3, "MB")),
    ],
)
def test_a_size_is_rounded_for_readers(octets: int | None, size: Size | None) -> None:
    form = a_form(url="https://lilleby.example/skema.txt", size=octets)

    assert forms.offer(small_scene(form=[form]), form).size == size


def test_our_own_file_is_measured_and_one_elsewhere_is_not() -> None:
    scene = small_scene(replace(small_site(), attachments={"files/skema.txt": 34_000}))
    elsewhere = "https://lilleby.example/skemaer"

    offers = [forms.offer(scene, form) for form in (a_form(file="files/skema.txt"), a_form(page=elsewhere))]

    assert offers == [
        Offer("files/skema.txt", Size(34, "kB"), is_ours=True),
        Offer(elsewhere, is_found_there=True),
    ]


def test_the_sizes_of_attachments_are_read_with_the_content(town: Path) -> None:
    (town / "content/files/tom.txt").write_bytes(b"")

    loaded = load(town)

    assert loaded.site is not None
    assert dict(loaded.site.attachments) == {
        "files/skema.txt": (TOWN / "content/files/skema.txt").stat().st_size,
        "files/tom.txt": 0,
    }


def test_the_guide_of_the_city_has_its_steps_in_order(city_site: Path) -> None:
    guide = read(city_site, "saadan-soeger-i")

    assert re.findall(r'<h2 id="section-step-([^"]*)"', guide) == [
        "konsulent", "plan", "beskriv", "pulje",
    ]  # fmt: skip
