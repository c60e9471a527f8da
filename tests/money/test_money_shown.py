"""What readers are told of funds wherever they meet them: a last day is a deadline, what is unsure is not closed."""

import re
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page

from generator.engine.plugin import run_build
from generator.words.wording import wording_of
from tests.browser import serving, visit
from tests.conftest import TOWN

pytest_plugins = ["tests.browser"]
TODAY = date(2026, 11, 21)
t = wording_of("da").t
FUNDS = {
    "snart-slut": "provider: Havfonden\nrounds: {type: rolling, until: 2026-12-01}\ncommunities: [strandby]",
    "altid": "provider: Havfonden\nrounds: {type: rolling}",
    "maaske": "provider: Havfonden\nrounds: {type: yearly, days: [01-15]}\nstate: unconfirmed\n"
    "communities: [strandby]\nthemes: [fundraising]",
    "maaske-egen": "provider: Lilleby Kommune\nstate: unconfirmed\nlook_again: 2026-11-01",
    "flyttet": "provider: Havfonden\nrounds:\n  type: yearly\n  days: [03-01, 06-01]\n  overrides:\n"
    "    - {deadline: 2027-03-01, moved_to: 2027-03-08}\n    - {deadline: 2027-06-01, cancelled: true}\n"
    "    - {deadline: 2027-09-01, extra: true}",
    "ses-igen": "provider: Havfonden\nstate: paused\nlook_again: 2026-11-25",
    "pause": "provider: Havfonden\nrounds: {type: rolling, breaks: [{from: 2026-12-10, to: 2026-12-20}]}",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small municipality with some more funds."""
    root = Path(shutil.copytree(TOWN, tmp_path_factory.mktemp("money") / "town"))
    source = "published: 2026-03-01\nsource: {url: 'https://havfonden.example/', checked: 2026-11-01}"
    for slug, facts in FUNDS.items():
        (root / f"funds/{slug}.md").write_text(f"---\ntitle: {slug.capitalize()}\n{facts}\n{source}\n---\n", "utf-8")
    assert run_build(root, site_dir=root / "site", searched=False, today=TODAY) is not None
    return root / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serving(site) as found:
        yield found


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with visit(chromium) as page:
        yield page


def words(site: Path, path: str) -> str:
    """Read a page without scripts; what is hidden is left out."""
    html = re.sub(
        r"<(template|script|style)\b.*?</\1>", " ", (site / path / "index.html").read_text("utf-8"), flags=re.DOTALL
    )
    html = re.sub(r"<(\w+)[^>]*\bhidden\b[^>]*></\1>", " ", html)
    return " ".join(re.sub(r"<[^>]*>", " ", html).replace("\xa0", " ").split())


def test_a_last_day_is_a_deadline_on_page_list_and_front_page_and_at_its_place(site: Path) -> None:
    page = words(site, "puljer/snart-slut")

    assert "Næste frist tirsdag 1. december 2026" in page
    assert "10 dage tilbage" in page
    assert t("fund state explained rolling") not in page
    assert f"{t('Deadline')}: tirsdag 1. december 2026" in page, "the text to paste"
    for path in ("", "puljer", "steder/strandby"):
        assert "Frist 1. december 2026 10 dage tilbage" in words(site, path), path
    all_year = words(site, "").partition(t("Open all year"))[2].partition(t("See all funds"))[0]
    assert "Snart-slut" not in all_year
    assert "Altid" in all_year


def test_a_last_day_is_in_the_calendar_and_in_the_news(site: Path) -> None:
    events = Calendar.from_ical((site / "calendar/deadlines.ics").read_bytes()).events
    feed = (site / "feeds/fund.xml").read_text("utf-8")

    assert [event["DTSTART"].dt for event in events if "snart-slut" in event["UID"]] == [date(2026, 12, 1)]
    assert "snart-slut.deadline.2026-12-01.14" in feed.replace("/", ".").replace(":", "."), "14 days before"


def test_what_nobody_has_confirmed_is_under_what_is_open_with_our_own_first(site: Path) -> None:
    listed = words(site, "puljer")
    front = words(site, "")

    lists = listed.rpartition(t("Hear when there is something new"))[0].partition(
        t("Hear when there is something new")
    )[2]
    places = [lists.index(word) for word in ("Altid", t("fund state unconfirmed") + " 2", "Maaske-egen", "Maaske ")]
    assert t("maybe {day} · ask first", day="15. januar 2027") in listed
    group = front.partition(t("Perhaps soon: ask first"))[2]
    assert group.index("Maaske-egen") < group.index("Maaske måske 15. januar 2027")
    assert places == sorted(places)
    assert "Ses-igen" not in lists[: max(places)]


@pytest.mark.parametrize("path", ["steder/strandby", "temaer/fundraising"])
def test_a_place_and_a_theme_name_what_may_be_asked_about(site: Path, path: str) -> None:
    assert "måske 15. januar 2027 · spørg først" in words(site, path)


def test_a_day_to_look_again_that_is_past_is_no_promise(site: Path) -> None:
    assert t("We look again {day}.", day="1. november 2026") not in words(site, "puljer/maaske-egen")
    assert t("We look again {day}.", day="25. november 2026") in words(site, "puljer/ses-igen")


def test_beside_the_days_of_a_rule_stands_what_is_otherwise_with_coming_rounds(site: Path) -> None:
    listed = words(site, "puljer/flyttet").partition(t("Deadlines every year"))[2]

    assert "1. marts 1. marts 2027 er flyttet til 8. marts 2027" in listed
    assert "1. juni 1. juni 2027 er aflyst" in listed
    assert "også 1. september 2027" in listed


def test_before_a_break_it_is_said_until_when_one_can_apply(site: Path) -> None:
    assert "Til og med 9. december 2026" in words(site, "puljer")
    assert t("You can apply at any time until then.") in words(site, "puljer/pause")


@pytest.mark.parametrize("path", ["", "puljer", "puljer/altid", "steder/strandby", "temaer/fundraising"])
def test_without_scripts_a_page_says_of_which_day_its_states_are_once(site: Path, path: str) -> None:
    assert words(site, path).count("Som det stod 21. november 2026.") == 1


def test_when_a_deadline_has_passed_the_front_page_offers_the_fund_no_more(page: Page, address: str) -> None:
    seen = []
    for moment in ("2026-12-01T23:59:59+01:00", "2026-12-02T00:00:00+01:00"):
        page.clock.set_fixed_time(datetime.fromisoformat(moment))
        page.goto(address)
        seen.append(page.locator("#section-deadlines ~ * .ei-card", has_text="Snart-slut").is_visible())

    assert seen == [True, False]
    assert page.get_by_text("Som det stod").count() == 0


def test_the_front_page_keeps_its_lists_right_on_later_days(page: Page, address: str) -> None:
    read = """() => [...document.querySelectorAll("[data-only] li")].filter((item) => item.offsetParent)
        .map((item) => item.textContent.replace(/\\s+/g, " ").trim())"""
    page.clock.set_fixed_time(datetime.fromisoformat("2027-01-16T12:00:00+01:00"))

    page.goto(address)

    told = page.evaluate(read)
    assert [line for line in told if line.startswith("Maaske")] == ["Maaske-egen", "Maaske måske 15. januar 2028"]


def test_a_day_to_look_again_is_gone_when_it_is_past(page: Page, address: str) -> None:
    page.clock.set_fixed_time(datetime.fromisoformat("2026-11-26T12:00:00+01:00"))

    page.goto(f"{address}puljer/ses-igen/")

    assert not page.get_by_text(t("We look again {day}.", day="25. november 2026")).is_visible()


def test_show_all_adds_only_what_cannot_be_applied_for(page: Page, address: str) -> None:
    page.clock.set_fixed_time(datetime.fromisoformat("2026-11-21T12:00:00+01:00"))
    page.goto(f"{address}puljer/")
    titles = page.locator("#ei-fund-results .ei-card__title")
    shown = titles.all_text_contents()

    page.locator("[data-facet=open] label").click()

    assert {"Maaske", "Maaske-egen", "Snart-slut"} <= set(shown)
    assert sorted(set(titles.all_text_contents()) - set(shown)) == ["Gammel pulje", "Ses-igen"]
    headings = page.locator(".ei-funds__group").all_text_contents()
    assert headings == [t("You can apply now"), t("Perhaps soon: ask first"), t("You cannot apply now")]
