"""A link in a text leads somewhere: to a record, a file of the site, or a full web address.

Passes: `[puljen](fund:landdistriktspuljen)`, `[alle møder](meeting:)`, `[skemaet](/files/skema.pdf)`,
        `[kommunen](https://www.jammerbugt.dk/)`; in hand-written pages also a file beside them.
Fails:  `[puljen](fund:landistriktspuljen)`, with the nearest name as the mend; `[puljen](puljer/x)`, `www.x.dk`,
        `javascript:` and `data:`; a picture from another site.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import Final

from generator.checks.addresses import GENERATED_FILES, GENERATED_FOLDERS, PAGE, other_addresses, record_at
from generator.checks.markdown import Link
from generator.checks.reading import Text, linked, site_of, target_of
from generator.checks.unknown_reference import unknown
from generator.load import Loaded
from generator.model.overviews import overviews_of
from generator.model.site import Site
from generator.nearest import nearest
from generator.problems import Message, Problem, say

RULE: Final = "broken-link"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/?#]+([/?#].*)?", re.IGNORECASE)
_DOMAIN = re.compile(r"(www\.|[a-z0-9-]+\.(dk|nl|eu|com|org|net)(/|$))", re.IGNORECASE)
_NO_RECORD = frozenset({"http", "https", "mailto", "tel"})
_RESERVED = ("#", "tel:", "mailto:")
Words = tuple[Message, Message]


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each link, and each picture, that leads nowhere."""
    site = site_of(loaded)
    good: set[str] = set()
    for text, links in linked(loaded):
        for link in links:
            if link.target in good and not link.is_picture:
                continue
            fault = _fault(loaded, text, link)
            if fault:
                place = max(text.source.body.rfind(link.target, link.offset, link.end), link.offset)
                yield Problem(text.source.body_at(place), RULE, *fault)
            elif _is_record(site, link.target) or _WEB.fullmatch(link.target):
                good.add(link.target)


def _is_record(site: Site, target: str) -> bool:
    kind, slug, _ = target_of(target)
    return slug in site[kind] or (kind, slug) in site.unreadable


def _fault(loaded: Loaded, text: Text, link: Link) -> Words | None:
    """Say what is wrong with a link, if anything is."""
    target = link.target
    if target.startswith(_RESERVED) and not link.is_picture:
        return None
    if not link.is_picture and _is_record(site_of(loaded), target):
        return None
    if not target:
        return say("the link has no address"), say("write the address in the round brackets")
    if target.startswith("/") and not target.startswith("//"):
        return _of_site(loaded, target)
    if _SCHEME.match(target) or target.startswith("//"):
        return _with_scheme(site_of(loaded), link)
    return _relative(loaded, text, target)


def _with_scheme(site: Site, link: Link) -> Words | None:
    """Judge a full web address, or a reference to a record that is not there."""
    target = link.target
    kind, slug, _ = target_of(target)
    if link.is_picture:
        what = say("the picture '{address}' is not a file of this site", address=target)
        return what, say("put the picture in 'content/files/', and link to it as /files/name.jpg")
    if _WEB.fullmatch(target):
        return None
    if not slug and kind != PAGE and (kind in site.kinds or kind in (one.name for one in overviews_of(site))):
        return None
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


def _of_site(loaded: Loaded, target: str) -> Words | None:
    """Judge an address from the root of the site."""
    path = re.split("[?#]", target, maxsplit=1)[0].removeprefix("/")
    site, known = site_of(loaded), other_addresses(loaded)
    is_generated = path in GENERATED_FILES or path.partition("/")[0] in GENERATED_FOLDERS
    if path == "" or is_generated or path in known or record_at(site, path):
        return None
    what = say("there is nothing at the address '{address}'", address=target)
    if f"{path}/" in known or record_at(site, f"{path}/"):
        return what, say("write '{address}'", address=f"/{path}/")
    records = (site.address(record) for _, record in site.all())
    near = nearest(path, (place for place in (*known, *records) if place))
    return what, say("write '{address}'", address=f"/{near}") if near else say("name a record, as 'kind:name'")


def _relative(loaded: Loaded, text: Text, target: str) -> Words | None:
    """Judge an address without a beginning: in hand-written pages it may be a file beside the page."""
    site = site_of(loaded)
    path = posixpath.normpath(target.partition("#")[0])
    if text.kind.name == PAGE and (path in loaded.attachments or path.removesuffix(".md") in site[PAGE]):
        return None
    what = say("the address '{address}' is not complete", address=target)
    if _DOMAIN.match(target):
        return what, say("write '{address}'", address=f"https://{target}")
    name = path.rstrip("/").rpartition("/")[2].removesuffix(".md")
    kind = next((kind for kind in site.kinds if name in site[kind]), None)
    if kind:
        return what, say("write '{address}'", address=f"{kind}:{name}")
    return what, say("write a record as 'kind:name', or an address that begins with https://")
