"""Sites with little on them read as finished: nothing promises or leads to what is not there.

Walks every page of each, as a crawler does. A list or overview without content carries `data-empty`; its address
answers with a sentence of its own, and no page leads to it.
"""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.engine.plugin import run_build
from tests.conftest import CITY, REPOSITORY, TOWN

ALWAYS = ("mkdocs.yml", "content/site.yml", "content/contacts", "content/index.md")
KEPT: Mapping[str, tuple[Path, tuple[str, ...]]] = {
    "only a contact": (CITY, ()),
    "only funds": (CITY, ("funds/aaben-pulje.md", "funds/lukket-pulje.md")),
    "only a closed fund": (CITY, ("funds/lukket-pulje.md",)),
    "only past meetings": (CITY, ("meetings/2025",)),
    "only a meeting to come": (CITY, ("meetings/2026/2026-12-16-lokalraadet.md", "content/bodies")),
    "only news": (CITY, ("content/news/pulje.md", "content/om.md", "content/themes", "content/saadan-soeger-i.md")),
    "only plans": (CITY, ("plans/oklit", "content/communities/oklit.md")),
    "only communities": (CITY, ("content/communities/oklit.md", "content/abonner.md")),
    "nothing in the year": (CITY, ("content/wheel.yml", "content/commitments.yml", "content/bodies")),
}
"""What is left of the furnished city, besides what every site must have; references to the rest are taken out."""
SHOWS = "shows: [tasks, deadlines, meetings, news, communities, contacts, feeds]"


@dataclass
class Seen:
    """One page as a crawler sees it."""

    is_empty: bool = False
    links: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    bare_headings: list[str] = field(default_factory=list)
    words: str = ""


class _Reader(HTMLParser):
    """Reads a page: links, the headings with nothing under them, the words."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self._quiet = 0
        self._in_heading = False
        self._heading: str | None = None
        self._said = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.seen.is_empty |= "data-empty" in named
        if tag in {"a", "link"} and named.get("href") and named.get("rel") not in {"canonical", "noopener"}:
            self.seen.links.append(named["href"] or "")
        if named.get("data-copy"):
            self.seen.links.append(named["data-copy"] or "")
        self._quiet += tag in {"script", "style", "template"}
        if tag == "h2" and not self._quiet:
            self._end_part()
            self._heading, self._said, self._in_heading = "", False, True

    def handle_endtag(self, tag: str) -> None:
        self._quiet -= tag in {"script", "style", "template"}
        self._in_heading &= tag != "h2"
        if tag in {"section", "article"}:
            self._end_part()

    def _end_part(self) -> None:
        if self._heading is not None and not self._said:
            self.seen.bare_headings.append(self._heading)
        self._heading = None

    def handle_data(self, data: str) -> None:
        if self._quiet or not data.strip():
            return
        self.seen.words += f" {data.strip()}"
        if self._in_heading:
            self._heading = (self._heading or "") + data
        else:
            self._said = True


def walk(site: Path) -> dict[str, Seen]:
    """Read every page that is no redirect."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        html = path.read_text("utf-8")
        if 'http-equiv="refresh"' in html or "pagefind" in path.parts:
            continue
        reader = _Reader()
        reader.feed(html)
        pages[path.relative_to(site).as_posix().removesuffix("index.html")] = reader.seen
    return pages


def targets(pages: Mapping[str, Seen], home: str) -> Iterator[tuple[str, str]]:
    """Yield each link inside the site: the page it stands on, and where it leads, relative to the site."""
    for page, seen in pages.items():
        for link in seen.links:
            full = urljoin(home + page, re.sub("^webcals?:", "https:", link))
            if full.startswith(home) and not link.startswith("#"):
                yield page, unquote(urlsplit(full.removeprefix(home)).path)


def sparse(root: Path, source: Path, kept: tuple[str, ...]) -> Path:
    """Leave of a municipality what every site must have, and what is kept."""
    for name in (*ALWAYS, *kept):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        if (source / name).is_dir():
            shutil.copytree(source / name, root / name)
        else:
            shutil.copyfile(source / name, root / name)
    for path in (*root.rglob("*.md"), *root.rglob("*.yml")):
        path.write_text(without_references(path.read_text("utf-8"), root), encoding="utf-8")
    return root


