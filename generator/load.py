"""Walks the folders and reads every record: the only place where files become a `Site`.

All problems of all files come out in one run. A record that cannot be read is left out of the site, but its slug is
remembered, so that records which name it are not blamed for it.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.explain import explain, written_by_hand
from generator.model import kinds as table
from generator.model.entity import Entity
from generator.model.fields import is_path, slugify
from generator.model.kinds import Kind
from generator.model.settings import Settings
from generator.model.site import Keys, Site
from generator.problems import Position, Problem, say
from generator.source import Source, is_inside, leads_outside, read_source

SETTINGS = "content/site.yml"
CONTENT = "content"
Model = TypeVar("Model", bound=BaseModel)
Key = tuple[str, str]
"""A kind and a slug."""


@dataclass(frozen=True)
class Loaded:
    """Everything that was read."""

    site: Site | None
    """None when `site.yml` itself cannot be read."""
    sources: Mapping[Key, Source]
    """The text of each record, by kind and slug; that of `site.yml` under ("site", "site")."""
    attachments: tuple[str, ...]
    """Files under `content/` that are no records, relative to it: published as they are."""
    problems: tuple[Problem, ...]

    def locate(self, record: Entity | None, keys: Keys = ()) -> Position:
        """Say where a value of a record stands in its file; `None` is `site.yml`."""
        if self.site is None or record is None:
            return self.sources[("site", "site")].position(keys)
        return self.source(record).position(keys)

    def file(self, record: Entity) -> str:
        """Name the file of a record, from the root of the repository."""
        return self.source(record).path

    def source(self, record: Entity) -> Source:
        """Give the text a record was read from."""
        assert self.site is not None, "there are no records without a site"
        return self.sources[(self.site.kind_of(record).name, record.slug)]


@dataclass(frozen=True, slots=True)
class _Read:
    """What one file gave, kept while the preview runs, as long as the file does not change."""

    stamp: tuple[int, int, int]
    source: Source | None
    record: Entity | None
    problems: tuple[Problem, ...]


@dataclass
class Memory:
    """Files read in an earlier run of the same process; only the preview passes one."""

    files: dict[str, _Read] = field(default_factory=dict)


def load(root: Path, *, kinds: Sequence[Kind] | None = None, memory: Memory | None = None) -> Loaded:
    """Read the repository at `root`; never raises for bad content."""
    rows = tuple(table.KINDS if kinds is None else kinds)
    memory = memory or Memory()
    settings, settings_source, problems = _load_settings(root)
    sources: dict[Key, Source] = {} if settings_source is None else {("site", "site"): settings_source}
    records: dict[str, Mapping[str, Entity]] = {}
    unreadable: set[Key] = set()
    for kind in rows:
        found = _load_kind(root, kind, memory)
        problems += found.problems
        records[kind.name] = MappingProxyType(dict(sorted(found.records.items())))
        sources |= {(kind.name, slug): source for slug, source in found.sources.items()}
        unreadable |= {(kind.name, slug) for slug in found.unreadable}
    attachments, stray = _attachments(root, rows)
    site = None
    if settings is not None:
        by_name = MappingProxyType({kind.name: kind for kind in rows})
        site = Site(settings, by_name, MappingProxyType(records), frozenset(unreadable))
    return Loaded(site, MappingProxyType(sources), attachments, (*problems, *stray))


def _load_settings(root: Path) -> tuple[Settings | None, Source | None, list[Problem]]:
    path = root / SETTINGS
    if not path.exists():
        at = Position(SETTINGS)
        return None, None, [Problem(at, "missing-file", say("there is no file '{file}'", file=SETTINGS),
                                    say("make the file; every site needs its name, language and address"))]  # fmt: skip
    source, problems = read_source(root, path)
    if source is None:
        return None, None, problems
    settings, found = _validate(Settings, source, source.data)
    return settings, source, [*problems, *found]


@dataclass
class _Found:
    """The files of one kind."""

    records: dict[str, Entity] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def _load_kind(root: Path, kind: Kind, memory: Memory) -> _Found:
    found = _Found()
    for relative, entry in _files_of(root, kind):
        slug = _slug(kind, relative, found.problems)
        if slug is None:
            continue
        if slug in found.files:
            found.problems.append(_taken(relative, slug, found.files[slug]))
            continue
        found.files[slug] = relative
        read = _read(root, kind, relative, slug, entry, memory)
        found.problems += read.problems
        if read.source is not None:
            found.sources[slug] = read.source
        if read.record is None:
            found.unreadable.add(slug)
        else:
            found.records[slug] = read.record
    return found


def _taken(relative: str, slug: str, first: str) -> Problem:
    return Problem(
        Position(relative),
        "duplicate-slug",
        say("'{file}' already has the slug '{slug}'", file=first, slug=slug),
        say("give one of the two files another name"),
    )


def _files_of(root: Path, kind: Kind) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Walk the folder of a kind in sorted order; folders only where the kind has them."""
    yield from _walk(root / kind.folder, kind.folder, deep=kind.layout != "flat")


