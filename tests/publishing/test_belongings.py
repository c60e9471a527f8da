"""What nobody here made is never deleted: a folder with somebody's own files is refused by name and left alone."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from trees import made_of, tree_of, write_tree

from generator.problems import render_message
from generator.publishing.publish import PublishError, publish


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def refusal(site: Path, tree: dict[str, str]) -> str:
    with pytest.raises(PublishError) as refused:
        publish(made_of(tree), site)
    return render_message(refused.value.what, str)


def test_a_folder_that_no_build_made_is_refused_and_left_alone(site: Path) -> None:
    write_tree(site, {"referat.docx": "vigtigt"})

    told = refusal(site, {"index.html": "1"})

    assert told == f"'{site}' holds files that no build of this website made: 'referat.docx'"
    assert tree_of(site) == {"referat.docx": "vigtigt"}


def test_an_empty_folder_may_become_a_site(site: Path) -> None:
    site.mkdir()

    publish(made_of({"index.html": "1"}), site)

    assert tree_of(site) == {"index.html": "1"}


def test_a_file_that_somebody_put_into_the_site_stops_the_build(site: Path) -> None:
    publish(made_of({"index.html": "1"}), site)
    write_tree(site, {"files/billede.jpg": "mit"})

    told = refusal(site, {"index.html": "2"})

    assert told == f"the last build did not make 'files/billede.jpg' in '{site}', or it was changed since"
    assert tree_of(site) == {"index.html": "1", "files/billede.jpg": "mit"}
    (site / "files/billede.jpg").unlink()
    publish(made_of({"index.html": "2"}), site)
    assert tree_of(site) == {"index.html": "2"}


def changed(site: Path) -> None:
    (site / "a.html").write_text("rettet i hånden")


def replaced_by_a_link(site: Path) -> None:
    (site / "a.html").unlink()
    (site / "a.html").symlink_to(site / "b.html")


def renamed(site: Path) -> None:
    (site / "a.html").rename(site / "c.html")


def of_the_same_length(site: Path) -> None:
    (site / "a.html").write_text("2")
    os.utime(site / "a.html", ns=(0, (site / "b.html").stat().st_mtime_ns + 1))


@pytest.mark.parametrize("change", [changed, replaced_by_a_link, renamed, of_the_same_length])
def test_a_file_that_was_changed_since_stops_the_build(site: Path, change: Callable[[Path], None]) -> None:
    publish(made_of({"a.html": "1", "b.html": "1"}), site)
    change(site)
    before = tree_of(site)

    refusal(site, {"a.html": "3"})

    assert tree_of(site) == before


def test_what_is_gone_is_nobodys_loss(site: Path) -> None:
    publish(made_of({"a.html": "1", "b.html": "1"}), site)
    (site / "a.html").unlink()

    publish(made_of({"a.html": "1", "b.html": "2"}), site)

    assert tree_of(site) == {"a.html": "1", "b.html": "2"}


def test_what_is_written_into_the_old_site_during_a_build_is_not_lost(site: Path) -> None:
    publish(made_of({"a.html": "1"}), site)

    with pytest.raises(PublishError):
        publish(made_of({"a.html": "2"}), site, finish=lambda _: (site / "sent.txt").write_text("nåede det") and None)

    assert tree_of(site) == {"a.html": "1", "sent.txt": "nåede det"}


@pytest.mark.parametrize("notes", ["", "{", "[]", '{"a.html": 1}', '{"a.html": ["x", 1]}', "\x00"])
def test_damaged_notes_make_nothing_ours(site: Path, notes: str) -> None:
    publish(made_of({"a.html": "1"}), site)
    site.with_name(".site.made").write_text(notes)

    refusal(site, {"a.html": "2"})

    assert tree_of(site) == {"a.html": "1"}


@pytest.mark.parametrize("seed", range(40))
def test_between_any_builds_no_byte_of_somebody_else_is_lost(site: Path, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(8):
        foreign = {f"{chance.choice('ab')}/{number}.txt": "deres"} if chance.random() < 0.4 else {}
        write_tree(site, foreign) if site.exists() else None
        there = tree_of(site) if site.exists() else {}
        strange = {path for path in there if path.endswith(".txt")}
        try:
            publish(made_of({f"{chance.choice('abc')}/{chance.randrange(3)}.html": str(number)}), site)
        except PublishError:
            assert tree_of(site) == there
            assert strange
            for path in strange:
                (site / path).unlink()
        else:
            assert not strange
