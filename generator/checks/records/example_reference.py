"""A real record must not name one that is made up: the example may be dropped, and the reference would lead nowhere.

Passes: an example that names real records; a real record that names real records.
Fails:  `contact: eksempel` in a real record, where that contact says `example: true`; a link to it in a text.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import linked, named, site_of, target_of
from generator.load import Loaded
from generator.model.site import Site
from generator.problems import Position, Problem, say

RULE: Final = "example-reference"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each reference and link from what is real to what is made up."""
    site = site_of(loaded)
    examples = {(kind.name, record.slug) for kind, record in site.all() if record.example}
    if not examples:
        return
    real = {kind: [slug for slug in slugs if (kind, slug) not in examples] for kind, slugs in site.records.items()}
    for record, keys, kind, slug in named(loaded, {kind: frozenset(slugs) for kind, slugs in real.items()}):
        if (kind, slug) in examples and not getattr(record, "example", False):
            yield _fault(loaded.locate(record, keys), site, kind, slug)
    for index, task in enumerate(site.settings.tasks):
        kind, slug, _ = target_of(task.to)
        if (kind, slug) in examples:
            yield _fault(loaded.locate(None, ("tasks", index, "to")), site, kind, slug)
    for text, links in linked(loaded):
        for link in () if text.is_example else links:
            kind, slug, _ = target_of(link.target)
            if (kind, slug) in examples:
                yield _fault(text.source.body_at(link.offset), site, kind, slug)


def _fault(at: Position, site: Site, kind: str, slug: str) -> Problem:
    what = say("the {kind} '{slug}' is made up as an example", kind=say(site.kinds[kind].one), slug=slug)
    return Problem(at, RULE, what, say("name a real one, or write 'example: true' in this file too"))
