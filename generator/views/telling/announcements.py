"""What is told outside the site: how a title reads there, what its text may hold, and where to subscribe.

Feeds and calendars are read where the site can draw no badge, so "example" and "cancelled" stand in the title itself.
Knows records, days and words; no markup, XML or iCalendar.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, tzinfo

from generator.model.entity import Entity
from generator.model.settings import Identity
from generator.words.wording import Wording

FEED = "feed.xml"
"""Site-relative path of everything new as RSS 2.0."""
ATOM = "atom.xml"
"""Site-relative path of everything new as Atom."""
ALL_MEETINGS = "calendar/all.ics"
"""Site-relative path of the calendar of all meetings."""
THEME_MEETINGS = "calendar/theme-meetings.ics"
"""Site-relative path of the calendar of the open theme meetings."""

WORKBOOK = "data/all.xlsx"
"""Site-relative path of all open data as one spreadsheet."""
DEADLINES = "calendar/deadlines.ics"
"""Site-relative path of the calendar of the deadlines of all funds."""

_CHANGES_OF_A_DAY = 100
"""More than anybody takes out of one record; whole days in a calendar's number stay small enough for every program."""
_MARKS = ("CANCELLED: {title}", "Provisional: {title}", "Example: {title}")
_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def feed_path(kind: str) -> str:
    """Give the site-relative path of the RSS feed of a kind."""
    return f"feeds/{kind}.xml"


def feed_path_of(kind: str, slug: str) -> str:
    """Give the site-relative path of the RSS feed of what concerns a community, body or theme."""
    return f"feeds/{kind}/{slug}.xml"


def calendar_path_of(kind: str, slug: str) -> str:
    """Give the site-relative path of the calendar of a community, a body, or (`type`) a type of meeting."""
    return f"calendar/{kind}/{slug}.ics"


def meeting_path(slug: str) -> str:
    """Give the site-relative path of the calendar file of one meeting."""
    return f"calendar/meeting/{slug}.ics"


def webcal(url: str) -> str:
    """Turn the address of a calendar into one that opens the reader's calendar program and subscribes."""
    return re.sub("^https?:", "webcal:", url)


def first_day(identity: Identity) -> date:
    """Give the day from which ids are made; a month or year alone means its first day (RFC 4151, 2.1)."""
    return date.fromisoformat(identity.since + "-01-01"[len(identity.since) - 4 :])


def day_begins(day: date, zone: tzinfo) -> datetime:
    """Give the moment a day begins in the site's zone.

    Records know the day and no time. Noon would lie in the future of a site that is built in the night, and feed
    readers hide or complain of such entries; midnight in UTC would be the evening before in America but the wrong
    hour here.
    """
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def last_told(first: date, days: Iterable[date | None], today: date) -> date:
    """Find the last of some days that has come; `first` when none has. A day to come stamps nothing before it comes."""
    return max((day for day in days if day is not None and first < day <= today), default=first)


def sequence(first: date, changed: date, changes: int, *, is_cancelled: bool) -> int:
    """Number a version of a calendar entry so that the number only rises while its file grows (RFC 5545, 3.8.7.4).

    Each change that stands in the file counts two, which leaves room for a cancellation without a line of its own. A
    later day counts more than all changes of one day, so that it rises too when lines are taken out and the day of
    that is written.
    """
    return _CHANGES_OF_A_DAY * (changed - first).days + 2 * changes + is_cancelled


def headline(
    record: Entity, words: Wording, *, is_cancelled: bool | None = None, is_provisional: bool | None = None
) -> str:
    """Give the title with what the reader must not miss before it: `AFLYST: Eksempel: Temamøde`.

    What the editor has written at the head of the title already is not said twice. `is_cancelled` and
    `is_provisional` say how it was when the title was told; left out, it is as it is now.
    """
    status = getattr(record, "status", None)
    due = (
        status == "cancelled" if is_cancelled is None else is_cancelled,
        status == "provisional" if is_provisional is None else is_provisional,
        record.example,
    )
    marks = [mark for mark, is_due in zip(_MARKS, due, strict=True) if is_due]
    title = one_line(getattr(record, "title", ""))
    while (bare := _without_marks(title, marks, words)) != title:
        title = bare
    title = title or record.slug
    for mark in reversed(marks):
        title = words.t(mark, title=title)
    return title


def _without_marks(title: str, marks: list[str], words: Wording) -> str:
    for mark in marks:
        word = re.escape(words.t(mark, title="").strip(" :"))
        title = re.sub(rf"^\W*{word}\s*[]:)–—-]+\s*", "", title, flags=re.IGNORECASE)
    return title


def printable(text: str) -> str:
    """Drop what XML 1.0 and RFC 5545 do not allow in text, and write every line end as a line feed."""
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text)).strip()


def one_line(text: str) -> str:
    """Write a text on one line without control characters; no-break spaces stay."""
    return re.sub("[ \t\n]+", " ", printable(text))
