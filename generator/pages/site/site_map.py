"""What search engines read before the pages: the map of the site, and the file that says where the map is."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from generator.artifact import Artifact
from generator.model.kinds import Kind
from generator.model.plans.plan import Plan
from generator.model.site import Site
from generator.pages.overviews import overview_pages
from generator.pages.press import Press
from generator.views.plans import plans
from generator.views.scene import Scene
from generator.views.site.indexing import is_indexed

ROBOTS = "robots.txt"


def for_search_engines(press: Press) -> Iterator[Artifact]:
    """Make the map of the site, and the file that names it."""
    yield _site_map(press)
    yield Artifact(ROBOTS, f"User-agent: *\nAllow: /\n\nSitemap: {press.scene.site.url('sitemap.xml')}\n")


def _site_map(press: Press) -> Artifact:
    """List the pages for search engines (sitemaps.org, protocol 0.9); days are those of the content."""
    site = press.scene.site
    root = Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    overviews = [(page.address, "") for page in overview_pages(press) if page.is_indexed]
    for address, changed in sorted((*_places(press.scene), *overviews)):
        entry = SubElement(root, "url")
        SubElement(entry, "loc").text = site.url(address)
        if changed:
            SubElement(entry, "lastmod").text = changed
    return Artifact("sitemap.xml", tostring(root, encoding="utf-8", xml_declaration=True))


def _places(scene: Scene) -> Iterator[tuple[str, str]]:
    """Give the address of every page of a record or a kind, with the day its record changed."""
    site = scene.site
    for kind in site.kinds.values():
        if kind.name != "page" and is_indexed(site[kind.name].values()):
            yield site.list_address(kind.name), ""
        if kind.layout == "folders":
            yield from ((address, "") for address in _current_editions(scene, kind))
        for slug, record in site[kind.name].items():
            if is_indexed([record]):
                yield site.address_of(kind.name, slug), (record.updated or record.published).isoformat()


def _current_editions(scene: Scene, kind: Kind) -> Iterator[str]:
    """Give the addresses without a year at which the edition that counts can be read, where it is real."""
    site: Site = scene.site
    for plan in site[kind.name].values():
        if isinstance(plan, Plan) and plans.current(scene, plan.community) is plan and is_indexed([plan]):
            yield site.address_of(kind.name, plan.community)
