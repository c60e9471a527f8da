"""The status of a year as a document: the same figures as the page, links that are whole, and a PDF where one can."""

import builtins
import re
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from tests.conftest import LILLEBY


def write(file: Path, *more: str) -> int:
    return main(["--root", str(LILLEBY), "status", "2025", "--out", str(file), *more])


def test_the_document_stands_alone(tmp_path: Path) -> None:
    assert write(tmp_path / "status.html") == 0

    html = (tmp_path / "status.html").read_text("utf-8")
    assert "379.000\N{NO-BREAK SPACE}kr." in html
    links = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert links
    assert [link for link in links if not link.startswith("https://landsbyer.lilleby.example/")] == []


def test_as_of_a_day_it_knows_nothing_later_and_is_the_same_whenever_it_is_written(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path / f"{name}.html", "--as-of", "2025-06-30")

    one, two = (tmp_path / f"{name}.html" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert "Som det stod 30. juni 2025." in one.read_text("utf-8")
    assert "Bålfad og læ på torvet" not in one.read_text("utf-8")  # it was lit in October


def test_a_year_of_which_nothing_is_told_has_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(LILLEBY), "status", "1999", "--out", str(tmp_path / "x.html")]) == 1

    assert capsys.readouterr().out == "Der er intet at fortælle om 1999.\n"
    assert not (tmp_path / "x.html").exists()


def test_without_weasyprint_the_command_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "weasyprint":
            raise ImportError(name)
        return known(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)

    assert write(tmp_path / "status.pdf") == 2
    assert "pip install weasyprint" in capsys.readouterr().out
    assert not (tmp_path / "status.pdf").exists()
