"""The site on one day, with the links between records followed both ways once for all pages."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from generator.model.entity import Entity
from generator.model.kinds import Kind
from generator.model.site import HOME, Site, needed, references
from generator.words.wording import Wording, wording_of

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
    to_come: tuple[tuple[Kind, Entity], ...] = ()
    """Records that wait for the day they are published: nowhere on the site, but known to the editors."""
    _made: dict[tuple[str, str], Any] = field(default_factory=dict, init=False, compare=False)
    """What has been computed, by what it is and whose: see `once`."""

    @cached_property
    def words(self) -> Wording:
        """The language of the site."""
        return wording_of(self.site.settings.language)

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
    """Look at a site on a day: only what is shown on that day is there, and nobody else need ask."""
    shown = shown_on(site, today)
    naming: dict[tuple[str, str], dict[str, list[Entity]]] = defaultdict(lambda: defaultdict(list))
    for kind, record in shown.all():
        for named_kind, slug in dict.fromkeys((to_kind, to_slug) for _, to_kind, to_slug in references(record)):
            naming[(named_kind, kind.name)][slug].append(record)
    frozen: dict[tuple[str, str], Named] = {
        pair: MappingProxyType({slug: tuple(records) for slug, records in named.items()})
        for pair, named in naming.items()
    }
    to_come = _to_come(_with_examples_as_set(site), today)
    return Scene(shown, today, ZoneInfo(site.settings.time_zone), MappingProxyType(frozen), tuple(to_come.values()))


def shown_on(site: Site, today: date) -> Site:
    """Give what readers may see on a day: no examples where the site shows none, and nothing before its day."""
    whole = _with_examples_as_set(site)
    to_come = _to_come(whole, today)
    return as_published(_only(whole, lambda kind, record: (kind, record.slug) not in to_come), today)


def _to_come(site: Site, today: date) -> dict[tuple[str, str], tuple[Kind, Entity]]:
    """Find what waits for its day, and with it what cannot stand without it: the awards of a fund, say.

    Without a front page and somebody who answers there is no site, so these two never wait.
    """
    stays = {("page", HOME), ("contact", site.settings.entrance.default)}
    rest = {(kind.name, record.slug): (kind, record) for kind, record in site.all()}
    found = {key: one for key, one in rest.items() if one[1].published > today and key not in stays}
    more = found
    while more:
        more = {key: one for key, one in rest.items() if key not in found and _names(one[1], found)}
        found |= more
    return found


def _names(record: Entity, keys: Mapping[tuple[str, str], object]) -> bool:
    return any(key in keys for key in needed(record))


def _with_examples_as_set(site: Site) -> Site:
    return site if site.settings.show_examples else without_examples(site)


def without_examples(site: Site) -> Site:
    """Drop every record that is made up to show a feature."""
    return _only(site, lambda _, record: not record.example)


def _only(site: Site, is_kept: Callable[[str, Entity], bool]) -> Site:
    records = {
        kind: MappingProxyType({slug: record for slug, record in of_kind.items() if is_kept(kind, record)})
        for kind, of_kind in site.records.items()
    }
    return replace(site, records=MappingProxyType(records))


def as_published(site: Site, today: date) -> Site:
    """Leave out what may not be read, not yet or no longer, so that no page, feed or file can show it."""
    changed = {
        (kind.name, record.slug): published
        for kind, record in site.all()
        if (published := record.as_published(today)) is not record
    }
    if not changed:
        return site
    records = {
        kind: MappingProxyType({slug: changed.get((kind, slug), record) for slug, record in of_kind.items()})
        for kind, of_kind in site.records.items()
    }
    return replace(site, records=MappingProxyType(records))
