"""The press: what the makers of pages ask of one site on one day, and the sheets they fill with it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from generator.model.entity import Entity, Part
from generator.model.kinds import Kind
from generator.model.overviews import OVERVIEWS
from generator.model.text.news import News
from generator.pages.linked_data import breadcrumbs
from generator.pages.links import addresses_of
from generator.pages.sheet import Facts, Head, Leaf, Sheet, file_of, frame_name, root_of
from generator.text.markup import Addresses, to_html
from generator.views.money.fitting import Fitting
from generator.views.people.answering import who_answers
from generator.views.scene import Scene
from generator.views.site.cards import Card, card
from generator.views.site.front import Front, front
from generator.views.site.neighbours import Neighbours, neighbours
from generator.views.site.sections import filled
from generator.words.wording import Wording

SHARE_PICTURE = "assets/share.png"
"""What other sites show beside a link to a page; 1200 by 630 pixels, as `records/site/pieces.html` says."""


@dataclass(frozen=True)
class Press:
    """Turns views into sheets."""

    scene: Scene
    words: Wording
    file_of: Callable[[Part], str] = field(default=lambda _: "")
    """Names the file of a record or document, from the root of the repository; empty when it is not known."""
    _neighbours: dict[str, Mapping[str, Neighbours]] = field(default_factory=dict)

    @cached_property
    def front(self) -> Front:
        """Choose what the front page shows, once for all pages that show it."""
        return front(self.scene, self.words.in_order)

    @cached_property
    def fitting(self) -> Fitting:
        """Match funds and actions, once for all pages that show either."""
        return Fitting(self.scene)

    @cached_property
    def addresses(self) -> Addresses:
        """Give the address of each link in a text, once for all pages."""
        return addresses_of(self.scene)

    def get_ready(self) -> None:
        """Compute what many pages share now, rather than when the first of them asks."""
        _ = self.addresses, self.front
        self.fitting.get_ready()

    def leads_to(self, section: str) -> bool:
        """Say whether a page may lead to a list or an overview: only when something stands on it."""
        return section in filled(self.scene)

    def card_of(self, kind: str, slug: str) -> Card | None:
        """Make the line of a record by its slug; None when it is not shown."""
        record = self.scene.site[kind].get(slug)
        return None if record is None else card(self.scene, kind, record)

    def body(self, record: Entity, root: str) -> Markup:
        """Render the text of a record."""
        return Markup(to_html(record.body, root=root, addresses=self.addresses))

    def neighbours(self, kind: Kind) -> Mapping[str, Neighbours]:
        """Give the record before and after each one of a kind."""
        found = self._neighbours.get(kind.name)
        if found is None:
            found = self._neighbours[kind.name] = neighbours(self.scene, kind)
        return found

    def empty(self, section: str, address: str, title: str, nothing: str) -> Sheet:
        """Make the page of a list or an overview that has nothing to show."""
        return self.sheet(
            section, address, title=title, description=nothing, template="records/site/empty.html",
            facts={"title": title, "nothing": nothing}, searched=False, is_indexed=False,
        )  # fmt: skip

    def sheet(
        self,
        section: str,
        address: str,
        *,
        title: str,
        description: str,
        template: str,
        facts: Facts,
        canonical: str | None = None,
        json_ld: str = "",
        record: Entity | None = None,
        feed: Kind | None = None,
        searched: bool = True,
        is_indexed: bool = True,
        root: str | None = None,
    ) -> Sheet:
        """Make one page, with the one who answers; search engines are asked to leave out what is made up."""
        root = root_of(address) if root is None else root
        site = self.scene.site
        is_indexed = is_indexed and not (record and record.example)
        way = breadcrumbs(site, self._way_to(section, address, title)) if is_indexed and address else ""
        described = tuple(filter(None, (json_ld, way))) if is_indexed else ()
        head = Head(
            title, description, site.url(address if canonical is None else canonical), root,
            json_ld=described, feed=f"feeds/{feed.name}.xml" if feed else "",
            feed_title=site.section(feed.name).title if feed else "", picture=site.url(SHARE_PICTURE),
            is_article=isinstance(record, News), is_indexed=is_indexed,
        )  # fmt: skip
        there = tuple(sorted(filled(self.scene)))
        whole = {"root": root, "contact": who_answers(self.scene, record), "there": there, **facts}
        return Sheet(frame_name(section, address), Leaf(file_of(address), template, whole), head, searched)

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
