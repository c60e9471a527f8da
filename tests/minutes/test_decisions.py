"""Decisions are found from the meeting, from what they are about, and in the index."""

from datetime import date
from typing import Any

import pytest

from generator.model.meetings.meeting import Meeting
from generator.views.minutes.decisions import Decision, about, all_decisions, index
from generator.words.wording import wording_of
from tests.towns import a_body, a_fund, a_meeting, a_plan, a_theme, small_scene

PLAN = a_plan(
    goals=[
        {
            "id": "havnen",
            "title": "En levende havn",
            "actions": [{"id": "bro", "title": "En bro", "themes": ("natur",)}],
        }
    ]
)


def decided(slug: str, *items: dict[str, Any], **fields: Any) -> Meeting:
    """Make a council meeting on the day of its slug, with minutes."""
    defaults: dict[str, Any] = {
        "type": "council",
        "start": date.fromisoformat(slug[:10]),
        "end": None,
        "status": "held",
        "organiser": "landdistriktsraad",
        "minutes": {"status": "approved", "approved": date(2026, 8, 1)},
    }
    return a_meeting(slug, agenda=items, **{**defaults, **fields})


def an_item(item_id: str = "bro", **fields: Any) -> dict[str, Any]:
    return {"id": item_id, "title": "Broen", "decision": "Broen bygges.", **fields}


def ids(found: tuple[Decision, ...]) -> list[str]:
    return [f"{decision.day} {decision.item.id}" for decision in found]


def test_a_decision_has_an_address_that_is_made_of_its_id() -> None:
    meeting = decided("2026-03-04-raad", an_item("havnepulje", title="Helt ny titel"))

    [found] = all_decisions(small_scene(meeting=[meeting]))

    assert found.address == "moeder/2026-03-04-raad/#section-item-havnepulje"


@pytest.mark.parametrize(
    ("reference", "title", "whole", "address"),
    [
        ("fund:landsbypuljen", "Landsbypuljen", "", "puljer/landsbypuljen/"),
        ("plan:strandby/2026", "Strandby 2026", "", "planer/strandby/2026/"),
        ("plan:strandby/2026#bro", "En bro", "Strandby 2026", "planer/strandby/2026/#section-action-bro"),
        ("plan:strandby/2026#havnen", "En levende havn", "Strandby 2026", "planer/strandby/2026/#section-goal-havnen"),
        ("page:om", "Om Lilleby", "", "om/"),
        ("meeting:2026-03-04-raad#bro", "Broen", "Temamøde om natur", "moeder/2026-03-04-raad/#section-item-bro"),
    ],
)
def test_a_decision_leads_to_what_it_is_about(reference: str, title: str, whole: str, address: str) -> None:
    meeting = decided("2026-03-04-raad", an_item(affects=(reference,)))

    [found] = all_decisions(small_scene(meeting=[meeting], plan=[PLAN]))

    assert [(one.title, one.whole, one.address) for one in found.affected] == [(title, whole, address)]


def test_what_is_hidden_as_an_example_is_led_to_from_nowhere() -> None:
    meeting = decided("2026-03-04-raad", an_item(affects=("fund:landsbypuljen",)))
    scene = small_scene(meeting=[meeting], fund=[a_fund(example=True)], settings={"show_examples": False})

    [found] = all_decisions(scene)

    assert found.affected == ()


def test_a_plan_a_part_of_it_and_a_fund_list_the_decisions_about_them_the_latest_first() -> None:
    meetings = [
        decided("2025-03-04-raad", an_item(affects=("plan:strandby/2026#bro", "fund:landsbypuljen"))),
        decided("2026-03-04-raad", an_item(affects=("plan:strandby/2026#bro",)), an_item("uden", decision=None)),
        decided("2026-05-04-raad", an_item("plan", affects=("plan:strandby/2026",))),
    ]

    scene = small_scene(meeting=meetings, plan=[PLAN])

    assert ids(about(scene, "plan", "strandby/2026", "bro")) == ["2026-03-04 bro", "2025-03-04 bro"]
    assert ids(about(scene, "plan", "strandby/2026")) == ["2026-05-04 plan"]
    assert ids(about(scene, "fund", "landsbypuljen")) == ["2025-03-04 bro"]
    assert about(scene, "fund", "ukendt") == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"minutes": None},
        {"status": "cancelled"},
        {"minutes": {"status": "approved", "withdrawn": {"on": date(2026, 8, 2), "why": "Der stod et navn."}}},
    ],
    ids=["no minutes", "cancelled", "withdrawn"],
)
def test_nothing_is_decided_without_minutes_that_can_be_read(fields: dict[str, Any]) -> None:
    meeting = decided("2026-03-04-raad", an_item(affects=("fund:landsbypuljen",)), **fields)

    scene = small_scene(meeting=[meeting])

    assert all_decisions(scene) == ()
    assert about(scene, "fund", "landsbypuljen") == ()


def test_the_index_is_by_year_by_body_and_by_theme() -> None:
    bodies = [a_body(), a_body("aeldreraadet", title="Ældrerådet"), a_body("byraadet", title="Byrådet")]
    themes = [a_theme(), a_theme("bolig", title="Bolig")]
    meetings = [
        decided("2025-03-04-raad", an_item(affects=("plan:strandby/2026#bro",)), themes=("bolig",)),
        decided("2026-03-04-raad", an_item("hus"), organiser="aeldreraadet", themes=("bolig",)),
        decided("2026-04-04-raad", an_item("by"), organiser="byraadet"),
        decided("2026-05-04-borgere", an_item("fri"), organiser=None),
    ]

    found = index(small_scene(meeting=meetings, plan=[PLAN], body=bodies, theme=themes), wording_of("da").in_order)

    def shown(headings: Any) -> list[tuple[str, str, list[str]]]:
        return [(one.id, one.title, [decision.item.id for decision in one.decisions]) for one in headings]

    assert found.total == 4
    assert shown(found.years) == [("2026", "2026", ["fri", "by", "hus"]), ("2025", "2025", ["bro"])]
    assert shown(found.bodies) == [
        ("body-byraadet", "Byrådet", ["by"]),
        ("body-landdistriktsraad", "Landdistriktsrådet", ["bro"]),
        ("body-aeldreraadet", "Ældrerådet", ["hus"]),
        ("body-none", "", ["fri"]),
    ]
    assert shown(found.themes) == [
        ("theme-bolig", "Bolig", ["hus"]),
        ("theme-natur", "Natur", ["bro"]),
        ("theme-none", "", ["fri", "by"]),
    ]


def test_a_decision_about_a_theme_is_found_under_that_theme() -> None:
    meeting = decided("2026-03-04-raad", an_item(affects=("theme:natur",)), themes=("bolig",))

    [found] = all_decisions(small_scene(meeting=[meeting], theme=[a_theme(), a_theme("bolig", title="Bolig")]))

    assert found.themes == ("natur",)


def test_a_decision_in_a_draft_says_so() -> None:
    meeting = decided("2026-03-04-raad", an_item(), minutes={"status": "draft"})

    [found] = all_decisions(small_scene(meeting=[meeting]))

    assert found.is_draft
