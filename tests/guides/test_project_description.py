"""The project description, filled in in the browser: by keyboard alone, nothing sent, nothing kept unasked."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Download, Page

from generator.engine.plugin import run_build
from generator.model.site import Site
from generator.views.guides.descriptions import description
from generator.words.wording import wording_of
from tests.browser import DESKTOP, PHONE, faults, serving, visit
from tests.conftest import CITY, REPOSITORY, TOWN
from tests.towns import a_community, a_contact, a_fund, a_plan, small_scene, small_site

pytest_plugins = ["tests.browser"]

PAGE = """---
title: Beskriv jeres projekt
published: 2026-11-01
shows: [project-description]
---

Skriv kort.
"""
HOSTILE = "<script>console.log(\"hej\")</script> & 'citat' 🌊 \\ {name} %0A"
ASKS = (
    "What is the project called?", "Which community is it in?", "Which theme fits best?", "Why is it needed?",
    "What will you do, and for whom?", "How does it fit the local plan?", "What does it cost?",
    "Where does the money come from?", "When does what happen?", "Who is with you?",
    "Who is the contact person of the group?",
)  # fmt: skip
t = wording_of("da").t


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the town, with a page that asks for a project description; give the address of that page."""
    root = Path(shutil.copytree(TOWN, tmp_path_factory.mktemp("project") / "town"))
    (root / "content/projekt.md").write_text(PAGE, encoding="utf-8")
    assert run_build(root, site_dir=root / "site", searched=False, today=date(2026, 11, 22)) is not None
    with serving(root / "site") as address:
        yield f"{address}projekt/"


@pytest.fixture
def page(chromium: Browser, form: str) -> Iterator[Page]:
    """Open the form, with an empty memory."""
    with visit(chromium) as found:
        found.goto(form)
        yield found


def text_of(download: Download) -> str:
    return Path(download.path()).read_bytes().decode("utf-8")


def downloaded(page: Page) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Hent som tekstfil").click()
    return text_of(waiting.value)


def field(page: Page, name: str) -> str:
    return page.locator(f"#ei-project-{name}").input_value()


def line(page: Page, name: str, number: int, what: str, value: str) -> None:
    """Write in a line of a list, counted from 1."""
    row = page.locator(f"[data-list={name}] .ei-project__row").nth(number - 1)
    row.locator("[data-part=what]").fill(what)
    row.locator("[data-part=value]").fill(value)


def fill_in(page: Page) -> None:
    """Write a whole small project, with two lines in the budget."""
    for name, text in {
        "title": "Ny badebro", "background": "Den gamle er rådden.\nAlle savner den.", "own": "5.000", "hours": "40",
        "rate": "100", "name": "Ida Ø. Åkjær",
    }.items():  # fmt: skip
        page.fill(f"#ei-project-{name}", text)
    page.select_option("#ei-project-community", "strandby")
    page.get_by_role("button", name="Tilføj en linje til budgettet").click()
    line(page, "budget", 1, "Tømmer", "12.500")
    line(page, "budget", 2, "Skruer og beslag", "1.250,50")
    line(page, "grants", 1, "Havnepuljen", "4.000")
    line(page, "timeline", 1, "Broen bygges", "maj 2027")


def mail(page: Page) -> tuple[str, str, str]:
    """Read the prepared mail: to whom, the subject, the body."""
    address = urlsplit(page.locator("#ei-project-send").get_attribute("href") or "")
    asked = parse_qs(address.query, strict_parsing=True)
    return unquote(address.path), asked["subject"][0], asked["body"][0]


