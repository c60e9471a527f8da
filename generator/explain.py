"""Turns what pydantic found in a record into problems in plain words, each at its place in the file.

Knows the error types of `model/fields.py` and of pydantic; nobody else reads pydantic's English.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from generator.model.fields import Refers, slugify
from generator.model.site import Keys
from generator.nearest import nearest
from generator.problems import Message, Problem, say
from generator.source import Source

_OF_TYPE: Mapping[str, tuple[str, str]] = {
    "flag": ("'{value}' is neither true nor false", "write 'true' or 'false'"),
    "whole_number": ("'{value}' is not a whole number", "write digits only, such as 125000, without dots or 'kr.'"),
    "number": ("'{value}' is not a number", "write digits, with a point before decimals, such as 57.0684"),
    "day": ("'{value}' is not a day in the calendar", "write year-month-day, such as 2026-09-01"),
    "moment": ("'{value}' is not a day with a time", "write year-month-day and time, such as 2026-09-01 19:00"),
    "day_or_moment": (
        "'{value}' is not a day in the calendar",
        "write year-month-day, such as 2026-09-01, and the time if it is known: 2026-09-01 19:00",
    ),
    "month_day": ("'{value}' is not a day of the year", "write month-day, such as 01-15 for 15 January"),
    "clock": ("'{value}' is not a time of day", "write hours and minutes, such as 19:00"),
    "web_address": ("'{value}' is not a full web address", "write the whole address, beginning with https://"),
    "phone": ("'{value}' is not a telephone number", "write digits and spaces only, such as 72 57 77 77"),
    "email": ("'{value}' is not an e-mail address", "write it as name@domain, such as raadhus@jammerbugt.dk"),
    "text": ("a text is expected", "write the text on the same line; put it in quotes if it holds ': ' or '#'"),
    "empty": ("the text is empty", "write a text, or delete the line"),
    "ends_before_it_begins": (
        "'{value}' is before the beginning, '{begins}'",
        "write a later day, or mend the beginning",
    ),
    "closes_before_it_opens": (
        "it closes on '{value}', before it opens on '{opens}'",
        "write a later day, or mend 'opens'",
    ),
}
_SHAPES: Mapping[str, tuple[str, str]] = {
    "model": ("keys with values are expected", "write one 'key: value' a line, indented under the key"),
    "list": ("a list is expected", "write one '- …' a line, indented under the key"),
}
_SHAPE_OF = {
    "model_type": "model", "model_attributes_type": "model", "dict_type": "model",
    "tuple_type": "list", "list_type": "list",
}  # fmt: skip


def explain(error: ValidationError, model: type[BaseModel], source: Source) -> Iterator[Problem]:
    """Yield one problem for each thing that pydantic found."""
    for found in error.errors(include_url=False):
        keys = _keys_in_file(found["loc"], source.data)
        rule, what, fix = _words(found, keys, model)
        of = "key" if rule == "unknown-key" else "value"
        yield Problem(source.position(keys, of=of), rule, what, fix)


def _keys_in_file(loc: Sequence[int | str], data: object) -> Keys:
    """Drop the parts of a location that pydantic adds and the file does not have: the name of a union's branch."""
    keys: list[str | int] = []
    for part in loc:
        if isinstance(data, dict):
            if part not in data and part == data.get("type"):
                continue
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int):
            data = data[part] if part < len(data) else None
        elif isinstance(part, int):
            continue
        keys.append(part)
    return tuple(keys)


