"""How far the actions of a plan are: a bar of all statuses, with the same in words; none where nobody knows."""

import re
import shutil
from pathlib import Path

import pytest

from generator.views.plans.plans import Piece, progress
from tests.conftest import CITY, Build
from tests.towns import a_plan


def pieces(*statuses: str | None) -> tuple[Piece, ...]:
    told = [[{"on": "2026-03-01", "what": "Sådan er det.", "status": one}] if one else [] for one in statuses]
    actions = [{"id": f"a{index}", "title": "Bro", "updates": updates} for index, updates in enumerate(told)]
    return progress(a_plan(goals=[{"id": "by", "title": "En by", "actions": actions}])).spread


def test_the_bar_holds_every_action_once_what_is_done_first_and_what_nobody_has_stated_last() -> None:
    assert pieces("idea", None, "done", "running", "done") == (
        Piece("done", 2, 0, 40),
        Piece("running", 1, 40, 20),
        Piece("idea", 1, 60, 20),
        Piece(None, 1, 80, 20),
    )


@pytest.mark.parametrize("count", [1, 2, 3, 7, 11, 150])
def test_the_bar_is_full(count: int) -> None:
    found = pieces(*(("done", "running", "dropped")[index % 3] for index in range(count)))

    assert found[-1].start + found[-1].width == pytest.approx(100, abs=0.02)


def test_a_plan_without_actions_has_no_bar() -> None:
    assert pieces() == ()


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(CITY, tmp_path_factory.mktemp("plans") / "city"))


def test_page_and_list_show_the_bar_and_say_the_same_in_words(city: Path, build_site: Build) -> None:
    site = build_site(city)

    for address in ("planer/gjovang/2026/index.html", "planer/index.html"):
        html = (site / address).read_text("utf-8")
        words = re.search(r'<p class="ei-progress">(.*?)</p>', html)
        assert words is not None
        assert words[1] == "1 af 5 handlinger er gennemført, 1 i gang, 1 planlagt, 1 idé, 1 opgivet"
        assert html.count('<rect class="ei-plan-bar__') >= 5


def test_an_action_says_when_it_is_for_and_who_leads_it(city: Path, build_site: Build) -> None:
    html = (build_site(city) / "planer/gjovang/2026/index.html").read_text("utf-8")

    action = html.partition('<li id="section-action-stien">')[2].partition('<li id="section-action-')[0]
    assert "på længere sigt" in action
    assert re.search(r'Leder arbejdet: <a href="[^"]*hvem-bestemmer/lokalraadet/">', action)