def test_the_text_file_has_headings_columns_and_sums(page: Page) -> None:
    fill_in(page)

    text = downloaded(page)

    assert text.split("\r\n") == [
        "Ny badebro",
        "==========",
        "Projektbeskrivelse",
        "",
        "Hvilket lokalsamfund hører det til?",
        "-----------------------------------",
        "Strandby",
        "",
        "Hvorfor er der brug for det?",
        "----------------------------",
        "Den gamle er rådden.",
        "Alle savner den.",
        "",
        "Hvad koster det?",
        "----------------",
        "Tømmer               12.500 kr.",
        "Skruer og beslag   1.250,50 kr.",
        "-------------------------------",
        "I alt             13.750,50 kr.",
        "",
        "Hvor kommer pengene fra?",
        "------------------------",
        "Vores egne penge                         5.000 kr.",
        "Vores eget arbejde, 40 timer a 100 kr.   4.000 kr.",
        "Søgt hos: Havnepuljen                    4.000 kr.",
        "--------------------------------------------------",
        "I alt                                   13.000 kr.",
        "Mangler stadig                          750,50 kr.",
        "",
        "Hvad sker hvornår?",
        "------------------",
        "maj 2027  Broen bygges",
        "",
        "Hvem er gruppens kontaktperson?",
        "-------------------------------",
        "Ida Ø. Åkjær",
        "",
    ]


def test_the_sums_and_what_is_missing_follow_what_one_writes(page: Page) -> None:
    said = []
    for own in ("", "500", "1000", "1.000,01", "2.000"):
        line(page, "budget", 1, "Bænk", "1.000")
        page.fill("#ei-project-own", own)
        said.append([page.locator(f"#ei-project-{part}").text_content() for part in ("costs", "income", "balance")])

    assert said == [
        ["1.000 kr.", "0 kr.", "I mangler stadig 1.000 kr."],
        ["1.000 kr.", "500 kr.", "I mangler stadig 500 kr."],
        ["1.000 kr.", "1.000 kr.", "Budgettet er dækket."],
        ["1.000 kr.", "1.000,01 kr.", "I har 0,01 kr. mere end budgettet."],
        ["1.000 kr.", "2.000 kr.", "I har 1.000 kr. mere end budgettet."],
    ]


@pytest.mark.parametrize("amount", ["12.500", "12500", "12 500", "12.500,00", "12.500 kr.", "€ 12.500", "12.500,-"])
def test_amounts_are_read_as_danes_and_dutch_write_them(page: Page, amount: str) -> None:
    line(page, "budget", 1, "Bænk", amount)

    assert page.locator("#ei-project-costs").text_content() == "12.500 kr."
    assert page.locator("#ei-project-balance").text_content() == "I mangler stadig 12.500 kr."


def test_an_amount_that_cannot_be_read_is_marked_and_told_of(page: Page) -> None:
    line(page, "budget", 1, "Bænk", "mange penge")
    page.keyboard.press("Tab")
    value = page.locator("[data-list=budget] [data-part=value]")

    marked = value.get_attribute("aria-invalid"), page.locator("[data-list=budget] .ei-project__error").text_content()
    told = page.locator("#ei-project-balance").text_content()
    value.fill("200")

    assert marked == ("true", t("We cannot read “{text}” as a number. Write for example 125.000.", text="mange penge"))
    assert told == "Et beløb kan ikke læses og er ikke talt med."
    assert value.get_attribute("aria-invalid") is None
    assert page.locator("[data-list=budget] .ei-project__error").is_hidden()


def test_by_keyboard_alone_one_fills_in_adds_and_removes_lines_and_downloads(page: Page) -> None:
    keys, here = page.keyboard, "document.activeElement"
    said: list[str | None] = []

    def press(*names: str) -> None:
        for name in names:
            keys.press(name)
        said.append(page.locator("#ei-project-said").text_content())

    page.locator("[data-list=budget] [data-part=what]").focus()
    keys.type("Tømmer")
    press("Tab")
    keys.type("300")
    press("Tab", "Tab", "Enter")
    added = page.evaluate(f"{here}.id")
    keys.type("Maling")
    press("Tab", "Shift+Tab", "Shift+Tab", "Enter")
    after_first = page.evaluate(f"{here}.value")
    press("Tab", "Tab", "Enter")
    after_last = page.evaluate(f"{here}.hasAttribute('data-add')")
    page.locator("#ei-project-download").focus()
    with page.expect_download() as waiting:
        keys.press("Enter")

    assert added == "ei-project-budget-2-what"
    assert (after_first, after_last) == ("Maling", True)
    assert list(dict.fromkeys(said)) == [
        "",
        "Linje 2 er tilføjet. Budgettet i alt: 300 kr.",
        "Linje 1 er fjernet. Budgettet i alt: 0 kr.",
    ]
    assert waiting.value.suggested_filename == "projektbeskrivelse.txt"
    assert page.locator("#ei-project-said").text_content() == "Tekstfilen er hentet."


