"""A meeting begins between 8 in the morning and 10 in the evening; another hour is most often a slip of the pen.

Passes: `start: 2027-01-19 08:00` and `start: 2027-01-19 22:00`; another hour with `on_purpose: Morgensang ved havet`.
Fails:  `start: 2027-01-19 07:00`, where 19:00 was meant; `start: 2027-01-19 00:00`, where the time is not known.
"""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Final

from generator.checks.meetings.clock_change import begins_in_doubt
from generator.checks.meetings.meetings import is_attended, to_be_held
from generator.load import Loaded
from generator.problems import Message, Problem, say

RULE: Final = "unusual-hour"
FIRST, LAST = time(8), time(22)
_NOON = 12


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each meeting that begins in the night or early in the morning."""
    for meeting in filter(is_attended, to_be_held(loaded)):
        if isinstance(meeting.start, datetime) and not meeting.on_purpose and not begins_in_doubt(loaded, meeting):
            begins = meeting.start.time()
            if not FIRST <= begins <= LAST:
                what = say("the meeting begins at {time}", time=f"{begins:%H:%M}")
                yield Problem(loaded.locate(meeting, ("start",)), RULE, what, _mend(begins), "warning")


def _mend(begins: time) -> Message:
    if begins == time():
        return say("write the day alone when the time is not known, or say under 'on_purpose' why it begins then")
    if time(1) <= begins < FIRST:
        evening = begins.replace(hour=begins.hour + _NOON)
        return say("write {time} if it is in the evening, or say under 'on_purpose' why it begins then",
                   time=f"{evening:%H:%M}")  # fmt: skip
    return say("mend the time, or say under 'on_purpose' why it begins then")
