"""`indgang check`: what it prints, in which language and form, and how it ends."""

import json
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from tests.checks.test_checks import CASES, tree_of
from tests.load.test_load import BASE, replace

Printed = tuple[int, str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a sound repository that a test may spoil."""
    return Path(shutil.copytree(BASE, tmp_path / "town"))


def check(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> Printed:
    """Run the command; give its exit code and what it printed."""
    code = main(["--root", str(root), "check", *options])
    printed = capsys.readouterr()
    assert printed.err == ""
    return code, printed.out


def spoil(root: Path) -> None:
    """Make one warning and one error, in files whose order is not that of their reading."""
    replace(root / "plans/strandby/2026.md", "themes: [natur]", "themes: [nature]")
    replace(root / "content/communities/strandby.md", "title: Strandby", "title: Strandby #vores")


def test_sound_content_ends_well(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(root, capsys) == (0, "ingen fejl\n")


def test_all_problems_of_all_files_are_told_at_once_in_order_with_a_count(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(root)
    replace(root / "content/site.yml", "language: da", "notic: Prøve\nlanguage: da")
    replace(root / "funds/landsbypuljen.md", "provider:", "povider:")

    code, printed = check(root, capsys)

    assert code == 1
    assert printed == (
        "content/communities/strandby.md:2:8: advarsel [text-after-hash] "
        "teksten fra og med '#' bliver ikke læst: '#vores'\n"
        '    ret: sæt teksten i anførselstegn: title: "Strandby #vores"; er det en bemærkning, '
        "så flyt den til sin egen linje\n"
        "content/site.yml:9:1: fejl [unknown-key] feltet 'notic' findes ikke her\n"
        "    ret: skriv 'notice'\n"
        "funds/landsbypuljen.md:1:1: fejl [missing-field] feltet 'provider' mangler\n"
        "    ret: tilføj en linje 'provider: …'\n"
        "funds/landsbypuljen.md:5:1: fejl [unknown-key] feltet 'povider' findes ikke her\n"
        "    ret: skriv 'provider'\n"
        "plans/strandby/2026.md:15:18: fejl [unknown-reference] tema 'nature' findes ikke\n"
        "    ret: skriv 'natur'\n"
        "4 fejl og 1 advarsel i 4 filer\n"
    )


def test_warnings_alone_are_told_and_stop_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(root / "content/communities/strandby.md", "ved vandet", "<b>ved</b> vandet")

    code, printed = check(root, capsys)

    assert code == 0
    assert printed.endswith("\n0 fejl og 1 advarsel i 1 fil\n")


def test_a_pull_request_gets_workflow_commands(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(root)

    code, printed = check(root, capsys, "--format", "github")

    assert code == 1
    assert printed == (
        "::warning file=content/communities/strandby.md,line=2,col=8,title=text-after-hash"
        "::teksten fra og med '#' bliver ikke læst: '#vores'"
        '%0Aret: sæt teksten i anførselstegn: title: "Strandby #vores"; er det en bemærkning, '
        "så flyt den til sin egen linje\n"
        "::error file=plans/strandby/2026.md,line=15,col=18,title=unknown-reference"
        "::tema 'nature' findes ikke%0Aret: skriv 'natur'\n"
    )


def test_a_program_gets_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(root)

    code, printed = check(root, capsys, "--format", "json")

    assert code == 1
    assert json.loads(printed)[1] == {
        "file": "plans/strandby/2026.md",
        "line": 15,
        "column": 18,
        "rule": "unknown-reference",
        "severity": "error",
        "what": "tema 'nature' findes ikke",
        "fix": "skriv 'natur'",
    }
    assert len(json.loads(printed)) == 2


def test_sound_content_is_an_empty_list_for_a_program(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(root, capsys, "--format", "json") == (0, "[]\n")


def test_a_dutch_site_is_told_in_dutch(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(root / "plans/strandby/2026.md", "themes: [natur]", "themes: [nature]")
    replace(root / "content/site.yml", "language: da", "language: nl")
    replace(root / "content/site.yml", "to: fund", "to: funds")
    replace(root / "content/site.yml", "code:", "kode:")

    code, printed = check(root, capsys)

    assert code == 1
    assert printed == (
        "content/site.yml:5:3: fout [unknown-key] het veld 'kode' bestaat hier niet\n"
        "    herstel: schrijf 'code'\n"
        "content/site.yml:30:9: fout [unknown-reference] er bestaat niets dat 'funds' heet\n"
        "    herstel: schrijf 'fund'\n"
        "plans/strandby/2026.md:15:18: fout [unknown-reference] thema 'nature' bestaat niet\n"
        "    herstel: schrijf 'natur'\n"
        "3 fouten en 0 waarschuwingen in 2 bestanden\n"
    )


def test_without_settings_it_is_told_in_danish(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, printed = check(tmp_path, capsys)

    assert code == 1
    assert printed.endswith("\n2 fejl og 0 advarsler i 2 filer\n")


@pytest.mark.parametrize(
    ("case", "what", "fix"),
    [
        (
            "missing-field/in-every-kind",
            "content/contacts/anna-holm.yml:1:1: fejl [missing-field] feltet 'role' mangler",
            "tilføj en linje 'role: …'",
        ),
        (
            "contact-in-text/text-and-facts",
            "funds/landsbypuljen.md:3:15: fejl [contact-in-text] telefonnummeret '22 33 44 55' står midt i en tekst",
            "slet det; det står allerede hos kontakten 'anna-holm'",
        ),
        (
            "unknown-reference/in-every-kind",
            "content/news/ny-pulje.md:5:17: fejl [unknown-reference] tema 'havet' findes ikke",
            "skriv navnet på en af filerne i 'content/themes/', eller lav filen 'content/themes/havet.md'",
        ),
    ],
)
def test_a_case_in_danish(case: str, what: str, fix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tree_of(CASES / case, tmp_path)

    code, printed = check(root, capsys)

    assert code == 1
    assert f"{what}\n    ret: {fix}\n" in printed


def test_problems_come_in_the_order_of_files_and_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tree_of(CASES / "wrong-type" / "in-every-kind", tmp_path)

    _, printed = check(root, capsys, "--format", "json")
    places = [(problem["file"], problem["line"], problem["column"]) for problem in json.loads(printed)]

    assert places == sorted(places)
    assert len(places) == 14


def test_an_unknown_format_is_a_fault_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["check", "--format", "xml"])

    assert stopped.value.code == 2
    assert "xml" in capsys.readouterr().err
