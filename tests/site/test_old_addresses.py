"""Every address that once was published still leads somewhere when records are renamed; subscriptions go on."""

import re
from pathlib import Path

import feedparser
import pytest
from conftest import Build, tree
from icalendar import Calendar

RENAMED = {
    "content/communities/strandby.md": "nordby",
    "content/bodies/landdistriktsraad.md": "raadet",
    "content/themes/fundraising.md": "penge",
    "content/news/vinter.md": "sne",
    "funds/havnepuljen.md": "bropuljen",
    "meetings/2027/2027-06-10-frivillige.md": "2027-06-10-hjaelpere",
    "meetings/2026/2026-03-04-raadsmoede.md": "2026-03-04-moede",
    "content/awards/2026/badebro.md": "broen",
}
AWARD = """---
title: Badebroen
published: 2026-05-01
fund: havnepuljen
communities: [strandby]
recipient: {name: Strandby Badelaug}
amount: 40000
awarded: 2026-04-20
description: En badebro.
source: {url: "https://lilleby.example/bevillinger", checked: 2026-11-01}
---
"""
SUBSCRIBED = {
    "calendar/body/landdistriktsraad.ics": "calendar/body/raadet.ics",
    "calendar/community/strandby.ics": "calendar/community/nordby.ics",
    "calendar/meeting/2026-03-04-raadsmoede.ics": "calendar/meeting/2026-03-04-moede.ics",
    "calendar/meeting/2027-06-10-frivillige.ics": "calendar/meeting/2027-06-10-hjaelpere.ics",
    "feeds/body/landdistriktsraad.xml": "feeds/body/raadet.xml",
    "feeds/community/strandby.xml": "feeds/community/nordby.xml",
    "feeds/theme/fundraising.xml": "feeds/theme/penge.xml",
}


def rename(town: Path) -> None:
    """Give files another name, as the manual says: the old one under `aliases`, and every reference mended."""
    names = {Path(old).stem: new for old, new in RENAMED.items()}
    words = re.compile(rf"(?<![\w/.-])({'|'.join(names)})(?![\w-])")
    for file in [*town.rglob("*.md"), *town.rglob("*.yml")]:
        file.write_text(words.sub(lambda found: names[found[1]], file.read_text()))
    for old, new in RENAMED.items():
        text = (town / old).read_text().replace("---\n", f"---\naliases: [{Path(old).stem}]\n", 1)
        (town / old).unlink()
        (town / old).with_stem(new).write_text(text)
    (town / "plans/strandby").rename(town / "plans/nordby")
    for file in (town / "plans/nordby").iterdir():
        file.write_text(file.read_text().replace("---\n", f"---\naliases: [strandby/{file.stem}]\n", 1))


@pytest.fixture
def sites(town: Path, build_site: Build) -> tuple[dict[str, bytes], dict[str, bytes]]:
    award = town / "content/awards/2026/badebro.md"
    award.parent.mkdir(parents=True, exist_ok=True)
    award.write_text(AWARD)
    before = tree(build_site(town))
    rename(town)
    return before, tree(build_site(town))


def ids_of(path: str, data: bytes) -> list[str]:
    if path.endswith(".ics"):
        return [str(event["UID"]) for event in Calendar.from_ical(data).events]
    parsed = feedparser.parse(data)
    assert not parsed.bozo
    return [entry.id for entry in parsed.entries]


def test_no_address_is_gone_after_all_is_renamed_and_what_was_subscribed_to_goes_on(
    sites: tuple[dict[str, bytes], dict[str, bytes]],
) -> None:
    before, after = sites

    assert sorted(before.keys() - after.keys()) == []
    assert "moeder/2027-06-10-hjaelpere/" in after["moeder/2027-06-10-frivillige/plakat/index.html"].decode()
    assert [path for path in before if "strandby" in path and path.endswith("/index.html")] != []
    for old, new in SUBSCRIBED.items():
        assert after[old] == after[new], old
        assert sorted(ids_of(old, after[old])) == sorted(ids_of(old, before[old])), old
        assert f"https://lilleby.example/{new}".encode() in after[old] or "/meeting/" in old
