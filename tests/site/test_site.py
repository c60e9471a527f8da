"""The whole way, from the content on the disk to the finished site."""

import json
import os
import re
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.engine.plugin import run_build
from tests.conftest import Build, tree

BIN = Path(sys.executable).parent
ELSEWHERE = {"http", "https", "mailto", "tel", "webcal"}


def command(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the environment in a repository."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [str(BIN / words[0]), *words[1:]], cwd=root, capture_output=True, text=True, check=False, env=environment
    )


def replace(path: Path, old: str, new: str) -> None:
    """Edit a file as an editor would."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_two_builds_of_one_day_are_identical_trees(town: Path) -> None:
    first, second = town / "one", town / "two"

    run_build(town, site_dir=first, searched=True)
    run_build(town, site_dir=second, searched=True)

    assert tree(first) == tree(second)
    assert len(tree(first)) > 80


def test_the_order_of_the_files_on_the_disk_does_not_matter(town: Path, tmp_path: Path) -> None:
    files = sorted(path for path in town.rglob("*") if path.is_file())
    other = tmp_path / "other"
    for path in reversed(files):
        copy = other / path.relative_to(town)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())

    run_build(town, site_dir=town / "site", searched=False)
    run_build(other, site_dir=other / "site", searched=False)

    assert tree(town / "site") == tree(other / "site")


def test_a_rebuild_after_one_edit_rewrites_only_what_changed(town: Path, build_site: Build) -> None:
    site = build_site(town, searched=True)
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in site.rglob("*") if path.is_file()}
    replace(town / "content/themes/fundraising.md", "Her handler det om", "Det drejer sig om")

    build_site(town, searched=True)

    after = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in site.rglob("*") if path.is_file()}
    changed = {str(path.relative_to(site)) for path in after if before.get(path) != after[path]}
    pages = {path for path in changed if not path.startswith("pagefind/")}
    assert pages == {
        "temaer/fundraising/index.html", "feed.xml", "atom.xml", "feeds/theme.xml", "data/theme.json"
    }  # fmt: skip


def test_an_error_leaves_the_old_site_byte_for_byte(town: Path, build_site: Build) -> None:
    site = build_site(town)
    before = tree(site)
    replace(town / "funds/havnepuljen.md", "provider:", "giver:")

    assert run_build(town, site_dir=site, searched=False) is None
    assert tree(site) == before
    assert not list(town.glob(".site.staging*"))


def test_no_example_is_left_when_the_site_does_not_show_them(town: Path, build_site: Build) -> None:
    with_examples = tree(build_site(town))
    replace(town / "content/site.yml", "language: da", "language: da\nshow_examples: false")

    without = tree(build_site(town))

    assert "planer/bakkeby/2027/index.html" in with_examples
    assert any(b"Eksempel: plan for Bakkeby" in data for data in with_examples.values())
    assert not [path for path in without if "bakkeby/2027" in path]
    assert not [path for path, data in without.items() if b"Eksempel: plan for Bakkeby" in data]


def test_an_example_has_its_badge_wherever_it_is_seen(town: Path, build_site: Build) -> None:
    site = build_site(town)

    page = (site / "planer/bakkeby/2027/index.html").read_text(encoding="utf-8")
    listed = (site / "planer/index.html").read_text(encoding="utf-8")
    community = (site / "steder/bakkeby/index.html").read_text(encoding="utf-8")

    assert [html.count("ei-badge--example") for html in (page, listed, community)] == [1, 2, 1]


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_each_engine_builds_the_same_site_by_its_own_command(town: Path, engine: str) -> None:
    run_build(town, site_dir=town / "ours", searched=True)

    done = command(town, engine, "build", "--quiet", "--site-dir", "theirs")

    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    ours = {path: _without_generator(data) for path, data in tree(town / "ours").items()}
    theirs = {path: _without_generator(data) for path, data in tree(town / "theirs").items()}
    assert theirs == ours


def _without_generator(data: bytes) -> bytes:
    return re.sub(rb'<meta name="generator"[^>]*>', b"", data)


def test_the_command_says_where_to_look(town: Path) -> None:
    done = command(town, "indgang", "build", "--today", "2026-11-21", "--no-search")

    assert done.returncode == 0, done.stderr
    assert "site/index.html" in done.stdout


def test_every_page_has_exactly_one_contact(town: Path, build_site: Build) -> None:
    pages = build_site(town).rglob("*.html")
    shown = {path: path.read_text("utf-8").count('class="ei-contact"') for path in pages}
    redirects = {path for path in shown if 'http-equiv="refresh"' in path.read_text("utf-8")}

    assert {count for path, count in shown.items() if path not in redirects} == {1}


def test_the_nearest_contact_answers_and_a_stand_in_while_away(town: Path, build_site: Build) -> None:
    at_home = (build_site(town) / "steder/strandby/index.html").read_text("utf-8")
    replace(town / "mkdocs.yml", "2026-11-21", "2026-12-01")

    away = (build_site(town) / "steder/strandby/index.html").read_text("utf-8")

    assert "bo@lilleby.example" in at_home
    assert "bo@lilleby.example" not in away
    assert "anna@lilleby.example" in away


class _Page(HTMLParser):
    """Collects the links and ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.links += [named[name] or "" for name in ("href", "src", "action") if name in named]
        if named.get("id"):
            self.ids.append(named["id"] or "")


