"""With the memory and without it, the same bytes: random edits of Lilleby, one after the other, with one memory."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator import build
from generator.engine.plugin import run_build
from tests.conftest import LILLEBY, REPOSITORY
from tests.memory.edits import State, a_town

SEQUENCES = int(os.environ.get("INDGANG_SEQUENCES", "3"))
"""How many sequences of edits are tried; `make proof` tries 300."""
AT_ONCE = 25
"""Sequences that follow each other on one town."""


@pytest.mark.parametrize("first", range(0, SEQUENCES, AT_ONCE))
def test_the_memory_changes_no_byte(first: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept"
    for number in range(first, min(first + AT_ONCE, SEQUENCES)):
        chance = random.Random(number)
        state = State(a_town(LILLEBY, tmp_path / "town"), chance)
        if kept.exists():
            shutil.move(kept, state.root / ".cache")
        monkeypatch.setattr(build, "edition", lambda state=state: state.edition)
        for _ in range(chance.randint(1, 4)):
            state.step()
            assert _differences(state) == [], state.done
        shutil.move(state.root / ".cache", kept)
        shutil.rmtree(state.root)


def _differences(state: State) -> list[str]:
    """Build with the memory and without; list the files that are not the same."""
    sites = []
    for name, is_fresh in (("remembered", False), ("fresh", True)):
        site = state.root.with_name(name)
        done = run_build(state.root, site_dir=site, searched=False, today=state.today, is_fresh=is_fresh)
        assert done is not None, state.done
        sites.append(_tree(site))
    remembered, fresh = sites
    assert len(fresh) > 500, "a whole site is compared"
    return sorted(path for path in remembered.keys() | fresh.keys() if remembered.get(path) != fresh.get(path))


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_another_program_makes_everything_anew(tmp_path: Path) -> None:
    """A version with another word in a template and another line of code takes nothing of the old one's memory."""
    program, town = tmp_path / "program", a_town(LILLEBY, tmp_path / "town")
    shutil.copytree(REPOSITORY / "generator", program / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    before = _built_by(program, town)
    _replace(program / "generator/theme/records/money/fund.html", "<", "<!-- another -->\n<")
    _replace(program / "generator/calendars/files.py", "-//", "-//Another ")

    after = _built_by(program, town)

    assert after == _built_by(program, town, "--fresh")
    funds = [path for path in after if path.startswith("puljer/") and path.endswith("index.html")]
    assert [path for path in funds if after[path] != before[path]] != []
    assert [path for path in after if path.endswith(".ics") and after[path] != before[path]] != []


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _built_by(program: Path, town: Path, *options: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "generator.cli", "--root", str(town), "build", "--no-search", *options]
    environment = os.environ | {"PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1"}
    command += ["--today", "2026-11-21", "--site-dir", str(town / "site")]
    subprocess.run(command, cwd=program, env=environment, check=True, capture_output=True)
    return _tree(town / "site")