def _walk(folder: Path, relative: str, *, deep: bool) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in ordered:
        name = f"{relative}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if deep:
                yield from _walk(folder / entry.name, name, deep=deep)
        else:
            yield name, entry


def _slug(kind: Kind, relative: str, problems: list[Problem]) -> str | None:
    """Make the slug of a file of its name, and of its folder where the kind says so."""
    inner = relative.removeprefix(kind.folder + "/")
    if not inner.endswith(kind.suffix):
        if kind.folder != CONTENT:
            problems.append(_wrong_suffix(relative, kind))
        return None
    slug = inner.removesuffix(kind.suffix)
    named = slug.rpartition("/")[2] if kind.layout == "years" else slug
    depth = 0 if kind.layout == "flat" else 1
    if slug.count("/") != depth:
        what = say("the file stands {depth} folders deep in '{folder}'", depth=slug.count("/"), folder=kind.folder)
        fix = say("move it to '{folder}/<folder>/<file>{suffix}'", folder=kind.folder, suffix=kind.suffix)
        problems.append(Problem(Position(relative), "wrong-folder", what, fix))
        return None
    if not is_path(slug):
        better = "/".join(slugify(part) for part in slug.split("/"))
        what = say("the file name '{name}' cannot be an address", name=inner)
        fix = say("call it '{name}': only a-z, 0-9 and hyphens", name=f"{better}{kind.suffix}")
        problems.append(Problem(Position(relative), "file-name", what, fix))
        return None
    return named


def _wrong_suffix(relative: str, kind: Kind) -> Problem:
    return Problem(
        Position(relative),
        "unexpected-file",
        say("the file is not read: here a file name ends in '{suffix}'", suffix=kind.suffix),
        say("rename the file, or move an attachment to 'content/files/'"),
    )


def _read(root: Path, kind: Kind, relative: str, slug: str, entry: os.DirEntry[str], memory: Memory) -> _Read:
    stat = entry.stat(follow_symlinks=False)
    stamp = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    remembered = memory.files.get(relative)
    if remembered is not None and remembered.stamp == stamp and not entry.is_symlink():
        return remembered
    source, problems = read_source(root, root / relative)
    record: Entity | None = None
    if source is not None:
        facts = {**source.data, "slug": slug, "body": source.body}
        record, found = _validate(kind.model, source, facts)
        problems = [*problems, *found]
    if any(problem.severity == "error" for problem in problems):
        record = None
    read = _Read(stamp, source, record, tuple(problems))
    memory.files[relative] = read
    return read


def _validate(model: type[Model], source: Source, facts: dict[str, Any]) -> tuple[Model | None, list[Problem]]:
    given = [key for key in getattr(model, "from_file", ()) if key in source.data]
    problems = [written_by_hand(key, source) for key in sorted(given)]
    try:
        return model.model_validate(facts), problems
    except ValidationError as error:
        return None, [*problems, *explain(error, model, source)]


def _attachments(root: Path, kinds: Sequence[Kind]) -> tuple[tuple[str, ...], list[Problem]]:
    """List the files under `content/` that are published as they are, and complain of pages in the wrong folder."""
    records = {kind.folder for kind in kinds if kind.folder != CONTENT}
    attachments, problems = [], []
    for relative, entry in _walk(root / CONTENT, CONTENT, deep=True):
        folder, _, name = relative.rpartition("/")
        if any(f"{folder}/".startswith(f"{taken}/") for taken in records) or relative == SETTINGS:
            continue
        if entry.is_symlink() and not is_inside(root, root / relative):
            problems.append(leads_outside(relative))
        elif folder == CONTENT and name.endswith(".md"):
            continue
        elif name.endswith((".md", ".yml", ".yaml")):
            problems.append(_stray(relative))
        else:
            attachments.append(relative.removeprefix(CONTENT + "/"))
    return tuple(attachments), problems


def _stray(relative: str) -> Problem:
    return Problem(
        Position(relative),
        "unexpected-file",
        say("the file is not read: no kind of record lives in this folder"),
        say("move it to the folder of its kind, or to 'content/' if it is a page"),
    )
