"""The one table of overviews: pages of the site that belong to no record and are no list of a kind."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from generator.model.awards.award import Award
from generator.model.meetings.meeting import Meeting
from generator.model.plans.plan import Plan
from generator.model.site import Site


@dataclass(frozen=True)
class Overview:
    """One overview; `site.yml` may give it a title, an address and a place in the menu under `sections`."""

    name: str
    """Under `sections` and in links (`wheel:`); also its address where `site.yml` gives none."""
    title: str
    """Its heading where `site.yml` gives none: an English message id of the catalogs."""
    is_there: Callable[[Site], bool]
    """Whether the site has such a page, which may be empty."""
    nothing: str = ""
    """What it says while it is empty, and what comes next: an English message id of the catalogs. Without one it is
    never empty."""


OVERVIEWS: tuple[Overview, ...] = (
    Overview(
        "wheel",
        "The year",
        lambda site: site.wheel is not None,
        "Nothing is marked in the year yet. What comes again every year will stand here with its days.",
    ),
    Overview(
        "decisions",
        "Decisions",
        lambda _: True,
        "No decision has been published yet. Decisions stand here when there are minutes of a meeting.",
    ),
    Overview(
        "follow-up",
        "Follow-up",
        lambda _: True,
        "Nothing is waiting to be done. What is agreed at meetings stands here until it is done.",
    ),
    Overview(
        "commitments",
        "What we have promised",
        lambda site: any(one.public for one in site.commitments),
        "No promise has been published yet. When there is one, you can see here how it is kept.",
    ),
    Overview(
        "status",
        "Yearly status",
        lambda _: True,
        "No year can be looked back on yet. When plans, awards and minutes have days, the status writes itself here.",
    ),
    Overview("open-data", "Open data", lambda _: True),
    Overview("editors", "For the editors", lambda _: True),
)


def overviews_of(site: Site) -> tuple[Overview, ...]:
    """List the overviews that a site has."""
    return tuple(overview for overview in OVERVIEWS if overview.is_there(site))


def years_told(site: Site) -> set[int]:
    """Find the years that a yearly status can tell of: something moved in a plan, was awarded, or has minutes.

    Made-up records are left out.
    """
    found = set()
    for kind, record in site.all():
        if record.example:
            continue
        if kind.name == "plan":
            found |= {update.on.year for action in cast(Plan, record).actions for update in action.updates}
        elif kind.name == "award":
            found.add(cast(Award, record).awarded.year)
        elif kind.name == "meeting" and cast(Meeting, record).minutes is not None:
            found.add(cast(Meeting, record).day.year)
    return found
