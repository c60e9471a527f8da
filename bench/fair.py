"""Writes the content for the fair Hugo: a theme (`hugo/`) that makes of the same facts what ours makes of them.

Pages have the same frame, facts, related lists, contact, calculator and calls. Communities, themes and bodies are
taxonomies, Hugo's own way to related lists; feeds, calendars, posters, sheets and open data are output formats. The
spreadsheet and the schemas are left out.
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from names import Name
from repository import HOUSE, Repository, Text

THEME = Path(__file__).resolve().parent / "hugo"
_ASSETS = HOUSE / "generator/theme"
_LINK = re.compile(r"\]\(([a-z]+):([a-z0-9/-]+)\)")
_TERMS = ("community", "theme", "body")
_EMPTY = ("award", "programme", "document", "report", "form", "checklist")
"""Kinds that have a list, a feed and data, and no records."""
_TITLES = {
    "fund": "Puljer", "meeting": "Møder", "plan": "Planer", "community": "Lokalsamfund", "news": "Nyheder",
    "contact": "Kontakt", "body": "Råd og udvalg", "theme": "Temaer", "project": "Projekter", "story": "Erfaringer",
}  # fmt: skip
_FEED = ["html", "rss", "json", "csv"]
_YEARS = range(2016, 2028)


def write_fair(repository: Repository, folder: Path) -> None:
    """Write a whole Hugo site."""
    shutil.copytree(THEME, folder)
    shutil.copytree(_ASSETS / "assets", folder / "static/assets")
    for file in (*_ASSETS.glob("*.ico"), *_ASSETS.glob("*.png")):
        shutil.copy(file, folder / "static")
    for path, front, body in _files(repository):
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{json.dumps(front, ensure_ascii=False, default=str)}\n---\n\n{body}", encoding="utf-8")


def _files(repository: Repository) -> Iterator[tuple[str, dict[str, Any], str]]:
    for text in repository.texts:
        yield _path(text.name), _front(text, repository.root), _LINK.sub(r"](/\1/\2/)", text.body)
    for kind, title in (_TITLES | dict(zip(_EMPTY, _EMPTY, strict=True))).items():
        calendar = ["calendar"] if kind in ("meeting", "fund") else []
        yield f"{kind}/_index.md", {"title": title, "outputs": [*_FEED, *calendar]}, ""
    for place in repository.of_kind("community"):
        slug = place.name.slug
        yield f"plan/{slug}/_index.md", {"title": place.name.title, "layout": "current", "outputs": ["html"]}, ""
    yield "status/_index.md", {"title": "Status", "outputs": ["html"]}, ""
    for year in _YEARS:
        yield f"status/{year}.md", {"title": f"Status {year}"}, ""
    for name in ("decisions", "actions"):
        yield f"{name}.md", {"title": name, "layout": name, "outputs": ["html", "json", "csv"]}, ""
    for name in ("search", "follow-up", "editors", "open-data"):
        yield f"{name}.md", {"title": name}, ""


def _path(name: Name) -> str:
    if name.kind == "page":
        return "_index.md" if name.slug == "index" else f"{name.slug}.md"
    return f"{name.kind}/{name.slug}/_index.md" if name.kind in _TERMS else f"{name.kind}/{name.slug}.md"


def _front(text: Text, root: Path) -> dict[str, Any]:
    facts = text.facts | {key: _moment(text.facts[key]) for key in ("start", "end") if key in text.facts}
    front = {"title": text.name.title, "facts": facts, "file": text.file.relative_to(root).as_posix()}
    front |= _related(facts)
    outputs = _outputs(text.name.kind, facts)
    return front | ({"outputs": ["html", *outputs]} if outputs else {})


def _moment(text: str) -> str:
    """Write a time as Hugo reads it."""
    return text.replace(" ", "T") + ":00"


def _related(facts: dict[str, Any]) -> dict[str, list[str]]:
    """Name the communities, themes and bodies of a record: what it stands on the pages of."""
    leads = {action["lead"] for goal in facts.get("goals", ()) for action in goal["actions"]}
    own = [facts[key] for key in ("community",) if key in facts]
    bodies = [facts[key] for key in ("organiser", "local_council") if key in facts]
    found = {
        "community": [*own, *facts.get("communities", ())], "theme": facts.get("themes", []),
        "body": [*bodies, *sorted(leads)],
    }  # fmt: skip
    return {key: list(value) for key, value in found.items() if value}


def _outputs(kind: str, facts: dict[str, Any]) -> list[str]:
    if kind == "meeting":
        return ["calendar", *(["poster"] if facts["status"] == "planned" else [])]
    return {
        "community": ["rss", "calendar", "sheet"], "body": ["rss", "calendar"], "theme": ["rss"],
        "project": ["rss", "calendar"],
    }.get(kind, [])  # fmt: skip
