"""The content lives its own life: one test asks whether it has an error, and no other test may read it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.load import load
from tests.conftest import REPOSITORY


def test_the_real_content_has_no_error() -> None:
    command = [str(Path(sys.executable).parent / "indgang"), "check", "--format", "json"]

    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert [problem for problem in json.loads(done.stdout) if problem["severity"] == "error"] == []
    assert done.returncode == 0


def test_no_other_test_may_read_the_real_content() -> None:
    with pytest.raises(RuntimeError, match="tests of the generator"):
        load(REPOSITORY)
