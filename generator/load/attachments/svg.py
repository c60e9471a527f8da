"""A picture in SVG (W3C SVG 2) that only draws: no script, no event, no page inside it, nothing from another site."""

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree  # type: ignore[import-untyped]  # it brings no types

from generator.problems import Message, say

_RUNS: Final = frozenset(
    {"script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "audio", "video"}
)
_MOVES: Final = frozenset({"animate", "set", "animatetransform", "animatemotion"})
_VALUES: Final = frozenset({"from", "to", "values", "by"})
_PICTURE = re.compile(r"data:image/(?:png|jpeg|jpg|gif|webp|avif);base64,", re.IGNORECASE)
_STYLE = re.compile(
    r"@import|expression\s*\(|javascript:|-moz-binding|url\((?!\s*['\"]?\s*(?:#|data:image/))", re.IGNORECASE
)
_SCHEME = re.compile(r"(?:javascript|data|https?|//):?", re.IGNORECASE)
_ENTITY = re.compile(rb"<!(?:ENTITY|ATTLIST|ELEMENT)\b", re.IGNORECASE)
_SHEET = re.compile(rb"<\?xml-stylesheet\b", re.IGNORECASE)
_FIX: Final = say("save the picture anew as plain SVG without it, or as PNG")
Fault = tuple[int, Message, Message]


def svg_faults(raw: bytes) -> Iterator[Fault]:
    """Find what in a picture runs or is fetched, each on its line; the first reason why it cannot be read else."""
    for pattern, name in ((_ENTITY, "<!ENTITY>"), (_SHEET, "<?xml-stylesheet?>")):
        if found := pattern.search(raw):
            yield raw.count(b"\n", 0, found.start()) + 1, _held(name), _FIX
            return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        yield line, say("the picture cannot be read here"), say("save it anew as SVG, or as PNG")
        return
    for element in root.iter():
        if isinstance(element.tag, str):
            for name in _of_element(element):
                yield element.sourceline or 1, _held(name), _FIX


def _held(name: str) -> Message:
    return say("the picture holds '{name}', which runs something or asks another site", name=name)


def _of_element(element: Any) -> Iterator[str]:
    tag = _local(str(element.tag))
    if tag in _RUNS:
        yield f"<{tag}>"
    elif tag == "style" and _STYLE.search(element.text or ""):
        yield "<style>"
    else:
        yield from (_local(key) for key, value in element.attrib.items() if _acts(tag, _local(key), value))


def _acts(tag: str, name: str, value: str) -> bool:
    """Whether an attribute runs something, or has something fetched; blanks in an address hide nothing."""
    bare = re.sub(r"[\s\x00-\x1f]", "", value)
    if name.startswith("on"):
        return True
    if name in ("href", "src", "data"):
        return not _is_harmless(tag, bare)
    if tag in _MOVES and name == "attributename":
        return _local(bare.rpartition(":")[2]).startswith(("on", "href"))
    if tag in _MOVES and name in _VALUES:
        return _SCHEME.match(bare) is not None
    return _STYLE.search(value) is not None


def _is_harmless(tag: str, address: str) -> bool:
    """Whether an address leads to a part of the picture, holds a picture itself, or is a link that somebody follows."""
    if address.startswith("#") or _PICTURE.match(address):
        return True
    return tag == "a" and re.match(r"https?://|mailto:|/(?!/)", address, re.IGNORECASE) is not None


def _local(name: str) -> str:
    return name.rpartition("}")[2].casefold()
