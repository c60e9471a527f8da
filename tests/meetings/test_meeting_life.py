"""A meeting that was cancelled can be held after all; formal items are no decisions; votes are told."""

from datetime import date
from pathlib import Path

from generator.engine.plugin import run_build
from generator.feeds import render_feeds
from generator.views.meetings.history import after
from generator.views.minutes.decisions import about, all_decisions
from generator.words.wording import wording_of
from tests.towns import a_meeting, small_scene

REVISIONS = (
    {"on": "2026-11-05", "type": "cancelled", "what": "Mødet er aflyst."},
    {"on": "2026-11-06", "what": "Vi leder efter en anden."},
    {"on": "2026-11-07", "type": "revived", "what": "Der er fundet en ny oplægsholder."},
)


def test_a_revived_meeting_was_cancelled_until_then() -> None:
    meeting = a_meeting(revisions=REVISIONS)
    assert [after(meeting, number).is_cancelled for number in range(4)] == [False, True, True, False]


def test_feeds_tell_that_a_meeting_is_held_after_all() -> None:
    scene = small_scene(meeting=[a_meeting(revisions=REVISIONS)])
    feed = next(str(item.content, "utf-8") for item in render_feeds(scene, wording_of("da"), lambda _: "")
                if item.path == "feed.xml")  # fmt: skip
    assert "Bliver alligevel holdt: Temamøde om natur, 19. januar 2027" in feed
    assert "AFLYST: Temamøde om natur" in feed


def test_the_page_and_the_calendar_of_a_revived_meeting_say_so(town: Path) -> None:
    path = town / "meetings/2026/2026-12-03-fundraising.md"
    revisions = "".join(
        f"  - {{on: {one['on']}, type: {one.get('type', 'changed')}, what: {one['what']}}}\n" for one in REVISIONS
    )
    path.write_text(path.read_text().replace("\n---\n", f"\nrevisions:\n{revisions}---\n", 1))
    assert run_build(town, site_dir=town / "site", searched=False, today=date(2026, 11, 21))
    assert "Bliver alligevel holdt" in (town / "site/moeder/2026-12-03-fundraising/index.html").read_text()
    event = (town / "site/calendar/meeting/2026-12-03-fundraising.ics").read_text()
    assert "STATUS:CONFIRMED" in event
    assert "AFLYST" not in event


AGENDA = (
    {"id": "dagsorden", "title": "Dagsorden", "kind": "formal", "decision": "Godkendt.", "affects": ["theme:natur"]},
    {"id": "nyt", "title": "Nyt", "kind": "information", "decision": "Taget til efterretning."},
    {
        "id": "bro", "title": "Bro", "decision": "Ja til broen.", "affects": ["theme:natur"],
        "absent": ["Formanden"], "votes": {"for": 5, "against": 2, "abstain": 1, "who": ["Liste A stemte imod."]},
    },
)  # fmt: skip


def test_only_what_decides_stands_among_the_decisions() -> None:
    meeting = a_meeting(
        "2026-11-01-raad", start=date(2026, 11, 1), end=None, status="held", agenda=AGENDA,
        minutes={"status": "approved", "approved": date(2026, 11, 10)},
    )  # fmt: skip
    scene = small_scene(meeting=[meeting])
    assert [decision.item.id for decision in all_decisions(scene)] == ["bro"]
    assert [decision.item.id for decision in about(scene, "theme", "natur")] == ["bro"]
    feed = next(str(item.content, "utf-8") for item in render_feeds(scene, wording_of("da"), lambda _: "")
                if item.path == "feed.xml")  # fmt: skip
    assert "Ja til broen." in feed
    assert "Taget til efterretning" not in feed


def test_the_page_tells_the_votes_and_who_was_not_there(town: Path) -> None:
    path = town / "meetings/2026/2026-03-04-raadsmoede.md"
    votes = "votes: {for: 5, against: 2, abstain: 1, who: [Liste A stemte imod]}, absent: [Formanden]"
    path.write_text(path.read_text().replace("decision: Puljen", f"{votes}, decision: Puljen"))
    assert run_build(town, site_dir=town / "site", searched=False, today=date(2026, 11, 21))
    page = " ".join((town / "site/moeder/2026-03-04-raadsmoede/index.html").read_text().split())
    assert "Afstemning: 5 stemte for, 2 stemte imod, 1 stemte ikke. Liste A stemte imod" in page
    assert "Ikke til stede ved punktet: Formanden" in page
    assert '"votes":{"for":5,"against":2,"abstain":1' in (town / "site/data/meeting.json").read_text()


def test_a_turn_on_one_day_is_in_its_year_alone_in_list_drawing_and_calendar(town: Path) -> None:
    (town / "content/wheel.yml").write_text(
        "title: Året\nupdated: 2026-11-01\nturns:\n  - {id: jubilaeum, title: Jubilæum, on: 2027-05-12}\n"
    )
    assert run_build(town, site_dir=town / "site", searched=False, today=date(2027, 1, 2))
    page = (town / "site/wheel/index.html").read_text()
    assert 'id="turn-jubilaeum-2027-05-12"' in page
    assert "onsdag 12. maj 2027" in page
    assert 'href="#turn-jubilaeum-2027-05-12" data-roles' in page
    assert "DTSTART;VALUE=DATE:20270512" in (town / "site/calendar/wheel.ics").read_text()
    assert run_build(town, site_dir=town / "site", searched=False, today=date(2028, 1, 2))
    assert "Jubilæum" not in (town / "site/wheel/index.html").read_text()
