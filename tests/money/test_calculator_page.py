"""The calculator on the page of a fund, as visitors use it: by keyboard, wide and narrow, and without scripts."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.engine.plugin import run_build
from generator.words.wording import wording_of
from tests.browser import DESKTOP, PHONE, faults, serving, visit
from tests.conftest import TOWN

pytest_plugins = ["tests.browser"]
TABLE = json.loads((Path(__file__).parent / "reckoning_cases.json").read_text("utf-8"))
t = wording_of("da").t
FUNDS: dict[str, dict[str, Any]] = {
    "foerste": {
        "terms": [{**TABLE["funds"]["billund"], "text": "Husk </script> <b>kvitteringer</b>."}],
    },
    "fast": {"terms": [TABLE["funds"]["holbaek"]]},
    "anlaeg": {"terms": [TABLE["funds"]["jammerbugt-facilities"]]},
    "kultur": {"plan": {"needed": "preferred", "outside_cap": 25_000}},
    "krav": {"terms": [{"maximum": 80_000, "maximum_budget": 300_000}], "plan": {"needed": "required"}},
    "egen": {"terms": [{"own_share": 33.3, "share": 66.7, "minimum": 5_000}]},
    "timer": {
        "terms": [
            {
                "own_share": 25,
                "hours_share": 50,
                "hour_rate": 100,
                "hours_maximum": 20_000,
                "raised_first": 10,
                "raised_first_hours": 40,
            }
        ],
    },
    "stum": {"terms": [{"text": "Beløbet aftales."}]},
    "gammel": {
        "rounds": {"type": "dated", "calls": [{"closes": "2024-02-29"}]},
        "state": "unconfirmed",
        "terms": [{"maximum": 1_000_000, "maximum_budget": 5_000_000}],
    },
    "under": {"terms": [{"maximum_budget": 30_000, "share": 50, "exclusive": ["maximum_budget"], "hour_rate": 0}]},
}
FUND = """---
title: Pulje {slug}
provider: Havfonden
{facts}
published: 2026-03-01
source: {{url: "https://havfonden.example/{slug}", checked: 2026-11-01}}
---
"""


def built(folder: Path, language: str) -> Path:
    """Build the small town with the funds of these tests."""
    root = Path(shutil.copytree(TOWN, folder / "town"))
    for slug, fields in FUNDS.items():
        facts = "\n".join(
            f"{key}: {json.dumps(value)}" for key, value in {"rounds": {"type": "rolling"}, **fields}.items()
        )
        (root / f"funds/{slug}.md").write_text(FUND.format(slug=slug, facts=facts), encoding="utf-8")
    settings = root / "content/site.yml"
    settings.write_text(settings.read_text("utf-8").replace("language: da", f"language: {language}"), encoding="utf-8")
    assert run_build(root, site_dir=root / "site", searched=False, today=date(2026, 11, 22)) is not None
    return root / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("da"), "da")


@pytest.fixture(scope="module")
def funds(site: Path) -> Iterator[str]:
    with serving(site) as found:
        yield f"{found}puljer/"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with visit(chromium) as page:
        yield page


Fill = Callable[..., Page]


@pytest.fixture
def fill(page: Page, funds: str) -> Fill:
    """Open a fund, type into its fields, and tick the box when `plan` is given."""

    def typed(slug: str, **fields: str) -> Page:
        page.goto(f"{funds}{slug}/")
        for name, text in fields.items():
            field = page.locator(f"#ei-calc-{name}")
            field.check() if name == "plan" else field.fill(text)
        return page

    return typed


def said(page: Page) -> str:
    return (page.locator("#ei-calc-answer").text_content() or "").replace("\u00a0", " ")


def test_each_case_of_the_table_is_right_in_the_browser(page: Page, funds: str) -> None:
    page.goto(f"{funds}anlaeg/")

    found = page.evaluate(
        """async (table) => {
          const { reckon } = await import("/assets/money/reckoning.js");
          return table.cases.map((one) => ({ ...one, expected: reckon(table.funds[one.fund], one.project) }));
        }""",
        TABLE,
    )

    assert found == TABLE["cases"]


@pytest.mark.parametrize(
    ("slug", "fields", "answer"),
    [
        ("anlaeg", {"costs": "2.000.000", "own": "200 000"},
         ("I kan søge op til 500.000 kr. Puljen betaler højst 25 % af udgifterne. Den grænse afgør beløbet."
         " Puljen giver højst 1.000.000 kr. 10 % af udgifterne skal være skaffet, før I søger."
         " Så mangler I stadig 1.300.000 kr.")),
        ("kultur", {"costs": "80.000", "own": "0", "plan": "ja"},
         ("Vi kan ikke sige, hvor meget I kan søge: Vi ved hverken, hvor meget puljen højst giver, eller hvor stor en"
         " del af udgifterne den betaler. Spørg først: Anna Holm. I mangler stadig 80.000 kr."
         " Uden for den lokale plan giver puljen højst 25.000 kr.")),
        ("gammel", {"costs": "2.000.000"},
         ("Efter vilkårene ved fristen 29. februar 2024 kunne I søge op til 1.000.000 kr."
         " Ingen har bekræftet, at vilkårene gælder nu. Spørg først: Anna Holm. Puljen gav højst 1.000.000 kr."
         " Vi ved ikke, hvor stor en del af udgifterne puljen betaler. Så mangler I stadig 1.000.000 kr.")),
    ],
)  # fmt: skip
def test_the_answer_says_how_much_by_which_rule_and_what_is_missing(
    fill: Fill, slug: str, fields: dict[str, str], answer: str
) -> None:
    page = fill(slug, **fields)

    assert said(page) == answer


@pytest.mark.parametrize(
    ("slug", "asked"),
    [
        ("anlaeg", ["costs", "own", "hours", "other"]),
        ("egen", ["costs", "own", "other"]),
        ("kultur", ["costs", "own", "other", "plan"]),
        ("stum", []),
        ("aaben-pulje", []),
    ],
)
def test_only_what_the_fund_reckons_with_is_asked(fill: Fill, slug: str, asked: list[str]) -> None:
    page = fill(slug)

    found = page.locator(".ei-calc input").evaluate_all("(all) => all.map((it) => it.id)")

    assert found == [f"ei-calc-{name}" for name in asked]
    assert page.get_by_role("heading", name=t("Can we apply, and with how much?")).count() == bool(asked)


def test_the_answer_follows_each_key(fill: Fill) -> None:
    page = fill("egen", own="400.000")
    heard = []

    page.locator("#ei-calc-costs").focus()
    for key in "1.000.000":
        page.keyboard.press(key)
        heard.append(said(page))

    assert heard[0] == t("You lack no money: the costs are covered.")
    assert t("Correct the field that is marked, and the answer stands here.") not in heard[:5]
    assert heard[-1].startswith("I kan søge op til 600.000 kr.")


def test_a_text_that_is_no_number_is_told_beside_its_field(fill: Fill) -> None:
    page = fill("egen", costs="100.000", own="mange")
    own = page.get_by_label(t("How much money do you have yourselves?"))

    own.blur()

    fault = t("We cannot read “{text}” as a number. Write for example 125.000.", text="mange")
    expect(own).to_have_accessible_description(fault)
    expect(own).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#ei-calc-own-error")).to_be_visible()
    assert said(page) == t("Correct the field that is marked, and the answer stands here.")

    own.fill("40.000")

    expect(own).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("#ei-calc-own-error")).to_be_hidden()
    assert said(page).startswith("I kan søge op til 60.000 kr.")


@pytest.mark.parametrize(("text", "is_fine"), [("999.999.999.999", True), ("1.000.000.000.000", False)])
def test_a_number_beyond_reckoning_is_refused(fill: Fill, text: str, is_fine: bool) -> None:
    page = fill("kultur", costs=text)

    page.locator("#ei-calc-costs").blur()

    shown = page.locator("#ei-calc-costs-error").text_content()
    assert shown == ("" if is_fine else t("The number “{text}” is too large to reckon with.", text=text))


def test_markup_that_is_typed_stays_text(fill: Fill) -> None:
    page = fill("kultur", costs="<img src=x onerror=alert(1)>{amount}")

    page.locator("#ei-calc-costs").blur()

    assert "<img src=x onerror=alert(1)>{amount}" in (page.locator("#ei-calc-costs-error").text_content() or "")
    assert page.locator(".ei-calc img").count() == 0


def test_it_works_by_the_keyboard_alone_and_enter_sends_nothing(fill: Fill) -> None:
    page = fill("kultur")
    before = page.url
    page.locator("#ei-calc-costs").focus()

    for key in [*"60000", "Tab", *"1000", "Tab", *"2000", "Enter", "Tab", "Space"]:
        page.keyboard.press(key)

    assert page.url == before
    assert "I mangler stadig 57.000 kr." in said(page)


def test_the_answer_is_a_polite_live_region_that_names_its_fields(fill: Fill) -> None:
    page = fill("anlaeg", costs="2000000")

    answer = page.locator("#ei-calc-answer")

    expect(answer).to_have_role("status")
    assert answer.evaluate("(it) => [it.localName, it.getAttribute('aria-live')]") == ["output", "polite"]
    assert answer.evaluate("(it) => [...it.htmlFor].filter((id) => document.getElementById(id)).length") == 4


def test_nothing_leaves_the_browser_and_nothing_is_kept(page: Page, funds: str) -> None:
    asked: list[str] = []
    page.goto(f"{funds}anlaeg/", wait_until="networkidle")
    page.on("request", lambda request: asked.append(request.url))

    for name, text in {"costs": "2000000", "own": "x", "hours": "12", "other": "5"}.items():
        page.locator(f"#ei-calc-{name}").fill(text)
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")

    assert [url for url in asked if not url.endswith("/icon.svg")] == []  # a browser may come late for the icon
    assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]") == [""]
    assert page.evaluate("async () => (await indexedDB.databases()).length + (await caches.keys()).length") == 0
    assert (
        page.locator("#ei-calc").evaluate("(it) => it.hasAttribute('action') || !!it.querySelector('[name]')") is False
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_a_form_with_an_answer_and_a_fault_is_accessible(fill: Fill, size: Any, scheme: Any) -> None:
    page = fill("anlaeg", costs="2.000.000", own="200.000", hours="100")
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    filled = faults(page)

    page.locator("#ei-calc-other").fill("lidt")
    page.locator("#ei-calc-other").blur()

    assert page.locator("[aria-invalid]").count() == 1
    assert filled + faults(page) == []


@pytest.mark.parametrize("width", [320, 390, 640, 960, 1280])
def test_nothing_is_too_wide_or_too_small_to_touch(fill: Fill, width: int) -> None:
    page = fill("kultur", costs="999.999.999.999", own="x" * 60)
    page.set_viewport_size({"width": width, "height": 700})

    page.locator("#ei-calc-own").blur()

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    pressed = page.locator(".ei-calc input[type=text], .ei-calc__check label")
    assert [high for high in pressed.evaluate_all("(all) => all.map((it) => it.offsetHeight)") if high < 44] == []


def test_without_javascript_the_examples_stand_there_and_no_form(chromium: Browser, funds: str) -> None:
    with visit(chromium, java_script_enabled=False) as page:
        page.goto(f"{funds}anlaeg/")

        rows = [re.sub(r"\s+", " ", row) for row in page.locator(".ei-calc tbody tr").all_inner_texts()]

        assert page.locator("#ei-calc").is_hidden()
        assert rows == [
            "500.000 kr. I har selv 50.000 kr. 125.000 kr. Puljen betaler højst 25 % af udgifterne.",
            "1.000.000 kr. I har selv 100.000 kr. 250.000 kr. Puljen betaler højst 25 % af udgifterne.",
            "5.000.000 kr. I har selv 500.000 kr. 1.000.000 kr. Puljen giver højst 1.000.000 kr.",
        ]


def test_what_the_fund_does_not_state_is_said(fill: Fill) -> None:
    page = fill("egen")

    assert page.locator("ul.ei-calc__unstated li").all_inner_texts() == [
        t("the most it gives"), t("what a volunteer's hour counts for")
    ]  # fmt: skip


def test_hours_that_never_count_are_said_not_to(fill: Fill) -> None:
    page = fill("under")

    assert t("The fund does not count volunteers' hours.") in page.locator("#ei-calc").inner_text()


def test_the_facts_of_a_fund_say_less_than_where_the_limit_is_outside(page: Page, funds: str) -> None:
    page.goto(f"{funds}under/")

    assert "Projektet skal koste under\n30.000" in page.locator(".ei-facts").first.inner_text()


def test_terms_that_may_not_hold_are_told_in_the_past_with_whom_to_ask(page: Page, funds: str) -> None:
    page.goto(f"{funds}gammel/")

    told = page.locator(".ei-calc").inner_text()

    assert "Vilkårene er dem, der gjaldt ved fristen 29. februar 2024" in told
    assert "Spørg først: Anna Holm." in told


def test_every_rule_that_is_reckoned_with_stands_among_the_facts_of_the_fund(page: Page, funds: str) -> None:
    page.goto(f"{funds}timer/")

    facts = page.locator(".ei-facts").first.inner_text().replace("\u00a0", " ")

    assert "25 %; heraf må frivilliges timer højst udgøre 50 %" in facts
    assert "10 %; heraf må frivilliges timer højst udgøre 40 %" in facts
    assert "100 kr.; højst 20.000 kr. i alt" in facts


def test_the_text_of_a_fund_cannot_break_out_of_the_data(fill: Fill, site: Path) -> None:
    page = fill("foerste")

    html = (site / "puljer/foerste/index.html").read_text("utf-8")
    data = re.findall(r'<script type="application/json" id="ei-calc-rules">([^<]*)</script>', html)

    assert json.loads(data[0]) == {"own_share": 25.0, "own_share_of_first": 100_000.0, "hour_rate": 100.0}
    assert "Husk </script> <b>kvitteringer</b>." in page.locator(".ei-calc").inner_text()


def test_a_dutch_page_speaks_dutch_and_reckons_in_euro(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with serving(built(tmp_path_factory.mktemp("nl"), "nl")) as address, visit(chromium) as page:
        page.goto(f"{address}puljer/anlaeg/")

        page.locator("#ei-calc-costs").fill("2.000.000,50")
        page.locator("#ei-calc-own").fill("€ 300.000")

        assert said(page) == (
            "Jullie kunnen tot € 500.000 aanvragen. Het fonds betaalt hoogstens 25 % van de kosten."
            " Die grens bepaalt het bedrag. Het fonds geeft hoogstens € 1.000.000."
            " 10 % van de kosten moet er zijn voordat jullie aanvragen. Dan missen jullie nog € 1.200.001."
        )
