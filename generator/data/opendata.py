"""Open data: every kind as JSON and CSV, with its JSON Schema and the terms of reuse."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode
from pydantic_core import to_json

from generator.artifact import Artifact
from generator.data.spreadsheet import table
from generator.data.workbook import workbook
from generator.memory import Memory
from generator.model.entity import Entity
from generator.model.kinds import Kind
from generator.views.scene import Scene
from generator.views.telling.announcements import WORKBOOK
from generator.views.telling.derived import DERIVED, Derived
from generator.words.wording import Wording

_NOT_PUBLISHED = {"slug", "body", "note"}
_encode = json.JSONEncoder(ensure_ascii=False).encode
_PARTED = "\0"
_LIMITS = {"ge": "minimum", "le": "maximum"}


def render_open_data(scene: Scene, kind: Kind, memory: Memory | None = None) -> Iterator[Artifact]:
    """Make `/data/<kind>.json`, `.schema.json` and `.csv`."""
    memory = memory or Memory()
    records = tuple(scene.site[kind.name].values())
    facts = (scene.site.settings, kind, records)
    lines, cells = _both(memory, "rows", facts, lambda: _of_records(scene, kind, records))
    dataset = _dataset(scene, kind.name, scene.site.section(kind.name).title, len(records))
    schema = memory.once("schema", kind, lambda: _json(schema_of(kind)).encode())
    yield Artifact(f"data/{kind.name}.json", _file(dataset, lines))
    yield Artifact(f"data/{kind.name}.schema.json", schema)
    yield Artifact(f"data/{kind.name}.csv", cells)


def render_derived(scene: Scene, words: Wording, memory: Memory | None = None) -> Iterator[Artifact]:
    """Make the same three files of what is no record of its own: actions and decisions."""
    for table_of in DERIVED:
        rows = list(table_of.rows(scene))
        title = words.t(table_of.many)
        title = title[0].upper() + title[1:]
        columns = list(table_of.columns)
        lines, cells = _both(memory or Memory(), "derived rows", (columns, rows), partial(_of_rows, columns, rows))
        yield Artifact(f"data/{table_of.name}.json", _file(_dataset(scene, table_of.name, title, len(rows)), lines))
        yield Artifact(f"data/{table_of.name}.schema.json", _json(_schema_of_rows(table_of)))
        yield Artifact(f"data/{table_of.name}.csv", cells)


def render_workbook(scene: Scene, words: Wording, memory: Memory | None = None) -> Iterator[Artifact]:
    """Make `/data/all.xlsx`: a sheet for each kind that has records, and for actions and decisions."""
    kinds = [(kind, tuple(scene.site[kind.name].values())) for kind in scene.site.kinds.values()]
    derived = [(table_of.name, list(table_of.rows(scene))) for table_of in DERIVED]

    def sheets() -> Iterator[tuple[str, list[str], list[dict[str, Any]]]]:
        for kind, records in kinds:
            rows = [_row(scene, kind, record) for record in records]
            names = dict.fromkeys(name for row in rows for name in row if name != "text")
            if rows:
                yield words.t(kind.many), list(names), rows
        for table_of, (_, rows) in zip(DERIVED, derived, strict=True):
            if rows:
                yield words.t(table_of.many), list(table_of.columns), rows

    facts = (scene.site.settings, kinds, derived)
    yield Artifact(WORKBOOK, (memory or Memory()).once("workbook", facts, lambda: workbook(sheets())))


def _both(memory: Memory, what: str, facts: object, make: Callable[[], tuple[str, str]]) -> tuple[str, str]:
    """Make, or remember, the lines of a JSON file and the whole of a CSV file."""
    lines, _, cells = memory.once(what, facts, lambda: _PARTED.join(make()).encode()).decode().partition(_PARTED)
    return lines, cells


def _of_records(scene: Scene, kind: Kind, records: Iterable[Entity]) -> tuple[str, str]:
    rows = [_row(scene, kind, record) for record in records]
    return _lines(rows), _csv(rows, kind)


def _of_rows(columns: list[str], rows: list[dict[str, Any]]) -> tuple[str, str]:
    return _lines(rows), table(columns, ([_plain(row.get(name)) for name in columns] for row in rows))


def _schema_of_rows(derived: Derived) -> dict[str, Any]:
    row = {"type": "object", "required": list(derived.columns), "properties": dict(derived.columns)}
    return _schema(row, {})


def _dataset(scene: Scene, name: str, title: str, count: int) -> dict[str, Any]:
    settings = scene.site.settings
    licence = settings.licence
    return {
        "$schema": f"{name}.schema.json",
        "title": title,
        "publisher": settings.municipality.name,
        "licence": licence.url if licence else None,
        "as_of": scene.today.isoformat(),
        "count": count,
    }


def _row(scene: Scene, kind: Kind, record: Entity) -> dict[str, Any]:
    """Give what a record says, in the keys of its file; the editors' note stays at home."""
    told = {"zone": scene.zone, "site": scene.site.url("")}
    facts = record.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=_NOT_PUBLISHED, context=told)
    slug = record.slug
    address = scene.site.url(scene.site.address_of(kind.name, slug))
    return {
        "slug": slug,
        "id": scene.site.tag(kind.name, record.identity),
        "url": address,
        **facts,
        "text": record.body,
    }


