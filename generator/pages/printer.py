"""The printer: turns sheets into HTML through our Jinja templates.

It knows the words, the settings and the addresses that follow from them, and nothing of the records or the day: a
template says what its sheet holds, and cannot ask for more. What the functions here give depends on nothing but what
they are given.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup

from generator.model.people.contact import Contact
from generator.model.site import Site
from generator.pages.codes import qr_code
from generator.pages.sheet import Leaf, Sheet
from generator.pages.site.policy import POLICY
from generator.pages.templates import THEME, make_environment
from generator.views.meetings.meeting_words import moved_from, seats, told, where
from generator.views.site.cards import Card
from generator.views.site.summaries import summary
from generator.words.wording import Wording

Filling = Mapping[str, str]
"""Slot of a frame -> HTML that is safe there."""
_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_MARKS = re.compile(r"<[^>]*>")
_ROOT = "\N{OBJECT REPLACEMENT CHARACTER}root\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class Printer:
    """Prints what sheets say."""

    bare: Site
    """A site without records: its settings, and the addresses that follow from them."""
    words: Wording
    templates: tuple[Path, ...] = (THEME,)
    """Folders with templates, the first that has one wins."""
    policy: str = POLICY
    """What every page may load and run."""
    _contacts: dict[tuple[int, str], tuple[Contact, Markup]] = field(default_factory=dict)
    _cards: dict[int, tuple[Card, Markup]] = field(default_factory=dict)
    _compiled: dict[str, Template] = field(default_factory=dict)

    @cached_property
    def environment(self) -> Environment:
        """Set up Jinja with what every template may use."""
        known = {
            "policy": self.policy, "settings": self.bare.settings,
            "section": self.bare.section, "list_address": self.bare.list_address,
            "address_of": self.bare.address_of, "url": self.bare.url,
            "card_html": self.card_html, "contact_card": self.contact_card, "summary": summary, "qr_code": qr_code,
            "told": partial(told, words=self.words), "where": partial(where, words=self.words),
            "seats": partial(seats, words=self.words), "moved_from": partial(moved_from, words=self.words),
        }  # fmt: skip
        return make_environment(self.templates, self.words, known)

    @cached_property
    def pieces(self) -> Any:
        """Get the small templates that every page uses, as functions."""
        return self.environment.get_template("records/site/pieces.html").module

    def text(self, leaf: Leaf) -> str:
        """Print a page that stands alone, or the content of one that does not."""
        return self._template(leaf.template).render(leaf.facts)

    def fill(self, sheet: Sheet) -> Filling:
        """Print what a page puts into the slots of its frame."""
        content, head = self.text(sheet.leaf), sheet.head
        return {
            "title": str(Markup.escape(head.title)),
            "description": str(Markup.escape(head.description)),
            "canonical": str(Markup.escape(head.canonical)),
            "head": str(self.pieces.head(head, tuple(Markup(facts) for facts in head.json_ld))),
            "toc": self.contents(content),
            "content": content,
            "terms": "",
        }

    def contents(self, html: str) -> str:
        """Make the table of contents of a page from the headings in it."""
        entries = [(found[0], Markup(_MARKS.sub("", found[1]))) for found in _HEADING.findall(html)]
        return str(self.pieces.contents(entries)) if len(entries) > 1 else ""

    def contact_card(self, contact: Contact, root: str) -> Markup:
        """Print the one contact of a page; the same card is printed once for each depth."""
        key = (id(contact), root)
        if key not in self._contacts:
            made = Markup(self._template("records/people/contact_card.html").render(contact=contact, root=root))
            self._contacts[key] = (contact, made)
        return self._contacts[key][1]

    def card_html(self, card: Card, root: str) -> Markup:
        """Print one line of a list; a kind without a template of its own gets the plain one.

        The line is printed once, with a mark for the way to the root, which depends on the page it is put into.
        """
        if id(card) not in self._cards:
            made = Markup(self._card_template(card.kind).render(card=card, names=card.names, root=_ROOT))
            self._cards[id(card)] = (card, made)
        return Markup(self._cards[id(card)][1].replace(_ROOT, root))

    def _card_template(self, kind: str) -> Template:
        name = f"records/cards/{kind}.html"
        if name not in self._compiled:
            self._compiled[name] = self.environment.select_template([name, "records/cards/any.html"])
        return self._compiled[name]

    def _template(self, name: str) -> Template:
        if name not in self._compiled:
            self._compiled[name] = self.environment.get_template(name)
        return self._compiled[name]
