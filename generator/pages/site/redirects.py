"""Pages at the addresses that something once had: each leads on, with what stood after the address (`?…`, `#…`)."""

from collections.abc import Iterator

from generator.model.entity import Entity
from generator.model.kinds import Kind
from generator.model.plans.plan import Plan
from generator.model.site import Site
from generator.pages.awards import award_overviews
from generator.pages.press import Press
from generator.pages.sheet import Leaf, file_of, root_of
from generator.views.awards import awards
from generator.views.telling.names import name_of


def redirects(press: Press) -> Iterator[Leaf]:
    """Keep every address that a record once had, and those of the pages that are made for it."""
    site, taken = press.scene.site, set[str]()
    for kind, record in site.all():
        for alias in record.aliases:
            for old, new in _moves(press, kind, record, alias):
                if old not in taken:
                    taken.add(old)
                    yield redirect(press, old, new, name_of(press.scene, record))


def _moves(press: Press, kind: Kind, record: Entity, alias: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses that an old name of a record gave, each with the one that it gives now."""
    site = press.scene.site
    yield site.address_of(kind.name, alias), site.address_of(kind.name, record.slug)
    if (kind.name, record.slug) in award_overviews.addresses(press, awards.book(press.scene)):
        yield (
            award_overviews.address(press, kind.name, alias),
            award_overviews.address(press, kind.name, record.slug),
        )
    if isinstance(record, Plan) and (folder := alias.rpartition("/")[0]) not in _folders(site):
        yield site.address_of(kind.name, folder), site.address_of(kind.name, record.community)


def _folders(site: Site) -> set[str]:
    """Give the folders of plans, and none for an old name without one."""
    return {"", *(slug.rpartition("/")[0] for slug in site["plan"])}


def redirect(press: Press, old: str, new: str, title: str) -> Leaf:
    """Make the page at an old address; both addresses are relative to the site."""
    root = root_of(old)
    facts = {"root": root, "target": root + new, "canonical": press.scene.site.url(new), "title": title}
    return Leaf(file_of(old), "records/site/redirect.html", facts)
