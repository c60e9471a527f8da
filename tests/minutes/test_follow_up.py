"""What is promised at a meeting comes back at the body's next ones until it is done or dropped."""

from datetime import date
from typing import Any

import pytest

from generator.model.meetings.meeting import Meeting
from generator.views.minutes import follow_up
from generator.views.minutes.follow_up import Task, open_at, overview
from generator.views.scene import Scene
from generator.words.wording import wording_of
from tests.towns import a_body, a_meeting, small_scene

COUNCIL = "landdistriktsraad"
JANUARY, MARCH, MAY = "2026-01-20-raad", "2026-03-17-raad", "2026-05-19-raad"


def council(slug: str, **fields: Any) -> Meeting:
    """Make a meeting of the council on the day that the slug begins with."""
    defaults = {"type": "council", "start": date.fromisoformat(slug[:10]), "end": None, "organiser": COUNCIL}
    return a_meeting(slug, **{"status": "held", "published": date(2026, 1, 1), **defaults, **fields})


def promising(slug: str, *points: dict[str, Any], **fields: Any) -> Meeting:
    """Make a meeting of the council with action points."""
    return council(slug, minutes={"status": "draft", "action_points": points}, **fields)


def a_point(point_id: str = "opslag", **fields: Any) -> dict[str, Any]:
    return {"id": point_id, "what": "Slå puljen op.", "owner": COUNCIL, **fields}


def told(tasks: tuple[Task, ...]) -> list[tuple[str, int, int, bool]]:
    """Give what matters of each task: id, age in days, how often it has come back, whether it is late."""
    return [(task.point.id, task.days, task.carried, task.is_overdue) for task in tasks]


def at(scene: Scene, slug: str) -> list[tuple[str, int, int, bool]]:
    meeting = scene.site["meeting"][slug]
    assert isinstance(meeting, Meeting)
    return told(open_at(scene, meeting))


def test_a_decision_is_followed_through_three_meetings_until_it_is_done() -> None:
    """The chain: agenda, decision, action point, carried twice, done."""
    agenda = [{"id": "pulje", "title": "Ny pulje", "decision": "Puljen slås op.", "affects": ("fund:landsbypuljen",)}]
    point = a_point(item="pulje", due=date(2026, 4, 1), state="done", ended=date(2026, 5, 20))
    first = promising(JANUARY, point, agenda=agenda)
    meetings = [first, council(MARCH), council(MAY), council("2026-06-16-raad")]

    seen = {day: small_scene(meeting=meetings, today=date.fromisoformat(day)) for day in ("2026-05-19", "2026-06-17")}

    assert at(seen["2026-06-17"], JANUARY) == []
    assert at(seen["2026-06-17"], MARCH) == [("opslag", 56, 1, False)]
    assert at(seen["2026-06-17"], MAY) == [("opslag", 119, 2, True)]
    assert at(seen["2026-06-17"], "2026-06-16-raad") == []
    [task] = overview(seen["2026-05-19"], wording_of("da").in_order).bodies[0].tasks
    assert (task.item and task.item.decision, task.carried, task.weeks) == ("Puljen slås op.", 2, 17)
    after = overview(seen["2026-06-17"], wording_of("da").in_order)
    assert (after.bodies, [one.point.id for one in after.ended]) == ((), ["opslag"])


@pytest.mark.parametrize(
    ("ended", "is_shown"),
    [("2026-03-16", False), ("2026-03-17", True), ("2026-03-18", True), (None, True)],
)
def test_a_past_meeting_shows_what_was_open_when_it_came(ended: str | None, *, is_shown: bool) -> None:
    point = a_point() if ended is None else a_point(state="done", ended=date.fromisoformat(ended))
    scene = small_scene(meeting=[promising(JANUARY, point), council(MARCH)], today=date(2026, 4, 1))

    assert bool(at(scene, MARCH)) == is_shown


@pytest.mark.parametrize(("ended", "is_shown"), [("2026-03-01", False), ("2026-03-02", False), ("2026-03-03", True)])
def test_the_next_meeting_shows_what_is_open_today(ended: str, *, is_shown: bool) -> None:
    point = a_point(state="done", ended=date.fromisoformat(ended))
    meetings = [promising(JANUARY, point), council(MARCH, status="planned")]

    scene = small_scene(meeting=meetings, today=date(2026, 3, 2))

    assert bool(at(scene, MARCH)) == is_shown


def test_only_the_next_meeting_of_a_body_shows_them_with_their_age_today() -> None:
    meetings = [promising(JANUARY, a_point()), council(MARCH, status="planned"), council(MAY, status="planned")]

    scene = small_scene(meeting=meetings, today=date(2026, 2, 3))

    assert at(scene, MARCH) == [("opslag", 14, 1, False)]
    assert at(scene, MAY) == []


