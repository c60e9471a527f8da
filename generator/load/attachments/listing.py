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
        if not file.isprintable() or unicodedata.normalize("NFC", file) != file:
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
        first = seen.setdefault(unicodedata.normalize("NFC", file).casefold(), file)
        if first != file and unicodedata.normalize("NFC", file) == file:
            what = say("the name differs from '{file}' only in upper and lower case", file=first)
            yield Problem(Position(file), "file-name", what, say("give one of the two files another name"))


def sizes_of(root: Path, attachments: Sequence[str]) -> dict[str, int]:
    """Measure files below `content/`, in bytes; what cannot be measured is a problem already, and counts as 0."""
    sizes: dict[str, int] = {}
    for path in attachments:
        try:
            sizes[path] = (root / CONTENT / path).stat().st_size
        except OSError:
            sizes[path] = 0
    return sizes
