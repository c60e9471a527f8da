"""Writes synthetic repositories: valid content of any size, the same bytes for the same size.

The mix is that of a municipality after some years: about a third news, a quarter meetings, a fifth funds, a seventh
plans; every record but a contact has a body of 2.5 kB with four links to others.
"""

import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import yaml
from facts import Facts, Writer
from names import Name, name_records
from prose import Prose

HOUSE = Path(__file__).resolve().parent.parent
"""The repository that this file stands in."""
_SEED = 20261121
_LINKS_A_BODY = 4
_FOLDERS = {
    "community": "content/communities", "theme": "content/themes", "contact": "content/contacts",
    "body": "content/bodies", "plan": "plans", "fund": "funds", "meeting": "meetings", "news": "content/news",
    "project": "content/projects", "story": "content/stories", "page": "content",
}  # fmt: skip
_SECTIONS = {
    "fund": "Puljer", "meeting": "Møder", "plan": "Planer", "community": "Lokalsamfund", "news": "Nyheder",
    "contact": "Kontakt", "body": "Råd og udvalg", "theme": "Temaer", "project": "Projekter",
    "story": "Erfaringer",
}  # fmt: skip
_PAGES = (
    "om", "strategi", "soeg-stoette", "hvad-er-en-plan", "vaerktoejer",
    "tilgaengelighed", "abonner", "frivillige", "penge", "samarbejde",
)  # fmt: skip


@dataclass(frozen=True)
class Text:
    """A page that all generators publish: its name, its Markdown, and our file of it."""

    name: Name
    facts: Facts
    body: str
    file: Path


@dataclass(frozen=True)
class Repository:
    """What was written."""

    root: Path
    size: int
    texts: tuple[Text, ...]
    """The records, then the hand-written pages."""

    def of_kind(self, kind: str) -> list[Text]:
        """List the texts of one kind."""
        return [text for text in self.texts if text.name.kind == kind]


def write_repository(root: Path, size: int) -> Repository:
    """Write a repository of `size` records, and eleven hand-written pages, to a folder that is not there yet."""
    random = Random(_SEED)
    prose = Prose(random)
    names = name_records(size)
    by_kind: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        by_kind[name.kind].append(name)
    writer = Writer(random, prose, by_kind)
    texts = [_write(root, name, writer.facts(name), _body(prose, random, name, names)) for name in names]
    texts += [_write(root, name, facts, _body(prose, random, name, names)) for name, facts in _pages()]
    _write_settings(root, by_kind)
    return Repository(root, size, tuple(texts))


def _body(prose: Prose, random: Random, name: Name, names: Sequence[Name]) -> str:
    return "" if name.kind == "contact" else prose.body([random.choice(names).link for _ in range(_LINKS_A_BODY)])


def _write(root: Path, name: Name, facts: Facts, body: str) -> Text:
    folder = _FOLDERS[name.kind]
    if name.kind == "meeting":
        folder += f"/{name.slug[:4]}"
    path = root / folder / f"{name.slug}{'.yml' if name.kind == 'contact' else '.md'}"
    path.parent.mkdir(parents=True, exist_ok=True)
    front = _as_yaml(facts)
    path.write_text(front if name.kind == "contact" else f"---\n{front}---\n\n{body}", encoding="utf-8")
    return Text(name, facts, body, path)


def _as_yaml(facts: Mapping[str, object]) -> str:
    return yaml.dump(facts, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)


def _pages() -> Iterator[tuple[Name, Facts]]:
    day = "2026-11-21"
    blocks = ["tasks", "deadlines", "meetings", "news", "communities"]
    yield Name("page", "index", "Forsiden"), {"title": "Forsiden", "published": day, "shows": blocks}
    for slug in _PAGES:
        title = slug.replace("-", " ").capitalize()
        yield Name("page", slug, title), {"title": title, "published": day}


def _write_settings(root: Path, by_kind: Mapping[str, Sequence[Name]]) -> None:
    settings = {
        "title": "Én indgang",
        "tagline": "En opdigtet kommune til måling.",
        "municipality": {"name": "Opdigtet Kommune"},
        "language": "da",
        "address": "https://indgang.example/",
        "identity": {"authority": "indgang.example", "since": "2026"},
        "entrance": {"default": by_kind["contact"][0].slug},
        "sections": {kind: {"path": kind, "title": title} for kind, title in _SECTIONS.items()},
        "edit_url": "https://git.example/edit/{path}",
        "tasks": [{"title": "Find penge", "text": "Puljer og frister", "to": "fund"}],
    }
    (root / "content/site.yml").write_text(_as_yaml(settings), encoding="utf-8")
    shutil.copyfile(HOUSE / "mkdocs.yml", root / "mkdocs.yml")
