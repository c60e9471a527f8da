"""Runs Pagefind, the search engine, over a finished site."""

import subprocess
import sys
from pathlib import Path

FOLDER = "pagefind"


class IndexingError(Exception):
    """Pagefind failed; its own words are the message."""


def build_index(site: Path, language: str, *, output: Path | None = None) -> None:
    """Write the search index of the pages in `site` to `output`, or to `site/pagefind`."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--force-language", language]
    command += ["--output-path", str(output)] if output else ["--output-subdir", FOLDER]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  no shell, no user input
    if done.returncode:
        raise IndexingError((done.stdout + done.stderr).strip())
