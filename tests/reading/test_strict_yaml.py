"""YAML without traps: scalars are text, and every fault is a problem at its place with a fix."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.problems import render_message
from generator.reading.source import parse_source


def facts(text: str) -> object:
    """Read YAML that must be in order."""
    source, problems = parse_source("a.yml", text)
    assert problems == []
    assert source is not None
    return source.data


def faults(text: str) -> list[str]:
    """Read, and list what is wrong as `line:column rule`."""
    _, problems = parse_source("a.yml", text)
    return [f"{problem.at.line}:{problem.at.column} {problem.rule}" for problem in problems]


def fixes(text: str) -> list[str]:
    _, problems = parse_source("a.yml", text)
    return [render_message(problem.fix, str) for problem in problems]


@pytest.mark.parametrize(
    "scalar",
    ["no", "on", "Yes", "19:30", "012", "0123", "0x1F", "+4512345678", "72577454", "1_000", "2026-02-30", "2026-03-01",
     "2026-03-01 19:00", "=", "1e3", ".5", ".inf", "true", "a#b", "http://a.dk/?x=1", "100 %", "nul", "-1"],
)  # fmt: skip
def test_a_plain_scalar_is_text_as_it_was_typed(scalar: str) -> None:
    assert facts(f"a: {scalar}\nb: [{scalar}, x]\n") == {"a": scalar, "b": [scalar, "x"]}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_an_empty_plain_scalar_is_nothing(nothing: str) -> None:
    text = nothing or None

    assert facts(f"a: {nothing}\nb: '{nothing}'\nc: \"{nothing}\"\n") == {"a": None, "b": text, "c": text}


def test_quoted_folded_and_literal_texts_are_read_as_yaml_says() -> None:
    text = "a: 'it''s'\nb: \"x\\ny\"\nc: >-\n  one\n  two\nd: |\n  one\n  two #3\ne: one\n  two\n"

    assert facts(text) == {"a": "it's", "b": "x\ny", "c": "one two", "d": "one\ntwo #3\n", "e": "one two"}


def test_what_a_form_editor_writes_reads_the_same_as_by_hand() -> None:
    assert facts("closed: no\nat: 19:30\n") == facts('{"closed": "no", "at": "19:30"}')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n'a': 4\n", ["3:1 duplicate-key", "4:1 duplicate-key"]),
        ("a: 1\nb:\n  c: 1\n  c: 2\na: 2\nt: x: y\n", ["4:3 duplicate-key", "5:1 duplicate-key", "6:5 unquoted-colon"]),
        ("a:\n  <<: b\n", ["2:3 merge-key"]),
        ("a: &x 1\nb: *x\n", ["1:4 anchor", "2:4 alias"]),
        ("&x a: 1\n*x : 1\n", ["1:1 anchor", "2:1 alias"]),
        ("a: &x [*x]\n", ["1:4 anchor", "1:8 alias"]),
        ("a: !!python/object/apply:os.system [ls]\n", ["1:4 tag"]),
        ("a: !x y\nb: !!str 1\n", ["1:4 tag", "2:4 tag"]),
        ("!x\na: b\n", ["1:1 tag"]),
        ("? [a, b]\n: c\n", ["1:3 non-text-key"]),
        ("a: {{ b }}\n", ["1:5 non-text-key"]),
        ("~: x\nnull: y\n", ["1:1 non-text-key", "2:1 non-text-key"]),
        ("a: b\n---\nc: d\n", ["2:1 several-documents"]),
        ("a: b\n...\nc: d\n", ["3:1 several-documents"]),
        ("- a\n- b\n", ["1:1 not-a-mapping"]),
        ("Blot en tekst.\n", ["1:1 not-a-mapping"]),
        ("title:Foo\nb: c\n", ["1:1 not-a-mapping"]),
        ('a: "x\\0y"\nb: "\\x07"\n', ["1:4 control-character", "2:4 control-character"]),
        ('a: "\\L"\n', ["1:4 control-character"]),
        ("a: Møde #3\nb: [å, ø] # t\nc: 'x' # y\nd: a#b\n", ["1:4 text-after-hash"]),
    ],
)
def test_yaml_that_means_something_else_than_it_says_is_a_problem(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n\tb: 1\nc: 2\n\td: 3\n", ["2:1 tab-indentation", "4:1 tab-indentation"]),
        ("a:\n  - x\n\t- y\n", ["3:1 tab-indentation"]),
        ("a:\n \tb: 1\n", ["2:2 tab-indentation"]),
        ("a: |\n\tx\n", ["2:1 tab-indentation"]),
        ("a: x\ntitle Foo\nb: y\n", ["2:1 missing-colon"]),
        ("a: x\nb: |\n  y\ntitle Foo\n", ["4:1 missing-colon"]),
        ("a: x\ntitle:Foo\nb: y\n", ["2:7 missing-space"]),
        ("c:\n  title:Foo\n  b: y\n", ["2:9 missing-space"]),
        ("title: Foo: bar\n", ["1:11 unquoted-colon"]),
        ("a:\n  - Foo: bar: baz\n", ["2:13 unquoted-colon"]),
        ('a: x\ntitle: "Foo\n', ["2:8 unclosed-quote"]),
        ('title: "Foo\nplace: "x"\nz: 1\n', ["1:8 unclosed-quote"]),
        ("title: 'Foo\nplace: x\n", ["1:8 unclosed-quote"]),
        ('title: "Foo" og bar\n', ["1:14 text-after-quote"]),
        ('a:\n  - "Foo" bar\n', ["2:11 text-after-quote"]),
        ("title: [Foo] bar\n", ["1:8 text-after-bracket"]),
        ("title: [Foo\nb: y\n", ["1:8 unclosed-bracket"]),
        ("a: {b: c\n", ["1:4 unclosed-bracket"]),
        ('a: "C:\\data"\n', ["1:7 unknown-escape"]),
        ("a: - b\n", ["1:4 list-on-key-line"]),
        ("c:\n    a: x\n  b: y\n", ["3:3 bad-indentation"]),
        ("c:\n  a: x\n   b: y\n", ["3:4 bad-indentation"]),
        ("a: x\n  b: y\n", ["2:3 bad-indentation"]),
        ("  a: x\nb: y\n", ["2:1 bad-indentation"]),
        ("c:\n  - a\n  b: 1\n", ["3:3 bad-indentation"]),
        ("c:\n  - a\n - b\n", ["3:2 bad-indentation"]),
        (": b\n", ["1:1 yaml-syntax"]),
        ("a: *Foo bar\n", ["1:4 alias"]),
    ],
)
def test_a_slip_of_the_pen_is_named_at_its_place(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize("sign", ["@", "`", "%", "|", ">", "**", "& ", "}", "]", ", ", "? ", "!e!", "*Foo*"])
def test_a_text_that_begins_with_a_sign_of_yaml_is_to_be_quoted(sign: str) -> None:
    assert faults(f"title: {sign}Foo\n") == ["1:8 unquoted-sign"]
    assert fixes(f"title: {sign}Foo\n") == [f'put the text in quotes: title: "{sign}Foo"']


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("title: Foo: bar\n", 'put the text in quotes: title: "Foo: bar"'),
        ("title: ”Foo: bar”\n", 'put the text in quotes: title: "Foo: bar"'),
        ('  - title: "Foo" og bar\n    b: c\n', """put the text in quotes: - title: '"Foo" og bar'"""),
        ("title: 'Fiskernes' hus'\n", """put the text in quotes: title: "Fiskernes' hus\""""),
        ("title: @foo\n", 'put the text in quotes: title: "@foo"'),
        ("title: [Foo] bar\n", 'put the text in quotes: title: "[Foo] bar"'),
        ("a: [x, @b]\n", 'put the text in quotes: a: [x, "@b"]'),
        ("a: x\ntitle:Foo\n", "write 'title: Foo'"),
    ],
)
def test_the_fix_shows_the_line_as_it_should_be(text: str, fix: str) -> None:
    assert fixes(f"list:\n{text}" if text.startswith("  -") else text) == [fix]


