"""A programme goes forward: it starts before it closes, and its meetings are held when it says.

Passes: `timeline` with a start on 2027-01-20, an exchange on 2027-03-10 and a closing on 2027-05-05.
Fails:  a closing meeting before the start; a moment before the programme begins, or after it ends; a moment on another
        day than its meeting; more participants than there is room for; one that is named in no way, or in two.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.meetings.meeting import Meeting
from generator.model.programmes.programme import Programme
from generator.model.site import Keys, Site
from generator.problems import Message, Problem, say

RULE: Final = "programme-life"
_MEND_DAY: Final = say("mend one of the two days")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each programme that cannot be gone through as it is written."""
    site = site_of(loaded)
    for programme in site["programme"].values():
        if isinstance(programme, Programme):
            for keys, what, fix in (*_timeline(site, programme), *_participants(programme)):
                yield Problem(loaded.locate(programme, keys), RULE, what, fix)


def _timeline(site: Site, programme: Programme) -> Iterator[tuple[Keys, Message, Message]]:
    starts = [one.on for one in programme.timeline if one.type == "start"]
    period = programme.period
    for index, one in enumerate(programme.timeline):
        keys: Keys = ("timeline", index, "on")
        meeting = site["meeting"].get(one.meeting or "")
        if one.type == "closing" and starts and one.on < min(starts):
            what = say("it closes on {day}, before it starts on {start}", day=one.on, start=min(starts))
            yield keys, what, _MEND_DAY
        elif period and period.from_ and one.on < period.from_:
            what = say("'{title}' is on {day}, before the programme begins", title=one.title, day=one.on)
            yield keys, what, say("mend the day, or 'from' under 'period'")
        elif period and period.to and one.on > period.to:
            what = say("'{title}' is on {day}, after the programme has ended", title=one.title, day=one.on)
            yield keys, what, say("mend the day, or 'to' under 'period'")
        if isinstance(meeting, Meeting) and not meeting.day <= one.on <= meeting.last_day:
            what = say("'{title}' is on {day}, and its meeting on {other}", title=one.title, day=one.on,
                       other=meeting.day)  # fmt: skip
            yield keys, what, _MEND_DAY


def _participants(programme: Programme) -> Iterator[tuple[Keys, Message, Message]]:
    if programme.capacity is not None and len(programme.participants) > programme.capacity:
        what = say("{count} take part, and there is room for {most}", count=len(programme.participants),
                   most=programme.capacity)  # fmt: skip
        yield ("capacity",), what, say("mend 'capacity', or take somebody out of 'participants'")
    for index, one in enumerate(programme.participants):
        if [one.name, one.community, one.body].count(None) != len(("name", "community")):
            what = say("a participant is named in one way")
            fix = say("write one of 'community', 'body' and 'name'")
            yield ("participants", index), what, fix