def _words(found: Any, keys: Keys, model: type[BaseModel]) -> tuple[str, Message, Message]:
    """Choose the rule, the fact and the mend for one finding."""
    kind, value, context = found["type"], found.get("input"), found.get("ctx") or {}
    name = str(next((key for key in reversed(keys) if isinstance(key, str)), ""))
    if kind == "missing":
        return "missing-field", say("'{key}' is missing", key=name), say("add a line '{key}: …'", key=name)
    if kind == "extra_forbidden":
        return _unknown_key(keys, model)
    if kind in _OF_TYPE:
        what, fix = _OF_TYPE[kind]
        return "wrong-value", say(what, value=value, **context), say(fix)
    if kind in _SHAPE_OF:
        what, fix = _SHAPES[_SHAPE_OF[kind]]
        return "wrong-type", say(f"under '{{key}}' {what}" if name else what, key=name), say(fix)
    if kind == "union_tag_not_found":
        expected = _expected(context.get("expected_tags") or _tags(keys, model))
        return (
            "missing-field",
            say("'{key}' is missing", key="type"),
            say("add 'type:' with one of {list}", list=expected),
        )
    if kind in ("literal_error", "union_tag_invalid"):
        return _unknown_choice(found, keys, model, value, context)
    if kind == "string_pattern_mismatch" or kind == "string_too_long":
        better = slugify(str(value)) or "…"
        return (
            "wrong-value",
            say("'{value}' is not a slug", value=value),
            say("write '{slug}': only a-z, 0-9 and hyphens", slug=better),
        )
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = context.get("ge", context.get("le"))
        fix = "write at least {limit}" if kind == "greater_than_equal" else "write at most {limit}"
        return "wrong-value", say("'{value}' is out of range", value=value), say(fix, limit=limit)
    return (
        "wrong-value",
        say("'{value}' does not fit '{key}'", value=value, key=name),
        say("see the editors' guide for '{key}'", key=name),
    )


def written_by_hand(key: str, source: Source) -> Problem:
    """Say that a key is given by the file itself: its slug and its text."""
    return Problem(
        source.position((key,), of="key"),
        "unknown-key",
        say("'{key}' is not written in the file", key=key),
        say("delete the line: it follows from the file itself"),
    )


def _unknown_key(keys: Keys, model: type[BaseModel]) -> tuple[str, Message, Message]:
    key = str(keys[-1])
    known = sorted({name for part in _models_at(keys[:-1], model) for name in _names(part)})
    near = nearest(key, known)
    fix = say("write '{key}'", key=near) if near else say("delete it, or use one of {list}", list=", ".join(known))
    return "unknown-key", say("there is no key '{key}' here", key=key), fix


def _unknown_choice(
    found: Any, keys: Keys, model: type[BaseModel], value: object, context: Mapping[str, Any]
) -> tuple[str, Message, Message]:
    if found["type"] == "union_tag_invalid":
        value, choices = str(context.get("tag", value)), _expected_list(context.get("expected_tags", ""))
    else:
        choices = _expected_list(str(context.get("expected", "")))
    near = nearest(str(value), choices)
    listed = ", ".join(choices)
    fix = (
        say("write '{near}' (possible: {list})", near=near, list=listed)
        if near
        else say("write one of {list}", list=listed)
    )
    return "wrong-value", say("'{value}' is not one of the possible values", value=value), fix


def _expected_list(text: str) -> list[str]:
    """Read the choices out of pydantic's list: 'a', 'b' or 'c'."""
    return [part.strip(" '") for part in text.replace(" or ", ", ").split(",") if part.strip(" '")]


def _expected(text: str) -> str:
    return ", ".join(_expected_list(text))


def _tags(keys: Keys, model: type[BaseModel]) -> str:
    tags = (
        get_args(part.model_fields["type"].annotation)
        for part in _models_at(keys, model)
        if "type" in part.model_fields
    )
    return ", ".join(tag for group in tags for tag in group)


def _names(model: type[BaseModel]) -> Iterator[str]:
    hidden = getattr(model, "from_file", frozenset())
    return (field.alias or name for name, field in model.model_fields.items() if name not in hidden)


def _models_at(keys: Keys, model: type[BaseModel]) -> list[type[BaseModel]]:
    """Follow the keys of a file through the models; a union gives all its branches."""
    here = [model]
    for key in keys:
        if isinstance(key, str):
            fields = (
                field for part in here for name, field in part.model_fields.items() if (field.alias or name) == key
            )
            here = [inner for field in fields for inner in _inner_models(field.annotation)]
    return here


def _inner_models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) is not None:
        for inner in get_args(annotation):
            if not isinstance(inner, Refers):
                yield from _inner_models(inner)
