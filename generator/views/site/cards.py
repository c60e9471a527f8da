"""A record as one line of a list, and the lists themselves."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from generator.model.entity import Entity
from generator.model.guides.form import Form
from generator.model.kinds import Kind
from generator.model.meetings.meeting import Meeting
from generator.model.money.fund import Fund
from generator.model.people.body import Body
from generator.model.plans.plan import Plan
from generator.model.plans.project import Project
from generator.model.programmes.programme import Programme
from generator.model.text.news import News
from generator.views.guides import forms
from generator.views.meetings import meetings
from generator.views.money import rounds
from generator.views.plans import plans, projects
from generator.views.plans.editions import hearings
from generator.views.programmes import programmes
from generator.views.scene import Scene
from generator.views.text import news

SortKey = Callable[[str], Any]
"""The alphabet of the site's language."""


BODIES = get_args(Body.model_fields["type"].annotation)
"""The types of bodies in the order of the list: that of the model."""
LINES = 8
"""The most funds that the front page names in short."""


@dataclass(frozen=True)
class Card:
    """What a list says of one record."""

    kind: str
    record: Any
    address: str
    """Of the record's page, relative to the site."""
    detail: Any = None
    """What the kind adds: how a fund stands, when a meeting is, how far a plan is."""


@dataclass(frozen=True)
class Group:
    """Some lines of a list under one heading."""

    name: str
    """A message id, in which {year} stands for the id of the group; empty when the list has only one group."""
    cards: tuple[Card, ...]
    id: str = ""
    """Where the heading can be linked to."""


def card(scene: Scene, kind: str, record: Entity) -> Card:
    """Make the line of one record, once."""
    return scene.once(
        kind,
        record.slug,
        lambda: Card(kind, record, scene.site.address_of(kind, record.slug), _detail(scene, record)),
    )


def _detail(scene: Scene, record: Entity) -> Any:
    if isinstance(record, Fund):
        return rounds.applying(scene, record)
    if isinstance(record, Programme):
        return programmes.offer(scene, record)
    if isinstance(record, Project):
        return projects.course(scene, record)
    if isinstance(record, Meeting):
        return meetings.occasion(scene, record)
    if isinstance(record, News):
        return news.standing(record, scene.today)
    if isinstance(record, Plan):
        return plans.progress(record)
    if isinstance(record, Form):
        return forms.offer(scene, record)
    return None


def cards(scene: Scene, kind: str, records: Iterable[Entity]) -> tuple[Card, ...]:
    """Make the lines of several records, in the order given."""
    return tuple(card(scene, kind, record) for record in records)


def groups(scene: Scene, kind: Kind, alphabet: SortKey) -> tuple[Group, ...]:
    """Make the complete list of a kind, in the groups and the order that help most."""
    made = cards(scene, kind.name, scene.site[kind.name].values())
    arrange = _ARRANGEMENTS.get(kind.name, _by_title)
    return tuple(group for group in arrange(made, alphabet) if group.cards)


def _by_title(made: tuple[Card, ...], alphabet: SortKey) -> list[Group]:
    return [Group("", tuple(sorted(made, key=lambda item: (alphabet(item.record.title), item.record.slug))))]


def _newest_first(made: tuple[Card, ...], _: SortKey) -> list[Group]:
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
    newest: dict[str, str] = {}
    for item in made:
        if item.record.phase not in ("draft", "hearing"):
            newest[item.record.community] = max(item.record.slug, newest.get(item.record.community, ""))

    def standing(item: Card) -> str:
        if item.record.phase in ("draft", "hearing"):
            return "coming"
        return "current" if newest[item.record.community] == item.record.slug else "earlier"

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
    "news": _newest_first,
}


@dataclass(frozen=True)
class Front:
    """What the front page, and other pages that show lists, can show."""

    deadlines: tuple[Card, ...]
    rolling: tuple[Card, ...]
    doubted: tuple[Card, ...]
    """Funds whose next day nobody has confirmed."""
    meetings: tuple[Card, ...]
    news: tuple[Card, ...]
    communities: tuple[Card, ...]
    contacts: tuple[Card, ...]
    hearings: tuple[Plan, ...]
    """Plans that one can say what one thinks of, what closes first at the front."""


def front(scene: Scene, alphabet: SortKey, *, length: int = 4) -> Front:
    """Choose what is most useful on the day of the build."""
    funds = {group.id: group.cards for group in groups(scene, scene.site.kinds["fund"], alphabet)}
    ahead = meetings.coming(meetings.all_occasions(scene))
    told = _newest_first(cards(scene, "news", scene.site["news"].values()), alphabet)[0].cards
    return Front(
        deadlines=(*funds.get("closing-soon", ()), *funds.get("open", ()))[:length],
        rolling=funds.get("rolling", ()),
        doubted=funds.get("unconfirmed", ())[:LINES],
        meetings=cards(scene, "meeting", [item.meeting for item in ahead[:length]]),
        news=tuple(item for item in told if not item.detail.is_old)[:3],
        communities=_by_title(cards(scene, "community", scene.site["community"].values()), alphabet)[0].cards,
        hearings=hearings(scene),
        contacts=_by_title(cards(scene, "contact", scene.site["contact"].values()), alphabet)[0].cards,
    )


def related(scene: Scene, kind: str, record: Entity) -> dict[str, tuple[Card, ...]]:
    """Gather, by kind, the records that name this one: the plans, meetings and news of a community, say."""
    found: dict[str, tuple[Card, ...]] = {}
    for naming in scene.site.kinds:
        records = scene.who_name(naming, kind, record.slug)
        if ordered := _in_time(scene, records):
            found[naming] = cards(scene, naming, ordered)
    return found


def _in_time(scene: Scene, records: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Order meetings by day, coming ones first, then the latest; news that holds, and funds, as in their lists."""
    first = records[0] if records else None
    if isinstance(first, Fund):
        return tuple(sorted(records, key=lambda item: (card(scene, "fund", item).detail.order, item.slug)))
    if isinstance(first, News):
        return tuple(news.newest_first((one for one in records if isinstance(one, News)), scene.today))
    if not isinstance(first, Meeting):
        return records
    found = sorted((card(scene, "meeting", item).detail for item in records), key=lambda item: item.day)
    return tuple(item.meeting for item in (*meetings.coming(found), *meetings.past(found)))
