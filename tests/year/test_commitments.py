"""Promises compared with the calendar."""

import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.engine.plugin import run_build
from generator.model.meetings.meeting import Meeting
from generator.model.year.commitments import Commitments
from generator.problems import render_message
from generator.views.scene import Scene
from generator.views.site.overdue import missing
from generator.views.year.commitments import Progress, accounts, progress, town_of
from tests.browser import DESKTOP, PHONE, faults, serving, visit
from tests.conftest import TOWN
from tests.towns import a_meeting, small_scene, small_site

pytest_plugins = ["tests.browser"]

THREE = {"id": "temamoeder", "title": "Tre til fire temamøder om året", "types": ["theme"], "at_least": 3, "at_most": 4}
PLACES = {"id": "steder", "title": "Forskellige steder", "types": ["theme"], "at_least": 2, "places": 2}


def theme(day: str, **fields: Any) -> Meeting:
    """Make a theme meeting on a day."""
    begins = datetime.fromisoformat(f"{day} 19:00")
    held = {"status": "planned", "published": date(2025, 1, 1)} | fields
    return a_meeting(f"{day}-tema", start=begins, end=begins.replace(hour=21), **held)


def at(town: str) -> dict[str, str]:
    return {"name": "Forsamlingshuset", "address": f"Vej 1, 9460 {town}"}


def scene_with(*meetings: Meeting, today: str, promise: dict[str, Any] = THREE, **settings: Any) -> Scene:
    """Look at a small site with one promise and these meetings."""
    document = Commitments.model_validate({"commitments": [promise]}, by_alias=True)
    site = replace(small_site(settings, meeting=meetings), documents=MappingProxyType({"commitments": document}))
    return small_scene(site, today=date.fromisoformat(today))


def this_year(scene: Scene) -> Progress:
    (account,) = accounts(scene)
    assert account.now is not None
    return account.now


def test_two_theme_meetings_by_the_first_of_november_is_a_shortfall_of_one() -> None:
    scene = scene_with(theme("2026-03-10"), theme("2026-09-15"), today="2026-11-01")

    now = this_year(scene)

    assert (now.state, now.count, now.shortfall) == ("short", 2, 1)
    assert [(days.month.isoformat(), days.count) for days in now.possible] == [("2026-11-01", 30), ("2026-12-01", 31)]
    assert [render_message(message, str) for message in missing(now)] == [
        "2 of at least 3 meetings in 2026. Missing: 1. Days left: 61",
        "put the meetings in the calendar, or write the promise's id under 'keeps' of those that count",
    ]


@pytest.mark.parametrize(
    ("today", "state", "possible"),
    [
        ("2026-01-01", "short", [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]),
        ("2026-11-30", "short", [1, 31]),
        ("2026-12-30", "short", [2]),
        ("2026-12-31", "short", [1]),
        ("2027-01-01", "broken", []),
    ],
)
def test_the_days_still_possible_end_with_the_year(today: str, state: str, possible: list[int]) -> None:
    scene = scene_with(today=today)

    found = progress(scene, scene.site.commitments[0], 2026)

    assert found is not None
    assert (found.state, [days.count for days in found.possible]) == (state, possible)


@pytest.mark.parametrize(("today", "held", "state"), [("2026-09-15", 2, "on-track"), ("2026-09-16", 3, "kept")])
def test_a_meeting_is_ahead_until_its_day_is_over(today: str, held: int, state: str) -> None:
    scene = scene_with(theme("2026-02-10"), theme("2026-05-10"), theme("2026-09-15"), today=today)

    now = this_year(scene)

    assert (len(now.held), len(now.ahead), now.state) == (held, 3 - held, state)


def test_the_days_of_other_years_do_not_count() -> None:
    scene = scene_with(
        theme("2025-12-31"), theme("2026-01-01"), theme("2026-12-31"), theme("2027-01-01"), today="2026-06-01"
    )

    assert [item.day.isoformat() for item in (*this_year(scene).held, *this_year(scene).ahead)] == [
        "2026-01-01", "2026-12-31"
    ]  # fmt: skip


def test_cancelled_meetings_keep_nothing() -> None:
    scene = scene_with(
        theme("2026-03-10", status="cancelled"), theme("2026-12-10", status="cancelled"), today="2026-11-01"
    )

    assert (this_year(scene).count, this_year(scene).shortfall) == (0, 3)


def test_made_up_meetings_keep_no_real_promise_and_are_told_of() -> None:
    meetings = [theme(day, example=True) for day in ("2026-03-10", "2026-05-10", "2026-09-10")]

    real = this_year(scene_with(*meetings, today="2026-11-01"))
    made_up = this_year(scene_with(*meetings, today="2026-11-01", promise=THREE | {"example": True}))

    assert (real.count, real.shortfall, real.examples) == (0, 3, 3)
    assert (made_up.count, made_up.state, made_up.examples) == (3, "kept", 0)


def test_a_meeting_counts_by_kind_and_organiser_or_by_naming_the_promise() -> None:
    promise = THREE | {"organiser": "landdistriktsraad"}
    scene = scene_with(
        theme("2026-01-10"),
        theme("2026-02-10", organiser="landdistriktsraad"),
        theme("2026-03-10", type="council", organiser="landdistriktsraad"),
        theme("2026-04-10", type="council", keeps=["temamoeder"]),
        today="2026-11-01",
        promise=promise,
    )

    assert [item.day.month for item in this_year(scene).held] == [2, 4]


def test_a_promise_without_kinds_is_kept_only_by_what_names_it() -> None:
    promise = {"id": "status", "title": "Status hvert år", "organiser": "landdistriktsraad"}
    scene = scene_with(
        theme("2026-02-10", organiser="landdistriktsraad"), theme("2026-03-10", keeps=["status"]), today="2026-11-01",
        promise=promise,
    )  # fmt: skip

    assert [item.day.month for item in this_year(scene).held] == [3]


