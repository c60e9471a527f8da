"""A file of our own is named in fields as form editors write it, and every output leads to it."""

import json
from pathlib import Path

import pytest

from generator.build import prepare
from tests.conftest import Build
from tests.site.test_site import replace

MEETING = "meetings/2026/2026-12-03-fundraising.md"


@pytest.fixture
def with_papers(town: Path) -> Path:
    """Give the town a meeting with a paper of its own."""
    (town / "content/files/Oplæg om penge.pdf").write_bytes(b"%PDF-1.4\n")
    replace(
        town / MEETING, "type: theme\n", "type: theme\nmaterials: [{title: Oplægget, url: /files/Oplæg om penge.pdf}]\n"
    )
    return town


def test_a_paper_of_our_own_is_linked_to_from_everywhere(with_papers: Path, build_site: Build) -> None:
    site = build_site(with_papers)

    page = (site / "moeder/2026-12-03-fundraising/index.html").read_text(encoding="utf-8")
    rows = json.loads((site / "data/meeting.json").read_text(encoding="utf-8"))["records"]
    calendar = (site / "calendar/meeting/2026-12-03-fundraising.ics").read_bytes().replace(b"\r\n ", b"").decode()
    address = "files/Opl%C3%A6g%20om%20penge.pdf"
    assert f'<a href="../../{address}" rel="noopener">Oplægget</a>' in page
    assert [f"https://lilleby.example/{address}"] == [
        paper["url"] for row in rows for paper in row.get("materials", ())
    ]
    assert f"https://lilleby.example/{address}" in calendar


@pytest.mark.parametrize("written", ["files/skema.txt", "/files/skema.txt", "content/files/skema.txt"])
def test_the_file_of_a_form_is_found_however_its_path_is_written(town: Path, written: str) -> None:
    (town / "content/forms").mkdir(exist_ok=True)
    (town / "content/forms/skema.md").write_text(
        f"---\ntitle: Skema\nversion: uden dato\nformat: text\nfile: {written}\npublished: 2026-11-15\n"
        'source: {url: "https://lilleby.example/moeder", checked: 2026-11-01}\n---\n',
        encoding="utf-8",
    )

    assert prepare(town).problems == ()
