"""One thing that waits for the editors: what every finder of the list gives (`overdue.py`)."""

from dataclasses import dataclass
from datetime import date

from generator.model.entity import Entity, Part
from generator.model.site import Keys
from generator.problems import Message
from generator.views.people.answering import who_answers
from generator.views.scene import Scene


@dataclass(frozen=True)
class Late:
    """One thing that waits."""

    rule: str
    """One of `RULES` in `overdue.py`."""
    record: Part
    """The record or document it stands in."""
    keys: Keys
    """The value in it that is to be mended."""
    title: str
    """What it is about, as readers know it."""
    since: date | None
    """The first day on which it was late; None for what is late only at the end of the year."""
    what: Message
    fix: Message
    asked: str
    """The name of the contact who is asked about it."""
    address: str | None = None
    """The page where readers see it, relative to the site."""


def about(
    scene: Scene, record: Entity, rule: str, keys: Keys, *, since: date, what: Message, fix: Message
) -> Late:  # fmt: skip
    """Make the line of a record: whoever answers for it is asked."""
    title = str(record.title)  # type: ignore[attr-defined]
    asked = who_answers(scene, record).name
    return Late(rule, record, keys, title, since, what, fix, asked, scene.site.address(record))
