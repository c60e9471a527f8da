"""What editors do every week passes the check and is built, alone and all together."""

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.build import prepare
from generator.engine.plugin import run_build
from tests.conftest import CITY
from tests.site.test_site import replace

SOURCE = 'source: {url: "https://havnby.example/", checked: 2026-11-20}'
MEETING = f"---\ntitle: Byvandring\npublished: 2026-11-20\ntype: theme\nstart: DAY 10:00\n{SOURCE}\n---\n"
PENGE = "meetings/2026/2026-12-09-penge.md"
CANCELLED = """status: cancelled
revisions:
  - {on: 2026-11-20, type: cancelled, what: Mødet er aflyst.}
"""
MOVED = """start: 2026-12-16 18:00
revisions:
  - {on: 2026-11-20, type: moved, before: 2026-12-16 17:00, what: Mødet begynder en time senere.}
"""


def add(name: str, text: str) -> Callable[[Path], object]:
    """Write a new file."""
    return lambda root: (root / name).write_text(text, encoding="utf-8")


def edit(name: str, old: str, new: str) -> Callable[[Path], object]:
    """Change a text in a file."""
    return lambda root: replace(root / name, old, new)


def rename(root: Path) -> None:
    """Give a news item another name, and keep the old address."""
    (root / "content/news/bro.md").rename(root / "content/news/broen.md")
    replace(root / "content/news/broen.md", "published:", "aliases: [bro]\npublished:")


EDITS: Mapping[str, Callable[[Path], object]] = {
    "a new meeting": add("meetings/2027/2027-05-11-byvandring.md", MEETING.replace("DAY", "2027-05-11")),
    "a meeting on New Year's Eve": add("meetings/2026/2026-12-31-byvandring.md", MEETING.replace("DAY", "2026-12-31")),
    "a meeting is moved": edit("meetings/2026/2026-12-16-lokalraadet.md", "start: 2026-12-16 17:00\n", MOVED),
    "a meeting is cancelled": add(
        "meetings/2027/2027-05-04-byvandring.md",
        MEETING.replace("DAY", "2027-05-04").replace("source:", f"{CANCELLED}source:"),
    ),
    "a news item is renamed": rename,
    "another telephone number": edit("content/contacts/karen-vang.yml", "11 22 33 44", "11 22 33 66"),
    "a new fund": add(
        "funds/ny-pulje.md",
        "---\ntitle: Ny pulje\npublished: 2026-11-20\nprovider: Havnby Kommune\nrounds: {type: rolling}\n"
        f"{SOURCE}\n---\n",
    ),
    "minutes are published": edit(
        "meetings/2025/2025-02-12-plan-oklit.md",
        "status: held\n",
        "status: held\nagenda: [{id: bro, title: Broen, decision: Vi bygger broen.}]\n"
        "minutes: {status: approved, approved: 2025-03-01}\n",
    ),
    "minutes are withdrawn": edit(
        "meetings/2026/2026-09-17-lokalraadet.md",
        "  approved: 2026-10-15\n",
        "  approved: 2026-10-15\n  withdrawn: {on: 2026-11-20, why: Et bilag manglede.}\n",
    ),
    "a new community": add(
        "content/communities/nyby.md", f"---\ntitle: Nyby\npublished: 2026-11-20\n{SOURCE}\n---\n\nNyby er ny.\n"
    ),
    "no examples": edit("content/site.yml", "language: da\n", "language: da\nshow_examples: false\n"),
    "a new contact who is away": add(
        "content/contacts/ny-kollega.yml",
        "name: Ny Kollega\nrole: Konsulent\npublished: 2026-11-20\nphones: [{number: 11 22 33 77}]\n"
        f"absences: [{{from: 2026-12-21, to: 2027-01-03, stand_in: karen-vang}}]\n{SOURCE}\n",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_ordinary_edit_has_no_error(tmp_path: Path, name: str) -> None:
    root = Path(shutil.copytree(CITY, tmp_path / "city"))

    EDITS[name](root)

    assert [problem for problem in prepare(root).problems if problem.severity == "error"] == []


def test_all_of_them_together_are_built(tmp_path: Path) -> None:
    root = Path(shutil.copytree(CITY, tmp_path / "city"))
    for do in EDITS.values():
        do(root)

    run_build(root, site_dir=root / "site", searched=False, today=date(2026, 11, 21))

    pages = {"moeder/2026-12-31-byvandring", "nyheder/bro", "nyheder/broen", "puljer/ny-pulje", "lokalsamfund/nyby"}
    assert {page for page in pages if (root / "site" / page / "index.html").exists()} == pages
