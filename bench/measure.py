"""Runs a command as a whole process and says what it took.

The command is started by a small process in between, which is this file run as a script: Linux counts the memory of
whoever starts a process into the peak of that process, and the bench itself holds thousands of texts. Does not know
what it runs.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
_SHOWN = 4_000
"""Characters of a failed command's words that are shown."""


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
    """Megabytes (10^6 bytes) of memory at the most: of the largest of these processes, not of all together."""


def run(command: Sequence[str], *, folder: Path, more_environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a folder to its end; what it says is kept for `RunError`."""
    os.sync()  # what the last run wrote must not burden this one
    between = [sys.executable, "-I", "-S", __file__, *command]
    environment = os.environ | dict(more_environment or {})
    done = subprocess.run(between, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RunError(f"{' '.join(command)} failed\n{done.stderr.strip()[-_SHOWN:]}")
    return Cost(**json.loads(done.stdout))


def middle(costs: Sequence[Cost]) -> Cost:
    """Give the median of each figure by itself."""
    return Cost(median(c.wall for c in costs), median(c.cpu for c in costs), median(c.peak for c in costs))


def _between(command: Sequence[str]) -> int:
    """Start the command, wait for it, and print its cost; what it says goes to standard error."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=sys.stderr)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = used.ru_maxrss * _RSS_UNIT / 1e6
    print(json.dumps({"wall": wall, "cpu": used.ru_utime + used.ru_stime, "peak": peak}))
    return int(process.returncode != 0)


if __name__ == "__main__":
    sys.exit(_between(sys.argv[1:]))
