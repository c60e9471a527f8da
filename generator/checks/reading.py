"""What several rules read of the content: its references, its links and its texts, each gathered once a run."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from generator.load import Loaded
from generator.model.entity import Part
from generator.model.fields import FLAGS, Refers
from generator.model.kinds import Kind
from generator.model.site import Keys, Site, references
from generator.problems import Position
from generator.reading.source import Source
from generator.text.markdown import Link, links


class Text(NamedTuple):
    """A file with a text under its facts; the facts may be wrong, and the record then not there."""

    kind: Kind
    source: Source
    slug: str = ""

    @property
    def is_example(self) -> bool:
        """Whether it says that it is made up."""
        return FLAGS.get(str(self.source.data.get("example")), False)


class Named(NamedTuple):
    """One place where a record, a document or `site.yml` (None) names another record."""

    record: Part | None
    keys: Keys
    kind: str
    slug: str


class InRecord(NamedTuple):
    """A record, or a group in it, and where the group stands."""

    record: Part
    keys: Keys
    part: BaseModel


class Target(NamedTuple):
    """What a link of the form `kind:slug#part` names."""

    kind: str
    slug: str
    part: str


def site_of(loaded: Loaded) -> Site:
    """Give the site; rules are only asked where there is one."""
    assert loaded.site is not None, "rules are asked only of a site that could be read"
    return loaded.site


@lru_cache(maxsize=1)
def texts(loaded: Loaded) -> tuple[Text, ...]:
    """List every file of a record that has a text."""
    kinds = site_of(loaded).kinds
    return tuple(
        Text(kinds[name], source, slug)
        for (name, slug), source in loaded.sources.items()
        if source.body and name in kinds
    )


@lru_cache(maxsize=1)
def parts(loaded: Loaded) -> tuple[InRecord, ...]:
    """List every record and document, and every group in them at any depth, with its place."""
    site = site_of(loaded)
    records = (*(record for _, record in site.all()), *site.documents.values())
    return tuple(found for record in records for found in _parts_in(record, record, ()))


def _parts_in(record: Part, part: BaseModel, keys: Keys) -> Iterator[InRecord]:
    yield InRecord(record, keys, part)
    for name, key in _inner(type(part)):
        value = getattr(part, name)
        if isinstance(value, BaseModel):
            yield from _parts_in(record, value, (*keys, key))
        elif isinstance(value, tuple):
            for place, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from _parts_in(record, item, (*keys, key, place))


@cache
def _inner(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """List the fields that may hold groups: attribute, and key in the file."""
    fields = model.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if any(_parts(field.annotation)))


@lru_cache(maxsize=1)
def linked(loaded: Loaded) -> tuple[tuple[Text, tuple[Link, ...]], ...]:
    """List every text that has links, with its links."""
    return tuple((text, found) for text in texts(loaded) if (found := links(text.source.body)))


def named(loaded: Loaded, known: Mapping[str, Collection[str]]) -> Iterator[Named]:
    """Yield each place where a slug is named that is not among the known ones of its kind, `site.yml` first."""
    site = site_of(loaded)
    records: Iterator[Part] = (one for _, one in site.all())
    held = [(one, one) for one in (*site.documents.values(), *records)]
    holders: list[tuple[Part | None, BaseModel]] = [(None, site.settings), *held]
    for record, holder in holders:
        if not _names_only(holder, known):
            for keys, kind, slug in references(holder):
                if slug not in known.get(kind, ()):
                    yield Named(record, keys, kind, slug)


def _names_only(part: BaseModel, known: Mapping[str, Collection[str]]) -> bool:
    """Whether a record names only known slugs: `references` would tell too, and where, in ten times the time."""
    for name, kind in _referring(type(part)):
        value = getattr(part, name)
        if not value:
            continue
        values = value if type(value) is tuple else (value,)
        if kind is None:
            unknown = [inner for inner in values if not _names_only(inner, known)]
        else:
            slugs = known.get(kind, ())  # none for a field that may name any kind
            unknown = [slug for slug in values if slug not in slugs]
        if unknown:
            return False
    return True


@cache
def _referring(model: type[BaseModel]) -> tuple[tuple[str, str | None], ...]:
    """List the fields of a model that name records, with the kind; None for those whose parts do."""
    found: list[tuple[str, str | None]] = []
    for name, field in model.model_fields.items():
        mark = next((mark for mark in (*field.metadata, *_marks(field.annotation)) if isinstance(mark, Refers)), None)
        if mark is not None or any(_referring(part) for part in _parts(field.annotation)):
            found.append((name, mark.kind if mark else None))
    return tuple(found)


def _marks(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _marks(inner)


def target_of(address: str) -> Target:
    """Part an address of the form `kind:slug#part`; what is not there is empty."""
    address, _, part = address.partition("#")
    kind, _, slug = address.partition(":")
    return Target(kind, slug, part)


def place_in(source: Source, keys: Keys, words: str) -> Position:
    """Say where some words stand in a value; where the value begins when they are not found on one line."""
    start = source.position(keys)
    lines = source.front.split("\n")
    if start.line <= len(lines):
        column = lines[start.line - 1].find(words, start.column - 1)
        if column >= 0:
            return Position(source.path, start.line, column + 1)
        for number, line in enumerate(lines[start.line :], start.line + 1):
            if not line.startswith(" "):
                break
            if words in line:
                return Position(source.path, number, line.find(words) + 1)
    return start


def parts_with_ids(record: BaseModel) -> Iterator[tuple[Keys, str]]:
    """Yield every part of a record that has an id: where the id stands, and the id; parts inside parts too."""
    for name, key in with_ids(type(record)):
        value = getattr(record, name)
        parts = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for index, part in parts:
            if not isinstance(part, BaseModel):
                continue
            place: Keys = (key,) if index is None else (key, index)
            if "id" in type(part).model_fields:
                yield (*place, "id"), part.id  # type: ignore[attr-defined]
            yield from (((*place, *rest), found) for rest, found in parts_with_ids(part))


@cache
def with_ids(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """List the fields that hold parts with ids at any depth: attribute, and key in the file."""
    return tuple(
        (name, field.alias or name)
        for name, field in model.model_fields.items()
        if any("id" in part.model_fields or with_ids(part) for part in _parts(field.annotation))
    )


def _parts(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _parts(inner)


def words_in(part: BaseModel) -> Iterator[tuple[Keys, str]]:
    """Yield every text among the facts of a record, with its keys; slugs and addresses are texts too."""
    for name, field in type(part).model_fields.items():
        if not field.exclude:
            yield from _words((field.alias or name,), getattr(part, name))


def _words(keys: Keys, value: object) -> Iterator[tuple[Keys, str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _words((*keys, index), item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _words((*keys, key), item)
    elif isinstance(value, BaseModel):
        yield from (((*keys, *rest), words) for rest, words in words_in(value))
