"""The text of a link says where it leads: people who listen to a page hear its links without what stands around them.

Passes: `[vejledningen til ansøgere](page:saadan-soeger-i)`.
Fails:  `[her](page:saadan-soeger-i)`, `[læs mere](…)`, a link without text, a picture without a description; the
        words are in `words.py`, by language.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import linked, site_of
from generator.checks.text.words import EMPTY_LINK_TEXTS
from generator.load import Loaded
from generator.model.entity import Entity, Link
from generator.model.site import Site
from generator.problems import Position, Problem, say

RULE: Final = "link-text"
_FIELDS: Final = ("links", "materials")
"""Fields that hold links of a record."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each link whose text says nothing."""
    site = site_of(loaded)
    empty = EMPTY_LINK_TEXTS[site.settings.language]
    longest = max(map(len, empty)) + 4  # with an arrow or dots
    for text, links in linked(loaded):
        for link in links:
            if link.is_picture and not link.text:
                what, fix = say("the picture has no description"), say("write what it shows in the square brackets")
                yield Problem(text.source.body_at(link.offset), RULE, what, fix)
            elif len(link.text) <= longest and not link.is_picture and (not link.text or _plain(link.text) in empty):
                yield _fault(text.source.body_at(link.offset), link.text)
    for record, name, links_out in _links_out(site):
        for index, link_out in enumerate(links_out):
            if _plain(link_out.title) in empty:
                yield _fault(loaded.locate(record, (name, index, "title")), link_out.title)


def _links_out(site: Site) -> Iterator[tuple[Entity | None, str, tuple[Link, ...]]]:
    """Yield the links among the facts of each record that has some: the record, the field, the links."""
    yield None, "links", site.settings.links
    for kind, record in site.all():
        for name in _FIELDS:
            if name in kind.model.model_fields and (found := getattr(record, name)):
                yield record, name, found


def _plain(text: str) -> str:
    return " ".join(text.casefold().strip(" \n.…!:>»→").split())


def _fault(at: Position, text: str) -> Problem:
    if text:
        what = say("the link text '{text}' does not say where the link leads", text=text)
    else:
        what = say("the link has no text")
    return Problem(at, RULE, what, say("name the page it leads to, such as 'the guide for applicants'"))
