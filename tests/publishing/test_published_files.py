"""What the check lets a link lead to is there in the finished site, whatever the file is called."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.build import prepare
from generator.checks.addresses.generated import is_made
from generator.engine.plugin import run_build
from tests.conftest import REPOSITORY, Build, tree

ODD = (
    "files/a.html", "files/a.htm", "files/b.css.map", "files/c.css", "files/d.js", "templates/e.pdf", "f.html",
    "files/templates/g.pdf", "files/.skjult.pdf", ".skjult/h.pdf", "files/.htaccess", "files/README",
    "files/README.txt", "files/nr. 1.txt", "files/index.html",
    "undermappe/index.html", "index.html", "om/index.html", "files/i.xml",
    "files/j.json",
    "files/Skema til bro.pdf", "files/Ansøgning (2).pdf", "files/a+b.pdf", "files/100%.pdf", "files/a&b.pdf",
    "files/nr#1.pdf", "files/STORE.PDF", "files/k.tar.gz", "files/uden-endelse", "files/site.yml",
    "files/l.md", "files/m.markdown", "files/n.yaml", "wheel.yml", "sitemap.xml", "404.html", "search/o.txt",
    "assets/p.pdf", "files/q.map", "files/r.svg", "files/404.html", "files/main.html", "files/ø/s.pdf",
    "stylesheets/t.css.map", "files/under/templates/u.html",
)  # fmt: skip
MADE = ("feeds/", "calendar/", "data/", "search/")


def lay(town: Path, name: str) -> None:
    """Put a file into `content/`."""
    path = town / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("<p>Fil</p>\n", encoding="utf-8")


def link_to(town: Path, names: Iterator[str] | list[str]) -> None:
    """Link to files from a news item and from a hand-written page."""
    links = "\n".join(f"[fil nummer {number}](/{quote(name)})" for number, name in enumerate(names))
    (town / "content/news/filer.md").write_text(f"---\ntitle: Filer\npublished: 2026-06-01\n---\n{links}\n", "utf-8")
    (town / "content/filer.md").write_text(f"---\ntitle: Filer\npublished: 2026-06-01\n---\n{links}\n", "utf-8")


def is_refused(town: Path) -> bool:
    return any(problem.severity == "error" for problem in prepare(town).problems)


def test_a_file_that_may_be_linked_to_is_published_as_it_is(town: Path, build_site: Build) -> None:
    accepted = []
    for name in ODD:
        lay(town, name)
        link_to(town, [name])
        if is_refused(town):
            (town / "content" / name).unlink()
        else:
            accepted.append(name)
    link_to(town, accepted)

    site = tree(build_site(town))

    assert [name for name in accepted if site.get(name) != b"<p>Fil</p>\n"] == []
    assert len(accepted) >= 15


@pytest.mark.parametrize("name", ["templates/e.pdf", "files/templates/g.pdf"])
def test_what_the_engine_would_leave_out_is_published(town: Path, build_site: Build, name: str) -> None:
    lay(town, name)

    assert (build_site(town) / name).read_bytes() == b"<p>Fil</p>\n"


@pytest.mark.parametrize(
    "name", ["files/.skjult.pdf", "index.html", "om/index.html", "files/l.md", "files/a.html", "files/d.js"]
)
def test_what_is_not_published_may_not_be_linked_to(town: Path, name: str) -> None:
    lay(town, name)
    link_to(town, [name])

    assert is_refused(town)


def test_what_the_configuration_excludes_may_not_be_linked_to(town: Path) -> None:
    lay(town, "udkast/a.pdf")
    with (town / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("exclude_docs: |\n  udkast/\n")

    built = run_build(town, site_dir=town / "site", searched=False)
    files = tree(town / "site")
    link_to(town, ["udkast/a.pdf"])

    assert built is not None
    assert "udkast/a.pdf" not in files
    assert run_build(town, site_dir=town / "site", searched=False) is None


def test_a_link_may_lead_to_every_file_that_the_build_makes(town: Path, build_site: Build) -> None:
    made = [path for path in tree(build_site(town)) if path.startswith(MADE)]
    site = prepare(town).loaded.site
    assert site is not None

    assert [path for path in made if not is_made(site, path)] == []
    assert not any(is_made(site, path) for path in ("feeds/nej.xml", "calendar/nej.ics", "data/nej.csv", "search/nej/"))
    assert not any(is_made(site, path) for path in ("feeds/", "calendar/", "data/", "calendar/community/nej.ics"))


def test_a_link_may_lead_to_every_page_of_a_whole_municipality(lilleby_site: Path, tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "examples/lilleby", tmp_path / "lilleby")
    pages = sorted(path.parent.relative_to(lilleby_site).as_posix() for path in lilleby_site.rglob("index.html"))
    links = "\n".join(f"- [side nummer {number}](/{quote(page)}/)" for number, page in enumerate(pages) if page != ".")
    page = tmp_path / "lilleby/content/alle-sider.md"
    page.write_text(f"---\ntitle: Alle sider\npublished: 2026-06-01\n---\n{links}\n", encoding="utf-8")

    refused = [str(problem) for problem in prepare(tmp_path / "lilleby").problems if problem.rule == "broken-link"]

    assert len(pages) > 300
    assert refused == []
