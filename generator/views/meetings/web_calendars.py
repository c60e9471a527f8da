"""Links that put one meeting into a calendar on the web: nothing is asked of those sites before the reader follows one.

Neither site has a standard for it; the parameters are those that their own "add to calendar" pages read.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode

from generator.views.meetings.meeting_words import seats
from generator.views.meetings.meetings import Occasion
from generator.views.telling.announcements import one_line
from generator.words.wording import Wording

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.live.com/calendar/0/deeplink/compose"
OUTLOOK_AT_WORK = "https://outlook.office.com/calendar/0/deeplink/compose"
LONGEST = 300
"""Most characters of a text in an address: some programs cut long addresses off."""


@dataclass(frozen=True)
class WebCalendars:
    """One meeting's links."""

    google: str
    outlook: str
    outlook_at_work: str


def web_calendars(occasion: Occasion, words: Wording, *, title: str, url: str) -> WebCalendars:
    """Make the links of a meeting; `title` is said as in the feeds, `url` is its page, which tells of changes."""
    meeting, place = occasion.meeting, occasion.meeting.place
    lines = (place.name, place.address) if place else (meeting.online,)
    where = ", ".join(one_line(line) for line in lines if line)
    notes = (
        seats(occasion, words),
        words.t("Take part online: {url}", url=meeting.online) if meeting.online else "",
        words.t("Read more: {url}", url=url),
    )
    details = "\n".join(note for note in notes if note)
    start, end = _times(occasion)
    is_whole_day = not isinstance(start, datetime)
    google = {
        "action": "TEMPLATE",
        "text": title[:LONGEST],
        "dates": f"{_compact(start)}/{_compact(end)}",
        "details": details,
        "location": where[:LONGEST],
    }
    outlook = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": title[:LONGEST],
        "startdt": _extended(start),
        "enddt": _extended(end),
        "allday": "true" if is_whole_day else "false",
        "body": details,
        "location": where[:LONGEST],
    }
    query = urlencode(outlook)
    return WebCalendars(f"{GOOGLE}?{urlencode(google)}", f"{OUTLOOK}?{query}", f"{OUTLOOK_AT_WORK}?{query}")


def _times(occasion: Occasion) -> tuple[datetime | date, datetime | date]:
    """Give begin and end: a day ends on the next one, and a meeting without a known end when it begins."""
    meeting = occasion.meeting
    if not isinstance(occasion.start, datetime) or (meeting.is_of_days and not isinstance(occasion.end, datetime)):
        return meeting.day, meeting.last_day + timedelta(days=1)
    start = occasion.start.astimezone(UTC)
    return start, max(start, occasion.end.astimezone(UTC)) if isinstance(occasion.end, datetime) else start


def _compact(moment: datetime | date) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}" if isinstance(moment, datetime) else f"{moment:%Y%m%d}"


def _extended(moment: datetime | date) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if isinstance(moment, datetime) else f"{moment:%Y-%m-%d}"
