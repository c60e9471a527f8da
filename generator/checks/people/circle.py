"""Whoever is sent on arrives: nobody stands in for himself, no body gets its case back, no document replaces itself.

Passes: Anna is away in July and Bo stands in, who is away in August; the local council sends to the rural council,
        which sends to the committee.
Fails:  a contact who stands in for herself; two contacts who stand in for each other on the same days: nobody answers
        then; a body that sends to itself, or to one from which cases come back to it; two documents that replace each
        other.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.people.body import Body
from generator.model.people.contact import Absence, Contact
from generator.model.site import Site
from generator.model.text.document import Document
from generator.problems import Problem, say

RULE: Final = "circle"
Arrows = Mapping[str, Sequence[str]]


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each stand-in or case that leads back to where it began."""
    site = site_of(loaded)
    yield from _stand_ins(loaded, site)
    yield from _cases(loaded, site)
    yield from _replaced(loaded, site)


def _stand_ins(loaded: Loaded, site: Site) -> Iterator[Problem]:
    contacts = [one for one in site["contact"].values() if isinstance(one, Contact)]
    told: set[frozenset[str]] = set()
    for contact in contacts:
        for index, absence in enumerate(contact.absences):
            if absence.stand_in == contact.slug:
                what = say("'{slug}' stands in for itself", slug=contact.slug)
                fix = say("name another contact, who answers on those days")
                yield Problem(loaded.locate(contact, ("absences", index, "stand_in")), RULE, what, fix)
    for day in sorted({absence.from_ for contact in contacts for absence in contact.absences}):
        away = _away(contacts, day)
        for circle in _circles({slug: (absence.stand_in,) for slug, (_, absence) in away.items()}):
            if len(circle) == 1 or frozenset(circle) in told:
                continue
            told.add(frozenset(circle))
            last = max(circle, key=lambda slug: (away[slug][1].from_, slug))
            what = say("nobody answers on {day}: {circle}", day=day, circle=_drawn(_from(circle, last)))
            fix = say("name a stand-in who is there on those days")
            keys = ("absences", away[last][0], "stand_in")
            yield Problem(loaded.locate(site["contact"][last], keys), RULE, what, fix)


def _away(contacts: Sequence[Contact], day: date) -> dict[str, tuple[int, Absence]]:
    """Give whoever is away on a day, with the absence that counts."""
    found: dict[str, tuple[int, Absence]] = {}
    for contact in contacts:
        for index, absence in enumerate(contact.absences):
            if absence.from_ <= day <= absence.to:
                found.setdefault(contact.slug, (index, absence))
    return found


def _cases(loaded: Loaded, site: Site) -> Iterator[Problem]:
    bodies = {slug: one for slug, one in site["body"].items() if isinstance(one, Body)}
    for circle in _circles({slug: body.sends_to for slug, body in bodies.items()}):
        first, last = min(circle), _from(circle, min(circle))[-1]
        index = bodies[last].sends_to.index(first)
        if len(circle) == 1:
            what = say("'{slug}' sends to itself", slug=first)
        else:
            what = say("cases come back to where they began: {circle}", circle=_drawn(_from(circle, first)))
        fix = say("delete '{slug}' here, or mend whom the others send to", slug=first)
        yield Problem(loaded.locate(bodies[last], ("sends_to", index)), RULE, what, fix)


def _replaced(loaded: Loaded, site: Site) -> Iterator[Problem]:
    documents = {slug: one for slug, one in site["document"].items() if isinstance(one, Document)}
    arrows = {slug: (one.replaces,) for slug, one in documents.items() if one.replaces}
    for circle in _circles(arrows):
        what = say("a document takes the place of one that came after it: {circle}",
                   circle=_drawn(_from(circle, min(circle))))  # fmt: skip
        fix = say("delete 'replaces' in the oldest of them")
        yield Problem(loaded.locate(documents[min(circle)], ("replaces",)), RULE, what, fix)


def _circles(arrows: Arrows) -> Iterator[tuple[str, ...]]:
    """Yield each circle that a walk along the arrows closes, in their direction."""
    done: set[str] = set()
    for begin in sorted(arrows):
        way: list[str] = []
        rest = [(begin, False)]
        while rest:
            slug, is_left = rest.pop()
            if is_left:
                done.add(way.pop())
            elif slug in way:
                yield tuple(way[way.index(slug) :])
            elif slug not in done:
                way.append(slug)
                rest.append((slug, True))
                rest += [(after, False) for after in sorted(arrows.get(slug, ()), reverse=True)]


def _from(circle: tuple[str, ...], first: str) -> tuple[str, ...]:
    place = circle.index(first)
    return circle[place:] + circle[:place]


def _drawn(circle: tuple[str, ...]) -> str:
    return " → ".join((*circle, circle[0]))
