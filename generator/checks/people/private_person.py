"""Who speaks, is present or does something at a meeting is told by role or organisation; so is who an award is for.

Passes: `speakers: [En erfaren forening]`; `present: [Formanden, Strandby Borgerforening]`; `borgmester Jens Holm`, who
        holds a public office; the name of a contact of this site.
Fails:  `speakers: [Jens Hansen]`; `present: ["formand Jens Hansen"]`; `role: Jens Hansen`; an award whose title or file
        name is that of a person.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.people.names import full_name_in, likeness, person_in
from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.awards.award import Award
from generator.model.meetings.meeting import Meeting
from generator.model.people.contact import Contact
from generator.model.site import Keys
from generator.problems import Message, Problem, say

RULE: Final = "private-person"
_ROLE: Final = say("write the role or the organisation: 'formanden', 'en erfaren forening'")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each name of a person who is neither a contact nor holds an office."""
    site = site_of(loaded)
    language = site.settings.language
    known = {one.name.casefold() for one in site["contact"].values() if isinstance(one, Contact)}
    for meeting in site["meeting"].values():
        if isinstance(meeting, Meeting):
            for keys, text in _told_by_role(meeting):
                name = person_in(text, language)
                if name is not None and name.casefold() not in known:
                    yield Problem(loaded.locate(meeting, keys), RULE, _what(name), _ROLE)
    for award in site["award"].values():
        if isinstance(award, Award) and award.recipient.name.casefold() not in known:
            name = full_name_in(award.title, language)
            if name is not None and name.casefold() not in known:
                fix = say("write what the money is for, not who asked for it")
                yield Problem(loaded.locate(award, ("title",)), RULE, _what(name), fix)
            slug = " ".join(part for part in award.slug.rpartition("/")[2].split("-") if not part.isdecimal())
            if " " in slug and likeness(slug, language) == "surely":
                fix = say("call the file after what the money is for, and add no alias for the old name")
                yield Problem(loaded.locate(award), RULE, _what(slug), fix)


def _told_by_role(meeting: Meeting) -> Iterator[tuple[Keys, str]]:
    """Yield what is said of people at a meeting."""
    for index, text in enumerate(meeting.speakers):
        yield ("speakers", index), text
    for place, item in enumerate(meeting.agenda):
        for key, texts in (("present", item.present), ("absent", item.absent)):
            yield from ((("agenda", place, key, index), text) for index, text in enumerate(texts))
        votes = item.votes.who if item.votes else ()
        yield from ((("agenda", place, "votes", "who", index), text) for index, text in enumerate(votes))
    minutes = meeting.minutes
    if minutes is None:
        return
    for key, texts in (("present", minutes.present), ("apologies", minutes.apologies)):
        yield from ((("minutes", key, index), text) for index, text in enumerate(texts))
    for index, point in enumerate(minutes.action_points):
        if point.role:
            yield ("minutes", "action_points", index, "role"), point.role


def _what(name: str) -> Message:
    return say("'{name}' looks like the name of a person", name=name)