def _broken(site: Path) -> list[str]:
    """List the links inside a site that lead nowhere, and ids that stand twice on a page."""
    pages = {}
    for path in site.rglob("*.html"):
        page = _Page()
        page.feed(path.read_text(encoding="utf-8"))
        pages["/" + str(path.relative_to(site)).removesuffix("index.html")] = page
    faults = [f"{address}: two ids" for address, page in pages.items() if len(page.ids) != len(set(page.ids))]
    for address, page in pages.items():
        for link in page.links:
            target = urlsplit(urljoin(f"http://site{address}", link))
            if target.scheme not in ELSEWHERE:
                faults.append(f"{address}: {link}")
            if target.netloc != "site" or target.scheme != "http":
                continue
            path = unquote(target.path)
            found = pages.get(path) or (site / path.lstrip("/")).is_file()
            if not found or (isinstance(found, _Page) and target.fragment and target.fragment not in found.ids):
                faults.append(f"{address}: {link}")
    return faults


def test_every_link_inside_the_town_leads_somewhere(town: Path, build_site: Build) -> None:
    assert _broken(build_site(town)) == []


def test_every_link_inside_the_city_leads_somewhere(city_site: Path) -> None:
    assert _broken(city_site) == []


def test_every_calendar_that_a_page_names_is_there(city_site: Path) -> None:
    named: dict[str, set[str]] = {}
    for page in city_site.rglob("index.html"):
        for path in re.findall(r'"webcal://portal\.havnby\.example/([^"]+)"', page.read_text("utf-8")):
            named.setdefault(path, set()).add(page.parent.relative_to(city_site).as_posix())

    assert {path for path in named if not (city_site / path).is_file()} == set()
    assert "puljer" in named["calendar/deadlines.ics"]
    assert "lokalsamfund/gjovang" in named["calendar/community/gjovang.ics"]
    assert "hvem-bestemmer/lokalraadet" in named["calendar/body/lokalraadet.ics"]


def test_a_page_describes_itself_to_search_engines(town: Path, build_site: Build) -> None:
    page = (build_site(town) / "moeder/2026-12-03-fundraising/index.html").read_text("utf-8")

    facts = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])

    assert '<link rel="canonical" href="https://lilleby.example/moeder/2026-12-03-fundraising/">' in page
    assert '<meta property="og:title" content="Temamøde om fundraising, 3. december 2026">' in page
    assert '<a href="https://git.example/lilleby/edit/main/meetings/2026/2026-12-03-fundraising.md"' in page
    assert facts == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Temamøde om fundraising",
        "description": "Kom og hør om penge.",
        "url": "https://lilleby.example/moeder/2026-12-03-fundraising/",
        "startDate": "2026-12-03T19:00:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "endDate": "2026-12-03T21:30:00+01:00",
        "location": {
            "@type": "Place",
            "name": "Strandby Kro",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Havnevej 1",
                "postalCode": "9999",
                "addressLocality": "Lilleby",
            },
        },
        "organizer": {
            "@type": "Organization",
            "name": "Landdistriktsrådet",
            "url": "https://lilleby.example/raad/landdistriktsraad/",
        },
    }


def test_an_old_address_leads_to_the_new_one(town: Path, build_site: Build) -> None:
    page = (build_site(town) / "nyheder/bakkefest/index.html").read_text("utf-8")

    assert 'content="0; url=../../nyheder/sommer/"' in page
    assert '<link rel="canonical" href="https://lilleby.example/nyheder/sommer/">' in page


def test_the_page_for_unknown_addresses_links_from_the_root(town: Path, build_site: Build) -> None:
    replace(town / "content/site.yml", "https://lilleby.example/", "https://kommune.example/lilleby/")

    page = (build_site(town) / "404.html").read_text("utf-8")

    assert 'href="/lilleby/assets/indgang.css"' in page
    assert 'action="/lilleby/search/"' in page
    assert 'class="ei-contact"' in page


@pytest.mark.parametrize("delay", [0.3, 0.6, 0.8, 0.9, 1.0, 1.1, 1.3, 1.6])
def test_a_build_that_is_killed_leaves_the_old_or_the_new_site_whole(
    town: Path, build_site: Build, delay: float
) -> None:
    site = build_site(town)
    old = tree(site)
    replace(town / "content/site.yml", "title: Én indgang til Lilleby", "title: Lillebys nye indgang")
    run_build(town, site_dir=town / "expected", searched=False)
    new = tree(town / "expected")

    building = subprocess.Popen(
        [str(BIN / "indgang"), "build", "--no-search"], cwd=town, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(delay)
    building.kill()
    building.wait()

    assert tree(site) in (old, new)
    assert old != new
    build_site(town)
    assert tree(site) == new
    assert not list(town.glob(".site.staging*"))
