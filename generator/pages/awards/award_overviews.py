"""Overviews of awards: what a fund gave, what a community got, what was given in a year."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.checks.addresses.places import award_folders
from generator.pages.overview import OverviewPage
from generator.pages.press import Press
from generator.views.awards import awards
from generator.views.awards.awards import Book, Listing, Sum
from generator.views.site.indexing import is_indexed
from generator.views.site.named import named


def award_overviews(press: Press) -> Iterator[OverviewPage]:
    """List a page for each fund and community that has awards, and for each year."""
    site, words, book = press.scene.site, press.words, awards.book(press.scene)
    titles = {kind: {slug: str(record.title) for slug, record in site[kind].items()} for kind in ("fund", "community")}  # type: ignore[attr-defined]
    for slug, listing in book.by_fund.items():
        title = words.t("Awards from {fund}", fund=titles["fund"].get(slug, slug))
        yield _page(press, ("fund", slug), title, listing)
    for slug, listing in book.by_community.items():
        title = words.t("Awards to {community}", community=titles["community"].get(slug, slug))
        yield _page(press, ("community", slug), title, listing)
    for year, listing in book.by_year.items():
        yield _page(press, ("year", str(year)), words.t("Awards in {year}", year=year), listing)


def _page(press: Press, of: tuple[str, str], title: str, listing: Listing) -> OverviewPage:
    by, name = of
    description = f"{title}: {spoken(press, listing.real if listing.real.count else listing.examples)}"

    def view() -> Mapping[str, Any]:
        return {"kind": press.scene.site.kinds["award"], "listing": listing, "of": named(press.scene, by, name)}

    return OverviewPage(
        "award",
        address(press, by, name),
        title,
        description,
        "awards/award_overview.html",
        view,
        is_indexed=is_indexed(listing.awards),
    )


def spoken(press: Press, total: Sum) -> str:
    """Say a sum in words: how many, and how much in each currency."""
    number = press.words.count(total.count, "1 award", "{count} awards")
    return ", ".join([number, *(press.words.amount(amount, currency) for currency, amount in total.amounts)])


def address(press: Press, by: str, name: str) -> str:
    """Give the address of the awards of a fund, a community or a year, relative to the site."""
    folder = award_folders(press.scene.site.settings.language)[by]
    return f"{press.scene.site.list_address('award')}{folder}/{name}/"


def list_view(press: Press) -> Mapping[str, Any]:
    """Give what the list of all awards shows above the list itself."""
    book: Book = awards.book(press.scene)
    return {"book": book, "has_grants": bool(awards.published(press.scene)), "addresses": addresses(press, book)}


def addresses(press: Press, book: Book) -> Mapping[tuple[str, str], str]:
    """Give the address of every overview, by what it is of and its name."""
    listed: dict[str, Mapping[Any, Listing]] = {
        "fund": book.by_fund,
        "community": book.by_community,
        "year": book.by_year,
    }
    return {(by, str(name)): address(press, by, str(name)) for by, names in listed.items() for name in names}


def section_view(press: Press, by: str, slug: str) -> Mapping[str, Any]:
    """Give what the page of a fund or a community shows of its awards; nothing where there are none."""
    book = awards.book(press.scene)
    listing = (book.by_fund if by == "fund" else book.by_community).get(slug)
    found = awards.newest(press.scene, listing)
    return {"awards": found, "awards_address": address(press, by, slug)} if found else {}
