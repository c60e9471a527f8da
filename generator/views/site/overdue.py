"""What waits for the editors: one list, on their own page and as `indgang overdue`.

Knows what is late and since when. Does not know in which file it stands: whoever shows the list asks for that.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final, cast

from generator.model.awards.award import Award
from generator.model.days.month import Month
from generator.model.entity import Entity
from generator.model.meetings.meeting import Meeting
from generator.model.money.fund import Fund
from generator.model.site import Keys, references
from generator.model.text.page import Page
from generator.problems import Message, say
from generator.views.awards.disagreements import disagreements
from generator.views.meetings import meetings
from generator.views.people.answering import who_answers
from generator.views.plans import waiting as plans_waiting
from generator.views.scene import Scene
from generator.views.site.ages import Age, age_of, age_of_record, last_change
from generator.views.site.late import Late, about
from generator.views.year.commitments import Progress, accounts

_LINK: Final = re.compile(r"\]\(([a-z-]+):([a-z0-9/-]+)")
DRAFT_DAYS: Final = 60
"""Days after which minutes should be approved: most bodies meet more often than that."""
RULES: Final = (
    "meeting-status", "early-reference", "look-again", "unconfirmed-fund", "draft-minutes",
    "missing-accounts", "disagreement", "over-hearing", "late-milestone", "late-step", "late-review", "no-owner",
    "shortfall", "waiting-topic", "invite", "old-source", "old-page",
)  # fmt: skip
"""What can be late, in the order of the list: what readers would be misled by comes first."""


def late(scene: Scene) -> tuple[Late, ...]:
    """List everything that waits, by rule, the oldest first."""
    finders: tuple[Callable[[Scene], Iterator[Late]], ...] = (
        _meetings, _early, _funds, _minutes, _accounts, _disagreements, *plans_waiting.FINDERS, _shortfalls,
        _old_records, _old_documents, _old_pages,
    )  # fmt: skip
    found = (item for find in finders for item in find(scene))
    return tuple(
        sorted(found, key=lambda item: (RULES.index(item.rule), item.since or date.min, item.title, item.keys))
    )


def _meetings(scene: Scene) -> Iterator[Late]:
    for item in meetings.overdue(scene):
        meeting = item.meeting
        day = meeting.start if isinstance(meeting.start, Month) else meeting.day
        if item.reason == meetings.NOT_TOLD:
            since = meeting.last_day + timedelta(days=1)
            what = say("the meeting of {day} still says '{status}'", day=day, status=meeting.status)
            fix = say("write 'status: held' or 'status: cancelled'")
        else:
            since, what = scene.today, say("the meeting of {day} already says 'held'", day=day)
            fix = say("write 'status: planned', or mend the day")
        yield about(scene, meeting, "meeting-status", ("status",), since=since, what=what, fix=fix)


def _early(scene: Scene) -> Iterator[Late]:
    """Find what is shown and names a record that waits for its day: the link is left out until then."""
    to_come = {(kind.name, record.slug): record for kind, record in scene.to_come}
    for _, record in scene.site.all() if to_come else ():
        in_fields = ((keys, (kind, slug)) for keys, kind, slug in references(record))
        in_text: Iterator[tuple[Keys, tuple[str, str]]] = (
            ((), (kind, slug)) for kind, slug in _LINK.findall(record.body)
        )
        for keys, key in (*in_fields, *in_text):
            if key in to_come:
                what = say("'{slug}' is named here, and is published on {day}", slug=key[1], day=to_come[key].published)
                fix = say("take it out until that day; until then readers see it without a link, or not at all")
                yield about(
                    scene, record, "early-reference", keys, since=last_change(scene, record), what=what, fix=fix
                )


def _funds(scene: Scene) -> Iterator[Late]:
    for record in scene.site["fund"].values():
        fund = cast(Fund, record)
        if fund.look_again is not None and fund.look_again <= scene.today:
            what = say("the fund was to be looked at again on {day}", day=fund.look_again)
            fix = say("ask the provider, then mend 'state' and 'look_again'")
            yield about(scene, fund, "look-again", ("look_again",), since=fund.look_again, what=what, fix=fix)
        elif fund.state in ("paused", "budget-used") and fund.look_again is None:
            what = say("the fund is stopped, and nobody has said when to look at it again")
            fix = say("ask the provider, and write the day under 'look_again'")
            yield about(scene, fund, "look-again", ("state",), since=_told(fund), what=what, fix=fix)
        elif fund.state == "unconfirmed" and fund.look_again is None:
            what = say("nobody has confirmed when one can apply")
            fix = say("ask the provider; write the rounds and delete 'state', or write 'look_again'")
            yield about(scene, fund, "unconfirmed-fund", ("state",), since=_told(fund), what=what, fix=fix)


def _told(record: Entity) -> date:
    return record.updated or record.published


def _minutes(scene: Scene) -> Iterator[Late]:
    for record in scene.site["meeting"].values():
        meeting = cast(Meeting, record)
        minutes = meeting.minutes
        if minutes is None or minutes.status != "draft" or minutes.withdrawn is not None:
            continue
        begun = minutes.published or meeting.day
        if (scene.today - begun).days > DRAFT_DAYS:
            since = begun + timedelta(days=DRAFT_DAYS + 1)
            what = say("the minutes have been a draft for {days} days", days=(scene.today - begun).days)
            fix = say("write 'status: approved' and the day under 'approved'")
            yield about(scene, meeting, "draft-minutes", ("minutes", "status"), since=since, what=what, fix=fix)


def _accounts(scene: Scene) -> Iterator[Late]:
    for record in scene.site["award"].values():
        award = cast(Award, record)
        due = award.accounts_due
        if due is None or due >= scene.today or award.accounts_received or award.status == "withdrawn":
            continue
        since = due + timedelta(days=1)
        what = say("the accounts were due on {day}", day=due)
        fix = say("ask the recipient; write the day they came under 'accounts_received'")
        yield about(scene, award, "missing-accounts", ("accounts_due",), since=since, what=what, fix=fix)


def _disagreements(scene: Scene) -> Iterator[Late]:
    for one in disagreements(scene):
        since = min(scene.today, max(one.award.awarded, _told(one.award)))
        yield about(scene, one.award, "disagreement", one.keys, since=since, what=one.what, fix=one.fix)


def _shortfalls(scene: Scene) -> Iterator[Late]:
    """Find the promises that the calendar of this year does not keep, while there is time."""
    document = scene.site.documents.get("commitments")
    places = {one.id: index for index, one in enumerate(scene.site.commitments)}
    for account in accounts(scene):
        now = account.now
        if document is None or now is None or now.state != "short":
            continue
        keys: Keys = ("commitments", places[account.commitment.id])
        what, fix = missing(now)
        asked = who_answers(scene, None).name
        yield Late("shortfall", document, keys, account.commitment.title, None, what, fix, asked)


def missing(now: Progress) -> tuple[Message, Message]:
    """Say what a promise lacks, and what would keep it."""
    days = sum(month.count for month in now.possible)
    if now.shortfall:
        what = say(
            "{count} of at least {least} meetings in {year}. Missing: {missing}. Days left: {days}",
            count=now.count, least=now.commitment.at_least, year=now.year, missing=now.shortfall, days=days,
        )  # fmt: skip
        return what, say(
            "put the meetings in the calendar, or write the promise's id under 'keeps' of those that count"
        )
    what = say(
        "the meetings of {year} are in too few places. Missing: {missing}. Days left: {days}",
        year=now.year, missing=now.missing_places, days=days,
    )  # fmt: skip
    return what, say("hold the next meeting in another town, or write where the meetings are")


def _old_records(scene: Scene) -> Iterator[Late]:
    for _, record in scene.site.all():
        if (age := age_of_record(scene, record)) is not None:
            what, fix = _aged(age)
            keys: Keys = ("source", age.place, "checked")
            yield about(scene, record, "old-source", keys, since=_since(age), what=what, fix=fix)


def _old_documents(scene: Scene) -> Iterator[Late]:
    asked = who_answers(scene, None).name
    wheel, document = scene.site.wheel, scene.site.documents.get("commitments")
    age = age_of(scene, wheel.source) if wheel else None
    if wheel is not None and age is not None:
        what, fix = _aged(age)
        yield Late("old-source", wheel, ("source", age.place, "checked"), wheel.title, _since(age), what, fix, asked)
    for index, one in enumerate(scene.site.commitments):
        age = age_of(scene, (one.source,)) if one.source else None
        if document is not None and age is not None:
            what, fix = _aged(age)
            keys: Keys = ("commitments", index, "source", "checked")
            yield Late("old-source", document, keys, one.title, _since(age), what, fix, asked)


def _old_pages(scene: Scene) -> Iterator[Late]:
    """Find the pages that nobody has read for long: those without a source, which else is what is asked for."""
    for record in scene.site["page"].values():
        page = cast(Page, record)
        told = last_change(scene, page)
        if page.look_again is not None and page.look_again <= scene.today:
            since, what = page.look_again, say("the page was to be read again on {day}", day=page.look_again)
        elif page.look_again is None and not page.source:
            since = told + timedelta(days=scene.site.settings.facts_max_age + 1)
            what = say("the page has no source, and was last changed on {day}", day=told)
        else:
            continue
        if since <= scene.today:
            fix = say("read it through, and write under 'look_again' when to read it next")
            keys: Keys = ("look_again",) if page.look_again else ("published",)
            yield about(scene, page, "old-page", keys, since=since, what=what, fix=fix)


def _since(age: Age) -> date:
    return age.checked + timedelta(days=age.limit + 1)


def _aged(age: Age) -> tuple[Message, Message]:
    what = say("the source was last checked on {day}, {days} days ago", day=age.checked, days=age.days)
    return what, say("compare the record with its source, and write the day under 'checked'")
