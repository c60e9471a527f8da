"""When a fund can be applied for, around a day, and how it stands at any moment: the part that visitors' browsers redo.

A site may be read a week after it was built, so the pages carry this timetable (`published`), and on the visitor's day
`assets/money/rounds.js` finds the state as `standing` does here; `tests/money/rounds_cases.json` holds both to the same
answers. Moments are compared in UTC: two clock times of one zone compare by their digits, which is wrong when clocks
change.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from generator.model.money.occurrences import Occurrence
from generator.model.money.rounds import END_OF_DAY

State = Literal[
    "closing-soon", "open", "opens-soon", "rolling", "expected", "unconfirmed", "paused", "budget-used", "given",
    "closed", "ended",
]  # fmt: skip
ORDER: tuple[State, ...] = (
    "closing-soon", "open", "rolling", "unconfirmed", "opens-soon", "expected", "paused", "budget-used", "given",
    "closed", "ended",
)  # fmt: skip
"""The order of a list of funds: what one can apply for today comes first, and then what one may ask about."""
OPEN: tuple[State, ...] = ("closing-soon", "open", "rolling")
"""States in which one can apply today."""
ASKABLE: tuple[State, ...] = (*OPEN, "unconfirmed", "opens-soon", "expected")
"""States in which it is worth one's while to ask: a fund whose next day nobody has confirmed is not closed."""
SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row on which one may apply at any time."""

    first: date
    """`date.min` when it has no beginning."""
    last: date
    """Inclusive; `date.max` when it has no end."""


@dataclass(frozen=True)
class Timetable:
    """What is known of the rounds of a fund around a day."""

    zone: ZoneInfo
    fixed: State | None
    """The state that the editors gave, which counts more than any day."""
    calls: tuple[Occurrence, ...]
    """The rounds from two months back to more than a year ahead, by their last days; cancelled ones too."""
    rolling: tuple[Span, ...]
    """The days on which one may apply without a deadline, in order."""
    until: date | None
    """The last day of the fund's rounds: after it the fund has ended; None when none is known."""
    unknown: bool
    """Whether no source tells how the fund is applied for from now on."""
    doubtful_from: date | None
    """The first day on which the source is too old for its deadlines to be given as certain."""

    def closing(self, call: Occurrence) -> datetime:
        """Give the last moment of a round, in the zone of the site.

        A time that the clocks skip or show twice is read as in calendars (RFC 5545, 3.3.5): by the offset before the
        gap, and as the first of the two.
        """
        return datetime.combine(call.closes, call.closes_at, self.zone)

    def day_of(self, moment: datetime) -> date:
        """Give the day of a moment in the zone of the site."""
        return moment.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a fund stands at one moment."""

    state: State
    call: Occurrence | None = None
    """The round that is open, or the next one; None when none is known or none is certain."""
    opens: date | None = None
    """The day from which one may apply, when that is later."""
    until: date | None = None
    """The last day before a break, where there are no rounds."""
    likely: date | None = None
    """The next deadline as far as it can be reckoned, when nobody has confirmed it."""


def standing(table: Timetable, moment: datetime) -> Standing:
    """Find the one state of a fund at a moment, which must have a zone."""
    if table.fixed is not None:
        return _doubted(table, moment) if table.fixed == "unconfirmed" else Standing(table.fixed)
    day = table.day_of(moment)
    span = next((span for span in table.rolling if span.first <= day <= span.last), None)
    call = next_call(table, moment)
    if span is None and call is None:
        return _without_a_round(table, day)
    if table.doubtful_from is not None and day >= table.doubtful_from:
        return _doubted(table, moment)
    if span is not None:
        return Standing("rolling", until=None if span.last == date.max else span.last)
    assert call is not None, "there was a span or a round"
    if call.opens is not None and call.opens > day:
        return Standing("opens-soon" if call.opens - day <= SOON else "expected", call, call.opens)
    return Standing("closing-soon" if call.closes - day <= SOON else "open", call)


def _doubted(table: Timetable, moment: datetime) -> Standing:
    call = next_call(table, moment)
    return Standing("unconfirmed", likely=call.closes if call else None)


def next_call(table: Timetable, moment: datetime) -> Occurrence | None:
    """Find the round that closes first among those that are open; when none is, the one that opens first."""
    day, now = table.day_of(moment), moment.astimezone(UTC)
    ahead = [
        call for call in table.calls
        if not call.is_cancelled and call.closes >= day and table.closing(call).astimezone(UTC) >= now
    ]  # fmt: skip
    opened = (call for call in ahead if call.opens is None or call.opens <= day)
    return next(opened, None) or min(ahead, key=lambda call: call.opens or call.closes, default=None)


def _without_a_round(table: Timetable, day: date) -> Standing:
    again = next((span.first for span in table.rolling if span.first > day), None)
    if again is not None:
        return Standing("closed", opens=again)
    if table.until is not None and day > table.until:
        return Standing("ended")
    return Standing("unconfirmed" if table.unknown else "closed")


def published(table: Timetable) -> dict[str, Any]:
    """Write a timetable as plain data: instants with their offset from UTC, and days of the site's zone.

    Cancelled rounds are left out, and the last moment of a day is given to the millisecond.
    """
    return {
        "zone": table.zone.key,
        "state": table.fixed,
        "unconfirmed": table.unknown,
        "unconfirmed_from": _day(table.doubtful_from),
        "rolling": bool(table.rolling),
        "spans": [
            {"first": None if span.first == date.min else _day(span.first),
             "last": None if span.last == date.max else _day(span.last)}
            for span in table.rolling
        ],
        "until": _day(table.until),
        "calls": [_published(table, call) for call in table.calls if not call.is_cancelled],
    }  # fmt: skip


def _published(table: Timetable, call: Occurrence) -> dict[str, Any]:
    opens = None if call.opens is None else datetime.combine(call.opens, time.min, table.zone).isoformat()
    closes = table.closing(call)
    if closes.timetz().replace(tzinfo=None) == END_OF_DAY:
        closes = closes.replace(microsecond=999_000)
    precision = "milliseconds" if closes.microsecond else "seconds"
    return {"opens": opens, "closes": closes.isoformat(timespec=precision), "closes_on": call.closes.isoformat()}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