def test_all_meetings_in_one_town_is_named() -> None:
    meetings = [theme(day, place=at("Brovst")) for day in ("2026-02-10", "2026-05-10", "2026-12-10")]

    now = this_year(scene_with(*meetings, today="2026-11-01", promise=PLACES))

    assert (now.only_town, now.missing_places, now.state) == ("Brovst", 1, "short")
    assert (
        render_message(missing(now)[0], str) == "the meetings of 2026 are in too few places. Missing: 1. Days left: 61"
    )


def test_two_towns_keep_the_promise_of_different_places() -> None:
    meetings = [theme("2026-02-10", place=at("Brovst")), theme("2026-05-10", place=at("Gjøl"))]

    now = this_year(scene_with(*meetings, today="2026-11-01", promise=PLACES))

    assert (now.only_town, now.towns, now.state) == (None, ("Brovst", "Gjøl"), "kept")


def test_a_meeting_whose_place_is_not_known_yet_may_be_anywhere() -> None:
    meetings = [theme("2026-02-10", place=at("Brovst")), theme("2026-12-10", place=None)]

    now = this_year(scene_with(*meetings, today="2026-11-01", promise=PLACES))

    assert (now.only_town, now.unplaced, now.state) == (None, 1, "on-track")


@pytest.mark.parametrize(
    ("place", "communities", "town"),
    [
        ({"name": "Hallen", "address": "Skovsgårdvej 4, 9460 Brovst"}, (), "Brovst"),
        ({"name": "Hallen", "address": "Vej 4, 9492 Blokhus, Danmark"}, (), "Blokhus"),
        ({"name": "Hallen", "address": "Vej 4"}, ("strandby",), "Strandby"),
        ({"name": "Hallen"}, ("strandby", "bakkeby"), "Hallen"),
        (None, ("strandby",), None),
    ],
)
def test_the_town_is_read_off_the_address(place: Any, communities: tuple[str, ...], town: str | None) -> None:
    meeting = theme("2026-02-10", place=place, communities=communities)

    assert town_of(scene_with(meeting, today="2026-11-01"), meeting) == town


@pytest.mark.parametrize(
    ("begins", "ends", "years"),
    [
        ("2023-01-01", None, [2025, 2024, 2023]),
        ("2023-01-02", None, [2025, 2024]),
        ("2023-01-01", "2025-12-31", [2025, 2024, 2023]),
        ("2023-01-01", "2025-12-30", [2024, 2023]),
        (None, None, []),
    ],
)
def test_only_whole_years_of_the_promise_are_reckoned(begins: str | None, ends: str | None, years: list[int]) -> None:
    promise = THREE | {"from": begins, "until": ends}

    (account,) = accounts(scene_with(theme("2024-03-10"), today="2026-11-01", promise=promise))

    assert [past.year for past in account.before] == years
    assert {past.state for past in account.before} <= {"broken"}
    assert (account.now is None) == (ends is not None)


def test_citizens_see_only_what_is_public() -> None:
    hidden = scene_with(today="2026-11-01")
    public = scene_with(today="2026-11-01", promise=THREE | {"public": True})

    assert [len(accounts(scene, is_public=True)) for scene in (hidden, public)] == [0, 1]
    assert [len(accounts(scene)) for scene in (hidden, public)] == [1, 1]


DOCUMENT = """commitments:
  - id: temamoeder
    title: Tre til fire temamøder om året
    types: [theme]
    at_least: 3
    places: 2
    public: true
    source: {url: "https://lilleby.example/strategi", checked: 2026-11-01}
  - id: status
    title: Status hvert år
"""
PROMISES = "sections:\n  commitments: {path: det-har-vi-lovet, title: Det har vi lovet}\n"


def built(folder: Path, document: str) -> Path:
    """Build the small town with promises, as on 1 November 2026."""
    root = Path(shutil.copytree(TOWN, folder / "town"))
    (root / "content/commitments.yml").write_text(document, encoding="utf-8")
    settings = root / "content/site.yml"
    settings.write_text(settings.read_text("utf-8").replace("sections:\n", PROMISES), encoding="utf-8")
    assert run_build(root, site_dir=root / "site", searched=False, today=date(2026, 11, 1)) is not None
    return root / "site"


def test_the_page_says_in_plain_words_what_is_missing(tmp_path: Path) -> None:
    site = built(tmp_path, DOCUMENT)

    page = (site / "det-har-vi-lovet/index.html").read_text("utf-8")
    editors = (site / "editors/index.html").read_text("utf-8")

    assert "I 2026: 0 holdt, 1 på vej i kalenderen." in page
    assert "Der mangler 2 møder." in page
    assert "30 dage i november 2026" in page
    assert "31 dage i december 2026" in page
    assert "Status hvert år" not in page
    assert "Status hvert år" in editors


def test_without_a_public_promise_there_is_no_page_and_no_link(tmp_path: Path) -> None:
    site = built(tmp_path, DOCUMENT.replace("public: true", "public: false"))

    assert not (site / "det-har-vi-lovet").exists()
    assert "det-har-vi-lovet" not in (site / "index.html").read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_promises(chromium: Browser, tmp_path: Path, scheme: Any) -> None:
    site = built(tmp_path, DOCUMENT)
    found = {}
    for size in (DESKTOP, PHONE):
        with serving(site) as address, visit(chromium, viewport=size, color_scheme=scheme) as page:
            page.goto(f"{address}det-har-vi-lovet/")
            found[size["width"]] = (faults(page), page.evaluate("document.documentElement.scrollWidth - innerWidth"))

    assert found == {1280: ([], 0), 390: ([], 0)}
