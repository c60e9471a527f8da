"""Follow-up: what was promised at a meeting comes back at the body's next ones until it is done or dropped."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from generator.model.meetings.meeting import Meeting
from generator.model.minutes.minutes import ActionPoint, AgendaItem
from generator.views.meetings.meetings import occasion
from generator.views.scene import Scene

RECENT = timedelta(days=180)
"""How long something that is done or dropped stays on the overview."""
IN_WEEKS = 14
"""The age in days from which it is told in weeks."""
_AT_WORK = ("plan", "council", "committee", "annual")
SortKey = Callable[[str], Any]
"""The alphabet of the site's language."""


@dataclass(frozen=True)
class Promise:
    """An action point with the meeting it comes from."""

    meeting: Meeting
    point: ActionPoint

    @property
    def since(self) -> date:
        """The day it was promised."""
        return self.meeting.day

    @property
    def body(self) -> str | None:
        """The slug of the body that answers for it: the owner, else the body whose meeting it was."""
        return self.point.owner or self.meeting.organiser

    @property
    def ended(self) -> date | None:
        """The day it was done or dropped; the day it was promised when nobody wrote the day down."""
        return None if self.point.state == "open" else self.point.ended or self.since

    def is_open(self, day: date) -> bool:
        """Say whether it was still to be done at the end of a day."""
        return self.since <= day and (self.ended is None or day < self.ended)

    def ended_lately(self, day: date) -> bool:
        """Say whether it was done or dropped within 180 days before a day."""
        return self.ended is not None and day - RECENT <= self.ended <= day


@dataclass(frozen=True)
class Task:
    """A promise as seen on a day."""

    promise: Promise
    as_of: date
    carried: int
    """The number of meetings of the body that it has come back to."""
    address: str
    """Of the point on the page of its meeting, relative to the site."""
    item: AgendaItem | None
    """The item it follows from."""

    @property
    def point(self) -> ActionPoint:
        """The action point as it is written."""
        return self.promise.point

    @property
    def days(self) -> int:
        """Its age in days."""
        return (self.as_of - self.promise.since).days

    @property
    def weeks(self) -> int | None:
        """Its age in whole weeks; None while it is told in days."""
        return self.days // 7 if self.days >= IN_WEEKS else None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.promise.is_open(self.as_of)

    @property
    def is_overdue(self) -> bool:
        """Whether it should have been done before the day; the due day itself is in time."""
        return self.is_open and self.point.due is not None and self.point.due < self.as_of

    @property
    def order(self) -> tuple[Any, ...]:
        """What is late comes first, then what is due first, then the oldest."""
        due = self.point.due or date.max
        return (not self.is_overdue, due, self.promise.since, self.promise.meeting.slug, self.point.id)


@dataclass(frozen=True)
class Heading:
    """The open tasks of one body."""

    id: str
    body: str
    """The slug of the body; empty when no body answers for the tasks."""
    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Overview:
    """All that is open, and what has ended lately."""

    bodies: tuple[Heading, ...]
    total: int
    overdue: int
    ended: tuple[Task, ...]
    """Done or dropped within 180 days, the latest first."""


@dataclass(frozen=True)
class _Gathered:
    promises: tuple[Promise, ...]
    of_body: Mapping[str, tuple[Promise, ...]]
    """The promises that a body made or owns."""
    days: Mapping[str, tuple[date, ...]]
    """The days on which a body met, or will, the earliest first."""
    next_day: Mapping[str, date]
    """The day of the next meeting of a body."""


def open_at(scene: Scene, meeting: Meeting) -> tuple[Task, ...]:
    """List what comes back at a meeting: what was open on its day, or is open today where it is the body's next one."""
    body = meeting.organiser
    if body is None or not _is_at_work(meeting):
        return ()
    found = _gathered(scene)
    earlier = [promise for promise in found.of_body.get(body, ()) if promise.since < meeting.day]
    if occasion(scene, meeting).is_past:
        as_of = meeting.day
        due = [one for one in earlier if one.ended is None or meeting.day <= one.ended]
    elif found.next_day.get(body) == meeting.day:
        as_of = scene.today
        due = [one for one in earlier if one.is_open(as_of)]
    else:
        return ()
    return _in_order(_task(scene, one, as_of, body=body, last=meeting.day) for one in due)