def names_of_removers(page: Page) -> list[str]:
    return [name.removeprefix("×").strip() for name in page.locator("[data-remove]").all_inner_texts()]


def test_each_button_that_removes_has_a_name_of_its_own(page: Page) -> None:
    add = page.get_by_role("button", name="Tilføj en pulje")
    add.click()
    add.click()
    page.get_by_role("button", name="Fjern linje 2 under Puljer, I søger").click()

    names = names_of_removers(page)

    assert names == [
        "Fjern linje 1 under Budgettet", "Fjern linje 1 under Puljer, I søger", "Fjern linje 2 under Puljer, I søger",
        "Fjern linje 1 under Andre penge", "Fjern linje 1 under Tidsplanen",
    ]  # fmt: skip


def test_a_button_that_removes_tells_what_stands_in_its_line_while_one_types(page: Page) -> None:
    what = page.locator("[data-list=budget] [data-part=what]")

    what.press_sequentially("Bænke")
    typed = names_of_removers(page)[0]
    what.fill(" ")

    assert typed == "Fjern ”Bænke” (linje 1 under Budgettet)"
    assert names_of_removers(page)[0] == "Fjern linje 1 under Budgettet"


def test_every_field_has_a_label(page: Page) -> None:
    labels = page.evaluate(
        "[...document.querySelectorAll('#ei-project label')].map((it) => document.getElementById(it.htmlFor)?.tagName)"
    )

    assert set(labels) == {"INPUT", "SELECT", "TEXTAREA"}


def test_the_browser_may_fill_in_who_one_is(page: Page) -> None:
    """WCAG 1.3.5."""
    asked = {
        name: page.locator(f"#ei-project-{name}").get_attribute("autocomplete") for name in ("name", "phone", "mail")
    }

    assert asked == {"name": "name", "phone": "tel", "mail": "email"}


def test_the_mail_goes_to_the_consultant_of_the_chosen_community(page: Page) -> None:
    found = []
    for place in ("", "strandby", "bakkeby"):
        page.select_option("#ei-project-community", place)
        found.append((page.locator("#ei-project-send").text_content(), mail(page)[0]))

    assert found == [
        ("Skriv en mail til Anna Holm", "anna@lilleby.example"),
        ("Skriv en mail til Bo Lund", "bo@lilleby.example"),
        ("Skriv en mail til Anna Holm", "anna@lilleby.example"),
    ]


def test_the_chosen_community_gives_a_link_to_its_current_plan(page: Page, form: str) -> None:
    hint = page.locator("#ei-project-plan-link")
    before = hint.text_content()

    page.select_option("#ei-project-community", "strandby")
    link = hint.locator("a")
    real = link.text_content(), link.evaluate("it => it.href")
    page.select_option("#ei-project-community", "bakkeby")

    assert before == t("Choose your community, and a link to its plan stands here.")
    assert real == (
        "Læs planen: Lokal udviklingsplan for Strandby (åbner i et nyt vindue)",
        form.replace("projekt/", "planer/strandby/"),
    )
    assert page.request.get(real[1]).ok
    assert link.text_content() == "Læs planen: Eksempel: plan for Bakkeby (åbner i et nyt vindue)"


