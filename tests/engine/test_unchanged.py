"""When nothing has changed, nothing is made; when anything has, it is noticed."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator import build
from generator.engine.plugin import run_build
from generator.publishing.publish import Published
from tests.conftest import LILLEBY
from tests.memory.edits import a_town

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = a_town(LILLEBY, tmp_path_factory.mktemp("unchanged") / "town")
    news = next((root / "content/news").rglob("*.md"))
    _append(news, "\n<center>En advarsel</center>\n")
    assert made(root) is not None
    assert made(root) is not None, "a new folder has names beside the content that the second build sees"
    return root


def made(root: Path, today: date = TODAY) -> Published | None:
    done = run_build(root, site_dir=root / "site", searched=False, today=today)
    return done[1] if done else None


@pytest.fixture
def is_prepared(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Note each time the content is read."""
    read: list[bool] = []
    prepare = build.prepare

    def noted(*given: object, **more: object) -> object:
        read.append(True)
        return prepare(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(build, "prepare", noted)
    return read


def test_nothing_is_read_when_nothing_has_changed(
    town: Path, is_prepared: list[bool], caplog: pytest.LogCaptureFixture
) -> None:
    first = made(town)
    caplog.clear()
    is_prepared.clear()

    again = made(town)

    assert is_prepared == []
    assert first is not None
    assert again == Published(0, first.written + first.kept, 0)
    assert "advarsel" in caplog.text, "what was warned of is said again"


def _touch(root: Path) -> None:
    page = root / "site/index.html"
    page.write_text(page.read_text(encoding="utf-8"), encoding="utf-8")
    os.utime(page, ns=(1, 1))


def _append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text": lambda root: (root / "content/om.md").write_text("---\ntitle: Om\npublished: 2026-01-01\n---\n\nNyt.\n"),
    "a file less": lambda root: next((root / "content/news").rglob("*.md")).unlink(),
    "an attachment": lambda root: (root / "content/files/ny.txt").write_text("nyt"),
    "the settings of the engine": lambda root: _append(root / "mkdocs.yml", "\nextra:\n  a: 1\n"),
    "a template": lambda root: (root / "theme/404.html").write_text("Ikke fundet"),
    "a folder beside": lambda root: (root / "puljer").mkdir(),
    "a file of the site is gone": lambda root: (root / "site/feed.xml").unlink(),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_has_changed_is_noticed(what: str, town: Path, is_prepared: list[bool]) -> None:
    (town / "content/files").mkdir(exist_ok=True)
    made(town)
    is_prepared.clear()
    CHANGES[what](town)

    made(town)

    assert is_prepared != []


def test_another_day_is_noticed(town: Path, is_prepared: list[bool]) -> None:
    made(town)
    is_prepared.clear()

    made(town, date(2026, 11, 22))

    assert is_prepared != []


def test_a_site_that_somebody_changed_is_not_taken_for_the_last_one(town: Path, is_prepared: list[bool]) -> None:
    made(town)
    is_prepared.clear()
    _touch(town)

    assert made(town) is None, "somebody else's file is not overwritten"
    assert is_prepared != []
