"""Which parts a page has: what may stand after `#` in a link to it. Read by the rule on broken links.

The ids of headings are exact. Of what the templates add, a page is believed to have all that a page of its kind may
have, since that depends on the day of the build and on other records.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from types import MappingProxyType
from typing import Final

from pyromark import Markdown, Options

from generator.checks.addresses.places import PAGE, Place
from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.anchors import all_anchors, anchors
from generator.model.fields import slugify
from generator.text.markup import RESERVED, heading_ids

EVERYWHERE: Final = frozenset({"top", "contact", "toc"})
SECTIONS: Final[Mapping[str, frozenset[str]]] = MappingProxyType({
    "community": frozenset({"awards", "bodies", "coming", "decisions", "documents", "follow", "funds", "map",
                            "meetings", "moving", "news", "pages", "partners", "plan", "programmes", "projects",
                            "reports", "stories"}),
    "plan": frozenset({"awards", "changes", "decisions", "editions", "evaluation", "goals", "hearing", "involvement",
                       "vision"}),
    "project": frozenset({"actions", "awards", "decisions", "facts", "follow", "history", "map", "meetings",
                          "milestones", "news", "plan", "stories"}),
    "fund": frozenset({"awards", "calculator", "coming-terms", "decisions", "earlier-terms", "facts", "fitting",
                       "forms", "given", "meetings", "not-for", "rounds", "share", "stories", "weighed"}),
    "meeting": frozenset({"action-points", "agenda", "changes", "corrections", "decisions", "facts", "follow-up",
                          "materials", "minutes", "projects", "share", "withdrawn"}),
    "award": frozenset({"decisions", "facts", "outcome", "terms"}),
    "programme": frozenset({"asks", "decisions", "follow", "learned", "news", "offers", "sign-up", "stories",
                            "timeline"}),
    "story": frozenset({"actions", "again", "awards", "decisions", "facts", "files", "otherwise", "stories", "wrong"}),
    "report": frozenset({"decisions"}),
    "document": frozenset({"decisions", "reviews"}),
    "checklist": frozenset({"decisions"}),
    "form": frozenset({"decisions", "pages"}),
    "news": frozenset({"decisions"}),
    "body": frozenset({"bodies", "communities", "decisions", "follow", "grants", "leads", "meetings", "projects",
                       "steps"}),
    "theme": frozenset({"actions", "checklists", "decisions", "documents", "follow", "funds", "map", "meetings", "news",
                        "pages", "plans", "programmes", "projects", "reports", "stories"}),
    "contact": frozenset({"communities", "decisions", "themes"}),
    PAGE: frozenset({"communities", "contacts", "deadlines", "decisions", "feeds", "forms", "hearings", "map",
                     "meetings", "news", "project", "story"}),
})  # fmt: skip
"""What the templates may write on the page of a record, by kind; each has the id `section-…`."""
_OF_LISTS = re.compile(rf"({RESERVED}|turn-|role-|promise-|wheel-)[a-z0-9-]+")
"""Ids of lists and overviews, which follow from the records and the day."""
_NUMBERED = re.compile(rf"{RESERVED}feeds-[0-9]+")
_ENGINE = Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH)
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_INDENTED_HEADING = re.compile(r"^[ \t]+#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_GIVEN = re.compile(r"\{:?[^{}\n]*?#([\w.:-]+)[^{}\n]*\}|\bid=[\"']([^\"'\n]+)[\"']")
_ATTRIBUTES = re.compile(r"\s*\{:?[^{}]*\}\s*$")
_MARKS = re.compile(r"<[^>]*>")


@lru_cache(maxsize=10_000)
def parts_of(loaded: Loaded, kind: str, slug: str) -> frozenset[str]:
    """Give the ids that stand on the page of a record, whether or not its facts can be read."""
    written = headings_of(loaded, kind, slug)
    record = site_of(loaded)[kind].get(slug)
    given = all_anchors(record) if record is not None else frozenset()
    return frozenset({*written, *given, *(f"{RESERVED}{name}" for name in (*EVERYWHERE, *SECTIONS.get(kind, ())))})


def headings_of(loaded: Loaded, kind: str, slug: str) -> tuple[str, ...]:
    """List the ids of the headings in the text of a record, in its order."""
    source = loaded.sources.get((kind, slug))
    body = source.body if source is not None else ""
    return written_ids(body) if kind == PAGE else heading_ids(body)


def has_part(loaded: Loaded, kind: str, slug: str, part: str) -> bool:
    """Whether the page of a record has a part; of a kind we know nothing of, any of the templates is believed."""
    if part in parts_of(loaded, kind, slug) or _NUMBERED.fullmatch(part):
        return True
    return part.startswith(RESERVED) and (kind not in SECTIONS or slug not in site_of(loaded)[kind])


def nearby(loaded: Loaded, kind: str, slug: str) -> dict[str, str]:
    """Give what may have been meant by a part: the ids of the page, and those the record's parts have in the file."""
    record = site_of(loaded)[kind].get(slug)
    return {part: part for part in parts_of(loaded, kind, slug)} | (anchors(record) if record is not None else {})


def list_has_part(part: str) -> bool:
    """Whether a list or an overview may have a part."""
    return _OF_LISTS.fullmatch(part) is not None


def records_at(loaded: Loaded, place: Place) -> tuple[tuple[str, str], ...]:
    """Give the kind and slug of the records that a page may show: several for the current edition of a plan."""
    site = site_of(loaded)
    if place.record is None:
        return ()
    kind = site.kind_of(place.record)
    if kind.layout == "folders" and not place.keys:
        folder = place.record.slug.rpartition("/")[0]
        return tuple((kind.name, slug) for slug in site[kind.name] if slug.startswith(f"{folder}/"))
    return ((kind.name, place.record.slug),)


def written_ids(text: str) -> tuple[str, ...]:
    """List the ids of a hand-written page as the site engine gives them: of headings, and those the editor chose."""
    headings = [*(found[2] for found in _HEADING.finditer(_ENGINE.html(text))), *_INDENTED_HEADING.findall(text)]
    found: list[str] = [one or other for one, other in _GIVEN.findall(text)]
    for heading in headings:
        words = unescape(_MARKS.sub("", heading))
        attributes = _ATTRIBUTES.search(words)
        if attributes and "#" in attributes[0]:
            continue  # its id is the editor's own
        wanted = slugify(_ATTRIBUTES.sub("", words))
        name, number = wanted, 0
        while name in found or not name:
            number += 1
            name = f"{wanted}_{number}"
        found.append(name)
    return tuple(found)
