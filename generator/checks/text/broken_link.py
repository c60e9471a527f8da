"""A link in a text leads somewhere: to a record, a part of a page, a file of the site, or a full web address.

Passes: `[puljen](fund:landdistriktspuljen)`, `[prisen](fund:landdistriktspuljen#priser)` where the text has that
        heading, `[alle møder](meeting:)`, `[skemaet](/files/skema.pdf)`, `[broen](/files/Skema%20til%20bro.pdf)`,
        `[kommunen](https://www.jammerbugt.dk/)`; in hand-written pages also a file beside them.
Fails:  `[puljen](fund:landistriktspuljen)`, with the nearest name as the mend; `[x](#findes-ikke)`; `www.x.dk`,
        `[puljen](puljer/x)`, `javascript:` and `data:`; an address with spaces in it; a picture from another site.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from generator.checks.addresses.generated import is_made
from generator.checks.addresses.places import PAGE, owners, record_at, search_nearest, written
from generator.checks.reading import Text, linked, site_of, target_of, texts
from generator.checks.records.unknown_reference import unknown
from generator.checks.text import part_ids
from generator.load import Key, Loaded
from generator.model.addresses import fault_of, fault_of_mailbox
from generator.model.overviews import overviews_of
from generator.model.site import Site
from generator.nearest import nearest
from generator.problems import Message, Problem, say
from generator.text.markdown import Link, unlinked

RULE: Final = "broken-link"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WEB = re.compile(r"https?:/", re.IGNORECASE)
_DOMAIN = re.compile(r"(www\.|[a-z0-9-]+\.(dk|nl|eu|com|org|net)(/|$))", re.IGNORECASE)
_SPACES = re.compile(r"[ \t]+")
_ADDRESS = re.compile(r"[/#]|\.{1,2}/|www\.|[a-z-]+:|.*\.[a-z0-9]{2,5}([?#].*)?$", re.IGNORECASE)
"""How words begin or end that are meant as an address."""
_FIELDS: Final = ("links", "materials")
Words = tuple[Message, Message]


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each link, and each picture, that leads nowhere."""
    good: set[str] = set()
    for text, links in linked(loaded):
        for link in links:
            if link.target in good and not link.is_picture:
                continue
            fault = _fault(loaded, text, link)
            if fault:
                place = max(text.source.body.rfind(link.target, link.offset, link.end), link.offset)
                yield Problem(text.source.body_at(place), RULE, *fault)
            elif ":" in link.target:
                good.add(link.target)
    yield from _spaced(loaded)
    yield from _in_fields(loaded)


def _fault(loaded: Loaded, text: Text, link: Link) -> Words | None:
    """Say what is wrong with a link, if anything is."""
    target = link.target
    if not target:
        return say("the link has no address"), say("write the address in the round brackets")
    if not link.is_picture:
        if target.startswith("#"):
            return _part(loaded, "", (text.kind.name, text.slug), unquote(target[1:]))
        if target.startswith("mailto:"):
            return fault_of_mailbox(unquote(target.removeprefix("mailto:").partition("?")[0]))
        if target.startswith("tel:"):
            return None
        kind, slug, part = target_of(target)
        if slug in site_of(loaded)[kind]:
            return _part(loaded, f"{kind}:{slug}", (kind, slug), unquote(part))
        if (kind, slug) in site_of(loaded).unreadable:
            return None
    if target.startswith("/") and not target.startswith("//"):
        return _of_site(loaded, target)
    if _SCHEME.match(target) or target.startswith("//"):
        return _with_scheme(site_of(loaded), link)
    return _relative(loaded, text, target)


def _part(loaded: Loaded, page: str, key: Key, part: str) -> Words | None:
    """Judge what stands after `#` in a link to the page of a record; nothing, or `#` alone, is its top.

    Where the record is named as `kind:slug`, its parts have the ids of its file; in other addresses, those of its page.
    """
    if not part or part_ids.has_part(loaded, *key, part):
        return None
    meant = part_ids.nearby(loaded, *key)
    is_named = page == ":".join(key)
    if is_named and part in meant:
        return None
    what = say("the page has no part '#{part}'", part=part)
    near = nearest(part, meant)
    if near:
        return what, say("write '{address}'", address=f"{page}#{near if is_named else meant[near]}")
    headings = ", ".join(f"#{one}" for one in part_ids.headings_of(loaded, *key))
    if headings:
        return what, say("delete '#{id}', or write one of {list}", id=part, list=headings)
    return what, say("delete '#{id}': the text there has no headings", id=part)


