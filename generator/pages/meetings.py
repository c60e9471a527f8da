"""What the page of a meeting shows beside its own facts."""

from urllib.parse import quote

from generator.model.kinds import Kind
from generator.model.meeting import Meeting
from generator.pages.posters import poster_address
from generator.pages.press import Press
from generator.views import decisions, follow_up, meetings
from generator.views.announcements import headline, one_line
from generator.views.answering import who_answers
from generator.views.web_calendars import web_calendars


def meeting_view(press: Press, kind: Kind, meeting: Meeting) -> dict[str, object]:
    """Gather who answers, how to sign up, what comes back from earlier meetings, and what the items are about."""
    scene = press.scene
    found = meetings.occasion(scene, meeting)
    sign_up = meetings.signing_up(scene, meeting)
    shown: dict[str, object] = {
        "contact": who_answers(scene, meeting),
        "is_for_all": meetings.is_for_all(meeting),
        "sign_up": sign_up,
        "sign_up_link": sign_up and (sign_up.url or _mail(press, meeting, sign_up.email or "")),
        "over": meetings.is_over(scene, meeting),
        "tasks": follow_up.open_at(scene, meeting),
        "affected": {item.id: decisions.affected_by(scene, item) for item in meeting.agenda if item.affects},
    }
    if not found.is_past and not found.is_cancelled:
        url = scene.site.url(scene.site.address_of(kind.name, meeting.slug))
        shown["web_calendars"] = web_calendars(found, title=headline(meeting, press.words), url=url)
        shown["poster"] = poster_address(press, kind, meeting.slug)
    return shown


def _mail(press: Press, meeting: Meeting, address: str) -> str:
    """Make a link that opens a letter with its subject written (RFC 6068)."""
    day = press.words.day(meeting.day)
    subject = press.words.t("Sign-up: {title}, {day}", title=one_line(meeting.title), day=day)
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}"
