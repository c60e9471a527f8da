"""An item of an agenda says what sort it is where that is not plain, and no more vote than were there.

Passes: "Godkendelse af dagsorden" with `kind: formal`; "Ny badebro" with a decision; 7 votes of 7 who were present.
Fails:  "Godkendelse af dagsorden", "Eventuelt", "Orientering" with a decision and no `kind` (a warning: it would stand
        among the decisions); more votes than people (a warning); votes that count nobody.
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.meetings.meetings import meetings_of
from generator.load import Loaded
from generator.model.meetings.meeting import Meeting
from generator.model.minutes.minutes import AgendaItem
from generator.model.site import Keys
from generator.problems import Message, Problem, say

RULE: Final = "agenda-item"
_FORMAL: Final = re.compile(
    r"^\W*(\d+[.)]?\s*)?("
    r"(godkendelse af|underskrift af)?\s*(dags-?orden(en)?|sidste referat|referat(et)?|indkaldelse(n)?)\b"
    r"|eventuelt|evt\b|meddelelser|orientering|velkomst|siden sidst|næste møde"
    r"|valg af (ordstyrer|dirigent|mødeleder|referent|stemmetællere?)"
    r"|(vaststelling|goedkeuring)( van)?( de| het)? (agenda|verslag|notulen)|agenda$|(verslag|notulen) vorige"
    r"|rondvraag|mededelingen|ingekomen stukken|ter informatie|(opening|sluiting)\W*$"
    r"|(verkiezing|aanwijzing)( van)?( de| een)? voorzitter"
    r")(\b|\W|$)",
    re.IGNORECASE,
)
Fault = tuple[Keys, Message, Message]


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each item that seems to be none of the decisions, and for votes that do not add up."""
    for meeting in meetings_of(loaded):
        for index, item in enumerate(meeting.agenda):
            for keys, what, fix in (*_formal(item), *_votes(meeting, item)):
                yield Problem(loaded.locate(meeting, ("agenda", index, *keys)), RULE, what, fix, "warning")


def _formal(item: AgendaItem) -> Iterator[Fault]:
    if item.decision and item.kind is None and _FORMAL.match(item.title):
        what = say("'{title}' looks like a formality, and would stand among the decisions", title=item.title)
        fix = say("add 'kind: formal' or 'kind: information', or 'kind: decision' if something was decided")
        yield ("title",), what, fix


def _votes(meeting: Meeting, item: AgendaItem) -> Iterator[Fault]:
    if item.votes is None:
        return
    if not item.votes.total and not item.votes.who:
        what = say("the votes count nobody")
        yield ("votes",), what, say("write how many voted 'for' and 'against', or delete 'votes'")
    there = item.present or (meeting.minutes.present if meeting.minutes else ())
    most = sum(map(_people, there))
    if there and item.votes.total > most:
        what = say("{votes} votes are counted, and {count} were present", votes=item.votes.total, count=most)
        yield ("votes",), what, say("mend the votes, or write who was there under 'present'")


def _people(who: str) -> int:
    """Count the people of "22 lokale medlemmer"; what has no number is one."""
    return sum(int(number) for number in re.findall(r"\b\d{1,5}\b", who)) or 1
