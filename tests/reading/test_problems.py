"""Problems: one line a message whatever the values hold, and three formats that sort."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import (
    Position,
    Problem,
    as_github,
    as_json,
    as_text,
    count_problems,
    in_order,
    one_line,
    render_message,
    say,
)

DANISH = {
    "error": "fejl",
    "warning": "advarsel",
    "fix": "ret",
    "there is no {kind} '{slug}'": "der er ingen {kind} '{slug}'",
    "plan": "plan",
    "write '{slug}'": "skriv '{slug}'",
    "{errors}, {warnings} in {files}": "{errors} og {warnings} i {files}",
    "1 error": "1 fejl",
    "{count} errors": "{count} fejl",
    "1 warning": "1 advarsel",
    "{count} warnings": "{count} advarsler",
    "1 file": "1 fil",
    "{count} files": "{count} filer",
}


def danish(msgid: str) -> str:
    return DANISH[msgid]


UNKNOWN_PLAN = Problem(
    Position("funds/kultur.md", 6, 7),
    "unknown-reference",
    say("there is no {kind} '{slug}'", kind=say("plan"), slug="trannum"),
    say("write '{slug}'", slug="tranum"),
)
PALE_TEXT = Problem(Position("content/om, os.md", 2), "pale-text", say("100% pale"), say("darken it"), "warning")


def test_a_problem_is_shown_as_two_lines_in_the_language_of_the_site() -> None:
    shown = as_text([UNKNOWN_PLAN], danish)

    assert shown.splitlines() == [
        "funds/kultur.md:6:7: fejl [unknown-reference] der er ingen plan 'trannum'",
        "    ret: skriv 'tranum'",
        "1 fejl og 0 advarsler i 1 fil",
    ]


def test_problems_are_sorted_by_file_line_column_and_rule() -> None:
    places = [("b.md", 1, 1, "a"), ("a.md", 10, 1, "a"), ("a.md", 9, 2, "b"), ("a.md", 9, 2, "a"), ("a.md", 9, 1, "z")]
    problems = [Problem(Position(*place), rule, say("what"), say("fix")) for *place, rule in places]  # type: ignore[arg-type]

    ordered = [(*problem.place, problem.rule) for problem in in_order(problems)]

    assert ordered == sorted(places)


def test_values_of_different_types_do_not_stop_the_sorting() -> None:
    values: list[object] = ["3", 3, date(2026, 3, 1), say("three")]
    problems = [Problem(Position("a.md"), "a", say("{value}", value=value), say("fix")) for value in values]

    assert in_order(problems) == in_order(reversed(problems))


@pytest.mark.parametrize(
    ("problems", "text"),
    [
        ([], "no problems"),
        ([UNKNOWN_PLAN], "1 error, 0 warnings in 1 file"),
        ([PALE_TEXT], "0 errors, 1 warning in 1 file"),
        ([UNKNOWN_PLAN, UNKNOWN_PLAN, PALE_TEXT], "2 errors, 1 warning in 2 files"),
    ],
)
def test_the_last_line_counts_errors_warnings_and_files(problems: list[Problem], text: str) -> None:
    assert render_message(count_problems(problems), str) == text
    assert as_text(problems, str).splitlines()[-1] == text


def test_github_gets_workflow_commands_with_escaped_text() -> None:
    shown = as_github([UNKNOWN_PLAN, PALE_TEXT], str)

    assert shown.splitlines() == [
        "::warning file=content/om%2C os.md,line=2,col=1,title=pale-text::100%25 pale%0Afix: darken it",
        (
            "::error file=funds/kultur.md,line=6,col=7,title=unknown-reference"
            "::there is no plan 'trannum'%0Afix: write 'tranum'"
        ),
    ]


def test_json_is_a_sorted_array_with_untranslated_rule_and_severity() -> None:
    shown = as_json([UNKNOWN_PLAN], danish)

    assert json.loads(shown) == [
        {
            "file": "funds/kultur.md",
            "line": 6,
            "column": 7,
            "rule": "unknown-reference",
            "severity": "error",
            "what": "der er ingen plan 'trannum'",
            "fix": "skriv 'tranum'",
        }
    ]
    assert as_json([PALE_TEXT, UNKNOWN_PLAN], str) == as_json([UNKNOWN_PLAN, PALE_TEXT], str)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("blåbær", "blåbær"),
        ("{slug} %s", "{slug} %s"),
        ("a\nb\r\tc\x00\x1b[31m", r"a\nb\r\tc\x00\x1b[31m"),
        ("a\u2028b\u2029c\u0085d", r"a\u2028b\u2029c\x85d"),
        ("admin\u202etxt\ud800", r"admin\u202etxt\ud800"),
        ("125.000\xa0kr.", "125.000 kr."),
        (date(2026, 3, 1), "2026-03-01"),
        (42, "42"),
        (say("a {nested} one", nested="b\nc"), r"a b\nc one"),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 79 + "…"),
        ("\n" * 81, r"\n" * 39 + "…"),
    ],
)
def test_a_value_is_shown_on_one_line_of_at_most_80_characters(value: object, shown: str) -> None:
    assert render_message(say("{value}", value=value), str) == shown


@given(file=st.text(), value=st.text(max_size=200))
def test_no_file_name_and_no_value_breaks_the_format(file: str, value: str) -> None:
    problem = Problem(Position(file, 1, 2), "rule", say("'{value}'", value=value), say("remove '{value}'", value=value))

    shown = as_text([problem], str)
    command = as_github([problem], str)

    assert len(shown.splitlines()) == 3
    assert len(command.splitlines()) == 1
    assert json.loads(as_json([problem], str))[0]["file"] == one_line(file)
    assert (shown + command).encode("utf-8").decode("utf-8") == shown + command
