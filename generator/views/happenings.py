"""What happened to records, and on which day: announced, moved, minutes published, a deadline that draws near.

A happening is part of the news from its day on, never before, and keeps its day and its id. All of it is computed from
the records as they are: nothing is remembered between two builds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, cast

from generator.model.entity import Entity
from generator.model.fund import Fund
from generator.model.kinds import Kind
from generator.model.meeting import Meeting, Minutes, Revision
from generator.model.occurrences import Occurrence, occurrences
from generator.views.announcements import day_begins, headline
from generator.views.concerning import Key, concerned
from generator.views.rounds import applying_at
from generator.views.scene import Scene
from generator.wording import Wording

What = Literal[
    "new", "updated", "changed", "moved", "cancelled", "minutes", "draft", "approved", "corrected", "withdrawn",
    "deadline",
]  # fmt: skip
REMINDERS = (28, 14, 3)
"""How many days before a deadline the feeds remind of it."""
MOST = 1_000
"""No feed holds more entries, even when more happened on one day: that is the day a site begins."""
EVERYTHING = ("", "")
"""The key of the feed of everything."""

_TITLES: Mapping[What, str] = {
    "updated": "Updated: {title}",
    "changed": "Changed: {title}",
    "moved": "Moved: {title}",
    "minutes": "Minutes: {title}",
    "draft": "Draft minutes: {title}",
    "approved": "Approved minutes: {title}",
    "corrected": "Corrected minutes: {title}",
    "withdrawn": "Minutes withdrawn: {title}",
}
_NOT_NEWS = frozenset({"contact"})


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to a record."""

    kind: Kind
    record: Entity
    what: What
    day: date
    more: tuple[str, ...] = ()
    """Further parts of the id: none for the announcement, whose id is the record's."""
    text: str | None = None
    """What the editor wrote of it."""
    before: date | datetime | None = None
    """When a meeting was to be before it was moved."""
    now: date | datetime | None = None
    """When it was to be from then on."""
    call: Occurrence | None = None
    """The round whose deadline draws near."""
    days: int = 0
    """How many days are left to the deadline."""

    @property
    def id(self) -> tuple[str, ...]:
        """What tells it from all other happenings of the site, for ever."""
        return self.kind.name, self.record.identity, *self.more

    @property
    def order(self) -> tuple[int, str, str, int, tuple[str, ...]]:
        """What a list is sorted by: the newest first; on one day by slug, and the announcement of a record last."""
        return -self.day.toordinal(), self.record.slug, self.kind.name, not self.more, self.more


def title_of(happening: Happening, words: Wording) -> str:
    """Give the title of a happening: `Flyttet: Temamøde`; cancelled meetings and examples are marked by `headline`."""
    title = headline(happening.record, words)
    if happening.what == "deadline":
        return words.t("{count} days to the deadline: {title}", count=happening.days, title=title)
    if happening.what == "cancelled" and getattr(happening.record, "status", None) != "cancelled":
        return words.t("CANCELLED: {title}", title=title)  # it is to be held after all, but that day it was not
    msgid = _TITLES.get(happening.what)
    return words.t(msgid, title=title) if msgid else title


def feeds_of(scene: Scene) -> Mapping[Key, list[Happening]]:
    """Choose what each feed holds, the newest first; the keys are `EVERYTHING`, `(kind, "")` and `(kind, slug)`.

    A feed is cut at its length, but never within a day: a reader who looks once a day misses nothing.
    """
    return scene.once("feeds", "", lambda: _feeds_of(scene))


def _feeds_of(scene: Scene) -> Mapping[Key, list[Happening]]:
    feeds: dict[Key, list[Happening]] = defaultdict(list)
    length, concerns = scene.site.settings.feed_length, concerned(scene)
    for happening in sorted(happenings(scene), key=lambda item: item.order):
        kind, slug = happening.kind.name, happening.record.slug
        everything = () if kind in _NOT_NEWS else (EVERYTHING,)
        for key in (*everything, (kind, ""), *concerns.get((kind, slug), ())):
            feed = feeds[key]
            if len(feed) < length or (feed[-1].day == happening.day and len(feed) < MOST):
                feed.append(happening)
    return feeds


def happenings(scene: Scene) -> Iterator[Happening]:
    """Yield all that has happened up to the day of the build, in no order."""
    for kind, record in scene.site.all():
        for happening in happenings_of(scene, kind, record):
            if happening.day <= scene.today:
                yield happening


