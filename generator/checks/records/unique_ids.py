"""An id names one part of a plan or a meeting only: other records, and links, find the part by it.

Passes: `goals: [{id: havnen, actions: [{id: bro}]}]`.
Fails:  two actions with `id: bro` in one plan, or a goal and an action with the same.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import parts_with_ids, site_of, with_ids
from generator.load import Loaded
from generator.model.entity import Part
from generator.model.site import Keys
from generator.problems import Problem, say

RULE: Final = "unique-ids"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each id that stands in its record a second time."""
    for kind, record in site_of(loaded).all():
        if not with_ids(kind.model):
            continue
        if loaded.sources[(kind.name, record.slug)].front.count("id:") < 2:
            continue
        yield from doubled(loaded, record, RULE)


def doubled(loaded: Loaded, record: Part, rule: str) -> Iterator[Problem]:
    """Yield a problem for each id that stands in a record or document a second time."""
    seen: dict[str, Keys] = {}
    for keys, found in parts_with_ids(record):
        if found in seen:
            line = loaded.locate(record, seen[found]).line
            what = say("the id '{id}' already stands on line {line}", id=found, line=line)
            yield Problem(loaded.locate(record, keys), rule, what, say("give one of the two another id"))
        else:
            seen[found] = keys
