"""A page before it is printed: all that it says, as plain data that never changes.

Whoever makes a sheet has asked the site everything; the template that prints it asks nothing more. So two sheets that
are equal give the same page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Facts = Mapping[str, Any]
"""What a template is given, by the names it uses: frozen data, no part of the site that could be asked for more."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page that stands alone: a poster, or the page at an old address."""

    path: str
    """File in the site, such as `puljer/kultur/index.html`."""
    template: str
    """Under `theme/`."""
    facts: Facts


@dataclass(frozen=True, slots=True)
class Head:
    """What a page tells browsers, search engines and other sites of itself."""

    title: str
    description: str
    canonical: str
    """Its absolute address."""
    root: str
    """The way from the page to the root of the site."""
    json_ld: tuple[str, ...] = ()
    feed: str = ""
    """Path of the feed that tells of its kind; empty without one."""
    feed_title: str = ""
    picture: str = ""
    """Absolute address of what other sites show beside a link."""
    is_article: bool = False
    is_indexed: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page in the frame of its section."""

    frame: str
    """Name of the frame: a kind and a depth, such as `fund/2`."""
    leaf: Leaf
    head: Head
    searched: bool = True
    """Whether the search finds the page."""


def root_of(address: str) -> str:
    """Give the way from a page to the root of the site: `../../` for `puljer/kultur/`."""
    return "../" * address.count("/") or "./"


def file_of(address: str) -> str:
    """Give the file of a page in the site: `puljer/kultur/index.html` for `puljer/kultur/`."""
    return address if address.endswith(".html") else f"{address}index.html"


def frame_name(section: str, address: str) -> str:
    """Name the frame of a page by its section and its depth, since relative links differ between depths."""
    return f"{section}/{address.count('/')}"
