"""What a feed remembers, without a memory: its day never falls, what left does not return, what it told stays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import feedparser
import pytest
from lxml import etree
from towns import a_fund, a_meeting, a_news, small_scene

from generator.feeds import render_feeds, render_feeds_of_records
from generator.model.entity import Entity
from generator.views.scene import Scene
from generator.words.wording import wording_of

WORDS = wording_of("da")
FIRST = date(2026, 1, 20)
TAG = "tag:lilleby.example,2026-01-15:"
ATOM = "{http://www.w3.org/2005/Atom}"
Records = dict[str, dict[str, dict[str, Any]]]
"""By kind and slug: the fields of a record as its file has them."""
MAKERS = {"news": a_news, "fund": a_fund, "meeting": a_meeting}
NO_RECORDS: Mapping[str, list[Entity]] = {kind: [] for kind in ("page", "plan", "body", "theme")}


def day_of(stamp: Any) -> date:
    """Read a midnight of the site's zone, which the parser gives in UTC: the evening before."""
    return (datetime(*stamp[:6], tzinfo=UTC) + timedelta(hours=3)).date()


def later(day: date, days: int) -> date:
    return day + timedelta(days=days)


def scene_on(day: date, records: Records, *, length: int = 5) -> Scene:
    made = {kind: [MAKERS[kind](slug, **fields) for slug, fields in of.items()] for kind, of in records.items()}
    return small_scene(today=day, settings={"feed_length": length}, **{**NO_RECORDS, **made})


@dataclass
class Subscriber:
    """Fetches one feed once a day, and complains of what no feed may do."""

    day: date = date.min
    gone: set[str] = field(default_factory=set)
    there: set[str] = field(default_factory=set)
    told: dict[str, tuple[str, str]] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    def fetch(self, feed: bytes, today: date) -> None:
        parsed = feedparser.parse(feed)
        entries = {entry.id.removeprefix(TAG): entry for entry in parsed.entries}
        stamp = day_of(parsed.feed.updated_parsed)
        self._expect(stamp >= self.day, f"{today}: its day fell from {self.day} to {stamp}")
        self._expect(not self.gone & entries.keys(), f"{today}: back again: {sorted(self.gone & entries.keys())}")
        for name in entries.keys() - self.told.keys():
            published = day_of(entries[name].published_parsed)
            self._expect(self.day == date.min or published == today, f"{today}: {name} is told late, of {published}")
        for name, entry in entries.items():
            now = (entry.title, entry.published)
            self._expect(self.told.setdefault(name, now) == now, f"{today}: {name} was {self.told[name]}, is {now}")
        self.gone |= self.there - entries.keys()
        self.there, self.day = set(entries), stamp

    def _expect(self, holds: bool, complaint: str) -> None:
        if not holds:
            self.complaints.append(complaint)


