"""One record: its facts, its body, where each of them stands, and that nothing raises whatever it holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.problems import Position, as_text
from generator.reading.source import Source, parse_source

RECORD = """---
title: Puljen på Øland
amount: 125000
communities: [gjol, saltum]
contact:
  phone: +4572577777
  names:
    - Åse
    - Bo
---

# Om puljen

Søg inden maj.
"""


def faults(text: str | bytes, path: str = "a.yml") -> list[str]:
    """Read, and list what is wrong as `line:column rule`."""
    _, problems = parse_source(path, text)
    return [f"{problem.at.line}:{problem.at.column} {problem.rule}" for problem in problems]


def parsed(text: str, path: str = "funds/a.md") -> Source:
    source, _ = parse_source(path, text)
    assert source is not None
    return source


def test_a_record_is_facts_and_body() -> None:
    source, problems = parse_source("funds/a.md", RECORD)

    assert problems == []
    assert source is not None
    assert source.data == {
        "title": "Puljen på Øland",
        "amount": "125000",
        "communities": ["gjol", "saltum"],
        "contact": {"phone": "+4572577777", "names": ["Åse", "Bo"]},
    }
    assert source.body == "\n# Om puljen\n\nSøg inden maj.\n"
    assert source.body_line == 11
    assert source.text == RECORD


@pytest.mark.parametrize(
    "raw",
    [
        b"---\na: \xc3\xa5\n---\nx\n",
        b"\xef\xbb\xbf---\r\na: \xc3\xa5\r\n---\r\nx\r\n",
        b"---\ra: \xc3\xa5\r---\rx\r",
        b"--- \na: \xc3\xa5\n---\t\nx\n",
    ],
)
def test_windows_and_mac_line_breaks_and_a_byte_order_mark_make_no_difference(raw: bytes) -> None:
    source, problems = parse_source("a.md", raw)

    assert problems == []
    assert source is not None
    assert (source.data, source.body, source.body_line) == ({"a": "å"}, "x\n", 4)


def test_a_rule_in_the_body_does_not_end_the_facts() -> None:
    assert parsed("---\na: b\n---\nx\n\n---\n\ny\n").body == "x\n\n---\n\ny\n"
    assert parsed("---\na: b\n---").body == ""


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", ["1:1 empty-file"]),
        (b" \r\n\t\n", ["1:1 empty-file"]),
        (b"# a remark", ["1:1 empty-file"]),
        (b"~", ["1:1 empty-file"]),
        (b"a: bl\xe5b\xc3\xa6r\n", ["1:6 not-utf-8"]),
        ("a: 1\r\nø: ".encode() + b"\x90", ["2:4 not-utf-8"]),
        (b"\xef\xbb\xbfa: \xe5", ["1:4 not-utf-8"]),
        ("a: 1\n".encode("utf-16"), ["1:1 not-utf-8"]),
        (b"a: 1\n\x00b: \x0b2\n", ["2:1 control-character", "2:5 control-character"]),
        ("a: x\u2028y\nb: x\u2029\n".encode(), ["1:5 line-separator", "2:5 line-separator"]),
        ("a: \u0085x\n".encode(), ["1:4 line-separator"]),
        (b"a: x\n\x00b: 1\nc:\n  -\x07 d: 1\n    e: 2\n", ["2:1 control-character", "4:4 control-character"]),
        ("a: x\n\u00a0b: 1\nc: 2\n".encode(), ["2:1 no-break-space"]),
        (b"a: \xef\xbb\xbfx\n", ["1:4 control-character"]),
        ("a:\n\u00a0\u00a0b: 1\n \u00a0c: 2\n".encode(), ["2:1 no-break-space", "3:2 no-break-space"]),
        (b"a: x\n" * 250_000, ["1:1 too-large"]),
    ],
)
def test_bytes_that_are_no_plain_text_are_a_problem_at_their_place(raw: bytes, expected: list[str]) -> None:
    assert faults(raw) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\n", ["1:1 missing-front-matter"]),
        ("\n---\na: b\n---\n", ["1:1 missing-front-matter"]),
        ("–––\na: b\n–––\n", ["1:1 missing-front-matter"]),
        ("---- \na: b\n---\n", ["1:1 missing-front-matter"]),
        ("---\na: b\n\nText.\n", ["1:1 unclosed-front-matter"]),
        ("---", ["1:1 unclosed-front-matter"]),
        ("---\na: b\n----\n", ["3:1 unclosed-front-matter"]),
        ("---\n---\nText.\n", ["1:1 empty-file"]),
        ("---\na: 1\na: 2\n---\nx\x0cy\n", ["5:2 control-character", "3:1 duplicate-key"]),
        ("---\na:\n\tb: c\n---\n", ["3:1 tab-indentation"]),
    ],
)
def test_a_record_without_facts_between_two_lines_is_a_problem(text: str, expected: list[str]) -> None:
    assert faults(text, "a.md") == expected


def test_a_problem_reads_as_a_line_and_a_fix() -> None:
    _, problems = parse_source("funds/a.md", "---\ntitle: x\ntitle: y\n---\n")

    assert as_text(problems, str).splitlines() == [
        "funds/a.md:3:1: error [duplicate-key] the key 'title' already stands on line 2",
        "    fix: delete one of the two, or give it another name",
        "1 error, 0 warnings in 1 file",
    ]


def test_a_source_comes_with_problems_that_leave_no_doubt_about_its_facts() -> None:
    source, problems = parse_source("a.md", "---\ntitle: x\ntitle: y\nb: \x07c\n---\nd\x0be\n")

    assert [problem.rule for problem in problems] == ["control-character", "control-character", "duplicate-key"]
    assert source is not None
    assert (source.data, source.body) == ({"title": "x", "b": "c"}, "d e\n")


@pytest.mark.parametrize("text", ["a: &x 1\n", "a: b: c\n", "a: !x 1\n", "<<: x\n", "~: x\n", "a: 1\n---\n"])
def test_there_is_no_source_when_its_facts_are_in_doubt(text: str) -> None:
    source, problems = parse_source("a.yml", text)

    assert source is None
    assert len(problems) == 1


def test_a_file_that_is_neither_markdown_nor_yml_is_a_problem() -> None:
    assert faults("a: b\n", "a.yaml") == ["1:1 unexpected-file"]


@pytest.mark.parametrize(
    ("keys", "of", "expected"),
    [
        ((), "value", (1, 1)),
        (("title",), "key", (2, 1)),
        (("title",), "value", (2, 8)),
        (("communities", 1), "value", (4, 21)),
        (("communities", 1), "key", (4, 21)),
        (("contact", "phone"), "key", (6, 3)),
        (("contact", "phone"), "value", (6, 10)),
        (("contact", "names", 1), "value", (9, 7)),
        (("contact", "email"), "value", (5, 1)),
        (("contact", "names", 7), "value", (7, 3)),
        (("communities", 1, "slug"), "value", (4, 21)),
        (("contact", 0, "phone"), "value", (6, 10)),
        (("nothing", "at", "all"), "key", (1, 1)),
    ],
)
def test_a_key_a_value_or_else_the_nearest_around_it_has_a_position(
    keys: tuple[str | int, ...], of: str, expected: tuple[int, int]
) -> None:
    source = parsed(RECORD)

    at = source.position(keys, of="key" if of == "key" else "value")

    assert at == Position("funds/a.md", *expected)


def test_positions_are_found_in_files_with_problems_too() -> None:
    source = parsed("---\r\na:\r\n\u00a0 b: 1\r\na: y\r\nc: \u2028z\r\n---\r\n")

    assert [source.position((key,), of="key").line for key in "ac"] == [2, 5]
    assert source.position(("a", "b")) == Position("funds/a.md", 3, 6)
    assert parsed("a: 1\nb: 2\n", "a.yml").position(("b",)) == Position("a.yml", 2, 4)


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (-5, (11, 1)),
        (0, (11, 1)),
        (1, (12, 1)),
        (3, (12, 3)),
        (13, (13, 1)),
        (14, (14, 1)),
        (28, (14, 15)),
        (99, (15, 1)),
    ],
)
def test_a_character_of_the_body_has_a_position_in_the_file(offset: int, expected: tuple[int, int]) -> None:
    assert parsed(RECORD).body_at(offset) == Position("funds/a.md", *expected)


PIECES = st.sampled_from(
    ["---\n", "\n", "\r\n", "a: ", "b:\n", "  ", "\t", "- ", "? ", ": ", "[", "]", "{", "}", ",", "&x ", "*x",
     "!t ", "|\n", ">-\n", "'", '"', "\\", "\\0", "#", " # ", "<<: ", "~", "@", "%", "`",
     "æøå", "\u00a0", "\u2028", "\ufeff", "\0", "...\n", "𝄞"]
)  # fmt: skip


def check_places(path: str, content: str | bytes) -> None:
    """Whatever the content is, nothing raises and each place is one that an editor can go to."""
    source, problems = parse_source(path, content)

    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    places = [problem.at for problem in problems]
    if source is None:
        assert places
    else:
        places += [source.position((key,), of="key") for key in source.data] + [source.body_at(10**6)]
        assert source.front.count("\n") + source.body.count("\n") == len(lines) - 1
    for at in places:
        assert at.file == path
        assert 1 <= at.line <= len(lines)
        assert 1 <= at.column <= len(lines[at.line - 1]) + 1


@settings(deadline=None)
@given(path=st.sampled_from(["a.md", "a.yml"]), raw=st.binary(max_size=200))
def test_no_bytes_raise(path: str, raw: bytes) -> None:
    check_places(path, raw)


@settings(deadline=None)
@given(path=st.sampled_from(["a.md", "a.yml"]), front=st.booleans(), pieces=st.lists(PIECES, max_size=40))
def test_no_text_that_looks_like_yaml_raises(path: str, front: bool, pieces: list[str]) -> None:
    text = "".join(pieces)

    check_places(path, f"---\n{text}\n---\n{text}" if front else text)


@settings(deadline=None)
@given(st.text())
def test_no_text_raises(text: str) -> None:
    check_places("a.yml", text)
