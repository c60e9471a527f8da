"""Turns what pydantic found in a record into problems in plain words, each at its place in the file.

Knows the error types of `model/fields.py` and of pydantic; nobody else reads pydantic's English. The values it meets
are those of `source.py`: text, lists, mappings and None.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError

from generator.model.fields import FIRST_YEAR, LAST_YEAR, PATH_PATTERN, SLUG_PATTERN, slugify
from generator.model.likely import meant_last_day, meant_month_day, meant_year
from generator.model.site import Keys
from generator.nearest import nearest
from generator.problems import Message, Position, Problem, say
from generator.source import Source

MOST_REPORTED = 100
"""Most problems that are shown of one file: a file with more of them is not what it seems."""
Finding = Mapping[str, Any]
"""One error of pydantic: type, loc, input, ctx."""
Words = tuple[str, Message, Message]
"""The rule, the fact and the mend."""

_NOT_OF_TYPE: Mapping[str, Message] = {
    "flag": say("'{value}' is neither true nor false"),
    "whole_number": say("'{value}' is not a whole number"),
    "number": say("'{value}' is not a number"),
    "day": say("'{value}' is not a day in the calendar"),
    "moment": say("'{value}' is not a day with a time"),
    "month": say("'{value}' is not a month in the calendar"),
    "waiting_list": say("'{value}' is neither 'true' nor an address"),
    "day_or_moment": say("'{value}' is not a day in the calendar"),
    "month_day": say("'{value}' is not a day of the year"),
    "clock": say("'{value}' is not a time of day"),
    "web_address": say("'{value}' is not a full web address"),
    "file_or_web_address": say("'{value}' is not a full web address"),
    "phone": say("'{value}' is not a telephone number"),
    "email": say("'{value}' is not an e-mail address"),
    "recurrence": say("'{value}' is not a rule that gives days in the calendar"),
    "language": say("'{value}' is not the code of a language"),
    "time_zone": say("there is no time zone '{value}'"),
    "since": say("'{value}' is not a year, a month or a day"),
    "ends_before_it_begins": say("'{value}' is before the beginning, '{begins}'"),
    "ends_too_early": say("'{value}' is before the beginning, '{begins}'"),
    "ends_at_once": say("'{value}' is also when it begins"),
    "closes_before_it_opens": say("it closes on '{value}', before it opens on '{opens}'"),
    "decided_before_it_closes": say("it is decided on '{value}', before it closes on '{closes}'"),
    "most_is_less_than_least": say("the most is '{value}', less than the least, '{least}'"),
    "no_such_limit": say("'exclusive' names '{limit}', and there is no '{limit}'"),
    "nothing_between": say("no amount is left between '{least}' and '{most}'"),
    "greater_than_equal": say("'{value}' is less than {ge}"),
    "less_than_equal": say("'{value}' is more than {le}"),
}
"""What is wrong with a text that stands where a value of a type belongs; the gaps are those of the error's context."""
_MEND: Mapping[str, Message] = {
    "flag": say("write 'true' or 'false'"),
    "whole_number": say("write digits only, such as 125000, without dots or 'kr.'"),
    "number": say("write digits, with a point before decimals, such as 57.0684"),
    "day": say("write year-month-day, such as 2026-09-01"),
    "moment": say("write year-month-day and time, such as 2026-09-01 19:00"),
    "month": say("write year-month, such as 2027-03"),
    "waiting_list": say("write 'true' when the list is where one signs up, else its web address or its mailbox"),
    "day_or_moment": say("write year-month-day, such as 2026-09-01, and the time if it is known: 2026-09-01 19:00"),
    "month_day": say("write month-day, such as 01-15 for 15 January"),
    "clock": say("write hours and minutes, such as 19:00"),
    "web_address": say("write the whole address, beginning with https://"),
    "file_or_web_address": say(
        "write the whole address, beginning with https://, or a file of ours as /files/name.pdf"
    ),
    "phone": say("write digits and spaces only, such as 72 57 77 77"),
    "email": say("write it as name@domain, such as raadhus@jammerbugt.dk"),
    "recurrence": say("write it as in FREQ=MONTHLY;BYMONTH=2,8;BYDAY=1TU, with YEARLY, MONTHLY or WEEKLY"),
    "since": say("write a day, a month or a year, such as 2026-09-01, 2026-09 or 2026"),
    "language": say("write a code of two letters such as en, de or uk; with a country where it matters: en-GB"),
    "time_zone": say("write a place as in the IANA list, such as Europe/Copenhagen"),
    "ends_before_it_begins": say("write a later day, or mend the beginning"),
    "ends_too_early": say("write a later day or time, or mend 'start'"),
    "ends_at_once": say("write when it ends, or delete the line when nobody knows"),
    "closes_before_it_opens": say("write a later day, or mend 'opens'"),
    "decided_before_it_closes": say("write a later day, or mend 'closes'"),
    "most_is_less_than_least": say("write at least {least}, or mend the least"),
    "no_such_limit": say("write the amount under '{limit}', or delete '{limit}' from 'exclusive'"),
    "nothing_between": say("mend one of the two amounts, or delete its name from 'exclusive'"),
    "greater_than_equal": say("write at least {ge}"),
    "less_than_equal": say("write at most {le}"),
    "text": say("write the text on the same line; put it in quotes if it holds ': ' or '#'"),
    "group": say("write one 'key: value' a line, indented under the key"),
    "list": say("write one '- …' a line, indented under the key"),
}
"""What to do, by the type that is expected; also where something of another shape stands there."""
_EXPECTED: Mapping[str, str] = {
    "empty": "text", "string_type": "text", "bool_type": "flag", "int_type": "whole_number", "float_type": "number",
    "date_type": "day", "datetime_type": "moment", "time_type": "clock", "model_type": "group",
    "model_attributes_type": "group", "dict_type": "group", "tuple_type": "list", "list_type": "list",
}  # fmt: skip
"""Error types of pydantic, and the type of value that is expected there."""
_DAYS = ("day", "moment", "day_or_moment")
_OF_SEVERAL = ("no_such_limit", "nothing_between")
"""Errors that tell of several fields, so that the shape of the one they stand at is not what is wrong."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where pydantic found something: the keys of the file, and what the models and the file have there."""

    keys: Keys
    models: tuple[type[BaseModel], ...]
    """The models whose fields may stand there; several for a union whose branch is not known."""
    data: object