class Editor:
    """Makes edits that only add: new records, new lines under the others, and the day in `updated`."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.records: Records = {kind: {} for kind in MAKERS}

    def work(self, day: date) -> None:
        for _ in range(self.random.choice([0, 0, 1, 1, 2, 4])):
            self.random.choice([self.write, self.open_fund, self.update, self.invite, self.revise, self.report])(day)

    def write(self, day: date) -> None:
        of_kind = self.records["news"]
        of_kind[f"nyhed-{len(of_kind)}"] = {"published": day}

    def open_fund(self, day: date) -> None:
        of_kind = self.records["fund"]
        calls = tuple({"closes": later(day, self.random.randrange(2, 45))} for _ in range(self.random.randrange(1, 4)))
        of_kind[f"pulje-{len(of_kind)}"] = {"published": day, "rounds": {"type": "dated", "calls": calls}}

    def update(self, day: date) -> None:
        kind = self.random.choice(["news", "fund", "meeting"])
        if fields := self._some(kind, day):
            fields["updated"] = day

    def invite(self, day: date) -> None:
        of_kind = self.records["meeting"]
        start = f"{later(day, self.random.randrange(5, 30))} 19:00"
        of_kind[f"moede-{len(of_kind)}"] = {"published": day, "start": start, "end": None}

    def revise(self, day: date) -> None:
        if not (fields := self._some("meeting", day)):
            return
        what = self.random.choice(["moved", "changed", "cancelled"])
        revision = {"on": day, "what": "Sådan blev det.", "type": what}
        fields["status"] = "cancelled" if what == "cancelled" else "planned"
        if what == "moved":
            revision["before"] = fields["start"]
            fields["start"] = f"{later(day, self.random.randrange(5, 30))} 19:00"
        fields["revisions"] = (*fields.get("revisions", ()), revision)

    def report(self, day: date) -> None:
        if not (fields := self._some("meeting", day)):
            return
        minutes = fields.get("minutes")
        if minutes is None:
            fields["minutes"] = {"status": "draft", "published": day}
        elif minutes["status"] == "draft":
            fields["minutes"] = {**minutes, "status": "approved", "approved": day}
        elif len(minutes.get("corrections", ())) < 3:
            corrections = (*minutes.get("corrections", ()), {"on": day, "what": "Et tal."})
            fields["minutes"] = {**minutes, "corrections": corrections}
        elif "withdrawn" not in minutes:
            fields["minutes"] = {**minutes, "withdrawn": {"on": day, "why": "Et navn stod i det."}}

    def _some(self, kind: str, day: date) -> dict[str, Any]:
        """Choose a record that is older than the day, so that a change of it is told."""
        old = [fields for fields in self.records[kind].values() if fields["published"] < day]
        return self.random.choice(old) if old else {}


def feeds_of(scene: Scene) -> Iterator[tuple[str, bytes]]:
    for feed in (*render_feeds(scene, WORDS, lambda _: ""), *render_feeds_of_records(scene, WORDS)):
        yield feed.path, feed.data


@pytest.mark.parametrize("seed", range(4))
def test_over_sixty_days_of_additions_no_day_falls_nothing_returns_and_nothing_told_is_rewritten(seed: int) -> None:
    editor, subscribers = Editor(seed), {}

    for number in range(60):
        today = later(FIRST, number)
        editor.work(today)
        for path, feed in feeds_of(scene_on(today, editor.records)):
            subscribers.setdefault(path, Subscriber()).fetch(feed, today)

    assert [(path, one.complaints) for path, one in subscribers.items() if one.complaints] == []


def atom_of(day: date, **records: dict[str, dict[str, Any]]) -> tuple[str, list[str]]:
    """Give the feed's own day, and the ids in it."""
    feeds = dict(feeds_of(scene_on(day, {**{kind: {} for kind in MAKERS}, **records})))
    root = etree.fromstring(feeds["atom.xml"])
    ids = [entry.findtext(f"{ATOM}id").removeprefix(TAG) for entry in root.iter(f"{ATOM}entry")]
    return root.findtext(f"{ATOM}updated")[:10], [name for name in ids if "community" not in name]


CLOSING = {"pulje": {"published": "2024-01-02", "rounds": {"type": "dated", "calls": ({"closes": "2026-12-10"},)}}}


def test_the_day_of_a_feed_stays_when_a_reminder_is_over() -> None:
    days = {day: atom_of(date(2026, 12, day), fund=CLOSING)[0] for day in (10, 11, 31)}

    assert days == dict.fromkeys((10, 11, 31), "2026-12-07")


@pytest.mark.parametrize("years", [1, 6])
def test_the_day_of_a_feed_stays_years_after_a_fund_has_ended(years: int) -> None:
    rounds = {"type": "yearly", "days": ("06-30",), "until": "2027-12-31"}

    assert atom_of(date(2027 + years, 12, 1), fund={"pulje": {"rounds": rounds}})[0] == "2027-06-27"


