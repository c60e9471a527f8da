"""What has been done has a day that has been: a source was not checked tomorrow, and nothing was awarded next year.

Passes: `checked: 2026-11-20` on 21 November 2026; a meeting, a deadline, an absence and `published` in the future.
Fails:  `checked`, `updated`, `awarded`, `accounts_received`, `adopted`, `approved`, `ended`, `done`, `dated`, the
        day `on` of a revision, a correction, a withdrawal, an evaluation, an update of an action or a change of a
        round, all in the future; a meeting to come that is `held`.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from pydantic import BaseModel

from generator.checks.reading import parts, site_of
from generator.load import Loaded
from generator.model.meetings.meeting import Meeting
from generator.model.site import Keys
from generator.problems import Problem, say

RULE: Final = "day-to-come"
_DONE: Final = frozenset({
    "checked", "updated", "awarded", "accounts_received", "adopted", "approved", "ended", "done", "dated",
})  # fmt: skip
"""Fields that tell of something that has been done."""
_DONE_ON: Final = frozenset({"revisions", "corrections", "withdrawn", "updates", "overrides", "evaluation"})
"""Lists and groups whose `on` tells when something was done or decided."""


def check(loaded: Loaded, today: date) -> Iterator[Problem]:
    """Yield a problem for each day after `today` of something that has been done."""
    site = site_of(loaded)
    since = site.settings.identity.since
    if since > today.isoformat():
        what = say("{day} is a day to come, and ids are made of what one owns already", day=since)
        fix = say("write a day, month or year on which the domain was yours")
        yield Problem(loaded.locate(None, ("identity", "since")), RULE, what, fix)
    for record, place, part in parts(loaded):
        for keys, day in _done(part, place):
            if day > today:
                what = say("{day} is a day to come, and '{key}' tells of what has been done", day=day, key=keys[-1])
                yield Problem(loaded.locate(record, keys), RULE, what, say("write the day on which it was done"))
    for record in site["meeting"].values():
        if isinstance(record, Meeting) and record.day > today and record.status == "held":
            what = say("the meeting is on {day}, and its status is 'held'", day=record.day)
            fix = say("write 'status: planned', or mend the day")
            yield Problem(loaded.locate(record, ("status",)), RULE, what, fix)


def _done(part: BaseModel, keys: Keys) -> Iterator[tuple[Keys, date]]:
    """Yield where a record, or a group in it, tells of something that has been done, and its day."""
    is_told = any(key in _DONE_ON for key in keys)
    for name in type(part).model_fields:
        if name in _DONE or (name == "on" and is_told):
            day = getattr(part, name)
            if isinstance(day, date):
                yield (*keys, name), day
