"""Where pydantic found something: the way through the file, and what the models have there.

pydantic also names the branches of unions, and counts one value as a list of one; the file has neither.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from generator.model.entity import optional_keys
from generator.model.site import Keys


@dataclass(frozen=True, slots=True)
class Spot:
    """Where pydantic found something: the keys of the file, and what the models and the file have there."""

    keys: Keys
    models: tuple[type[BaseModel], ...]
    """The models whose fields may stand there; several for a union whose branch is not known."""
    data: object


def follow(loc: Sequence[int | str], model: type[BaseModel], data: object) -> Spot:
    """Follow a location through the file and the models; pydantic also names the branches of unions, the file not."""
    keys: list[str | int] = []
    here: tuple[type[BaseModel], ...] = (model,)
    for part in loc:
        if isinstance(part, str):
            branch = tuple(inner for inner in here if part in tags(inner))
            if len(here) > 1 and branch:
                here = branch
                continue
            if not isinstance(data, dict):
                continue
            data = data.get(part)
            here = tuple(_below(here, part)) or here
        elif isinstance(data, list):
            data = data[part] if part < len(data) else None
        else:  # the file has one value where a list of one would do
            continue
        keys.append(part)
    return Spot(tuple(keys), here, data)


def _below(models: Iterable[type[BaseModel]], key: str) -> Iterator[type[BaseModel]]:
    """Find the models under a key; none where the key is that of a mapping and not of a field."""
    for model in models:
        for name, field in model.model_fields.items():
            if (field.alias or name) == key:
                yield from _inner_models(field.annotation)


def inner_models(models: Iterable[type[BaseModel]], key: str) -> tuple[type[BaseModel], ...]:
    """List the models of the groups that may stand under a key."""
    return tuple(_below(models, key))


def _inner_models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) is not None:
        for inner in get_args(annotation):
            yield from _inner_models(inner)


def tags(model: type[BaseModel]) -> tuple[str, ...]:
    """List the values of `type` with which a file chooses this branch of a union."""
    field = model.model_fields.get("type")
    return get_args(field.annotation) if field else ()


def names(model: type[BaseModel]) -> Iterator[tuple[str, bool]]:
    """Yield the keys that a file may have there, and whether it must."""
    hidden: frozenset[str] = getattr(model, "from_file", frozenset())
    fields = model.model_fields.items()
    return ((field.alias or name, field.is_required()) for name, field in fields if name not in hidden)


def around(keys: Keys, model: type[BaseModel]) -> str:
    """Name the nearest group or list around a value that need not be there; empty where all of it must."""
    name = ""
    here: tuple[type[BaseModel], ...] = (model,)
    for key, inner in pairwise(keys):
        if isinstance(key, str):
            if isinstance(inner, int) or any(key in optional_keys(one) for one in here):
                name = key
            here = tuple(_below(here, key)) or here
    return name