def explain(error: ValidationError, model: type[BaseModel], source: Source) -> Iterator[Problem]:
    """Yield one problem for each thing that pydantic found; the last one counts those that are not shown."""
    found = error.errors(include_url=False)
    for finding in found[:MOST_REPORTED]:
        spot = _follow(finding["loc"], model, source.data)
        rule, what, fix = _words(finding, spot, model, source.data)
        of: Literal["key", "value"] = "key" if rule == "unknown-key" else "value"
        tag = finding.get("ctx", {}).get("discriminator", "").strip("'")
        yield Problem(source.position((*spot.keys, tag) if tag else spot.keys, of=of), rule, what, fix)
    if len(found) > MOST_REPORTED:
        what = say("there are {count} more problems in the file", count=len(found) - MOST_REPORTED)
        yield Problem(Position(source.path), "more-problems", what, say("mend the others first, and check again"))


def _follow(loc: Sequence[int | str], model: type[BaseModel], data: object) -> _Spot:
    """Follow a location through the file and the models; pydantic also names the branches of unions, the file not."""
    keys: list[str | int] = []
    here: tuple[type[BaseModel], ...] = (model,)
    for part in loc:
        if isinstance(part, str):
            branch = tuple(inner for inner in here if part in _tags(inner))
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
    return _Spot(tuple(keys), here, data)


