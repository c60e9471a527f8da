"""How long an editor waits: from saving a file to the new page, in the live preview as it is used.

The preview is a process of its own with everything on, so its search index may be made anew in the background while
the next file is saved. Time includes what the engine takes to notice the change.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from repository import Repository, Text

_ASK_EVERY = 0.02
_PAUSE = 3.0
"""Seconds between two edits."""
_PATIENCE = 180.0
"""Seconds after which something is called broken."""
_RECORD_KINDS = ("news", "meeting", "fund", "plan", "community")
_PAGES = ("om", "strategi", "penge")


class PreviewError(Exception):
    """The preview ended, or never showed what was saved."""


@dataclass(frozen=True)
class Waits:
    """Seconds from saving to seeing."""

    records: tuple[float, ...]
    """One edit of a record of each of five kinds."""
    pages: tuple[float, ...]
    """Edits of hand-written pages."""

    @staticmethod
    def in_words(seconds: Sequence[float]) -> str:
        """Give median and worst."""
        return f"median {median(seconds):.2f} s, longest {max(seconds):.2f} s"


def measure_preview(repository: Repository) -> Waits:
    """Start the preview of a repository, save files, and stop it; the repository is changed by that."""
    port = _free_port()
    with _preview(repository.root, port) as process:
        _wait_for(process, port, "/", "")
        _wait_for(process, port, "/pagefind/pagefind-entry.json", "")  # the first index is made
        records = tuple(_edit(process, port, repository.of_kind(kind)[1]) for kind in _RECORD_KINDS)
        written = {text.name.slug: text for text in repository.of_kind("page")}
        pages = tuple(_edit(process, port, written[slug]) for slug in _PAGES)
    return Waits(records, pages)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _preview(root: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "generator.cli", "--root", str(root), "serve", "--address", f"127.0.0.1:{port}"]
    with tempfile.TemporaryDirectory(dir=root.parent) as served, tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=root, env=os.environ | {"TMPDIR": served}, stdout=said, stderr=said, start_new_session=True
        )
        try:
            yield process
        except PreviewError as fault:
            said.seek(0)
            raise PreviewError(f"{fault}\n{said.read().decode(errors='replace')[-4000:]}") from fault
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the preview as its user would, and whatever it still runs in its own session."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)  # an index in the making


def _edit(process: subprocess.Popen[bytes], port: int, text: Text) -> float:
    """Save a file with a new sentence, and wait until its page shows it; then leave the preview alone for a while."""
    mark = f"gemt-{time.monotonic_ns()}"
    fresh = text.file.read_text(encoding="utf-8") + f"\nDet her er nyt: {mark}\n"
    address = f"/{text.name.slug}/" if text.name.kind == "page" else f"/{text.name.kind}/{text.name.slug}/"
    begun = time.perf_counter()
    text.file.write_text(fresh, encoding="utf-8")
    _wait_for(process, port, address, mark)
    waited = time.perf_counter() - begun
    time.sleep(_PAUSE)
    return waited


def _wait_for(process: subprocess.Popen[bytes], port: int, address: str, mark: str) -> None:
    deadline = time.perf_counter() + _PATIENCE
    while mark.encode() not in (answer := _ask(port, address)) or not answer:
        if process.poll() is not None:
            raise PreviewError(f"the preview ended with {process.returncode}")
        if time.perf_counter() > deadline:
            raise PreviewError(f"{address} did not show '{mark}' within {_PATIENCE:.0f} s")
        time.sleep(_ASK_EVERY)


def _ask(port: int, address: str) -> bytes:
    """Fetch a page; nothing when it is not there, or nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.read() if answer.status == http.HTTPStatus.OK else b""
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        connection.close()
