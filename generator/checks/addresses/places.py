"""Which addresses the site has, and what has each of them: read by the rules on taken addresses and broken links.

Addresses are relative to the site, as `Site` gives them: `puljer/kultur/`.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple, cast
from urllib.parse import quote

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.awards.award import Award
from generator.model.entity import Entity
from generator.model.meetings.meeting import Meeting
from generator.model.overviews import overviews_of, years_told
from generator.model.site import Keys, Site
from generator.nearest import nearest
from generator.words.wording import wording_of

PAGE: Final = "page"
"""The kind without a section: its records stand at the root of the site."""
_UNSAFE = re.compile(r"[\s%?#()<>\\]")


class Place(NamedTuple):
    """Something that has an address: a record, one of its aliases, a section, an attachment."""

    address: str
    record: Entity | None
    """None for what stands in `site.yml`, and for an attachment."""
    keys: Keys
    """Where the address is written; empty when it follows from the name of the file."""
    attachment: str = ""
    """The path of an attachment, relative to `content/`."""


def places(loaded: Loaded) -> Iterator[Place]:
    """Yield what has an address that may belong to something else: all but the records of kinds with a section.

    The records of one section have different slugs; they are found by `record_at`.
    """
    site = site_of(loaded)
    for name in site.kinds:
        if name != PAGE:
            yield Place(site.list_address(name), None, ("sections", name, "path"))
    for overview in overviews_of(site):
        yield Place(site.list_address(overview.name), None, ("sections", overview.name, "path"))
    yield from (Place(address, None, ("sections", "award", "path")) for address in _awards(site))
    yield from (Place(address, None, ("sections", "status", "path")) for address in _statuses(site))
    for record in site[PAGE].values():
        yield Place(site.address_of(PAGE, record.slug), record, ())
    for kind in site.kinds.values():
        if kind.layout == "folders":  # `planer/gjol/` shows one of the editions in the folder
            newest = {slug.rpartition("/")[0]: record for slug, record in site[kind.name].items()}
            yield from (Place(site.address_of(kind.name, folder), record, ()) for folder, record in newest.items())
    for path in loaded.attachments:
        address = path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path
        yield Place(address, None, (), path)
    for kind, record in site.all():
        for index, alias in enumerate(record.aliases):
            yield Place(site.address_of(kind.name, alias), record, ("aliases", index))


def award_folders(language: str) -> dict[str, str]:
    """Name the folders with the awards of one fund, community or year, under the list of all awards."""
    words = wording_of(language)
    return {
        "fund": words.t("fund as an address"),
        "community": words.t("community as an address"),
        "year": words.t("year as an address"),
    }


def _awards(site: Site) -> set[str]:
    """Give the addresses of the pages of awards that belong to no record."""
    found = [cast(Award, record) for record in site["award"].values()]
    if not found:
        return set()
    above, folders = site.list_address("award"), award_folders(site.settings.language)
    named = {("fund", award.fund) for award in found} | {("year", str(award.awarded.year)) for award in found}
    named |= {("community", place) for award in found for place in award.places}
    return {f"{above}{folders[by]}/{slug}/" for by, slug in named}


def _statuses(site: Site) -> Iterator[str]:
    """Give the addresses of the yearly statuses; of a year to come nothing can be told, as other rules see to."""
    return (f"{site.list_address('status')}{year}/" for year in sorted(years_told(site)))


def sheet_address(site: Site, slug: str) -> str:
    """Give the address of the sheet of a community: under its page."""
    return f"{site.address_of('community', slug)}{wording_of(site.settings.language).t('sheet as an address')}/"


def poster_address(site: Site, slug: str) -> str:
    """Give the address of the poster of a meeting: under its page."""
    return f"{site.address_of('meeting', slug)}{wording_of(site.settings.language).t('poster as an address')}/"


def _papers(site: Site) -> Iterator[Place]:
    """Yield the pages that are made to be printed: they stand under a page of their own and take no address."""
    yield from (Place(sheet_address(site, slug), None, ()) for slug in site["community"])
    for slug, record in site["meeting"].items():
        if cast(Meeting, record).day >= record.published:  # what was never to come has no poster
            yield Place(poster_address(site, slug), None, ())


def record_at(site: Site, address: str) -> Entity | None:
    """Find the record of a kind with a section whose page is at an address."""
    path, _, slug = address.rstrip("/").partition("/")
    if slug and address.endswith("/"):
        for kind in site.kinds:
            if kind != PAGE and slug in site[kind] and site.section(kind).path == path:
                return site[kind][slug]
    return None


@lru_cache(maxsize=1)
def owners(loaded: Loaded) -> Mapping[str, Place]:
    """Give what is at every address, but for the records of kinds with a section, and generated files."""
    found = {path: Place(path, None, (), path) for path in loaded.attachments}  # also `index.html`, by its whole name
    for place in (*places(loaded), *_papers(site_of(loaded))):
        found.setdefault(place.address, place)
    return found


def search_nearest(loaded: Loaded, path: str) -> str | None:
    """Find the address that was meant: one that ends in the same name, where only one does, else the nearest."""
    site = site_of(loaded)
    known = [place for place in (*owners(loaded), *(site.address(record) for _, record in site.all())) if place]
    name = _last(path)
    same = {place for place in known if _last(place) == name}
    if len(same) == 1 and not name.isdecimal():
        return same.pop()
    return nearest(path, known)


def _last(path: str) -> str:
    return unicodedata.normalize("NFC", path).rstrip("/").rpartition("/")[2].casefold()


def written(path: str) -> str:
    """Write a path as it must stand in round brackets: what would end the address there is written as `%20`."""
    return _UNSAFE.sub(lambda found: quote(found[0]), path)