def without_references(text: str, root: Path) -> str:
    """Take out the lines that name what is not there; the front page shows every block."""
    there = {path.stem for path in root.rglob("*") if path.is_file()}
    text = re.sub(r"^shows: \[tasks.*\]$", SHOWS, text, flags=re.MULTILINE)
    text = re.sub(r"\[([^]]*)\]\([a-z]+:([a-z0-9/-]+)\)", lambda it: it[0] if it[2] in there else it[1], text)
    one = r"^ *(?:organiser|local_council|contact|invites|fund): ([a-z0-9-]+)\n"
    text = re.sub(one, lambda it: it[0] if it[1] in there else "", text, flags=re.MULTILINE)
    many = r"^ *(?:communities|themes|sends_to|funds|forms|see): \[(.*)\]\n"
    return re.sub(
        many, lambda it: it[0] if set(re.findall("[a-z0-9-]+", it[1])) <= there else "", text, flags=re.MULTILINE
    )


def hide_examples(root: Path) -> Path:
    """Set what an editor sets when the site goes live."""
    settings = root / "content/site.yml"
    text = settings.read_text("utf-8")
    settings.write_text(re.sub("^show_examples:.*\n", "", text, flags=re.MULTILINE) + "show_examples: false\n", "utf-8")
    return root


SITES = (*KEPT, "town", "city", "holbaek", "billund", "town as it is", "city as it is")


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build one of the sites."""
    root, name = tmp_path_factory.mktemp("sparse") / "root", request.param
    if name in KEPT:
        sparse(root, *KEPT[name])
    else:
        plain = name.removesuffix(" as it is")
        source = {"town": TOWN, "city": CITY}.get(plain, REPOSITORY / "examples" / plain)
        shutil.copytree(source, root, ignore=shutil.ignore_patterns("site"))
        if plain == name:
            hide_examples(root)
    assert run_build(root, site_dir=root / "site", searched=False) is not None
    return root / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Seen]:
    """Walk the site once."""
    return walk(site)


@pytest.fixture(scope="module")
def home(site: Path) -> str:
    """Give the address that the site is published at."""
    return re.findall(r'rel="canonical" href="([^"]*)"', (site / "index.html").read_text("utf-8"))[0]


def test_no_link_leads_to_an_empty_page(pages: dict[str, Seen], home: str) -> None:
    empty = {path for path, seen in pages.items() if seen.is_empty}

    assert {(page, path) for page, path in targets(pages, home) if path in empty} == set()


def test_every_link_leads_to_something(pages: dict[str, Seen], home: str, site: Path) -> None:
    lost = {(page, path) for page, path in targets(pages, home) if path not in pages and not (site / path).is_file()}

    assert lost == set()


def test_no_calendar_and_no_feed_is_offered_that_holds_nothing(pages: dict[str, Seen], home: str, site: Path) -> None:
    offered = {path for _, path in targets(pages, home) if path.endswith((".ics", ".xml"))}
    held = {path: (site / path).read_text("utf-8") for path in offered}

    assert {path for path, text in held.items() if not re.search("BEGIN:VEVENT|<item>|<entry>", text)} == set()


def test_every_heading_has_something_under_it(pages: dict[str, Seen]) -> None:
    assert {path: seen.bare_headings for path, seen in pages.items() if seen.bare_headings} == {}


def test_an_empty_page_says_what_comes_next(pages: dict[str, Seen]) -> None:
    empty = {path: seen.words for path, seen in pages.items() if seen.is_empty}

    assert [
        path for path, words in empty.items() if not re.search(" endnu. (Spørg|Når|De|Det)| venter. Det", words)
    ] == []


def test_no_count_is_nought_and_no_sentence_has_a_gap(pages: dict[str, Seen]) -> None:
    odd = re.compile(r"\(0\)|\b0 (?:puljer|møder|planer|resultater|beslutninger|sider)\b|- af\b|«»|””|\bNone\b")

    assert {path: odd.findall(seen.words) for path, seen in pages.items() if odd.search(seen.words)} == {}


def test_search_engines_are_shown_no_empty_page(pages: dict[str, Seen], home: str, site: Path) -> None:
    listed = set(re.findall("<loc>([^<]*)</loc>", (site / "sitemap.xml").read_text("utf-8")))
    empty = {path for path, seen in pages.items() if seen.is_empty}

    assert listed & {home + path for path in empty} == set()
    assert [path for path in empty if 'content="noindex' not in (site / path / "index.html").read_text("utf-8")] == []
