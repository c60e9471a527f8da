"""Builds that die: run by `test_publish.py`, because a test cannot kill itself.

`every-call <folder> <scenario>` forks one build for each call to the filesystem that a build makes, and kills it before
that call; build number n works in `<folder>/<n>/site`. `loop <site>` publishes version after version until killed.
"""

import itertools
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from generator.artifact import Artifact
from generator.publishing import exchange
from generator.publishing.publish import publish

OLD = {"index.html": "old", "same/index.html": "same", "gone/index.html": "gone", "style.css": "old"}
NEW = {"index.html": "new", "same/index.html": "same", "come/index.html": "come", "style.css": "new", "search/i": "new"}
SCENARIOS = ("exchange", "two renames", "first time")
LOOP_FILES = 100


def build_old(site: Path) -> None:
    """Publish the site that a killed build finds."""
    publish([Artifact(path, text) for path, text in OLD.items()], site)


def build_new(site: Path) -> None:
    """Publish the new site by every way a file can come: as an artifact, from the engine's folder, from the finish."""
    base = site.parent / "base"
    base.mkdir(exist_ok=True)
    (base / "style.css").write_text(NEW["style.css"])

    def finish(staging: Path) -> None:
        (staging / "search").mkdir()
        (staging / "search/i").write_text(NEW["search/i"])

    pages = [Artifact(path, text) for path, text in NEW.items() if path.endswith(".html")]
    publish(pages, site, base=base, finish=finish)


def die_before(call: int) -> None:
    """Kill this process before its next-but-`call` call to the filesystem; Python announces them as audit events."""
    calls = itertools.count()

    def count(event: str, _: tuple[Any, ...]) -> None:
        if event.startswith(("os.", "open", "shutil.", "fcntl.", "ctypes.dl")) and next(calls) == call:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def kill_at_every_call(folder: Path, scenario: str) -> None:
    """Fork builds that live one call longer each, until one survives."""
    if scenario == "two renames":
        exchange.exchange = lambda one, other: False
    status = -1
    for call in itertools.count():
        site = folder / str(call) / "site"
        site.parent.mkdir(parents=True)
        if scenario != "first time":
            build_old(site)
        child = os.fork()
        if child == 0:
            die_before(call)
            build_new(site)
            os._exit(0)
        status = os.waitpid(child, 0)[1]
        if status != signal.SIGKILL:
            break
    sys.exit(status)


def version(number: int) -> Iterator[Artifact]:
    """All pages say which version they are of."""
    return (Artifact(f"{page}/index.html", f"version {number}") for page in range(LOOP_FILES))


def publish_for_ever(site: Path) -> None:
    """Publish version after version; say on standard output when the first is there."""
    for number in itertools.count():
        publish(version(number), site)
        if number == 0:
            print("ready", flush=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["every-call", folder, scenario]:
            kill_at_every_call(Path(folder), scenario)
        case ["loop", site]:
            publish_for_ever(Path(site))
