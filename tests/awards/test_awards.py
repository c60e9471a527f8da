"""Awards: sums by fund, place and year, what one award rests on, whose name it is, and the pages."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.build import prepare
from generator.checks.addresses.places import award_folders
from generator.checks.awards.private_recipient import is_cvr
from generator.model.awards.award import Award
from generator.model.fields import is_path
from generator.model.meetings.meeting import Meeting
from generator.model.money.fund import Fund
from generator.model.plans.plan import Plan
from generator.views.awards.awards import NEWEST, Accounts, Sum, award_view, book, newest, published
from generator.views.site.targets import Target
from generator.words.wording import CURRENCIES, wording_of
from tests.conftest import CITY, Build
from tests.towns import TODAY, a_fund, a_meeting, a_plan, small_scene

GOALS = ({"id": "havnen", "title": "Havnen", "actions": ({"id": "bro", "title": "En badebro"},)},)
AGENDA = ({"id": "puljen", "title": "Støtte til broen", "decision": "Rådet sagde ja."},)
FILE = """---
title: {title}
published: 2026-11-01
description: En badebro af træ.
recipient: {{name: Strandby Havnelaug, registration: "12345674"}}
fund: havnepuljen
amount: {amount}
applied_for: 20000
budget: 40000
awarded: {awarded}
communities: [strandby]
outside_plan: Den er lille.
{more}source: {{url: "https://lilleby.example/kilde", checked: 2026-11-01}}
---
Broen er åben for alle.
"""


def an_award(slug: str = "2026-sommerfest", **fields: Any) -> Award:
    """Make a real award of the one fund of the small site."""
    defaults = {
        "title": "Sommerfest",
        "description": "Telt og scene.",
        "recipient": {"name": "Strandby Borgerforening"},
        "fund": "landsbypuljen",
        "amount": 5000,
        "awarded": date(2026, 10, 1),
        "published": date(2026, 10, 5),
    }
    return Award.model_validate({"slug": slug, **defaults, **fields})


def test_sums_keep_currencies_examples_and_withdrawn_awards_apart() -> None:
    awards = [
        an_award("a", amount=1000),
        an_award("b", amount=2000, awarded="2026-10-02"),
        an_award("c", amount=300, currency="EUR"),
        an_award("d", amount=7000, example=True),
        an_award("e", amount=9000, status="withdrawn"),
    ]

    listing = book(small_scene(award=awards)).all

    assert [award.slug for award in listing.awards] == ["b", "a", "c", "d", "e"]
    assert (listing.real, listing.examples) == (Sum(3, (("DKK", 3000), ("EUR", 300))), Sum(1, (("DKK", 7000),)))
    assert listing.has_withdrawn


def test_awards_are_found_by_fund_by_place_and_by_year() -> None:
    awards = [
        an_award("a", communities=("strandby", "bakkeby"), awarded="2025-12-31"),
        an_award("b", action="plan:strandby/2026#bro", awarded="2026-01-01"),
        an_award("c", fund="ny"),
    ]

    found = book(small_scene(award=awards, fund=[a_fund(), a_fund("ny")], plan=[a_plan(goals=GOALS)]))

    assert {slug: [award.slug for award in one.awards] for slug, one in found.by_fund.items()} == {
        "landsbypuljen": ["b", "a"],
        "ny": ["c"],
    }
    assert {slug: [award.slug for award in one.awards] for slug, one in found.by_community.items()} == {
        "bakkeby": ["a"],
        "strandby": ["b", "a"],
    }
    assert {year: [award.slug for award in one.awards] for year, one in found.by_year.items()} == {
        2026: ["c", "b"],
        2025: ["a"],
    }
    assert found.is_shared


def test_only_an_award_that_is_given_to_several_places_is_counted_twice() -> None:
    both = ("strandby", "bakkeby")
    awards = [an_award("a", communities=("strandby",)), an_award("b", communities=both, status="withdrawn")]

    assert not book(small_scene(award=awards)).is_shared


def test_all_awards_are_looked_up_once() -> None:
    scene = small_scene(award=[an_award()])

    assert book(scene) is book(scene)


def test_a_fund_shows_its_newest_awards_only() -> None:
    scene = small_scene(award=[an_award(f"nr-{day}", awarded=date(2026, 10, day)) for day in range(1, 6)])

    found = newest(scene, book(scene).by_fund["landsbypuljen"])

    assert found is not None
    assert [card.record.slug for card in found.cards] == ["nr-5", "nr-4", "nr-3"]
    assert (len(found.cards), found.listing.real.count) == (NEWEST, 5)
    assert newest(scene, None) is None


def test_only_real_awards_that_were_given_are_published_as_grants() -> None:
    awards = [an_award("a"), an_award("b", example=True), an_award("c", status="withdrawn")]

    assert [award.slug for award in published(small_scene(award=awards))] == ["a"]


def test_an_award_leads_to_its_action_and_its_decision() -> None:
    award = an_award(action="plan:strandby/2026#bro", decision="meeting:2026-09-01-udvalg#puljen")
    meeting = a_meeting("2026-09-01-udvalg", title="Udvalget", start="2026-09-01 17:00", end=None, agenda=AGENDA)
    scene = small_scene(award=[award], plan=[a_plan(goals=GOALS)], meeting=[meeting])

    view = award_view(scene, award)

    assert view.action == Target("En badebro", "Strandby 2026", "planer/strandby/2026/#section-action-bro")
    assert view.decision == Target("Støtte til broen", "Udvalget", "moeder/2026-09-01-udvalg/#section-item-puljen")


def test_an_award_leads_to_the_record_alone_where_the_part_is_gone() -> None:
    award = an_award(action="plan:strandby/2026#vej", decision="meeting:2020-01-01-intet#puljen")

    view = award_view(small_scene(award=[award], plan=[a_plan(goals=GOALS)]), award)

    assert view.action == Target("Strandby 2026", "Strandby 2026", "planer/strandby/2026/")
    assert view.decision is None


@pytest.mark.parametrize(
    ("awarded", "maximum"), [("2025-12-31", 10000), ("2026-01-01", 20000), ("2026-06-30", 20000), ("2026-07-01", None)]
)
def test_an_award_is_shown_with_the_terms_of_its_day(awarded: str, maximum: int | None) -> None:
    terms = ({"from": "2026-01-01", "until": "2026-06-30", "maximum": 20000}, {"until": "2025-12-31", "maximum": 10000})
    award = an_award(awarded=awarded)

    view = award_view(small_scene(award=[award], fund=[a_fund(terms=terms)]), award)

    assert (view.terms.maximum if view.terms else None) == maximum


@pytest.mark.parametrize(
    ("amount", "applied", "budget", "shares"),
    [
        (5000, 5000, 20000, (100, 25)),
        (1000, 3000, 7000, (33.3, 14.3)),
        (0, 100, 100, (0, 0)),
        (5, None, 0, (None, None)),
    ],
)
def test_shares_are_of_what_was_applied_for_and_of_the_budget(
    amount: int, applied: int | None, budget: int, shares: tuple[float | None, float | None]
) -> None:
    award = an_award(amount=amount, applied_for=applied, budget=budget)

    view = award_view(small_scene(award=[award]), award)

    assert (view.of_applied, view.of_budget) == shares


@pytest.mark.parametrize(
    ("due", "received", "state"),
    [
        ("2026-11-20", None, "overdue"),
        ("2026-11-21", None, "due"),
        ("2026-11-22", None, "due"),
        ("2026-11-20", "2026-11-19", "received"),
        ("2026-11-20", "2026-11-20", "received"),
        ("2026-11-20", "2026-11-21", "late"),
        (None, "2026-11-21", "received"),
    ],
)
def test_accounts_are_overdue_from_the_day_after(due: str | None, received: str | None, state: Any) -> None:
    award = an_award(accounts_due=due, accounts_received=received)

    view = award_view(small_scene(award=[award], today=TODAY), award)

    assert view.accounts == Accounts(state, award.accounts_due, award.accounts_received)


def test_a_withdrawn_award_owes_no_accounts() -> None:
    award = an_award(accounts_due="2026-01-01", status="withdrawn")

    assert award_view(small_scene(award=[award]), award).accounts is None


@pytest.mark.parametrize(("number", "fits"), [("12345674", True), ("12345675", False), ("02345674", False)])
def test_the_digits_of_a_cvr_number_fit_together(number: str, fits: bool) -> None:
    assert is_cvr(number) is fits


@pytest.mark.parametrize("language", sorted(CURRENCIES))
def test_the_folders_of_awards_are_three_addresses(language: str) -> None:
    folders = award_folders(language)

    assert all(is_path(folder) and "/" not in folder for folder in folders.values())
    assert len(set(folders.values())) == 3


def test_an_amount_in_another_currency_bears_its_letters() -> None:
    danish, dutch = wording_of("da"), wording_of("nl")

    assert [danish.amount(1500, "DKK"), danish.amount(1500, "EUR")] == ["1.500\xa0kr.", "1.500\xa0EUR"]
    assert [dutch.amount(1500, "EUR"), dutch.amount(1500, "DKK")] == ["€\xa01.500", "1.500\xa0DKK"]


def test_every_award_of_the_city_rests_on_a_plan_and_a_decision_or_is_small() -> None:
    site = prepare(CITY).loaded.site
    assert site is not None
    for award in site["award"].values():
        assert isinstance(award, Award)
        fund = site["fund"][award.fund]
        assert isinstance(fund, Fund)
        if award.action is None or award.decision is None:
            cap = fund.plan.outside_cap if fund.plan else None
            assert award.outside_plan is not None, award.slug
            assert cap is None or award.amount <= cap, award.slug
            continue
        of_plan, action = award.action.removeprefix("plan:").split("#")
        of_meeting, item = award.decision.removeprefix("meeting:").split("#")
        plan, meeting = site["plan"][of_plan], site["meeting"][of_meeting]
        assert isinstance(plan, Plan)
        assert isinstance(meeting, Meeting)
        assert action in [one.id for one in plan.actions]
        assert item in [one.id for one in meeting.agenda]


@pytest.fixture
def site(town: Path, build_site: Build) -> Path:
    """Build the town with two real awards."""
    folder = town / "content/awards/2026"
    folder.mkdir(parents=True, exist_ok=True)
    late = "accounts_due: 2020-01-01\n"
    (folder / "badebro.md").write_text(
        FILE.format(title="Badebro", amount=12500, awarded="2026-10-01", more=late), "utf-8"
    )
    (folder / "telt.md").write_text(FILE.format(title="Telt", amount=500, awarded="2025-10-01", more=""), "utf-8")
    return build_site(town)


def words(file: Path) -> str:
    """Give the words of a page, without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", file.read_text("utf-8"))).replace("\xa0", " ")


