"""A pile of work that several processes share, on systems where a process can be copied (fork).

The pile is a pipe with the numbers of the tasks in it: whoever is free reads the next number, so nobody waits for
anybody, and no task is done twice. Knows nothing of what the tasks make.
"""

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Made = TypeVar("Made")
Work = Callable[[Iterable[Made]], None]
_NUMBER = 4
"""Bytes of one number in the pipe; all are written before anybody reads, so each read gives a whole one."""
_FEWEST, _MOST = 16, 1_000
"""Tasks that are worth a second process, and that the smallest pipe (4 kB) can hold."""
_MOST_HANDS = 8


@dataclass(frozen=True)
class Pile(Generic[Made]):
    """Tasks that make things, in any order and in any process."""

    tasks: Sequence[Callable[[], Iterator[Made]]]
    after: Callable[[], None] = field(default=lambda: None)
    """What each process does when nothing is left for it."""

    def __iter__(self) -> Iterator[Made]:
        """Do all tasks here, one after the other."""
        yield from (made for task in self.tasks for made in task())
        self.after()

    def share(self, work: Work[Made], *, hands: int | None = None) -> None:
        """Let several processes do `work` on what the tasks make; what goes wrong in any of them is raised here."""
        hands = self._hands() if hands is None else hands
        if hands == 1:
            work(self)
            return
        pipe = self._numbers()
        gc.freeze()  # else the first collection in each child copies the memory that it shares with its parent
        children = [self._fork(work, pipe) for _ in range(hands - 1)]
        try:
            work(self._taken(pipe, parent=None))
        except BaseException:
            for child, _ in children:
                os.kill(child, signal.SIGKILL)
            raise
        finally:
            os.close(pipe)
            faults = [_wait(child, report) for child, report in children]
            gc.unfreeze()
        for fault in filter(None, faults):
            raise fault

    def _hands(self) -> int:
        if sys.platform != "linux" or not _FEWEST <= len(self.tasks) <= _MOST:
            return 1
        return min(len(os.sched_getaffinity(0)), _MOST_HANDS)

    def _numbers(self) -> int:
        reading, writing = os.pipe()
        os.write(writing, b"".join(number.to_bytes(_NUMBER, "big") for number in range(len(self.tasks))))
        os.close(writing)
        return reading

    def _taken(self, pipe: int, parent: int | None) -> Iterator[Made]:
        """Do tasks while there are any; a child whose parent was killed stops, and writes nothing for a dead build."""
        while number := os.read(pipe, _NUMBER):
            for made in self.tasks[int.from_bytes(number, "big")]():
                if parent is not None and os.getppid() != parent:
                    os._exit(1)
                yield made
        self.after()

    def _fork(self, work: Work[Made], pipe: int) -> tuple[int, int]:
        """Start one more process; give its id and the pipe on which it reports."""
        reading, writing = os.pipe()
        parent = os.getpid()
        child = os.fork()
        if child:
            os.close(writing)
            return child, reading
        try:
            os.close(reading)
            work(self._taken(pipe, parent))
            os.write(writing, pickle.dumps(None))
        except BaseException as fault:  # noqa: BLE001  it is raised again in the parent
            os.write(writing, _packed(fault))
        finally:
            os._exit(0)


def _packed(fault: BaseException) -> bytes:
    """Pack an exception for the way to the parent; one that cannot travel goes as its words."""
    try:
        packed = pickle.dumps(fault)
        pickle.loads(packed)
    except Exception:  # noqa: BLE001  whatever its own code raises
        return pickle.dumps(RuntimeError(f"{type(fault).__name__}: {fault}"))
    return packed


def _wait(child: int, report: int) -> BaseException | None:
    with os.fdopen(report, "rb") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    if not said:
        return RuntimeError("a process that helped with the build was killed")
    fault: BaseException | None = pickle.loads(said)
    return fault