def test_a_mail_holds_the_text_and_one_that_is_too_long_says_so(page: Page) -> None:
    page.fill("#ei-project-title", "Ny badebro")
    page.fill("#ei-project-background", "a\nb & c?")
    page.fill("#ei-project-name", "Ida")
    short = mail(page)
    note = page.locator("#ei-project-send-note").text_content()

    page.fill("#ei-project-aim", "ord " * 450)
    long = mail(page)

    assert short[1] == "Projektbeskrivelse: Ny badebro"
    assert short[2] == small_text("a\r\nb & c?")
    assert note == t("The mail opens in your own mail program with the description in it. You send it yourselves.")
    assert long[2].split("\r\n") == [
        "Hej Anna Holm",
        "",
        t("Here is our project description. It is attached as a text file."),
        "",
        "Venlig hilsen",
        "Ida",
    ]
    assert "Hent tekstfilen, og vedhæft den." in (page.locator("#ei-project-send-note").text_content() or "")


def small_text(background: str) -> str:
    """Give the text of a description with nothing but a title, a background and a name."""
    return "\r\n".join(
        [
            "Ny badebro", "=" * 10, "Projektbeskrivelse", "", "Hvorfor er der brug for det?", "-" * 28, background, "",
            "Hvem er gruppens kontaktperson?", "-" * 31, "Ida", "",
        ]
    )  # fmt: skip


def test_hostile_words_come_out_unchanged_in_text_and_harmless_on_the_page(page: Page) -> None:
    spoken: list[str] = []
    page.on("console", lambda message: spoken.append(message.text))
    page.fill("#ei-project-title", HOSTILE)
    page.fill("#ei-project-aim", f"{HOSTILE}\n{HOSTILE}")
    line(page, "budget", 1, HOSTILE, HOSTILE)

    text = downloaded(page)
    sheet = page.locator("#ei-project-sheet")

    assert text.count(HOSTILE) == 5
    assert mail(page)[1] == f"Projektbeskrivelse: {HOSTILE}"
    assert (sheet.text_content() or "").count(HOSTILE) == 5
    assert sheet.locator("script").count() == 0
    assert spoken == []


def test_half_an_emoji_does_not_stop_the_mail(page: Page) -> None:
    page.locator("#ei-project-title").evaluate(
        "(it) => { it.value = 'a\\uD83C'; it.dispatchEvent(new Event('input', {bubbles: true})); }"
    )

    assert mail(page)[1] == "Projektbeskrivelse: a\N{REPLACEMENT CHARACTER}"


def test_on_paper_there_is_the_description_on_a4_and_nothing_else(page: Page) -> None:
    fill_in(page)
    page.emulate_media(media="print")

    seen = page.evaluate(
        "[...document.body.children].filter((it) => it.checkVisibility()).map((it) => it.id || it.className)"
    )
    words = page.locator("#ei-project-sheet").inner_text()
    sizes = set(re.findall(rb"/MediaBox \[([^\]]*)\]", page.pdf(prefer_css_page_size=True)))

    assert seen == ["ei-project-sheet"]
    assert words.split()[:3] == ["Projektbeskrivelse", "Ny", "badebro"]
    for told in ("Den gamle er rådden.\nAlle savner den.", "Skruer og beslag", "13.750,50 kr.", "Broen bygges"):
        assert told in words
    assert [[round(float(side)) for side in size.split()] for size in sizes] == [[0, 0, 595, 842]]


def test_the_print_button_prints(page: Page) -> None:
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Print beskrivelsen").click()

    assert page.evaluate("window.printed")


def test_an_empty_form_prints_the_questions(page: Page) -> None:
    page.emulate_media(media="print")

    assert page.locator(".ei-project__asks li").count() == len(ASKS)
    assert page.locator(".ei-project__asks").is_visible()
    assert page.locator("#ei-project-form").is_hidden()
    assert page.locator("#ei-project-sheet").is_hidden()


