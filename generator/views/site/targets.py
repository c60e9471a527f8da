"""Where a reference of the form `kind:slug#part` leads, and what it is called there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.model.anchors import anchors
from generator.views.scene import Scene


@dataclass(frozen=True)
class Target:
    """A record, or a part of one."""

    title: str
    of: str
    """The title of the record; the same as `title` where the whole record is meant."""
    address: str
    """Relative to the site, with `#` for a part."""


def target_of(scene: Scene, reference: str | None) -> Target | None:
    """Follow a reference; the record alone where its part is not shown, None where the record is not."""
    kind, _, rest = (reference or "").partition(":")
    slug, _, part = rest.partition("#")
    record: Any = scene.site[kind].get(slug)
    if record is None:
        return None
    address = scene.site.address_of(kind, slug)
    anchor, title = anchors(record).get(part), _title_of(record, part)
    if anchor is None or title is None:
        return Target(record.title, record.title, address)
    return Target(title, record.title, f"{address}#{anchor}")


def _title_of(record: BaseModel, part: str) -> str | None:
    for one in _parts(record):
        if getattr(one, "id", None) == part:
            return str(getattr(one, "title", None) or getattr(one, "what", part))
    return None


def _parts(record: BaseModel) -> Iterator[BaseModel]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, BaseModel):
                yield one
                yield from _parts(one)
