"""The house has one direction: a module imports only modules that stand above it."""

import ast
from collections.abc import Iterator

import pytest

from tests.conftest import REPOSITORY

GENERATOR = REPOSITORY / "generator"
FLOORS: tuple[tuple[str, ...], ...] = (
    ("artifact", "clock", "nearest", "problems"),
    ("memory",),
    ("reading",),
    ("model",),
    ("explaining", "text", "words"),
    ("load",),
    ("checks",),
    ("views",),
    ("pages", "feeds", "calendars", "data", "search"),
    ("publishing",),
    ("stamping",),
    ("build",),
    ("engine",),
    ("cli",),
)
"""From the top of the house to the door; modules on one floor do not know each other."""
MAY_IMPORT_ENGINE = {"engine"}
MAY_READ_THE_CLOCK = {"clock", "cli"}


def _room(module: str) -> str:
    """Name the room of a module: `generator.views.scene` is in `views`."""
    return module.split(".")[1] if "." in module else ""


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(GENERATOR.rglob("*.py")):
        parts = path.relative_to(GENERATOR.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def _imports(tree: ast.Module) -> Iterator[str]:
    """List what a module imports anywhere in it, under TYPE_CHECKING and inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names)


def wrong_arrows(modules: Iterator[tuple[str, ast.Module]]) -> list[str]:
    """List the imports that go up the house or sideways, and the modules that live on no floor."""
    floor = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
    wrong = []
    for name, tree in modules:
        room = _room(name)
        if not room:
            continue
        if room not in floor:
            wrong.append(f"{name} lives on no floor")
            continue
        for imported in _imports(tree):
            target = _room(imported) if imported.startswith("generator.") else ""
            if target and target != room and floor.get(target, 99) >= floor[room]:
                wrong.append(f"{name} imports {imported}")
    return wrong


def test_every_module_imports_only_what_stands_above_it() -> None:
    assert wrong_arrows(_modules()) == []


def test_every_floor_is_lived_in() -> None:
    rooms = {_room(name) for name, _ in _modules()} - {""}

    assert rooms == {room for floor in FLOORS for room in floor}


@pytest.mark.parametrize(
    ("module", "code", "fault"),
    [
        ("generator.views.scene", "from generator.pages.press import Press", "pages.press.Press"),
        ("generator.feeds", "import generator.calendars", "generator.calendars"),
        ("generator.model.money.fund", "if TYPE_CHECKING:\n    from generator.load import Loaded", "load.Loaded"),
        ("generator.text.markup", "def f():\n    from generator import build", "generator.build"),
    ],
)
def test_a_wrong_arrow_is_found(module: str, code: str, fault: str) -> None:
    found = wrong_arrows(iter([(module, ast.parse(code))]))

    assert len(found) == 1
    assert fault in found[0]


def test_only_the_plugin_knows_the_site_engine() -> None:
    knowing = {
        _room(name)
        for name, tree in _modules()
        for imported in _imports(tree)
        if imported.split(".")[0] in ("mkdocs", "properdocs", "material")
    }

    assert knowing == MAY_IMPORT_ENGINE


def test_only_the_clock_reads_the_clock() -> None:
    readers = {
        _room(name)
        for name, tree in _modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("now", "today", "utcnow", "perf_counter", "time_ns")
        and isinstance(node.value, ast.Name) and node.value.id in ("date", "datetime", "time")
    }  # fmt: skip

    assert readers <= MAY_READ_THE_CLOCK
