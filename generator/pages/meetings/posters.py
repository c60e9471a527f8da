"""A poster for each coming meeting: one sheet of A4 for the notice board, with a QR code that leads to its page."""

from collections.abc import Iterable, Iterator

from generator.checks.addresses.places import poster_address
from generator.model.kinds import Kind
from generator.model.meetings.meeting import Meeting
from generator.pages.press import Press
from generator.pages.sheet import Leaf, file_of, root_of
from generator.pages.site.redirects import redirect
from generator.views.meetings.meetings import Occasion, occasion
from generator.views.meetings.signing_up import signing_up
from generator.views.people.answering import who_answers
from generator.views.telling.announcements import first_day
from generator.views.telling.names import name_of


def posters(press: Press, kind: Kind, slugs: list[str]) -> Iterator[Leaf]:
    """Make the posters of some meetings; where there once was one, the address leads on to the meeting's page."""
    for slug in slugs:
        found = occasion(press.scene, press.scene.site[kind.name][slug])  # type: ignore[arg-type]
        address = poster_address(press.scene.site, slug)
        if not found.is_past:
            yield _poster(press, kind, found)
            yield from _moved_on(press, found.meeting, found.meeting.aliases, address)
        elif _was_published(press, found):
            page = press.scene.site.address_of(kind.name, slug)
            yield from _moved_on(press, found.meeting, (slug, *found.meeting.aliases), page)


def _was_published(press: Press, found: Occasion) -> bool:
    """Whether the meeting stood on the site before it was held."""
    return found.day >= max(found.meeting.published, first_day(press.scene.site.settings.identity))


def _poster(press: Press, kind: Kind, found: Occasion) -> Leaf:
    site, meeting = press.scene.site, found.meeting
    address = site.address_of(kind.name, meeting.slug)
    here = poster_address(site, meeting.slug)
    facts = {
        "meeting": meeting,
        "name": name_of(press.scene, meeting),
        "occasion": found,
        "address": address,
        "sign_up": signing_up(press.scene, meeting),
        "contact": who_answers(press.scene, meeting),
        "root": root_of(here),
    }
    return Leaf(file_of(here), "records/meetings/poster.html", facts)


def _moved_on(press: Press, meeting: Meeting, names: Iterable[str], new: str) -> Iterator[Leaf]:
    """Lead on from where the poster was under some names of its meeting."""
    for name in names:
        old = poster_address(press.scene.site, name)
        yield redirect(press, old, new, name_of(press.scene, meeting))
