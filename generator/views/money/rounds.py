"""When one can apply: how a fund stands on a day, its next deadline, and the terms that hold.

A past day is never given as the next deadline, and a deadline whose source is old is never given as certain.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from generator.model.money.applied import Applied
from generator.model.money.occurrences import RAREST, Occurrence, gives, occurrences, pattern_days
from generator.model.money.periods import rounds_of, rounds_on, terms_on
from generator.model.money.rolling import stretches
from generator.model.money.rounds import Dated, Rolling, Rule, Yearly
from generator.model.money.terms import Terms
from generator.views.money import timetable
from generator.views.money.timetable import ASKABLE, OPEN, ORDER, SOON, Span, State, Timetable, standing
from generator.views.scene import Scene
from generator.views.telling.announcements import day_begins

__all__ = [
    "ASKABLE", "OPEN", "ORDER", "SOON", "Applying", "State", "applying", "applying_at", "current_terms", "is_old",
    "published", "terms_on",
]  # fmt: skip
BACK, AHEAD = timedelta(days=60), timedelta(days=450)
"""How far before and after a day the rounds are published."""


@dataclass(frozen=True)
class Applying:
    """A fund as seen at one moment."""

    state: State
    deadline: date | None
    """The next last day, inclusive; None when there is none, none is known, or it is not certain."""
    closes: datetime | None
    """The moment the round closes, with its zone."""
    opens: date | None
    """The next first day, when one cannot apply yet and the day is known."""
    last_known: date | None
    """The last deadline that was announced, when it is past."""
    decision: date | None
    """The day by which applicants of the round are answered."""
    why: str | None
    """Why the round is moved or extra, or why there is a break."""
    until: date | None
    """The last day before a break, where there are no rounds."""
    likely: date | None
    """The next deadline as far as it can be reckoned, when nobody has confirmed it."""
    day: date
    """The day it is seen on."""
    call: Occurrence | None
    """The round that is open, or the next one."""
    timetable: Timetable
    is_ours: bool
    """Whether the municipality of the site gives the money."""

    @property
    def order(self) -> tuple[int, bool, date]:
        """What stands first in a list: by state, and in it our own funds, and then the next day."""
        return ORDER.index(self.state), not self.is_ours, self.deadline or self.likely or self.until or date.max

    @property
    def calls(self) -> tuple[Occurrence, ...]:
        """The rounds from 60 days back to 450 days ahead, cancelled ones too; certain only when `is_certain`."""
        return self.timetable.calls

    @property
    def is_certain(self) -> bool:
        """Whether the deadlines may be told as facts: the fund is not stopped, and its source is fresh."""
        since = self.timetable.doubtful_from
        doubted = self.state == "rolling" and since is not None and self.day >= since  # there may be deadlines after it
        return not doubted and self.state not in ("unconfirmed", "paused", "budget-used", "given", "ended")

    @property
    def days_left(self) -> int | None:
        """How many days are left, while one can apply; 0 on the last day."""
        open_now = self.deadline is not None and self.state in ("open", "closing-soon")
        return (self.deadline - self.day).days if open_now and self.deadline else None

    @property
    def coming(self) -> tuple[Occurrence, ...]:
        """The rounds whose last day, planned or new, is not past."""
        return tuple(call for call in self.calls if max(call.closes, call.key) >= self.day)

    @property
    def changes(self) -> tuple[Occurrence, ...]:
        """The coming rounds that are moved, cancelled or extra."""
        return tuple(call for call in self.coming if call.change is not None)

    @property
    def published(self) -> dict[str, Any]:
        """What a program needs to find the state on a later day."""
        return published(self)


def published(applying: Applying) -> dict[str, Any]:
    """Give the timetable of a fund as plain data, for browsers and open data."""
    return timetable.published(applying.timetable)


def applying(scene: Scene, fund: Applied) -> Applying:
    """Find how a fund stands as the day of the build begins."""
    return applying_at(scene, fund, day_begins(scene.today, scene.zone))


def applying_at(scene: Scene, fund: Applied, moment: datetime) -> Applying:
    """Find how a fund stands at a moment, which must have a zone."""
    table = timetable_of(scene, fund, moment)
    day, found = table.day_of(moment), standing(table, moment)
    return Applying(
        state=found.state,
        deadline=found.call.closes if found.call else None,
        closes=table.closing(found.call) if found.call else None,
        opens=found.opens,
        last_known=_last_announced(fund, table, moment),
        decision=found.call.decision if found.call else None,
        why=found.call.why if found.call else _why_of_break(fund, day),
        until=found.until,
        likely=found.likely,
        day=day,
        call=found.call,
        timetable=table,
        is_ours=(fund.given_by or scene.site.settings.municipality.name) == scene.site.settings.municipality.name,
    )


def timetable_of(scene: Scene, fund: Applied, moment: datetime) -> Timetable:
    """Gather what is known of the rounds of a fund around a moment."""
    day = moment.astimezone(scene.zone).date()
    last = rounds_on(fund, date.max)
    return Timetable(
        zone=scene.zone,
        fixed=fund.fixed_state,
        calls=_calls(fund, day),
        rolling=_rolling(fund),
        until=last.until if last is not None else None,
        unknown=last is None,
        doubtful_from=_doubtful_from(scene, fund),
    )


def _calls(fund: Applied, day: date) -> tuple[Occurrence, ...]:
    found = tuple(call for call in occurrences(fund, day - BACK, day + AHEAD) if call.closes >= day - BACK)
    patterns = [rounds for rounds in rounds_of(fund) if isinstance(rounds, Yearly | Rule)]
    if not patterns or any(call.closes > day and not call.is_cancelled for call in found):
        return found
    far = date(day.year + RAREST, 12, 31)  # a leap day, or a rule that few years fulfil
    if not any(True for rounds in patterns for _ in pattern_days(rounds, day, far)):
        return found
    later = (call for call in occurrences(fund, day, far) if call.closes > day + AHEAD and not call.is_cancelled)
    return (*found, *tuple(later)[:1])


def _rolling(fund: Applied) -> tuple[Span, ...]:
    """Find the days on which one may apply without a deadline; what ends for good has one, and is among the rounds."""
    return tuple(Span(one.first, one.last) for one in stretches(fund) if one.ends is None)


def _why_of_break(fund: Applied, day: date) -> str | None:
    rounds = rounds_on(fund, day)
    breaks = rounds.breaks if isinstance(rounds, Rolling) else ()
    return next((pause.why for pause in breaks if pause.from_ <= day <= pause.to), None)


def _last_announced(fund: Applied, table: Timetable, moment: datetime) -> date | None:
    """Find the last deadline that somebody announced; the day a pattern gave in the past may never have been one."""
    dated = tuple(rounds for rounds in rounds_of(fund) if isinstance(rounds, Dated | Rolling))
    if not dated and not any(rounds.overrides for rounds in rounds_of(fund)):
        return None
    now, day = moment.astimezone(UTC), table.day_of(moment)
    past = (
        call.closes for call in occurrences(fund, day, day)
        if not call.is_cancelled
        and table.closing(call).astimezone(UTC) < now
        and (call.change is not None or any(gives(fund, rounds, call.key) for rounds in dated))
    )  # fmt: skip
    return max(past, default=None)


def is_old(scene: Scene, fund: Applied) -> bool:
    """Say whether nobody has compared the fund with its source for longer than the site allows."""
    since = _doubtful_from(scene, fund)
    return since is not None and scene.today >= since


def _doubtful_from(scene: Scene, fund: Applied) -> date | None:
    checked = max((note.checked for note in fund.source), default=None)
    return None if checked is None else checked + timedelta(days=scene.site.settings.facts_max_age + 1)


def current_terms(scene: Scene, fund: Applied) -> Terms | None:
    """Give the amounts and conditions that hold on the day of the build."""
    return terms_on(fund, scene.today)