def _below(models: Iterable[type[BaseModel]], key: str) -> Iterator[type[BaseModel]]:
    """Find the models under a key; none where the key is that of a mapping and not of a field."""
    for model in models:
        for name, field in model.model_fields.items():
            if (field.alias or name) == key:
                yield from _inner_models(field.annotation)


def _inner_models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) is not None:
        for inner in get_args(annotation):
            yield from _inner_models(inner)


def _tags(model: type[BaseModel]) -> tuple[str, ...]:
    """List the values of `type` with which a file chooses this branch of a union."""
    field = model.model_fields.get("type")
    return get_args(field.annotation) if field else ()


def _words(found: Finding, spot: _Spot, model: type[BaseModel], data: object) -> Words:
    """Choose the rule, the fact and the mend for one finding."""
    kind, value = found["type"], found.get("input")
    name = str(next((key for key in reversed(spot.keys) if isinstance(key, str)), ""))
    if kind == "missing":
        return "missing-field", say("'{key}' is missing", key=name), say("add a line '{key}: …'", key=name)
    if kind == "extra_forbidden":
        return _unknown_key(name, _follow(found["loc"][:-1], model, data))
    if kind == "union_tag_not_found":
        choices = ", ".join(tag for branch in spot.models for tag in _tags(branch))
        what = say("under '{key}' there is no 'type'", key=name)
        return "missing-field", what, say("add 'type:' with one of {list}", list=choices)
    if kind in ("literal_error", "union_tag_invalid"):
        return _unknown_choice(found, name)
    expected = _EXPECTED.get(kind, kind)
    if kind in _OF_SEVERAL:
        return "wrong-value", say(_NOT_OF_TYPE[kind].id, **found["ctx"]), say(_MEND[kind].id, **found["ctx"])
    if not isinstance(value, str) or not value.strip() or expected in ("text", "group", "list"):
        return _wrong_shape(expected, value, spot.keys, name)
    context = {key: _plain(limit) for key, limit in (found.get("ctx") or {}).items()}
    if kind in ("string_pattern_mismatch", "string_too_long", "too_long"):
        return _not_a_name(value, context)
    meant = _meant(kind, value, data)
    if meant is not None:
        return "wrong-value", *meant
    if kind not in _NOT_OF_TYPE:
        what = say("'{value}' does not fit '{key}'", value=value, key=name)
        return "wrong-value", what, say("see the editors' guide for '{key}'", key=name)
    return "wrong-value", say(_NOT_OF_TYPE[kind].id, value=value, **context), say(_MEND[kind].id, **context)


def _meant(kind: str, value: str, data: object) -> tuple[Message, Message] | None:
    """Say what was probably meant by a day that no calendar has, or whose year is centuries away."""
    what = say(_NOT_OF_TYPE[kind].id, value=value) if kind in _NOT_OF_TYPE else None
    if kind == "month_day" and (day := meant_month_day(value)) and what:
        return what, say("write {day}, the last day of the month", day=day)
    if kind == "recurrence" and (rule := meant_last_day(value)) and what:
        return what, say("write {rule}, for the last day of the month", rule=rule)
    written = re.match(r"([0-9]{4})-(0[1-9]|1[0-2])-[0-3][0-9]", value) if kind in _DAYS else None
    if written is None or FIRST_YEAR <= int(written[1]) <= LAST_YEAR:
        return None
    published = data.get("published") if isinstance(data, dict) else None
    near = int(published[:4]) if isinstance(published, str) and re.match("[0-9]{4}-", published) else 0
    year = meant_year(int(written[1]), near) if near else None
    what = say("the year of '{value}' is centuries away", value=value)
    if year is None:
        return what, say("mend the year, or leave the line out when there is no such day")
    return what, say("write {day} if that was meant", day=f"{year:04}{value[4:]}")


def _plain(limit: object) -> object:
    """Write 100.0 as 100."""
    return int(limit) if isinstance(limit, float) and limit.is_integer() else limit


