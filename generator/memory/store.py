"""Where the memory lies: one SQLite file, which several processes may use at once and which survives being killed.

Each thing is sealed with a digest of its own, so what was damaged on the disk is noticed, and made anew. A file that is
none, or is of another form, is thrown away whole. Knows keys and bytes, not what they are.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Final

from generator.memory.facts import SIZE, Facts
from generator.problems import Message, say

FOLDER: Final = Path(".cache/indgang")
"""In the repository; it may be deleted at any time."""
FILE: Final = "memory.sqlite"
_OURS: Final = 0x6569_0001
"""The application id of the file, which other programs leave at 0; the last digit rises when the tables change."""
_PATIENCE: Final = 20_000
"""Milliseconds that one process waits while another writes."""
_MUCH: Final = 30_000_000
"""Bytes that a process keeps to itself rather than wait."""
_ROOM: Final = 2
"""How many times more may lie there than the last build used, before the rest is deleted."""
_TABLES: Final = """
    create table if not exists made (key blob primary key, seal blob not null, made blob not null);
    create table if not exists used (key blob primary key, build integer not null) without rowid;
"""

_DAMAGED: Final = say("it was damaged")
_FOREIGN: Final = say("it was made by another version or another program")


class _ForeignError(Exception):
    """The file is a database, but not ours."""


@dataclass
class Memory:
    """What was made before. Make it with `Memory.at`; `Memory()` remembers nothing."""

    file: Path | None = None
    edition: bytes = b""
    shared: tuple[type, ...] = ()
    """Classes of facts that stand among many others: see `Facts`."""
    tell: Callable[[Message], None] = field(default=lambda _: None)
    """Says what happened to a memory that could not be used."""
    made: int = 0
    """How many things this process had to make."""
    found: int = 0
    """How many things this process did not have to make."""
    _build: int = 0
    _is_empty: bool = False
    """Nothing was there when this build began, so nothing need be looked for."""
    _facts: Facts = field(init=False)
    _new: dict[bytes, bytes] = field(default_factory=dict)
    _used: list[bytes] = field(default_factory=list)
    _connection: tuple[int, sqlite3.Connection] | None = None
    """With the process that opened it: a copy of a process (fork) must open its own."""

    def __post_init__(self) -> None:
        self._facts = Facts(self.shared)

    @classmethod
    def at(
        cls, root: Path, *, edition: bytes, shared: tuple[type, ...] = (), tell: Callable[[Message], None] | None = None
    ) -> "Memory":
        """Open the memory of the repository at `root`; one that cannot be used is thrown away, with a word to `tell`.

        Where no file can be made, as on a disk that only reads, nothing is remembered.
        """
        file = root / FOLDER / FILE
        memory = cls(file, edition, shared, tell or (lambda _: None))
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            _keep_out_of_git(file.parent)
        except OSError:
            memory.forget()
            return memory
        memory._at_own_risk(memory._begin)
        return memory

    def once(self, what: str, facts: object, make: Callable[[], bytes]) -> bytes:
        """Give what `make` makes of some facts; it is not called when equal facts have given it before."""
        if self.file is None:
            return make()
        key = self._key(what, facts)
        made = self._found(key)
        if made is None:
            made = self._new[key] = make()
            self.made += 1
        return made

    def find(self, what: str, facts: object) -> bytes | None:
        """Give what was kept under some facts; None where nothing was."""
        return None if self.file is None else self._found(self._key(what, facts))

    def keep(self, what: str, facts: object, made: bytes) -> None:
        """Keep something under some facts, for whoever looks for it under the same."""
        if self.file is not None:
            key = self._key(what, facts)
            self._new[key] = made
            self._used.append(key)

    def _key(self, what: str, facts: object) -> bytes:
        parts = (self.edition, what.encode(), b"\0", self._facts.digest(facts))
        return blake2b(b"".join(parts), digest_size=SIZE).digest()

    def _found(self, key: bytes) -> bytes | None:
        """Look for something made, and count it; what has to be made is used too."""
        made = self._new.get(key)
        if made is None and self.file is not None:
            made = self._recall(key)
        if made is not None:
            self.found += 1
        self._used.append(key)
        return made

    def write_down(self, *, patiently: bool = True) -> None:
        """Put what was made on the disk, in one piece; a memory that cannot be written is no fault of the site.

        Where another process is writing, it is put off until there is much of it, unless one waits `patiently`.
        """
        if self.file is None or not (self._new or self._used):
            return
        waits = patiently or sum(map(len, self._new.values())) > _MUCH
        self._at_own_risk(lambda: self._write(waits=waits))

    def _write(self, *, waits: bool) -> None:
        connection = self._open()
        connection.execute(f"pragma busy_timeout = {_PATIENCE if waits else 0}")
        try:
            connection.execute("begin immediate")
        except sqlite3.OperationalError:
            if waits:
                raise
            return
        finally:
            connection.execute(f"pragma busy_timeout = {_PATIENCE}")
        with connection:
            rows = ((key, _seal(key, made), made) for key, made in self._new.items())
            connection.executemany("insert or replace into made values (?, ?, ?)", rows)
            connection.executemany(
                "insert or replace into used values (?, ?)", ((key, self._build) for key in self._used)
            )
        self._new, self._used = {}, []

    def pause(self) -> None:
        """Write down the rest and close the file: a copy of a process (fork) may not inherit an open one."""
        self.write_down()
        self._close()

    def end(self) -> None:
        """Write down the rest, and delete what no build has used lately when it has become too much."""
        self.write_down()
        if self.file is not None:
            self._at_own_risk(self._make_room)
        self._close()

    def _make_room(self) -> None:
        with self._open() as connection:
            (all_there,) = connection.execute("select count(*) from made").fetchone()
            (used_now,) = connection.execute("select count(*) from used where build = ?", (self._build,)).fetchone()
            if all_there > _ROOM * used_now:
                connection.execute("delete from used where build < ?", (self._build,))
                connection.execute("delete from made where key not in (select key from used)")

    def forget(self) -> None:
        """Use the memory no more in this build: what is left is made."""
        self._close()
        self.file = None

    def _recall(self, key: bytes) -> bytes | None:
        if self._is_empty:
            return None
        found: list[tuple[object, object]] = []
        self._at_own_risk(
            lambda: found.extend(self._open().execute("select seal, made from made where key = ?", (key,)))
        )
        if not found:
            return None
        seal, made = found[0]
        if isinstance(made, bytes) and seal == _seal(key, made):
            return made
        self._throw_away(_DAMAGED)
        return None

    def _begin(self) -> None:
        """Open the file, make its tables if there are none, and count this build."""
        with self._open() as connection:
            (whose,), (tables,) = (
                connection.execute(asked).fetchone()
                for asked in ("pragma application_id", "select count(*) from sqlite_master")
            )
            if whose != _OURS and tables:
                raise _ForeignError
            if not tables:
                connection.execute(f"pragma application_id = {_OURS}")
                connection.executescript(_TABLES)
            (last,) = connection.execute("select coalesce(max(build), 0) from used").fetchone()
            self._build, self._is_empty = last + 1, last == 0

    def _at_own_risk(self, step: Callable[[], None]) -> None:
        """Do a step with the file: where another process holds it for too long, or it is damaged, go on without it."""
        try:
            step()
        except sqlite3.OperationalError:
            self.forget()
        except _ForeignError:
            self._throw_away(_FOREIGN)
        except sqlite3.DatabaseError:
            self._throw_away(_DAMAGED)

    def _open(self) -> sqlite3.Connection:
        if self._connection is None or self._connection[0] != os.getpid():
            assert self.file is not None, "there is a memory"
            connection = sqlite3.connect(self.file, timeout=_PATIENCE / 1000)
            connection.execute("pragma synchronous = off")  # a power cut may cost the memory, which is then noticed
            self._connection = (os.getpid(), connection)
        return self._connection[1]

    def _close(self) -> None:
        if self._connection is not None and self._connection[0] == os.getpid():
            with suppress(sqlite3.Error), closing(self._connection[1]):
                pass
        self._connection = None

    def _throw_away(self, why: Message) -> None:
        """Delete a file that cannot be used, and go on without; the next build begins a new one."""
        assert self.file is not None, "there is a memory"
        self.tell(say("the memory of earlier builds could not be used and was thrown away: {why}", why=why))
        for path in (self.file, *self.file.parent.glob(f"{FILE}-*")):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        self.forget()


def _seal(key: bytes, made: bytes) -> bytes:
    return blake2b(made, digest_size=SIZE, key=key).digest()


def _keep_out_of_git(folder: Path) -> None:
    """Keep the memory out of the repository's history, whatever its own `.gitignore` says."""
    mark = folder / ".gitignore"
    if not mark.exists():
        mark.write_text("*\n", encoding="utf-8")
