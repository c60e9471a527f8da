"""What waits for the editors: what is late, from which day, and where it is shown."""

import json
import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.cli import main
from generator.engine.plugin import run_build
from generator.model.awards.award import Award
from generator.model.entity import Entity
from generator.model.text.page import Page
from generator.model.year.commitments import Commitments
from generator.model.year.wheel import Wheel
from generator.pages.site import editors
from generator.problems import render_message
from generator.views.site.ages import age_of_record, last_change
from generator.views.site.overdue import RULES, Late, late
from tests.browser import DESKTOP, PHONE, faults, serving, visit
from tests.conftest import TOWN
from tests.towns import a_fund, a_meeting, a_plan, small_scene, small_site

pytest_plugins = ["tests.browser"]

TODAY = date(2026, 11, 22)
NONE: dict[str, list[Entity]] = {"meeting": [], "fund": [], "community": [], "plan": [], "news": [], "page": []}


def waiting(today: date = TODAY, documents: dict[str, Any] | None = None, **records: Any) -> list[Late]:
    """List what waits on a small site that has only these records."""
    site = replace(small_site(**{**NONE, **records}), documents=MappingProxyType(documents or {}))
    return list(late(small_scene(site, today=today)))


def told(items: list[Late]) -> list[tuple[str, str, str]]:
    return [(item.rule, str(item.since), render_message(item.what, str)) for item in items]


def a_source(checked: date) -> dict[str, Any]:
    return {"url": "https://lilleby.example/pulje", "checked": checked}


def an_award(**fields: Any) -> Award:
    defaults = {
        "slug": "hallen", "title": "Ny hal", "description": "En hal.", "recipient": {"name": "Idrætsforeningen"},
        "fund": "landsbypuljen", "amount": 1000, "awarded": date(2026, 1, 2), "published": date(2026, 1, 3),
    }  # fmt: skip
    return Award.model_validate(defaults | fields)


@pytest.mark.parametrize(("days", "expected"), [(0, 0), (179, 0), (180, 0), (181, 1), (400, 1)])
def test_a_source_is_old_the_day_after_its_days_are_up(days: int, expected: int) -> None:
    found = waiting(fund=[a_fund(source=[a_source(TODAY - timedelta(days=days))])])

    assert [item.rule for item in found] == ["old-source"] * expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "the page has no source, and was last changed on 2026-05-24"),
        ({"updated": date(2026, 11, 1)}, None),
        ({"published": date(2026, 5, 26)}, None),
        ({"look_again": TODAY}, f"the page was to be read again on {TODAY}"),
        ({"look_again": TODAY + timedelta(days=1)}, None),
        ({"source": {"url": "https://lilleby.example/", "checked": date(2026, 11, 1)}}, None),
    ],
)
def test_a_page_is_asked_for_on_its_day_or_when_it_is_old_and_has_no_source(
    fields: dict[str, object], expected: str | None
) -> None:
    facts = {"slug": "om", "title": "Om", "published": date(2026, 5, 24), **fields}
    page = Page.model_validate(facts, by_alias=True, by_name=True)

    found = [item for item in waiting(page=[page]) if item.rule == "old-page"]

    assert [render_message(item.what, str) for item in found] == ([] if expected is None else [expected])


@pytest.mark.parametrize(("day", "expected"), [(21, []), (22, ["old-source"]), (23, ["old-source"])])
def test_a_meeting_grows_old_only_until_it_has_been(day: int, expected: list[str]) -> None:
    start = date(2026, 11, day)
    meeting = a_meeting("2026-11-x", start=start, end=None, status="planned", source=[a_source(date(2026, 1, 1))])

    found = [item.rule for item in waiting(meeting=[meeting]) if item.rule == "old-source"]

    assert found == expected


@pytest.mark.parametrize(("status", "expected"), [("awarded", 1), ("paid", 1), ("completed", 0), ("withdrawn", 0)])
def test_an_award_grows_old_only_until_it_is_settled(status: str, expected: int) -> None:
    found = waiting(award=[an_award(status=status, source=[a_source(date(2026, 1, 1))])])

    assert [item.rule for item in found] == ["old-source"] * expected


def test_minutes_and_their_corrections_move_the_day_a_meeting_was_updated() -> None:
    minutes = {
        "status": "approved", "approved": date(2026, 11, 10),
        "corrections": [{"on": date(2026, 11, 20), "what": "Et tal."}, {"on": date(2026, 11, 23), "what": "Et navn."}],
    }  # fmt: skip
    meeting = a_meeting("2026-10-01-raad", start=date(2026, 10, 1), end=None, status="held", minutes=minutes)
    plain = a_fund(published=date(2026, 2, 2), updated=date(2026, 3, 3))
    scene = small_scene(meeting=[meeting], fund=[plain], today=TODAY)

    found = [last_change(scene, record) for record in (meeting, plain)]

    assert found == [date(2026, 11, 20), date(2026, 3, 3)]


