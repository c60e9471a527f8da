"""Every rule by example: each folder in `tests/cases/<rule>/<case>/` is put over a small sound repository.

`expected.txt` is what `indgang check` prints of it, in English; `removed.txt` names what is taken out of the sound one.
After a deliberate change of words, `python -m tests.checks.test_checks` writes all expected texts anew: read the
difference.
"""

import ast
import re
import shutil
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import prepare
from generator.checks import CHECKS
from generator.checks.people.numbers import numbers_in
from generator.checks.text import dangling_colon, heading_level, relative_time
from generator.checks.text.words import RELATIVE_TIMES
from generator.explaining import explain
from generator.problems import Problem, as_text
from generator.text import markdown
from tests.conftest import REPOSITORY
from tests.load.test_load import SPECIAL_RULES, replace, stands_in_its_file

CASES = REPOSITORY / "tests/cases"
TODAY = date(2026, 12, 31)
"""The day on which the cases are read."""
GENERATOR = REPOSITORY / "generator"
READERS = ("reading", "explaining", "load")
"""The modules that find faults while they read; their rules have no file of their own."""
NO_RULES = {"utf-8", "utf-16-le"}
"""Words of those modules that look like the name of a rule."""
MARKS = st.lists(st.sampled_from([*"[]()!`*_&<>#=-:\\ \n|x", "](", "    ", "# ", "## ", "### ", "i år", "fund:x", "ø"]))


def cases() -> list[Path]:
    return sorted(path.parent for path in CASES.glob("*/*/expected.txt"))


def tree_of(case: Path, folder: Path) -> Path:
    """Make the repository of a case in an empty folder."""
    shutil.copytree(CASES / "base", folder, dirs_exist_ok=True)
    removed = case / "removed.txt"
    for name in removed.read_text(encoding="utf-8").split() if removed.exists() else []:
        gone = folder / name
        shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    about = ("expected.txt", "removed.txt")
    shutil.copytree(case, folder, dirs_exist_ok=True, ignore=lambda at, _: about if Path(at) == case else ())
    return folder


def told(problems: Sequence[Problem]) -> str:
    return as_text(problems, str) + "\n"


def rules_of(path: Path) -> set[str]:
    """List the rules that an expected text names."""
    text = path.read_text(encoding="utf-8")
    return set(re.findall(r"^\S.*?: (?:error|warning) \[([a-z0-9-]+)\]", text, re.MULTILINE))


def test_the_sound_repository_has_no_problem() -> None:
    assert prepare(CASES / "base", today=TODAY).problems == ()


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case.relative_to(CASES)))
def test_a_case_is_told_as_expected(case: Path, tmp_path: Path) -> None:
    root = tree_of(case, tmp_path)

    problems = prepare(root, today=TODAY).problems

    assert told(problems) == (case / "expected.txt").read_text(encoding="utf-8")
    assert case.parent.name in {problem.rule for problem in problems}
    assert [problem for problem in problems if not stands_in_its_file(root, problem)] == []


@pytest.mark.parametrize("rule", CHECKS, ids=lambda rule: rule.RULE)
def test_a_rule_has_a_name_a_manual_and_a_failing_case(rule: object) -> None:
    name, manual = str(rule.RULE), str(rule.__doc__)  # type: ignore[attr-defined]

    assert rule.__name__.rpartition(".")[2] == name.replace("-", "_")  # type: ignore[attr-defined]
    assert "\n\nPasses: " in manual
    assert "\nFails:  " in manual
    assert any(name in rules_of(path) for path in (CASES / name).glob("*/expected.txt"))


def test_every_file_of_rules_is_in_the_tuple() -> None:
    files = {path.stem for path in (GENERATOR / "checks").rglob("*.py") if "\nRULE: Final" in path.read_text("utf-8")}

    assert files == {rule.__name__.rpartition(".")[2] for rule in CHECKS}
    assert len({rule.RULE for rule in CHECKS}) == len(CHECKS)


