"""A body, and a community, cannot be at two meetings at once.

Passes: meetings of one body from 17:00 to 18:30 and from 18:30 to 20:00; two at once of which one is cancelled, is held
        in writing, lasts more than four days, or says under `on_purpose` why.
Fails:  two meetings of one body, or for one community, whose times overlap; two of one body on one day, when the time
        of one of them is not known.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from generator.checks.meetings.meetings import Span, file_of, is_attended, span_of, to_be_held
from generator.load import Loaded
from generator.model.meetings.meeting import Meeting
from generator.problems import Message, Problem, say

RULE: Final = "clash"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each pair of meetings at one time, at the later of them."""
    groups: dict[tuple[str, str], list[tuple[Span, Meeting]]] = defaultdict(list)
    for meeting in filter(is_attended, to_be_held(loaded)):
        span = span_of(meeting)
        if meeting.organiser is not None:
            groups[("body", meeting.organiser)].append((span, meeting))
        for slug in meeting.communities if span.is_timed else ():
            groups[("community", slug)].append((span, meeting))
    told: set[tuple[str, str]] = set()
    for (kind, slug), held in groups.items():
        for earlier, later in _overlapping(held):
            if (earlier.slug, later.slug) not in told and not (earlier.on_purpose or later.on_purpose):
                told.add((earlier.slug, later.slug))
                yield _problem(loaded, earlier, later, _whose(kind, slug))


def _overlapping(held: list[tuple[Span, Meeting]]) -> Iterator[tuple[Meeting, Meeting]]:
    """Yield the pairs that overlap; the meetings come in the order in which they begin."""
    for index, (span, meeting) in enumerate(held):
        for other_span, other in held[index + 1 :]:
            if other_span.begins >= span.ends:
                break
            yield meeting, other


def _whose(kind: str, slug: str) -> Message:
    if kind == "body":
        return say("the body '{slug}'", slug=slug)
    return say("the community '{slug}'", slug=slug)


def _problem(loaded: Loaded, earlier: Meeting, later: Meeting, whose: Message) -> Problem:
    other = file_of(loaded, earlier)
    if span_of(earlier).is_timed and span_of(later).is_timed:
        what = say("{whose} is at another meeting at that time, '{file}'", whose=whose, file=other)
    else:
        what = say("{whose} is at another meeting on that day, '{file}'", whose=whose, file=other)
    fix = say("move one of the two, mend its time, or say under 'on_purpose' why they are held at once")
    return Problem(loaded.locate(later, ("start",)), RULE, what, fix, "warning")
