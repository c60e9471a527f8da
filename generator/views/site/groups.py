"""The complete list of a kind, in the groups and the order that help most."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from generator.model.kinds import Kind
from generator.model.people.body import Body
from generator.model.plans.plan import Plan
from generator.views.money import rounds
from generator.views.plans import plans, projects
from generator.views.programmes import programmes
from generator.views.scene import Scene
from generator.views.site.cards import Card, cards

SortKey = Callable[[str], Any]
"""The alphabet of the site's language."""
BODIES = get_args(Body.model_fields["type"].annotation)
"""The types of bodies in the order of the list: that of the model."""


@dataclass(frozen=True)
class Group:
    """Some lines of a list under one heading."""

    name: str
    """A message id, in which {year} stands for the id of the group; empty when the list has only one group."""
    cards: tuple[Card, ...]
    id: str = ""
    """Where the heading can be linked to."""


def groups(scene: Scene, kind: Kind, alphabet: SortKey) -> tuple[Group, ...]:
    """Make the complete list of a kind, in the groups and the order that help most."""
    made = cards(scene, kind.name, scene.site[kind.name].values())
    arrange = _ARRANGEMENTS.get(kind.name, by_title)
    return tuple(group for group in arrange(made, alphabet) if group.cards)


def by_title(made: tuple[Card, ...], alphabet: SortKey) -> list[Group]:
    """Give all in one group, in the order of the alphabet."""
    return [Group("", tuple(sorted(made, key=lambda item: (alphabet(item.record.title), item.record.slug))))]


def newest_first(made: tuple[Card, ...], _: SortKey) -> list[Group]:
    """News: what still holds, the latest event first; of one day what was written last."""

    def order(item: Card) -> tuple[Any, ...]:
        return -item.detail.day.toordinal(), -item.record.published.toordinal(), item.record.slug

    return [Group("", tuple(sorted((item for item in made if not item.detail.is_over), key=order)))]


def _by_year(made: tuple[Card, ...], _: SortKey) -> list[Group]:
    """Awards: the latest year first, and in it the latest day."""
    ordered = sorted(made, key=lambda item: (-item.record.awarded.toordinal(), item.record.slug))
    years = dict.fromkeys(str(item.record.awarded.year) for item in ordered)
    return [Group(year, tuple(one for one in ordered if str(one.record.awarded.year) == year), year) for year in years]


def _by_state(made: tuple[Card, ...], alphabet: SortKey) -> list[Group]:
    """Funds: what one can apply for now first, then what one may ask about, in each group our own funds first."""
    ordered = sorted(made, key=lambda item: (item.detail.order, alphabet(item.record.title), item.record.slug))
    return [
        Group(f"fund state {state}", tuple(item for item in ordered if item.detail.state == state), state)
        for state in rounds.ORDER
    ]


def _by_time(made: tuple[Card, ...], _: SortKey) -> list[Group]:
    """Meetings: the coming ones, the next first, then year by year those that have been, the latest first."""
    ordered = sorted(made, key=lambda item: (item.detail.day, str(item.record.start), item.record.slug))
    ahead = tuple(item for item in ordered if not item.detail.is_past)
    years: dict[str, list[Card]] = defaultdict(list)
    for item in reversed(ordered):
        if item.detail.is_past:
            years[str(item.detail.day.year)].append(item)
    been = (Group("Held in {year}", tuple(found), year) for year, found in years.items())
    return [Group("Coming meetings", ahead, "coming"), *been]


def _by_phase(made: tuple[Card, ...], alphabet: SortKey) -> list[Group]:
    """Projects: those that run first."""
    return _grouped(made, alphabet, projects.ORDER, name="projects", of=lambda card: str(card.record.phase))


def _by_stage(made: tuple[Card, ...], alphabet: SortKey) -> list[Group]:
    """Programmes: those one can sign up to first."""
    return _grouped(made, alphabet, programmes.STAGES, name="programmes", of=lambda card: str(card.detail.stage))


def _by_standing(made: tuple[Card, ...], alphabet: SortKey) -> list[Group]:
    """Plans: those one can say something about first, then those that count, then earlier ones."""
    editions: dict[str, list[Plan]] = defaultdict(list)
    for item in made:
        editions[item.record.community].append(item.record)
    count = {community: plans.counting(found) for community, found in editions.items()}

    def standing(item: Card) -> str:
        if item.record.phase in ("draft", "hearing"):
            return "coming"
        return "current" if count[item.record.community] is item.record else "earlier"

    return _grouped(made, alphabet, ("coming", "current", "earlier"), name="plans", of=standing)


def _by_place(made: tuple[Card, ...], alphabet: SortKey) -> list[Group]:
    """Communities: the places, then those that are no place."""
    return _grouped(
        made,
        alphabet,
        ("place", "other"),
        name="communities",
        of=lambda card: "place" if card.record.is_place else "other",
    )


def _by_sort(made: tuple[Card, ...], alphabet: SortKey) -> list[Group]:
    """Bodies: whoever decides, then whoever advises, then whoever carries it out."""
    return _grouped(made, alphabet, BODIES, name="bodies", of=lambda card: str(card.record.type))


def _latest(made: tuple[Card, ...], _: SortKey) -> list[Group]:
    """Stories and reports: the latest first."""

    def when(item: Card) -> tuple[str, str]:
        told = getattr(item.record, "happened", None) or getattr(item.record, "dated", None) or item.record.published
        return str(told), item.record.slug

    return [Group("", tuple(sorted(made, key=when, reverse=True)))]


def _grouped(
    made: tuple[Card, ...], alphabet: SortKey, order: tuple[str, ...], *, name: str, of: Callable[[Card], str]
) -> list[Group]:
    """Part cards by a word of theirs, in an order; in each group by title. One group alone has no heading."""
    ordered = sorted(made, key=lambda item: (alphabet(item.record.title), item.record.slug))
    found = [Group(f"{name} {one}", tuple(item for item in ordered if of(item) == one), one) for one in order]
    filled = [group for group in found if group.cards]
    return filled if len(filled) > 1 else [Group("", filled[0].cards)] if filled else []


_ARRANGEMENTS: Mapping[str, Callable[[tuple[Card, ...], SortKey], list[Group]]] = {
    "award": _by_year,
    "body": _by_sort,
    "community": _by_place,
    "plan": _by_standing,
    "programme": _by_stage,
    "project": _by_phase,
    "report": _latest,
    "story": _latest,
    "fund": _by_state,
    "meeting": _by_time,
    "news": newest_first,
}
