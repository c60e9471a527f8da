"""Reading content files from the disk: only ordinary files of the repository, and never too much."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.reading.source import LARGEST, is_inside, parse_source, read_source

RECORD = "---\ntitle: Puljen på Øland\n---\n\nSøg inden maj.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a repository beside a file that it must not read."""
    (tmp_path / "secret.md").write_text(RECORD)
    (tmp_path / "town" / "funds").mkdir(parents=True)
    (tmp_path / "town" / "funds" / "a.md").write_text(RECORD)
    return tmp_path / "town"


def reading(root: Path, name: str) -> list[str]:
    source, problems = read_source(root, root / name)
    assert (source is None) == bool(problems)
    return [f"{problem.at.file}:{problem.at.line}:{problem.at.column} {problem.rule}" for problem in problems]


def test_a_file_is_read_under_its_path_from_the_root(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)

    by_absolute_path = read_source(root, root / "funds" / "a.md")

    assert by_absolute_path == parse_source("funds/a.md", RECORD)
    assert read_source(root, Path("funds/a.md")) == by_absolute_path
    assert read_source(Path(), Path("funds/a.md")) == by_absolute_path


def test_no_link_is_followed_inside_the_repository_or_out_of_it(root: Path) -> None:
    (root / "funds" / "inside.md").symlink_to("a.md")
    (root / "funds" / "outside.md").symlink_to(root.parent / "secret.md")
    (root / "linked").symlink_to(root.parent)
    (root / "funds" / "loop.md").symlink_to("loop.md")

    assert reading(root, "funds/inside.md") == ["funds/inside.md:1:1 linked-file"]
    assert reading(root, "funds/outside.md") == ["funds/outside.md:1:1 leads-outside"]
    assert reading(root, "linked/secret.md") == ["linked/secret.md:1:1 leads-outside"]
    assert reading(root, "../secret.md") == ["../secret.md:1:1 leads-outside"]
    assert reading(root, "funds/loop.md") == ["funds/loop.md:1:1 linked-file"]
    assert read_source(root, root.parent / "secret.md")[0] is None


def test_a_repository_that_is_itself_behind_a_link_is_read(root: Path) -> None:
    (root.parent / "alias").symlink_to(root)

    assert reading(root.parent / "alias", "funds/a.md") == []
    assert is_inside(root.parent / "alias", root.parent / "alias" / "funds" / "a.md")


def test_what_is_no_readable_file_is_a_problem(root: Path) -> None:
    os.mkfifo(root / "pipe.md")
    (root / "folder.md").mkdir()

    rules = {name: reading(root, name)[0].partition(" ")[2] for name in ("gone.md", "folder.md", "pipe.md", "a\0b.md")}

    assert rules == dict.fromkeys(rules, "unreadable-file")


def test_a_file_that_may_not_be_read_is_a_problem(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)  # taking the right away does not stop root

    assert reading(root, "funds/a.md") == ["funds/a.md:1:1 unreadable-file"]


def test_a_file_of_fifty_megabytes_is_never_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (root / "huge.md").open("wb") as huge:
        huge.truncate(50_000_000)
    monkeypatch.setattr(os, "read", lambda *_: pytest.fail("it was read"))

    assert reading(root, "huge.md") == ["huge.md:1:1 too-large"]


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not(root: Path) -> None:
    head = "a: "
    (root / "most.yml").write_text(head + "x" * (LARGEST - len(head)))
    (root / "more.yml").write_text(head + "x" * (LARGEST - len(head) + 1))

    assert reading(root, "most.yml") == []
    assert reading(root, "more.yml") == ["more.yml:1:1 too-large"]
