"""What the form for a project description knows of the site: places with their plan and contact, themes, funds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.people.contact import Contact
from generator.views.people.answering import who_answers
from generator.views.plans import plans
from generator.views.scene import Scene
from generator.views.site.groups import SortKey


@dataclass(frozen=True)
class Description:
    """What one may choose among, and what follows from the choice."""

    communities: tuple[Any, ...]
    themes: tuple[Any, ...]
    funds: tuple[str, ...]
    """Titles, to be offered while one writes; without those that are gone for good."""
    facts: Mapping[str, Any]
    """For the script: `contact`, and by slug under `places` the plan and contact of a community."""


def description(scene: Scene, alphabet: SortKey) -> Description:
    """Gather what the form shows, in the order of the alphabet."""

    def in_order(kind: str) -> tuple[Any, ...]:
        records: Iterable[Any] = scene.site[kind].values()
        return tuple(sorted(records, key=lambda record: alphabet(record.title)))

    communities = in_order("community")
    places = {place.slug: _place(scene, place) for place in communities}
    return Description(
        communities,
        in_order("theme"),
        tuple(fund.title for fund in in_order("fund") if not fund.example and fund.state != "ended"),
        {"contact": _contact(who_answers(scene, None)), "places": places},
    )


def _place(scene: Scene, community: Any) -> dict[str, Any]:
    plan = plans.current(scene, community.slug)
    address = scene.site.address_of("plan", community.slug)
    found = None if plan is None else {"title": plan.title, "address": address, "example": plan.example}
    return {"plan": found, "contact": _contact(who_answers(scene, community))}


def _contact(contact: Contact) -> dict[str, str | None]:
    return {"name": contact.name, "email": contact.email}
