"""What there is a known number of is there in that number: nine focus areas, eighteen forums, nine principles.

Passes: `expects: [{kind: theme, count: 9}]` in `site.yml`, and nine themes; a checklist with `expects: 9` and nine
        points.
Fails:  eight themes or points; `expects` of a kind that is not there. Made-up records count only where all are.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.settings import Expected
from generator.model.site import Site
from generator.model.text.checklist import Checklist
from generator.nearest import nearest
from generator.problems import Problem, say

RULE: Final = "expected-count"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each number that is not the one that was stated."""
    site = site_of(loaded)
    for index, one in enumerate(site.settings.expects):
        if one.kind not in site.kinds:
            what, near = say("there is no kind of record '{kind}'", kind=one.kind), nearest(one.kind, site.kinds)
            fix = say("write '{kind}'", kind=near) if near else say("write one of {list}", list=", ".join(site.kinds))
            yield Problem(loaded.locate(None, ("expects", index, "kind")), RULE, what, fix)
            continue
        count = _count(site, one)
        if count != one.count:
            what = say("{count} are expected, and {found} are there", count=one.count, found=count)
            fix = say(
                "add or take out a file in '{folder}', or mend the number", folder=f"{site.kinds[one.kind].folder}/"
            )
            yield Problem(loaded.locate(None, ("expects", index, "count")), RULE, what, fix)
    for record in site["checklist"].values():
        if isinstance(record, Checklist) and record.expects not in (None, len(record.points)):
            what = say("{count} are expected, and {found} are there", count=record.expects, found=len(record.points))
            fix = say("add or take out a point, or mend the number")
            yield Problem(loaded.locate(record, ("expects",)), RULE, what, fix)


def _count(site: Site, one: Expected) -> int:
    found = [record for record in site[one.kind].values() if one.type in (None, getattr(record, "type", None))]
    return sum(not record.example for record in found) or len(found)
