"""The question for known weaknesses is honest: what could not be asked is no pass."""

from pathlib import Path
from typing import Any

import pytest

from tools.audit import UnansweredError, asked, audit, node_findings, python_findings


def test_a_weakness_is_told_with_its_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    answer = {"dependencies": [{"name": "old", "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": ["2"]}]}]}

    assert audit([("Python packages", lambda: python_findings(answer))]) == 1
    assert "old 1: CVE-1, mended in 2" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("findings", "answer"),
    [
        (node_findings, {"message": "request failed"}),
        (python_findings, {"dependencies": [{"name": "own", "skip_reason": "not found"}]}),
    ],
)
def test_what_could_not_be_asked_is_no_pass(findings: Any, answer: Any, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UnansweredError):
        findings(answer)

    assert audit([("Packages", lambda: findings(answer)), ("Others", list)]) == 2
    assert "could not ask" in capsys.readouterr().out


def test_an_auditor_that_is_not_there_has_not_been_asked(tmp_path: Path) -> None:
    with pytest.raises(UnansweredError):
        asked(["no-such-auditor"], tmp_path)


def test_nothing_found_is_a_pass() -> None:
    assert audit([("Packages", lambda: node_findings({"vulnerabilities": {}}))]) == 0
