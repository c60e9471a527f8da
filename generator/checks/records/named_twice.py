"""What is named in a list is named there once.

Passes: `communities: [strandby, bakkeby]`; `days: [03-01, 09-01]`; two speakers who are both "en forening".
Fails:  `communities: [strandby, strandby]`; the same form, purpose or earlier address twice; `days: [03-01, 03-01]`;
        two rounds, links or absences that are the same in everything.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from generator.checks.reading import parts
from generator.load import Loaded
from generator.model.fields import MonthDay, Path
from generator.model.site import Keys
from generator.problems import Problem, say

RULE: Final = "named-twice"
_TWO: Final = 2


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each value that already stands in its list."""
    for record, place, part in parts(loaded):
        for keys, value in _twice(part):
            what = say("the same stands twice in '{key}'", key=keys[0])
            if value:
                what = say("'{value}' stands twice in '{key}'", value=value, key=keys[0])
            yield Problem(loaded.locate(record, (*place, *keys)), RULE, what, say("delete one of the two"))


def _twice(part: BaseModel) -> Iterator[tuple[Keys, str]]:
    """Yield where something stands for the second time, and its name; of a group, nothing. Of parts, their ids tell."""
    for name, field in _lists(type(part)):
        value: Any = getattr(part, name)
        if not isinstance(value, tuple) or len(value) < _TWO:
            continue
        for index, item in enumerate(value):
            if item not in value[:index]:
                continue
            if isinstance(item, BaseModel) and "id" not in type(item).model_fields:
                yield (field.alias or name, index), ""
            elif isinstance(item, str) and _are_names(type(part), name):
                yield (field.alias or name, index), item


@cache
def _lists(model: type[BaseModel]) -> tuple[tuple[str, FieldInfo], ...]:
    """List the fields that may be a list."""
    return tuple((name, field) for name, field in model.model_fields.items() if _may_be_a_list(field.annotation))


def _may_be_a_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(_may_be_a_list(inner) for inner in get_args(annotation))


@cache
def _are_names(model: type[BaseModel], name: str) -> bool:
    """Say whether a list holds names of something: slugs, days of the year, words to choose from; not free text."""
    return _is_of_names(model.model_fields[name].annotation)


def _is_of_names(annotation: Any) -> bool:
    if get_origin(annotation) is Literal or annotation in (MonthDay, Path):
        return True
    if any(isinstance(one, StringConstraints) for one in getattr(annotation, "__metadata__", ())):
        return True
    return any(_is_of_names(inner) for inner in get_args(annotation) if inner is not ...)
