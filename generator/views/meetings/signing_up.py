"""How and until when one can say that one comes to a meeting, and what is said when there is no more room."""

from dataclasses import dataclass
from datetime import date, datetime

from generator.model.days.month import Month
from generator.model.meetings.meeting import Meeting
from generator.views.meetings.meetings import Occasion, after, is_over, occasion
from generator.views.scene import Scene


@dataclass(frozen=True)
class SigningUp:
    """How and until when one can say that one is coming."""

    url: str | None
    email: str | None
    until: datetime
    """The moment it is over, with the zone: after the last day, or when the meeting begins."""
    last_day: date | None
    """The last day, where the editors give one."""
    last_moment: datetime | None
    """The last moment, where the editors give one."""
    is_open: bool
    """Whether one can on the day of the build; a browser must look at `until` again."""
    is_waiting_list: bool = False
    """Whether all places are taken, and one is put on a list."""


def signing_up(scene: Scene, meeting: Meeting) -> SigningUp | None:
    """Tell how to sign up; None when one need not or cannot, or when the meeting is cancelled or has been."""
    found, here = meeting.sign_up, occasion(scene, meeting)
    if found is None or not here.invites:
        return None
    url, email = (found.url, found.email) if not found.full else _waiting_list(meeting)
    if not (url or email):
        return None
    closes = found.closes
    begins, over = _begins(scene, here), is_over(scene, meeting)
    limit = over if closes and meeting.is_of_days else begins
    moment = closes.replace(tzinfo=scene.zone) if isinstance(closes, datetime) else None
    until = moment or (after(scene, closes) if closes else begins)
    day = closes.date() if isinstance(closes, datetime) else closes
    is_open = day is None or day >= scene.today
    return SigningUp(url, email, min(until, limit), day, moment, is_open, found.full)


def _begins(scene: Scene, found: Occasion) -> datetime:
    """Give the moment it begins; of a day or month without hours, the end of it."""
    if isinstance(found.start, datetime):
        return found.start
    return after(scene, found.start.last if isinstance(found.start, Month) else found.start)


def _waiting_list(meeting: Meeting) -> tuple[str | None, str | None]:
    """Tell where one is put on the list: an address of its own, or where one signed up."""
    found = meeting.sign_up
    if found is None or not found.waiting_list:
        return None, None
    if isinstance(found.waiting_list, str):
        is_mailbox = "://" not in found.waiting_list
        return (None, found.waiting_list) if is_mailbox else (found.waiting_list, None)
    return found.url, found.email