def test_an_old_source_names_the_value_the_days_and_who_to_ask() -> None:
    fund = a_fund(source=[a_source(date(2025, 5, 3)), a_source(date(2025, 1, 1))], contact="bo-lund")

    (item,) = waiting(fund=[fund])

    assert told([item]) == [("old-source", "2025-10-31", "the source was last checked on 2025-05-03, 568 days ago")]
    assert (item.keys, item.asked, item.address) == (("source", 0, "checked"), "Bo Lund", "puljer/landsbypuljen/")


def test_the_newest_check_of_a_record_counts() -> None:
    fund = a_fund(source=[a_source(date(2020, 1, 1)), a_source(TODAY)])

    assert waiting(fund=[fund]) == []


def test_the_age_that_a_site_allows_is_its_own() -> None:
    fund = a_fund(source=[a_source(TODAY - timedelta(days=31))])

    ages = [
        age_of_record(small_scene(settings={"facts_max_age": limit}, today=TODAY, fund=[fund]), fund)
        for limit in (30, 31)
    ]

    assert [age and (age.days, age.limit) for age in ages] == [(31, 30), None]


def test_the_sources_of_wheel_and_promises_grow_old_too() -> None:
    old = a_source(date(2025, 1, 1))
    documents = {
        "wheel": Wheel.model_validate({"title": "Året rundt", "turns": (), "source": [old]}),
        "commitments": Commitments.model_validate({"commitments": [{"id": "x", "title": "Lovet", "source": old}]}),
    }

    found = [item for item in waiting(documents=documents) if item.rule == "old-source"]

    assert [(item.title, item.keys) for item in found] == [
        ("Lovet", ("commitments", 0, "source", "checked")),
        ("Året rundt", ("source", 0, "checked")),
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"state": "paused", "look_again": TODAY + timedelta(days=1)}, []),
        ({"state": "paused", "look_again": TODAY}, ["look-again"]),
        ({"state": "budget-used", "look_again": TODAY - timedelta(days=1)}, ["look-again"]),
        ({"state": "budget-used"}, ["look-again"]),
        ({"state": "paused"}, ["look-again"]),
        ({"state": "unconfirmed"}, ["unconfirmed-fund"]),
        ({"state": "unconfirmed", "look_again": TODAY + timedelta(days=1)}, []),
        ({"state": "ended"}, []),
        ({}, []),
    ],
)
def test_a_fund_waits_from_the_day_it_is_to_be_looked_at(fields: dict[str, Any], expected: list[str]) -> None:
    assert [item.rule for item in waiting(fund=[a_fund(**fields)])] == expected


@pytest.mark.parametrize(
    ("day", "status", "expected"),
    [
        ("2026-11-21", "planned", ["meeting-status"]),
        ("2026-11-22", "planned", []),
        ("2026-11-23", "planned", []),
        ("2026-11-21", "held", []),
        ("2026-11-21", "cancelled", []),
        ("2026-11-23", "held", ["meeting-status"]),
    ],
)
def test_a_meeting_waits_when_its_status_does_not_fit_its_day(day: str, status: str, expected: list[str]) -> None:
    meeting = a_meeting(f"{day}-x", start=datetime.fromisoformat(f"{day} 19:00"), end=None, status=status)

    assert [item.rule for item in waiting(meeting=[meeting])] == expected


@pytest.mark.parametrize(("days", "expected"), [(60, []), (61, ["draft-minutes"])])
@pytest.mark.parametrize("published", [True, False])
def test_minutes_wait_when_they_have_been_a_draft_for_more_than_sixty_days(
    days: int, expected: list[str], published: bool
) -> None:
    begun = TODAY - timedelta(days=days)
    day = begun - timedelta(days=5) if published else begun
    minutes = {"status": "draft", "published": begun if published else None}
    meeting = a_meeting(f"{day}-x", start=day, end=None, status="held", minutes=minutes)

    assert [item.rule for item in waiting(meeting=[meeting])] == expected


@pytest.mark.parametrize(
    "minutes", [{"status": "approved"}, {"status": "draft", "withdrawn": {"on": TODAY, "why": "x"}}]
)
def test_approved_and_withdrawn_minutes_do_not_wait(minutes: dict[str, Any]) -> None:
    meeting = a_meeting("2026-01-02-x", start=date(2026, 1, 2), end=None, status="held", minutes=minutes)

    assert waiting(meeting=[meeting]) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"accounts_due": TODAY}, []),
        ({"accounts_due": TODAY - timedelta(days=1)}, [("missing-accounts", "2026-11-22")]),
        ({"accounts_due": TODAY - timedelta(days=1), "accounts_received": TODAY}, []),
        ({"accounts_due": TODAY - timedelta(days=1), "status": "withdrawn"}, []),
        ({}, []),
    ],
)
def test_accounts_wait_from_the_day_after_they_were_due(fields: dict[str, Any], expected: list[Any]) -> None:
    found = waiting(award=[an_award(**fields)])

    assert [(item.rule, str(item.since)) for item in found] == expected


