"""What the page of a meeting shows beside its own facts."""

from datetime import datetime
from typing import Any
from urllib.parse import quote

from generator.checks.addresses.places import poster_address
from generator.model.meetings.meeting import Meeting
from generator.pages.press import Press
from generator.views.meetings import meetings
from generator.views.meetings.meeting_words import days_of
from generator.views.meetings.signing_up import signing_up
from generator.views.meetings.topics import topics_of
from generator.views.meetings.web_calendars import web_calendars
from generator.views.minutes import decisions, follow_up
from generator.views.minutes.resting import resting_on
from generator.views.people.answering import who_answers
from generator.views.site import cards
from generator.views.telling import sharing
from generator.views.telling.announcements import day_begins, headline, one_line


def meeting_view(press: Press, meeting: Meeting) -> dict[str, Any]:
    """Gather who answers, how to sign up, what comes back from earlier meetings, and what the items are about."""
    scene, kind = press.scene, press.scene.site.kind_of(meeting)
    found = meetings.occasion(scene, meeting)
    sign_up = signing_up(scene, meeting)
    shown: dict[str, Any] = {
        "contact": who_answers(scene, meeting),
        "is_for_all": meetings.is_for_all(meeting),
        "sign_up": sign_up,
        "sign_up_link": sign_up and (sign_up.url or _mail(press, meeting, sign_up.email or "")),
        "begins": found.start if isinstance(found.start, datetime) else day_begins(meeting.day, scene.zone),
        "over": meetings.is_over(scene, meeting),
        "topics": topics_of(scene, meeting),
        "tasks": follow_up.open_at(scene, meeting),
        "resting": resting_on(scene, meeting),
        "affected": {item.id: decisions.affected_by(scene, item) for item in meeting.agenda if item.affects},
    }
    if found.invites:
        url = scene.site.url(scene.site.address_of(kind.name, meeting.slug))
        if meeting.has_entry:
            shown["web_calendars"] = web_calendars(found, press.words, title=headline(meeting, press.words), url=url)
        shown["poster"] = poster_address(press.scene.site, meeting.slug)
        card = cards.card(scene, kind.name, meeting)
        shown["share"] = sharing.share_of_meeting(scene, card, press.words, over=shown["over"])
    return shown


def _mail(press: Press, meeting: Meeting, address: str) -> str:
    """Make a link that opens a letter with its subject written (RFC 6068)."""
    day = days_of(meeting, press.words)
    is_full = meeting.sign_up is not None and meeting.sign_up.full
    msgid = "Waiting list: {title}, {day}" if is_full else "Sign-up: {title}, {day}"
    subject = press.words.t(msgid, title=one_line(meeting.title), day=day)
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}"
