"""Walks the folders and reads every record: the only place where files become a `Site`.

All problems of all files come out in one run. A record that cannot be read is left out of the site, but its slug is
remembered, so that records which name it are not blamed for it. Here stands the order; each step has its room.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from generator.load.attachments.listing import composed, list_attachments, sizes_of
from generator.load.documents import load_document
from generator.load.loaded import Key, Loaded
from generator.load.records import Folder, Read, ReadBefore
from generator.load.settings import SETTINGS, load_settings
from generator.load.standing_in import NOBODY
from generator.memory import Memory
from generator.model import kinds as table
from generator.model.documents import DOCUMENTS
from generator.model.entity import Entity, Part
from generator.model.kinds import Kind
from generator.model.site import Site
from generator.problems import strictest
from generator.reading.source import Source

__all__ = ["SETTINGS", "Key", "Loaded", "ReadBefore", "load"]


def load(
    root: Path,
    *,
    kinds: Sequence[Kind] | None = None,
    before: ReadBefore | None = None,
    memory: Memory | None = None,
    is_hidden: Callable[[str], bool] | None = None,
) -> Loaded:
    """Read the repository at `root`; never raises for bad content.

    `is_hidden` tells which files below `content/` are kept off the site though they are no records.
    """
    rows = tuple(table.KINDS if kinds is None else kinds)
    settings, settings_source, problems = load_settings(root)
    zone = None if settings is None else ZoneInfo(settings.time_zone)
    if before is not None and before.zone != zone:
        before.files, before.zone = {}, zone
    sources: dict[Key, Source] = {} if settings_source is None else {("site", "site"): settings_source}
    records: dict[str, Mapping[str, Entity]] = {}
    unreadable: set[Key] = {("contact", NOBODY)} if problems else set()
    remembered: dict[str, Read] = {}
    for kind in rows:
        found = Folder(root, kind, before, memory or Memory(), zone)
        found.read()
        problems += found.problems
        records[kind.name] = MappingProxyType(dict(sorted(found.records.items())))
        sources |= {(kind.name, slug): source for slug, source in found.sources.items()}
        unreadable |= {(kind.name, slug) for slug in found.files if slug not in found.records}
        remembered |= found.remembered
    if before is not None:
        before.files = remembered  # without the files that are gone
    documents: dict[str, Part] = {}
    for document in DOCUMENTS:
        found_part, source, faults = load_document(root, document.file, document.model, zone)
        problems += faults
        sources |= {} if source is None else {(document.name, document.name): source}
        documents |= {} if found_part is None else {document.name: found_part}
    attachments, odd = list_attachments(root, rows)
    attachments = tuple(path for path in attachments if is_hidden is None or not is_hidden(path))
    published = tuple(dict.fromkeys(map(composed, attachments)))
    site = None
    if settings is not None:
        by_name = MappingProxyType({kind.name: kind for kind in rows})
        held, sizes = MappingProxyType(documents), MappingProxyType(sizes_of(root, attachments))
        site = Site(settings, by_name, MappingProxyType(records), frozenset(unreadable), held, sizes)
    return Loaded(site, MappingProxyType(sources), published, tuple(strictest((*problems, *odd))))
