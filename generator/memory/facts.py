"""The digest of facts: equal for equal facts, in every process and on every day.

Facts are plain values, tuples, lists, mappings, frozen dataclasses and pydantic models, in any depth, and classes and
functions by their names; a mapping counts with its order. A set has no order that two processes share, so it is sorted.
What is neither data nor named by its module, such as a function made on the spot, is refused.
"""

import marshal
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import partial
from hashlib import blake2b
from operator import attrgetter
from types import BuiltinFunctionType, FunctionType, MappingProxyType, NoneType
from typing import Any, Final
from zoneinfo import ZoneInfo

SIZE: Final = 20
"""Bytes of a digest: two of a million million things meet with a chance of less than one in 10 to the 24th."""
_FORM: Final = 2
"""Of marshal: the last in which equal values give equal bytes, whether they are one object or two."""
_ATOMS: Final = frozenset({NoneType, bool, int, float, str, bytes})
_Plain = Callable[[Any], Any]


class FactsError(TypeError):
    """Something was handed over as a fact that is none: a fault of ours."""


class Facts:
    """Digests facts, and remembers the digest of what stands among many: a record, or the line of a list.

    `shared` are the classes of those; their objects must not change, and are held as long as this lives.
    """

    def __init__(self, shared: tuple[type, ...] = ()) -> None:
        self._shared = shared
        self._known: dict[int, tuple[object, bytes]] = {}
        self._ways: dict[type, _Plain] = {
            tuple: self._tuple, list: self._list, dict: self._mapping, MappingProxyType: self._mapping,
            set: self._set, frozenset: self._set,
            date: lambda day: ["date", day.toordinal()],
            datetime: lambda at: ["datetime", at.replace(tzinfo=None).isoformat(), at.fold, self.plain(at.tzinfo)],
            time: lambda at: ["time", at.isoformat()],
            timedelta: lambda span: ["timedelta", span.days, span.seconds, span.microseconds],
            timezone: lambda zone: ["timezone", repr(zone)], ZoneInfo: lambda zone: ["zone", zone.key],
            type: _by_name, FunctionType: _by_name, BuiltinFunctionType: _by_name,
        }  # fmt: skip

    def digest(self, facts: object) -> bytes:
        """Give the digest of facts; raises `FactsError` for what is none."""
        return _digest(self.plain(facts))

    def plain(self, value: object) -> object:
        """Write a fact in plain values only, so that two that differ are written otherwise.

        Atoms and tuples stay what they are, a shared object becomes its digest, and all else a list that begins with
        the name of what it was.
        """
        kind = type(value)
        if kind in _ATOMS:
            return value
        known = self._known.get(id(value))
        return known[1] if known is not None else self._way(kind)(value)

    def _each(self, values: Iterable[object]) -> list[object]:
        plain = self.plain
        return [value if type(value) in _ATOMS else plain(value) for value in values]

    def _tuple(self, value: tuple[object, ...]) -> object:
        return tuple(self._each(value))

    def _list(self, value: list[object]) -> object:
        return ["list", *self._each(value)]

    def _mapping(self, value: dict[object, object]) -> object:
        return ["mapping", self._each(value), self._each(value.values())]

    def _set(self, value: set[object]) -> object:
        return ["set", sorted(self._each(value), key=repr)]

    def _way(self, kind: type) -> _Plain:
        """Find how objects of a class are written, once for each."""
        way = self._ways.get(kind)
        if way is None:
            way = self._ways[kind] = self._way_of(kind)
        return way

    def _way_of(self, kind: type) -> _Plain:
        names = _fields(kind)
        if names is not None:
            way = partial(self._parts, kind.__qualname__, attrgetter(*names, "__class__"))
            return partial(self._apart, way) if issubclass(kind, self._shared) else way
        for plainer in (str, dict, type):
            if issubclass(kind, plainer):
                return partial(self._as, kind.__qualname__, plainer)
        raise FactsError(f"not a fact: {kind.__module__}.{kind.__qualname__}")

    def _parts(self, name: str, values: Callable[[Any], tuple[object, ...]], value: object) -> object:
        return [name, *self._each(values(value)[:-1])]

    def _apart(self, way: _Plain, value: object) -> bytes:
        """Digest a shared object by itself, once."""
        digest = _digest(way(value))
        self._known[id(value)] = (value, digest)
        return digest

    def _as(self, name: str, plainer: type, value: Any) -> object:
        """Write an object of a class that is made of a plainer one: HTML that is a text, say."""
        return [name, str.__str__(value) if plainer is str else self._ways[plainer](value)]


def _digest(plain: Any) -> bytes:
    return blake2b(marshal.dumps(plain, _FORM), digest_size=SIZE).digest()


def _by_name(value: Any) -> object:
    if "<" in value.__qualname__:
        raise FactsError(f"not a fact: {value!r} was made on the spot")
    return ["named", value.__module__, value.__qualname__]


def _fields(kind: type) -> tuple[str, ...] | None:
    """List the fields of a dataclass or a model that count; None for what is neither."""
    if is_dataclass(kind):
        return tuple(one.name for one in fields(kind) if one.compare)
    found = getattr(kind, "model_fields", None)
    return None if found is None else tuple(found)
