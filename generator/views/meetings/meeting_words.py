"""When and where a meeting is, and whether there is room, in words: written once for all that tell of meetings.

Knows records, days and words; no markup. Every page, list, poster, feed and calendar says it in these words, so a
meeting of several days, on the net, or of which only the month is known reads the same everywhere.
"""

from dataclasses import dataclass
from datetime import datetime

from generator.model.days.month import Month, When, first_day_of
from generator.model.meetings.meeting import Meeting, Revision
from generator.views.meetings.meetings import Occasion
from generator.views.telling.announcements import one_line
from generator.words.wording import Wording


@dataclass(frozen=True)
class Told:
    """When a meeting is: each part alone for what sets them apart, and the whole."""

    weekday: str
    """Of a meeting on one known day: torsdag."""
    days: str
    """3. december 2026; 3.–5. marts 2027; or with hours, when it ends on another day."""
    hours: str
    """19.00–21.30; empty when no hour is known, or when they stand with the days."""
    later: str
    """What is to follow: the day, or the hour."""
    text: str
    """All of it: torsdag 3. december 2026 kl. 19.00–21.30."""


def told(found: Occasion, words: Wording) -> Told:
    """Say when a meeting is, as exactly as it is known and no more."""
    meeting = found.meeting
    if meeting.is_of_days and (isinstance(meeting.start, datetime) or isinstance(meeting.end, datetime)):
        weekday, days, hours = "", _from_to(meeting, words), ""
    elif meeting.is_of_days or isinstance(meeting.start, Month):
        weekday, days, hours = "", days_of(meeting, words), ""
    else:
        weekday, days, hours = words.weekday_alone(meeting.day), words.day(meeting.day), _hours(meeting, words)
    later = _to_follow(found, words)
    whole = words.weekday(meeting.day) if weekday else days
    text = words.t("{day} at {time}", day=whole, time=hours) if hours else whole
    return Told(weekday, days, hours, later, f"{text} ({later})" if later else text)


def days_of(meeting: Meeting, words: Wording) -> str:
    """Say on which days a meeting is, without hours: its day, its days, or its month."""
    if isinstance(meeting.start, Month):
        return words.month(meeting.day)
    return words.days(meeting.day, meeting.last_day)


def day_of(value: When, words: Wording) -> str:
    """Say the day or the month of a time that is no more."""
    return words.month(value.first) if isinstance(value, Month) else words.day(first_day_of(value))


def moment(value: When, words: Wording) -> str:
    """Say a time that stands alone, such as the one a meeting was moved from."""
    if isinstance(value, Month):
        return words.month(value.first)
    if isinstance(value, datetime):
        return words.t("{day} at {time}", day=words.weekday(value.date()), time=words.clock(value))
    return words.weekday(value)


def _from_to(meeting: Meeting, words: Wording) -> str:
    """Say a span over several days with its hours at the day they belong to."""
    first = _at(words.day_before(meeting.day, meeting.last_day), meeting.start, words)
    return f"{first} – {_at(words.day(meeting.last_day), meeting.end, words)}"


def _at(day: str, value: When | None, words: Wording) -> str:
    return words.t("{day} at {time}", day=day, time=words.clock(value)) if isinstance(value, datetime) else day


def _hours(meeting: Meeting, words: Wording) -> str:
    begins = words.clock(meeting.start) if isinstance(meeting.start, datetime) else ""
    if not isinstance(meeting.end, datetime):
        return begins
    ends = words.clock(meeting.end)
    return f"{begins}–{ends}" if begins else words.t("not later than {time}", time=ends)


def _to_follow(found: Occasion, words: Wording) -> str:
    if not found.invites:
        return ""
    if isinstance(found.start, Month):
        return words.t("the day is to follow")
    is_without = "time" in found.meeting.to_follow and not isinstance(found.start, datetime)
    return words.t("the time is to follow") if is_without else ""


def where(found: Occasion, words: Wording, *, short: bool = False) -> str:
    """Say where one takes part: the house with its address, on the net, or both; `short` leaves the address out."""
    meeting = found.meeting
    if meeting.in_writing:
        return words.t("In writing")
    place = _place(found, words, short=short)
    if not meeting.online:
        return place
    return words.t("{place}, and online", place=place) if place else words.t("Online")


def _place(found: Occasion, words: Wording, *, short: bool) -> str:
    place = found.meeting.place
    if place is None:
        is_to_follow = "place" in found.meeting.to_follow and found.invites
        return words.t("The place is to follow") if is_to_follow else ""
    lines = (place.name,) if short else (place.name, place.address)
    return ", ".join(one_line(line) for line in lines if line)


def seats(found: Occasion, words: Wording) -> str:
    """Say whether there is room: that all places are taken, or how many there are; empty where nobody counts."""
    sign_up = found.meeting.sign_up
    if sign_up is None or not found.invites:
        return ""
    if not sign_up.full:
        return words.count(sign_up.places, "There is 1 place", "There are {count} places") if sign_up.places else ""
    if sign_up.places is None or sign_up.places == 1:
        return words.t("All places are taken")
    return words.t("All {count} places are taken", count=words.number(sign_up.places))


def moved_from(change: Revision, words: Wording) -> str:
    """Say the time or the place, or both, that a meeting was moved from; empty when the file does not."""
    before = moment(change.before, words) if change.before is not None else ""
    return ", ".join(part for part in (before, one_line(change.before_place or "")) if part)
