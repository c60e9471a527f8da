"""What a record is called where its page does not stand around it: a title that tells it from others of its name.

A council meets every month under one title. So a meeting is always called by its title and its day, in the name of its
page, in links, in search results and wherever one chooses among several; and by its hour too where two of one title
are held on one day. News of one title are told apart by the day it was published. The heading of a page stays the
title: the day stands below it.
"""

from collections import Counter
from datetime import datetime

from generator.model.entity import Entity
from generator.model.meetings.meeting import Meeting
from generator.model.text.news import News
from generator.views.meetings.meeting_words import days_of
from generator.views.scene import Scene
from generator.views.telling.announcements import one_line


def name_of(scene: Scene, record: Entity) -> str:
    """Give the title of a record with what tells it apart: `Møde i Landdistriktsrådet, 8. december 2026`."""
    return one_line(str(record.title)) + mark_of(scene, record)  # type: ignore[attr-defined]


def mark_of(scene: Scene, record: Entity) -> str:
    """Give what follows the title, from its comma on; empty when the title says it, or needs none."""
    told = ", ".join(part for part in _marks(scene, record) if not _says(record, part))
    return f", {told}" if told else ""


def _says(record: Entity, mark: str) -> bool:
    return mark.casefold() in str(record.title).casefold()  # type: ignore[attr-defined]


def _marks(scene: Scene, record: Entity) -> list[str]:
    words = scene.words
    if isinstance(record, Meeting):
        marks = [days_of(record, words)]
        if isinstance(record.start, datetime) and _is_shared(scene, "meeting", record):
            marks.append(words.t("at {time}", time=words.clock(record.start)))
        return marks
    return [words.day(record.published)] if isinstance(record, News) and _is_shared(scene, "news", record) else []


def _is_shared(scene: Scene, kind: str, record: Entity) -> bool:
    """Whether another record is called the same: of meetings, another of the same day."""
    counted = scene.once("names", kind, lambda: Counter(map(_key, scene.site[kind].values())))
    return counted[_key(record)] > 1


def _key(record: Entity) -> tuple[str, str]:
    title = one_line(str(record.title)).casefold()  # type: ignore[attr-defined]
    return title, record.day.isoformat() if isinstance(record, Meeting) else ""
