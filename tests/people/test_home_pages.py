"""The page of a place, and its sheet for the village hall, name the next meetings that its people can go to."""

import re
from pathlib import Path

PAGE, SHEET = "landsbyer/krogevang/index.html", "landsbyer/krogevang/opslag/index.html"
OPEN = "2027-01-20-kend-jeres-tilladelser"
"""A theme meeting for everybody; it names no place."""
CANCELLED = "Bookning og hjemmeside for begyndere"


def meetings(html: str, name: str) -> list[str]:
    part = html[html.index(f'<h2 id="section-{name}"') :].split("<h2", 2)[1]
    return re.findall(r'href="[./]*moeder/([\w-]+)/', part)


def test_the_next_open_meetings_stand_on_the_page_and_what_has_been_stands_apart(lilleby_site: Path) -> None:
    html = (lilleby_site / PAGE).read_text("utf-8")

    coming, more = meetings(html, "coming"), meetings(html, "meetings")

    assert OPEN in coming
    assert coming == sorted(coming)
    assert more == ["2024-03-14-moede-i-butikken"]


def test_paper_announces_no_meeting_that_is_cancelled(lilleby_site: Path) -> None:
    sheet = (lilleby_site / SHEET).read_text("utf-8")

    assert "Temamøde: Kend jeres tilladelser" in sheet
    assert CANCELLED not in sheet
    assert CANCELLED in (lilleby_site / "moeder/index.html").read_text("utf-8")
