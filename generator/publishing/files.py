"""Files and folders as `publish` needs them: written whole, compared, linked, walked.

Paths of files are strings, because `pathlib` costs more than the system calls at 12,000 files. It does not know what a
site is, nor staging.
"""

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

FILE_MODE = 0o644
FOLDER_MODE = 0o755

_PIECE = 1 << 16  # bytes compared at a time


class Readable(Protocol):
    """What `has_bytes` reads from: an open file, or bytes in memory."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""


def make_folder(root: str, folder: str, made: set[str]) -> None:
    """Make a folder below `root` unless it is among the `made`, to which it is added; raises as `os.makedirs`."""
    if folder not in made:
        try:
            os.mkdir(f"{root}/{folder}")
        except (FileExistsError, FileNotFoundError):
            os.makedirs(f"{root}/{folder}", exist_ok=True)
        made.add(folder)


def write_file(path: str, data: bytes) -> None:
    """Write a new file; raises `FileExistsError` when there is one, which is how two files on one path are found."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    try:
        rest = memoryview(data)
        while rest:  # a nearly full disk takes a part, and says so only at the next call
            rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)


def replace_file(root: str, path: str, data: bytes) -> None:
    """Write a file beside and rename it: a reader sees the old one or the new one, never a half."""
    make_folder(root, path.rpartition("/")[0], {""})
    fresh = f"{root}/.{secrets.token_hex(8)}.part"
    try:
        write_file(fresh, data)
        os.chmod(fresh, FILE_MODE)  # whatever the umask
        os.replace(fresh, f"{root}/{path}")
    except OSError:
        with suppress(FileNotFoundError):
            os.unlink(fresh)
        raise


def delete_file(root: str, path: str) -> None:
    """Delete a file that may be gone already, and the folders that are empty without it."""
    with suppress(FileNotFoundError):
        os.unlink(f"{root}/{path}")
    folder = path.rpartition("/")[0]
    with suppress(OSError):  # not empty
        while folder:
            os.rmdir(f"{root}/{folder}")
            folder = folder.rpartition("/")[0]


def walk(root: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the relative path and state of everything below `root`, a folder before what it holds; follow no link.

    Nothing, when there is no folder `root`.
    """
    folders = [""] if os.path.isdir(root) else []
    while folders:
        folder = folders.pop()
        for entry in list(os.scandir(f"{root}/{folder}")):
            path = f"{folder}{entry.name}"
            seen = entry.stat(follow_symlinks=False)
            yield path, seen
            if stat.S_ISDIR(seen.st_mode):
                folders.append(f"{path}/")


def is_within(path: str | Path, folder: str | Path) -> bool:
    """Whether a path is a folder or lies below it, after every symbolic link is followed."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def has_bytes(path: str, wanted: Readable, size: int) -> bool:
    """Whether a file holds the `size` bytes of `wanted`; the size first, which costs nothing."""
    if os.stat(path).st_size != size:
        return False
    with open(path, "rb", buffering=0) as file:
        while (piece := file.read(_PIECE)) == wanted.read(_PIECE):
            if not piece:
                return True
    return False


def have_same_bytes(one: str, other: str) -> bool:
    """Whether two files are equal."""
    with open(other, "rb", buffering=0) as file:
        return has_bytes(one, file, os.fstat(file.fileno()).st_size)


def link_file(old: str, new: str) -> bool:
    """Make `new` another name of the file `old`; False, and nothing done, where that cannot be."""
    if stat.S_IMODE(os.stat(old).st_mode) != FILE_MODE:  # a link shares the rights too
        return False
    try:
        os.link(old, new)
    except OSError:  # a filesystem without links, a file of another owner, a `new` that exists
        return False
    return True
