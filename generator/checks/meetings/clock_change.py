"""A time of day exists, and comes once: not in the hour that is skipped or repeated when the clocks change.

Passes: `start: 2027-03-28 01:59` and `start: 2027-03-28 03:00`; a day alone on which the clocks change.
Fails:  `start: 2027-03-28 02:30` in Denmark, where the clocks go from 02:00 to 03:00 that night; `closes: 2027-10-31`
        with `closes_at: 02:30`, a time that comes twice that night.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from generator.checks.meetings.meetings import meetings_of
from generator.checks.money.override_day import all_rounds
from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.meetings.meeting import Meeting
from generator.model.money.applied import Applied
from generator.model.money.occurrences import pattern_days
from generator.model.money.rounds import Dated, Pattern, Rule, Yearly
from generator.model.site import Keys
from generator.problems import Message, Problem, say

RULE: Final = "clock-change"
_YEARS = 10
"""How far a pattern of rounds is followed: the last Sunday of a month is on each of its days by then."""
_MORNING = time(5)
"""No clock changes later in the day; most rounds close at midnight, and need not be followed."""
Placed = tuple[Keys, datetime]


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each time that does not exist or comes twice."""
    site = site_of(loaded)
    zone = ZoneInfo(site.settings.time_zone)
    moments = [(meeting, list(_of_meeting(meeting))) for meeting in meetings_of(loaded)]
    funds = [(fund, list(_of_fund(fund))) for _, fund in site.all() if isinstance(fund, Applied)]
    for record, placed in (*moments, *funds):
        told: set[Keys] = set()  # of a pattern, the first of its days is enough
        for keys, moment in placed:
            found = fault_of(moment, zone)
            if found is not None and keys not in told:
                told.add(keys)
                yield Problem(loaded.locate(record, keys), RULE, *found)


def fault_of(moment: datetime, zone: ZoneInfo) -> tuple[Message, Message] | None:
    """Say what the clocks of a zone do at a local moment, when it is in an hour that they skip or repeat."""
    first, second = (moment.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    assert first is not None, "a zone knows its offset"
    assert second is not None, "a zone knows its offset"
    if first == second:
        return None
    early, late = sorted(_edges(moment, zone, first, second))
    values = {"time": f"{moment:%H:%M}", "day": moment.date(), "early": f"{early:%H:%M}", "late": f"{late:%H:%M}"}
    if second > first:
        what = say("there is no {time} on {day}: the clocks go forward from {early} to {late}", **values)
    else:
        what = say("{time} comes twice on {day}: the clocks go back from {late} to {early}", **values)
    return what, say("write a time before {early} or from {late} on", **values)


def _edges(moment: datetime, zone: ZoneInfo, before: timedelta, after: timedelta) -> Iterator[datetime]:
    """Give what the clocks show in the moment they change, before and after it."""
    instant = (moment - max(before, after)).replace(tzinfo=UTC)  # not after the change
    low, high = 0, 1 + int(abs(after - before).total_seconds()) // 60
    while low < high:
        middle = (low + high) // 2
        if (instant + timedelta(minutes=middle)).astimezone(zone).utcoffset() == after:
            high = middle
        else:
            low = middle + 1
    change = (instant + timedelta(minutes=low)).replace(tzinfo=None)
    yield change + before
    yield change + after


def _of_meeting(meeting: Meeting) -> Iterator[Placed]:
    times: list[tuple[Keys, object]] = [(("start",), meeting.start), (("end",), meeting.end)]
    if meeting.sign_up is not None:
        times.append((("sign_up", "closes"), meeting.sign_up.closes))
    times += [(("revisions", index, "before"), one.before) for index, one in enumerate(meeting.revisions)]
    yield from ((keys, moment) for keys, moment in times if isinstance(moment, datetime))


def _of_fund(fund: Applied) -> Iterator[Placed]:
    for keys, rounds in all_rounds(fund):
        usual = rounds.closes_at if isinstance(rounds, Pattern) else None
        if isinstance(rounds, Dated):
            for index, call in enumerate(rounds.calls):
                yield (*keys, "calls", index, "closes_at"), datetime.combine(call.closes, call.closes_at)
        for index, override in enumerate(rounds.overrides):
            at = override.closes_at or usual
            if at is not None and not override.cancelled:
                key = "closes_at" if override.closes_at else "moved_to" if override.moved_to else "deadline"
                yield (*keys, "overrides", index, key), datetime.combine(override.moved_to or override.deadline, at)
        if isinstance(rounds, Yearly | Rule):
            moved = {override.deadline for override in rounds.overrides}
            yield from (((*keys, "closes_at"), datetime.combine(day, rounds.closes_at))
                        for day in _nights(fund, rounds) if day not in moved)  # fmt: skip


def _nights(fund: Applied, rounds: Yearly | Rule) -> Iterator[date]:
    """Yield the days of a pattern, when it closes at an hour at which clocks may change."""
    if rounds.closes_at < _MORNING:
        first = date(fund.published.year, 1, 1)
        yield from pattern_days(rounds, first, date(first.year + _YEARS, 12, 31))


def begins_in_doubt(loaded: Loaded, meeting: Meeting) -> bool:
    """Whether a meeting begins at such a time: nothing else need be said of its day and hour."""
    zone = ZoneInfo(site_of(loaded).settings.time_zone)
    return isinstance(meeting.start, datetime) and fault_of(meeting.start, zone) is not None
