"""Writes what the manual says of the fields: the tables for editors, and the JSON Schemas for their programs.

The facts come from the models, so the manual says nothing else than the program does; their docstrings stand in Danish
in `manual.da.po`. `tests/house/test_manual.py` compares the committed copies.

Usage: .venv/bin/python tools/manual.py
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from babel.messages.pofile import read_po
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.data.opendata import record_schema
from generator.model import entity, fields
from generator.model.days import month
from generator.model.documents import DOCUMENTS
from generator.model.entity import Entity
from generator.model.kinds import KINDS
from generator.model.meetings import sign_up
from generator.model.settings import Settings
from generator.words.wording import wording_of

ROOT = Path(__file__).parent.parent
CATALOG = ROOT / "tools/manual.da.po"

WORDS: tuple[tuple[Any, str], ...] = (
    (fields.AnyRecord, "kind:slug, such as `plan:gjol/2023`"),
    (fields.Clock, "a time, such as `19:00`"),
    (fields.Count, "a whole number"),
    (fields.Day, "a day, such as `2026-09-01`"),
    (fields.DayOrMoment, "a day, with the time if it is known: `2026-09-01 19:00`"),
    (fields.SinceDay, "a day, a month or a year: `2026-09-01`, `2026-09` or `2026`"),
    (fields.FileAddress, "an address with `https://`, or `/files/` and the name of a file"),
    (fields.Email, "an e-mail address"),
    (fields.Flag, "`true` or `false`"),
    (month.MonthDayOrMoment, "a day, with the time if it is known: `2026-09-01 19:00`, or only a month: `2026-09`"),
    (sign_up.WaitingList, "`true`, or an address"),
    (fields.Language, "the code of a language, such as `en`"),
    (fields.Line, "one line of text"),
    (fields.MonthDay, "month-day, such as `01-15`"),
    (fields.Number, "a number"),
    (fields.Path, "a slug"),
    (fields.Phone, "a telephone number"),
    (fields.Recurrence, "a recurrence rule"),
    (fields.Slug, "a slug"),
    (fields.Text, "text"),
    (fields.TimeZone, "a time zone, such as `Europe/Copenhagen`"),
    (fields.WebAddress, "an address with `https://`"),
)
"""How a value of each type is written."""
CHOICES = {
    ("Action", "horizon"): "horizon {}",
    ("Action", "initiator"): "initiator {}",
    ("ActionPoint", "state"): "point {}",
    ("Award", "status"): "award status {}",
    ("Body", "type"): "body {}",
    ("Commitment", "types"): "meeting {}",
    ("Form", "format"): "form format {}",
    ("Fund", "applicants"): "applicant {}",
    ("Fund", "purposes"): "purpose {}",
    ("Fund", "state"): "fund state {}",
    ("Meeting", "type"): "meeting {}",
    ("Minutes", "status"): "minutes {}",
    ("Plan", "phase"): "phase {}",
    ("PlanLink", "needed"): "plan {}",
    ("Revision", "type"): "change {}",
    ("Update", "status"): "action {}",
    ("Project", "phase"): "project {}",
    ("Payment", "state"): "payment {}",
    ("Document", "type"): "document {}",
    ("Turn", "season"): "season {}",
}
"""Fields whose choices have a name on the site, and its message id there."""
TITLES = {"wheel": "The annual wheel", "commitments": "The promises", "topics": "The topics"}
"""What the documents are called in the manual, by name."""
SHARED: dict[type[BaseModel], str] = {
    entity.SourceNote: "source",
    entity.Link: "links",
    entity.Coordinates: "coordinates",
}
"""Groups that several kinds use, with the heading they are described under."""
ONE_WILL_DO = ("aliases", "source")
"""Lists of every record of which a file may write a single item without the list."""
AS_WRITTEN = {
    "time": {"type": "string", "pattern": "^[0-9]{2}:[0-9]{2}$"},
    "date-time": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}$"},
}
"""Formats that ask for a time zone and seconds; a file writes neither (`model/fields.py`)."""


class Words:
    """The Danish of the manual; remembers what was asked for, so that a test finds what is missing or left over."""

    def __init__(self) -> None:
        with CATALOG.open("rb") as file:
            self.catalog = {str(item.id): str(item.string) for item in read_po(file, locale="da") if item.id}
        self.used: set[str] = set()

    def __call__(self, msgid: str) -> str:
        """Translate; a sentence that is not in the catalog stays English."""
        self.used.add(msgid)
        return self.catalog.get(msgid) or msgid


def pages() -> dict[str, str]:
    """Make every generated file: path from the root -> text."""
    t = Words()
    made = {"docs/manual/felter.md": field_tables(t)}
    models: list[tuple[str, type[BaseModel]]] = [
        ("site", Settings),
        *((kind.name, kind.model) for kind in KINDS),
        *((document.name, document.model) for document in DOCUMENTS),
    ]
    for name, model in models:
        schema = _as_written({"$schema": "https://json-schema.org/draft/2020-12/schema", **record_schema(model)}, t)
        made[f"docs/schema/{name}.schema.json"] = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
    return made


def _as_written(schema: Any, t: Words) -> Any:
    """Describe values as they stand in a file, with the words of the manual."""
    if isinstance(schema, list):
        return [_as_written(item, t) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "string" and schema.get("format") in AS_WRITTEN:  # a field may be called so
        kept = {key: value for key, value in schema.items() if key not in ("format", "default")}
        return _as_written({**kept, **AS_WRITTEN[schema["format"]]}, t)
    named = {"ge": "minimum", "le": "maximum"}
    made = {named.get(key, key): _as_written(value, t) for key, value in schema.items() if key != "title"}
    if isinstance(schema.get("title"), dict):  # a field that is called title
        made["title"] = _as_written(schema["title"], t)
    if isinstance(schema.get("description"), str):
        made["description"] = t(schema["description"])
    properties = schema.get("properties", {})
    # only records have both of these, and only a turn of the wheel has the other
    for name in ONE_WILL_DO if properties.keys() >= set(ONE_WILL_DO) else properties.keys() & {"invites"}:
        many = made["properties"][name]
        if "items" in many:
            about = {key: many.pop(key) for key in ("description", "default") if key in many}
            made["properties"][name] = {**about, "anyOf": [many["items"], many]}
    return made


def field_tables(t: Words) -> str:
    """Write `docs/manual/felter.md`: what every file may hold."""
    sections: list[tuple[str, type[BaseModel]]] = [
        (t("The site"), Settings),
        *((_name(kind.one), kind.model) for kind in KINDS),
        *((t(TITLES[document.name]), document.model) for document in DOCUMENTS),
    ]
    lines = [t("# The fields"), "", t("INTRODUCTION"), ""]
    lines += [*(f"- [{title}](#{title.casefold().replace(' ', '-').replace(',', '')})" for title, _ in sections), ""]
    lines += [t("## Fields of every record"), "", t("COMMON"), "", *_table(Entity, t)]
    for group, key in SHARED.items():
        lines += [f"### `{key}`", "", t(_about(group)), "", *_table(group, t)]
    for title, model in sections:
        lines += [f"## {title}", "", t(_about(model)), "", *_table(model, t)]
        for keys, part in _parts(model):
            where = " → ".join(f"`{key}`" for key in keys)
            lines += [f"### {where}", "", t(_about(part)), "", *_table(part, t)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _name(msgid: str) -> str:
    name = wording_of("da").t(msgid)
    return name[0].upper() + name[1:]


def _about(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or "").split())


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo, Any]]:
    """Yield the fields that a file may write: key, field, type; those of every record only for the record itself."""
    types = get_type_hints(model, include_extras=True)
    hidden: set[str] = set(getattr(model, "from_file", ()))
    if issubclass(model, Entity) and model is not Entity:
        hidden |= Entity.model_fields.keys()
    for name, field in model.model_fields.items():
        if name not in hidden:
            yield field.alias or name, field, types[name]


def _table(model: type[BaseModel], t: Words) -> list[str]:
    lines = [f"| {t('Field')} | {t('What it is')} | {t('How it is written')} |", "|---|---|---|"]
    for key, field, type_ in _fields(model):
        must = f" **{t('must')}**" if field.is_required() else ""
        about = t(field.description or "")
        written = _written(type_, CHOICES.get((model.__name__, key), ""), t)
        if key in ONE_WILL_DO and issubclass(model, Entity):
            written = t("one, or a {list}").format(list=written)
        lines.append(f"| `{key}`{must} | {about} | {written} |")
    return [*lines, ""]


def _written(type_: Any, names: str, t: Words) -> str:
    """Say how a value of a type is written."""
    known = next((words for known, words in WORDS if known == type_), None)
    if known:
        return t(known)
    origin, inner = get_origin(type_), get_args(type_)
    if origin is Annotated:
        kind = next((mark.kind for mark in inner[1:] if isinstance(mark, fields.Refers)), None)
        if kind in (None, "*"):
            bare = inner[0] if len(inner) == 2 else Annotated[inner[0], *inner[1:-1]]
            return _written(bare, names, t) + _limits(inner[-1], t)
        many = get_origin(inner[0]) is tuple
        slug = t("the slug of: {kind}").format(kind=_called(kind))
        return t("list: {item}").format(item=slug) if many else slug
    if origin is Literal:
        site = wording_of("da").t
        return ", ".join(f"`{one}`" + (f" ({site(names.format(one))})" if names else "") for one in inner)
    if origin is tuple:
        return t("list: {item}").format(item=_written(inner[0], names, t))
    if origin in (Union, UnionType) and len(inner) == 2:
        return _written(inner[0], names, t)
    if origin is dict:
        return t("a group by kind, see below")
    shared = SHARED.get(type_)
    return t("group of fields, see [`{key}`](#{key})").format(key=shared) if shared else t("group of fields")


def _limits(mark: Any, t: Words) -> str:
    """Name the limits of a number that has two."""
    found = getattr(mark, "metadata", ())
    least = next((limit.ge for limit in found if hasattr(limit, "ge")), None)
    most = next((limit.le for limit in found if hasattr(limit, "le")), None)
    return "" if least is None or most is None else t(", from {least} to {most}").format(least=least, most=most)


def _called(kind: str) -> str:
    return wording_of("da").t(next(row.one for row in KINDS if row.name == kind))


def _parts(model: type[BaseModel], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], type[BaseModel]]]:
    """Yield the groups inside a record with the keys that lead to them, each kind of group once."""
    for key, _, type_ in _fields(model):
        for part in dict.fromkeys(_models(type_)):
            if part in SHARED:
                continue
            tag = _only_type(part)
            keys = (*above, f"{key}: {tag}" if tag else key)
            yield keys, part
            yield from _parts(part, keys)


def _only_type(part: type[BaseModel]) -> str:
    """Give the word that tells a group from others that may stand there: `type: yearly`."""
    field = part.model_fields.get("type")
    choices = get_args(field.annotation) if field is not None and get_origin(field.annotation) is Literal else ()
    return str(choices[0]) if len(choices) == 1 else ""


def _models(type_: Any) -> Iterator[type[BaseModel]]:
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        yield type_
    for inner in get_args(type_):
        yield from _models(inner)


def main() -> int:
    """Write every file that has changed; name it."""
    for name, text in pages().items():
        file = ROOT / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
