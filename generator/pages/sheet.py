"""A page before it is stamped."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: the frame it goes into, where it is published, and what fills the slots."""

    frame: str
    """Name of the frame: a kind and a depth, such as `fund/2`."""
    path: str
    """File in the site, such as `puljer/kultur/index.html`."""
    filling: Mapping[str, str]
    """Slot -> safe HTML."""
    searched: bool = True
    """Whether the search finds the page."""


def root_of(address: str) -> str:
    """Give the way from a page to the root of the site: `../../` for `puljer/kultur/`."""
    return "../" * address.count("/") or "./"


def frame_name(section: str, address: str) -> str:
    """Name the frame of a page by its section and its depth, since relative links differ between depths."""
    return f"{section}/{address.count('/')}"
