"""Names that some computers cannot hold, what programs leave behind, what is hidden: each is told, none published."""

import os
import unicodedata
from pathlib import Path

import pytest

from generator.load import load
from generator.problems import as_text
from tests.conftest import Build

PAGE = "---\ntitle: Test\npublished: 2026-11-01\n---\n\nTekst.\n"


def told(town: Path, file: str, text: str = PAGE) -> list[str]:
    """Put a file into the town, and list what is said of it: severity and rule."""
    path = town / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

    problems = load(town).problems

    assert {problem.at.file for problem in problems} <= {file, os.path.dirname(file)}  # noqa: PTH120  as text
    return [f"{problem.severity} {problem.rule}" for problem in problems]


@pytest.mark.parametrize(
    "file",
    [
        "content/files/con.pdf", "content/files/NUL", "content/files/com1.txt", "content/files/Lpt9.PDF",
        "funds/aux.md", "content/files/a:b.pdf", "content/files/hvad?.pdf", "content/files/a*b.pdf",
        'content/files/a"b.pdf',
        "content/files/a<b>.pdf", "content/files/a|b.pdf", "content/files/a\\b.pdf", "content/files/slut.",
        "content/files/slut.pdf ", "content/files/ begynder.pdf", "content/aux/a.pdf", "content/files/mappe./a.pdf",
        "content/news/con.md", "content/prn.md",
    ],
)  # fmt: skip
def test_a_name_that_windows_cannot_hold_is_refused_once(town: Path, file: str) -> None:
    assert told(town, file) == ["error file-name"]


@pytest.mark.parametrize(
    "file",
    [
        "content/files/Thumbs.db", "content/files/desktop.ini", "content/files/~$brev.docx",
        "content/files/skema.pdf:Zone.Identifier", "content/files/skema.pdf~",
        "content/files/skema.crdownload", "content/files/skema.tmp", "content/files/Genvej.lnk", "funds/pulje.md.bak",
        "content/news/#nyhed.md#", "content/__MACOSX/a.pdf",
    ],
)  # fmt: skip
def test_what_programs_leave_behind_is_refused_once(town: Path, file: str) -> None:
    severity = "warning" if "/." in file else "error"

    assert told(town, file) == [f"{severity} unexpected-file"]


@pytest.mark.parametrize(
    ("file", "severity"),
    [
        ("content/news/.udkast.md", "error"),
        ("funds/.pulje.md", "error"),
        ("content/contacts/.bo.yml", "error"),
        ("content/.DS_Store", "warning"),
        ("content/files/._skema.pdf", "warning"),
        ("content/files/.skjult.pdf", "warning"),
        ("content/.env", "warning"),
        ("content/.skjult/a.pdf", "warning"),
    ],
)
def test_what_is_hidden_is_told_and_is_an_error_where_it_looks_like_a_record(
    town: Path, file: str, severity: str
) -> None:
    assert told(town, file) == [f"{severity} unexpected-file"]


@pytest.mark.parametrize(
    "file", ["content/.gitkeep", "content/files/.gitignore", "content/CNAME", "content/.vscode/a", "funds/.a.md.swp"]
)
def test_what_tools_need_is_left_alone(town: Path, file: str) -> None:
    assert told(town, file, "lilleby.example\n") == []


@pytest.mark.parametrize(
    "file", ["fund/ny.md", "Meetings/2026/ny.md", "puljer/ny.md", "kontakter/ny.yml", "plan/a/b.md"]
)
def test_a_folder_that_looks_like_that_of_a_kind_is_told(town: Path, file: str) -> None:
    path = town / file
    path.parent.mkdir(parents=True)
    path.write_text(PAGE, encoding="utf-8")

    problems = load(town).problems

    assert [(problem.at.file, problem.rule) for problem in problems] == [(file.partition("/")[0], "wrong-folder")]


@pytest.mark.parametrize(
    "file", ["docs/ide.md", "noter/ny.md", "generator/x.md", "fundament/plan.txt", "fund/tegning.png"]
)
def test_other_folders_are_none_of_our_business(town: Path, file: str) -> None:
    path = town / file
    path.parent.mkdir(parents=True)
    path.write_text(PAGE, encoding="utf-8")

    assert load(town).problems == ()


@pytest.mark.parametrize("name", ["content/site.yml", "content/wheel.yml", "content/commitments.yml"])
def test_a_link_in_place_of_a_file_of_facts_is_not_followed(town: Path, name: str) -> None:
    (town / name).unlink(missing_ok=True)
    (town / "hemmeligt.yml").write_text("title: Hemmeligt\n", encoding="utf-8")
    (town / name).symlink_to(town / "hemmeligt.yml")

    problems = load(town).problems

    assert [(problem.at.file, problem.rule) for problem in problems] == [(name, "linked-file")]
    assert "Hemmeligt" not in as_text(problems, str)


def test_two_folders_that_differ_only_in_case_or_in_form_are_told(town: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "å")
    for name in ("Skemaer/a.pdf", "skemaer/a.pdf", "å/c.pdf", f"{decomposed}/c.pdf"):
        path = town / "content/files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")

    found = [(problem.at.file, problem.rule) for problem in load(town).problems]

    assert found == [("content/files/skemaer/a.pdf", "file-name"), ("content/files/å/c.pdf", "file-name")]


def test_a_name_whose_letters_are_two_signs_is_published_with_letters_in_one_piece(
    town: Path, build_site: Build
) -> None:
    decomposed = unicodedata.normalize("NFD", "blåbær.pdf")
    (town / "content/files" / decomposed).write_bytes(b"%PDF-1.7 x")
    link = "---\ntitle: Test\npublished: 2026-11-01\n---\n\nSe [skemaet](/files/blåbær.pdf).\n"
    (town / "content/news/test.md").write_text(link, encoding="utf-8")
    (town / "content/side.md").write_text(link, encoding="utf-8")

    site = build_site(town)

    assert load(town).problems == ()
    assert (site / "files/blåbær.pdf").read_bytes() == b"%PDF-1.7 x"
    assert not (site / "files" / decomposed).exists()
