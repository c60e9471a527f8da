"""Which actions in the current plans a fund fits, and which funds an action may ask: one match, seen from both ends.

They share a theme, the fund is open to the plan's community, and the cost is within what the project may cost. What no
source says never rules a match out. Sets of positions are whole numbers used as bits, so that thousands of funds and
actions are compared at once.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TypeVar

from generator.model.money.fund import Fund
from generator.model.plans.action import Action
from generator.model.plans.plan import Plan
from generator.views.money.rounds import ASKABLE, current_terms
from generator.views.plans import plans
from generator.views.plans.plans import Work
from generator.views.scene import Scene
from generator.views.site import cards
from generator.views.site.cards import Card

_Item = TypeVar("_Item")
SHOWN = 8
"""The most matches that a page lists."""


@dataclass(frozen=True)
class Wishes:
    """The actions that a fund fits."""

    first: tuple[Work, ...] = ()
    total: int = 0


@dataclass(frozen=True)
class Money:
    """The funds that an action may ask."""

    first: tuple[Card, ...] = ()
    total: int = 0


class Steps:
    """For numbers at positions, some of them unknown: which positions are below or above a number, as bits."""

    def __init__(self, values: Iterable[int | None]) -> None:
        at: dict[int, int] = defaultdict(int)
        for position, value in enumerate(values):
            if value is not None:
                at[value] |= 1 << position
        self._values = sorted(at)
        self._up_to = [0]
        for value in self._values:
            self._up_to.append(self._up_to[-1] | at[value])

    def below(self, number: int | None) -> int:
        """Give the positions whose number is known and smaller; none when the number is unknown."""
        return 0 if number is None else self._up_to[bisect_left(self._values, number)]

    def above(self, number: int | None) -> int:
        """Give the positions whose number is known and larger; none when the number is unknown."""
        return 0 if number is None else self._up_to[-1] & ~self._up_to[bisect_right(self._values, number)]


@dataclass(frozen=True)
class Fitting:
    """All matches of a site on a day; made once a build."""

    scene: Scene

    @cached_property
    def _wishes(self) -> tuple[Work, ...]:
        """The actions that money can still help."""
        return tuple(work for work in plans.works(self.scene) if work.action.is_ahead)

    @cached_property
    def _money(self) -> tuple[Card, ...]:
        """The funds one can ask, what closes first at the front."""
        funds = cards.cards(self.scene, "fund", self.scene.site["fund"].values())
        there = [card for card in funds if card.record.themes and card.detail.state in ASKABLE]
        return tuple(sorted(there, key=lambda card: (card.detail.order, card.record.slug)))

    @cached_property
    def _wishes_by_theme(self) -> Mapping[str, int]:
        return _positions(wish.themes for wish in self._wishes)

    @cached_property
    def _wishes_by_place(self) -> Mapping[str, int]:
        return _positions((wish.plan.community,) for wish in self._wishes)

    @cached_property
    def _costs(self) -> Steps:
        return Steps(wish.action.cost for wish in self._wishes)

    @cached_property
    def _money_by_theme(self) -> Mapping[str, int]:
        return _positions(card.record.themes for card in self._money)

    @cached_property
    def _money_by_place(self) -> Mapping[str, int]:
        """The key "" is for the funds that are for all places."""
        return _positions(card.record.communities or ("",) for card in self._money)

    @cached_property
    def _budgets(self) -> tuple[Steps, Steps]:
        """What a project must cost at least, and what it may cost at most."""
        terms = [current_terms(self.scene, card.record) for card in self._money]
        least = Steps(one.least_budget if one else None for one in terms)
        return least, Steps(one.most_budget if one else None for one in terms)

    @cached_property
    def _current(self) -> frozenset[tuple[str, str]]:
        return frozenset((wish.plan.slug, wish.action.id) for wish in self._wishes)

    def get_ready(self) -> None:
        """Compare everything now, rather than when the first page asks: before several processes share the work."""
        _ = self._wishes_by_theme, self._wishes_by_place, self._costs, self._current
        _ = self._money_by_theme, self._money_by_place, self._budgets

    def wishes(self, fund: Fund) -> Wishes:
        """Find the actions in the current plans that a fund fits; none for a fund without themes."""
        found = _any(self._wishes_by_theme, fund.themes)
        if fund.communities:
            found &= _any(self._wishes_by_place, fund.communities)
        terms = current_terms(self.scene, fund)
        if found and terms is not None:
            found &= ~(self._costs.below(terms.least_budget) | self._costs.above(terms.most_budget))
        return Wishes(tuple(_first(self._wishes, found)), found.bit_count())

    def _funds_for(self, work: Work) -> int:
        """Give the positions of the funds that a work may ask, as bits."""
        least, most = self._budgets
        found = _any(self._money_by_theme, work.themes) & _any(self._money_by_place, ("", work.plan.community))
        return found & ~(least.above(work.action.cost) | most.below(work.action.cost))

    def money(self, plan: Plan, action: Action) -> Money:
        """Find the funds that an action may ask; none when it is over, or its plan no longer counts."""
        if (plan.slug, action.id) not in self._current:
            return Money()
        found = self._funds_for(Work(plan, action))
        return Money(tuple(_first(self._money, found)), found.bit_count())

    def funds_of(self, community: str) -> tuple[Card, ...]:
        """List the funds for a place: those that name it, then those that fit actions of its plan, each once."""
        own = self.scene.who_name("fund", "community", community)
        named = [card for card in self._money if card.record in own]
        fitting = 0
        for position in _each(self._wishes_by_place.get(community, 0)):
            fitting |= self._funds_for(self._wishes[position])
        fits = [self._money[position] for position in _each(fitting)]
        other = cards.cards(self.scene, "fund", (fund for fund in own if fund not in [card.record for card in named]))
        return tuple({card.record.slug: card for card in (*named, *fits[:SHOWN], *other)}.values())

    def money_of(self, plan: Plan) -> Mapping[str, Money]:
        """Find the funds for each action of a plan, by the action's id."""
        return {action.id: self.money(plan, action) for action in plan.actions}


def _each(bits: int) -> Iterator[int]:
    """Yield the positions that are set, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _positions(found: Iterable[Iterable[str]]) -> Mapping[str, int]:
    """Give, for each name, the positions that have it, as bits."""
    named: dict[str, int] = defaultdict(int)
    for position, names in enumerate(found):
        for name in names:
            named[name] |= 1 << position
    return dict(named)


def _any(positions: Mapping[str, int], names: Iterable[str]) -> int:
    found = 0
    for name in names:
        found |= positions.get(name, 0)
    return found


def _first(items: Sequence[_Item], bits: int) -> Iterator[_Item]:
    """Yield the items at the lowest positions, no more than a page lists."""
    yield from (items[position] for position in islice(_each(bits), SHOWN))
