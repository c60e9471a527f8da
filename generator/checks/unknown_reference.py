"""Every slug that one file uses to name another must exist.

Passes: `community: tranum` where `content/communities/tranum.md` exists.
Fails:  `community: trannum`, with the nearest existing slug as the mend.
"""

from collections.abc import Iterator

from generator.load import Loaded
from generator.model.entity import Entity
from generator.model.site import Keys, Site, references
from generator.nearest import nearest
from generator.problems import Problem, say

RULE = "unknown-reference"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each reference to a record that is not there."""
    site = loaded.site
    assert site is not None
    for keys, kind, slug in references(site.settings):
        yield from _missing(loaded, site, None, keys, kind, slug)
    for _, record in site.all():
        for keys, kind, slug in references(record):
            yield from _missing(loaded, site, record, keys, kind, slug)


def _missing(loaded: Loaded, site: Site, record: Entity | None, keys: Keys, kind: str, slug: str) -> Iterator[Problem]:
    if slug in site[kind] or (kind, slug) in site.unreadable:
        return
    near = nearest(slug, site[kind])
    row = site.kinds.get(kind)
    what = say("there is no {kind} '{slug}'", kind=say(row.one) if row else kind, slug=slug)
    if near:
        fix = say("write '{slug}'", slug=near)
    elif row:
        fix = say(
            "make the file '{folder}/{slug}{suffix}', or delete the line",
            folder=row.folder,
            slug=slug,
            suffix=row.suffix,
        )
    else:
        fix = say("begin with one of {list}", list=", ".join(site.kinds))
    yield Problem(loaded.locate(record, keys), RULE, what, fix)
