"""A published site holds what was asked for, and unchanged files stay the same files."""

import errno
import os
import stat
import tempfile
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import beside, identity, made_of, tree_of, write_tree

from generator.artifact import Artifact
from generator.publishing.publish import Published, PublishError, publish

Finish = Callable[[Path], None] | None
WITH_AND_WITHOUT = [None, lambda _: None]  # links are made before or after it


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_text_is_published_as_utf_8_and_bytes_as_they_are(site: Path) -> None:
    published = publish([Artifact("a/b/index.html", "Én indgang på Øland"), Artifact("raw", b"\xff\0")], site)

    assert published == Published(written=2, kept=0, removed=0)
    assert (site / "a/b/index.html").read_bytes() == "Én indgang på Øland".encode()
    assert (site / "raw").read_bytes() == b"\xff\0"
    assert beside(site) == [".site.lock", ".site.made"]


def test_the_site_holds_the_new_files_and_no_others(site: Path) -> None:
    publish(made_of({"kept": "1", "changed": "2", "gone/deep/er": "3", "gone/too": "4"}), site)

    published = publish(made_of({"kept": "1", "changed": "two", "new/er": "5"}), site)

    assert published == Published(written=2, kept=1, removed=2)
    assert tree_of(site) == {"kept": "1", "changed": "two", "new/er": "5"}
    assert not (site / "gone").exists()


def test_folders_above_the_target_are_made(tmp_path: Path) -> None:
    publish(made_of({"a": "1"}), tmp_path / "far" / "away" / "site")

    assert tree_of(tmp_path / "far" / "away" / "site") == {"a": "1"}


def test_a_relative_target_is_meant_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    publish(made_of({"a": "1"}), Path("site"))

    assert tree_of(tmp_path / "site") == {"a": "1"}


def test_names_that_begin_with_dots_are_names(site: Path) -> None:
    tree = {".nojekyll": "", "..a/...": "x", ".well-known/security.txt": "y"}

    publish(made_of(tree), site)

    assert tree_of(site) == tree


def test_artifacts_are_written_as_they_come_and_let_go(site: Path) -> None:
    class Text(str):
        pass

    alive: list[weakref.ref[Text]] = []
    most = 0

    def stream() -> Iterator[Artifact]:
        nonlocal most
        for number in range(50):
            text = Text(f"page {number}")
            alive.append(weakref.ref(text))
            yield Artifact(str(number), text)
            most = max(most, sum(reference() is not None for reference in alive))

    publish(stream(), site)

    assert most <= 2  # one here, one in `publish`


def test_rights_do_not_depend_on_the_umask(site: Path, tmp_path: Path) -> None:
    base = write_tree(tmp_path / "base", {"assets/a.css": "1"})
    (base / "assets").chmod(0o700)
    (base / "assets/a.css").chmod(0o600)

    def finish(staging: Path) -> None:
        write_tree(staging, {"search/program": "2"})
        (staging / "search/program").chmod(0o4777)

    umask = os.umask(0o077)
    try:
        publish(made_of({"a/b/c": "3"}), site, base=base, finish=finish)
    finally:
        os.umask(umask)

    rights = {path: stat.S_IMODE(path.lstat().st_mode) for path in [site, *site.rglob("*")]}
    assert len(rights) == 8
    assert rights == {path: 0o755 if path.is_dir() else 0o644 for path in rights}


def test_a_file_with_the_same_bytes_stays_the_same_file(site: Path) -> None:
    publish(made_of({"kept/index.html": "1", "changed": "2"}), site)
    before = identity(site / "kept/index.html"), identity(site / "changed")

    publish(made_of({"kept/index.html": "1", "changed": "3"}), site)

    after = identity(site / "kept/index.html"), identity(site / "changed")
    assert after[0] == before[0]
    assert after[1] != before[1]
    assert (site / "kept/index.html").stat().st_nlink == 1


def write_search_index(staging: Path) -> None:
    write_tree(staging, {"search/i": "4"})


def test_files_of_the_base_and_of_the_finish_stay_the_same_files_too(site: Path, tmp_path: Path) -> None:
    def build() -> Published:
        base = write_tree(tmp_path / "base", {"404.html": "1", "assets/a.css": "2"})
        return publish(made_of({"a/index.html": "3"}), site, base=base, finish=write_search_index)

    build()
    before = {path: identity(site / path) for path in tree_of(site)}
    again = build()

    assert again == Published(written=0, kept=4, removed=0)
    assert {path: identity(site / path) for path in tree_of(site)} == before
    assert len(before) == 4


def test_a_difference_in_the_last_byte_of_a_large_file_is_seen(site: Path) -> None:
    large = "x" * 200_000
    publish(made_of({"a": large + "1", "b": large + "2"}), site)

    published = publish(made_of({"a": large + "1", "b": large + "3"}), site)

    assert published == Published(written=1, kept=1, removed=0)
    assert (site / "b").read_text() == large + "3"