def test_the_list_goes_by_rule_and_then_the_oldest_first() -> None:
    funds = [
        a_fund("a", title="A", source=[a_source(date(2026, 1, 2))]),
        a_fund("b", title="B", source=[a_source(date(2026, 1, 1))]),
        a_fund("c", title="C", state="unconfirmed", published=date(2026, 6, 1)),
    ]

    found = waiting(fund=funds)

    assert [item.title for item in found] == ["C", "B", "A"]
    assert sorted((item.rule for item in found), key=RULES.index) == [item.rule for item in found]


@pytest.fixture(scope="module")
def old_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small town as on a day when all its sources are old, with one promise and one meeting gone by."""
    root = Path(shutil.copytree(TOWN, tmp_path_factory.mktemp("overdue") / "town"))
    promise = "commitments:\n  - {id: tema, title: Tre temamøder, types: [theme], at_least: 3}\n"
    (root / "content/commitments.yml").write_text(promise, encoding="utf-8")
    assert run_build(root, site_dir=root / "site", searched=False, today=date(2027, 6, 1)) is not None
    return root


def test_the_command_names_file_and_place_of_each_value(old_town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--root", str(old_town), "overdue", "--today", "2027-06-01", "--format", "json"])

    rows = json.loads(capsys.readouterr().out)
    places = {(row["file"], row["line"], row["rule"]) for row in rows}
    lines = {name: (old_town / name).read_text("utf-8").splitlines() for name, _, _ in places}
    assert code == 0
    assert {row["severity"] for row in rows} == {"warning"}
    assert {rule for _, _, rule in places} >= {"old-source", "meeting-status", "shortfall"}
    assert all("checked" in lines[name][line - 1] for name, line, rule in places if rule == "old-source")
    assert all(
        lines[name][line - 1].startswith("status") or line == 1
        for name, line, rule in places
        if rule == "meeting-status"
    )


@pytest.mark.parametrize(("today", "words", "code"), [("2027-06-01", ["--strict"], 1), ("2027-06-01", [], 0)])
def test_the_command_fails_only_when_asked_to(
    old_town: Path, capsys: pytest.CaptureFixture[str], today: str, words: list[str], code: int
) -> None:
    assert main(["--root", str(old_town), "overdue", "--today", today, *words]) == code
    assert "advarsel [old-source] kilden er sidst tjekket 2026-11-01, for 212 dage siden" in capsys.readouterr().out


def test_the_command_is_content_when_nothing_waits(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (*town.glob("meetings/*/*.md"), *town.glob("funds/*.md")):
        path.unlink()
    for path in town.glob("content/news/*.md"):
        path.unlink()
    (town / "plans/strandby/2026.md").unlink()
    code = main(["--root", str(town), "overdue", "--today", "2026-11-02", "--strict"])

    assert (code, capsys.readouterr().out) == (0, "ingen fejl\n")


def test_the_editors_page_says_the_same_as_the_command(old_town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--root", str(old_town), "overdue", "--today", "2027-06-01", "--format", "json"])
    rows = json.loads(capsys.readouterr().out)

    page = (old_town / "site/editors/index.html").read_text("utf-8")

    assert page.count('<p class="ei-late__title">') == len(rows) > 10
    assert all(f'href="https://git.example/lilleby/edit/main/{row["file"]}"' in page for row in rows)


def test_nothing_leads_to_the_editors_page(old_town: Path) -> None:
    site = old_town / "site"

    linking = [
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.suffix in (".html", ".xml", ".json") and "editors/" in path.read_text("utf-8")
    ]
    page = (site / "editors/index.html").read_text("utf-8")

    assert linking == ["editors/index.html"]
    assert '<meta name="robots" content="noindex">' in page
    assert "data-pagefind-body" not in page


def test_a_reader_is_told_of_old_facts_from_the_181st_day(old_town: Path) -> None:
    def notices(today: date) -> int:
        site = old_town / f"site-{today}"
        assert run_build(old_town, site_dir=site, searched=False, today=today) is not None
        return (site / "steder/strandby/index.html").read_text("utf-8").count("ei-old-facts")

    assert [notices(date(2026, 11, 1) + timedelta(days=days)) for days in (180, 181)] == [0, 1]


def test_the_notice_says_when_and_where_to_ask(old_town: Path) -> None:
    page = (old_town / "site/steder/strandby/index.html").read_text("utf-8")

    assert "Oplysningerne er sidst tjekket 1. november 2026, for mere end et halvt år siden." in page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["editors/", "steder/strandby/"])
def test_axe_finds_nothing_on_what_is_late(chromium: Browser, old_town: Path, path: str, scheme: Any) -> None:
    found = {}
    for size in (DESKTOP, PHONE):
        with serving(old_town / "site") as address, visit(chromium, viewport=size, color_scheme=scheme) as page:
            page.goto(address + path)
            found[size["width"]] = (faults(page), page.evaluate("document.documentElement.scrollWidth - innerWidth"))

    assert found == {1280: ([], 0), 390: ([], 0)}


def test_the_page_shows_the_first_of_very_many_and_counts_them_all(
    monkeypatch: pytest.MonkeyPatch, old_town: Path
) -> None:
    monkeypatch.setattr(editors, "MOST", 2)
    site = old_town / "site-short"
    assert run_build(old_town, site_dir=site, searched=False, today=date(2027, 6, 1)) is not None

    page = (site / "editors/index.html").read_text("utf-8")
    old = page.partition('<h2 id="section-old-source">')[2].partition("<h2")[0]

    assert old.count("ei-late__title") == 2
    assert "Kommandoen viser" in old


def disagreeing(action: dict[str, Any] | None, **award: Any) -> list[tuple[str, str]]:
    """Say what the list tells of an award for an action of the plan."""
    actions = [{"id": "sti", "title": "Sti", **action}] if action else []
    plan = a_plan(goals=[{"id": "natur", "title": "Natur", "actions": actions}])
    given = an_award(action="plan:strandby/2026#sti", source=[a_source(TODAY)], **award)
    found = waiting(plan=[plan], award=[given])
    return [
        (".".join(map(str, item.keys)), render_message(item.what, str)) for item in found if item.rule == "disagreement"
    ]


def so(status: str | None) -> dict[str, Any]:
    """Give an action whose history ends with a status."""
    return {"updates": [{"on": date(2026, 3, 1), "what": "Sådan er det.", "status": status}]} if status else {}


@pytest.mark.parametrize("status", ["idea", "planned", "dropped"])
def test_an_award_that_is_completed_for_what_is_not_waits_for_the_editors(status: str) -> None:
    found = disagreeing(so(status), status="completed")

    assert found == [("status", f"the award is completed, and the action 'Sti' says '{status}'")]


@pytest.mark.parametrize(
    ("action", "award"),
    [
        ("done", "completed"), ("running", "completed"), (None, "completed"), ("running", "paid"), ("idea", "awarded"),
        ("dropped", "withdrawn"), ("done", "withdrawn"),
    ],
)  # fmt: skip
def test_an_award_and_an_action_that_may_both_be_true_are_let_be(action: str | None, award: str) -> None:
    assert disagreeing(so(action), status=award) == []


@pytest.mark.parametrize("status", ["awarded", "paid"])
def test_money_for_a_dropped_action_waits(status: str) -> None:
    found = disagreeing(so("dropped"), status=status)

    assert found == [("status", f"the action 'Sti' is dropped, and the award says '{status}'")]


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        ({}, 1),
        ({"accounts_due": date(2027, 6, 1)}, 0),  # until they come it cannot be completed
        ({"accounts_due": date(2026, 6, 1), "accounts_received": date(2026, 5, 1)}, 1),
    ],
)
def test_an_action_that_is_done_wants_its_award_completed_once_the_accounts_are_there(
    accounts: dict[str, Any], expected: int
) -> None:
    assert len(disagreeing(so("done"), status="paid", **accounts)) == expected


def test_an_award_cannot_be_completed_without_the_accounts_that_are_due() -> None:
    due = {"accounts_due": date(2027, 6, 1)}

    assert disagreeing(None, status="completed", **due) == [
        ("status", "the award is completed, and its accounts have not come")
    ]
    assert disagreeing(None, status="completed", **due, accounts_received=date(2026, 11, 1)) == []


@pytest.mark.parametrize(("day", "expected"), [(date(2026, 11, 22), 0), (date(2026, 11, 23), 1)])
def test_an_award_of_a_day_to_come_waits(day: date, expected: int) -> None:
    assert len(disagreeing(None, awarded=day)) == expected


@pytest.mark.parametrize(("last", "status", "expected"), [(21, "paid", 1), (22, "paid", 0), (21, "completed", 0)])
def test_a_project_whose_last_day_is_past_wants_its_award_completed(last: int, status: str, expected: int) -> None:
    assert len(disagreeing(None, status=status, runs={"to": date(2026, 11, last)})) == expected


def test_a_dropped_action_whose_project_still_runs_waits() -> None:
    found = disagreeing(so("dropped"), status="withdrawn", runs={"from": date(2026, 11, 1), "to": date(2027, 3, 1)})

    assert found == [("runs", "the action 'Sti' is dropped, and its project runs until 2027-03-01")]