def test_awards_are_told_on_pages_lists_and_in_files(site: Path) -> None:
    page, listed = words(site / "award/badebro/index.html"), words(site / "award/index.html")

    assert "12.500 kr." in page
    assert "20.000 kr. ( 62,5 % blev bevilget )" in page.replace("(", "( ").replace(")", " )").replace("  ", " ")
    assert "Regnskabet mangler" in page
    assert "2 bevillinger : 13.000 kr." in listed.replace("</strong>", " ")
    for place, total in (("pulje/havnepuljen", "13.000"), ("sted/strandby", "13.000"), ("aar/2026", "12.500")):
        assert f"{total} kr." in words(site / f"award/{place}/index.html")
    assert [
        grant["title"] for grant in json.loads((site / "data/awards-360giving.json").read_text("utf-8"))["grants"]
    ] == [
        "Badebro",
        "Telt",
    ]


def test_the_pages_of_the_fund_and_of_the_place_lead_to_all_their_awards(site: Path) -> None:
    fund = (site / "puljer/havnepuljen/index.html").read_text("utf-8")
    place = (site / "steder/strandby/index.html").read_text("utf-8")

    assert 'href="../../award/pulje/havnepuljen/"' in fund
    assert 'href="../../award/sted/strandby/"' in place
    assert "13.000" in fund
    assert "award/aar/2026/" in (site / "sitemap.xml").read_text("utf-8")


def test_other_programs_read_the_amount_of_an_award(site: Path) -> None:
    page = (site / "award/badebro/index.html").read_text("utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found is not None

    facts = json.loads(found[1])

    assert facts["@type"] == "MonetaryGrant"
    assert facts["amount"] == {"@type": "MonetaryAmount", "currency": "DKK", "value": 12500}