def test_what_a_reminder_pushed_out_does_not_come_back_when_it_is_over() -> None:
    news = {f"nr-{number}": {"published": f"2026-11-0{number}"} for number in range(1, 9)}

    before, after = (atom_of(date(2026, 12, day), fund=CLOSING, news=news)[1] for day in (10, 11))

    assert set(after) <= set(before)
    assert [name for name in before if name.startswith("news/")] == [f"news/nr-{number}" for number in (8, 7, 6, 5, 4)]


@pytest.mark.parametrize(
    "change",
    [
        {"updated": "2026-11-21"},
        {"source": {"url": "https://kilde.example/", "checked": "2026-11-21"}},
    ],
    ids=["a rule that was changed", "a source that was too old until then"],
)
def test_no_reminder_is_told_late_of_a_day_on_which_it_was_not_so(change: dict[str, Any]) -> None:
    rounds = {"type": "yearly", "days": ("12-10",)}
    fund = {"pulje": {"published": "2024-01-02", "rounds": rounds, **change}}

    told = {
        day: [name for name in atom_of(date(2026, 11, day), fund=fund)[1] if "deadline" in name] for day in (21, 26)
    }

    assert told == {21: [], 26: ["fund/pulje/deadline/2026-12-10/14"]}


def entry_of(name: str, fields: dict[str, Any], *, today: str) -> tuple[str, str, str]:
    """Give title, day and text of an entry."""
    scene = scene_on(date.fromisoformat(today), {"news": {}, "fund": {}, "meeting": {"m": fields}})
    entries = {
        entry.id.removeprefix(f"{TAG}meeting/m"): entry for entry in feedparser.parse(next(feeds_of(scene))[1]).entries
    }
    entry = entries[name]
    return entry.title, entry.published, entry.content[0].value


CANCELLED = {"on": "2026-11-10", "what": "Sneen.", "type": "cancelled"}
REVIVED = {"on": "2026-11-15", "what": "Det bliver holdt.", "type": "moved", "before": "2027-01-19 19:00"}
MEETING = {"published": "2026-11-02", "start": "2027-01-19 19:00", "end": "2027-01-19 21:00"}


@pytest.mark.parametrize("name", ["", "/cancelled/2026-11-10"])
def test_an_entry_of_a_cancelled_meeting_stays_when_it_is_held_on_another_day_after_all(name: str) -> None:
    cancelled = {**MEETING, "status": "cancelled", "revisions": (CANCELLED,)}
    revived = {**MEETING, "start": "2027-02-02 18:00", "end": None, "revisions": (CANCELLED, REVIVED)}

    before, after = entry_of(name, cancelled, today="2026-11-12"), entry_of(name, revived, today="2026-11-20")

    assert after[:2] == before[:2]
    assert after[2].replace(".00–21.00", ".00") == before[2].replace(".00–21.00", ".00")


def test_the_update_before_a_move_and_its_sequel_each_keep_their_time() -> None:
    moved = {"on": "2026-11-15", "what": "Sneen.", "type": "moved", "before": "2027-01-19 19:00"}
    fields = {**MEETING, "updated": "2026-11-10", "start": "2027-02-02 18:00", "end": None, "revisions": (moved,)}

    found = {
        name: entry_of(name, fields, today="2026-11-20")[0] for name in ("", "/updated/2026-11-10", "/moved/2026-11-15")
    }

    assert found == {
        "": "Temamøde om natur, 19. januar 2027",
        "/updated/2026-11-10": "Opdateret: Temamøde om natur, 19. januar 2027",
        "/moved/2026-11-15": "Flyttet: Temamøde om natur, 2. februar 2027",
    }


