"""The files under `content/` that are no records: which are published, how large they are, what is wrong."""

import os
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from generator.load.attachments.inside import inside_faults
from generator.load.attachments.kinds_of_files import kind_fault
from generator.load.folders import Walk
from generator.load.folders_meant import misspelt_folders
from generator.load.names import stray
from generator.load.settings import SETTINGS
from generator.model.documents import DOCUMENTS
from generator.model.kinds import Kind
from generator.problems import Position, Problem, say

CONTENT: Final = "content"
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What the site engine would make pages of."""
_BY_EFFECTIVE_ID = os.access in os.supports_effective_ids


def list_attachments(root: Path, kinds: Sequence[Kind]) -> tuple[tuple[str, ...], list[Problem]]:
    """List the files under `content/` that are published as they are, and complain of pages in the wrong folder."""
    folders = [kind.folder for kind in kinds if kind.folder != CONTENT]
    walk = Walk(root)
    attachments: list[str] = []
    problems: list[Problem] = []
    for file, _ in walk.files(CONTENT, skipped=(*folders, SETTINGS, *(document.file for document in DOCUMENTS))):
        if file.count("/") == 1 and file.endswith(".md"):
            continue
        if file.lower().endswith((*_MARKDOWN, ".yml", ".yaml")):
            problems.append(stray(file, kinds))
        else:
            attachments.append(file)
    problems += [*walk.problems, *attachment_faults(root, attachments), *misspelt_folders(root, kinds)]
    return tuple(file.removeprefix(f"{CONTENT}/") for file in attachments), problems


def attachment_faults(root: Path, files: list[str]) -> Iterator[Problem]:
    """Find files that cannot be published as they are; the paths are from the root."""
    seen: dict[str, str] = {}
    for file in files:
        name = file.rpartition("/")[2]
        full = root / file
        fault = kind_fault(file)
        if fault:
            yield fault
        if not file.isprintable():
            what = say("the file name '{name}' holds signs that not all computers write alike", name=name)
            yield Problem(Position(file), "file-name", what, say("type the name anew, best with a-z, 0-9 and hyphens"))
        elif not os.path.isfile(full):  # noqa: PTH113  pathlib raises where a folder may not be entered
            what, fix = say("this is no ordinary file"), say("delete it, or put an ordinary file in its place")
            yield Problem(Position(file), "unreadable-file", what, fix)
        elif not os.access(full, os.R_OK, effective_ids=_BY_EFFECTIVE_ID):
            what, fix = say("the file may not be read"), say("give yourself the right to read it")
            yield Problem(Position(file), "unreadable-file", what, fix)
        elif fault is None:
            yield from inside_faults(root, file)
        first = seen.setdefault(composed(file).casefold(), file)
        if first != file:
            what = say("the name differs from '{file}' only in upper and lower case", file=first)
            if composed(first) == composed(file):
                what = say("another file has the same name, with its letters put together otherwise")
            yield Problem(Position(file), "file-name", what, say("give one of the two files another name"))


def composed(path: str) -> str:
    """Put each letter of a name in one piece (NFC), as it is published: some computers write `å` as two signs."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def sizes_of(root: Path, attachments: Sequence[str]) -> dict[str, int]:
    """Measure files below `content/`, in bytes, by the name they are published under.

    What cannot be measured is a problem already, and counts as 0.
    """
    sizes: dict[str, int] = {}
    for path in attachments:
        try:
            sizes[composed(path)] = (root / CONTENT / path).stat().st_size
        except OSError:
            sizes[composed(path)] = 0
    return sizes
