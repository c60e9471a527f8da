"""The folder of the live preview is brought up to date in place."""

import os
import stat
from hashlib import blake2b
from pathlib import Path

import pytest
from trees import Stop, full_disk, identity, made_of, stopping, tree_of, write_tree

from generator.artifact import Artifact
from generator.publishing import files
from generator.publishing.publish import Published, PublishError, refresh


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_a_refresh_writes_only_what_changed(site: Path) -> None:
    site.mkdir()
    known: dict[str, bytes] = {}
    first = refresh(made_of({"a/index.html": "1", "b": "2", "c/d/e": "3"}), site, known)
    (site / "asset.css").write_text("of the engine")
    before = identity(site / "a/index.html")

    second = refresh(made_of({"a/index.html": "1", "b": "two", "new": "4"}), site, known)

    assert first == Published(written=3, kept=0, removed=0)
    assert second == Published(written=2, kept=1, removed=1)
    assert tree_of(site) == {"a/index.html": "1", "b": "two", "new": "4", "asset.css": "of the engine"}
    assert not (site / "c").exists()
    assert identity(site / "a/index.html") == before
    tree = {"a/index.html": b"1", "b": b"two", "new": b"4"}
    assert known == {path: blake2b(data, digest_size=16).digest() for path, data in tree.items()}


def test_the_files_of_the_preview_can_be_read_whatever_the_umask(site: Path) -> None:
    site.mkdir()

    umask = os.umask(0o077)
    try:
        refresh(made_of({"a": "1"}), site, {})
    finally:
        os.umask(umask)

    assert stat.S_IMODE((site / "a").stat().st_mode) == 0o644


def test_a_reader_of_the_preview_never_sees_a_half_file(site: Path) -> None:
    site.mkdir()
    known: dict[str, bytes] = {}
    refresh(made_of({"a": "old" * 10_000}), site, known)

    with (site / "a").open() as reader:
        refresh(made_of({"a": "new"}), site, known)
        seen = reader.read()

    assert seen == "old" * 10_000
    assert (site / "a").read_text() == "new"


def test_a_refresh_that_stops_half_way_is_completed_by_the_next(site: Path) -> None:
    site.mkdir()
    known: dict[str, bytes] = {}
    refresh(made_of({"a": "1", "b": "2", "gone": "3"}), site, known)

    with pytest.raises(Stop):
        refresh(stopping([Artifact("a", "one")]), site, known)
    half = tree_of(site)
    digest_of_half = known["b"]
    completed = refresh(made_of({"a": "one", "b": "two"}), site, known)

    assert half == {"a": "one", "b": "2", "gone": "3"}
    assert digest_of_half == blake2b(b"2", digest_size=16).digest()
    assert completed == Published(written=1, kept=1, removed=1)
    assert tree_of(site) == {"a": "one", "b": "two"}


def test_a_file_may_become_a_folder_and_a_folder_a_file(site: Path) -> None:
    site.mkdir()
    known: dict[str, bytes] = {}
    refresh(made_of({"a": "1", "b/c/d": "2"}), site, known)

    published = refresh(made_of({"a/x": "3", "b": "4"}), site, known)

    assert published == Published(written=2, kept=0, removed=2)
    assert tree_of(site) == {"a/x": "3", "b": "4"}
    assert known.keys() == {"a/x", "b"}


@pytest.mark.parametrize(("paths", "named"), [(["a", "a"], "a"), (["a", "a/b"], "a/b"), (["a/b", "a"], "a")])
def test_a_refresh_refuses_two_files_on_one_path(site: Path, paths: list[str], named: str) -> None:
    site.mkdir()

    with pytest.raises(PublishError) as refused:
        refresh([Artifact(path, "1") for path in paths], site, {})

    assert str(refused.value) == f"two files of the site have the address '{named}'"
    assert tree_of(site) == {paths[0]: "1"}


def test_a_full_disk_leaves_no_part_of_a_file_in_the_preview(site: Path) -> None:
    site.mkdir()
    known: dict[str, bytes] = {}
    refresh(made_of({"a": "old"}), site, known)

    with full_disk(10_000), pytest.raises(OSError, match="too large"):
        refresh(made_of({"a": "x" * 30_000}), site, known)

    assert tree_of(site) == {"a": "old"}
    assert known == {"a": blake2b(b"old", digest_size=16).digest()}


def test_a_walk_meets_links_and_does_not_follow_them(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a/b": "1"})
    (tmp_path / "link").symlink_to(tmp_path)

    found = [(path, stat.S_IFMT(seen.st_mode)) for path, seen in files.walk(str(tmp_path))]

    assert sorted(found) == [("a", stat.S_IFDIR), ("a/b", stat.S_IFREG), ("link", stat.S_IFLNK)]
