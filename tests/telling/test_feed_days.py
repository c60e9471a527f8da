"""Feeds day by day: a reader who looks once a day sees everything that happens once, on its day, in order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from lxml import etree
from towns import a_community, a_fund, a_meeting, a_news, a_page, a_plan, small_scene

from generator.feeds import render_feeds, render_feeds_of_records
from generator.model.entity import Entity
from generator.words.wording import wording_of

WORDS = wording_of("da")
FIRST = date(2026, 1, 20)
LENGTH = 10
FLOOD = FIRST + timedelta(days=100)
TAG = "tag:lilleby.example,2026-01-15:"
ATOM = "{http://www.w3.org/2005/Atom}"
Edits = list[tuple[date, str, Entity]]
"""Day, kind and new text of a record, as an editor saves it."""
Told = dict[date, set[str]]
"""The ids that must be new on each day."""


def later(day: date, **by: int) -> date:
    return day + timedelta(**by)


class Life:
    """Writes what editors do in a year, and beside it what readers must be told."""

    def __init__(self) -> None:
        self.edits: Edits = []
        self.told: Told = defaultdict(set)
        self.places: dict[str, Told] = {"strandby": defaultdict(set), "bakkeby": defaultdict(set)}
        self.random = Random(7)

    def save(self, day: date, kind: str, record: Entity, *ids: str) -> None:
        self.edits.append((day, kind, record))
        for told in (self.told, *(self.places[slug] for slug in getattr(record, "communities", ()))):
            told[day].update(f"{kind}/{record.slug}{rest}" for rest in ids)

    def somewhere(self) -> tuple[str, ...]:
        return self.random.choice([(), ("strandby",), ("strandby", "bakkeby")])

    def simple(self, number: int) -> None:
        """A news item or page, changed up to three times, twice on one day now and then."""
        day, places = later(FIRST, days=self.random.randrange(330)), self.somewhere()
        kind, make = self.random.choice([("news", a_news), ("page", a_page), ("fund", a_fund)])
        fields: dict[str, Any] = {"communities": places, "published": day}
        self.save(day, kind, make(f"nr-{number}", **fields), "")
        for _ in range(self.random.randrange(4)):
            day = later(day, days=self.random.randrange(0, 30))
            ids = [f"/updated/{day}"] if day > fields["published"] else []
            self.save(day, kind, make(f"nr-{number}", **fields, updated=day), *ids)

    def meeting(self, number: int) -> None:
        """A meeting from its announcement to minutes that are withdrawn."""
        day, slug = later(FIRST, days=self.random.randrange(200)), f"m-{number}"
        fields: dict[str, Any] = {"communities": self.somewhere(), "published": day}
        self.save(day, "meeting", a_meeting(slug, **fields), "")
        revisions: list[dict[str, Any]] = []
        for kind in self.random.sample(["moved", "changed", "moved"], self.random.randrange(4)):
            day = later(day, days=self.random.randrange(1, 20))
            revisions += [{"on": day, "what": "Først.", "type": kind}, {"on": day, "what": "Så.", "type": kind}]
            fields |= {"revisions": tuple(revisions), "updated": day}
            before = [f"/{kind}/{day}", f"/{kind}/{day}/2"]
            self.save(day, "meeting", a_meeting(slug, **fields), *before)
        if self.random.random() < 0.3:
            revisions.append({"on": later(day, days=1), "what": "Aflyst.", "type": "cancelled"})
            fields |= {"revisions": tuple(revisions), "status": "cancelled"}
            self.save(later(day, days=1), "meeting", a_meeting(slug, **fields), f"/cancelled/{later(day, days=1)}")
            return
        self.minutes(slug, fields, later(day, days=10))

    def minutes(self, slug: str, fields: dict[str, Any], day: date) -> None:
        minutes: dict[str, Any] = {"status": "draft", "published": day}
        self.save(day, "meeting", a_meeting(slug, **fields, minutes=minutes), "/minutes")
        day = later(day, days=14)
        minutes |= {"status": "approved", "approved": day}
        self.save(day, "meeting", a_meeting(slug, **fields, minutes=minutes), "/minutes/approved")
        day = later(day, days=self.random.randrange(1, 9))
        minutes["corrections"] = ({"on": day, "what": "Et tal."}, {"on": day, "what": "Et til."})
        corrected = [f"/corrected/{day}", f"/corrected/{day}/2"]
        self.save(day, "meeting", a_meeting(slug, **fields, minutes=minutes), *corrected)
        if self.random.random() < 0.5:
            day = later(day, days=3)
            minutes["withdrawn"] = {"on": day, "why": "Et navn."}
            self.save(day, "meeting", a_meeting(slug, **fields, minutes=minutes), f"/withdrawn/{day}")

    def year(self) -> None:
        for number in range(60):
            self.simple(number)
            self.meeting(number)
        for number in range(5 * LENGTH):
            self.save(FLOOD, "news", a_news(f"flood-{number}", published=FLOOD), "")


def town_on(day: date, edits: Edits, *, length: int = LENGTH, **others: Iterable[Entity]) -> Any:
    """Look at the content as it lies on a day, after all edits up to then."""
    records: dict[str, dict[str, Entity]] = {kind: {} for kind in ("news", "page", "fund", "meeting")}
    for saved, kind, record in edits:
        if saved <= day:
            records[kind][record.slug] = record
    fixed = {
        "community": [a_community("strandby", published=FIRST), a_community("bakkeby", published=FIRST)],
        "plan": [a_plan(published=FIRST)],
        "body": [],
        "theme": [],
    }
    given = {**fixed, **{kind: list(found.values()) for kind, found in records.items()}, **others}
    return small_scene(today=day, settings={"feed_length": length}, **given)


def entries(data: bytes) -> list[tuple[str, str]]:
    """Read id and day of each entry, in the order of the feed."""
    root = etree.fromstring(data)
    if root.tag == "rss":
        days = ((item.findtext("guid"), item.findtext("pubDate")) for item in root.iter("item"))
    else:
        days = ((entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated")) for entry in root.iter(f"{ATOM}entry"))
    return [(found.removeprefix(TAG), day) for found, day in days]


def days_of(first: date, number: int) -> Iterator[date]:
    return (later(first, days=count) for count in range(number))


def in_rss(day: date) -> str:
    return f"{day:%d %b %Y} 00:00:00"


class Reader:
    """Keeps what it has seen, as a feed reader does, and reports what is new."""

    def __init__(self) -> None:
        self.seen: dict[str, str] = {}

    def look(self, data: bytes) -> list[tuple[str, str]]:
        found = entries(data)
        new = [(entry, day) for entry, day in found if entry not in self.seen]
        assert len(found) == len(dict(found)), "an id stands twice in one feed"
        assert {entry: day for entry, day in found if self.seen.get(entry, day) != day} == {}, "a date has changed"
        assert found[: len(new)] == new, "something new stands below something old"
        self.seen |= dict(new)
        return new


@pytest.fixture(scope="module")
def life() -> Life:
    life = Life()
    life.year()
    life.edits.sort(key=lambda edit: edit[0])  # stable: two edits of one day stay in order
    return life


def test_over_a_year_each_happening_is_told_once_on_its_day_and_none_is_lost(life: Life) -> None:
    rss, atom = Reader(), Reader()
    start = set(dict(entries(next(render_feeds(town_on(FIRST, []), WORDS, lambda _: "")).data)))
    wrong = []

    for day in days_of(FIRST, 365):
        expected = life.told.get(day, set()) | (start if day == FIRST else set())
        feeds = render_feeds(town_on(day, life.edits), WORDS, lambda _: "")
        in_both = [(entry, text) for entry, text in rss.look(next(feeds).data)]
        if {entry for entry, _ in in_both} != expected or not all(in_rss(day) in text for _, text in in_both):
            wrong.append((day, in_both, expected))
        assert [entry for entry, _ in atom.look(next(feeds).data)] == [entry for entry, _ in in_both]

    assert wrong == []
    assert set(rss.seen) == start.union(*life.told.values())


def test_over_a_year_a_place_is_told_what_concerns_it_and_nothing_else(life: Life) -> None:
    readers = {slug: Reader() for slug in life.places}
    own = {"strandby": {"community/strandby", "plan/strandby/2026"}, "bakkeby": {"community/bakkeby"}}
    wrong = []

    for day in days_of(FIRST, 365):
        feeds = {feed.path: feed.data for feed in render_feeds_of_records(town_on(day, life.edits), WORDS)}
        for slug, reader in readers.items():
            expected = life.places[slug].get(day, set()) | (own[slug] if day == FIRST else set())
            new = {entry for entry, _ in reader.look(feeds[f"feeds/community/{slug}.xml"])}
            wrong += [(day, slug, new, expected)] if new != expected else []

    assert wrong == []


def test_a_day_with_more_than_a_feed_holds_is_told_whole_and_later_days_are_cut_between_days(life: Life) -> None:
    feeds = {
        day: entries(next(render_feeds(town_on(day, life.edits), WORDS, lambda _: "")).data)
        for day in (FLOOD, later(FLOOD, days=1))
    }

    for day, found in feeds.items():
        assert sum(entry.startswith("news/flood-") for entry, _ in found) == 5 * LENGTH, day
        last = found[-1][1]
        assert [entry for entry, text in found[:-1] if text == last] or len(found) == LENGTH


def test_something_dated_ahead_is_told_on_its_day_and_never_before() -> None:
    ahead = a_news("nyt", published=date(2026, 7, 2), updated=date(2026, 7, 4))

    told = {
        day.day: [entry for entry, _ in feed_of(day, news=[ahead]) if entry.startswith("news/")]
        for day in days_of(date(2026, 7, 1), 4)
    }

    assert told == {1: [], 2: ["news/nyt"], 3: ["news/nyt"], 4: ["news/nyt/updated/2026-07-04", "news/nyt"]}


def feed_of(day: date, **records: Iterable[Entity]) -> list[tuple[str, str]]:
    scene = town_on(day, [], length=50, **records)
    return entries(next(render_feeds(scene, WORDS, lambda _: "")).data)


def reminders(start: date, number: int, fund_on: Mapping[date, Entity]) -> dict[str, list[str]]:
    """Look every day for a time, with the fund as it was last saved; give the reminders that are new, by day."""
    reader, told, fund = Reader(), {}, None
    for day in days_of(start, number):
        fund = fund_on.get(day, fund)
        scene = town_on(day, [], length=50, **({"fund": [fund]} if fund else {}))
        new = reader.look(next(render_feeds(scene, WORDS, lambda _: "")).data)
        found = [entry for entry, _ in new if "/deadline/" in entry]
        assert all(in_rss(day) in text for entry, text in new if entry in found)
        if found:
            told[str(day)] = [entry.removeprefix("fund/landsbypuljen/deadline/") for entry in found]
    return told


def dated(*closes: str, **fields: Any) -> Entity:
    calls = tuple({"closes": day} for day in closes)
    return a_fund(rounds={"type": "dated", "calls": calls, **fields.pop("rounds", {})}, **fields)


@pytest.mark.parametrize("changes", [date(2026, 3, 29), date(2026, 10, 25)])
def test_over_two_months_each_reminder_comes_once_on_its_day_across_a_change_of_clocks(changes: date) -> None:
    early, late = later(changes, days=1), later(changes, days=25)
    fund = dated(str(early), str(late))

    told = reminders(later(changes, days=-30), 61, {later(changes, days=-30): fund})

    assert told == {
        str(later(day, days=-left)): [f"{day}/{left}"] for day in (early, late) for left in (28, 14, 3)
    }  # fmt: skip


def test_a_deadline_that_is_moved_halfway_is_reminded_of_on_its_new_days_only() -> None:
    fund = dated("2026-10-30", "2026-11-20")
    override = {"overrides": ({"deadline": "2026-10-30", "moved_to": "2026-11-12"},)}
    moved = dated("2026-10-30", "2026-11-20", rounds=override, updated="2026-10-18")

    told = reminders(date(2026, 9, 25), 62, {date(2026, 9, 25): fund, date(2026, 10, 18): moved})

    assert told == {
        "2026-10-02": ["2026-10-30/28"],
        "2026-10-16": ["2026-10-30/14"],
        "2026-10-23": ["2026-11-20/28"],
        "2026-10-29": ["2026-11-12/14"],
        "2026-11-06": ["2026-11-20/14"],
        "2026-11-09": ["2026-11-12/3"],
        "2026-11-17": ["2026-11-20/3"],
    }


def test_a_pattern_a_cancelled_round_and_a_new_fund_are_reminded_of_from_their_day_on() -> None:
    overrides = ({"deadline": "2026-10-10", "cancelled": True},)
    rounds = {"type": "yearly", "days": ("10-01", "10-10", "10-20"), "overrides": overrides}
    fund = a_fund(rounds=rounds, published="2026-09-25")

    told = reminders(date(2026, 9, 20), 60, {date(2026, 9, 25): fund})

    assert told == {
        "2026-09-28": ["2026-10-01/3"],
        "2026-10-06": ["2026-10-20/14"],
        "2026-10-17": ["2026-10-20/3"],
    }


@pytest.mark.parametrize(
    "fields",
    [
        {"rounds": {"type": "dated", "calls": ({"opens": "2026-10-09", "closes": "2026-10-20"},)}},
        {
            "rounds": {"type": "dated", "calls": ({"closes": "2026-10-20"},)},
            "terms": ({"until": "2026-10-10", "rounds": {"type": "rolling"}},),
        },
    ],
    ids=["the round opens late", "until then one could apply all year"],
)
def test_a_deadline_is_reminded_of_three_times_also_before_its_round_opens(fields: dict[str, Any]) -> None:
    told = reminders(date(2026, 9, 1), 60, {date(2026, 9, 1): a_fund(**fields)})

    assert told == {"2026-09-22": ["2026-10-20/28"], "2026-10-06": ["2026-10-20/14"], "2026-10-17": ["2026-10-20/3"]}


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "paused"},
        {"state": "unconfirmed"},
        {"state": "budget-used"},
        {"state": "ended"},
        {"source": {"url": "https://kilde.example/", "checked": "2026-01-01"}},
        {
            "source": {"url": "https://kilde.example/", "checked": "2026-01-01"},
            "terms": ({"until": "2026-10-10", "rounds": {"type": "rolling"}},),
        },
    ],
)
def test_a_deadline_that_is_not_certain_is_not_reminded_of(fields: dict[str, Any]) -> None:
    assert reminders(date(2026, 9, 25), 40, {date(2026, 9, 25): dated("2026-10-30", **fields)}) == {}


def test_a_reminder_stays_until_the_last_day_and_is_gone_the_day_after() -> None:
    fund = dated("2026-10-30")

    found = {
        day.day: [entry for entry, _ in feed_of(day, fund=[fund]) if "/deadline/" in entry]
        for day in days_of(date(2026, 10, 29), 3)
    }

    all_three = [f"fund/landsbypuljen/deadline/2026-10-30/{left}" for left in (3, 14, 28)]
    assert found == {29: all_three, 30: all_three, 31: []}
