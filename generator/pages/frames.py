"""Splits a page that the site engine has rendered at its markers, once, and stamps each record into it.

All pages of one section differ only in a few slots, so the engine renders one frame a section with a marker in each
slot, and the records are put in here. Knows nothing of records, templates or the engine.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.artifact import Artifact

SLOTS = ("title", "description", "canonical", "head", "toc", "content", "terms")
"""Where pages of one section may differ; each stands exactly once in the template `main.html`."""


class FrameError(Exception):
    """The theme, not the content, is wrong: a marker is missing or doubled."""


@dataclass(frozen=True)
class Frame:
    """A rendered page, cut at its markers: text, slot, text, slot … text."""

    name: str
    texts: tuple[str, ...]
    slots: tuple[str, ...]


def marker(slot: str) -> str:
    """Give the text that stands in the rendered frame where the slot is to be."""
    return f"[[indgang:{slot}]]"


def split(name: str, html: str) -> Frame:
    """Cut a rendered page at its markers; `name` is the template and page to blame when one is missing."""
    places = []
    for slot in SLOTS:
        count = html.count(marker(slot))
        if count != 1:
            fault = "is missing" if count == 0 else f"stands {count} times"
            raise FrameError(
                f"{name}: the marker {marker(slot)} {fault}; main.html must write {{{{ slot.{slot} }}}} once"
            )
        places.append((html.index(marker(slot)), slot))
    texts, begin = [], 0
    for place, slot in sorted(places):
        texts.append(html[begin:place])
        begin = place + len(marker(slot))
    return Frame(name, (*texts, html[begin:]), tuple(slot for _, slot in sorted(places)))


def stamp(frame: Frame, path: str, filling: Mapping[str, str]) -> Artifact:
    """Fill one frame with one page; the values are HTML that is safe where the slot stands."""
    pieces = [frame.texts[0]]
    for slot, text in zip(frame.slots, frame.texts[1:], strict=True):
        pieces += (filling[slot], text)
    return Artifact(path, "".join(pieces))
