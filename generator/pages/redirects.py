"""Pages at the addresses that something once had: each leads on, with what stood after the address (`?…`, `#…`)."""

from collections.abc import Iterator

from generator.artifact import Artifact
from generator.pages.press import Press
from generator.pages.sheet import root_of


def redirects(press: Press) -> Iterator[Artifact]:
    """Keep every address that a record once had."""
    site = press.scene.site
    for kind, record in site.all():
        for alias in record.aliases:
            old, new = site.address_of(kind.name, alias), site.address_of(kind.name, record.slug)
            yield Artifact(f"{old}index.html", redirect_page(press, old, new, press.name_of(record)))


def redirect_page(press: Press, old: str, new: str, title: str) -> str:
    """Make the page at an old address; both addresses are relative to the site."""
    root = root_of(old)
    return press.template("records/redirect.html").render(
        root=root, target=root + new, canonical=press.scene.site.url(new), title=title
    )