def _with_scheme(site: Site, link: Link) -> Words | None:
    """Judge a full web address, or a reference to a record that is not there."""
    target = link.target
    kind, slug, part = target_of(target)
    if link.is_picture:
        what = say("the picture '{address}' is not a file of this site", address=target)
        return what, say("put the picture in 'content/files/', and link to it as /files/name.jpg")
    if _WEB.match(target):
        return fault_of(target)
    if not slug and kind != PAGE and (kind in site.kinds or kind in (one.name for one in overviews_of(site))):
        return _of_list(f"{kind}:", unquote(part))
    if kind in site.kinds and not slug:
        what = say("'{address}' names no page", address=target)
        return what, say("write the name of the page after the colon, or '/' for the front page")
    if kind in site.kinds:
        return unknown(site, kind, slug)
    near = nearest(kind, site.kinds)
    what = say("the address '{address}' is of no kind that a link may have", address=target)
    if near and slug in site[near]:
        return what, say("write '{address}'", address=f"{near}:{slug}")
    return what, say("write a record as 'kind:name', or an address that begins with https://")


def _of_list(page: str, part: str) -> Words | None:
    if not part or part_ids.list_has_part(part):
        return None
    return say("the page has no part '#{part}'", part=part), say("write '{address}'", address=page)


def _of_site(loaded: Loaded, target: str) -> Words | None:
    """Judge an address from the root of the site; signs may be written as `%20`."""
    address = re.split("[?#]", target, maxsplit=1)[0]
    path, part = unquote(address.removeprefix("/")), unquote(target.partition("#")[2])
    site, known = site_of(loaded), owners(loaded)
    if is_made(site, path):
        return None
    record = record_at(site, path)
    if record is not None:
        return _part(loaded, address, (site.kind_of(record).name, record.slug), part)
    place = known.get(path)
    if place is not None:
        pages = part_ids.records_at(loaded, place)
        faults = [_part(loaded, address, key, part) for key in pages]
        if not pages and not place.attachment:
            return _of_list(address, part)
        return faults[-1] if faults and all(faults) else None
    what = say("there is nothing at the address '{address}'", address=target)
    if f"{path}/" in known or record_at(site, f"{path}/"):
        return what, say("write '{address}'", address=f"/{written(path)}/")
    near = search_nearest(loaded, path)
    if near:
        return what, say("write '{address}'", address=f"/{written(near)}")
    if posixpath.splitext(path)[1]:
        return what, say("put the file in 'content/files/', or mend the name after the last /")
    return what, say("name a record, as 'kind:name'")


def _relative(loaded: Loaded, text: Text, target: str) -> Words | None:
    """Judge an address without a beginning: in hand-written pages it may be a file beside the page."""
    site = site_of(loaded)
    address, _, part = target.partition("#")
    path = posixpath.normpath(unquote(address.partition("?")[0]))
    name = path.rstrip("/").rpartition("/")[2].removesuffix(".md")
    if text.kind.name == PAGE:
        if path in loaded.attachments:
            return None
        if path.endswith(".md") and path.removesuffix(".md") in site[PAGE]:
            return _part(loaded, address, (PAGE, name), unquote(part))
    what = say("the address '{address}' is not complete", address=target)
    if _DOMAIN.match(target):
        return what, say("write '{address}'", address=f"https://{target}")
    kind = next((kind for kind in site.kinds if name in site[kind]), None)
    if kind:
        return what, say("write '{address}'", address=f"{kind}:{name}" + (f"#{part}" if part else ""))
    near = search_nearest(loaded, path) if posixpath.splitext(path)[1] not in ("", ".md") else None
    if near:
        return what, say("write '{address}'", address=f"/{written(near)}")
    return what, say("write a record as 'kind:name', or an address that begins with https://")


def _in_fields(loaded: Loaded) -> Iterator[Problem]:
    """Look for the files of ours that links among the facts lead to."""
    for _, record in site_of(loaded).all():
        for name in _FIELDS:
            for index, link in enumerate(getattr(record, name, ())):
                fault = _of_site(loaded, link.url) if link.url.startswith("/") else None
                if fault:
                    yield Problem(loaded.locate(record, (name, index, "url")), RULE, *fault)


def _spaced(loaded: Loaded) -> Iterator[Problem]:
    """Find the addresses with spaces in them: the engine does not take them for links, and shows all the signs."""
    for text in texts(loaded):
        for offset, address in unlinked(text.source.body):
            if not _ADDRESS.match(address):
                continue
            mended = _SPACES.sub("%20", address)
            fault = _fault(loaded, text, Link("", mended, offset, offset, is_picture=False))
            fix = fault[1] if fault else say("write '{address}'", address=mended)
            what = say("there are spaces in the address '{address}', so it is no link", address=address)
            yield Problem(text.source.body_at(offset), RULE, what, fix)
