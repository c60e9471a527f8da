"""The site on one day, with the links between records followed both ways once for all pages."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from generator.model.entity import Entity
from generator.model.site import Site, references

Made = TypeVar("Made")
Named = Mapping[str, tuple[Entity, ...]]
"""Slug of the record that is named -> the records that name it, sorted by slug."""


@dataclass(frozen=True)
class Scene:
    """What every view is given."""

    site: Site
    today: date
    zone: ZoneInfo
    naming: Mapping[tuple[str, str], Named]
    """For (kind named, kind naming): slug of the named record -> the records that name it, sorted by slug."""
    _made: dict[tuple[str, str], Any] = field(default_factory=dict, init=False, compare=False)
    """What has been computed, by what it is and whose: see `once`."""

    def once(self, what: str, whose: str, make: Callable[[], Made]) -> Made:
        """Compute something once for all who ask: `what` names it, `whose` is a slug, or empty for the whole site."""
        key = (what, whose)
        found: Made | None = self._made.get(key)
        if found is None:
            found = self._made[key] = make()
        return found

    def who_name(self, naming: str, kind: str, slug: str) -> tuple[Entity, ...]:
        """Give the records of kind `naming` that name a record: the meetings of a community, say."""
        return self.naming.get((kind, naming), {}).get(slug, ())


def scene_of(site: Site, today: date) -> Scene:
    """Look at a site on a day; records with `example: true` are gone where the site does not show them."""
    shown = as_published(site if site.settings.show_examples else without_examples(site))
    naming: dict[tuple[str, str], dict[str, list[Entity]]] = defaultdict(lambda: defaultdict(list))
    for kind, record in shown.all():
        for named_kind, slug in dict.fromkeys((to_kind, to_slug) for _, to_kind, to_slug in references(record)):
            naming[(named_kind, kind.name)][slug].append(record)
    frozen: dict[tuple[str, str], Named] = {
        pair: MappingProxyType({slug: tuple(records) for slug, records in named.items()})
        for pair, named in naming.items()
    }
    return Scene(shown, today, ZoneInfo(site.settings.time_zone), MappingProxyType(frozen))


def without_examples(site: Site) -> Site:
    """Drop every record that is made up to show a feature."""
    records = {
        kind: MappingProxyType({slug: record for slug, record in of_kind.items() if not record.example})
        for kind, of_kind in site.records.items()
    }
    return replace(site, records=MappingProxyType(records))


def as_published(site: Site) -> Site:
    """Leave out what may no longer be read, so that no page, feed or file can show it."""
    changed = {
        (kind.name, record.slug): published
        for kind, record in site.all()
        if (published := record.as_published()) is not record
    }
    if not changed:
        return site
    records = {
        kind: MappingProxyType({slug: changed.get((kind, slug), record) for slug, record in of_kind.items()})
        for kind, of_kind in site.records.items()
    }
    return replace(site, records=MappingProxyType(records))
