"""The annual wheel: which days a turn gives, and that list, drawing and calendar hold the same."""

import re
import shutil
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser

from generator.calendars import render_calendars
from generator.engine.plugin import run_build
from generator.model.year.wheel import Wheel
from generator.pages.year.wheel import drawing
from generator.views.scene import Scene
from generator.views.year.wheel import calendar_years, happenings, next_after, wheel_year
from generator.words.wording import wording_of
from tests.browser import DESKTOP, PHONE, faults, serving, visit
from tests.conftest import TOWN
from tests.towns import small_scene, small_site

pytest_plugins = ["tests.browser"]

TURN = {"id": "moede", "title": "Møde"}
WHEEL = """title: Året rundt
updated: 2026-11-01
turns:
  - {id: dialog, title: Dialogmøder, season: autumn, invites: landdistriktsraad, invited: [strandby-borgerforening]}
  - {id: vaerksted, title: "Ildsjæleværksteder; for alle, 😀", season: winter, others: [ildsjæle]}
  - {id: ferie, title: Ferielukket, from: 12-20, to: 01-05}
  - {id: tirsdag, title: Første tirsdag, rule: "FREQ=MONTHLY;BYMONTH=3,9;BYDAY=1TU", invites: landdistriktsraad}
  - {id: prisen, title: Prisen, from: 10-10, to: 10-10, example: true}
"""


def scene_with(*turns: dict[str, Any], today: date = date(2026, 11, 22), **fields: Any) -> Scene:
    """Look at a small site with these turns."""
    wheel = Wheel.model_validate({"title": "Året", "turns": turns, **fields}, by_alias=True)
    site = replace(small_site(), documents=MappingProxyType({"wheel": wheel}))
    return small_scene(site, today=today)