def test_a_program_that_writes_in_place_cannot_reach_the_old_site(site: Path, tmp_path: Path) -> None:
    publish(made_of({"index.html": "old page", "style.css": "old style"}), site)
    base = write_tree(tmp_path / "base", {"style.css": "old style"})

    def finish(staging: Path) -> None:
        for path in ("index.html", "style.css"):
            with (staging / path).open("r+") as file:
                file.write("NEW")
        assert tree_of(site) == {"index.html": "old page", "style.css": "old style"}

    published = publish(made_of({"index.html": "old page"}), site, base=base, finish=finish)

    assert published == Published(written=2, kept=0, removed=0)
    assert tree_of(site) == {"index.html": "NEW page", "style.css": "NEW style"}


def test_the_engine_can_reuse_its_folder_without_touching_the_site(site: Path, tmp_path: Path) -> None:
    base = write_tree(tmp_path / "base", {"404.html": "first", "assets/a.css": "first"})
    numbers = (base / "404.html").stat().st_ino, (base / "assets/a.css").stat().st_ino

    publish([], site, base=base)
    found = list(base.iterdir())
    write_tree(base, {"404.html": "second", "assets/a.css": "second"})

    assert found == []
    assert tree_of(site) == {"404.html": "first", "assets/a.css": "first"}
    assert ((site / "404.html").stat().st_ino, (site / "assets/a.css").stat().st_ino) == numbers  # moved, not copied


def test_a_base_on_another_filesystem_is_copied(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = write_tree(tmp_path / "base", {"404.html": "1", "assets/a.css": "2"})
    rename = os.rename

    def rename_at_home(one: str, other: str) -> None:
        if os.fspath(one).startswith(str(base)):
            raise OSError(errno.EXDEV, "another filesystem")
        rename(one, other)

    monkeypatch.setattr(os, "rename", rename_at_home)
    publish(made_of({"assets/b.css": "3"}), site, base=base)

    assert tree_of(site) == {"404.html": "1", "assets/a.css": "2", "assets/b.css": "3"}
    assert list(base.iterdir()) == []


@pytest.mark.parametrize("finish", WITH_AND_WITHOUT)
def test_without_links_the_files_are_written_anew(site: Path, monkeypatch: pytest.MonkeyPatch, finish: Finish) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "no links here")

    publish(made_of({"a": "1", "b": "2"}), site)
    before = identity(site / "a")
    monkeypatch.setattr(os, "link", refuse)
    published = publish(made_of({"a": "1", "b": "3"}), site, finish=finish)

    assert published == Published(written=1, kept=1, removed=0)
    assert tree_of(site) == {"a": "1", "b": "3"}
    assert identity(site / "a") != before


@pytest.mark.parametrize("finish", WITH_AND_WITHOUT)
def test_an_unchanged_file_with_other_rights_is_not_linked(site: Path, finish: Finish) -> None:
    publish(made_of({"a": "1"}), site)
    (site / "a").chmod(0o600)

    published = publish(made_of({"a": "1"}), site, finish=finish)

    assert published == Published(written=0, kept=1, removed=0)
    assert stat.S_IMODE((site / "a").stat().st_mode) == 0o644


def test_a_link_that_somebody_put_into_the_site_is_refused_and_not_followed(site: Path, tmp_path: Path) -> None:
    publish(made_of({"a": "1"}), site)
    outside = write_tree(tmp_path / "outside", {"index.html": "2"})
    (site / "b").symlink_to(outside)

    with pytest.raises(PublishError):
        publish(made_of({"a": "1", "b/index.html": "2"}), site)

    assert (site / "b").is_symlink()
    assert tree_of(outside) == {"index.html": "2"}


PATHS = st.builds(
    lambda folders, name: "/".join([*folders, name + ".html"]),
    st.lists(st.sampled_from(["a", "b", "æ"]), max_size=2),
    st.sampled_from("xyz"),
)
TREES = st.dictionaries(PATHS, st.sampled_from(["", "1", "2", "12"]), max_size=8)


@settings(max_examples=20, deadline=None)
@given(old=TREES, new=TREES, finish=st.sampled_from(WITH_AND_WITHOUT))
def test_any_site_follows_any_other_and_a_second_publish_writes_nothing(
    old: dict[str, str], new: dict[str, str], finish: Finish
) -> None:
    same = sum(old.get(path) == text for path, text in new.items())

    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        publish(made_of(old), site)
        published = publish(made_of(new), site, finish=finish)
        after = tree_of(site)
        again = publish(made_of(new), site, finish=finish)

    assert after == new
    assert published == Published(written=len(new) - same, kept=same, removed=len(old.keys() - new))
    assert again == Published(written=0, kept=len(new), removed=0)
