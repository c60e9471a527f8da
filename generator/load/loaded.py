"""What reading gives: the site, the text of each record, the attachments and the problems."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.entity import Entity, Part
from generator.model.site import Keys, Site
from generator.problems import Position, Problem
from generator.reading.source import Source

Key = tuple[str, str]
"""A kind and a slug."""


@dataclass(frozen=True, eq=False)
class Loaded:
    """Everything that was read; two of them are never equal."""

    site: Site | None
    """None when no value of `site.yml` can be read; where only some are wrong, others stand in for them."""
    sources: Mapping[Key, Source]
    """The text of each record, by kind and slug; that of `site.yml` under ("site", "site"), and so each document."""
    attachments: tuple[str, ...]
    """Files under `content/` that are no records, relative to it: published as they are, each letter in one piece."""
    problems: tuple[Problem, ...]

    def locate(self, record: Part | None, keys: Keys = ()) -> Position:
        """Say where a value of a record or document stands in its file; `None` is `site.yml`."""
        return self.source(record).position(keys)

    def file(self, record: Part | None) -> str:
        """Name the file of a record, from the root of the repository."""
        return self.source(record).path

    def source(self, record: Part | None) -> Source:
        """Give the text a record or document was read from."""
        if record is None:
            return self.sources[("site", "site")]
        assert self.site is not None, "there are no records without a site"
        if isinstance(record, Entity):
            return self.sources[(self.site.kind_of(record).name, record.slug)]
        name = next(name for name, document in self.site.documents.items() if document is record)
        return self.sources[(name, name)]