def days(scene: Scene, year: int) -> list[tuple[str, str]]:
    return [(one.first.isoformat(), one.last.isoformat()) for one in happenings(scene, year)]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ({"season": "spring"}, [("2027-03-01", "2027-05-31")]),
        ({"season": "summer"}, [("2027-06-01", "2027-08-31")]),
        ({"season": "autumn"}, [("2027-09-01", "2027-11-30")]),
        ({"season": "winter"}, [("2026-12-01", "2027-02-28"), ("2027-12-01", "2028-02-29")]),
        ({"from": "01-01", "to": "12-31"}, [("2027-01-01", "2027-12-31")]),
        ({"from": "12-31", "to": "01-01"}, [("2026-12-31", "2027-01-01"), ("2027-12-31", "2028-01-01")]),
        ({"from": "05-01", "to": "05-01"}, [("2027-05-01", "2027-05-01")]),
        ({"from": "02-29", "to": "02-29"}, [("2027-02-28", "2027-02-28")]),
        ({"from": "02-01", "to": "02-29"}, [("2027-02-01", "2027-02-28")]),
        ({"rule": "FREQ=MONTHLY;BYMONTH=2,11;BYDAY=1TU"}, [("2027-02-02",) * 2, ("2027-11-02",) * 2]),
        ({"rule": "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1"}, [("2027-01-01",) * 2]),
        ({"rule": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"}, [("2027-12-31",) * 2]),
        ({"rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"}, []),
    ],
)
def test_a_turn_gives_its_days(when: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert days(scene_with(TURN | when), 2027) == expected


def test_a_winter_ends_on_the_29th_in_a_leap_year() -> None:
    assert days(scene_with(TURN | {"season": "winter"}), 2028)[0] == ("2027-12-01", "2028-02-29")


@pytest.mark.parametrize(
    ("day", "is_now", "is_past"),
    [
        (date(2026, 8, 31), False, False),
        (date(2026, 9, 1), True, False),
        (date(2026, 11, 30), True, False),
        (date(2026, 12, 1), False, True),
    ],
)
def test_an_occurrence_is_now_from_its_first_day_to_its_last(day: date, is_now: bool, is_past: bool) -> None:
    (one,) = happenings(scene_with(TURN | {"season": "autumn"}), 2026)

    assert (one.is_now(day), one.is_past(day)) == (is_now, is_past)


def test_what_is_over_comes_back() -> None:
    scene = scene_with(TURN | {"rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"})
    (one,) = happenings(scene, 2028)

    following = next_after(scene, one)

    assert following is not None
    assert following.first == date(2032, 2, 29)


def test_made_up_turns_are_gone_where_the_site_shows_none() -> None:
    wheel = Wheel.model_validate({"title": "Året", "turns": [TURN | {"season": "autumn", "example": True}]})
    site = small_site({"show_examples": False})
    scene = small_scene(replace(site, documents=MappingProxyType({"wheel": wheel})))

    assert happenings(scene, 2026) == ()


def test_roles_are_bodies_first_and_each_once() -> None:
    scene = scene_with(
        TURN | {"season": "spring", "others": ["ildsjæle"]},
        {"id": "to", "title": "To", "season": "autumn", "invites": "landdistriktsraad", "others": ["ildsjæle"]},
    )

    year = wheel_year(scene, 2026)

    assert [(role.id, role.title, role.address) for role in year.roles] == [
        ("landdistriktsraad", "Landdistriktsrådet", "body/landdistriktsraad/"),
        ("ildsjaele", "ildsjæle", None),
    ]
    assert [one.id for one in year.of(year.roles[1])] == ["moede-2026", "to-2026"]


def test_arcs_of_one_ring_do_not_cover_each_other() -> None:
    turns = [
        {"id": f"t{index}", "title": "T", "season": season} for index in range(3) for season in ("autumn", "winter")
    ]
    year = wheel_year(scene_with(*turns, {"id": "alt", "title": "Alt", "from": "01-01", "to": "12-31"}), 2026)

    drawn = drawing(year)

    assert len(drawn.arcs) == len(year.happenings) == 10
    assert len({(arc.x, arc.y) for arc in drawn.arcs}) == 10
    assert max(abs(place) for arc in drawn.arcs for place in (arc.x, arc.y)) < drawn.radius


def events(scene: Scene) -> list[Any]:
    made = {item.path: item.data for item in render_calendars(scene, wording_of("da"))}
    return entries(made["calendar/wheel.ics"])


def entries(calendar: bytes) -> list[Any]:
    """List the events of a calendar; their types are those of the library's parser."""
    return list(Calendar.from_ical(calendar).walk("VEVENT"))


def test_the_calendar_ends_the_day_after_the_last_and_makes_nobody_busy() -> None:
    scene = scene_with(TURN | {"from": "12-31", "to": "01-01"}, updated=date(2026, 11, 1))

    found = events(scene)

    assert [(str(event["UID"]), event["DTSTART"].dt, event["DTEND"].dt) for event in found] == [
        ("wheel-moede-2025@lilleby.example", date(2025, 12, 31), date(2026, 1, 2)),
        ("wheel-moede-2026@lilleby.example", date(2026, 12, 31), date(2027, 1, 2)),
        ("wheel-moede-2027@lilleby.example", date(2027, 12, 31), date(2028, 1, 2)),
    ]
    assert {event["TRANSP"] for event in found} == {"TRANSPARENT"}
    assert {event["SEQUENCE"] for event in found} == {(date(2026, 11, 1) - date(2026, 1, 15)).days}


def test_a_window_that_is_mended_stays_the_same_entry_with_a_higher_number() -> None:
    before = scene_with(TURN | {"from": "03-01", "to": "03-31"}, updated=date(2026, 11, 1))
    after = scene_with(TURN | {"from": "04-01", "to": "04-30"}, updated=date(2026, 11, 2))

    old, new = events(before), events(after)

    assert [event["UID"] for event in old] == [event["UID"] for event in new]
    assert new[0]["SEQUENCE"] == old[0]["SEQUENCE"] + 1


def test_the_calendar_is_the_same_on_every_day_of_a_year() -> None:
    first, last = (scene_with(TURN | {"season": "winter"}, today=day) for day in (date(2026, 1, 1), date(2026, 12, 31)))

    assert [event.to_ical() for event in events(first)] == [event.to_ical() for event in events(last)]


class Page(HTMLParser):
    """Reads the list and the drawing of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.listed: set[tuple[str, str, str]] = set()
        self.drawn: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "li" and "data-first" in found:
            self.listed.add((found["id"], found["data-first"], found["data-last"]))
        if tag == "a" and found.get("class") == "ei-wheel__arc":
            self.drawn.add(found["href"].removeprefix("#"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small town with a wheel, as on 22 November 2026."""
    root = Path(shutil.copytree(TOWN, tmp_path_factory.mktemp("wheel") / "town"))
    (root / "content/wheel.yml").write_text(WHEEL, encoding="utf-8")
    settings = root / "content/site.yml"
    text = settings.read_text("utf-8")
    sections = "sections:\n  wheel: {path: aarshjul, title: Året rundt}\n"
    settings.write_text(text.replace("sections:\n", sections), encoding="utf-8")
    assert run_build(root, site_dir=root / "site", searched=False, today=date(2026, 11, 22)) is not None
    return root / "site"


def test_list_drawing_and_calendar_hold_the_same(built: Path) -> None:
    page = Page((built / "aarshjul/index.html").read_text("utf-8"))
    calendar = entries((built / "calendar/wheel.ics").read_bytes())

    in_calendar = {
        (
            str(event["UID"]).partition("@")[0].replace("wheel-", "turn-", 1),
            event["DTSTART"].dt.isoformat(),
            (event["DTEND"].dt - timedelta(days=1)).isoformat(),
        )
        for event in calendar
    }
    of_the_year = {one for one in in_calendar if one[1] <= "2026-12-31" and one[2] >= "2026-01-01"}

    assert page.listed == of_the_year
    assert page.drawn == {name for name, _, _ in of_the_year}
    assert sorted(of_the_year) == [
        ("turn-dialog-2026", "2026-09-01", "2026-11-30"),
        ("turn-ferie-2025", "2025-12-20", "2026-01-05"),
        ("turn-ferie-2026", "2026-12-20", "2027-01-05"),
        ("turn-prisen-2026", "2026-10-10", "2026-10-10"),
        ("turn-tirsdag-2026-03-03", "2026-03-03", "2026-03-03"),
        ("turn-tirsdag-2026-09-01", "2026-09-01", "2026-09-01"),
        ("turn-vaerksted-2025", "2025-12-01", "2026-02-28"),
        ("turn-vaerksted-2026", "2026-12-01", "2027-02-28"),
    ]
    assert len(in_calendar - of_the_year) == 6


def test_the_list_tells_only_of_a_next_time_that_is_still_to_come(built: Path) -> None:
    text = (built / "aarshjul/index.html").read_text("utf-8")

    told = {
        one.partition('"')[0]: one.partition("Næste gang: ")[2].partition("</p>")[0]
        for one in text.split('id="turn-')[1:]
        if "Næste gang" in one
    }

    assert told == {
        "vaerksted-2025": "vinter, 1. december 2026 – 28. februar 2027",
        "ferie-2025": "20. december 2026 – 5. januar 2027",
        "tirsdag-2026-09-01": "tirsdag 2. marts 2027",
        "prisen-2026": "søndag 10. oktober 2027",
    }


def test_the_calendar_holds_this_year_and_the_next_each_once() -> None:
    scene = scene_with(TURN | {"season": "winter"})

    assert [one.id for one in calendar_years(scene)] == ["moede-2025", "moede-2026", "moede-2027"]


def test_a_made_up_turn_says_so_in_the_list_and_in_the_calendar(built: Path) -> None:
    html = (built / "aarshjul/index.html").read_text("utf-8")
    calendar = entries((built / "calendar/wheel.ics").read_bytes())

    assert html.count("ei-badge--example") == 1
    assert [str(event["SUMMARY"]) for event in calendar if "prisen" in event["UID"]] == ["Eksempel: Prisen"] * 2


def test_every_link_of_the_page_leads_to_a_line_of_it(built: Path) -> None:
    html = (built / "aarshjul/index.html").read_text("utf-8")

    ids = re.findall(r' id="([^"]+)"', html)
    linked = set(re.findall(r'href="#([^"]+)"', html))

    assert linked <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_role_in_the_address_shows_only_what_it_takes_part_in(chromium: Browser, built: Path) -> None:
    with serving(built) as address, visit(chromium) as page:
        page.goto(f"{address}aarshjul/?rolle=ildsjaele")
        by_address = page.locator(".ei-turn:visible h3").all_inner_texts()
        told = page.locator("#wheel-shown").inner_text()
        arcs = page.locator(".ei-wheel__arc:visible").count()
        page.get_by_label("Vis kun det, som én er med i").select_option("landdistriktsraad")
        chosen, url = page.locator(".ei-turn:visible h3").all_inner_texts(), page.url
        page.go_back()
        again = page.locator(".ei-turn:visible h3").all_inner_texts()

    assert by_address == again == ["Ildsjæleværksteder; for alle, 😀"] * 2
    assert (told, arcs) == ("Viser 2 af 8", 2)
    assert chosen == ["Første tirsdag", "Første tirsdag", "Dialogmøder"]
    assert url.endswith("/aarshjul/?rolle=landdistriktsraad")


def test_without_scripts_everything_is_shown_and_each_role_has_its_list(chromium: Browser, built: Path) -> None:
    with serving(built) as address, visit(chromium, java_script_enabled=False) as page:
        page.goto(f"{address}aarshjul/?rolle=ildsjaele")
        shown = page.locator(".ei-turn:visible").count()
        page.get_by_role("link", name="Kun ildsjæle").click()
        fragment = page.url.partition("#")[2]
        filters = page.locator("#wheel-filter:visible").count()

    assert (shown, fragment, filters) == (8, "role-ildsjaele", 0)


def test_now_and_over_follow_the_visitors_day(chromium: Browser, built: Path) -> None:
    with serving(built) as address, visit(chromium) as page:
        page.clock.set_fixed_time("2026-12-01T12:00:00")
        page.goto(f"{address}aarshjul/")
        now = page.locator(".ei-turn:has(.ei-chip--open:visible) h3").all_inner_texts()
        over = page.locator("#turn-dialog-2026 [data-state]").inner_text()

    assert now == ["Ildsjæleværksteder; for alle, 😀"]
    assert over.lower() == "forbi"


def test_each_arc_can_be_reached_and_followed_with_the_keyboard(chromium: Browser, built: Path) -> None:
    with serving(built) as address, visit(chromium) as page:
        page.goto(f"{address}aarshjul/")
        page.locator("#wheel-role").focus()
        names = []
        for _ in range(8):
            page.keyboard.press("Tab")
            names.append(page.evaluate("document.activeElement.querySelector('title')?.textContent"))
        page.keyboard.press("Enter")
        fragment = page.url.partition("#")[2]

    assert [name.partition(".")[0] for name in names] == [str(number) for number in range(1, 9)]
    assert fragment == "turn-ferie-2026"


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_wheel(chromium: Browser, built: Path, size: Any, scheme: Any) -> None:
    with serving(built) as address, visit(chromium, viewport=size, color_scheme=scheme) as page:
        page.goto(f"{address}aarshjul/")
        found = faults(page)
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")

    assert (found, wider) == ([], 0)
