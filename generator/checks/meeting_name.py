"""A meeting's file begins with its day, and stands in the folder of the year.

A meeting that is moved keeps its file, and so its address: it says so under `revisions`.

Passes: `meetings/2026/2026-12-09-fundraising.md` with `start: 2026-12-09 19:00`.
Fails:  the same file with `start: 2026-12-10 19:00` and no `revisions`; the same file in `meetings/2027/`.
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.meeting import Meeting
from generator.problems import Problem, say

RULE: Final = "meeting-name"
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})-.+")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each meeting whose path says something else than the meeting."""
    for kind, meeting in site_of(loaded).all():
        if not isinstance(meeting, Meeting):
            continue
        day = meeting.day.isoformat()
        file = loaded.sources[(kind.name, meeting.slug)].path
        name = file.rpartition("/")[2]
        begins = _DAY.match(meeting.slug)
        if begins is None:
            what = say("the file name '{name}' does not begin with the day of the meeting", name=name)
            fix = say("call it '{name}'", name=f"{day}-{meeting.slug}{kind.suffix}")
            yield Problem(loaded.locate(meeting), RULE, what, fix)
        elif not meeting.slug.startswith(f"{day}-") and not meeting.revisions:
            what = say("the meeting begins on {day}, and its file name says {other}", day=day, other=meeting.slug[:10])
            fix = say("mend the day; if the meeting is moved, say so under 'revisions' and keep the file name")
            yield Problem(loaded.locate(meeting, ("start",)), RULE, what, fix)
        elif not file.startswith(f"{kind.folder}/{begins[1]}/"):
            what = say("the meeting of {year} stands in another folder", year=begins[1])
            fix = say("move the file to '{file}'", file=f"{kind.folder}/{begins[1]}/{name}")
            yield Problem(loaded.locate(meeting), RULE, what, fix)
