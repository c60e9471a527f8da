"""The fund finder: what one may choose among, and what the browser needs to know of every fund to choose by it.

The order is that of the list in the page: the n-th fund here is the n-th card there. The days are not here: each card
carries its own timetable (`views/rounds.py`), so that a list that is a week old is still right.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast, get_args

from generator.model.money.fund import Applicant, Fund, Purpose
from generator.views.money.reckoning import Rules, rules_of
from generator.views.money.rounds import current_terms
from generator.views.scene import Scene
from generator.views.site.groups import Group, SortKey

WITHIN = (7, 30, 90)
"""How soon a fund closes, in days: what one may choose among."""


@dataclass(frozen=True)
class Choice:
    """One thing that may be chosen."""

    value: str
    """Stands in the address of the page, so it never changes with a translation."""
    words: str
    """A message id, or the site's own words."""


@dataclass(frozen=True)
class Finder:
    """What the form offers, and what the script is given."""

    applicants: tuple[Choice, ...]
    purposes: tuple[Choice, ...]
    places: tuple[Choice, ...]
    providers: tuple[Choice, ...]
    columns: Mapping[str, Any]
    """For the script: one list for each property, one value for each fund. `who` and `purpose` are bits in the order of
    the choices, 0 when no source says; `place` names the places by number, with a space between, empty when all may
    apply and `?` when nobody has written which ones may; `provider` and `rules` are numbers of the choices and of
    `rule_sets`; `maximum` is in kroner, null when no source says; `title` is the place in the alphabet."""


def finder(scene: Scene, groups: Iterable[Group], alphabet: SortKey) -> Finder:
    """Gather what the finder shows of the funds in a list, in the order of the list."""
    funds = [cast(Fund, card.record) for group in groups for card in group.cards]
    applicants = _occurring(get_args(Applicant), (fund.applicants for fund in funds))
    purposes = _occurring(get_args(Purpose), (fund.purposes for fund in funds))
    communities = sorted(scene.site["community"].values(), key=lambda one: (alphabet(_title(one)), one.slug))
    places = [one.slug for one in communities]
    providers = sorted({fund.provider for fund in funds}, key=alphabet)
    columns = {
        "who": _bits(applicants, (fund.applicants for fund in funds)),
        "purpose": _bits(purposes, (fund.purposes for fund in funds)),
        "place": _places(scene, places, funds),
        "provider": _places_of(providers, (fund.provider for fund in funds)),
        "title": _ranks([(alphabet(fund.title), fund.slug) for fund in funds]),
        **_money(scene, funds),
    }
    return Finder(
        tuple(Choice(one, f"applicant {one}") for one in applicants),
        tuple(Choice(one, f"purpose {one}") for one in purposes),
        tuple(Choice(one.slug, _title(one)) for one in communities),
        tuple(Choice(one, one) for one in providers),
        columns,
    )


def _title(record: Any) -> str:
    return str(record.title)


def _occurring(possible: Iterable[str], found: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """List the values that any fund has, in the order of the model."""
    there = {value for values in found for value in values}
    return tuple(value for value in possible if value in there)


def _bits(choices: Sequence[str], found: Iterable[Iterable[str]]) -> list[int]:
    bit = {choice: 1 << place for place, choice in enumerate(choices)}
    return [sum(bit[value] for value in set(values)) for values in found]


def _places(scene: Scene, choices: Sequence[str], funds: Iterable[Fund]) -> list[str]:
    """Name the communities of the funds by their numbers; -1 is one that is not shown, and nobody can choose it.

    An area in the editors' words is not read, unless it is the municipality itself: it may be another city.
    """
    number = {choice: str(place) for place, choice in enumerate(choices)}
    everywhere = (None, scene.site.settings.municipality.name)
    return [
        " ".join(number.get(slug, "-1") for slug in fund.communities) or ("" if fund.area in everywhere else "?")
        for fund in funds
    ]


def _places_of(choices: Sequence[str], found: Iterable[str]) -> list[int]:
    number = {choice: place for place, choice in enumerate(choices)}
    return [number[value] for value in found]


def _ranks(keys: Sequence[Any]) -> list[int]:
    ranks = [0] * len(keys)
    for rank, place in enumerate(sorted(range(len(keys)), key=keys.__getitem__)):
        ranks[place] = rank
    return ranks


def _money(scene: Scene, funds: Iterable[Fund]) -> dict[str, Any]:
    """Gather the rules of the funds, each set of rules once: many funds have the same."""
    sets: dict[tuple[tuple[str, Any], ...], int] = {}
    numbers: list[int] = []
    maxima: list[int | None] = []
    for fund in funds:
        terms = current_terms(scene, fund)
        rules: Rules = rules_of(fund, terms)
        numbers.append(sets.setdefault(tuple(rules.items()), len(sets)))
        maxima.append(terms.most if terms is not None else None)
    return {"rules": numbers, "rule_sets": [dict(rules) for rules in sets], "maximum": maxima}
