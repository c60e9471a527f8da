"""Turns what pydantic found in a record into problems in plain words, each at its place in the file.

Knows the error types of `model/fields.py` and of pydantic; nobody else reads pydantic's English. The values it meets
are those of `source.py`: text, lists, mappings and None.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Literal

from pydantic import BaseModel, ValidationError

from generator.explaining import day_faults, rule_faults, unknown_keys
from generator.explaining.as_typed import as_typed
from generator.explaining.spots import Spot, around, follow, tags
from generator.model import addresses, phones, site_addresses
from generator.model.fields import PATH_PATTERN, SLUG_PATTERN, slugify
from generator.model.site import Keys
from generator.nearest import nearest
from generator.problems import Message, Position, Problem, say
from generator.reading.source import Source

MOST_REPORTED = 100
"""Most problems that are shown of one file: a file with more of them is not what it seems."""
Finding = Mapping[str, Any]
"""One error of pydantic: type, loc, input, ctx."""
Words = tuple[str, Message, Message]
"""The rule, the fact and the mend."""

_NOT_OF_TYPE: Mapping[str, Message] = {
    "one_line": say("'{key}' goes on over several lines"),
    "long_line": say("'{key}' is {length} letters long; {most} is the most"),
    "long_text": say("'{key}' is {length} letters long; {most} is the most"),
    "flag": say("'{value}' is neither true nor false"),
    "whole_number": say("'{value}' is not a whole number"),
    "number": say("'{value}' is not a number"),
    "day": say("'{value}' is not a day in the calendar"),
    "month": say("'{value}' is not a month in the calendar"),
    "waiting_list": say("'{value}' is neither 'true' nor an address"),
    "day_or_moment": say("'{value}' is not a day in the calendar"),
    "month_day": say("'{value}' is not a day of the year"),
    "clock": say("'{value}' is not a time of day"),
    "web_address": say("'{value}' is not a full web address"),
    "file_or_web_address": say("'{value}' is not a full web address"),
    "phone": say("'{value}' is not a telephone number"),
    "email": say("'{value}' is not an e-mail address"),
    "site_address": say("'{value}' is not a full web address"),
    "authority": say("'{value}' is no domain name and no mailbox"),
    "edit_url": say("'{value}' is not a full web address"),
    "recurrence": say("'{value}' is not a rule that gives days in the calendar"),
    "language": say("'{value}' is not the code of a language"),
    "time_zone": say("there is no time zone '{value}'"),
    "since": say("'{value}' is not a year, a month or a day"),
    "ends_before_it_begins": say("'{value}' is before the beginning, '{begins}'"),
    "ends_too_early": say("'{value}' is before the beginning, '{begins}'"),
    "ends_at_once": say("'{value}' is also when it begins"),
    "updated_too_early": say("'{value}' is before the day it was published, {published}"),
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
    "one_line": say("write it on one line"),
    "long_line": say("make it shorter, and put the rest in the text under the facts"),
    "long_text": say("make it shorter, and put the rest in the text under the facts"),
    "flag": say("write 'true' or 'false'"),
    "whole_number": say("write digits only, such as 125000, without dots or 'kr.'"),
    "number": say("write digits, with a point before decimals, such as 57.0684"),
    "day": say("write year-month-day, such as 2026-09-01"),
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
    "site_address": say("write the whole address, beginning with https://"),
    "authority": say("write a domain that you own, such as jammerbugt.dk"),
    "edit_url": say("write the whole address, beginning with https://"),
    "recurrence": say("write it as in FREQ=MONTHLY;BYMONTH=2,8;BYDAY=1TU, with YEARLY, MONTHLY or WEEKLY"),
    "since": say("write a day, a month or a year, such as 2026-09-01, 2026-09 or 2026"),
    "language": say("write a code of two letters such as en, de or uk; with a country where it matters: en-GB"),
    "time_zone": say("write a place as in the IANA list, such as Europe/Copenhagen"),
    "ends_before_it_begins": say("write a later day, or mend the beginning"),
    "ends_too_early": say("write a later day or time, or mend 'start'"),
    "updated_too_early": say("write a later day, or mend 'published'"),
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
    "date_type": "day", "datetime_type": "day_or_moment", "time_type": "clock", "model_type": "group",
    "model_attributes_type": "group", "dict_type": "group", "tuple_type": "list", "list_type": "list",
}  # fmt: skip
"""Error types of pydantic, and the type of value that is expected there."""
_YES_OR_NO: Final[Mapping[str, str]] = {
    **dict.fromkeys(("yes", "y", "on", "1", "ja", "j", "sand", "sandt", "waar", "x"), "true"),
    **dict.fromkeys(("no", "n", "off", "0", "nej", "nee", "falsk", "onwaar", "fra", "uit"), "false"),
}
"""What people write for yes and no, without case."""
_ADDRESSES: Final[Mapping[str, Callable[[str], tuple[Message, Message] | None]]] = {
    "web_address": addresses.fault_of,
    "file_or_web_address": addresses.fault_of,
    "email": addresses.fault_of_mailbox,
    "phone": phones.fault_of,
    "site_address": site_addresses.fault_of_site,
    "authority": site_addresses.fault_of_authority,
    "edit_url": site_addresses.fault_of_edit_url,
}
"""Types whose own module says what is wrong with a value."""
_WRITE: Final = say("write a text there")
_OF_SEVERAL = ("no_such_limit", "nothing_between")
"""Errors that tell of several fields, so that the shape of the one they stand at is not what is wrong."""


def explain(error: ValidationError, model: type[BaseModel], source: Source) -> Iterator[Problem]:
    """Yield one problem for each thing that pydantic found; the last one counts those that are not shown."""
    found = error.errors(include_url=False)
    for finding in found[:MOST_REPORTED]:
        spot = follow(finding["loc"], model, source.data)
        rule, what, fix = _words(finding, spot, model, source.data)
        of: Literal["key", "value"] = "key" if rule == "unknown-key" else "value"
        tag = finding.get("ctx", {}).get("discriminator", "").strip("'")
        problem = Problem(source.position((*spot.keys, tag) if tag else spot.keys, of=of), rule, what, fix)
        yield as_typed(problem, source, _EXPECTED.get(finding["type"], finding["type"]))
    if len(found) > MOST_REPORTED:
        what = say("there are {count} more problems in the file", count=len(found) - MOST_REPORTED)
        yield Problem(Position(source.path), "more-problems", what, say("mend the others first, and check again"))


def _words(found: Finding, spot: Spot, model: type[BaseModel], data: object) -> Words:
    """Choose the rule, the fact and the mend for one finding."""
    kind, value = found["type"], found.get("input")
    name = str(next((key for key in reversed(spot.keys) if isinstance(key, str)), ""))
    if kind in ("missing", "union_tag_not_found"):
        return _missing(kind, name, spot)
    if kind == "extra_forbidden":
        group = follow(found["loc"][:-1], model, data)
        return "unknown-key", say("there is no key '{key}' here", key=name), unknown_keys.mend(name, group, model, data)
    if kind in ("literal_error", "union_tag_invalid"):
        return _unknown_choice(found, name)
    expected = _EXPECTED.get(kind, kind)
    if value is None:
        return _empty(spot.keys, name, _write(expected, around(spot.keys, model)))
    if kind in _OF_SEVERAL:
        return "wrong-value", say(_NOT_OF_TYPE[kind].id, **found["ctx"]), say(_MEND[kind].id, **found["ctx"])
    if not isinstance(value, str) or not value.strip() or expected in ("text", "group", "list"):
        return _wrong_shape(expected, value, spot.keys, name)
    context = {key: _plain(limit) for key, limit in (found.get("ctx") or {}).items()}
    if kind in ("string_pattern_mismatch", "string_too_long", "too_long"):
        return _not_a_name(value, context)
    meant = _meant(kind, value, name, data)
    if meant is not None:
        return "wrong-value", *meant
    if kind not in _NOT_OF_TYPE:
        what = say("'{value}' does not fit '{key}'", value=value, key=name)
        return "wrong-value", what, say("see the editors' guide for '{key}'", key=name)
    return "wrong-value", say(_NOT_OF_TYPE[kind].id, key=name, value=value, **context), say(_MEND[kind].id, **context)


def _missing(kind: str, name: str, spot: Spot) -> Words:
    if kind == "missing":
        return "missing-field", say("'{key}' is missing", key=name), say("add a line '{key}: …'", key=name)
    choices = ", ".join(tag for branch in spot.models for tag in tags(branch))
    what = say("under '{key}' there is no 'type'", key=name)
    return "missing-field", what, say("add 'type:' with one of {list}", list=choices)


def _meant(kind: str, value: str, key: str, data: object) -> tuple[Message, Message] | None:
    """Say what was probably meant by a value that is none of its type, or is written otherwise."""
    if kind == "flag" and (word := _YES_OR_NO.get(value.casefold())):
        return say(_NOT_OF_TYPE[kind].id, value=value), say("write '{key}'", key=word)
    if kind == "recurrence":
        return rule_faults.words_for(value)
    if kind in _ADDRESSES:
        return _ADDRESSES[kind](value)
    return day_faults.words_for(kind, value, key, data)


def _plain(limit: object) -> object:
    """Write 100.0 as 100."""
    return int(limit) if isinstance(limit, float) and limit.is_integer() else limit


def _wrong_shape(expected: str, value: object, keys: Keys, name: str) -> Words:
    """Say that a list stands where a text belongs, and the like."""
    subject = _subject(keys, name)
    expected = expected if expected in _MEND else "text"
    fix = _MEND[expected]
    if isinstance(value, list):
        return "wrong-type", say("{subject} is a list", subject=subject), fix
    if isinstance(value, dict):
        return "wrong-type", say("{subject} is a group of keys", subject=subject), fix
    return "wrong-type", say("{subject} is a text", subject=subject), fix


def _subject(keys: Keys, name: str) -> Message | str:
    return say("an item of '{key}'", key=name) if keys and isinstance(keys[-1], int) else f"'{name}'"


def _empty(keys: Keys, name: str, fix: Message) -> Words:
    """Say that something is empty that must be there."""
    return "empty-value", say("{subject} has no value", subject=_subject(keys, name)), fix


def _write(expected: str, group: str) -> Message:
    """Say what to write where nothing is; and what else to do where it belongs to something that need not be there."""
    fix = _WRITE if expected == "text" else _MEND.get(expected, _WRITE)
    if not group:
        return fix
    return say("{fix}; if nobody knows, leave out what stands with it under '{key}'", fix=fix, key=group)


def _unknown_choice(found: Finding, name: str) -> Words:
    """Offer the nearest of the possible values."""
    context, value = found["ctx"], found["input"]
    if found["type"] == "union_tag_invalid":
        name, value = context["discriminator"].strip("'"), value["type"]
    choices = _choices(context.get("expected_tags") or context["expected"])
    listed = ", ".join(choices)
    if value is None:
        return _empty((name,), name, say("write one of {list}", list=listed))
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
