"""What of a published folder is ours: noted beside it by each build, and compared before the folder is replaced.

The notes stand beside the folder and are no part of the site: `.site.made` tells of the site that is there, and
`.site.made.next`, while a build lets two folders change places, of the one that comes. A build that is killed between
the two leaves both, and the folder may be either. A file is known by its size and the time of its last change.
"""

import json
import os
import stat
from collections.abc import Mapping
from contextlib import suppress

from generator.publishing import files

Marks = Mapping[str, tuple[int, int]]
"""Path of each file in a folder -> its size in bytes, and when it last changed, in nanoseconds."""
NO_FILE = (-1, -1)
"""The mark of what is neither a file nor a folder: a link, say."""


def marks_of(folder: str) -> dict[str, tuple[int, int]]:
    """Look at everything in a folder but folders; nothing, when there is no such folder."""
    found = {}
    for path, seen in files.walk(folder):
        if stat.S_ISREG(seen.st_mode):
            found[path] = (seen.st_size, seen.st_mtime_ns)
        elif not stat.S_ISDIR(seen.st_mode):
            found[path] = NO_FILE
    return found


def recover(folder: str, there: Marks) -> None:
    """After a build that was killed, keep those of the two notes that tell of the folder as it is."""
    coming = _read(_next(folder))
    if coming is not None and len(_strange(coming, there)) <= len(_strange(_read(_made(folder)) or {}, there)):
        confirm(folder)
    else:
        withdraw(folder)


def strangers(folder: str, there: Marks) -> list[str]:
    """List what is in the published folder and no build of ours made, or was changed since, in order.

    Deleting would lose it. Files that are gone are nobody's loss.
    """
    known = [notes for notes in (_read(_made(folder)), _read(_next(folder))) if notes is not None]
    return min((_strange(notes, there) for notes in known or [{}]), key=len)


def _strange(notes: Marks, there: Marks) -> list[str]:
    return sorted(path for path, mark in there.items() if notes.get(path) != mark)


def is_known(folder: str) -> bool:
    """Whether a build has noted what it made of this folder."""
    return _read(_made(folder)) is not None or _read(_next(folder)) is not None


def announce(folder: str, marks: Marks) -> None:
    """Note what is about to take the place of the folder; raises `OSError` as writing a file does."""
    fresh = f"{_next(folder)}.part"
    with suppress(FileNotFoundError):
        os.unlink(fresh)
    files.write_file(fresh, json.dumps(marks, separators=(",", ":")).encode("ascii"))
    os.replace(fresh, _next(folder))


def confirm(folder: str) -> None:
    """Note that what was announced is there."""
    os.replace(_next(folder), _made(folder))


def withdraw(folder: str) -> None:
    """Take back what was announced."""
    for path in (_next(folder), f"{_next(folder)}.part"):
        with suppress(FileNotFoundError):
            os.unlink(path)


def _made(folder: str) -> str:
    parent, name = os.path.split(folder)
    return os.path.join(parent, f".{name}.made")


def _next(folder: str) -> str:
    return f"{_made(folder)}.next"


def _read(path: str) -> dict[str, tuple[int, int]] | None:
    """Read notes; None where there are none, or where they are damaged: then nothing in the folder counts as ours."""
    try:
        with open(path, encoding="ascii") as file:
            return {name: (int(size), int(changed)) for name, (size, changed) in json.load(file).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return None
