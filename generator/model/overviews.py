"""The one table of overviews: pages of the site that belong to no record and are no list of a kind."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.model.site import Site


@dataclass(frozen=True)
class Overview:
    """One overview; `site.yml` may give it a title, an address and a place in the menu under `sections`."""

    name: str
    """Under `sections` and in links (`wheel:`); also its address where `site.yml` gives none."""
    title: str
    """Its heading where `site.yml` gives none: an English message id of the catalogs."""
    is_there: Callable[[Site], bool]
    """Whether the site has anything to show on it."""
    is_public: bool = True
    """Whether the menu and the foot of the pages may lead to it."""


def _has(kind: str) -> Callable[[Site], bool]:
    return lambda site: bool(site[kind])


OVERVIEWS: tuple[Overview, ...] = (
    Overview("wheel", "The year", lambda site: site.wheel is not None),
    Overview("decisions", "Decisions", _has("meeting")),
    Overview("follow-up", "Follow-up", _has("meeting")),
    Overview("commitments", "What we have promised", lambda site: any(one.public for one in site.commitments)),
    Overview("editors", "For the editors", lambda _: True, is_public=False),
)


def overviews_of(site: Site) -> tuple[Overview, ...]:
    """List the overviews that a site has."""
    return tuple(overview for overview in OVERVIEWS if overview.is_there(site))
