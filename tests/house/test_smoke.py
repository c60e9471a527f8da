"""The look at a finished site after a change of its content: it knows nothing of what is in it."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import REPOSITORY, Build


def look(site: Path) -> tuple[int, str]:
    """Run the command in a process of its own, since it starts a browser."""
    command = [sys.executable, "-m", "tools.smoke", str(site)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_site_that_works_is_passed(town: Path, build_site: Build) -> None:
    code, told = look(build_site(town, searched=True))

    assert code == 0, told
    assert "nothing is wrong" in told


def test_what_is_wrong_is_told_with_the_page(town: Path, build_site: Build) -> None:
    site = build_site(town, searched=True)
    (site / "bad.js").write_text("missing()", encoding="utf-8")
    for path, added in {
        "index.html": '<svg width="400" height="9"></svg>',
        "om/index.html": '<script src="../bad.js"></script>',
        "puljer/index.html": '<img src="https://elsewhere.example/x.png" alt="">',
        "moeder/index.html": "<script>alert()</script>",
    }.items():
        page = site / path
        page.write_text(page.read_text("utf-8").replace("</body>", f"{added}</body>"), encoding="utf-8")

    code, told = look(site)

    assert code == 1
    assert "/: is wider than a phone of 320 px with ordinary letters" in told
    assert "/om/: a script fails: missing is not defined" in told
    assert "/puljer/: the console says 'Loading the image 'https://elsewhere.example/x.png' violates" in told
    assert "/moeder/: the console says 'Executing inline script violates" in told
