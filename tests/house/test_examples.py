"""More municipalities in `examples/`: the generator takes them as they are, and their facts come out right."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.build import prepare
from generator.engine.plugin import run_build
from generator.load import load
from generator.model.money.fund import Fund
from generator.views.money.rounds import applying, current_terms
from generator.views.scene import Scene, scene_of
from generator.views.year.wheel import happenings
from tests.conftest import REPOSITORY

EXAMPLES = REPOSITORY / "examples"


def scene(name: str, today: date) -> Scene:
    """Look at an example on a day, as if its records had always been published."""
    site = load(EXAMPLES / name).site
    assert site is not None
    records = {
        kind: {slug: record.model_copy(update={"published": date(2010, 1, 1)}) for slug, record in of_kind.items()}
        for kind, of_kind in site.records.items()
    }
    return scene_of(replace(site, records=records), today)


def fund(scene: Scene, slug: str) -> Fund:
    found = scene.site["fund"][slug]
    assert isinstance(found, Fund)
    return found


@pytest.mark.parametrize(
    ("name", "page"),
    [("billund", "puljer"), ("holbaek", "puljer"), ("lilleby", "planer"), ("vng", "trajecten")],
)
def test_an_example_has_no_problem_and_builds(name: str, page: str, tmp_path: Path) -> None:
    assert prepare(EXAMPLES / name).problems == ()
    assert run_build(EXAMPLES / name, site_dir=tmp_path / "site", searched=False, today=date(2026, 11, 27)) is not None
    assert (tmp_path / f"site/{page}/index.html").exists()


def test_lilleby_has_everything_furnished() -> None:
    site = load(EXAMPLES / "lilleby").site
    assert site is not None
    counts = {kind: len(records) for kind, records in site.records.items()}
    plans: Any = site["plan"]
    meetings: Any = site["meeting"]

    assert sum(community.is_place for community in site["community"].values()) >= 14  # type: ignore[attr-defined]
    assert counts["plan"] >= 20
    assert sum(len(plan.actions) for plan in plans.values()) >= 150
    least = {"fund": 25, "award": 60, "meeting": 60, "project": 20, "story": 15, "report": 2, "programme": 3}
    assert {kind: count for kind, count in least.items() if counts[kind] < count} == {}
    assert any(plan.phase == "hearing" for plan in plans.values())
    assert any(meeting.status == "cancelled" for meeting in meetings.values())
    assert any(revision.type == "moved" for meeting in meetings.values() for revision in meeting.revisions)
    assert any(meeting.minutes and meeting.minutes.withdrawn for meeting in meetings.values())
    assert any(contact.absences for contact in site["contact"].values())  # type: ignore[attr-defined]
    assert not [record for _, record in site.all() if record.example]


def test_no_two_records_of_lilleby_are_alike() -> None:
    site = load(EXAMPLES / "lilleby").site
    assert site is not None

    texts = Counter(record.body.strip() for _, record in site.all() if record.body.strip())
    summaries = Counter(record.summary for _, record in site.all() if record.summary)

    assert [text for text, count in texts.items() if count > 1] == []
    assert [text for text, count in summaries.items() if count > 1] == []


@pytest.mark.parametrize(
    ("today", "deadline", "pool"),
    [
        (date(2017, 1, 31), date(2017, 2, 7), 1_000_000),
        (date(2017, 2, 1), date(2017, 2, 7), 1_000_000),
        (date(2017, 2, 7), date(2017, 2, 7), 1_000_000),
        (date(2017, 2, 8), date(2017, 5, 2), 1_000_000),
        (date(2017, 11, 7), date(2017, 11, 7), 1_000_000),
        (date(2017, 11, 8), date(2018, 2, 15), 1_000_000),
        (date(2018, 1, 1), date(2018, 2, 15), 1_100_000),
        (date(2026, 11, 15), date(2026, 11, 15), 1_100_000),
        (date(2026, 11, 16), date(2027, 2, 15), 1_100_000),
    ],
)
def test_each_edition_of_billunds_fund_has_its_own_deadlines(today: date, deadline: date, pool: int) -> None:
    here = scene("billund", today)
    found = fund(here, "landdistriktspuljen")

    terms = current_terms(here, found)

    assert applying(here, found).deadline == deadline
    assert terms is not None
    assert (terms.pool, terms.own_share, terms.own_share_of_first, terms.hour_rate) == (pool, 25, 100_000, 100)


@pytest.mark.parametrize(
    ("today", "deadline"), [(date(2027, 2, 15), "15. februar 2027"), (date(2027, 2, 16), "15. maj 2027")]
)
def test_billunds_page_shows_the_deadline_of_the_day_it_is_built_for(
    today: date, deadline: str, tmp_path: Path
) -> None:
    assert run_build(EXAMPLES / "billund", site_dir=tmp_path / "site", searched=False, today=today) is not None

    page = (tmp_path / "site/puljer/landdistriktspuljen/index.html").read_text("utf-8")

    assert deadline in page


def test_billunds_wheel_has_its_three_seasons_with_who_invites_whom() -> None:
    found = [
        (one.turn.id, one.first.isoformat(), one.last.isoformat(), one.turn.invites, one.turn.invited)
        for one in happenings(scene("billund", date(2026, 11, 22)), 2026)
    ]

    consultant, council = "landdistriktskonsulent", "landdistriktsraadet"
    assert found == [
        ("ildsjaelevaerksteder", "2025-12-01", "2026-02-28", (consultant,), ()),
        ("tema-og-budgetmode", "2026-03-01", "2026-05-31", (), ("okonomiudvalget", council)),
        ("dialogmoder", "2026-09-01", "2026-11-30", (council, "lokalraadene"), (consultant,)),
        ("ildsjaelevaerksteder", "2026-12-01", "2027-02-28", (consultant,), ()),
    ]


def test_holbaeks_fund_gives_one_amount_once_a_year() -> None:
    here = scene("holbaek", date(2026, 11, 22))
    found = fund(here, "lokalomraadernes-udviklingspulje")

    terms = current_terms(here, found)

    assert terms is not None
    assert (terms.minimum, terms.maximum, terms.pool, terms.minimum_budget) == (50_000, 50_000, 200_000, 100_000)
    assert (terms.hour_rate, terms.hours_share, terms.hours_maximum) == (100, 50, 25_000)
    assert applying(here, found).deadline == date(2027, 3, 1)


def test_holbaeks_fund_for_fellowship_is_open_all_year() -> None:
    here = scene("holbaek", date(2026, 11, 22))

    assert applying(here, fund(here, "faellesskabspuljen")).state == "rolling"
