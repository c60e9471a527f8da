"""Where the links in texts lead: to records and their parts, and to lists. None where there is nothing to read yet."""

from collections.abc import Iterator

from generator.model.anchors import anchors
from generator.model.overviews import overviews_of
from generator.text.markup import Addresses
from generator.views.scene import Scene
from generator.views.site.sections import filled


def addresses_of(scene: Scene) -> Addresses:
    """Give the address of each link to a record, or a part of one; a kind or an overview alone means its list."""
    site = scene.site
    pages = {f"{kind.name}:{record.slug}": site.address_of(kind.name, record.slug) for kind, record in site.all()}
    parts = {
        f"{kind.name}:{record.slug}#{part}": f"{site.address_of(kind.name, record.slug)}#{anchor}"
        for kind, record in site.all()
        for part, anchor in anchors(record).items()
    }
    lists = [*(kind for kind in site.kinds if kind != "page"), *(one.name for one in overviews_of(site))]
    shown = pages | parts | {f"{name}:": site.list_address(name) for name in lists}
    return {**shown, **dict.fromkeys((*_to_come(scene), *_empty(scene)))}


def _empty(scene: Scene) -> Iterator[str]:
    """Give all ways in which a text can link to a list or an overview that has nothing to show."""
    site = scene.site
    lists = [*(kind for kind in site.kinds if kind != "page"), *(one.name for one in overviews_of(site) if one.nothing)]
    for name in lists:
        if name not in filled(scene):
            address = site.list_address(name)
            yield from (f"{name}:", f"/{address}", f"/{address.rstrip('/')}")


def _to_come(scene: Scene) -> Iterator[str]:
    """Give all ways in which a text can link to what is not shown yet."""
    for kind, record in scene.to_come:
        address = scene.site.address_of(kind.name, record.slug)
        yield from (f"{kind.name}:{record.slug}", f"/{address}", f"/{address.rstrip('/')}")
        if kind.name == "page":
            yield f"{record.slug}.md"
