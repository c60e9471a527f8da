"""Whatever a slip makes of a sound repository: reading and checking never raise, and point at what is there."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.build import prepare
from generator.problems import as_github, as_json, as_text
from generator.words.wording import wording_of
from tests.load.test_load import BASE, stands_in_its_file

FILES = sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*") if path.suffix in (".md", ".yml"))
VALUES = (
    "", "[]", "{}", "null", "~", "true", "-1", "1.5", "9" * 40, "2026-02-30", "2026-11-21", "2026-11-21 19:00",
    "[a, [b, {c: d}]]", "{a: {b: [c]}}", "[{}]", "[[]]", "[null]", "- a", "a: b", "'", '"', "*x", "&x y", "!x y", "|",
    ">-", "# x", "---", "...", "?", "æøå", "\u202e\ufeff", "\x00", "x" * 300, "a-" * 90, "fund:", "a:b:c#d#e",
    "plan:strandby/2026#bro", "fund:landsbypuljen#x", "anna-holm", "strandby", "Strandby", "http://", "https://[",
    "www.x.dk", "+45 22334455", "a@b.dk", "@", "FREQ=MONTHLY;BYDAY=9MO", "Europe", "type", "rolling",
    "{type: rule, rule: FREQ=YEARLY}", "{type: [rolling]}", "[a](fund:x)", "[](", "![x](y)", "<b>", "## x:", "# x",
    "| a |", "her", "{slug}", "{0}", "%s",
)  # fmt: skip
"""Values that look innocent, and are not where they stand."""
SLIPS = st.tuples(
    st.sampled_from(FILES),
    st.sampled_from(["delete", "double", "swap", "indent", "value", "line", "key", "cut"]),
    st.integers(0, 60),
    st.one_of(st.sampled_from(VALUES), st.text(max_size=12)),
)


def slipped(text: str, slip: str, place: int, value: str) -> str:
    """Spoil one line of a text."""
    lines = text.split("\n")
    place %= len(lines)
    line = lines[place]
    head, colon, _ = line.partition(": ")
    indent = line[: len(line) - len(line.lstrip())]
    spoiled = {
        "delete": [],
        "double": [line, line],
        "swap": [lines[place - 1], line],
        "indent": [f"  {line}"],
        "value": [f"{head}{colon or ' '}{value}"],
        "line": [line, f"{indent}{value}"],
        "key": [f"{indent}{value}: {line.strip()}"],
        "cut": [line[: len(line) // 2]],
    }
    return "\n".join([*lines[:place], *spoiled[slip], *lines[place + 1 :]])


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a sound repository that is mended after every example."""
    return Path(shutil.copytree(BASE, tmp_path_factory.mktemp("fuzzed") / "town"))


def assert_told(root: Path) -> None:
    """Check a repository, and look at every problem in every format and language."""
    problems = prepare(root).problems
    for language in ("da", "nl", "en"):
        for show in (as_text, as_github, as_json):
            show(problems, wording_of(language).translate).encode("utf-8")
    assert [problem for problem in problems if not stands_in_its_file(root, problem)] == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SLIPS, min_size=1, max_size=3))
def test_no_slip_of_the_pen_stops_the_checks(root: Path, slips: list[tuple[str, str, int, str]]) -> None:
    try:
        for file, slip, place, value in slips:
            path = root / file
            text = path.read_text(encoding="utf-8", errors="surrogatepass")
            path.write_text(slipped(text, slip, place, value), encoding="utf-8", errors="surrogatepass", newline="")

        assert_told(root)
    finally:
        for file, *_ in slips:
            shutil.copyfile(BASE / file, root / file)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FILES), st.binary(max_size=60), st.integers(0, 400))
def test_no_bytes_stop_the_checks(root: Path, file: str, raw: bytes, place: int) -> None:
    whole = (BASE / file).read_bytes()
    try:
        (root / file).write_bytes(whole[:place] + raw + whole[place:])

        assert_told(root)
    finally:
        (root / file).write_bytes(whole)
