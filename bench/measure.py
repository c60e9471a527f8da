"""Runs a command as a whole process and says what it took.

Memory is the peak resident set of the largest process of the run, children it has waited for included (`ru_maxrss` of
`wait4`); it is no sum. Of the builds compared here each is one process. Does not know what it runs.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


class RunError(Exception):
    """The command failed; its own words are the message."""


@dataclass(frozen=True)
class Cost:
    """What one run, or the median of several, took."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of processor time, user and system, of the process and the children it has waited for."""
    peak: float
    """Megabytes (10^6 bytes) of memory, at the most."""


def run(command: Sequence[str], *, folder: Path, more_environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a folder to its end; what it prints is kept for `RunError`."""
    os.sync()  # what the last run wrote must not burden this one
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=os.environ | dict(more_environment or {}), stdout=said, stderr=said
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace").strip()
            raise RunError(f"{' '.join(command)} ended with {process.returncode}\n{words[-4000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _RSS_UNIT / 1e6)


def middle(costs: Sequence[Cost]) -> Cost:
    """Give the median of each figure by itself."""
    return Cost(median(c.wall for c in costs), median(c.cpu for c in costs), median(c.peak for c in costs))
