"""Small trees of text files for tests: written, read back, compared; and what makes a build fail."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.artifact import Artifact


class Stop(BaseException):
    """Not an `Exception`, as `KeyboardInterrupt` is not."""


def stopping(artifacts: list[Artifact]) -> Iterator[Artifact]:
    yield from artifacts
    raise Stop


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """Let no file grow beyond `size` bytes: what fits is written, and the next call fails, as on a full disk."""
    _, hard = limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def made_of(tree: dict[str, str]) -> list[Artifact]:
    return [Artifact(path, text) for path, text in tree.items()]


def tree_of(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir() if path != site)


def identity(path: Path) -> tuple[int, int]:
    return path.stat().st_ino, path.stat().st_mtime_ns


def write_tree(folder: Path, tree: dict[str, str]) -> Path:
    for path, text in tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder
