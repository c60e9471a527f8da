"""What is refused, and that whatever fails leaves the old site as it was."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from trees import Stop, beside, full_disk, identity, made_of, stopping, tree_of, write_tree

from generator.artifact import Artifact
from generator.problems import say
from generator.publishing.publish import PublishError, publish, refresh

HOSTILE = ["", "/", "/a", ".", "..", "../a", "a/../b", "a/..", "./a", "a//b", "a/", "a\\b", "..\\a", "a\0b"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.mark.parametrize("path", HOSTILE)
def test_a_path_that_leaves_the_site_is_refused(tmp_path: Path, path: str) -> None:
    site = tmp_path / "deep" / "site"
    publish(made_of({"a": "1"}), site)
    before = tree_of(tmp_path)

    with pytest.raises(ValueError, match="is not a path inside the site"):
        publish(made_of({"new": "2", path: "hostile"}), site)
    with pytest.raises(ValueError, match="is not a path inside the site"):
        refresh(made_of({path: "hostile"}), site, {})

    assert tree_of(tmp_path) == before


@pytest.mark.parametrize(
    ("base", "paths", "named"),
    [
        ({}, ["a/index.html", "b", "a/index.html"], "a/index.html"),
        ({"404.html": "1"}, ["a", "404.html"], "404.html"),
        ({"assets/a.css": "1"}, ["assets"], "assets"),
        ({"assets": "1"}, ["assets/a.css"], "assets/a.css"),
        ({}, ["a", "a/b"], "a/b"),
        ({}, ["a", "a/b/c"], "a/b/c"),
        ({}, ["a/b/c", "a/b"], "a/b"),
        ({}, ["same", "same"], "same"),
    ],
)
def test_two_files_on_one_path_are_refused_by_name(
    site: Path, tmp_path: Path, base: dict[str, str], paths: list[str], named: str
) -> None:
    publish(made_of({"same": "new"}), site)
    write_tree(tmp_path / "base", base).mkdir(exist_ok=True)

    with pytest.raises(PublishError) as refused:
        publish([Artifact(path, "new") for path in paths], site, base=tmp_path / "base")

    assert str(refused.value) == f"two files of the site have the address '{named}'"
    assert tree_of(site) == {"same": "new"}
    assert beside(site) == [".site.lock", ".site.made", "base"]


def make_symlink(site: Path) -> None:
    write_tree(site.parent / "elsewhere", {"a": "1"})
    site.symlink_to(site.parent / "elsewhere")


def make_repository(site: Path) -> None:
    write_tree(site, {".git/HEAD": "ref"})


@pytest.mark.parametrize(
    ("prepare", "what"),
    [
        (make_symlink, "'{path}' is a symbolic link"),
        (lambda site: site.symlink_to("nowhere"), "'{path}' is a symbolic link"),
        (lambda site: site.write_text("a file"), "'{path}' is not a folder"),
        (os.mkfifo, "'{path}' is not a folder"),
        (make_repository, "'{path}' holds a git repository, and everything in it would be replaced"),
    ],
)
def test_a_target_that_is_no_place_for_a_site_is_refused(
    tmp_path: Path, prepare: Callable[[Path], object], what: str
) -> None:
    site = tmp_path / "site"
    prepare(site)
    before = sorted(path for path in tmp_path.rglob("*"))

    with pytest.raises(PublishError) as refused:
        publish(made_of({"a": "2"}), site)

    assert refused.value.what == say(what, path=str(site))
    assert refused.value.fix == say("name a folder that holds nothing but the published site")
    assert sorted(path for path in tmp_path.rglob("*")) == before


def test_the_working_folder_is_never_replaced(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(site, {"sub/a": "1"})
    monkeypatch.chdir(site / "sub")

    with pytest.raises(PublishError, match="holds the working folder"):
        publish([], site)

    assert tree_of(site) == {"sub/a": "1"}


def test_a_mount_point_is_refused(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(site, {"a": "1"})
    monkeypatch.setattr(os.path, "ismount", lambda path: path == str(site))

    with pytest.raises(PublishError, match="is a mount point"):
        publish([], site)

    assert tree_of(site) == {"a": "1"}


@pytest.mark.parametrize(("base", "target"), [("site", "site"), ("site/base", "site"), ("base", "base/site")])
def test_the_parts_of_the_site_are_not_made_in_the_site(tmp_path: Path, base: str, target: str) -> None:
    write_tree(tmp_path, {"site/a": "1", f"{base}/b": "2"})
    before = tree_of(tmp_path)

    with pytest.raises(PublishError, match="is where the parts of the site are made"):
        publish([], tmp_path / target, base=tmp_path / base)

    assert tree_of(tmp_path) == before


def test_a_link_in_the_base_leads_no_artifact_out_of_the_site(site: Path, tmp_path: Path) -> None:
    outside = write_tree(tmp_path / "outside", {"a": "1"})
    base = write_tree(tmp_path / "base", {"404.html": "1"})
    (base / "assets").symlink_to(outside)

    with pytest.raises(PublishError, match="'assets' is neither a file nor a folder"):
        publish(made_of({"assets/b": "2"}), site, base=base)

    assert tree_of(outside) == {"a": "1"}
    assert not site.exists()


def test_a_link_made_by_the_finish_is_refused(site: Path) -> None:
    with pytest.raises(PublishError, match="'passwords' is neither a file nor a folder"):
        publish([], site, finish=lambda staging: (staging / "passwords").symlink_to("/etc/passwd"))

    assert not site.exists()
    assert beside(site) == [".site.lock"]


def failing_artifacts(site: Path) -> None:
    publish(stopping(made_of({"kept": "1", "changed": "new"})), site)


def failing_text(site: Path) -> None:
    publish(made_of({"kept": "1", "changed": "\ud800"}), site)


def failing_finish(site: Path) -> None:
    def finish(staging: Path) -> None:
        (staging / "kept").write_text("written in place")
        raise Stop

    publish(made_of({"kept": "1"}), site, finish=finish)


def failing_disk(site: Path) -> None:
    with full_disk(10_000):
        publish(made_of({"kept": "1", "changed": "x" * 30_000}), site)


@pytest.mark.parametrize(
    ("fail", "raised"),
    [
        (failing_artifacts, Stop),
        (failing_text, UnicodeEncodeError),
        (failing_finish, Stop),
        (failing_disk, OSError),
    ],
)
def test_whatever_fails_the_old_site_stays(
    site: Path, fail: Callable[[Path], None], raised: type[BaseException]
) -> None:
    publish(made_of({"kept": "1", "changed": "old"}), site)
    before = {path: identity(site / path) for path in tree_of(site)}

    with pytest.raises(raised):
        fail(site)

    assert tree_of(site) == {"kept": "1", "changed": "old"}
    assert {path: identity(site / path) for path in tree_of(site)} == before
    assert beside(site) == [".site.lock", ".site.made"]
