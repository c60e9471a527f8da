"""A template says what its sheet holds, and asks the site nothing: equal sheets give the same page."""

import ast
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from jinja2 import Environment, meta

from generator.model.site import Site, bare
from generator.pages.printer import Printer
from generator.pages.templates import THEME
from generator.views.scene import Scene
from generator.words.wording import wording_of
from tests.conftest import REPOSITORY
from tests.towns import small_scene

REFUSED = {"site", "scene", "today", "records", "press", "now"}
"""Ways to the site or to the day; a template is given what it says of them."""
PRINTER = REPOSITORY / "generator/pages/printer.py"


def asked(template: str) -> set[str]:
    """List what a template takes from outside, by name."""
    environment = Environment(autoescape=True)
    environment.filters.update(dict.fromkeys((*ours().environment.filters, "url", "script_tag"), str))
    return meta.find_undeclared_variables(environment.parse(template))


@cache
def ours() -> Printer:
    """Set up a printer of the small town."""
    return Printer(bare(small_scene().site), wording_of("da"))


@pytest.mark.parametrize("template", sorted(THEME.rglob("*.html")), ids=lambda path: str(path.relative_to(THEME)))
def test_a_template_gets_neither_the_site_nor_the_day(template: object) -> None:
    assert asked(template.read_text("utf-8")) & REFUSED == set()  # type: ignore[attr-defined]


def test_a_template_that_asks_is_found() -> None:
    assert asked("{% for one in scene.site['fund'] %}{{ today }}{{ one.title }}{% endfor %}") & REFUSED == {
        "scene",
        "today",
    }


def _held(value: object) -> Iterator[object]:
    """Yield what a function of the printer holds, however it came to it."""
    yield value
    yield getattr(value, "__self__", None)
    yield from getattr(value, "args", ())
    yield from getattr(value, "keywords", {}).values()
    yield from (cell.cell_contents for cell in getattr(value, "__closure__", None) or ())


def test_no_function_of_the_printer_holds_records_or_a_day() -> None:
    held = [one for value in ours().environment.globals.values() for one in _held(value)]

    assert not [one for one in held if isinstance(one, Scene | date)]
    assert {len(one.records) for one in held if isinstance(one, Site)} == {0}


def test_the_printer_knows_no_scene() -> None:
    tree = ast.parse(PRINTER.read_text("utf-8"))

    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert "generator.views.scene" not in imported