def all_promises(scene: Scene) -> tuple[Promise, ...]:
    """Give all that was promised at meetings, whether it is done or not."""
    return _gathered(scene).promises


def shown(scene: Scene) -> Iterator[Promise]:
    """Yield the promises that the overview shows."""
    day = scene.today
    return (one for one in _gathered(scene).promises if one.is_open(day) or one.ended_lately(day))


def overview(scene: Scene, alphabet: SortKey) -> Overview:
    """Arrange everything that is open by the body that answers for it."""
    found = _gathered(scene).promises
    tasks = [_task(scene, one, scene.today, body=one.meeting.organiser or one.body, last=scene.today) for one in found]
    still = [task for task in tasks if task.is_open]
    by_body: dict[str, list[Task]] = defaultdict(list)
    for task in still:
        by_body[task.promise.body or ""].append(task)
    known = scene.site["body"]
    titles = {slug: known[slug].title if slug in known else "" for slug in by_body}  # type: ignore[attr-defined]
    order = sorted(by_body, key=lambda slug: (not titles[slug], alphabet(titles[slug]), slug))
    bodies = tuple(Heading(f"body-{slug or 'none'}", slug, titles[slug], _in_order(by_body[slug])) for slug in order)
    ended = [task for task in tasks if task.promise.ended_lately(scene.today)]
    ended.sort(key=lambda task: (-(task.promise.ended or scene.today).toordinal(), *task.order))
    return Overview(bodies, len(still), sum(task.is_overdue for task in still), tuple(ended))


def _is_at_work(meeting: Meeting) -> bool:
    """Whether a body does its work at a meeting; at an open evening for guests its list would only be in the way."""
    return meeting.status != "cancelled" and (meeting.type in _AT_WORK or bool(meeting.agenda))


def _in_order(tasks: Iterable[Task]) -> tuple[Task, ...]:
    return tuple(sorted(tasks, key=lambda task: task.order))


def _task(scene: Scene, promise: Promise, as_of: date, *, body: str | None, last: date) -> Task:
    """See a promise on a day; `last` is the day of the last meeting that counts as one it has come back to."""
    days = _gathered(scene).days.get(body or "", ())
    until = last if promise.ended is None else min(last, promise.ended)
    carried = max(0, bisect_right(days, until) - bisect_right(days, promise.since))
    page = scene.site.address_of("meeting", promise.meeting.slug)
    item = next((item for item in promise.meeting.agenda if item.id == promise.point.item), None)
    return Task(promise, as_of, carried, f"{page}#section-point-{promise.point.id}", item)


def _gathered(scene: Scene) -> _Gathered:
    """Gather all action points once a build."""
    return scene.once("follow-up", "", lambda: _gather(scene))


def _gather(scene: Scene) -> _Gathered:
    meetings = sorted(cast(Iterable[Meeting], scene.site["meeting"].values()), key=lambda one: (one.day, one.slug))
    promises = tuple(
        Promise(meeting, point)
        for meeting in meetings
        if meeting.minutes is not None and meeting.status != "cancelled"
        for point in meeting.minutes.action_points
    )
    of_body: dict[str, list[Promise]] = defaultdict(list)
    for promise in promises:
        for body in {promise.meeting.organiser, promise.point.owner} - {None}:
            of_body[cast(str, body)].append(promise)
    days: dict[str, list[date]] = defaultdict(list)
    next_day: dict[str, date] = {}
    for meeting in meetings:
        if meeting.organiser is not None and _is_at_work(meeting):
            days[meeting.organiser].append(meeting.day)
            if not occasion(scene, meeting).is_past:
                next_day.setdefault(meeting.organiser, meeting.day)
    return _Gathered(
        promises,
        {body: tuple(found) for body, found in of_body.items()},
        {body: tuple(found) for body, found in days.items()},
        next_day,
    )
