"""What happened to records, and on which day: announced, moved, minutes published, a deadline that draws near.

A happening is part of the news from its day on, never before, and keeps its day and its id, and its title and times as
far as the record holds them. All of it is computed from the records as they are: nothing is remembered between builds.
"""

from collections.abc import Iterator
from datetime import date
from typing import cast

from generator.model.entity import Entity
from generator.model.kinds import Kind
from generator.model.meetings.meeting import Meeting
from generator.model.minutes.minutes import Minutes
from generator.model.money.applied import Applied
from generator.model.plans.plan import Plan
from generator.model.plans.project import Project
from generator.views.meetings.history import Stand, after, announced, on_day
from generator.views.money.round_news import reminders, round_news
from generator.views.money.rounds import applying_at
from generator.views.scene import Scene
from generator.views.telling.announcements import day_begins, last_told
from generator.views.telling.concerning import Key
from generator.views.telling.happening import Happening, What


def happenings(scene: Scene) -> Iterator[Happening]:
    """Yield all that has happened up to the day of the build, in no order."""
    for kind, record in scene.site.all():
        for happening in happenings_of(scene, kind, record):
            if happening.day <= scene.today:
                yield happening


def happenings_of(scene: Scene, kind: Kind, record: Entity) -> Iterator[Happening]:
    """Yield what happens to a record: also on days to come, except reminders."""
    own: list[Happening] = []
    if isinstance(record, Meeting):
        own = [*_revised(kind, record), *_minuted(kind, record)]
    elif isinstance(record, Plan | Project):
        own = list(_gone_on(kind, record))
    elif isinstance(record, Applied):
        own = list(_rounds_changed(kind, record))
        yield from _reminders(scene, kind, record)
    yield Happening(kind, record, "new", record.published, stand=_stand(record, None))
    yield from own
    # a change that is told by itself is not told again as "updated"
    if record.updated and record.updated > record.published and record.updated not in {one.day for one in own}:
        more = ("updated", record.updated.isoformat())
        yield Happening(kind, record, "updated", record.updated, more, stand=_stand(record, record.updated))


def _stand(record: Entity, day: date | None) -> Stand | None:
    """Give a meeting as it stood on a day, or when it was announced."""
    if not isinstance(record, Meeting):
        return None
    return announced(record) if day is None else on_day(record, day)


def _revised(kind: Kind, meeting: Meeting) -> Iterator[Happening]:
    counted: dict[Key, int] = {}
    for number, revision in enumerate(meeting.revisions, 1):
        more, stand = _numbered(counted, revision.type, revision.on), after(meeting, number)
        before, now = (revision.before, stand.start) if revision.is_of_time else (None, None)
        place = revision.before_place if revision.is_of_place else None
        yield Happening(
            kind, meeting, revision.type, revision.on, more, revision.what, before, now, place, stand=stand
        )  # fmt: skip


def _minuted(kind: Kind, meeting: Meeting) -> Iterator[Happening]:
    minutes = meeting.minutes
    if minutes is None:
        return
    approved = minutes.approved if minutes.status == "approved" else None
    first = minutes.published or approved
    if first is not None:
        stand = on_day(meeting, first)
        yield Happening(kind, meeting, _first_form(minutes, first), first, ("minutes",), stand=stand)
        if approved is not None and approved > first:
            yield Happening(
                kind, meeting, "approved", approved, ("minutes", "approved"), stand=on_day(meeting, approved)
            )
    counted: dict[Key, int] = {}
    for correction in minutes.corrections:
        more = _numbered(counted, "corrected", correction.on)
        yield Happening(
            kind, meeting, "corrected", correction.on, more, correction.what, stand=on_day(meeting, correction.on),
            is_over=minutes.withdrawn is not None,
        )  # fmt: skip
    if minutes.withdrawn:
        gone = minutes.withdrawn
        more = ("withdrawn", gone.on.isoformat())
        yield Happening(kind, meeting, "withdrawn", gone.on, more, gone.why, stand=on_day(meeting, gone.on))


def _first_form(minutes: Minutes, first: date) -> What:
    """Say whether the minutes were a draft when they were first published."""
    is_draft = minutes.status == "draft" or (minutes.approved is not None and minutes.approved > first)
    return "draft" if is_draft else "minutes"


def _gone_on(kind: Kind, record: Plan | Project) -> Iterator[Happening]:
    """Yield what moved after a plan or project was put on the site: what was so from the beginning is no news."""
    if isinstance(record, Project):
        counted: dict[Key, int] = {}
        for update in record.updates:
            if update.on > record.published:
                more = _numbered(counted, "progress", update.on)
                yield Happening(kind, record, "progress", update.on, more, update.what)
        return
    if record.hearing is not None and record.phase in ("draft", "hearing"):
        day = max(record.hearing.from_, record.published)
        yield Happening(kind, record, "hearing", day, ("hearing", record.hearing.from_.isoformat()))
    for action in record.actions:
        counted = {}
        for line in action.updates:
            if line.status is not None and line.on > record.published:
                more = ("action", action.id, *_numbered(counted, line.status, line.on))
                yield Happening(kind, record, "action", line.on, more, line.what, action=action.title)


def _numbered(counted: dict[Key, int], what: str, day: date) -> tuple[str, ...]:
    """Give the parts of an id: what and when, and a number from the second of a day on."""
    key = (what, day.isoformat())
    counted[key] = counted.get(key, 0) + 1
    return key if counted[key] == 1 else (*key, str(counted[key]))


def _reminders(scene: Scene, kind: Kind, fund: Applied) -> Iterator[Happening]:
    """Yield the reminders of the last weeks, and the last one ever, also those that are over.

    What the source said before somebody last looked there nobody knows: nothing is told late of days before.
    """
    checked = last_told(fund.published, (note.checked for note in fund.source), scene.today)
    for one in reminders(fund, scene.today):
        is_over = one.call.closes < scene.today or one.day < checked or not _was_certain(scene, fund, one.day)
        more = ("deadline", one.call.closes.isoformat(), str(one.days))
        yield Happening(kind, fund, "deadline", one.day, more, call=one.call, days=one.days, is_over=is_over)


def _rounds_changed(kind: Kind, fund: Applied) -> Iterator[Happening]:
    counted: dict[Key, int] = {}
    for one in round_news(fund):
        if one.on <= fund.published:
            continue  # it was so from the beginning
        what = f"{one.what}/{one.key.isoformat()}"
        more = _numbered(counted, what, one.on)
        yield Happening(kind, fund, one.what, one.on, more, one.why, one.before, one.now)


def _was_certain(scene: Scene, fund: Applied, day: date) -> bool:
    """Whether the deadlines of a fund were known for certain on a day; the round itself may open later."""
    return applying_at(scene, fund, day_begins(day, scene.zone)).is_certain


def minutes_of(happening: Happening) -> Minutes | None:
    """Give the minutes that a happening is about."""
    about = ("minutes", "draft", "approved", "corrected", "withdrawn")
    return cast(Meeting, happening.record).minutes if happening.what in about else None
