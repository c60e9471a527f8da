"""The yearly status: what moved, what was given, held and decided in a year, as it was known at the end of a day.

    status = status_of(scene, 2025, press.words.in_order)

A year that is over is seen at the end of its last day, the year that goes on at the end of the day of the build. All
figures follow from days that stand in the records, so the same content gives the same status whenever it is built.
Made-up records are left out.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from generator.model.awards.award import Award
from generator.model.meetings.meeting import Meeting
from generator.model.overviews import years_told
from generator.model.people.community import Community
from generator.model.plans.plan import Involvement, Plan
from generator.model.year.commitments import Commitment
from generator.views.minutes.decisions import Decision, all_decisions
from generator.views.minutes.follow_up import all_promises
from generator.views.plans import picture
from generator.views.plans.plans import Progress
from generator.views.scene import Scene
from generator.views.site.groups import SortKey
from generator.views.year import commitments
from generator.views.year.moved import (
    Direction,
    PlaceYear,
    ThemeYear,
    became,
    counted_on,
    places_of,
    progress_on,
    real_plans,
    still,
    themes_of,
)  # fmt: skip

DIRECTION: Final = "direction"
"""The kind of an item by which a committee says what is to be worked on in the coming year."""


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


def status_of(scene: Scene, year: int, alphabet: SortKey) -> Status:
    """Take stock of a year."""
    as_of = min(date(year, 12, 31), scene.today)
    moved = [one for one in picture.moved_in(scene, year) if not one.plan.example and one.update.on <= as_of]
    awards = [one for one in _awards(scene) if one.awarded.year == year and one.awarded <= as_of and one.is_given]
    begins = date(year - 1, 12, 31)
    plans = counted_on(scene, as_of)
    held = [one for one in _meetings(scene) if one.day.year == year and one.last_day <= as_of and _was_held(one)]
    told = [one for one in all_decisions(scene) if not one.meeting.example]
    decisions = sorted((one for one in told if one.day.year == year and one.day <= as_of), key=_in_time)
    last = [one for one in told if one.day.year == year - 1 and one.item.kind == DIRECTION]
    involvement = _involvement(scene, year, as_of)
    done, ahead, dropped = _points(scene, year, as_of)
    return Status(
        year=year,
        as_of=as_of,
        before=progress_on(counted_on(scene, begins).values(), begins),
        after=progress_on(plans.values(), as_of),
        places=places_of(scene, moved, plans, begins=begins, as_of=as_of, alphabet=alphabet),
        still=still(scene, moved, plans, alphabet),
        themes=themes_of(scene, moved, awards),
        given=_given(scene, awards, alphabet),
        awards=len(awards),
        amount=sum(award.amount for award in awards),
        promises=tuple(_promises(scene, year, held, as_of)),
        meetings=len(held),
        decisions=tuple(decisions),
        carried_out=done,
        open=ahead,
        dropped=dropped,
        involvement=involvement,
        participants=sum(item.participants or 0 for _, item in involvement),
        directions=tuple(one for one in decisions if one.item.kind == DIRECTION),
        last_directions=tuple(Direction(one, tuple(became(scene, one, moved))) for one in sorted(last, key=_in_time)),
    )


def _in_time(decision: Decision) -> tuple[date, str, int]:
    meeting = decision.meeting
    return decision.day, meeting.slug, meeting.agenda.index(decision.item)


def _awards(scene: Scene) -> list[Award]:
    return [award for award in cast("list[Award]", list(scene.site["award"].values())) if not award.example]


def _meetings(scene: Scene) -> list[Meeting]:
    return [one for one in cast("list[Meeting]", list(scene.site["meeting"].values())) if not one.example]


def _was_held(meeting: Meeting) -> bool:
    return meeting.status == "held" or meeting.minutes is not None


def _given(scene: Scene, awards: list[Award], alphabet: SortKey) -> tuple[Given, ...]:
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
    told = ((plan, item) for plan in real_plans(scene) for item in plan.involvement)
    found = [(plan, item) for plan, item in told if item.on.year == year and item.on <= as_of]
    return tuple(sorted(found, key=lambda one: (one[1].on, one[0].slug)))
