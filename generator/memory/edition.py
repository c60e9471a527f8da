"""The edition: a digest of the program that makes a site, so that nothing which another program made is taken for ours.

It covers every file of this package, every installed package with its version, and the Python that runs it. Whoever
uses files beside the program, such as a municipality's own templates, puts their digest among the facts.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from generator.memory.facts import SIZE

PACKAGE = Path(__file__).resolve().parent.parent
_NOT_MADE_WITH = ("__pycache__",)
_DESCRIBES = (".dist-info", ".egg-info")


@cache
def edition() -> bytes:
    """Digest the program, once a process."""
    about = "\n".join((sys.version, sys.platform, *sorted(_packages())))
    return blake2b(about.encode() + digest_of_folder(PACKAGE), digest_size=SIZE).digest()


def digest_of_others(folders: Iterable[Path]) -> bytes:
    """Digest the files of some folders; those of the program are in the edition already."""
    others = (folder for folder in folders if not folder.resolve().is_relative_to(PACKAGE))
    return b"".join(map(digest_of_folder, others))


def _packages() -> Iterator[str]:
    """Name the installed packages with their versions, as the folders that describe them are called."""
    for folder in filter(os.path.isdir, sys.path):
        yield from (name for name in os.listdir(folder) if name.endswith(_DESCRIBES))  # noqa: PTH208  fast


def digest_of_folder(folder: Path) -> bytes:
    """Digest the names and the contents of all files in a folder."""
    digest = blake2b(digest_size=SIZE)
    for path in sorted(_files(os.fspath(folder))):
        with open(path, "rb") as file:  # noqa: PTH123  six hundred times in each build
            content = file.read()
        digest.update(f"{os.path.relpath(path, folder)}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.digest()


def _files(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name not in _NOT_MADE_WITH:
                yield from _files(entry.path)
        elif entry.is_file():
            yield entry.path