def happenings_of(scene: Scene, kind: Kind, record: Entity) -> Iterator[Happening]:
    """Yield what happens to a record: also on days to come, except reminders."""
    yield Happening(kind, record, "new", record.published)
    own: list[Happening] = []
    if isinstance(record, Meeting):
        own = [*_revised(kind, record), *_minuted(kind, record)]
    elif isinstance(record, Fund):
        yield from _reminders(scene, kind, record)
    yield from own
    # a change that is told by itself is not told again as "updated"
    if record.updated and record.updated > record.published and record.updated not in {one.day for one in own}:
        yield Happening(kind, record, "updated", record.updated, ("updated", record.updated.isoformat()))


def _revised(kind: Kind, meeting: Meeting) -> Iterator[Happening]:
    counted: dict[Key, int] = {}
    for index, revision in enumerate(meeting.revisions):
        more = _numbered(counted, revision.type, revision.on)
        is_moved = revision.type == "moved"
        now = _new_time(meeting, meeting.revisions[index + 1 :]) if is_moved else None
        before = revision.before if is_moved else None
        yield Happening(kind, meeting, revision.type, revision.on, more, revision.what, before, now)


def _new_time(meeting: Meeting, later: Iterable[Revision]) -> date | datetime | None:
    """Find when a meeting was to be after a move: what the next move says it was before, else what holds now."""
    following = next((revision for revision in later if revision.type == "moved"), None)
    return meeting.start if following is None else following.before


def _minuted(kind: Kind, meeting: Meeting) -> Iterator[Happening]:
    minutes = meeting.minutes
    if minutes is None:
        return
    approved = minutes.approved if minutes.status == "approved" else None
    first = minutes.published or approved
    if first is not None:
        yield Happening(kind, meeting, _first_form(minutes, first), first, ("minutes",))
        if approved is not None and approved > first:
            yield Happening(kind, meeting, "approved", approved, ("minutes", "approved"))
    counted: dict[Key, int] = {}
    for correction in minutes.corrections:
        more = _numbered(counted, "corrected", correction.on)
        yield Happening(kind, meeting, "corrected", correction.on, more, correction.what)
    if minutes.withdrawn:
        gone = minutes.withdrawn
        yield Happening(kind, meeting, "withdrawn", gone.on, ("withdrawn", gone.on.isoformat()), gone.why)


def _first_form(minutes: Minutes, first: date) -> What:
    """Say whether the minutes were a draft when they were first published."""
    is_draft = minutes.status == "draft" or (minutes.approved is not None and minutes.approved > first)
    return "draft" if is_draft else "minutes"


def _numbered(counted: dict[Key, int], what: str, day: date) -> tuple[str, ...]:
    """Give the parts of an id: what and when, and a number from the second of a day on."""
    key = (what, day.isoformat())
    counted[key] = counted.get(key, 0) + 1
    return key if counted[key] == 1 else (*key, str(counted[key]))


def _reminders(scene: Scene, kind: Kind, fund: Fund) -> Iterator[Happening]:
    """Yield the reminders of deadlines that are not past; once the last day is over they are of no use.

    A round that is moved or extra is not reminded of on days before the fund was updated: nobody knew of it then.
    """
    last = scene.today + timedelta(days=max(REMINDERS))
    told: set[date] = set()
    for call in occurrences(fund, scene.today, last):
        if call.is_cancelled or call.closes in told or not scene.today <= call.closes <= last:
            continue
        told.add(call.closes)
        known = max(fund.published, fund.updated or fund.published) if call.change else fund.published
        for days in REMINDERS:
            day = call.closes - timedelta(days=days)
            if known <= day <= scene.today and _was_certain(scene, fund, day):
                more = ("deadline", call.closes.isoformat(), str(days))
                yield Happening(kind, fund, "deadline", day, more, call=call, days=days)


def _was_certain(scene: Scene, fund: Fund, day: date) -> bool:
    """Whether the deadlines of a fund were known for certain on a day; the round itself may open later."""
    return applying_at(scene, fund, day_begins(day, scene.zone)).is_certain


def minutes_of(happening: Happening) -> Minutes | None:
    """Give the minutes that a happening is about."""
    about = ("minutes", "draft", "approved", "corrected", "withdrawn")
    return cast(Meeting, happening.record).minutes if happening.what in about else None
