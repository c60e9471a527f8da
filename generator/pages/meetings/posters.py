"""A poster for each coming meeting: one sheet of A4 for the notice board, with a QR code that leads to its page."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import segno
from markupsafe import Markup

from generator.artifact import Artifact
from generator.checks.addresses.places import poster_address
from generator.model.kinds import Kind
from generator.model.meetings.meeting import Meeting
from generator.pages.press import Press
from generator.pages.sheet import root_of
from generator.pages.site.redirects import redirect_page
from generator.views.meetings.meetings import Occasion, occasion
from generator.views.meetings.signing_up import signing_up
from generator.views.people.answering import who_answers
from generator.views.telling.announcements import first_day

QUIET_ZONE = 4
"""Empty modules around the code (ISO/IEC 18004)."""


def posters(press: Press, kind: Kind, slugs: list[str]) -> Iterator[Artifact]:
    """Make the posters of some meetings; where there once was one, the address leads on to the meeting's page."""
    for slug in slugs:
        found = occasion(press.scene, press.scene.site[kind.name][slug])  # type: ignore[arg-type]
        address = poster_address(press.scene.site, slug)
        if not found.is_past:
            yield Artifact(f"{address}index.html", _poster(press, kind, found))
            yield from _moved_on(press, found.meeting, found.meeting.aliases, address)
        elif _was_published(press, found):
            page = press.scene.site.address_of(kind.name, slug)
            yield from _moved_on(press, found.meeting, (slug, *found.meeting.aliases), page)


def _was_published(press: Press, found: Occasion) -> bool:
    """Whether the meeting stood on the site before it was held."""
    return found.day >= max(found.meeting.published, first_day(press.scene.site.settings.identity))


def _poster(press: Press, kind: Kind, found: Occasion) -> str:
    site, meeting = press.scene.site, found.meeting
    address = site.address_of(kind.name, meeting.slug)
    return press.template("records/meetings/poster.html").render(
        meeting=meeting,
        occasion=found,
        address=address,
        url=site.url(address),
        code=qr_code(site.url(address)),
        sign_up=signing_up(press.scene, meeting),
        contact=who_answers(press.scene, meeting),
        gain=press.summary(meeting),
        root=root_of(poster_address(site, meeting.slug)),
    )


def _moved_on(press: Press, meeting: Meeting, names: Iterable[str], new: str) -> Iterator[Artifact]:
    """Lead on from where the poster was under some names of its meeting."""
    for name in names:
        old = poster_address(press.scene.site, name)
        yield Artifact(f"{old}index.html", redirect_page(press, old, new, press.name_of(meeting)))


@lru_cache(maxsize=1_000)  # the preview makes the same ones again and again
def qr_code(url: str) -> Markup:
    """Draw an address as a QR code (ISO/IEC 18004), an SVG that fills its box; a quarter of it may be torn off."""
    code = segno.make(url, error="q", micro=False)
    return Markup(code.svg_inline(border=QUIET_ZONE, omitsize=True, dark="#000", light="#fff", svgclass="code"))
