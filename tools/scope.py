"""Say how much a change must be tried: `content` when only what editors write was touched, else `everything`.

Needs no package, since it runs before there is an environment. When in doubt (no revision to compare with, or one
that is not there) it is everything; when nothing was touched, as in the nightly build, it is the content.

Usage: python3 tools/scope.py [REVISION]
"""

import subprocess
import sys
from pathlib import Path

CONTENT = ("content/", "funds/", "meetings/", "plans/")


def touched(since: str, repository: Path) -> list[str] | None:
    """List the files that changed since a revision, both names of a renamed one; None when that cannot be told."""
    command = ["git", "diff", "--name-only", "--no-renames", "-z", "--end-of-options", f"{since}...HEAD"]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    return None if done.returncode else [name for name in done.stdout.split("\0") if name]


def scope(since: str, repository: Path) -> str:
    """Give the word for what was touched."""
    names = touched(since, repository) if since else None
    return "everything" if names is None or any(not name.startswith(CONTENT) for name in names) else "content"


if __name__ == "__main__":
    print(scope("".join(sys.argv[1:2]), Path.cwd()))
