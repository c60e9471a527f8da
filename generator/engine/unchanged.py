"""When nothing has changed: what is read, and the site that was made of it, are as the last build left them.

Then nothing need be made, and the records need not even be read. All that a build reads counts, by content; of the site
that is there, the size and the time of every file.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

from generator.load.attachments.listing import CONTENT
from generator.memory import Memory
from generator.model.kinds import KINDS
from generator.publishing.belongings import marks_of

_WHAT: Final = "site"
_FOLDERS: Final = tuple(sorted({CONTENT, *(kind.folder.split("/")[0] for kind in KINDS)}))


@dataclass(frozen=True)
class Left:
    """What a build left behind."""

    language: str
    zone: str
    """Where the site is at home."""
    today: str
    """The day that the site was made for."""
    files: int
    said: tuple[str, ...]
    """Its warnings: said again by whoever finds that nothing has changed."""


class Unchanged:
    """Compares a repository and its site with what the last build left; make it before anything is read."""

    def __init__(self, memory: Memory, root: Path, target: Path, more: tuple[object, ...]) -> None:
        self._memory, self._root, self._target, self._more = memory, root, target, more
        self._begun = _looks(root)
        self._read: tuple[object, ...] | None = None if self._begun is None else _contents(root)

    def left(self) -> Left | None:
        """Give what the last build left, if all is as it was then."""
        found = None if self._read is None else self._memory.find(_WHAT, self._facts())
        if found is None:
            return None
        left = json.loads(found)
        return Left(**(left | {"said": tuple(left["said"])}))

    def keep(self, left: Left) -> None:
        """Note what is left behind now, unless somebody has changed a file in the meantime."""
        if self._read is not None and _looks(self._root) == self._begun:
            self._memory.keep(_WHAT, self._facts(), json.dumps(asdict(left)).encode())

    def _facts(self) -> tuple[object, ...]:
        there = tuple(sorted(marks_of(os.fspath(self._target)).items()))
        return (self._read, self._more, os.fspath(self._target), there)


def _looks(root: Path) -> tuple[object, ...] | None:
    """Note how all that is read looks from outside; None where it cannot be seen."""
    try:
        return tuple(
            (path, seen.st_ino, seen.st_size, seen.st_mtime_ns) for path in _files(root) for seen in (os.lstat(path),)
        )
    except OSError:
        return None


def _contents(root: Path) -> tuple[object, ...] | None:
    """Digest what a build reads, and note the names beside it; None where something cannot be read."""
    try:
        beside = sorted((entry.name, entry.is_dir()) for entry in os.scandir(root) if entry.name[0] != ".")
        return (tuple(beside), tuple((path, _content(path)) for path in _files(root)))
    except OSError:
        return None


def _content(path: str) -> str | bytes:
    """Digest a file; a link is where it leads, since none is followed."""
    if os.path.islink(path):  # noqa: PTH114  twelve thousand times
        return os.readlink(path)  # noqa: PTH115  likewise
    with open(path, "rb") as file:  # noqa: PTH123  likewise
        return blake2b(file.read(), digest_size=20).digest()


def _files(root: Path) -> Iterator[str]:
    """List the files and links that a build reads."""
    rest = [path for path in (os.fspath(root / folder) for folder in _FOLDERS) if os.path.lexists(path)]
    while rest:
        with os.scandir(rest.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir(follow_symlinks=False):
                    rest.append(entry.path)
                else:
                    yield entry.path
