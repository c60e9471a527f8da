"""Walks the folders and reads every record: the only place where files become a `Site`.

All problems of all files come out in one run. A record that cannot be read is left out of the site, but its slug is
remembered, so that records which name it are not blamed for it.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from generator.explaining.explain import explain
from generator.load.folders import Walk, attachment_faults
from generator.load.names import slug_of, stray, taken, written_by_hand
from generator.load.standing_in import NOBODY, usable_settings
from generator.model import kinds as table
from generator.model.documents import DOCUMENTS
from generator.model.entity import Entity, Part
from generator.model.kinds import Kind
from generator.model.settings import Settings
from generator.model.site import HOME, Keys, Site
from generator.problems import Message, Position, Problem, say, strictest
from generator.reading.source import Source, read_source

SETTINGS = "content/site.yml"
CONTENT = "content"
Key = tuple[str, str]
"""A kind and a slug."""
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What the site engine would make pages of."""


@dataclass(frozen=True, eq=False)
class Loaded:
    """Everything that was read; two of them are never equal."""

    site: Site | None
    """None when no value of `site.yml` can be read; where only some are wrong, others stand in for them."""
    sources: Mapping[Key, Source]
    """The text of each record, by kind and slug; that of `site.yml` under ("site", "site"), and so each document."""
    attachments: tuple[str, ...]
    """Files under `content/` that are no records, relative to it: published as they are."""
    problems: tuple[Problem, ...]

    def locate(self, record: Part | None, keys: Keys = ()) -> Position:
        """Say where a value of a record or document stands in its file; `None` is `site.yml`."""
        return self.source(record).position(keys)

    def file(self, record: Part | None) -> str:
        """Name the file of a record, from the root of the repository."""
        return self.source(record).path

    def source(self, record: Part | None) -> Source:
        """Give the text a record or document was read from."""
        if record is None:
            return self.sources[("site", "site")]
        assert self.site is not None, "there are no records without a site"
        if isinstance(record, Entity):
            return self.sources[(self.site.kind_of(record).name, record.slug)]
        name = next(name for name, document in self.site.documents.items() if document is record)
        return self.sources[(name, name)]


@dataclass(frozen=True, slots=True)
class _Read:
    """What one file gave, kept while the preview runs, as long as the file does not change."""

    stamp: tuple[int, ...]
    source: Source | None
    record: Entity | None
    problems: tuple[Problem, ...]


@dataclass
class Memory:
    """Files read in an earlier run of the same process; only the preview passes one."""

    files: dict[str, _Read] = field(default_factory=dict)
    zone: ZoneInfo | None = None
    """The time zone in which their times were read."""


def load(
    root: Path,
    *,
    kinds: Sequence[Kind] | None = None,
    memory: Memory | None = None,
    is_hidden: Callable[[str], bool] | None = None,
) -> Loaded:
    """Read the repository at `root`; never raises for bad content.

    `is_hidden` tells which files below `content/` are kept off the site though they are no records.
    """
    rows = tuple(table.KINDS if kinds is None else kinds)
    settings, settings_source, problems = _load_settings(root)
    zone = None if settings is None else ZoneInfo(settings.time_zone)
    if memory is not None and memory.zone != zone:
        memory.files, memory.zone = {}, zone
    sources: dict[Key, Source] = {} if settings_source is None else {("site", "site"): settings_source}
    records: dict[str, Mapping[str, Entity]] = {}
    unreadable: set[Key] = {("contact", NOBODY)} if problems else set()
    remembered: dict[str, _Read] = {}
    for kind in rows:
        found = _Folder(root, kind, memory, zone)
        found.read()
        problems += found.problems
        records[kind.name] = MappingProxyType(dict(sorted(found.records.items())))
        sources |= {(kind.name, slug): source for slug, source in found.sources.items()}
        unreadable |= {(kind.name, slug) for slug in found.files if slug not in found.records}
        remembered |= found.remembered
    if memory is not None:
        memory.files = remembered  # without the files that are gone
    documents: dict[str, Part] = {}
    for document in DOCUMENTS:
        found_part, source, faults = _load_document(root, document.file, document.model, zone)
        problems += faults
        sources |= {} if source is None else {(document.name, document.name): source}
        documents |= {} if found_part is None else {document.name: found_part}
    attachments, odd = _attachments(root, rows)
    attachments = tuple(path for path in attachments if is_hidden is None or not is_hidden(path))
    site = None
    if settings is not None:
        by_name = MappingProxyType({kind.name: kind for kind in rows})
        held, sizes = MappingProxyType(documents), MappingProxyType(_sizes(root, attachments))
        site = Site(settings, by_name, MappingProxyType(records), frozenset(unreadable), held, sizes)
    return Loaded(site, MappingProxyType(sources), attachments, tuple(strictest((*problems, *odd))))


def _load_settings(root: Path) -> tuple[Settings | None, Source | None, list[Problem]]:
    if not os.path.lexists(root / SETTINGS):
        fix = say("make the file; every site needs its name, language and address")
        return None, None, [_missing(SETTINGS, fix)]
    source, problems = read_source(root, root / SETTINGS)
    if source is None:
        return None, None, problems
    try:
        return Settings.model_validate(source.data, by_alias=True, by_name=False), source, problems
    except ValidationError as error:
        return usable_settings(source.data, error), source, [*problems, *explain(error, Settings, source)]


def _load_document(
    root: Path, file: str, model: type[Part], zone: ZoneInfo | None
) -> tuple[Part | None, Source | None, list[Problem]]:
    """Read a document; a site need not have it."""
    if not os.path.lexists(root / file):
        return None, None, []
    source, problems = read_source(root, root / file)
    if source is None:
        return None, None, problems
    try:
        found = model.model_validate(source.data, context={"zone": zone}, by_alias=True, by_name=False)
    except ValidationError as error:
        return None, source, [*problems, *explain(error, model, source)]
    return (None if problems else found), source, problems


def _missing(file: str, fix: Message) -> Problem:
    return Problem(Position(file), "missing-file", say("there is no file '{file}'", file=file), fix)


@dataclass
class _Folder:
    """The files of one kind."""

    root: Path
    kind: Kind
    memory: Memory | None
    zone: ZoneInfo | None
    """The time zone of the site, for times that are written with an offset from UTC."""
    records: dict[str, Entity] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    """The file of each slug, also where it cannot be read."""
    remembered: dict[str, _Read] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> None:
        """Read every file of the kind."""
        walk = Walk(self.root)
        is_content = self.kind.folder == CONTENT
        files = walk.files(self.kind.folder, is_deep=not is_content)
        for file, entry in files:
            slug = slug_of(self.kind, file) if not is_content or file.endswith(self.kind.suffix) else None
            if isinstance(slug, str):
                self._take(file, slug, entry)
            elif slug is not None:
                self.problems.append(slug)
        if not is_content:  # else the walk for attachments tells
            self.problems += walk.problems
        elif HOME not in self.files:
            self.problems.append(_missing(f"{CONTENT}/{HOME}.md", say("make the file; it is the front page")))

    def _take(self, file: str, slug: str, entry: os.DirEntry[str]) -> None:
        read = self._recall(file, slug, entry)
        self.problems += read.problems
        if slug in self.files:
            self.problems.append(taken(file, slug, self.files[slug]))
            return
        self.files[slug] = file
        if read.source is not None:
            self.sources[slug] = read.source
        if read.record is not None:
            self.records[slug] = read.record

    def _recall(self, file: str, slug: str, entry: os.DirEntry[str]) -> _Read:
        """Read a file, or remember what it said when it has not changed since."""
        if self.memory is None:
            return self._read(file, slug, ())
        try:
            stat = entry.stat(follow_symlinks=False)
        except OSError:  # it has just been deleted: reading it will say so
            return self._read(file, slug, ())
        stamp = (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino)
        known = self.memory.files.get(file)
        if known is None or known.stamp != stamp or entry.is_symlink():
            known = self._read(file, slug, stamp)
        self.remembered[file] = known
        return known

    def _read(self, file: str, slug: str, stamp: tuple[int, ...]) -> _Read:
        source, problems = read_source(self.root, self.root / file)
        if source is None:
            return _Read(stamp, None, None, tuple(problems))
        model = self.kind.model
        problems += [written_by_hand(key, source) for key in sorted(model.from_file) if source.data.get(key)]
        record: Entity | None = None
        try:
            facts: dict[str, Any] = {**source.data, "slug": slug, "body": source.body}
            record = model.model_validate(facts, context={"zone": self.zone}, by_alias=True, by_name=False)
        except ValidationError as error:
            problems += explain(error, model, source)
        if any(problem.severity == "error" for problem in problems):
            record = None
        return _Read(stamp, source, record, tuple(problems))


def _attachments(root: Path, kinds: Sequence[Kind]) -> tuple[tuple[str, ...], list[Problem]]:
    """List the files under `content/` that are published as they are, and complain of pages in the wrong folder."""
    folders = [kind.folder for kind in kinds if kind.folder != CONTENT]
    walk = Walk(root)
    attachments: list[str] = []
    problems: list[Problem] = []
    for file, _ in walk.files(CONTENT, skipped=(*folders, SETTINGS, *(document.file for document in DOCUMENTS))):
        if file.count("/") == 1 and file.endswith(".md"):
            continue
        if file.lower().endswith((*_MARKDOWN, ".yml", ".yaml")):
            problems.append(stray(file, folders))
        else:
            attachments.append(file)
    problems += [*walk.problems, *attachment_faults(root, attachments)]
    return tuple(file.removeprefix(f"{CONTENT}/") for file in attachments), problems


def _sizes(root: Path, attachments: Sequence[str]) -> dict[str, int]:
    """Measure files below `content/`, in bytes; what cannot be measured is a problem already, and counts as 0."""
    sizes: dict[str, int] = {}
    for path in attachments:
        try:
            sizes[path] = (root / CONTENT / path).stat().st_size
        except OSError:
            sizes[path] = 0
    return sizes