def test_the_line_that_the_fix_shows_can_be_read() -> None:
    fix = fixes("""title: Puljen: "'Øl' & \\ brød"\n""")[0].removeprefix("put the text in quotes: ")

    assert facts(fix) == {"title": """Puljen: "'Øl' & \\ brød\""""}


def test_twenty_levels_are_read_and_one_more_is_too_deep() -> None:
    twenty = "a: " + "[" * 19 + "x" + "]" * 19
    deeper = "a: " + "[" * 20 + "x" + "]" * 20

    assert str(facts(twenty)) == "{'a': " + "[" * 19 + "'x'" + "]" * 19 + "}"
    assert faults(deeper) == ["1:23 too-deep"]


def test_twenty_thousand_values_are_read_and_one_more_is_too_many() -> None:
    most = "a:\n" + "- x\n" * 19_997  # beside them: the mapping, its key and the list

    assert len(str(facts(most))) > 19_997
    assert faults(most + "- x\n") == ["19999:3 too-many-values"]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("a: " + "[" * 10_000, {"too-deep"}),
        ("a: " + "[" * 900_000, {"too-deep"}),
        ("{" * 10_000, {"too-deep"}),
        ("a:\n" + "- " * 10_000, {"too-deep"}),
        ("? " * 10_000, {"too-deep"}),
        ("".join(" " * level + "a:\n" for level in range(1_300)), {"too-deep"}),
        ("a: &a [x]\n" + "".join(f"b{n}: &b{n} [{'*a,' * 9}]\n" for n in range(500)), {"anchor", "alias"}),
        ("a: [" + "x," * 400_000 + "]", {"too-many-values"}),
        ("".join(f"k{n}: {n}\n" for n in range(60_000)), {"too-many-values"}),
        ("k: 1\n" * 150_000, {"duplicate-key", "too-many-values"}),
        ("\0" * 900_000, {"control-character", "empty-file"}),
        ("a:\n" + "\u00a0b: 1\n" * 90_000, {"no-break-space", "duplicate-key", "too-many-values"}),
        ("a:\n" + "\tb: 1\n" * 100_000, {"tab-indentation"}),
        ('a: "' + "x\n\n" * 300_000, {"unclosed-quote"}),
        ("a: x #\n" * 100_000, {"text-after-hash", "duplicate-key", "too-many-values"}),
        ("- " * 400_000 + "a:x", {"not-a-mapping"}),
    ],
)
def test_hostile_yaml_is_refused_within_a_second(text: str, rules: set[str]) -> None:
    begun = time.perf_counter()
    _, problems = parse_source("a.yml", text)
    taken = time.perf_counter() - begun

    assert {problem.rule for problem in problems} == rules
    assert taken < 1


@settings(deadline=None)
@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True),
        st.from_regex(r"[a-zæøå0-9][a-zæøå0-9 ./_+-]{0,20}[a-zæøå0-9]", fullmatch=True),
    )
)
def test_plain_values_are_read_back_as_they_were_written(data: dict[str, str]) -> None:
    text = "".join(f"'{key}': {value}\n" for key, value in data.items())

    source, _ = parse_source("a.yml", text)

    assert (source.data if source else {}) == {key: None if value == "null" else value for key, value in data.items()}