def test_every_fault_that_reading_can_find_has_a_failing_case() -> None:
    modules = [path for name in READERS for path in (GENERATOR / f"{name}.py", *(GENERATOR / name).rglob("*.py"))]
    words = {
        node.value
        for path in modules
        if path.exists()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    rules = {word for word in words if re.fullmatch(r"[a-z]+(-[a-z0-9]+)+|alias|anchor|tag", word)} - NO_RULES

    shown = {rule for path in CASES.glob("*/*/expected.txt") for rule in rules_of(path)}

    assert rules - shown - SPECIAL_RULES == set()
    assert shown - rules - {rule.RULE for rule in CHECKS} == set()


def test_every_error_of_a_field_type_has_words() -> None:
    calls = (
        node
        for path in (GENERATOR / "model").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("wrong", "_matching", "_as_wrong")
    )
    rules = {argument.value for call in calls for argument in call.args[:2] if isinstance(argument, ast.Constant)}

    assert rules - set(explain._NOT_OF_TYPE) == {"text", "empty", "list"}
    assert set(explain._NOT_OF_TYPE) <= set(explain._MEND)


def test_wrong_settings_do_not_hide_what_is_wrong_elsewhere(tmp_path: Path) -> None:
    root = tree_of(CASES / "unknown-reference" / "in-every-kind", tmp_path)
    replace(root / "content/site.yml", "title: Lilleby\n", "titel: Lilleby\n")
    replace(root / "content/site.yml", "    path: puljer\n", "    path: På Jagt\n")

    found = {(problem.at.file, problem.rule) for problem in prepare(root).problems}

    assert {
        ("content/site.yml", "missing-field"),
        ("content/site.yml", "unknown-key"),
        ("content/site.yml", "wrong-value"),
        ("content/site.yml", "unknown-reference"),
        ("funds/landsbypuljen.md", "unknown-reference"),
        ("content/om.md", "unknown-reference"),
    } <= found


def test_wrong_facts_do_not_hide_what_is_wrong_in_the_text(tmp_path: Path) -> None:
    root = tree_of(CASES / "heading-level" / "one-and-three", tmp_path)
    replace(root / "funds/landsbypuljen.md", "provider: Lilleby Kommune\n", "")

    problems = [problem for problem in prepare(root).problems if problem.at.file.startswith("funds")]

    assert [f"{problem.at.line} {problem.rule}" for problem in problems] == [
        "1 missing-field",
        "19 heading-level",
        "26 heading-level",
    ]


def test_a_stand_in_for_the_default_contact_is_not_blamed(tmp_path: Path) -> None:
    root = Path(shutil.copytree(CASES / "base", tmp_path / "town"))
    replace(root / "content/site.yml", "  default: anna-holm\n", "  default: [anna-holm]\n")

    found = [problem.rule for problem in prepare(root).problems]

    assert found == ["wrong-type"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Ring på 72 57 74 54.", ["72 57 74 54"]),
        ("Tlf.: 72577454", ["72577454"]),
        ("(7257 7454)", ["7257 7454"]),
        ("72-57-74-54, 72.57.74.54", ["72-57-74-54", "72.57.74.54"]),
        ("+45 72 57 74 54 og 004572577454", ["+45 72 57 74 54", "004572577454"]),
        ("+46 8 508 290 00", ["+46 8 508 290 00"]),
        ("tel:+4572577454", ["+4572577454"]),
        ("72\xa057\xa074\xa054", ["72\xa057\xa074\xa054"]),
        ("12500000 kr., 12 500 000 kr., 25.000.000, 44000000 kroner, 45000000,50", []),
        ("2026-11-21 kl. 19.30, 21.11.2026, fil-20261121.pdf, 20261121, 2025 2026", []),
        ("CVR-nr. 29189439, CVR 29189439, sagsnr. 29189439, j.nr. 29189439", []),
        ("https://x.dk/72577454?id=72577454, a48eaeb9-72577454, 57.06840123", []),
        ("9440 Aabybro, 112, 1813, 123456789, 1 72 57 74 54, 72 57 74 54 33", []),
        ("12 34 56 78", []),
    ],
)
def test_danish_numbers_are_told_from_amounts_days_and_addresses(text: str, numbers: list[str]) -> None:
    assert [number for number, _ in numbers_in(text, "da")] == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Bel 06-12345678 of 06 12 34 56 78", ["06-12345678", "06 12 34 56 78"]),
        ("010-1234567, (0297) 12 34 56", ["010-1234567", "(0297) 12 34 56"]),
        ("+31 6 12345678 of 14 0182", ["+31 6 12345678", "14 0182"]),
        ("KvK 12345678, 2026-11-21, 12345678, 1234 AB, 012345, € 1.250.000", []),
    ],
)
def test_dutch_numbers_are_told_from_other_numbers(text: str, numbers: list[str]) -> None:
    assert [number for number, _ in numbers_in(text, "nl")] == numbers


@pytest.mark.parametrize("language", RELATIVE_TIMES)
def test_the_signs_of_relative_times_end_all_their_phrases(language: str) -> None:
    table = RELATIVE_TIMES[language]

    assert [words for sign, phrases in table.items() for words in phrases if not words.endswith(sign)] == []
    assert all(words[0].lower() + words[1:] == words.lower() for phrases in table.values() for words in phrases)


@pytest.mark.parametrize("text", ["i årevis", "Bornholm i året", "usnart", "snarter", "sådan næste åre"])
def test_a_part_of_a_longer_word_is_no_relative_time(text: str) -> None:
    assert list(relative_time.find(text, "da")) == []


@given(MARKS)
def test_a_quick_look_finds_the_links_that_the_engine_finds(parts: list[str]) -> None:
    text = "".join(parts)

    quick, exact = markdown.by_brackets(text), markdown.by_engine(text)

    assert quick in (None, exact)


@given(MARKS)
def test_a_quick_look_never_passes_over_a_heading_or_a_colon(parts: list[str]) -> None:
    text = "".join(parts)

    found = markdown.blocks(text)
    last = [text[block.offset : block.end].rstrip() for block in found[-1:] if block.kind == "Paragraph"]

    assert heading_level.may_be_wrong(text) or all(block.level in (0, 2) for block in found)
    assert dangling_colon.may_dangle(text) or not any(words.endswith(":") for words in last)


@given(MARKS)
def test_the_places_of_the_parts_of_a_text_are_those_of_its_characters(parts: list[str]) -> None:
    text = "".join(parts)

    assert all(0 <= block.offset <= block.end <= len(text) for block in markdown.blocks(text))
    assert all(text[link.offset] in "[<!" for link in markdown.by_engine(text))
    assert all(text[offset] == "<" for offset in markdown.html(text))
    assert len(markdown.without_code(text)) == len(text)


if __name__ == "__main__":
    for one in cases():
        with tempfile.TemporaryDirectory() as place:
            (one / "expected.txt").write_text(
                told(prepare(tree_of(one, Path(place)), today=TODAY).problems), encoding="utf-8"
            )
