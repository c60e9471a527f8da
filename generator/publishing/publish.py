"""The finished site on the disk: whole and at once, or not at all; what did not change is not rewritten.

`publish` builds the new site in a staging directory beside the old one and lets the two change places; `refresh` keeps
the directory of the live preview up to date. It does not know what the files say or who made them. Beside `site` it
uses the names `.site.lock` and `.site.made` (stay), `.site.made.next`, `.site.staging-*` and `.site.aside` (gone after
every publish). What nobody here made is never deleted: such a folder is refused. A process may be killed at any moment;
a power cut is another matter, because nothing is forced to the disk (fsync).
"""

import fcntl
import logging
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

from generator.artifact import Artifact
from generator.problems import say
from generator.publishing import belongings, files
from generator.publishing.belongings import Marks
from generator.publishing.exchange import restore, swap
from generator.publishing.hands import Pile
from generator.publishing.targets import A_FOLDER_OF_ITS_OWN, PublishError, refuse_strangers, refuse_unfit

_NOT_A_NAME = frozenset({"", ".", ".."})
_IN_THE_WAY = (FileExistsError, NotADirectoryError, IsADirectoryError)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Published:
    """How many files of the site are new or differ, are as they were, and are gone."""

    written: int
    kept: int
    removed: int


def publish(
    artifacts: Iterable[Artifact],
    target: Path,
    *,
    base: Path | None = None,
    finish: Callable[[Path], None] | None = None,
) -> Published:
    """Make the directory `target` hold the artifacts and the files of `base`, and nothing else.

    The contents of `base` are moved, so it is empty afterwards. `finish` may add and change files of the new site
    before anybody sees it. Artifacts are taken one by one and never kept; a `Pile` is shared by several processes.
    Whatever is raised on the way, by the artifacts and `finish` too, leaves `target` as it was. Raises `PublishError`
    for a target that is no place for a site and for two files on one path, `ValueError` for a path that leaves the
    site, `OSError` for a full disk and the like. A second publish to the same target waits for the first.
    """
    site = os.path.abspath(target)
    refuse_unfit(site, base)
    _make_parent(site)
    with _locked(site):
        _clean_up_after_killed(site)
        refuse_unfit(site, base)  # again: the site may be another one after the wait
        old = belongings.marks_of(site)
        belongings.recover(site, old)
        refuse_strangers(site, old)
        staging = _make_staging(site)
        try:
            if base is not None:
                _move_in(base, staging)
            # `finish` could write through a link into the old site: then links are made only after it
            write = partial(
                _write_all, staging=staging, site=site, linkable=old.keys() if finish is None else frozenset()
            )
            artifacts.share(write) if isinstance(artifacts, Pile) else write(artifacts)
            if finish is not None:
                finish(Path(staging))
            new = _settle(staging)
            kept = _link_unchanged(staging, site, old, new)
            belongings.announce(site, new)
            swap(staging, site)
            _take_back_if_written_to(staging, site, old)
            belongings.confirm(site)
            return Published(written=len(new) - kept, kept=kept, removed=len(old.keys() - new.keys()))
        finally:
            belongings.withdraw(site)
            _discard(staging)  # which after the swap is the old site


def refresh(
    artifacts: Iterable[Artifact], target: Path, known: dict[str, bytes], *, is_whole: bool = True
) -> Published:
    """Bring the served directory of the live preview up to date in place, file by file.

    `known` maps each path to the digest (blake2b, 16 bytes) of what was last written; it is updated, also when the
    artifacts raise half-way. Files at other paths are left alone. One writer at a time. Raises as `publish` does.
    What is known and not among the artifacts has vanished, unless they are only a part of the site (`is_whole`).
    """
    root = os.path.abspath(target)
    seen: set[str] = set()
    blocked: list[tuple[str, bytes, bytes]] = []
    written = 0
    for path, data in ((artifact.path, artifact.data) for artifact in artifacts):
        _refuse_outside(path)
        if path in seen:
            raise _taken(path)
        seen.add(path)
        digest = blake2b(data, digest_size=16).digest()
        if known.get(path) == digest:
            continue
        written += 1
        try:
            files.replace_file(root, path, data)
            known[path] = digest
        except _IN_THE_WAY:  # perhaps of what vanished: a file became a folder, or the reverse
            blocked.append((path, data, digest))
    vanished = known.keys() - seen if is_whole else set()
    for path in vanished:
        files.delete_file(root, path)
        del known[path]
    for path, data, digest in blocked:
        with _naming(path):
            files.replace_file(root, path, data)
        known[path] = digest
    return Published(written=written, kept=len(seen) - written, removed=len(vanished))


def _make_parent(site: str) -> None:
    folder = os.path.dirname(site)
    try:
        os.makedirs(folder, exist_ok=True)
    except (FileNotFoundError, FileExistsError, NotADirectoryError) as error:
        raise PublishError(say("the folder '{path}' cannot be made", path=folder), A_FOLDER_OF_ITS_OWN) from error