def test_nothing_is_kept_before_one_asks_and_all_comes_back_after(page: Page) -> None:
    fill_in(page)
    before = page.evaluate("localStorage.length + sessionStorage.length")

    page.get_by_role("button", name="Husk på denne computer").click()
    said = page.locator("#ei-project-said").text_content(), page.evaluate("document.activeElement.id")
    page.fill("#ei-project-phone", "11 22 33 44")
    text = downloaded(page)
    page.reload()

    assert before == 0
    assert said == ("Det er husket på denne computer.", "ei-project-forget")
    assert downloaded(page) == text
    assert field(page, "phone") == "11 22 33 44"
    assert "til I trykker Glem det" in (page.locator("#ei-project-kept").text_content() or "")


def test_what_is_forgotten_stays_in_the_fields_and_not_on_the_computer(page: Page) -> None:
    page.fill("#ei-project-title", "Bro")
    page.get_by_role("button", name="Husk på denne computer").click()
    page.get_by_role("button", name="Glem det").click()
    here = page.evaluate("document.activeElement.id")
    page.fill("#ei-project-title", "Bro to")

    kept = page.evaluate("localStorage.length")

    assert (kept, field(page, "title")) == (0, "Bro to")
    assert page.locator("#ei-project-kept").text_content() == "Intet bliver gemt, når I lukker siden."
    assert here == "ei-project-remember"


def test_everything_is_cleared_only_after_one_has_said_yes(page: Page) -> None:
    fill_in(page)
    page.get_by_role("button", name="Husk på denne computer").click()
    clear = page.get_by_role("button", name="Ryd alt").first
    clear.focus()
    page.keyboard.press("Enter")
    asked = page.evaluate("document.activeElement.id")
    page.keyboard.press("Escape")
    kept = field(page, "title"), page.evaluate("document.activeElement.id"), page.evaluate("localStorage.length")

    clear.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert asked == "ei-project-keep"
    assert kept == ("Ny badebro", "ei-project-clear", 1)
    assert (field(page, "title"), page.locator("[data-list=budget] .ei-project__row").count()) == ("", 1)
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("document.activeElement.id") == "ei-project-title"
    assert page.locator("#ei-project-said").text_content() == "Alt er ryddet."


@pytest.mark.parametrize("stored", ["{", "null", "[]", '{"fields": 3, "lists": {"budget": [null, {"what": 5}]}}'])
def test_what_another_program_left_in_the_memory_does_no_harm(chromium: Browser, form: str, stored: str) -> None:
    wrong: list[str] = []
    with visit(chromium) as page:
        page.add_init_script(f"localStorage.setItem('indgang-project', {json.dumps(stored)})")
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(form)

        assert page.locator("#ei-project-form").is_visible()
        assert (field(page, "title"), wrong) == ("", [])


def test_a_browser_that_keeps_nothing_is_told_of(chromium: Browser, form: str) -> None:
    with visit(chromium) as page:
        page.add_init_script(
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
        )
        page.goto(form)
        page.get_by_role("button", name="Husk på denne computer").click()

        assert page.locator("#ei-project-said").text_content() == t(
            "The browser will not keep anything. Download the text file instead."
        )
        assert page.locator("#ei-project-forget").is_hidden()


def test_nothing_is_sent_anywhere(page: Page, form: str) -> None:
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    fill_in(page)
    page.locator("#ei-project-title").press("Enter")
    page.get_by_role("button", name="Husk på denne computer").click()
    downloaded(page)

    own = ("GET blob:", f"GET {form.replace('projekt/', 'assets/icon.svg')}")  # browsers fetch the icon when they like
    assert [request for request in asked if not request.startswith(own)] == []
    assert page.url == form
    assert page.locator("#ei-project form, #ei-project [formaction], #ei-project [type=submit]").count() == 0
    assert page.context.cookies() == []


def test_without_a_script_the_questions_stand_there_to_be_printed(chromium: Browser, form: str) -> None:
    with visit(chromium, java_script_enabled=False) as page:
        page.goto(form)

        asks = page.locator(".ei-project__asks strong").all_inner_texts()

        assert asks == [t(ask) for ask in ASKS]
        assert page.locator("#ei-project-form").is_hidden()
        assert page.get_by_text(t("Send the answers to the contact on this page.")).is_visible()


