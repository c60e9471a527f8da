"""The documents say what the program does: generated parts are fresh, examples are true, links and commands exist."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import cli
from generator.checks import CHECKS
from generator.model.entity import Entity
from generator.model.people.community import Community
from generator.views.money import reckoning, timetable
from generator.views.site import overdue
from generator.words.wording import wording_of
from tests.conftest import REPOSITORY
from tests.house.test_arrows import FLOORS
from tools import manual, messages

DOCUMENTS = sorted(
    path.relative_to(REPOSITORY).as_posix() for path in (*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md"))
)
RULES = "docs/manual/regler.md"
_MAKERS = {"Problem", "_Fault", "_note", "_distrust", "_stop"}
"""What is called with the name of a rule."""
_RULE = re.compile(r"[a-z]+(-[a-z0-9]+)*")
_LINK = re.compile(r"\[[^\]]*\]\(([^()\s]+)\)")
_CODE = re.compile(r"^ *```.*?^ *```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def read(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def entries() -> dict[str, str]:
    """Give the text below each heading of a rule in the manual, by rule."""
    rule, *rest = re.split(r"^### `(.*)`$", read(RULES), flags=re.MULTILINE)[1:]
    parts = [rule, *rest]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def rules_in(tree: ast.Module) -> Iterator[str]:
    """Find the names of rules in a module: given to what makes problems, or first of what a function returns."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = node.args if name in _MAKERS else []
        else:
            value = node.value if isinstance(node, ast.Return) else None
            given = value.elts[:1] if isinstance(value, ast.Tuple) else []
        for argument in given:
            if isinstance(argument, ast.Constant) and _RULE.fullmatch(str(argument.value)):
                yield str(argument.value)


def rules_of_the_code() -> set[str]:
    """List every rule that the program can complain of."""
    paths = [path for path in sorted((REPOSITORY / "generator").rglob("*.py")) if "problems" not in path.name]
    found = {rule for path in paths for rule in rules_in(ast.parse(path.read_text(encoding="utf-8")))}
    return {*found, *(check.RULE for check in CHECKS)} - {"warning", "error"}


def anchors(document: str) -> set[str]:
    """List the anchors of the headings of a document, made as GitHub makes them."""
    text = _CODE.sub(lambda found: "" if "\n" in found[0] else found[0].strip("`"), document)
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.casefold()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(("name", "fresh"), manual.pages().items())
def test_a_generated_file_is_what_make_manual_writes(name: str, fresh: str) -> None:
    assert read(name) == fresh, "run `make manual`"


@pytest.mark.parametrize("name", messages.DOCUMENTS)
def test_a_wrong_example_is_followed_by_its_real_message(name: str) -> None:
    document = read(name)

    assert document == messages.with_messages(document), "run `make manual`"


@pytest.mark.parametrize("name", messages.DOCUMENTS)
def test_a_right_example_has_no_problem(name: str) -> None:
    right = [example for example in messages.examples(read(name)) if not example.is_wrong]

    found = {f"{example.path}\n{example.text}": messages.messages(example) for example in right}

    assert right
    assert [(example, lines) for example, lines in found.items() if lines] == []


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name.startswith("docs/manual/")])
def test_every_file_that_the_manual_shows_is_tried(name: str) -> None:
    shown = re.findall(r"^```(?:yaml|markdown)\b.*$", read(name), re.MULTILINE)

    tried = messages.examples(read(name))

    assert len(tried) == len(shown)
    assert not shown or name in messages.DOCUMENTS


def test_the_manual_begins_with_a_list_of_all_its_pages() -> None:
    pages = {path.name for path in (REPOSITORY / "docs/manual").glob("*.md")} - {"README.md"}

    assert {link for link in _LINK.findall(read("docs/manual/README.md")) if "/" not in link} == pages


def test_the_manual_names_every_state_every_figure_of_the_calculator_and_everything_that_waits() -> None:
    words, funds, waiting = wording_of("da"), read("docs/manual/puljer.md"), read("docs/manual/redaktion.md")

    states = {state for state in timetable.ORDER if f"| {words.t(f'fund state {state}')} |" not in funds}
    figures = {name for name in reckoning.Rules.__annotations__ if name != "plan_required" and f"`{name}" not in funds}
    late = {rule for rule in overdue.RULES if f"| {words.t(f'overdue {rule}')} |" not in waiting}

    assert (states, figures, late) == (set(), set(), set())


