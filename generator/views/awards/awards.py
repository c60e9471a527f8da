"""Awards: what was given by fund, community and year, and one award with what it rests on.

Sums leave out what was withdrawn, and keep what is made up apart from what is real.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from generator.model.awards.award import Award
from generator.model.money.fund import Fund
from generator.model.money.terms import Terms
from generator.views.money import rounds
from generator.views.scene import Scene
from generator.views.site.cards import Card, cards
from generator.views.site.targets import Target, target_of

NEWEST = 3
"""How many awards stand on the page of a fund or a community."""
"""Where the book lies among the lines of the scene: no record has an empty slug."""


@dataclass(frozen=True)
class Sum:
    """What some awards come to."""

    count: int
    amounts: tuple[tuple[str, int], ...]
    """The total in each currency (ISO 4217), sorted by currency."""


@dataclass(frozen=True)
class Listing:
    """Some awards, and what they come to."""

    awards: tuple[Award, ...]
    """The latest first."""
    real: Sum
    examples: Sum
    """Of those that are made up to show how the site works."""

    @property
    def has_withdrawn(self) -> bool:
        """Whether it lists more than it sums."""
        return not all(award.is_given for award in self.awards)


@dataclass(frozen=True)
class Book:
    """All awards, in every way they are looked up; each listing by slug, or by year."""

    all: Listing
    by_fund: Mapping[str, Listing]
    by_community: Mapping[str, Listing]
    by_year: Mapping[int, Listing]
    """The latest year first."""

    @property
    def is_shared(self) -> bool:
        """Whether an award is for several communities, so that their sums are more than the whole."""
        return any(len(award.places) > 1 for award in self.all.awards if award.is_given)


def book(scene: Scene) -> Book:
    """Look all awards up, once for all pages."""
    return scene.once("awards", "", lambda: _book(scene))


def _book(scene: Scene) -> Book:
    found = cast(Iterable[Award], scene.site["award"].values())
    ordered = sorted(found, key=lambda award: (-award.awarded.toordinal(), award.slug))
    funds: dict[str, list[Award]] = defaultdict(list)
    places: dict[str, list[Award]] = defaultdict(list)
    years: dict[int, list[Award]] = defaultdict(list)
    for award in ordered:
        funds[award.fund].append(award)
        years[award.awarded.year].append(award)
        for place in award.places:
            places[place].append(award)
    return Book(
        _listing(ordered),
        {slug: _listing(awards) for slug, awards in sorted(funds.items())},
        {slug: _listing(awards) for slug, awards in sorted(places.items())},
        {year: _listing(awards) for year, awards in years.items()},
    )


def _listing(awards: list[Award]) -> Listing:
    real = [award for award in awards if award.is_given and not award.example]
    examples = [award for award in awards if award.is_given and award.example]
    return Listing(tuple(awards), _sum(real), _sum(examples))


def _sum(awards: list[Award]) -> Sum:
    amounts: Counter[str] = Counter()
    for award in awards:
        amounts[award.currency] += award.amount
    return Sum(len(awards), tuple(sorted(amounts.items())))


def published(scene: Scene) -> tuple[Award, ...]:
    """Give the awards that are told to the world as grants: real ones that were not withdrawn, the latest first."""
    return tuple(award for award in book(scene).all.awards if award.is_given and not award.example)


@dataclass(frozen=True)
class Newest:
    """The section of awards on another page."""

    listing: Listing
    cards: tuple[Card, ...]


def newest(scene: Scene, listing: Listing | None) -> Newest | None:
    """Choose what the page of a fund or a community shows of its awards."""
    return Newest(listing, cards(scene, "award", listing.awards[:NEWEST])) if listing else None


@dataclass(frozen=True)
class Accounts:
    """What the recipient owes the municipality in writing."""

    state: Literal["due", "overdue", "received", "late"]
    """`late`: they came, but after the day; the day itself is in time."""
    due: date | None
    received: date | None


@dataclass(frozen=True)
class AwardView:
    """What the page of an award shows besides the record."""

    of_applied: float | None
    """How much of what was applied for was given, in per cent."""
    of_budget: float | None
    """How much of the whole project it pays, in per cent."""
    action: Target | None
    decision: Target | None
    accounts: Accounts | None
    fund: Fund | None
    terms: Terms | None
    """The fund's terms on the day of the award."""


def award_view(scene: Scene, award: Award) -> AwardView:
    """See one award on the day of the build."""
    fund = cast(Fund | None, scene.site["fund"].get(award.fund))
    return AwardView(
        _per_cent(award.amount, award.applied_for),
        _per_cent(award.amount, award.budget),
        target_of(scene, award.action),
        target_of(scene, award.decision),
        _accounts(scene, award),
        fund,
        rounds.terms_on(fund, award.awarded) if fund else None,
    )


def _per_cent(part: int, whole: int | None) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _accounts(scene: Scene, award: Award) -> Accounts | None:
    due, received = award.accounts_due, award.accounts_received
    if received is not None:
        return Accounts("late" if due is not None and received > due else "received", due, received)
    if due is None or not award.is_given:
        return None
    return Accounts("overdue" if due < scene.today else "due", due, None)
