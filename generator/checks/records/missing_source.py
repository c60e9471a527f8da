"""A fact must say where it was read, and when: its record has a `source`, or is marked as made up.

Passes: `source: {url: https://www.jammerbugt.dk/, checked: 2026-11-21}`, or `example: true`.
Fails:  a fund, plan, meeting, community, body or contact with neither.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.problems import Problem, say

RULE: Final = "missing-source"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each record without a source, of the kinds that need one."""
    for kind, record in site_of(loaded).all():
        if kind.sourced and not record.source and not record.example:
            what = say("the record does not say where its facts come from")
            fix = say("add 'source:' with 'url' and 'checked', or write 'example: true' if it is made up")
            yield Problem(loaded.locate(record), RULE, what, fix)