def test_the_list_of_what_waits_is_the_one_that_the_manual_shows(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manual_page = read("docs/manual/redaktion.md")
    [example] = messages.examples(manual_page)
    (town / example.path).write_text(example.text, encoding="utf-8")

    cli.main(["--root", str(town), "overdue", "--today", "2026-11-22"])

    assert capsys.readouterr().out == manual_page.partition("```text\n")[2].partition("```")[0]


def test_a_wrong_example_breaks_the_rule_it_stands_under_and_no_other() -> None:
    broken = {
        (rule, found)
        for rule, text in entries().items()
        for example in messages.examples(text)
        if example.is_wrong
        for found in re.findall(r"\[([a-z0-9-]+)\] ", "\n".join(messages.messages(example)[::2])) or ["none"]
    }

    assert {(rule, found) for rule, found in broken if rule != found} == set()


def test_every_rule_has_an_entry_in_the_manual_and_no_entry_is_left_over() -> None:
    assert set(entries()) == rules_of_the_code()


def test_every_check_shows_a_wrong_and_a_right_example() -> None:
    shown = {
        rule: {example.is_wrong for example in messages.examples(text)}
        for rule, text in entries().items()
        if rule in {check.RULE for check in CHECKS}
    }

    assert {rule for rule, kinds in shown.items() if kinds != {True, False}} == set()


def test_a_rule_is_found_in_the_code() -> None:
    code = 'yield Problem(at, "one-rule", what, fix)\ndef f():\n    return "other-rule", what, fix'

    assert set(rules_in(ast.parse(code))) == {"one-rule", "other-rule"}


def test_every_field_is_explained_in_danish_and_no_explanation_is_left_over() -> None:
    words = manual.Words()

    manual.field_tables(words)

    assert (words.used - words.catalog.keys(), words.catalog.keys() - words.used) == (set(), set())


def test_a_list_that_the_manual_says_may_be_a_single_value_may_be_one() -> None:
    note = {"url": "https://lilleby.example/", "checked": "2026-11-21"}
    facts = {"slug": "by", "title": "By", "published": "2026-11-21", "aliases": "gammel-by", "source": note}

    community = Community.model_validate(facts)

    assert community.aliases == ("gammel-by",)
    assert [str(source.checked) for source in community.source] == ["2026-11-21"]
    assert set(manual.ONE_WILL_DO) <= Entity.model_fields.keys()


def test_a_schema_describes_a_time_as_the_file_writes_it() -> None:
    schema = json.loads(read("docs/schema/meeting.schema.json"))

    choices = schema["properties"]["start"]["anyOf"]

    assert re.fullmatch(choices[0]["pattern"], "2026-12-03 19:00")
    assert choices[1] == {"format": "date", "type": "string"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_that_a_document_names_is_in_the_makefile(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))

    named = set(re.findall(r"(?:`|^ *)make (?:[A-Z]+=\S+ )*([a-z]+)", read(name), re.MULTILINE))

    assert named - targets == set()


def test_the_map_of_the_readme_names_every_room_in_the_order_of_the_house() -> None:
    house = read("README.md").partition("## The map of the house")[2]

    rows = re.findall(r"^\| ((?:`[a-z_]+/?` ?)+)\|", house, re.MULTILINE)
    floors = [set(re.findall(r"`([a-z_]+)/?`", row)) - {"locales", "theme"} for row in rows]

    height = {room: number for number, floor in enumerate(FLOORS) for room in floor}
    assert sorted(room for floor in floors for room in floor) == sorted(height)
    assert [max(height[room] for room in floor) for floor in floors] == sorted(
        max(height[room] for room in floor) for floor in floors
    )


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_of_a_document_leads_to_a_file_and_a_heading(name: str) -> None:
    document, folder = read(name), (REPOSITORY / name).parent

    broken = []
    for link in _LINK.findall(_CODE.sub("", document)):
        path, _, anchor = link.partition("#")
        target = (folder / path).resolve() if path else REPOSITORY / name
        if "://" in link:
            continue
        if not target.exists() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            broken.append(link)

    assert broken == []


def test_decisions_are_numbered_once_and_stay_short() -> None:
    decisions = sorted((REPOSITORY / "docs/decisions").glob("*.md"))
    numbers = [int(path.name[:4]) for path in decisions]  # a gap is a decision that is still being written

    assert numbers == sorted(set(numbers))
    assert [path.name for path in decisions if len(read(f"docs/decisions/{path.name}").splitlines()) > 40] == []


def test_the_picture_of_the_readme_is_small() -> None:
    picture = REPOSITORY / "docs/screenshot.png"

    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size <= 200_000
    assert Path("docs/screenshot.png").as_posix() in read("README.md")
