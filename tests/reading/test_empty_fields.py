"""A form writes all of its fields, also those that nobody filled in: what is empty counts as not written.

Tried on every field of every model, in every way in which nothing can be written.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from generator.explaining.explain import explain
from generator.load import load
from generator.model.documents import DOCUMENTS
from generator.model.kinds import KINDS
from generator.model.settings import Settings
from generator.problems import Problem
from generator.reading.source import Source, parse_source
from tests.load.test_load import FILES, SETTINGS, replace, root  # noqa: F401  a fixture

EMPTY = (
    "", " ''", ' ""', " null", " ~", " Null", ' "  "', " |", " >-", " []", " ['']", ' ["", null, ~]', " {}",
    " [{}, []]", " {name: '', address: \"\", access: }", " [{url: ''}]", "\n  -", "\n  - ''\n  -\n  - null",
    "\n  name:\n  address: ''\n  coordinates:\n    lat: ''\n    lon:", "\n  - title: ''\n    url:\n  - title:",
)  # fmt: skip
"""How nothing is written behind a key and its colon."""
SAMPLES = (
    "Tekst", "2026-09-01", "2026-09-01 19:00", "2026", "5", "50", "60", "19:00", "09-01", "https://lilleby.example/",
    "/files/skema.txt", "72 57 77 77", "raadhus@lilleby.example", "FREQ=YEARLY;BYMONTH=3;BYDAY=1TU", "da",
    "Europe/Copenhagen", "plan:strandby/2026", "strandby", "true", "10.5", "57.1",
)  # fmt: skip


def models() -> list[type[BaseModel]]:
    """Find every model that a file can be made of."""
    found: dict[type[BaseModel], None] = {}
    for model in (*(kind.model for kind in KINDS), *(one.model for one in DOCUMENTS), Settings):
        _gather(model, found)
    return sorted(found, key=lambda model: model.__name__)


def _gather(annotation: Any, found: dict[type[BaseModel], None]) -> None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in found:
        found[annotation] = None
        for field in annotation.model_fields.values():
            _gather(field.annotation, found)
    for inner in get_args(annotation):
        _gather(inner, found)


def fields(model: type[BaseModel], *, required: bool) -> Iterator[str]:
    """List the keys of a model that a file writes."""
    hidden = getattr(model, "from_file", frozenset())
    for name, field in model.model_fields.items():
        if name not in hidden and field.is_required() is required:
            yield field.alias or name


def minimal(model: type[BaseModel]) -> dict[str, Any]:
    """Give what a record must have, and nothing else."""
    hidden = getattr(model, "from_file", frozenset())
    return {
        field.alias or name: sample(field)
        for name, field in model.model_fields.items()
        if name not in hidden and field.is_required()
    }


def sample(field: FieldInfo) -> Any:
    """Find a value that fits a field."""
    kind = field.annotation
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return minimal(kind)
    inner = [one for one in get_args(kind) if isinstance(one, type) and issubclass(one, BaseModel)]
    if inner:
        return [minimal(inner[0])]
    whole: Any = TypeAdapter(_annotated(field))
    choices = [one for one in get_args(kind) if isinstance(one, str)]
    return next(value for one in (*choices, *SAMPLES) for value in (one, [one]) if _fits(whole, value))


def _annotated(field: FieldInfo) -> Any:
    kind: Any = field.annotation
    for mark in field.metadata:
        kind = Annotated[kind, mark]
    return kind


def _fits(whole: TypeAdapter[Any], value: object) -> bool:
    try:
        whole.validate_python(value)
    except ValidationError:
        return False
    return True


def written(data: dict[str, Any], empty: str = "", way: str = "") -> Source:
    """Write facts as a file, with the key `empty` in one of the ways in which nothing is written."""
    lines = [f"{key}: {_flow(value)}" for key, value in data.items() if key != empty]
    text = "\n".join(([f"{empty}:{way}"] if empty else []) + lines) + "\n"
    source, problems = parse_source("x.yml", text)
    assert source is not None, text
    assert problems == []
    return source


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return f'"{value}"'


def read(model: type[BaseModel], source: Source) -> BaseModel | list[Problem]:
    """Read a record as `load` does; a list of problems where it is none."""
    given = {"slug": "x", "body": ""} if "slug" in getattr(model, "from_file", ()) else {}
    try:
        return model.model_validate({**source.data, **given}, by_alias=True, by_name=False)
    except ValidationError as error:
        return list(explain(error, model, source))


OPTIONAL = [(model, key) for model in models() for key in fields(model, required=False)]
REQUIRED = [(model, key) for model in models() for key in fields(model, required=True)]


def _named(value: object) -> str | None:
    return value.__name__ if isinstance(value, type) else None


@pytest.mark.parametrize(("model", "key"), OPTIONAL, ids=_named)
def test_an_optional_field_that_is_empty_is_one_that_is_not_there(model: type[BaseModel], key: str) -> None:
    data = minimal(model)
    without = read(model, written(data) if data else Source("x.yml", {}, ""))

    assert isinstance(without, BaseModel), without
    assert {way: read(model, written(data, key, way)) for way in EMPTY} == dict.fromkeys(EMPTY, without)


@pytest.mark.parametrize(("model", "key"), REQUIRED, ids=_named)
def test_a_required_field_that_is_empty_is_one_error_that_asks_to_fill_it_in(model: type[BaseModel], key: str) -> None:
    for way in EMPTY:
        problems = read(model, written(minimal(model), key, way))

        assert isinstance(problems, list), way
        assert [problem.rule for problem in problems] == ["empty-value"], (way, problems)
        assert problems[0].at.line in (1, 2), way
        assert problems[0].fix.id.startswith(("write", "{fix}"))
        assert "delete the line" not in problems[0].fix.id


@pytest.mark.parametrize("way", EMPTY)
@pytest.mark.parametrize("kind", FILES)
def test_a_site_is_the_same_with_and_without_empty_fields(root: Path, kind: str, way: str) -> None:  # noqa: F811
    before = load(root).site
    path = root / FILES[kind]
    key = "notice" if kind == "site" else "note"
    if kind == "site":
        path.write_text(path.read_text(encoding="utf-8") + f"\n{key}:{way}\n", encoding="utf-8")
    else:
        replace(path, "published:", f"{key}:{way}\npublished:")

    loaded = load(root)

    assert loaded.problems == ()
    assert loaded.site == before


def test_empty_items_are_passed_over_and_the_others_keep_their_places(root: Path) -> None:  # noqa: F811
    path = root / FILES["news"]
    replace(path, "communities: [strandby]", 'communities:\n  - ""\n  - strandby\n  -\n  - "Å b"')

    problems = load(root).problems

    assert [(problem.at.line, problem.at.column, problem.rule) for problem in problems] == [(8, 5, "wrong-value")]


def test_a_section_of_which_nothing_is_said_is_called_by_its_kind(root: Path) -> None:  # noqa: F811
    replace(root / SETTINGS, "sections:\n", "sections:\n  news:\n    path: ''\n    title: ''\n")

    loaded = load(root)

    assert loaded.problems == ()
    assert loaded.site is not None
    assert "news" not in loaded.site.settings.sections
