"""All records by kind and slug, frozen: what the checks and the views read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.model.entity import Entity, Part
from generator.model.fields import Refers
from generator.model.kinds import Kind
from generator.model.meetings.topics import Topic, Topics
from generator.model.settings import Section, Settings
from generator.model.year.commitments import Commitment, Commitments
from generator.model.year.wheel import Wheel

Keys = tuple[str | int, ...]
"""The way to a value in a record, in the keys of its file: ("goals", 0, "actions", 2, "themes", 0)."""
_NONE: Mapping[str, Entity] = MappingProxyType({})
_NO_DOCUMENTS: Mapping[str, Part] = MappingProxyType({})
_NO_ATTACHMENTS: Mapping[str, int] = MappingProxyType({})
HOME = "index"
"""The slug of the hand-written page that is the front page."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One place where a record names another."""

    record: Entity
    keys: Keys
    kind: str
    slug: str


@dataclass(frozen=True)
class Site:
    """The whole content, as read; references are slugs and stay slugs."""

    settings: Settings
    kinds: Mapping[str, Kind]
    records: Mapping[str, Mapping[str, Entity]]
    """By kind, then by slug; both sorted."""
    unreadable: frozenset[tuple[str, str]] = frozenset()
    """Kinds and slugs of records that are there but could not be read: naming one is not an error of its own."""
    documents: Mapping[str, Part] = field(default_factory=lambda: _NO_DOCUMENTS)
    """By name in the table of documents: those that are there and could be read."""
    attachments: Mapping[str, int] = field(default_factory=lambda: _NO_ATTACHMENTS)
    """Files that are published as they are, by path below `content/`: size in bytes."""

    @property
    def wheel(self) -> Wheel | None:
        """The annual wheel."""
        found = self.documents.get("wheel")
        return found if isinstance(found, Wheel) else None

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """The promises that the calendar is compared with."""
        found = self.documents.get("commitments")
        return found.commitments if isinstance(found, Commitments) else ()

    @property
    def topics(self) -> tuple[Topic, ...]:
        """What volunteers ask to learn about."""
        found = self.documents.get("topics")
        return found.topics if isinstance(found, Topics) else ()

    def __getitem__(self, kind: str) -> Mapping[str, Entity]:
        return self.records.get(kind, _NONE)

    def all(self) -> Iterator[tuple[Kind, Entity]]:
        """Yield every record with its kind, in the order of the table of kinds and then of slugs."""
        for name, kind in self.kinds.items():
            for record in self[name].values():
                yield kind, record

    def kind_of(self, record: Entity) -> Kind:
        """Find the row of the table that a record belongs to."""
        return next(kind for kind in self.kinds.values() if type(record) is kind.model)

    def section(self, kind: str) -> Section:
        """Give the name and address of a kind; the kind's own name when `site.yml` says nothing."""
        return self.settings.sections.get(kind) or _section(kind)

    def list_address(self, kind: str) -> str:
        """Give the address of the list of a kind, relative to the site: `puljer/`."""
        return f"{self.section(kind).path}/"

    def address_of(self, kind: str, slug: str) -> str:
        """Give the address of the page of a record, relative to the site: `puljer/kultur/`."""
        if kind == "page":
            return "" if slug == HOME else f"{slug}/"
        return f"{self.section(kind).path}/{slug}/"

    def address(self, record: Entity) -> str:
        """Give the address of the page of a record, relative to the site."""
        return self.address_of(self.kind_of(record).name, record.slug)

    def url(self, address: str) -> str:
        """Make an address of the site absolute."""
        return self.settings.address.rstrip("/") + "/" + address

    def tag(self, *parts: str) -> str:
        """Make an id that outlives titles, addresses and builds: a `tag:` URI (RFC 4151)."""
        identity = self.settings.identity
        return f"tag:{identity.authority},{identity.since}:" + "/".join(parts)


def bare(site: Site) -> Site:
    """Give a site without its records and documents: what it is called, and the addresses that follow from that."""
    return Site(site.settings, site.kinds, MappingProxyType({}))


@cache
def _section(kind: str) -> Section:
    return Section(path=kind, title=kind, in_menu=False)


def references(record: BaseModel) -> Iterator[tuple[Keys, str, str]]:
    """Yield every slug in a record that names another: where it stands, the kind it names, the slug."""
    for name, key, kind, inner in _referring(type(record)):
        value = getattr(record, name)
        if value is None or value == ():
            continue
        if kind is not None:
            yield from _slugs((key,), kind, value)
        elif inner:
            yield from _inside((key,), value)


def needed(record: BaseModel) -> Iterator[tuple[str, str]]:
    """Yield kind and slug of what a record cannot stand without: the fund of an award, the community of a plan."""
    for name, _, kind, _ in _referring(type(record)):
        if kind is not None and type(record).model_fields[name].is_required():
            yield from ((of_kind, slug) for _, of_kind, slug in _slugs((), kind, getattr(record, name)))


def _slugs(keys: Keys, kind: str, value: Any) -> Iterator[tuple[Keys, str, str]]:
    named = (
        [((*keys, index), item) for index, item in enumerate(value)] if isinstance(value, tuple) else [(keys, value)]
    )
    for place, text in named:
        if kind == "*":
            of_kind, _, slug = text.partition(":")
            yield place, of_kind, slug.partition("#")[0]
        else:
            yield place, kind, text


def _inside(keys: Keys, value: Any) -> Iterator[tuple[Keys, str, str]]:
    parts = enumerate(value) if isinstance(value, tuple) else [(None, value)]
    for index, part in parts:
        if isinstance(part, BaseModel):
            place = keys if index is None else (*keys, index)
            yield from (((*place, *rest), kind, slug) for rest, kind, slug in references(part))


@cache
def _referring(model: type[BaseModel]) -> tuple[tuple[str, str, str | None, bool], ...]:
    """List the fields of a model that hold references: attribute, key in the file, kind, whether parts hold them."""
    rows = []
    for name, about in model.model_fields.items():
        kind = next((mark.kind for mark in _marks(about) if isinstance(mark, Refers)), None)
        inner = any(_referring(part) for part in _parts(about.annotation))
        if kind is not None or inner:
            rows.append((name, about.alias or name, kind, inner))
    return tuple(rows)


def _marks(field: FieldInfo) -> Iterator[Any]:
    yield from field.metadata
    yield from _annotated(field.annotation)


def _annotated(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from get_args(annotation)[1:]
    if get_origin(annotation) in (Union, UnionType, tuple, Annotated):
        for inner in get_args(annotation):
            yield from _annotated(inner)


def _parts(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _parts(inner)