def test_a_feed_forgets_an_earlier_update_and_the_corrections_of_what_was_withdrawn_and_nothing_returns() -> None:
    once = {"nr": {"published": "2026-11-01", "updated": "2026-11-05"}}
    twice = {"nr": {"published": "2026-11-01", "updated": "2026-11-09"}}
    minutes = {"status": "approved", "published": "2026-11-03", "approved": "2026-11-04"}
    corrections = {"corrections": tuple({"on": f"2026-11-0{day}", "what": "Et tal."} for day in (5, 6, 7, 8))}
    withdrawn = {"withdrawn": {"on": "2026-11-20", "why": "Et navn."}}
    held = {"published": "2026-10-01", "start": "2026-11-02"}

    def found(minutes: dict[str, Any]) -> list[str]:
        return atom_of(date(2026, 11, 20), meeting={"m": {**held, "minutes": minutes}}, news=once)[1]

    assert [name for name in atom_of(date(2026, 11, 9), news=twice)[1] if "updated" in name] == [
        "news/nr/updated/2026-11-09"
    ]
    assert [name for name in atom_of(date(2026, 11, 9), news=once)[1] if "updated" in name] == [
        "news/nr/updated/2026-11-05"
    ]
    before, after = found({**minutes, **corrections}), found({**minutes, **corrections, **withdrawn})
    assert set(after) - set(before) == {"meeting/m/withdrawn/2026-11-20"}
    assert [name for name in after if "corrected" in name] == []


def told_of_rounds(day: str, *overrides: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Give id, title and text of what is told of the rounds of one fund, in the order of time."""
    rounds = {"type": "yearly", "days": ("12-10",), "overrides": overrides}
    fund = {"pulje": {"published": "2024-01-02", "rounds": rounds}}
    scene = scene_on(date.fromisoformat(day), {"news": {}, "meeting": {}, "fund": fund})
    entries = [
        entry for entry in feedparser.parse(next(feeds_of(scene))[1]).entries if "round" in entry.id + entry.title
    ]
    entries += [entry for entry in feedparser.parse(next(feeds_of(scene))[1]).entries if "/deadline/" in entry.id]
    return [(entry.id.removeprefix(f"{TAG}fund/pulje/"), entry.title, entry.content[0].value) for entry in entries]


def test_a_round_that_is_cancelled_and_held_after_all_is_told_twice_and_no_reminder_comes_late() -> None:
    cancelled = {"deadline": "2026-12-10", "cancelled": True, "on": "2026-11-10", "why": "Pengene er brugt."}
    restored = {"deadline": "2026-12-10", "restored": True, "on": "2026-11-21", "why": "Der kom penge tilbage."}

    found = told_of_rounds("2026-11-26", cancelled, restored)

    assert [entry[:2] for entry in found] == [
        ("round-restored/2026-12-10/2026-11-21", "Runden gælder alligevel: Landsbypuljen"),
        ("round-cancelled/2026-12-10/2026-11-10", "Runden er aflyst: Landsbypuljen"),
        ("deadline/2026-12-10/14", "14 dage til fristen: Landsbypuljen"),
    ]
    assert found[0][2].startswith("<p>Der kom penge tilbage.</p><p>Nu: torsdag 10. december 2026</p>")
    assert found[1][2].startswith("<p>Pengene er brugt.</p><p>Før: torsdag 10. december 2026</p>")


def test_a_round_moved_twice_is_told_with_the_deadlines_of_each_day() -> None:
    once = {"deadline": "2026-12-10", "moved_to": "2026-12-15", "on": "2026-11-10"}
    twice = {"deadline": "2026-12-10", "moved_to": "2026-12-20", "on": "2026-11-20"}

    first, second = told_of_rounds("2026-11-19", once), told_of_rounds("2026-11-21", once, twice)

    assert [entry[0] for entry in first] == ["round-moved/2026-12-10/2026-11-10", "deadline/2026-12-15/28"]
    assert [entry[0] for entry in second] == ["round-moved/2026-12-10/2026-11-20", "round-moved/2026-12-10/2026-11-10"]
    assert second[1] == first[0]
    assert second[0][2].startswith("<p>Før: tirsdag 15. december 2026</p><p>Nu: søndag 20. december 2026</p>")
