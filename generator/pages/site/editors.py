"""The editors' own page: what waits for them. No page leads to it, and search engines are asked to leave it out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from generator.model.entity import Entity
from generator.model.kinds import Kind
from generator.pages.overview import OverviewPage, intro_of
from generator.pages.press import Press
from generator.pages.records import edit_url
from generator.pages.year.commitments import promises
from generator.problems import Message
from generator.views.site.late import Late
from generator.views.site.overdue import RULES, late
from generator.views.telling.names import mark_of
from generator.words.wording import Wording

NAME: Final = "editors"
FOLLOW_UP: Final = "follow-up"
MOST: Final = 200
"""Most things of one rule that the page shows; the command shows them all."""


@dataclass(frozen=True)
class Line:
    """One thing that waits, with its file."""

    late: Late
    what: str
    fix: str
    file: str
    edit_url: str
    mark: str
    """What tells the record from others of its title."""


@dataclass(frozen=True)
class ToCome:
    """A record that is published later, with its file."""

    kind: Kind
    record: Entity
    file: str
    edit_url: str
    has_a_day: bool
    """Whether it comes on its own day; else it comes with what it belongs to."""


@dataclass(frozen=True)
class Pile:
    """The things that are late in one way."""

    rule: str
    count: int
    lines: tuple[Line, ...]
    """The first of them: a page with thousands of lines helps nobody."""


def editor_pages(press: Press) -> Iterator[OverviewPage]:
    """List the editors' page."""
    title = press.title_of(NAME)
    yield OverviewPage(
        section=NAME,
        address=press.scene.site.list_address(NAME),
        title=title,
        description=intro_of(press, NAME) or title,
        template="site/editors.html",
        view=lambda: _view(press),
        is_indexed=False,
        is_searched=False,
    )


def _view(press: Press) -> Mapping[str, Any]:
    scene = press.scene
    items = late(scene)
    piles = (_pile(press, rule, [item for item in items if item.rule == rule]) for rule in RULES)
    return {
        "intro": intro_of(press, NAME),
        "total": len(items),
        "piles": tuple(pile for pile in piles if pile.lines),
        "to_come": _to_come(press),
        **promises(press),
        "follow_up": scene.site.list_address(FOLLOW_UP) if press.leads_to(FOLLOW_UP) else None,
    }


def _to_come(press: Press) -> tuple[ToCome, ...]:
    """List what waits for its day, the next first."""
    ordered = sorted(press.scene.to_come, key=lambda one: (one[1].published, one[0].name, one[1].slug))
    return tuple(_one_to_come(press, kind, record) for kind, record in ordered)


def _one_to_come(press: Press, kind: Kind, record: Entity) -> ToCome:
    file = press.file_of(record)
    return ToCome(kind, record, file, edit_url(press, file), record.published > press.scene.today)


def _pile(press: Press, rule: str, items: list[Late]) -> Pile:
    return Pile(rule, len(items), tuple(_line(press, item) for item in items[:MOST]))


def _line(press: Press, item: Late) -> Line:
    file = press.file_of(item.record)
    what, fix = (press.words.say(_in_words(message, press.words)) for message in (item.what, item.fix))
    mark = mark_of(press.scene, item.record) if isinstance(item.record, Entity) else ""
    return Line(item, what, fix, file, edit_url(press, file), mark)


def _in_words(message: Message, words: Wording) -> Message:
    """Write the days of a message as people do: a command shows them as they stand in the file."""
    values = ((name, words.day(value) if isinstance(value, date) else value) for name, value in message.values)
    return Message(message.id, tuple(values))
