"""Make sure that the tests have a Chromium that really starts; note its path in `.venv/chromium-path`.

Tried in this order, each with a time limit: the path in INDGANG_CHROMIUM (then nothing else), the one noted before,
the system's, Playwright's own download, Debian's package. A browser counts only when it has drawn a page: Ubuntu's
`chromium-browser`, for one, is a stub that may start nothing.

Usage: .venv/bin/python tools/browser.py
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NOTE = Path(sys.prefix) / "chromium-path"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
PLAYWRIGHT = (sys.executable, "-m", "playwright")
REMEDY = """Do the line for your system, then run `make test` again:
  Debian      sudo apt-get install chromium
  Ubuntu      .venv/bin/python -m playwright install --with-deps chromium   (asks for your password)
  macOS       install Google Chrome
  anywhere    INDGANG_CHROMIUM=/path/to/chromium make test"""


def run(*command: str, limit: int) -> bool:
    """Run a command without showing its output, for at most `limit` seconds; True when it worked."""
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=limit, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def draw(path: str) -> bool:
    """Start the browser as the tests do and draw a page in it; Playwright adds --no-sandbox, which root needs."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only the child process below needs it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, timeout=40_000)
        page = browser.new_page()
        page.goto("data:text/html,<title>drawn</title><p>Én indgang")
        drawn = page.title() == "drawn" and page.screenshot().startswith(b"\x89PNG")
        browser.close()
    return drawn


def starts(path: str) -> bool:
    """Tell whether the browser draws a page within a minute; a process of its own, so that a hang can be ended."""
    return run(sys.executable, __file__, "--draw", path, limit=60)


def on_system() -> Iterator[str]:
    """Yield the browsers that are installed under their usual names."""
    yield from filter(None, map(shutil.which, NAMES))
    yield from (path for path in MAC if Path(path).exists())


def as_root() -> tuple[str, ...] | None:
    """Return what to put before apt-get to be root without a password, or None when that cannot be had."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ()
    return ("sudo", "-n") if run("sudo", "-n", "true", limit=10) else None


def by_playwright() -> Iterator[str]:
    """Download Playwright's own Chromium; yield it again once the system's libraries it lacks are installed."""
    print("Downloading Playwright's Chromium …", flush=True)
    if not run(*PLAYWRIGHT, "install", "--no-shell", "chromium", limit=600):
        print("It could not be downloaded: looking further.", flush=True)
        return
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    path = subprocess.run((sys.executable, "-c", ask), capture_output=True, text=True, timeout=60, check=True).stdout
    yield path.strip()
    if as_root() is not None and run(*PLAYWRIGHT, "install-deps", "chromium", limit=900):
        yield path.strip()


def by_apt() -> Iterator[str]:
    """Install Debian's package, when that needs no password."""
    root = as_root()
    if root is None:
        return
    print("Installing the system's package chromium …", flush=True)
    apt = (*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
    run(*apt, "update", limit=300)  # lists that are partly out of date may still do
    if run(*apt, "install", "-y", "--no-install-recommends", "chromium", "fonts-liberation", limit=900):
        yield from on_system()


def find() -> str | None:
    """Return the first browser that draws a page; what has to be fetched is fetched only when its turn comes."""
    for source in (on_system, by_playwright, by_apt):
        for path in source():
            if starts(path):
                return path
            print(f"{path} does not start: looking further.", flush=True)
    return None


def main() -> int:
    """Note a browser that starts; exit code 1 with the remedies when there is none."""
    wanted = os.environ.get("INDGANG_CHROMIUM")
    noted = NOTE.read_text("utf-8").strip() if NOTE.exists() else ""
    if noted and wanted in (None, "", noted) and os.access(noted, os.X_OK):
        return 0
    NOTE.unlink(missing_ok=True)
    path = (wanted if starts(wanted) else None) if wanted else find()
    if path is None:
        named = f"INDGANG_CHROMIUM names '{wanted}', which does not start" if wanted else "The tests found no browser"
        print(f"{named}.\n{REMEDY}", file=sys.stderr)
        return 1
    NOTE.write_text(path + "\n", "utf-8")
    print(f"The tests use {path}.")
    return 0


if __name__ == "__main__":
    sys.exit(not draw(sys.argv[2]) if sys.argv[1:2] == ["--draw"] else main())