def _take_back_if_written_to(aside: str, site: str, old: Marks) -> None:
    """Let the folders change places again when somebody wrote into the old site while the new one was made."""
    late = belongings.marks_of(aside)
    try:
        refuse_strangers(site, {path: mark for path, mark in late.items() if old.get(path) != mark})
    except PublishError:
        swap(aside, site)
        raise


def _refuse_outside(path: str) -> None:
    if "\\" in path or "\0" in path or not _NOT_A_NAME.isdisjoint(path.split("/")):
        raise ValueError(f"{path!r} is not a path inside the site")


def _taken(path: str) -> PublishError:
    return PublishError(say("two files of the site have the address '{path}'", path=path), say("rename one of the two"))


@contextmanager
def _naming(path: str) -> Iterator[None]:
    try:
        yield
    except _IN_THE_WAY as error:
        raise _taken(path) from error


@contextmanager
def _locked(site: str) -> Iterator[None]:
    """Hold the lock of this site, which ends with the process; its file stays, because deleting it would race."""
    folder, name = os.path.split(site)
    lock = os.open(os.path.join(folder, f".{name}.lock"), os.O_RDONLY | os.O_CREAT | os.O_NOFOLLOW, files.FILE_MODE)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _log.warning("waiting for another build of %s", site)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        fcntl.flock(lock, fcntl.LOCK_UN)  # closing is not enough where a forked child holds a copy
        os.close(lock)


def _make_staging(site: str) -> str:
    folder, name = os.path.split(site)
    return tempfile.mkdtemp(prefix=f".{name}.staging-{os.getpid()}-", dir=folder)


def _clean_up_after_killed(site: str) -> None:
    """Restore and delete what killed builds left: the lock proves that they are dead (a process id may be reused)."""
    restore(site, _make_staging(site))
    folder, name = os.path.split(site)
    leftover = re.compile(re.escape(f".{name}.staging-") + r"\d+-\w+")
    for entry in os.listdir(folder):
        if leftover.fullmatch(entry):
            _discard(os.path.join(folder, entry))


def _discard(folder: str) -> None:
    """Delete a directory; what resists must not stop a publication, the next one tries again."""
    if os.path.lexists(folder):
        try:
            shutil.rmtree(folder)
        except OSError as error:
            _log.warning("could not delete %s: %s", folder, error)


def _move_in(base: Path, staging: str) -> None:
    """Move rather than link: a tool that later rewrites its folder in place must not write into the published site."""
    for name in os.listdir(base):
        shutil.move(os.path.join(base, name), os.path.join(staging, name))
    _settle(staging)  # no symbolic link may lead an artifact out of the site


def _write_all(artifacts: Iterable[Artifact], staging: str, site: str, linkable: Collection[str]) -> None:
    """Write each artifact, or link the old site's file when its path is `linkable` and its bytes are the same."""
    made = {""}
    for artifact in artifacts:
        path = artifact.path
        _refuse_outside(path)
        data = artifact.data
        with _naming(path):
            files.make_folder(staging, path.rpartition("/")[0], made)
            same = path in linkable and files.has_bytes(f"{site}/{path}", BytesIO(data), len(data))
            if not (same and files.link_file(f"{site}/{path}", f"{staging}/{path}")):
                files.write_file(f"{staging}/{path}", data)


def _settle(staging: str) -> dict[str, tuple[int, int]]:
    """Set the rights of all files and folders, whatever umask or program made them; return the marks of the files."""
    os.chmod(staging, files.FOLDER_MODE)
    found = {}
    for path, seen in files.walk(staging):
        mode = seen.st_mode
        if stat.S_ISREG(mode):
            found[path] = (seen.st_size, seen.st_mtime_ns)
        elif not stat.S_ISDIR(mode):
            raise PublishError(say("'{path}' is neither a file nor a folder", path=path), say("replace it by a file"))
        wanted = files.FOLDER_MODE if stat.S_ISDIR(mode) else files.FILE_MODE
        if stat.S_IMODE(mode) != wanted:
            os.chmod(f"{staging}/{path}", wanted)
    return found


def _link_unchanged(staging: str, site: str, old: Marks, new: dict[str, tuple[int, int]]) -> int:
    """Put the old file, with its inode, time and mark, in the place of each equal new one; count the equal ones."""
    spare = f"{staging}/{os.path.basename(staging)}"
    kept = 0
    for path in old.keys() & new.keys():
        before, fresh = f"{site}/{path}", f"{staging}/{path}"
        if os.path.samefile(before, fresh):
            kept += 1
        elif files.have_same_bytes(before, fresh):
            kept += 1
            if files.link_file(before, spare):
                os.replace(spare, fresh)
                new[path] = old[path]
    return kept