def _wrong_shape(expected: str, value: object, keys: Keys, name: str) -> Words:
    """Say that a list stands where a text belongs, and the like."""
    subject = say("an item of '{key}'", key=name) if keys and isinstance(keys[-1], int) else f"'{name}'"
    expected = expected if expected in _MEND else "text"
    fix = _MEND[expected]
    if value is None or value == [] or (isinstance(value, str) and not value.strip()):
        if expected == "text":
            fix = say("write a text there, or delete the line")
        return "empty-value", say("{subject} has no value", subject=subject), fix
    if isinstance(value, list):
        return "wrong-type", say("{subject} is a list", subject=subject), fix
    if isinstance(value, dict):
        return "wrong-type", say("{subject} is a group of keys", subject=subject), fix
    return "wrong-type", say("{subject} is a text", subject=subject), fix


def _unknown_key(key: str, around: _Spot) -> Words:
    """Offer the nearest key that is not there yet."""
    there = around.data if isinstance(around.data, dict) else {}
    missing_first = sorted((not is_required, name) for model in around.models for name, is_required in _names(model))
    left = [name for _, name in dict.fromkeys(missing_first) if name not in there]
    near = nearest(key, left)
    what = say("there is no key '{key}' here", key=key)
    if near:
        return "unknown-key", what, say("write '{key}'", key=near)
    if not left:
        return "unknown-key", what, say("delete it")
    return "unknown-key", what, say("delete it, or use one of {list}", list=", ".join(left))


def _names(model: type[BaseModel]) -> Iterator[tuple[str, bool]]:
    """Yield the keys that a file may have there, and whether it must."""
    hidden: frozenset[str] = getattr(model, "from_file", frozenset())
    fields = model.model_fields.items()
    return ((field.alias or name, field.is_required()) for name, field in fields if name not in hidden)


def _unknown_choice(found: Finding, name: str) -> Words:
    """Offer the nearest of the possible values."""
    context, value = found["ctx"], found["input"]
    if found["type"] == "union_tag_invalid":
        name, value = context["discriminator"].strip("'"), value["type"]
    choices = _choices(context.get("expected_tags") or context["expected"])
    listed = ", ".join(choices)
    near = nearest(value, choices) if isinstance(value, str) else None
    if isinstance(value, str):
        what = say("'{value}' is not one of the possible values", value=value)
    else:
        what = say("'{key}' has none of the possible values", key=name)
    if near:
        return "wrong-value", what, say("write '{near}' (possible: {list})", near=near, list=listed)
    return "wrong-value", what, say("write one of {list}", list=listed)


def _choices(text: str) -> list[str]:
    """Read the choices out of pydantic's list: 'a', 'b' or 'c'."""
    return [part.strip(" '") for part in text.replace(" or ", ", ").split(",") if part.strip(" '")]


def _not_a_name(value: str, context: Mapping[str, Any]) -> Words:
    """Explain a slug, a path or a reference that is none."""
    pattern = context.get("pattern")
    if pattern is None:
        what = say("'{value}' is longer than {most} characters", value=value, most=context["max_length"])
        return "wrong-value", what, say("write at most {most} characters", most=context["max_length"])
    if pattern in (f"^{SLUG_PATTERN}$", f"^{PATH_PATTERN}$"):
        parts = value.split("/") if pattern == f"^{PATH_PATTERN}$" else [value]
        better = "/".join(slug for slug in map(slugify, parts) if slug)
        what = say("'{value}' cannot be part of an address", value=value)
        if better:
            return "wrong-value", what, say("write '{slug}': only a-z, 0-9 and hyphens", slug=better)
        return "wrong-value", what, say("write only a-z, 0-9 and hyphens")
    what = say("'{value}' does not name a record", value=value)
    return "wrong-value", what, say("write the kind, a colon and the name of the file, such as plan:gjol/2023")
