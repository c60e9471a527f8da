"""The file of the memory: what is kept, what is thrown away, and what is said of it."""

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from generator.memory import FOLDER, Memory
from generator.memory.store import FILE
from generator.problems import Message, render_message

THINGS = 200
WRITER = """
import sys
from pathlib import Path
from generator.memory import Memory
root, first = Path(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
while True:
    memory = Memory.at(root, edition=b"1")
    for number in range(first, first + 40):
        memory.once("thing", number, lambda number=number: str(number).encode() * 500)
        memory.write_down(patiently=number % 2 == 0)
    memory.end()
"""


def at(root: Path, told: list[Message] | None = None, edition: bytes = b"1") -> Memory:
    return Memory.at(root, edition=edition, tell=(told if told is not None else []).append)


def ask(memory: Memory, number: int, what: str = "thing") -> bytes:
    return memory.once(what, number, lambda: f"{number}, seen by {what}".encode() * 40)


def filled(root: Path, things: int = THINGS) -> Path:
    memory = at(root)
    for number in range(things):
        ask(memory, number)
    memory.end()
    return root / FOLDER / FILE


def words(told: list[Message]) -> list[str]:
    return [render_message(word, str) for word in told]


def refuse() -> bytes:
    raise AssertionError("it was made anew")


def test_what_was_made_once_is_not_made_again(tmp_path: Path) -> None:
    filled(tmp_path)

    memory = at(tmp_path)
    again = [memory.once("thing", number, refuse) for number in range(THINGS)]

    assert again == [ask(Memory(), number) for number in range(THINGS)]
    assert (memory.found, memory.made) == (THINGS, 0)


@pytest.mark.parametrize(
    ("what", "edition", "number"), [("other thing", b"1", 3), ("thing", b"2", 3), ("thing", b"1", THINGS)]
)
def test_another_thing_version_or_fact_is_made(tmp_path: Path, what: str, edition: bytes, number: int) -> None:
    filled(tmp_path)

    memory = at(tmp_path, edition=edition)
    ask(memory, number, what)

    assert memory.made == 1


def test_a_memory_without_a_file_makes_everything() -> None:
    memory = Memory()

    assert [ask(memory, 1), ask(memory, 1)] == [ask(Memory(), 1)] * 2
    assert memory.found == 0


def test_the_memory_stays_out_of_git(tmp_path: Path) -> None:
    filled(tmp_path, 1)

    assert (tmp_path / FOLDER / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_gives_nothing_wrong(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    file = filled(tmp_path)
    content = bytearray(file.read_bytes())
    for _ in range(chance.choice((1, 20, 400))):
        content[chance.randrange(len(content))] = chance.randrange(256)
    file.write_bytes(content)
    told: list[Message] = []

    memory = at(tmp_path, told)
    given = [ask(memory, number) for number in range(THINGS)]
    memory.end()

    assert given == [ask(Memory(), number) for number in range(THINGS)]
    assert len(told) <= 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[: len(content) // 2],
        lambda content: content[:100],
        lambda _: b"not a database at all" * 300,
        lambda content: content[:5_000] + bytes(len(content) - 5_000),
        lambda content: content.replace(b"seen by", b"SEEN BY"),
    ],
    ids=["half", "cut short", "no database", "zeros", "other content"],
)
def test_a_file_that_cannot_be_used_is_thrown_away_with_a_word(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    file = filled(tmp_path)
    file.write_bytes(spoil(file.read_bytes()))
    told: list[Message] = []

    memory = at(tmp_path, told)
    given = [ask(memory, number) for number in range(THINGS)]
    memory.end()

    assert given == [ask(Memory(), number) for number in range(THINGS)]
    assert words(told) == ["the memory of earlier builds could not be used and was thrown away: it was damaged"]
    assert not file.exists()
    assert filled(tmp_path).exists(), "the next build begins a new one"


def test_a_file_of_another_version_or_program_is_thrown_away_with_a_word(tmp_path: Path) -> None:
    file = filled(tmp_path)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("pragma application_id = 77")
    told: list[Message] = []

    memory = at(tmp_path, told)
    ask(memory, 1)
    memory.end()

    (word,) = words(told)
    assert word.endswith("was thrown away: it was made by another version or another program")
    assert not file.exists()


def test_where_nothing_can_be_written_everything_is_made(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where the folder should be")
    told: list[Message] = []

    memory = at(tmp_path, told)
    ask(memory, 1)
    memory.end()

    assert (memory.file, told) == (None, [])


def test_what_no_build_uses_any_more_is_deleted_when_it_is_much(tmp_path: Path) -> None:
    file = filled(tmp_path)
    for last in (150, 90):
        memory = at(tmp_path)
        for number in range(last):
            ask(memory, number)
        memory.end()

    with closing(sqlite3.connect(file)) as connection:
        (left,) = connection.execute("select count(*) from made").fetchone()
    assert left == 90


def test_builds_at_the_same_time_do_not_harm_each_other(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), str(first)], stdout=subprocess.PIPE)
        for first in (0, 20)
    ]
    try:
        for writer in writers:
            assert writer.stdout is not None
            writer.stdout.readline()
        deadline = time.monotonic() + 2
        while time.monotonic() < deadline:
            told: list[Message] = []
            memory = at(tmp_path, told)
            given = [memory.once("thing", n, lambda n=n: str(n).encode() * 500) for n in range(60)]  # type: ignore[misc]
            memory.end()
            assert given == [str(number).encode() * 500 for number in range(60)]
            assert told == []
        assert [writer.poll() for writer in writers] == [None, None]
    finally:
        for writer in writers:
            writer.kill()
            writer.communicate()


def test_a_process_killed_at_any_moment_leaves_a_memory_that_serves(tmp_path: Path) -> None:
    chance = random.Random(12)
    for _ in range(15):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), "0"], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(chance.random() / 8)
        writer.kill()
        writer.communicate()
        told: list[Message] = []
        memory = at(tmp_path, told)
        given = [memory.once("thing", n, lambda n=n: str(n).encode() * 500) for n in range(40)]  # type: ignore[misc]
        memory._close()  # what this one would add might hide what the killed one left
        assert given == [str(number).encode() * 500 for number in range(40)]
        assert told == []
