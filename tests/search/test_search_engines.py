"""What search engines and other sites are told: only what is real, where each page stands, and how it looks."""

import json
import re
import shutil
import struct
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from generator.engine.plugin import run_build
from tests.conftest import CITY, Build

NOINDEX = '<meta name="robots" content="noindex">'
ONLY_EXAMPLES = {
    "content/om-os.md": "---\ntitle: Om os\nexample: true\npublished: 2026-11-01\n---\nOpdigtet.\n",
    "content/bodies/byraadet.md": "---\ntitle: Byrådet\ntype: council\nexample: true\npublished: 2026-11-01\n---\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the furnished municipality, with examples on all kinds of pages and no award that is real."""
    root = Path(shutil.copytree(CITY, tmp_path_factory.mktemp("machines") / "city"))
    for path, text in ONLY_EXAMPLES.items():
        (root / path).write_text(text, "utf-8")
    for path in (root / "content/awards").rglob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(text.replace("published:", "example: true\npublished:", 1), "utf-8")
    assert run_build(root, site_dir=root / "site", searched=False, today=date(2026, 11, 21)) is not None
    return root / "site"


def pages(site: Path) -> dict[str, str]:
    """Read every page: address -> HTML."""
    found = {path.relative_to(site).as_posix().removesuffix("index.html"): path for path in site.rglob("*.html")}
    return {address: path.read_text("utf-8") for address, path in sorted(found.items()) if "pagefind" not in address}


def facts(html: str) -> Iterator[dict[str, object]]:
    """Read the JSON-LD of a page."""
    for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html):
        yield json.loads(text)


def mapped(site: Path) -> set[str]:
    """List the addresses in the sitemap."""
    found = ElementTree.parse(site / "sitemap.xml").iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    return {str(place.text) for place in found}


def address_of(site: Path) -> str:
    """Give the address of the site."""
    return re.findall(r'rel="canonical" href="([^"]+)"', (site / "index.html").read_text("utf-8"))[0]


def test_the_map_has_exactly_the_pages_that_may_be_indexed(site: Path) -> None:
    open_pages = {urljoin(address_of(site), address) for address, html in pages(site).items() if NOINDEX not in html}

    assert mapped(site) == open_pages
    assert len(open_pages) > 50


@pytest.mark.parametrize(
    "address",
    [
        "moeder/2027-04-14-eksempel/", "moeder/2027-04-14-eksempel/plakat/", "puljer/eksempelpuljen/",
        "planer/mosekaer/2026/", "planer/mosekaer/", "bevillinger/", "bevillinger/aar/2025/", "bevillinger/koncert/",
        "om-os/", "hvem-bestemmer/byraadet/", "search/", "404.html", "redaktion/",
    ],
)  # fmt: skip
def test_what_is_made_up_or_no_answer_to_a_search_is_not_indexed(site: Path, address: str) -> None:
    html = pages(site)[address]

    assert NOINDEX in html
    assert list(facts(html)) == []
    assert urljoin(address_of(site), address) not in mapped(site)


def test_every_example_is_hidden_from_search_engines(site: Path) -> None:
    marked = {address: html for address, html in pages(site).items() if "ei-badge--page" in html}

    assert len(marked) >= 7
    assert [address for address, html in marked.items() if NOINDEX not in html or list(facts(html))] == []


def test_every_indexed_page_below_the_root_says_the_way_to_it(site: Path) -> None:
    odd = []
    for address, html in pages(site).items():
        if NOINDEX in html or not address:
            continue
        ways = [fact["itemListElement"] for fact in facts(html) if fact["@type"] == "BreadcrumbList"]
        seen = re.findall(r'<nav class="ei-crumbs".*?</nav>', html, re.DOTALL)
        shown = re.findall(r"<a href=[^>]*>(.*?)</a>", seen[0] if seen else "")
        named = [step["name"] for step in ways[0]] if len(ways) == 1 else []
        if named[:-1] != shown or ways[0][-1]["item"] != urljoin(address_of(site), address):
            odd.append((address, named, shown))

    assert odd == []


def test_only_news_is_an_article(site: Path) -> None:
    articles = {address for address, html in pages(site).items() if 'property="og:type" content="article"' in html}

    assert articles == {f"nyheder/{name}/" for name in ("bro", "navn", "pulje")}


def test_every_page_has_a_picture_to_be_shared_with(site: Path) -> None:
    html = (site / "puljer/index.html").read_text("utf-8")
    named = dict(re.findall(r'<meta property="(og:image[^"]*)" content="([^"]*)"', html))
    picture = (site / "assets/share.png").read_bytes()

    assert named == {
        "og:image": urljoin(address_of(site), "assets/share.png"),
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": re.findall(r'og:site_name" content="([^"]*)"', html)[0],
    }
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert [address for address, html in pages(site).items() if "og:title" in html and "og:image" not in html] == []


def test_the_icons_that_browsers_ask_for_are_there(site: Path) -> None:
    icon, touch = (site / "favicon.ico").read_bytes(), (site / "apple-touch-icon.png").read_bytes()

    assert struct.unpack("<HHH", icon[:6]) == (0, 1, 3)
    assert [icon[6 + 16 * place] for place in range(3)] == [16, 32, 48]
    assert struct.unpack(">II", touch[16:24]) == (180, 180)


def test_a_municipality_has_icons_of_its_own(town: Path, build_site: Build) -> None:
    engine = town / "mkdocs.yml"
    engine.write_text(
        engine.read_text("utf-8").replace("name: material", "name: material\n  custom_dir: look"), "utf-8"
    )
    (town / "look/assets").mkdir(parents=True)
    (town / "look/favicon.ico").write_bytes(b"own")
    (town / "look/assets/share.png").write_bytes(b"picture")

    site = build_site(town)

    assert (site / "favicon.ico").read_bytes() == b"own"
    assert (site / "assets/share.png").read_bytes() == b"picture"


def test_robots_are_told_where_the_map_is(site: Path) -> None:
    told = (site / "robots.txt").read_text("utf-8").splitlines()

    assert told == ["User-agent: *", "Allow: /", "", f"Sitemap: {address_of(site)}sitemap.xml"]


@pytest.mark.parametrize("where", ["https://x.example/", "https://x.example/sub/"])
@pytest.mark.parametrize("by_file", [False, True], ids=["folders", "files"])
def test_the_page_for_unknown_addresses_is_whole_at_every_depth(
    town: Path, build_site: Build, where: str, *, by_file: bool
) -> None:
    settings, engine = town / "content/site.yml", town / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("https://lilleby.example/", where, 1), "utf-8")
    if by_file:
        engine.write_text(engine.read_text("utf-8") + "\nuse_directory_urls: false\n", "utf-8")

    site = build_site(town)

    html = (site / "404.html").read_text("utf-8")
    links = re.findall(r'(?:href|src|action)="([^"#]+)', html)
    inside = where.rstrip("/") + "/"
    for lost in ("x", "x/y/", "x/y/z/æ.html"):
        whole = [urljoin(inside + lost, link) for link in links]
        ours = [unquote(urlsplit(link.removeprefix(inside)).path) for link in whole if link.startswith(inside)]
        gone = [path for path in ours if not (site / path).is_file() and not (site / path / "index.html").is_file()]
        assert gone == []
        assert {"assets/indgang.css", "assets/indgang.js", "assets/icon.svg", "favicon.ico", "search/"} <= set(ours)
        assert [link for link in whole if not link.startswith((inside, "https://", "mailto:", "tel:"))] == []
        assert len(ours) > 10