def test_the_file_to_download_asks_the_same_questions_with_the_same_help() -> None:
    file = (CITY / "content/files/projektbeskrivelse.txt").read_text("utf-8")
    template = (REPOSITORY / "generator/theme/records/blocks/project-description.html").read_text("utf-8")

    asked = re.findall(r"^(.+)\n(-+)$", file, re.MULTILINE)
    helps = re.findall(r'^  "\w+": \(t\("[^"]*"\), (?:t\("([^"]*)"\)|"")\),$', template, re.MULTILINE)

    assert [(ask, len(rule)) for ask, rule in asked] == [(t(ask), len(t(ask))) for ask in ASKS]
    assert re.findall(r"^\((.*)\)$", file, re.MULTILINE) == [t(told) for told in helps if told]


def test_the_page_of_the_city_offers_the_questions_as_a_file(city_site: Path) -> None:
    page = (city_site / "projektbeskrivelse/index.html").read_text("utf-8")

    assert '<a href="../files/projektbeskrivelse.txt" download>' in page
    assert (city_site / "files/projektbeskrivelse.txt").exists()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_filled_in_form(
    chromium: Browser, form: str, size: dict[str, int], scheme: str
) -> None:
    with visit(chromium, viewport=size, color_scheme=scheme) as page:
        page.goto(form)
        fill_in(page)
        page.fill("#ei-project-own", "mange")
        page.keyboard.press("Tab")
        found = faults(page)
        page.get_by_role("button", name="Ryd alt").first.click()

        assert found == []
        assert faults(page) == []


@pytest.mark.parametrize("width", [320, 390, 640, 960, 1280])
def test_the_form_fits_the_window_and_its_parts_a_finger(chromium: Browser, form: str, width: int) -> None:
    with visit(chromium, viewport={"width": width, "height": 800}) as page:
        page.goto(form)
        fill_in(page)
        page.get_by_role("button", name="Husk på denne computer").click()

        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        small = page.evaluate(
            """[...document.querySelectorAll('#ei-project :is(input, select, textarea, button, a.ei-button)')]
                 .filter((it) => it.checkVisibility() && it.getBoundingClientRect().height < 43.9).map((it) => it.id)"""
        )

    assert (wide, small) == (0, [])


def scene_site() -> Site:
    """Make two places: one with a contact of its own who is away in December, one whose only plan is made up."""
    away = {"from": date(2026, 12, 1), "to": date(2026, 12, 31), "stand_in": "anna-holm"}
    return small_site(
        community=[a_community("oby", title="Åby", contact="bo-lund"), a_community("aeby", title="Æby")],
        contact=[a_contact(), a_contact("bo-lund", name="Bo Lund", email=None, absences=(away,))],
        plan=[a_plan("oby/2026", title="Ny", example=True)],
        meeting=[],
        body=[],
        fund=[a_fund(), a_fund("slut", title="Slut", state="ended"), a_fund("vist", title="Vist", example=True)],
    )


@pytest.mark.parametrize(("today", "name"), [(date(2026, 11, 30), "Bo Lund"), (date(2026, 12, 1), "Anna Holm")])
def test_each_place_has_its_plan_and_the_one_who_answers_on_the_day(today: date, name: str) -> None:
    found = description(small_scene(scene_site(), today=today), wording_of("da").in_order)

    anna = {"name": "Anna Holm", "email": "anna@lilleby.example"}
    answers = anna if name == "Anna Holm" else {"name": "Bo Lund", "email": None}
    assert [place.slug for place in found.communities] == ["aeby", "oby"]
    assert found.funds == ("Landsbypuljen",)
    assert found.facts == {
        "contact": anna,
        "places": {
            "aeby": {"plan": None, "contact": anna},
            "oby": {"plan": {"title": "Ny", "address": "planer/oby/", "example": True}, "contact": answers},
        },
    }
