"""From sheets to files: each page is printed, put into the frame of its section, and remembered by what it says.

    shop = Shop(printer, frames, memory, terms=terms_of("da"))
    artifacts = shop.stamped(sheets)

The one place where pages are remembered: a page whose sheet is as it was is not printed again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from generator.artifact import Artifact
from generator.memory import Memory, digest_of_others
from generator.pages.frames import SLOTS, Frame, stamp
from generator.pages.printer import Filling, Printer
from generator.pages.sheet import Leaf, Sheet
from generator.search.terms import Terms, indexed

_TERMS: Final = Markup(
    "<span hidden data-pagefind-body>\N{SYMBOL FOR RECORD SEPARATOR} </span>"
    '<span hidden data-pagefind-body data-pagefind-weight="{weight}">{title} </span>'
    "<span hidden data-pagefind-body>{text} </span>"
)
"""The extra words of a page, after a mark: `assets/search.js` shows nothing of what stands behind it."""
_TITLE_WEIGHT: Final = 7
"""How much more a part of a word counts in a title than in the text; Pagefind gives a first heading the same."""
_PARTED: Final = "\0"
"""Parts the slots of a remembered page: no content holds it, since reading refuses it."""


@dataclass(frozen=True)
class Shop:
    """What pages are made with."""

    printer: Printer
    frames: Mapping[str, Frame]
    memory: Memory
    terms: Terms | None = None
    """Finds the extra words of a page for the search; None when no search is made."""
    _around: tuple[object, ...] = field(init=False)
    """What every page is made of beside its sheet."""

    def __post_init__(self) -> None:
        printer = self.printer
        around = (printer.bare.settings, printer.policy, digest_of_others(printer.templates))
        object.__setattr__(self, "_around", around)

    def printed(self, leaves: Iterable[Leaf]) -> Iterator[Artifact]:
        """Print pages that stand alone."""
        for leaf in leaves:
            facts = (self._around, leaf.template, leaf.facts)
            made = self.memory.once("leaf", facts, lambda leaf=leaf: self.printer.text(leaf).encode())  # type: ignore[misc]
            yield Artifact(leaf.path, made)

    def stamped(self, sheets: Iterable[Sheet]) -> Iterator[Artifact]:
        """Print pages and put them into their frames."""
        for sheet in sheets:
            is_searched = self.terms is not None and sheet.searched
            facts = (self._around, sheet.leaf.template, sheet.leaf.facts, sheet.head, is_searched)
            made = self.memory.once("page", facts, lambda sheet=sheet: self._filled(sheet))  # type: ignore[misc]
            filling = dict(zip(SLOTS, made.decode().split(_PARTED), strict=True))
            yield stamp(self.frames[sheet.frame], sheet.leaf.path, filling)

    def _filled(self, sheet: Sheet) -> bytes:
        filling = self.printer.fill(sheet)
        if self.terms is not None and sheet.searched:
            filling = {**filling, "terms": self._terms(self.terms, filling)}
        return _PARTED.join(filling[slot] for slot in SLOTS).encode()

    def _terms(self, terms: Terms, filling: Filling) -> str:
        title, text = terms.of_page(filling["title"]), terms.of_page(indexed(filling["content"]))
        return str(_TERMS.format(weight=_TITLE_WEIGHT, title=title, text=text))
