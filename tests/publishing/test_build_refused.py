"""What stops a build is told in the site's words, with what to do; the site that was there stays."""

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from trees import write_tree

from generator.cli import main
from generator.publishing import files
from tests.conftest import REPOSITORY, tree
from tests.site.test_site import replace

DOCUMENT = {"referat.docx": "vigtigt"}


@pytest.fixture
def built(town: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a town that was built once."""
    monkeypatch.chdir(town)
    assert main(["build", "--no-search", "--today", "2026-11-21"]) == 0
    return town


def refused(caplog: pytest.LogCaptureFixture, *more: str) -> str:
    caplog.clear()
    assert main(["build", "--no-search", "--today", "2026-11-21", *more]) == 1
    return caplog.text


@pytest.mark.parametrize("target", [".", "..", "/", "content", "content/site", "plans/x/site", "funds"])
def test_a_site_is_not_put_where_the_content_is(built: Path, target: str, caplog: pytest.LogCaptureFixture) -> None:
    before = tree(built)

    told = refused(caplog, "--site-dir", target)

    assert "fejl: '" in told
    assert "    ret: vælg en mappe, der ikke indeholder andet end den færdige hjemmeside" in told
    assert tree(built) == before


def test_somebodys_own_folder_is_refused_by_name(built: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    mine = write_tree(tmp_path / "dokumenter", DOCUMENT)

    told = refused(caplog, "--site-dir", str(mine))

    assert "indeholder filer, som hjemmesiden ikke selv har lavet: 'referat.docx'" in told
    assert (mine / "referat.docx").read_text() == "vigtigt"


def test_a_file_put_into_the_site_is_named_and_kept(built: Path, caplog: pytest.LogCaptureFixture) -> None:
    write_tree(built / "site", DOCUMENT)
    replace(built / "content/news/sommer.md", "title: ", "title: Ny ")

    told = refused(caplog)

    assert "'referat.docx'" in told
    assert (built / "site/referat.docx").read_text() == "vigtigt"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "der er ikke mere plads på disken"),
        (errno.EDQUOT, "du har brugt al den plads"),
        (errno.EROFS, "disken kan kun læses"),
        (errno.EACCES, "det har du ikke ret til der"),
        (errno.ENAMETOOLONG, "navnet er længere, end systemet tillader"),
    ],
)
def test_what_the_system_refuses_is_told_and_the_old_site_stays(
    built: Path, number: int, words: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = tree(built / "site")

    def fail(path: str, data: bytes) -> None:
        raise OSError(number, os.strerror(number), path)

    replace(built / "content/news/sommer.md", "title: ", "title: Ny ")
    monkeypatch.setattr(files, "write_file", fail)
    told = refused(caplog)

    assert words in told
    assert "    ret: " in told
    assert "Traceback" not in told
    assert tree(built / "site") == before


def test_a_folder_that_is_no_repository_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)

    told = refused(caplog)

    assert "kør kommandoen i projektets mappe, eller skriv, hvor den er: --root MAPPE" in told


def test_a_preview_says_when_its_address_is_taken(built: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        # in a process of its own: the engine keeps a plugin that has served for ever
        command = [sys.executable, "-m", "generator.cli", "--root", str(built), "serve"]
        done = subprocess.run(
            [*command, "--address", f"127.0.0.1:{port}"],
            capture_output=True, text=True, check=False, timeout=60, cwd=REPOSITORY,
        )  # fmt: skip

    assert done.returncode == 1
    assert "et andet program viser allerede noget på den adresse" in done.stderr
    assert "Traceback" not in done.stderr
