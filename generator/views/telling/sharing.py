"""A short text to paste elsewhere, where no badge and no page stands around it: it says all by itself."""

from dataclasses import dataclass
from datetime import date, datetime

from generator.model.meetings.meeting import Meeting
from generator.model.money.fund import Fund
from generator.model.money.rounds import END_OF_DAY
from generator.views.meetings.meeting_words import moved_from, seats, told, where
from generator.views.meetings.signing_up import signing_up
from generator.views.money.rounds import OPEN, current_terms
from generator.views.scene import Scene
from generator.views.site.cards import Card
from generator.views.telling.announcements import headline, one_line
from generator.words.wording import Wording


@dataclass(frozen=True)
class Share:
    """What to paste."""

    lines: tuple[str, ...]
    until: datetime | None
    """The last moment at which it is true; None when no end is known."""


def share_of_fund(scene: Scene, card: Card, words: Wording) -> Share | None:
    """Tell of a fund in a few lines: title, who, amount, deadline, address; None when one cannot apply now."""
    fund, how = card.record, card.detail
    if how.state not in OPEN:
        return None
    lines = (headline(fund, words), _who(fund, words), _amount(scene, fund, words), _when(card, words))
    address = words.t("Read more: {address}", address=scene.site.url(card.address))
    return Share((*(line for line in lines if line), address), how.closes or _end_of(scene, how.until))


def _end_of(scene: Scene, day: date | None) -> datetime | None:
    """Give the last moment of a day in the zone of the site, where there is such a day."""
    return datetime.combine(day, END_OF_DAY, scene.zone) if day else None


def share_of_meeting(scene: Scene, card: Card, words: Wording, *, over: datetime) -> Share:
    """Tell of a coming meeting in a few lines: title, when, where, what it gives, sign-up, address."""
    meeting, found = card.record, card.detail
    before = moved_from(found.moved, words) if found.moved else ""
    lines = (
        headline(meeting, words),
        _capital(told(found, words).text),
        where(found, words),
        words.t("Moved from {before}", before=before) if before else "",
        *(one_line(text) for text in (meeting.summary, meeting.price) if text),
        words.t("Take part online: {url}", url=meeting.online) if meeting.online else "",
        seats(found, words),
        _sign_up(scene, meeting, words),
        words.t("Read more: {address}", address=scene.site.url(card.address)),
    )
    return Share(tuple(line for line in lines if line), over)


def _sign_up(scene: Scene, meeting: Meeting, words: Wording) -> str:
    """Say until when one can sign up, or that there is a waiting list; nothing when one cannot any more."""
    found = signing_up(scene, meeting)
    if found is None or not found.is_open:
        return ""
    if found.is_waiting_list:
        return words.t("There is a waiting list.")
    if found.last_moment:
        day, time = words.day(found.last_moment), words.clock(found.last_moment)
        return words.t("Sign up no later than {day} at {time}", day=day, time=time)
    return words.t("Sign up no later than {day}", day=words.day(found.last_day)) if found.last_day else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _who(fund: Fund, words: Wording) -> str:
    who = one_line(fund.who or "") or ", ".join(words.t(f"applicant {one}") for one in fund.applicants)
    return words.t("Who may apply: {who}", who=who) if who else ""


def _amount(scene: Scene, fund: Fund, words: Wording) -> str:
    terms = current_terms(scene, fund)
    if terms is None:
        return ""
    parts = []
    if terms.maximum is not None:
        most = words.money(terms.maximum)
        under = "maximum" in terms.exclusive
        parts.append(words.t("less than {amount}", amount=most) if under else words.t("up to {amount}", amount=most))
    if terms.share is not None:
        parts.append(words.t("at most {share} % of the costs", share=words.number(terms.share)))
    return words.t("Amount: {amount}", amount=", ".join(parts)) if parts else ""


def _when(card: Card, words: Wording) -> str:
    how = card.detail
    if how.deadline is None:
        until = how.until
        return (
            words.t("Can be applied for until {day}", day=words.day(until)) if until else words.t("No fixed deadline")
        )
    day = words.weekday(how.deadline)
    if how.call is not None and how.call.has_time:
        day += " " + words.t("at {time}", time=words.clock(how.closes))
    return words.t("Deadline: {day}", day=day)
