"""The pages that belong to no record: lists, search, not found, the map for search engines."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from generator.artifact import Artifact
from generator.model.kinds import Kind
from generator.model.site import Site
from generator.pages import award_overviews
from generator.pages.overviews import overview_pages
from generator.pages.press import Press
from generator.pages.sheet import Sheet, root_of
from generator.views import cards, finder

SEARCH = "search/"
NOT_FOUND = "404.html"


def list_sheet(press: Press, kind: Kind) -> Sheet:
    """Make the complete list of a kind."""
    site = press.scene.site
    address, section = site.list_address(kind.name), site.section(kind.name)
    root = root_of(address)
    groups = cards.groups(press.scene, kind, press.words.in_order)
    content = press.template("records/list.html").render(
        kind=kind,
        section=section,
        groups=groups,
        finder=finder.finder(press.scene, groups, press.words.in_order) if kind.name == "fund" else None,
        view=award_overviews.list_view(press) if kind.name == "award" else {},
        total=sum(len(group.cards) for group in groups),
        root=root,
        contact_card=press.contact_card(None, root),
    )
    description = section.intro or press.words.t("All {kind} on {site}", kind=section.title, site=site.settings.title)
    return press.sheet(
        kind.name, address, title=section.title, description=description, content=content, feed=kind, searched=False
    )


def search_sheet(press: Press) -> Sheet:
    """Make the page of the search."""
    root = root_of(SEARCH)
    title = press.words.t("Search")
    content = press.template("records/search.html").render(root=root, contact_card=press.contact_card(None, root))
    return press.sheet("search", SEARCH, title=title, description=title, content=content, searched=False)


def not_found_sheet(press: Press, root: str) -> Sheet:
    """Make the page for an address that is not there; `root` is absolute, since it is served anywhere."""
    title = press.words.t("We cannot find that page")
    content = press.template("records/not_found.html").render(root=root, contact_card=press.contact_card(None, root))
    return press.sheet(
        "not-found", NOT_FOUND, title=title, description=title, content=content, searched=False, root=root
    )


def site_map(press: Press) -> Artifact:
    """List the pages for search engines (sitemaps.org, protocol 0.9); days are those of the content."""
    site = press.scene.site
    root = Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    overviews = [(page.address, "") for page in overview_pages(press) if page.is_public]
    for address, changed in sorted((*_places(site), *overviews)):
        entry = SubElement(root, "url")
        SubElement(entry, "loc").text = site.url(address)
        if changed:
            SubElement(entry, "lastmod").text = changed
    return Artifact("sitemap.xml", tostring(root, encoding="utf-8", xml_declaration=True))


def _places(site: Site) -> Iterator[tuple[str, str]]:
    """Give the address of every page, with the day its record changed."""
    yield SEARCH, ""
    for kind in site.kinds.values():
        if kind.name != "page":
            yield site.list_address(kind.name), ""
        if kind.layout == "folders":
            folders = {slug.partition("/")[0] for slug in site[kind.name]}
            yield from ((site.address_of(kind.name, folder), "") for folder in folders)
        for slug, record in site[kind.name].items():
            yield site.address_of(kind.name, slug), (record.updated or record.published).isoformat()