def schema_of(kind: Kind) -> dict[str, Any]:
    """Describe the published file of a kind (JSON Schema, draft 2020-12), made from the model."""
    record = _with_limits(record_schema(kind.model, mode="serialization"))
    definitions = record.pop("$defs", {})
    added = {
        "slug": {"type": "string", "description": "The name of the record in its address and in other records."},
        "id": {"type": "string", "format": "uri", "description": "A tag: URI (RFC 4151) that never changes."},
        "url": {"type": "string", "format": "uri", "description": "The page of the record."},
        "text": {"type": "string", "description": "The text of the record, in Markdown."},
    }
    record["properties"] = {**added, **record["properties"]}
    record["required"] = [*added, *(name for name in record.get("required", []) if name not in added)]
    return _schema(record, definitions)


def _schema(record: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Describe a file whose records are of one form."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": ["records", "count", "as_of"],
        "properties": {
            "$schema": {"type": "string"},
            "title": {"type": "string"},
            "publisher": {"type": "string"},
            "licence": {"type": ["string", "null"], "description": "The terms of reuse."},
            "as_of": {"type": "string", "format": "date", "description": "The day for which the file was made."},
            "count": {"type": "integer"},
            "records": {"type": "array", "items": record},
        },
        "$defs": definitions,
    }


def _with_limits(schema: Any) -> Any:
    """Give the limits of numbers the names of JSON Schema; pydantic leaves its own where a validator stands before."""
    if isinstance(schema, list):
        return [_with_limits(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {_LIMITS.get(key, key): _with_limits(value) for key, value in schema.items()}


def record_schema(model: type[BaseModel], *, mode: JsonSchemaMode = "validation") -> dict[str, Any]:
    """Describe one record without what the file itself gives: as it is written, or (`serialization`) as published."""
    schema = model.model_json_schema(by_alias=True, mode=mode)
    for name in _NOT_PUBLISHED - {"note"}:
        schema["properties"].pop(name, None)
    schema["required"] = [name for name in schema.get("required", []) if name in schema["properties"]]
    return schema


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _lines(rows: list[dict[str, Any]]) -> str:
    """Write a record a line: easy to compare, and quick to write."""
    return ",\n".join(to_json(row).decode() for row in rows)


def _file(dataset: dict[str, Any], lines: str) -> str:
    head = json.dumps(dataset, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{head},\n "records": [\n{lines}\n]}}\n' if lines else f'{head},\n "records": []}}\n'


def _csv(rows: list[dict[str, Any]], kind: Kind) -> str:
    """Write a table: one column a key, lists and parts as JSON in their cell; without records, the keys that may be."""
    told = (name for row in rows for name in row) if rows else iter(_keys(kind))
    columns = list(dict.fromkeys(name for name in told if name != "text"))
    return table(columns, ([_plain(row.get(name)) for name in columns] for row in rows))


def _keys(kind: Kind) -> Iterable[str]:
    """List the keys that a record of a kind may have, in the order of its schema."""
    keys: Mapping[str, Any] = schema_of(kind)["properties"]["records"]["items"]["properties"]
    return (key for key in keys if key != "note")


def _plain(value: Any) -> str | float | None:
    """Give a text or a number as it is, and anything else as JSON."""
    plain = value is None or isinstance(value, str) or type(value) in (int, float)
    return value if plain else _encode(value)
