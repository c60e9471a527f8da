"""How much of a change is tried: what editors write needs no test of the generator."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

_AS = ("-c", "user.name=Test", "-c", "user.email=test@lilleby.example", "-c", "commit.gpgsign=false")


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", *_AS, *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for name in ("funds/pulje.md", "generator/cli.py"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("before\n" * 9, encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=before")
    return tmp_path


def scope(root: Path, *words: str) -> str:
    command = [sys.executable, str(REPOSITORY / "tools/scope.py"), *words]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout.strip()


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ((), "content"),
        (("funds/pulje.md",), "content"),
        (("content/nyheder/æble og pære.md", "meetings/2027/et.md", "plans/by/2027.md"), "content"),
        (("funds/pulje.md", "generator/cli.py"), "everything"),
        (("contents/et.md",), "everything"),
        (("README.md",), "everything"),
        ((".github/workflows/ci.yml",), "everything"),
    ],
)
def test_only_a_change_of_the_content_alone_is_one(repository: Path, names: tuple[str, ...], told: str) -> None:
    for name in names:
        (repository / name).parent.mkdir(parents=True, exist_ok=True)
        (repository / name).write_text("after\n", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=after", "--allow-empty")

    assert scope(repository, "HEAD^") == told


def test_what_is_moved_from_the_code_into_the_content_is_a_change_of_both(repository: Path) -> None:
    git(repository, "mv", "generator/cli.py", "funds/cli.md")
    git(repository, "commit", "--quiet", "--message=moved")

    assert scope(repository, "HEAD^") == "everything"


@pytest.mark.parametrize("words", [(), ("",), ("0" * 40,), ("--output=x",)])
def test_when_it_cannot_be_told_everything_is_tried(repository: Path, words: tuple[str, ...]) -> None:
    assert scope(repository, *words) == "everything"
