"""Reads the records of one kind, or remembers what a file said when it has not changed since."""

import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from generator.explaining.explain import explain
from generator.explaining.spots import inner_models, names
from generator.load.attachments.listing import CONTENT
from generator.load.folders import Walk
from generator.load.names import missing, slug_of, taken, written_by_hand
from generator.memory import Memory
from generator.model.entity import Entity
from generator.model.kinds import Kind
from generator.model.site import HOME
from generator.problems import Problem, say
from generator.reading.front_matter import misplaced
from generator.reading.source import Source, read_found


@dataclass(frozen=True, slots=True)
class Read:
    """What one file gave, kept while the preview runs, as long as the file does not change."""

    stamp: tuple[int, ...]
    source: Source | None
    record: Entity | None
    problems: tuple[Problem, ...]


@dataclass
class ReadBefore:
    """Files read in an earlier run of the same process; only the preview passes one."""

    files: dict[str, Read] = field(default_factory=dict)
    zone: ZoneInfo | None = None
    """The time zone in which their times were read."""


@cache
def _keys_of(model: type[Entity]) -> tuple[frozenset[str], frozenset[str]]:
    """List the fields of a file, and those of the groups in it."""
    keys = frozenset(name for name, _ in names(model))
    below = (inner for key in keys for inner in inner_models((model,), key))
    return keys, frozenset(name for inner in below for name, _ in names(inner))


@dataclass
class Folder:
    """The files of one kind."""

    root: Path
    kind: Kind
    before: ReadBefore | None
    memory: Memory
    zone: ZoneInfo | None
    """The time zone of the site, for times that are written with an offset from UTC."""
    records: dict[str, Entity] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    """The file of each slug, also where it cannot be read."""
    remembered: dict[str, Read] = field(default_factory=dict)
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
            self.problems.append(missing(f"{CONTENT}/{HOME}.md", say("make the file; it is the front page")))

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

    def _recall(self, file: str, slug: str, entry: os.DirEntry[str]) -> Read:
        """Read a file, or remember what it said when it has not changed since."""
        if self.before is None:
            return self._read(file, slug, ())
        try:
            stat = entry.stat(follow_symlinks=False)
        except OSError:  # it has just been deleted: reading it will say so
            return self._read(file, slug, ())
        stamp = (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino)
        known = self.before.files.get(file)
        if known is None or known.stamp != stamp or entry.is_symlink():
            known = self._read(file, slug, stamp)
        self.remembered[file] = known
        return known

    def _read(self, file: str, slug: str, stamp: tuple[int, ...]) -> Read:
        source, problems = read_found(self.root, file, self.memory)
        if source is None:
            return Read(stamp, None, None, tuple(problems))
        model = self.kind.model
        problems += [written_by_hand(key, source) for key in sorted(model.from_file) if source.data.get(key)]
        record: Entity | None = None
        try:
            facts: dict[str, Any] = {**source.data, "slug": slug, "body": source.body}
            record = model.model_validate(facts, context={"zone": self.zone}, by_alias=True, by_name=False)
        except ValidationError as error:
            unseen = {problem.at.line for problem in problems if problem.rule == "control-character"}
            problems += [problem for problem in explain(error, model, source) if problem.at.line not in unseen]
        keys, inner = _keys_of(model)
        problems += misplaced(file, source.front, source.body, keys=keys, inner=inner)
        if any(problem.severity == "error" for problem in problems):
            record = None
        return Read(stamp, source, record, tuple(problems))
