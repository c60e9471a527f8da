"""The text of an entry as safe HTML: what a reader who never opens the page should know.

Knows words and paragraphs. The text of a record itself is rendered by whoever builds the site (`Render`).
"""

from collections.abc import Callable, Iterator
from typing import cast

from markupsafe import Markup

from generator.model.entity import Entity
from generator.model.meetings.meeting import Meeting
from generator.model.money.applied import Applied
from generator.model.plans.plan import Plan
from generator.model.text.news import News
from generator.views.meetings.history import Stand
from generator.views.meetings.meeting_words import moment, seats, told, where
from generator.views.meetings.meetings import occasion
from generator.views.scene import Scene
from generator.views.telling.announcements import one_line
from generator.views.telling.happening import Happening
from generator.views.telling.happenings import minutes_of
from generator.words.wording import Wording

Render = Callable[[Entity], str]
"""Gives the text of a record as safe HTML in which every link is absolute."""


def page_of(scene: Scene, happening: Happening) -> str:
    """Give the absolute address of the page of a record."""
    return scene.site.url(scene.site.address_of(happening.kind.name, happening.record.slug))


def text_of(scene: Scene, words: Wording, happening: Happening, render: Render) -> str:
    """Write the whole text of a happening: the record's own for news, else what happened and the page's address."""
    if happening.what in ("new", "updated"):
        return "".join([*_time_and_place(scene, words, happening), render(happening.record)])
    return "".join(
        [*_told(scene, words, happening), _link(page_of(scene, happening), words.translate("Read more: {url}"))]
    )


def short_text_of(scene: Scene, words: Wording, happening: Happening) -> str:
    """Write the text without the record's own, for feeds so many that nobody could render all of it."""
    return text_of(scene, words, happening, lambda _: "")


def _told(scene: Scene, words: Wording, happening: Happening) -> Iterator[str]:
    minutes = minutes_of(happening)
    if happening.what == "deadline":
        yield from _deadline(words, happening)
    elif happening.what == "hearing":
        yield from _hearing(words, cast(Plan, happening.record))
    elif minutes is not None and minutes.withdrawn is not None:
        gone = minutes.withdrawn
        yield _paragraph(words.t("The minutes were withdrawn {day}: {why}", day=words.day(gone.on), why=gone.why))
    elif happening.text:
        yield _paragraph(happening.text)
    elif minutes is not None:
        yield from _decisions(cast(Meeting, happening.record))
    yield from _moved(scene, words, happening)
    if happening.what == "revived" and happening.stand is not None:
        yield _paragraph(words.t("It is held {time}", time=moment(happening.stand.start, words)))
    if happening.what == "cancelled" and happening.stand is not None:
        yield _paragraph(words.t("It was to be held {time}", time=moment(happening.stand.start, words)))


def _moved(scene: Scene, words: Wording, happening: Happening) -> Iterator[str]:
    """Say from which time and place a meeting was moved, and to which."""
    if happening.before is not None:
        yield _paragraph(words.t("Before: {time}", time=moment(happening.before, words)))
    if happening.place_before is not None:
        yield _paragraph(words.t("Before: {time}", time=happening.place_before))
    if happening.now is not None:
        yield _paragraph(words.t("Now: {time}", time=moment(happening.now, words)))
    if happening.place_before is not None and happening.stand is not None:
        place = _where(scene, words, cast(Meeting, happening.record), happening.stand)
        yield _paragraph(words.t("Now: {time}", time=place))


def _time_and_place(scene: Scene, words: Wording, happening: Happening) -> Iterator[str]:
    """Say when and where a meeting is, how to take part from home, whether there is room, and how firm its day is."""
    record, stand = happening.record, happening.stand
    if isinstance(record, News) and record.happened:
        yield _paragraph(words.t("This is from {when}.", when=words.since(record.happened)))
    if not isinstance(record, Meeting) or stand is None:
        return
    found = occasion(scene, record)
    parts = (_when(scene, words, record, stand), _where(scene, words, record, stand))
    yield _paragraph(". ".join(filter(None, parts)) + ".")
    if record.online and found.invites:
        yield _link(record.online, words.translate("Take part online: {url}"))
    notes = (words.t("The day is provisional.") if stand.is_provisional else "", seats(found, words))
    yield from (_paragraph(note) for note in notes if note)


def _when(scene: Scene, words: Wording, meeting: Meeting, stand: Stand) -> str:
    """Say when it was to be; its end is known only for the time that still holds."""
    return told(occasion(scene, meeting), words).text if stand.is_now else moment(stand.start, words)


def _where(scene: Scene, words: Wording, meeting: Meeting, stand: Stand) -> str:
    """Say where it was to be."""
    return stand.place or where(occasion(scene, meeting), words)


def _hearing(words: Wording, plan: Plan) -> Iterator[str]:
    if plan.hearing is not None:
        yield _paragraph(words.t("Say what you think by {last}.", last=words.weekday(plan.hearing.to)))
        yield _paragraph(plan.hearing.how)


def _deadline(words: Wording, happening: Happening) -> Iterator[str]:
    call, fund = happening.call, cast(Applied, happening.record)
    if call is None:
        return
    day = words.weekday(call.closes)
    when = words.t("{day} at {time}", day=day, time=words.clock(call.closes_at)) if call.has_time else day
    yield _paragraph(words.t("The last day to apply is {day}.", day=when))
    if call.opens is not None and call.opens > happening.day:
        yield _paragraph(words.t("One can apply from {day}.", day=words.weekday(call.opens)))
    yield from (_paragraph(text) for text in (call.why, fund.summary, fund.who_may) if text)


def _decisions(meeting: Meeting) -> Iterator[str]:
    items = [
        Markup("<li><strong>{}</strong>: {}</li>").format(one_line(item.title), one_line(item.decision or ""))
        for item in meeting.agenda if item.decides
    ]  # fmt: skip
    if items:
        yield Markup("<ul>{}</ul>").format(Markup("").join(items))


def _paragraph(text: str) -> str:
    return Markup("<p>{}</p>").format(one_line(text))


def _link(url: str, sentence: str) -> str:
    link = Markup('<a href="{}">{}</a>').format(url, url)
    return Markup("<p>{}</p>").format(Markup.escape(sentence).format(url=link))
