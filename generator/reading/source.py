"""One content file: its facts, its text, and where in the file each of them stands.

It reads the file and knows its two forms: `.yml`, and `.md` with facts between two lines `---`. It does not know which
keys there are and what the values mean; whatever is wrong with the file is a `Problem`, never an exception.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from pathlib import Path
from typing import Literal

import yaml

from generator.memory import Memory
from generator.problems import Message, Position, Problem, say
from generator.reading.characters import decode, plain_indentation, position_in
from generator.reading.front_matter import FENCE, split
from generator.reading.strict_yaml import Value, is_nothing, read_facts

LARGEST = 1_000_000
"""Most bytes of a content file; a larger one is never read."""

_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe would be waited for


@dataclass(frozen=True)
class Source:
    """What one file says. Lines and columns count from 1."""

    path: str
    """From the root of the repository, with `/` between the parts."""
    data: dict[str, Value]
    """The facts; every scalar is text, and what is empty is None."""
    front: str
    """The text of the file up to its body, so all of a `.yml`; line breaks are `\\n`."""
    body: str = ""
    """The Markdown after the facts; empty for `.yml`."""

    @property
    def text(self) -> str:
        """The whole file."""
        return self.front + self.body

    @property
    def body_line(self) -> int:
        """Number of the line on which the body begins."""
        return self.front.count("\n") + 1

    def line(self, number: int) -> str:
        """Give one line of the facts; an empty one where there is none."""
        return next(iter(self.front.split("\n")[number - 1 : number]), "")

    def position(self, keys: Sequence[str | int] = (), *, of: Literal["key", "value"] = "value") -> Position:
        """Say where a key or its value stands; for one that is not there, where the nearest key around it stands.

        An index into something that is no list is passed over: a model may read one value as a list of one.
        An item of a list has no key, so `of` makes no difference there; `()` is the beginning of the file.
        """
        found: tuple[yaml.Node | None, yaml.Node] | None = None
        node: yaml.Node | None = self._tree
        for key in keys:
            if isinstance(key, int) and not isinstance(node, yaml.SequenceNode):
                continue
            inner = _child(node, key)
            if inner is None:
                of = "key"
                break
            found, node = inner, inner[1]
        if found is None:
            return Position(self.path)
        mark = (found[0] if of == "key" and found[0] is not None else found[1]).start_mark
        return Position(self.path, mark.line + 1, mark.column + 1) if mark is not None else Position(self.path)

    def body_at(self, offset: int) -> Position:
        """Say where a character of the body stands; an offset outside the body gives its nearest end."""
        return position_in(self.path, self.body, offset, first_line=self.body_line)

    @cached_property
    def _tree(self) -> yaml.Node | None:
        """The facts with their marks; made only for a file that somebody has a remark on."""
        closing = FENCE.search(self.front, 3) if self.path.endswith(".md") else None
        facts = self.front[: closing.start()] if closing else self.front
        return yaml.compose(facts, Loader=yaml.CBaseLoader)


def _child(node: yaml.Node | None, key: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    """Find a key with its value, or an item of a list; the first, where a key is there twice.

    Items that are empty do not count, as in the facts.
    """
    if isinstance(node, yaml.MappingNode):
        return next((pair for pair in node.value if pair[0].value == key), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key >= 0:
        found = next(islice((item for item in node.value if not _is_empty(item)), key, None), None)
        return None if found is None else (None, found)
    return None


def _is_empty(node: yaml.Node) -> bool:
    if isinstance(node, yaml.MappingNode):
        return all(_is_empty(value) for _, value in node.value)
    if isinstance(node, yaml.SequenceNode):
        return all(map(_is_empty, node.value))
    return isinstance(node, yaml.ScalarNode) and is_nothing(node.value, node.style)


def parse_source(path: str, content: bytes | str) -> tuple[Source | None, list[Problem]]:
    """Read the content of a file; the source is None where its facts cannot be known.

    A source may come with problems: a key that is there twice (the first counts), an invisible character (a space now).
    """
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if len(raw) > LARGEST:
        return None, [_too_large(path, len(raw))]
    text, problems = decode(path, raw)
    if text is None:
        return None, problems
    if not text.strip():
        what, fix = say("the file is empty"), say("write its facts, or delete the file")
        return None, [*problems, Problem(Position(path), "empty-file", what, fix)]
    parts = _parts(path, text)
    if isinstance(parts, Problem):
        return None, [*problems, parts]
    facts_end, body_start = parts
    front, odd = plain_indentation(path, text[:body_start])
    problems += odd
    facts = read_facts(path, front[:facts_end], problems)
    problems += facts.problems
    return (None if facts.data is None else Source(path, facts.data, front, text[body_start:])), problems


def remembered_source(path: str, raw: bytes, memory: Memory) -> tuple[Source | None, list[Problem]]:
    """Read the content of a file, or remember what it says; one with problems is read anew each time."""
    made: list[tuple[Source | None, list[Problem]]] = []

    def read() -> bytes:
        made.append(parse_source(path, raw))
        source, problems = made[0]
        return b"" if source is None or problems else json.dumps([source.data, source.front, source.body]).encode()

    known = memory.once("source", (path.rpartition(".")[2], raw), read)
    if made:
        return made[0]
    return (Source(path, *json.loads(known)), []) if known else parse_source(path, raw)


def _parts(path: str, text: str) -> tuple[int, int] | Problem:
    """Find where the facts end and where the body begins."""
    if path.endswith(".yml"):
        return len(text), len(text)
    if path.endswith(".md"):
        return split(path, text)
    what = say("the name of the file ends neither in '.md' nor in '.yml'")
    return Problem(Position(path), "unexpected-file", what, say("rename the file, or delete it"))


def read_source(root: Path, path: Path) -> tuple[Source | None, list[Problem]]:
    """Read a file below `root`; one that leads outside is not opened, and of one that is too large nothing is read."""
    file = _relative(root, path)
    if not is_inside(root, path):
        return None, [leads_outside(file)]
    if _is_link(f"{root}/{file}"):
        return None, [linked(file)]
    try:
        raw = _read_bytes(file, f"{root}/{file}")
    except (OSError, ValueError) as error:
        return None, [_unreadable(file, error)]
    return (None, [raw]) if isinstance(raw, Problem) else parse_source(file, raw)


def read_found(root: Path, file: str, memory: Memory) -> tuple[Source | None, list[Problem]]:
    """Read a file that a walk below `root` has found, so that no folder on the way to it is a link."""
    try:
        raw = _read_bytes(file, f"{root}/{file}", os.O_NOFOLLOW)
    except (OSError, ValueError) as error:
        is_link = isinstance(error, OSError) and error.errno in (errno.ELOOP, errno.EMLINK)
        return None, [linked(file) if is_link else _unreadable(file, error)]
    return (None, [raw]) if isinstance(raw, Problem) else remembered_source(file, raw, memory)


def _read_bytes(file: str, full: str, flags: int = 0) -> bytes | Problem:
    handle = os.open(full, _READ | flags)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            what, fix = say("this is no ordinary file"), say("delete it, or put a text file in its place")
            return Problem(Position(file), "unreadable-file", what, fix)
        if found.st_size > LARGEST:
            return _too_large(file, found.st_size)
        raw = b""
        while len(raw) <= LARGEST and (piece := os.read(handle, max(found.st_size, 1))):
            raw += piece
        return raw
    finally:
        os.close(handle)


def is_inside(root: Path, path: Path) -> bool:
    """True when no symbolic link, and no `..`, leads the path out of `root`; what is not there leads nowhere."""
    file = _relative(root, path)
    parts = file.split("/")
    if ".." not in parts and parts[0]:
        steps = accumulate(parts, lambda folder, name: f"{folder}/{name}", initial=os.fspath(root))
        if not any(_is_link(step) for step in islice(steps, 1, None)):
            return True  # without resolving the path, which costs more: links are rare
    return Path(os.path.realpath(root / file)).is_relative_to(os.path.realpath(root))


def _is_link(path: str) -> bool:
    try:
        return stat.S_ISLNK(os.lstat(path).st_mode)
    except (OSError, ValueError):  # it is not there, or no file can have this name
        return False


def leads_outside(file: str) -> Problem:
    """Complain of a link, by its path from the root of the repository."""
    what = say("the link leads to a place outside the repository")
    return Problem(Position(file), "leads-outside", what, say("put the file itself in place of the link"))


def linked(file: str) -> Problem:
    """Complain of a link to another file of the repository, which may be one that nobody should read."""
    what = say("'{name}' is a link to another file, and links are not followed", name=file.rpartition("/")[2])
    return Problem(Position(file), "linked-file", what, say("put the file itself in place of the link"))


def _relative(root: Path, path: Path) -> str:
    """Name a path from the root, with `/`; one that does not begin with the root stays as it is."""
    return path.as_posix().removeprefix(f"{root.as_posix().rstrip('/')}/")


def _too_large(file: str, size: int) -> Problem:
    what = say("the file is {size} kB; the most is {most} kB", size=size // 1000, most=LARGEST // 1000)
    fix = say("make it smaller; pictures and other files go beside it, not into the text")
    return Problem(Position(file), "too-large", what, fix)


def _unreadable(file: str, error: OSError | ValueError) -> Problem:
    what, fix = _why_unreadable(error)
    return Problem(Position(file), "unreadable-file", what, fix)


def _why_unreadable(error: OSError | ValueError) -> tuple[Message, Message]:
    match error:
        case FileNotFoundError():
            return say("the file is not there any more"), say("put it back, or run the command again")
        case PermissionError():
            return say("the file may not be read"), say("give yourself the right to read it")
        case _:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            return say("the file cannot be read: '{reason}'", reason=reason), say("delete it and write it anew")