def test_a_cancelled_meeting_carries_nothing_and_is_not_counted() -> None:
    meetings = [promising(JANUARY, a_point()), council(MARCH, status="cancelled"), council(MAY, status="planned")]

    scene = small_scene(meeting=meetings, today=date(2026, 3, 20))

    assert at(scene, MARCH) == []
    assert at(scene, MAY) == [("opslag", 59, 1, False)]


def test_an_open_evening_for_guests_shows_no_list_of_chores() -> None:
    evening = council(MARCH, type="theme", status="planned")
    scene = small_scene(meeting=[promising(JANUARY, a_point()), evening], today=date(2026, 3, 2))

    assert at(scene, MARCH) == []


def test_a_point_comes_back_both_where_it_was_promised_and_at_its_owner() -> None:
    bodies = [a_body(), a_body("udvalget", title="Udvalget")]
    owned = promising(JANUARY, a_point(owner="udvalget"))
    meetings = [owned, council(MARCH), council("2026-03-20-udvalget", organiser="udvalget")]

    scene = small_scene(body=bodies, meeting=meetings, today=date(2026, 4, 1))

    assert at(scene, MARCH) == [("opslag", 56, 1, False)]
    assert at(scene, "2026-03-20-udvalget") == [("opslag", 59, 1, False)]


@pytest.mark.parametrize(("today", "is_late"), [("2026-01-31", False), ("2026-02-01", False), ("2026-02-02", True)])
def test_the_day_on_which_a_task_is_due_is_in_time(today: str, *, is_late: bool) -> None:
    point = a_point(due=date(2026, 2, 1))
    scene = small_scene(meeting=[promising(JANUARY, point)], today=date.fromisoformat(today))

    assert overview(scene, wording_of("da").in_order).overdue == int(is_late)


@pytest.mark.parametrize(("today", "weeks"), [("2026-02-02", None), ("2026-02-03", 2), ("2026-02-10", 3)])
def test_an_age_is_told_in_weeks_from_two_weeks_on(today: str, weeks: int | None) -> None:
    scene = small_scene(meeting=[promising(JANUARY, a_point())], today=date.fromisoformat(today))

    [heading] = overview(scene, wording_of("da").in_order).bodies

    assert [task.weeks for task in heading.tasks] == [weeks]


def test_the_overview_is_by_body_in_the_alphabet_with_the_late_first() -> None:
    bodies = [a_body(), a_body("aeldreraadet", title="Ældrerådet")]
    points = [
        a_point("uden-frist"),
        a_point("senere", due=date(2026, 12, 1)),
        a_point("for-sent", due=date(2026, 2, 1)),
        a_point("aeldre", owner="aeldreraadet"),
        a_point("rolle", owner=None, role="Formanden"),
    ]
    alone = promising("2026-01-21-borgere", a_point("uden-raad", owner=None, role="En borger"), organiser=None)

    found = overview(
        small_scene(body=bodies, meeting=[promising(JANUARY, *points), alone], today=date(2026, 3, 1)),
        wording_of("da").in_order,
    )

    assert [(heading.id, heading.title, [task.point.id for task in heading.tasks]) for heading in found.bodies] == [
        ("body-landdistriktsraad", "Landdistriktsrådet", ["for-sent", "senere", "rolle", "uden-frist"]),
        ("body-aeldreraadet", "Ældrerådet", ["aeldre"]),
        ("body-none", "", ["uden-raad"]),
    ]
    assert (found.total, found.overdue) == (6, 1)


@pytest.mark.parametrize(("days", "is_shown"), [(0, True), (180, True), (181, False)])
def test_what_ended_stays_on_the_overview_for_half_a_year(days: int, *, is_shown: bool) -> None:
    ended = date(2026, 2, 1)
    today = date.fromordinal(ended.toordinal() + days)
    point = a_point(state="dropped", ended=ended, reason="Ingen tid.")

    found = overview(small_scene(meeting=[promising(JANUARY, point)], today=today), wording_of("da").in_order)

    assert [bool(found.ended), found.total] == [is_shown, 0]


def test_withdrawn_minutes_leave_no_task() -> None:
    withdrawn = {"on": date(2026, 2, 1), "why": "Der stod et navn."}
    minutes = {"status": "draft", "action_points": [a_point()], "withdrawn": withdrawn}
    meetings = [council(JANUARY, minutes=minutes), council(MARCH)]

    scene = small_scene(meeting=meetings, today=date(2026, 4, 1))

    assert at(scene, MARCH) == []
    assert overview(scene, wording_of("da").in_order).total == 0


def test_everything_is_gathered_once_a_build() -> None:
    scene = small_scene(meeting=[promising(JANUARY, a_point())], today=date(2026, 4, 1))

    assert follow_up._gathered(scene) is follow_up._gathered(scene)
