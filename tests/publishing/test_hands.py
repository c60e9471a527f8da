"""A pile of work shared by several processes: all of it is done, once, and faults come home."""

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from generator.artifact import Artifact
from generator.publishing.hands import Pile
from generator.publishing.publish import PublishError, publish
from tests.conftest import tree


def numbers(task: int) -> Iterator[int]:
    yield from (task * 10 + part for part in range(3))


def writer(folder: Path) -> Callable[[Iterable[int]], None]:
    def write(made: Iterable[int]) -> None:
        for number in made:
            with (folder / str(number)).open("x") as file:  # fails when it is made twice
                file.write(str(os.getpid()))

    return write


@pytest.mark.parametrize("hands", [1, 2, 4])
def test_every_task_is_done_once(tmp_path: Path, hands: int) -> None:
    pile = Pile([partial(numbers, task) for task in range(40)])

    pile.share(writer(tmp_path), hands=hands)

    assert {path.name for path in tmp_path.iterdir()} == {str(number) for task in range(40) for number in numbers(task)}


def test_a_pile_can_be_done_by_one_as_any_iterable() -> None:
    assert list(Pile([partial(numbers, 1), partial(numbers, 2)])) == [10, 11, 12, 20, 21, 22]


def test_a_fault_in_any_process_is_raised_here(tmp_path: Path) -> None:
    def breaks() -> Iterator[int]:
        yield 1000
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        Pile([*(partial(numbers, task) for task in range(40)), breaks]).share(writer(tmp_path), hands=3)


def test_a_fault_that_cannot_travel_comes_as_its_words(tmp_path: Path) -> None:
    class HomeError(Exception):
        """Cannot be unpacked elsewhere, since its class is local."""

    parent = os.getpid()

    def breaks() -> Iterator[int]:
        if os.getpid() != parent:
            raise HomeError("far away")
        yield from ()

    with pytest.raises(RuntimeError, match="HomeError: far away"):
        Pile([breaks for _ in range(400)]).share(_slowly_in(parent), hands=2)


def _slowly_in(parent: int) -> Callable[[Iterable[int]], None]:
    def work(made: Iterable[int]) -> None:
        if os.getpid() == parent:
            time.sleep(0.3)  # lets the child be the first at the pile
        list(made)

    return work


def test_a_helper_that_is_killed_is_told(tmp_path: Path) -> None:
    parent = os.getpid()

    def dies() -> Iterator[int]:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        yield from ()

    with pytest.raises(RuntimeError, match="was killed"):
        Pile([dies for _ in range(400)]).share(_slowly_in(parent), hands=2)


def pages(task: int) -> Iterator[Artifact]:
    yield from (Artifact(f"{task}/{page}/index.html", f"{task} {page}") for page in range(5))


def test_a_shared_pile_gives_the_same_site(tmp_path: Path) -> None:
    pile = Pile([partial(pages, task) for task in range(40)])

    publish(pile, tmp_path / "shared")
    publish(iter(pile), tmp_path / "alone")

    assert tree(tmp_path / "shared") == tree(tmp_path / "alone")
    assert len(tree(tmp_path / "shared")) == 200


def test_two_files_on_one_path_are_found_across_processes(tmp_path: Path) -> None:
    with pytest.raises(PublishError):
        publish(Pile([partial(pages, task % 39) for task in range(40)]), tmp_path / "site")

    assert not (tmp_path / "site").exists()
