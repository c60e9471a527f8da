"""Folders that look like those of a kind and are none: `fund/`, `Meetings/`, `puljer/`."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from generator.model.kinds import Kind
from generator.nearest import nearest
from generator.problems import Position, Problem, say

_CALLED: Final = {
    "fund": "puljer pulje fonde midler grants subsidies regelingen fondsen",
    "meeting": "møder moeder moder møde events arrangementer vergaderingen bijeenkomsten agenda",
    "plan": "planer udviklingsplaner lup plannen dorpsplannen",
    "award": "bevillinger bevilling toekenningen tildelinger",
    "body": "råd raad udvalg organer organisationer organen raden",
    "community": "lokalsamfund steder byer landsbyer kernen dorpen places towns villages",
    "contact": "kontakter kontakt personer contacten people persons",
    "form": "skemaer skema blanketter formulieren",
    "news": "nyheder nyhed nieuws blog posts",
    "theme": "temaer tema indsatsområder topics themas",
}
"""What the folder of a kind is called in other words."""
PAGE: Final = "page"
_RECORDS: Final = (".md", ".yml", ".yaml", ".markdown")


def meant_folder(name: str, kinds: Sequence[Kind]) -> str | None:
    """Give the folder of the kind that the name of another folder may mean."""
    by_name = {
        kind.folder.rpartition("/")[2]: kind.folder for kind in kinds if "/" in kind.folder or kind.name != "page"
    }
    by_name |= {kind.name: kind.folder for kind in kinds if kind.name != "page"}
    words = {word: kind.folder for kind in kinds for word in _CALLED.get(kind.name, "").split()}
    lower = name.casefold()
    if lower in words:
        return words[lower]
    near = lower if lower in by_name else nearest(lower, by_name)
    return by_name[near] if near else None


def misspelt_folders(root: Path, kinds: Sequence[Kind]) -> Iterator[Problem]:
    """Complain of folders beside `content/` that hold records and that nobody reads."""
    known = {kind.folder.partition("/")[0] for kind in kinds}
    try:
        with os.scandir(root) as entries:
            names = sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    except OSError:
        return  # reading the content will say so
    for name in names:
        if name in known or name.startswith("."):
            continue
        meant = meant_folder(name, kinds)
        if meant is not None and _holds_records(root / name):
            what = say("nothing is read in the folder '{folder}'", folder=name)
            yield Problem(Position(name), "wrong-folder", what, say("move its files to '{folder}'", folder=meant))


def _holds_records(folder: Path) -> bool:
    try:
        found = [*os.scandir(folder)]
        inner = [one for entry in found if entry.is_dir(follow_symlinks=False) for one in os.scandir(entry.path)]
    except OSError:
        return False
    return any(entry.name.lower().endswith(_RECORDS) for entry in (*found, *inner))
