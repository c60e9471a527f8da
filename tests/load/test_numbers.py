"""Every number in the content has a least and a most, and the message says which."""

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

import generator.model
from generator.engine.plugin import run_build
from generator.load import load
from generator.model.entity import Part

HUGE = "9" * 40
TODAY = date(2026, 11, 21)
NOT_WRITTEN = {("Occurrence", "number")}


def models() -> Iterator[type[BaseModel]]:
    """Yield every model of the content."""
    for module in pkgutil.iter_modules(generator.model.__path__):
        importlib.import_module(f"generator.model.{module.name}")
    waiting: list[type[BaseModel]] = [Part]
    while waiting:
        model = waiting.pop()
        yield model
        waiting += model.__subclasses__()


def is_number(annotation: Any) -> bool:
    if get_origin(annotation) in (Union, UnionType, Annotated):
        return any(is_number(inner) for inner in get_args(annotation))
    return annotation in (int, float)


def fields() -> list[Any]:
    found = {
        f"{model.__name__}.{name}": field
        for model in models() for name, field in model.model_fields.items() if is_number(field.annotation)
    }  # fmt: skip
    return [pytest.param(field, id=name) for name, field in sorted(found.items())]


@pytest.mark.parametrize("field", fields())
@pytest.mark.parametrize("number", [HUGE, f"-{HUGE}"])
def test_a_number_out_of_all_reason_is_told_with_the_bound(field: Any, number: str) -> None:
    annotation = Annotated[(field.annotation, *(field.metadata or [Field()]))]
    taken: TypeAdapter[Any] = TypeAdapter(annotation)

    with pytest.raises(ValidationError) as told:
        taken.validate_python(number)

    kinds = {error["type"] for error in told.value.errors()}
    assert kinds == {"greater_than_equal" if number.startswith("-") else "less_than_equal"}


def test_there_are_numbers_to_look_at() -> None:
    assert len(fields()) > 25


@pytest.mark.parametrize(("age", "is_built"), [("1", True), ("3650", True), ("3651", False), ("9" * 16, False)])
def test_sources_may_be_called_old_after_a_day_or_after_ten_years(town: Path, age: str, is_built: bool) -> None:
    settings = town / "content/site.yml"
    settings.write_text(settings.read_text("utf-8") + f"facts_max_age: {age}\n", "utf-8")

    done = run_build(town, site_dir=town / "site", searched=False, today=TODAY)

    assert (done is not None) is is_built
    told = [problem.what.id for problem in load(town).problems]
    assert told == ([] if is_built else ["'{value}' is more than {le}"])


@pytest.mark.parametrize("number", ["0", "999999999"])
def test_the_least_and_the_most_that_may_be_written_can_be_shown(town: Path, number: str) -> None:
    terms = ("pool", "minimum", "maximum", "minimum_budget", "maximum_budget", "own_share_of_first", "hour_rate")
    lines = "".join(f"    {name}: {number}\n" for name in terms)
    share = "100" if number != "0" else "0"
    fund = f"""---
title: Tal
provider: Havfonden
published: 2026-03-01
example: true
rounds: {{type: yearly, days: [05-01], opens_before: {number[:3]}, decision_after: {number[:3]}}}
terms:
  - from: 2026-01-01
{lines}    share: {share}
    own_share: {share}
    raised_first: {share}
---
"""
    (town / "funds/tal.md").write_text(fund, "utf-8")

    assert run_build(town, site_dir=town / "site", searched=False, today=TODAY) is not None
