"""What records are called where others name them by their slugs: whatever a page says of a link, and no more.

A page that links to a record changes when the record is called otherwise, and not when its text is another.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.model.site import references
from generator.views.scene import Scene
from generator.views.telling.names import mark_of, name_of

Key = tuple[str, str]
"""A kind and a slug."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a link to a record says."""

    title: str
    mark: str
    """What tells the record from others of its title, from the comma on; empty when the title does."""
    name: str
    """The title and the mark on one line."""
    address: str
    """Of its page, relative to the site."""
    language: str | None
    """The language of its words, where it is not that of the site."""


Names = Mapping[Key, Named | None]
"""What a page may link to by slug; None for what the site does not show.

A template that asks for anything else is wrong, and fails.
"""


def named(scene: Scene, kind: str, slug: str) -> Named | None:
    """Name one record, once for all that link to it; None when it is not shown."""
    record: Any = scene.site[kind].get(slug)
    return None if record is None else scene.once(f"named {kind}", slug, lambda: _named(scene, kind, record))


def names_of(scene: Scene, *parts: BaseModel, also: Iterable[Key] = ()) -> Names:
    """Name all that some records, or parts of records, refer to, and what is `also` linked to."""
    keys = {(kind, slug) for part in parts for _, kind, slug in references(part)}
    return {key: named(scene, *key) for key in sorted(keys.union(also))}


def _named(scene: Scene, kind: str, record: Any) -> Named:
    mark, name = mark_of(scene, record), name_of(scene, record)
    return Named(record.title, mark, name, scene.site.address_of(kind, record.slug), record.language)
