"""A meeting's file begins with its day, or its month while the day is not known, and stands in the folder of the year.

A meeting that is moved, or gets its day, keeps its file, and so its address: it says so under `revisions`.

Passes: `meetings/2026/2026-12-09-fundraising.md` with `start: 2026-12-09 19:00`; `meetings/2027/2027-03-borgermode.md`
        with `start: 2027-03`, or with `start: 2027-03-09 19:00` and a revision of the type `dated`.
Fails:  the first with `start: 2026-12-10 19:00` and no `revisions`; the same file in `meetings/2027/`.
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.meetings.meetings import file_of, meetings_of
from generator.load import Loaded
from generator.model.days.month import Month
from generator.model.fields import slugify
from generator.model.meetings.meeting import Meeting
from generator.problems import Message, Problem, say

RULE: Final = "meeting-name"
SUFFIX: Final = ".md"
_DAY = re.compile(r"([0-9]{4})-[0-9]{2}-[0-9]{2}-.+")
_BEGINNING = re.compile("[0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?=-))?")
_MONTH = re.compile(r"([0-9]{4})-[0-9]{2}-(?![0-9]{2}(-|$)).+")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each meeting whose path says something else than the meeting."""
    for meeting in meetings_of(loaded):
        file = file_of(loaded, meeting)
        name, folder = file.rpartition("/")[2], file.split("/")[0]
        begins = _DAY.match(meeting.slug) or _MONTH.match(meeting.slug)
        if begins is None:
            what, fix = _without_day(meeting, name)
            yield Problem(loaded.locate(meeting), RULE, what, fix)
        elif not meeting.slug.startswith(f"{_time(meeting)}-") and not meeting.revisions:
            what, fix = _other_day(meeting)
            yield Problem(loaded.locate(meeting, ("start",)), RULE, what, fix)
        elif not file.startswith(f"{folder}/{begins[1]}/"):
            what = say("the meeting of {year} stands in another folder", year=begins[1])
            fix = say("move the file to '{file}'", file=f"{folder}/{begins[1]}/{name}")
            yield Problem(loaded.locate(meeting), RULE, what, fix)


def _time(meeting: Meeting) -> str:
    """Give what the name of the file should begin with."""
    return str(meeting.start) if isinstance(meeting.start, Month) else meeting.day.isoformat()


def _without_day(meeting: Meeting, name: str) -> tuple[Message, Message]:
    rest = re.sub("^[0-9-]+", "", meeting.slug) or slugify(meeting.title)
    better = f"{_time(meeting)}-{rest}{SUFFIX}"
    if isinstance(meeting.start, Month):
        what = say("the file name '{name}' does not begin with the month of the meeting", name=name)
    else:
        what = say("the file name '{name}' does not begin with the day of the meeting", name=name)
    return what, say("call it '{name}'", name=better)


def _other_day(meeting: Meeting) -> tuple[Message, Message]:
    if _DAY.match(meeting.slug) or isinstance(meeting.start, Month):
        other = _BEGINNING.findall(meeting.slug)[0]
        fix = say("mend the day; if the meeting is moved, say so under 'revisions' and keep the file name")
    else:
        other = meeting.slug[: len("2026-12")]
        fix = say("keep the file name, and add a revision with 'type: dated' that tells of the day")
    what = say("the meeting begins on {day}, and its file name says {other}", day=_time(meeting), other=other)
    return what, fix
