"""The press: our Jinja templates with the words, dates and links of one site on one day."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup

from generator.model.entity import Entity, Part
from generator.model.kinds import Kind
from generator.model.overviews import OVERVIEWS
from generator.model.people.contact import Contact
from generator.model.text.news import News
from generator.pages.linked_data import breadcrumbs
from generator.pages.links import addresses_of
from generator.pages.sheet import Sheet, frame_name, root_of
from generator.pages.site.policy import POLICY
from generator.pages.templates import THEME, make_environment
from generator.text.markup import Addresses, beginning, to_html
from generator.views.meetings.meeting_words import moved_from, seats, told, where
from generator.views.minutes.decisions import about
from generator.views.money.fitting import Fitting
from generator.views.money.rounds import current_terms
from generator.views.people.answering import who_answers
from generator.views.scene import Scene
from generator.views.site.ages import age_of_record, last_change
from generator.views.site.cards import Card, card
from generator.views.site.front import Front, front
from generator.views.site.neighbours import Neighbours, neighbours
from generator.views.site.sections import calendars, errands, filled
from generator.views.telling.names import mark_of, name_of
from generator.views.telling.subscriptions import subscriptions
from generator.words.wording import Wording

SHARE_PICTURE = "assets/share.png"
"""What other sites show beside a link to a page; 1200 by 630 pixels, as `records/site/pieces.html` says."""
_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_MARKS = re.compile(r"<[^>]*>")
_ROOT = "\N{OBJECT REPLACEMENT CHARACTER}root\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class Press:
    """Turns views into the filled slots of pages."""

    scene: Scene
    words: Wording
    templates: tuple[Path, ...] = (THEME,)
    """Folders with templates, the first that has one wins."""
    file_of: Callable[[Part], str] = field(default=lambda _: "")
    """Names the file of a record or document, from the root of the repository; empty when it is not known."""
    policy: str = POLICY
    """What every page may load and run."""
    _contacts: dict[tuple[str, str], Markup] = field(default_factory=dict)
    _cards: dict[tuple[str, str, str], Markup] = field(default_factory=dict)
    _compiled: dict[str, Template] = field(default_factory=dict)
    _neighbours: dict[str, Mapping[str, Neighbours]] = field(default_factory=dict)

    @cached_property
    def environment(self) -> Environment:
        """Set up Jinja with what the templates may ask the site."""
        site = self.scene.site
        known = {
            "policy": self.policy,
            "site": site.settings, "scene": self.scene, "records": site, "kinds": site.kinds, "today": self.scene.today,
            "section": site.section, "list_address": site.list_address, "address_of": site.address_of,
            "card_of": self.card_of, "card_html": self.card_html, "summary": self.summary,
            "decisions_about": partial(about, self.scene), "age_of": partial(age_of_record, self.scene),
            "last_change": partial(last_change, self.scene), "terms_now": partial(current_terms, self.scene),
            "name_of": self.name_of, "mark_of": self.mark_of,
            "told": partial(told, words=self.words), "where": partial(where, words=self.words),
            "seats": partial(seats, words=self.words), "moved_from": partial(moved_from, words=self.words),
            "errands": partial(errands, self.scene), "leads_to": self.leads_to,
            "has_events": lambda path: path in calendars(self.scene),
            "subscriptions": partial(subscriptions, self.scene, self.words.in_order),
        }  # fmt: skip
        return make_environment(self.templates, self.words, known)

    @cached_property
    def front(self) -> Front:
        """Choose what the front page shows, once for all pages that show it."""
        return front(self.scene, self.words.in_order)

    @cached_property
    def pieces(self) -> Any:
        """Get the small templates that every page uses, as functions."""
        return self.environment.get_template("records/site/pieces.html").module

    @cached_property
    def fitting(self) -> Fitting:
        """Match funds and actions, once for all pages that show either."""
        return Fitting(self.scene)

    def get_ready(self) -> None:
        """Compile every template and join every address now, rather than when the first page needs them."""
        for name in self.environment.list_templates(extensions=["html"]):
            if name.startswith("records/"):
                self.template(name)
        _ = self.pieces, self.addresses, self.front
        self.fitting.get_ready()

    def leads_to(self, section: str) -> bool:
        """Say whether a page may lead to a list or an overview: only when something stands on it."""
        return section in filled(self.scene)

    def empty(self, title: str, nothing: str, root: str) -> str:
        """Render the page of a list or an overview that has nothing to show."""
        card = self.contact_card(None, root)
        return self.template("records/site/empty.html").render(
            title=title, nothing=nothing, root=root, contact_card=card
        )

    def template(self, name: str) -> Template:
        """Get a template, compiled once."""
        found = self._compiled.get(name)
        if found is None:
            found = self._compiled[name] = self.environment.get_template(name)
        return found

    def card_of(self, kind: str, slug: str) -> Card | None:
        """Make the line of a record by its slug; None when it is not shown."""
        record = self.scene.site[kind].get(slug)
        return None if record is None else card(self.scene, kind, record)

    def summary(self, record: Entity) -> str:
        """Give the sentence a list shows: the editor's, else the beginning of the text."""
        return record.summary or beginning(record.body)

    def name_of(self, record: Entity) -> str:
        """Give what a record is called where it stands among others: a meeting with its day."""
        return name_of(self.scene, record, self.words)

    def mark_of(self, record: Entity) -> str:
        """Give what the name of a record adds to its title."""
        return mark_of(self.scene, record, self.words)

    @cached_property
    def addresses(self) -> Addresses:
        """Give the address of each link in a text, once for all pages."""
        return addresses_of(self.scene)

    def body(self, record: Entity, root: str) -> Markup:
        """Render the text of a record."""
        return Markup(to_html(record.body, root=root, addresses=self.addresses))

    def neighbours(self, kind: Kind) -> Mapping[str, Neighbours]:
        """Give the record before and after each one of a kind."""
        found = self._neighbours.get(kind.name)
        if found is None:
            found = self._neighbours[kind.name] = neighbours(self.scene, kind)
        return found

    def contact_card(self, record: Entity | None, root: str) -> Markup:
        """Render the one contact of a page; the same card is rendered once for each depth."""
        contact: Contact = who_answers(self.scene, record)
        made = self._contacts.get((contact.slug, root))
        if made is None:
            made = Markup(self.template("records/people/contact_card.html").render(contact=contact, root=root))
            self._contacts[(contact.slug, root)] = made
        return made

    def card_html(self, card: Card, root: str) -> Markup:
        """Render one line of a list; a kind without a template of its own gets the plain one.

        The line is rendered once, with a mark for the way to the root, which depends on the page it is put into.
        """
        key = (card.kind, card.record.slug, root)
        made = self._cards.get(key)
        if made is None:
            plain = self._cards.get((card.kind, card.record.slug, _ROOT))
            if plain is None:
                plain = Markup(self._card_template(card.kind).render(card=card, root=_ROOT))
                self._cards[(card.kind, card.record.slug, _ROOT)] = plain
            made = self._cards[key] = Markup(plain.replace(_ROOT, root))
        return made

    def _card_template(self, kind: str) -> Template:
        name = f"records/cards/{kind}.html"
        found = self._compiled.get(name)
        if found is None:
            found = self._compiled[name] = self.environment.select_template([name, "records/cards/any.html"])
        return found

    def sheet(
        self,
        section: str,
        address: str,
        *,
        title: str,
        description: str,
        content: str,
        canonical: str | None = None,
        json_ld: str = "",
        record: Entity | None = None,
        feed: Kind | None = None,
        searched: bool = True,
        is_indexed: bool = True,
        root: str | None = None,
    ) -> Sheet:
        """Fill the slots of one page; search engines are asked to leave out what is made up."""
        root = root_of(address) if root is None else root
        site = self.scene.site
        where = site.url(address if canonical is None else canonical)
        is_indexed = is_indexed and not (record and record.example)
        facts = []
        if is_indexed:
            facts = [json_ld, breadcrumbs(site, self._way_to(section, address, title)) if address else ""]
        head = self.pieces.head(
            title=title, description=description, canonical=where, root=root, is_article=isinstance(record, News),
            json_ld=[Markup(fact) for fact in facts if fact], feed=f"feeds/{feed.name}.xml" if feed else "",
            feed_title=site.section(feed.name).title if feed else "", is_indexed=is_indexed,
            picture=site.url(SHARE_PICTURE),
        )  # fmt: skip
        filling: Mapping[str, Any] = {
            "title": str(Markup.escape(title)),
            "description": str(Markup.escape(description)),
            "canonical": str(Markup.escape(where)),
            "head": str(head),
            "toc": self.contents(content),
            "content": content,
            "terms": "",
        }
        path = address if address.endswith(".html") else f"{address}index.html"
        return Sheet(frame_name(section, address), path, filling, searched)

    def _way_to(self, section: str, address: str, title: str) -> Iterator[tuple[str, str]]:
        """Yield title and address of the pages above a page, as its breadcrumbs show them, and of the page itself."""
        site = self.scene.site
        yield self.words.t("Front page"), ""
        if not section.startswith("page:") and address != site.list_address(section):
            yield self.title_of(section), site.list_address(section)
        yield title, address

    def title_of(self, section: str) -> str:
        """Give what a list or an overview is called: by `site.yml`, else by the catalog."""
        given = self.scene.site.settings.sections.get(section)
        overview = next((one for one in OVERVIEWS if one.name == section), None)
        return self.words.t(overview.title) if given is None and overview else self.scene.site.section(section).title

    def contents(self, html: str) -> str:
        """Make the table of contents of a page from the headings in it."""
        entries = [(found[0], Markup(_MARKS.sub("", found[1]))) for found in _HEADING.findall(html)]
        return str(self.pieces.contents(entries)) if len(entries) > 1 else ""
