"""The yearly status: what moved, what was given, held and decided in a year, as it was known at the end of a day.

    status = status_of(scene, 2025, press.words.in_order)

A year that is over is seen at the end of its last day, the year that goes on at the end of the day of the build. All
figures follow from days that stand in the records, so the same content gives the same status whenever it is built.
Made-up records are left out.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, cast

from generator.model.awards.award import Award
from generator.model.meetings.meeting import Meeting
from generator.model.overviews import years_told
from generator.model.people.community import Community
from generator.model.plans.action import Status as ActionStatus
from generator.model.plans.plan import Involvement, Plan
from generator.model.plans.theme import Theme
from generator.model.year.commitments import Commitment
from generator.views.minutes.decisions import Decision, all_decisions
from generator.views.minutes.follow_up import all_promises
from generator.views.plans import partners, picture
from generator.views.plans.picture import Moved
from generator.views.plans.plans import Progress
from generator.views.scene import Scene
from generator.views.year import commitments

Alphabet = Callable[[str], Any]
DIRECTION: Final = "direction"
"""The kind of an item by which a committee says what is to be worked on in the coming year."""


@dataclass(frozen=True)
class PlaceYear:
    """What moved in one community."""

    community: Community
    moved: tuple[Moved, ...]
    """In the order of the days."""
    before: Progress
    """How far the actions of its plan were when the year began."""
    after: Progress
    """How far they were at the end."""


@dataclass(frozen=True)
class ThemeYear:
    """What moved with one theme."""

    theme: Theme
    moved: int
    """Changes of status."""
    done: int
    """Actions that were carried out."""
    money: int
    """What was given to actions with the theme, in whole kroner or euro."""


@dataclass(frozen=True)
class Given:
    """Money given to one community, or to no community in particular."""

    community: Community | None
    count: int
    amount: int
    """In whole kroner or euro; an award for several communities counts in each of them."""


@dataclass(frozen=True)
class Kept:
    """A promise compared with the meetings of the year."""

    commitment: Commitment
    held: int
    ahead: int
    """Meetings that are still in the calendar; none in a year that is over."""


@dataclass(frozen=True)
class Direction:
    """A direction of the year before, and what became of what it is about."""

    decision: Decision
    moved: tuple[Moved, ...]
    """Changes of status, in the year, of the actions that it names or that belong to a theme or plan it names."""


@dataclass(frozen=True)
class Status:
    """One year."""

    year: int
    as_of: date
    """The day at whose end it is seen."""
    before: Progress
    """All actions of the plans that counted, when the year began."""
    after: Progress
    places: tuple[PlaceYear, ...]
    """Communities in which something moved, by title."""
    still: tuple[Community, ...]
    """Communities with a plan in which nothing is told to have moved."""
    themes: tuple[ThemeYear, ...]
    given: tuple[Given, ...]
    awards: int
    amount: int
    """What was given in all; an award for several communities counts once."""
    promises: tuple[Kept, ...]
    meetings: int
    """Meetings that were held in the year up to the day."""
    decisions: tuple[Decision, ...]
    carried_out: int
    """Action points of the meetings of the year that were done by the day."""
    open: int
    dropped: int
    involvement: tuple[tuple[Plan, Involvement], ...]
    participants: int
    directions: tuple[Decision, ...]
    """What the committees want to be worked on in the coming year."""
    last_directions: tuple[Direction, ...]


def years(scene: Scene) -> tuple[int, ...]:
    """List the years of which something is told, the latest first."""

    def found() -> tuple[int, ...]:
        return tuple(sorted((year for year in years_told(scene.site) if year <= scene.today.year), reverse=True))

    return scene.once("status years", "", found)


def status_of(scene: Scene, year: int, alphabet: Alphabet) -> Status:
    """Take stock of a year."""
    as_of = min(date(year, 12, 31), scene.today)
    moved = [one for one in picture.moved_in(scene, year) if not one.plan.example and one.update.on <= as_of]
    awards = [one for one in _awards(scene) if one.awarded.year == year and one.awarded <= as_of and one.is_given]
    begins = date(year - 1, 12, 31)
    plans = _counting(scene, as_of)
    held = [one for one in _meetings(scene) if one.day.year == year and one.last_day <= as_of and _was_held(one)]
    told = [one for one in all_decisions(scene) if not one.meeting.example]
    decisions = sorted((one for one in told if one.day.year == year and one.day <= as_of), key=_in_time)
    last = [one for one in told if one.day.year == year - 1 and one.item.kind == DIRECTION]
    involvement = _involvement(scene, year, as_of)
    done, still_open, dropped = _points(scene, year, as_of)
    return Status(
        year=year,
        as_of=as_of,
        before=_progress(_counting(scene, begins).values(), begins),
        after=_progress(plans.values(), as_of),
        places=_places(scene, moved, plans, begins=begins, as_of=as_of, alphabet=alphabet),
        still=_still(scene, moved, plans, alphabet),
        themes=_themes(scene, moved, awards),
        given=_given(scene, awards, alphabet),
        awards=len(awards),
        amount=sum(award.amount for award in awards),
        promises=tuple(_promises(scene, year, held, as_of)),
        meetings=len(held),
        decisions=tuple(decisions),
        carried_out=done,
        open=still_open,
        dropped=dropped,
        involvement=involvement,
        participants=sum(item.participants or 0 for _, item in involvement),
        directions=tuple(one for one in decisions if one.item.kind == DIRECTION),
        last_directions=tuple(Direction(one, tuple(_became(scene, one, moved))) for one in sorted(last, key=_in_time)),
    )


def _in_time(decision: Decision) -> tuple[date, str, int]:
    meeting = decision.meeting
    return decision.day, meeting.slug, meeting.agenda.index(decision.item)


def _plans(scene: Scene) -> list[Plan]:
    return [plan for plan in cast("list[Plan]", list(scene.site["plan"].values())) if not plan.example]


def _awards(scene: Scene) -> list[Award]:
    return [award for award in cast("list[Award]", list(scene.site["award"].values())) if not award.example]


def _meetings(scene: Scene) -> list[Meeting]:
    return [one for one in cast("list[Meeting]", list(scene.site["meeting"].values())) if not one.example]


def _was_held(meeting: Meeting) -> bool:
    return meeting.status == "held" or meeting.minutes is not None


def _counting(scene: Scene, day: date) -> Mapping[str, Plan]:
    """Give the edition of each community that counted on a day, as far as the files tell."""
    found: dict[str, Plan] = {}
    for plan in sorted(_plans(scene), key=lambda one: one.year):
        begun = plan.adopted or date(int(plan.year) if plan.year.isdecimal() else day.year, 1, 1)
        if begun <= day and plan.phase not in ("draft", "hearing"):
            found[plan.community] = plan
    return found


def _progress(plans: Iterable[Plan], day: date) -> Progress:
    counted: Counter[ActionStatus | None] = Counter(action.status_on(day) for plan in plans for action in plan.actions)
    return Progress(cast("Mapping[str | None, int]", counted), sum(counted.values()))


def _places(
    scene: Scene, moved: list[Moved], plans: Mapping[str, Plan], *, begins: date, as_of: date, alphabet: Alphabet
) -> tuple[PlaceYear, ...]:
    by_place: dict[str, list[Moved]] = defaultdict(list)
    for one in sorted(moved, key=lambda one: (one.update.on, one.action.id)):
        by_place[one.plan.community].append(one)
    earlier = _counting(scene, begins)
    found = []
    for slug, of_place in by_place.items():
        community = scene.site["community"].get(slug)
        if isinstance(community, Community):
            before = _progress((plan for place, plan in earlier.items() if place == slug), begins)
            after = _progress((plan for place, plan in plans.items() if place == slug), as_of)
            found.append(PlaceYear(community, tuple(of_place), before, after))
    return tuple(sorted(found, key=lambda one: (alphabet(one.community.title), one.community.slug)))


def _still(scene: Scene, moved: list[Moved], plans: Mapping[str, Plan], alphabet: Alphabet) -> tuple[Community, ...]:
    restless = {one.plan.community for one in moved}
    found = [scene.site["community"].get(slug) for slug in plans if slug not in restless]
    places = [one for one in found if isinstance(one, Community)]
    return tuple(sorted(places, key=lambda one: (alphabet(one.title), one.slug)))


def _themes(scene: Scene, moved: list[Moved], awards: list[Award]) -> tuple[ThemeYear, ...]:
    moves: Counter[str] = Counter()
    done: Counter[str] = Counter()
    money: Counter[str] = Counter()
    for one in moved:
        for theme in dict.fromkeys(partners.Work(one.plan, one.action).themes):
            moves[theme] += 1
            done[theme] += one.update.status == "done"
    for award in awards:
        for theme in _themes_of(scene, award):
            money[theme] += award.amount
    known = cast("Mapping[str, Theme]", scene.site["theme"])
    found = [
        ThemeYear(known[slug], moves[slug], done[slug], money[slug]) for slug in known if moves[slug] or money[slug]
    ]
    return tuple(sorted(found, key=lambda row: (-row.moved, -row.money, row.theme.slug)))


def _themes_of(scene: Scene, award: Award) -> tuple[str, ...]:
    """Give the themes of the action that an award pays for; none where it stands outside the plans."""
    reference, _, part = (award.action or "").partition("#")
    plan = scene.site["plan"].get(reference.partition(":")[2])
    if not isinstance(plan, Plan):
        return ()
    action = next((action for action in plan.actions if action.id == part), None)
    return tuple(dict.fromkeys(partners.Work(plan, action).themes)) if action else ()


def _given(scene: Scene, awards: list[Award], alphabet: Alphabet) -> tuple[Given, ...]:
    count: Counter[str] = Counter()
    amount: Counter[str] = Counter()
    for award in awards:
        for place in award.places or ("",):
            count[place] += 1
            amount[place] += award.amount
    known = scene.site["community"]
    found = [Given(cast(Community | None, known.get(slug)), count[slug], amount[slug]) for slug in count]
    return tuple(sorted(found, key=lambda one: (one.community is None, -one.amount, alphabet(_title(one.community)))))


def _title(community: Community | None) -> str:
    return community.title if community else ""


def _promises(scene: Scene, year: int, held: list[Meeting], as_of: date) -> Iterator[Kept]:
    slugs = {meeting.slug for meeting in held}
    for commitment in scene.site.commitments:
        found = None if commitment.example else commitments.progress(scene, commitment, year)
        if found is not None:
            meetings = [item.meeting for item in (*found.held, *found.ahead)]
            been = sum(meeting.slug in slugs or meeting.last_day <= as_of for meeting in meetings)
            yield Kept(commitment, been, len(meetings) - been)


def _points(scene: Scene, year: int, as_of: date) -> tuple[int, int, int]:
    """Count the action points of the meetings of a year: done, still open and dropped at the end of a day."""
    found = [one for one in all_promises(scene) if one.since.year == year and not one.meeting.example]
    found = [one for one in found if one.since <= as_of]
    still = sum(one.is_open(as_of) for one in found)
    ended = [one for one in found if not one.is_open(as_of)]
    return sum(one.point.state == "done" for one in ended), still, sum(one.point.state == "dropped" for one in ended)


def _involvement(scene: Scene, year: int, as_of: date) -> tuple[tuple[Plan, Involvement], ...]:
    found = [
        (plan, item) for plan in _plans(scene) for item in plan.involvement if item.on.year == year and item.on <= as_of
    ]
    return tuple(sorted(found, key=lambda one: (one[1].on, one[0].slug)))


def _became(scene: Scene, decision: Decision, moved: list[Moved]) -> Iterator[Moved]:
    """Find what moved of what a direction is about: an action, a whole plan, or all actions of a theme."""
    for one in sorted(moved, key=lambda one: (one.update.on, one.plan.slug, one.action.id)):
        for about in decision.affected:
            plan = scene.site["plan"].get(about.slug) if about.kind == "plan" else None
            same_place = isinstance(plan, Plan) and plan.community == one.plan.community
            is_theme = about.kind == "theme" and about.slug in partners.Work(one.plan, one.action).themes
            if is_theme or (same_place and about.part in ("", one.action.id)):
                yield one
                break
