"""Install one lock file, then the project itself, into the virtual environment that runs this.

Knows the order and the wording; knows nothing of where packages come from (that is pip's configuration).
Everything is checked against the hashes in the lock, what builds a package from source included: pip's own
build isolation would fetch those tools unchecked.

Usage: .venv/bin/python tools/install.py requirements.lock
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

BUILD_TOOLS = {"setuptools"}
"""What is built here is built with this: the project itself, and feedgen, which publishes no ready wheel."""


def pip(*arguments: str) -> bool:
    """Run `pip install` quietly; only errors are printed. True when it worked."""
    quiet = ("--quiet", "--quiet", "--no-input", "--disable-pip-version-check", "--no-build-isolation")
    command = [sys.executable, "-m", "pip", "install", *quiet, *arguments]
    # PIP_USER: a person's "always install for me alone" is refused inside a virtual environment.
    return subprocess.run(command, env={**os.environ, "PIP_USER": "0"}, check=False).returncode == 0


def pick(lock: str, names: set[str]) -> str:
    """Return the entries of `lock` that pin `names`, hashes included."""
    entries = re.findall(r"^\S+==[^\n]*\\\n(?: +--hash=[^\n]*\n)+", lock, flags=re.MULTILINE)
    return "".join(entry for entry in entries if entry.split("==")[0] in names)


def install(lock: Path) -> bool:
    """Install the build tools, the whole lock, then this project as an editable package."""
    with tempfile.TemporaryDirectory() as folder:
        tools = Path(folder) / "build-tools.txt"
        tools.write_text(pick(lock.read_text("utf-8"), BUILD_TOOLS), "utf-8")
        hashed = ("--require-hashes", "--requirement")
        return (
            pip("--only-binary", ":all:", *hashed, str(tools))
            and pip(*hashed, str(lock))
            and pip("--no-deps", "--editable", ".")
        )


def main() -> int:
    """Install the lock named on the command line; exit code 1 with a remedy when pip gave up."""
    lock = Path(sys.argv[1])
    print(f"Installing the packages of {lock} (the first time takes a minute or two) …", flush=True)
    if install(lock):
        return 0
    print(
        f"\nThe packages of {lock} could not be installed; pip's reason is above.\n"
        "  No network, or a proxy between?  Set HTTPS_PROXY, then run the same make command again.\n"
        "  Still the same?                  Run `make clean`, then the same make command again.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
