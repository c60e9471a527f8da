"""The fund finder: what the page gives the script, and what the script finds among thousands of funds."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest

from generator.model.kinds import KINDS
from generator.model.money.fund import Fund
from generator.views.money.finder import Choice, Finder, finder
from generator.views.money.reckoning import Project, Rules, reckon
from generator.views.money.rounds import ASKABLE, OPEN, ORDER
from generator.views.site.groups import groups
from generator.words.wording import wording_of
from tests.conftest import REPOSITORY
from tests.towns import a_community, a_fund, small_scene

ASSETS = REPOSITORY / "generator/theme/assets"
NODE = Path(sys.executable).parent / "node"
TODAY = date(2026, 11, 22)
ANYTHING: Mapping[str, Any] = {
    "who": 0, "purpose": 0, "place": -1, "provider": -1, "amount": None, "own": 0, "within": 0, "open": False,
    "sort": "deadline",
}  # fmt: skip
SIZES = {"who": 3, "purpose": 4, "place": 5, "provider": 6}
FILTERS = ("who", "purpose", "place", "amount", "within", "provider", "open")


def find(
    columns: Mapping[str, Any], standings: list[dict[str, Any]], *wanted: Mapping[str, Any], ours: int = -1
) -> list[Any]:
    """Let the script look for each of some choices."""
    program = f"""import {{ find, makeIndex }} from {json.dumps((ASSETS / "money/finding.js").as_uri())};
      import {{ readFileSync }} from "node:fs";
      const {{ columns, standings, day, wanted, sizes, ours }} = JSON.parse(readFileSync(0, "utf-8"));
      const index = makeIndex(columns, standings, day, ours);
      const plain = (one) => ({{ ...one, unsure: [...one.unsure],
        counts: Object.fromEntries(Object.entries(one.counts).map(([name, it]) => [name, it.length ? [...it] : it])),
      }});
      process.stdout.write(JSON.stringify(wanted.map((one) => plain(find(index, one, sizes)))));"""
    asked = [{**ANYTHING, **one} for one in wanted]
    given = {
        "columns": columns,
        "standings": standings,
        "day": str(TODAY),
        "wanted": asked,
        "sizes": SIZES,
        "ours": ours,
    }
    command = [str(NODE), "--input-type=module", "--eval", program]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return cast(list[Any], json.loads(done.stdout))


def columns_of(**columns: Any) -> dict[str, Any]:
    """Make the columns of some funds that nothing is known of but what is given."""
    size = len(next(iter(columns.values())))
    nothing = {
        "who": [0] * size, "purpose": [0] * size, "place": [""] * size, "provider": [0] * size, "rules": [0] * size,
        "rule_sets": [{}], "maximum": [None] * size, "title": list(range(size)),
    }  # fmt: skip
    return nothing | columns


def standing(state: str = "rolling", days: int | None = None) -> dict[str, Any]:
    return {"state": state, "deadline": None if days is None else str(TODAY + timedelta(days=days))}


def found(columns: Mapping[str, Any], standings: list[dict[str, Any]], **wanted: Any) -> tuple[list[int], list[int]]:
    """Give the funds that are known to fit, and those that nobody has been able to check, in order."""
    [answer] = find(columns, standings, wanted)
    return answer["found"][: answer["sure"]], answer["found"][answer["sure"] :]


def a_list(*funds: Fund) -> dict[str, list[str]]:
    """Give the slugs in each group of the list of funds."""
    kind = next(kind for kind in KINDS if kind.name == "fund")
    found = groups(small_scene(today=TODAY, fund=funds), kind, wording_of("da").in_order)
    return {group.id: [card.record.slug for card in group.cards] for group in found}


def a_finder(**records: Any) -> Finder:
    scene = small_scene(today=TODAY, **records)
    kind = next(kind for kind in KINDS if kind.name == "fund")
    alphabet = wording_of("da").in_order
    return finder(scene, groups(scene, kind, alphabet), alphabet)


def test_the_page_gives_one_value_of_every_fund_in_the_order_of_the_list() -> None:
    terms = {"maximum": 50_000, "share": 50}
    funds = [
        a_fund("b", title="Åben", provider="Øst", applicants=["group", "association"], terms=[terms]),
        a_fund("a", title="Zebra", provider="Anden", purposes=["nature"], communities=["bakkeby"], terms=[terms]),
        a_fund("c", title="Lukket", provider="Øst", rounds=None, state="ended"),
    ]

    made = a_finder(fund=funds, community=[a_community(), a_community("bakkeby", title="Bakkeby")])

    assert made == Finder(
        applicants=(Choice("association", "applicant association"), Choice("group", "applicant group")),
        purposes=(Choice("nature", "purpose nature"),),
        places=(Choice("bakkeby", "Bakkeby"), Choice("strandby", "Strandby")),
        providers=(Choice("Anden", "Anden"), Choice("Øst", "Øst")),
        columns={
            "who": [0, 3, 0],
            "purpose": [1, 0, 0],
            "place": ["0", "", ""],
            "provider": [0, 1, 1],
            "title": [1, 2, 0],
            "rules": [0, 0, 1],
            "rule_sets": [{"maximum": 50_000.0, "share": 50.0}, {}],
            "maximum": [50_000, 50_000, None],
        },
    )


def test_a_place_that_is_not_shown_does_not_make_a_fund_one_for_all_places() -> None:
    made = a_finder(fund=[a_fund(communities=["hidden"])], community=[a_community()])

    assert made.columns["place"] == ["-1"]


def test_an_area_in_words_is_not_read_unless_it_is_the_municipality_itself() -> None:
    funds = [
        a_fund("a", title="A", area="Kun København"),
        a_fund("b", title="B", area="Lilleby Kommune"),
        a_fund("c", title="C", area="Ved vandet", communities=["strandby"]),
    ]

    made = a_finder(fund=funds, community=[a_community()])

    assert made.columns["place"] == ["?", "", "0"]


def test_a_fund_whose_places_nobody_has_written_is_kept_as_not_checked() -> None:
    columns = columns_of(place=["?", "", "1", "2"])

    fits, unchecked = found(columns, [standing()] * 4, place=1)

    assert (fits, unchecked) == ([1, 2], [0])


def test_a_fund_without_a_stated_condition_is_kept_and_comes_after_those_that_fit() -> None:
    columns = columns_of(who=[0, 1, 2])

    fits, unchecked = found(columns, [standing()] * 3, who=2)

    assert (fits, unchecked) == ([2], [0])


@pytest.mark.parametrize("within", [7, 30, 90])
def test_a_deadline_on_the_last_day_of_the_time_is_within_it_and_the_day_after_is_not(within: int) -> None:
    standings = [standing("open", days) for days in (0, within - 1, within, within + 1)]

    fits, unchecked = found(columns_of(who=[0] * 4), standings, within=within)

    assert (fits, unchecked) == ([0, 1, 2], [])


def test_a_fund_without_a_deadline_is_known_not_to_close_and_one_that_is_not_confirmed_is_not_checked() -> None:
    standings = [standing("rolling"), standing("unconfirmed"), standing("closed"), standing("paused")]

    fits, unchecked = found(columns_of(who=[0] * 4), standings, within=30)

    assert (fits, unchecked) == ([], [1])


def test_an_amount_fits_up_to_what_the_rules_give_and_no_further() -> None:
    columns = columns_of(rules=[0], rule_sets=[{"maximum": 100_000, "share": 50}], maximum=[100_000])

    answers = find(
        columns,
        [standing()],
        {"amount": 100_000, "own": 100_000},
        {"amount": 100_001, "own": 200_000},
        {"amount": 100_000, "own": 99_999},
    )

    assert [answer["found"] for answer in answers] == [[0], [], []]


def test_a_fund_whose_largest_amount_is_not_known_is_not_checked_unless_another_rule_says_no() -> None:
    columns = columns_of(rules=[0, 1, 2], rule_sets=[{}, {"share": 33}, {"share": 60}], maximum=[None] * 3)

    fits, unchecked = found(columns, [standing()] * 3, amount=50_000, own=50_000)

    assert (fits, unchecked) == ([], [0, 2])


def test_what_closes_first_stands_first_and_by_amount_what_gives_most_with_the_unknown_last() -> None:
    standings = [standing("rolling"), standing("open", 40), standing("open", 20), standing("closing-soon", 3)]
    columns = columns_of(maximum=[None, 5, 9, 7])

    deadline, amount = find(columns, standings, {"sort": "deadline"}, {"sort": "amount"})

    assert (deadline["found"], amount["found"]) == ([3, 2, 1, 0], [2, 3, 1, 0])


def test_in_each_group_the_municipalitys_own_funds_stand_first_and_what_may_be_asked_about_after_what_is_open() -> None:
    own = {"provider": "Lilleby Kommune"}
    calls = {"type": "dated", "calls": [{"closes": "2027-03-01"}]}
    yearly = {"type": "yearly", "days": ["01-15"]}
    found = a_list(
        a_fund("aaben-egen", rounds=calls, **own), a_fund("aaben", rounds=yearly, provider="Fonden"),
        a_fund("rullende", rounds={"type": "rolling"}, provider="Fonden"),
        a_fund("maaske", rounds=yearly, state="unconfirmed", provider="Fonden"),
        a_fund("maaske-egen", rounds=None, state="unconfirmed", **own),
        a_fund("lukket", rounds={"type": "dated", "calls": [{"closes": "2026-01-01"}]}, **own),
    )  # fmt: skip

    assert found == {
        "open": ["aaben-egen", "aaben"],
        "rolling": ["rullende"],
        "unconfirmed": ["maaske-egen", "maaske"],
        "closed": ["lukket"],
    }


def test_the_script_puts_the_municipalitys_own_funds_first_too() -> None:
    standings = [standing("unconfirmed"), standing("open", 40), standing("open", 20), standing("unconfirmed")]
    columns = columns_of(provider=[1, 0, 1, 0])

    [answer] = find(columns, standings, {"open": True}, ours=0)

    assert (answer["found"], answer["counts"]["provider"][:2]) == ([1, 2, 3, 0], [2, 2])


def test_what_has_a_break_is_within_the_time_until_the_break_and_what_opens_again_is_not_closed() -> None:
    standings = [
        {**standing("rolling"), "until": str(TODAY + timedelta(days=9))},
        {**standing("closed"), "opens": str(TODAY + timedelta(days=9))},
        standing("closed"),
    ]

    soon, later, shown = (
        found(columns_of(who=[0] * 3), standings, **wanted)
        for wanted in ({"within": 7}, {"within": 30}, {"open": True})
    )

    assert (soon[0], later[0], shown[0]) == ([], [0], [0, 1])


def test_the_script_and_the_lists_know_the_same_states() -> None:
    program = f"""import {{ ASKABLE, OPEN, ORDER }} from {json.dumps((ASSETS / "money/rounds.js").as_uri())};
      process.stdout.write(JSON.stringify([ORDER, OPEN, ASKABLE]));"""

    done = subprocess.run([str(NODE), "--input-type=module", "--eval", program], capture_output=True, check=True)

    assert json.loads(done.stdout) == [list(ORDER), list(OPEN), list(ASKABLE)]


def many(size: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Make funds of every sort, the same ones every time."""
    random = Random(12_000)
    rule_sets = [{"maximum": 1000 * random.randint(5, 500), "share": random.choice([25, 50, 100])} for _ in range(40)]
    rule_sets += [{"share": share, "own_share": 10} for share in (25, 50, 75)] + [{}]
    rules = [random.randrange(len(rule_sets)) for _ in range(size)]
    columns = {
        "who": [random.randrange(8) for _ in range(size)],
        "purpose": [random.randrange(16) for _ in range(size)],
        "place": [random.choice(["", "0", "1 4", "2 3", "-1", "?"]) for _ in range(size)],
        "provider": [random.randrange(6) for _ in range(size)],
        "rules": rules,
        "rule_sets": rule_sets,
        "maximum": [rule_sets[rule].get("maximum") for rule in rules],
        "title": list(range(size)),
    }
    dated = ("closing-soon", "open", "opens-soon", "expected")
    states = [random.choice(ORDER) for _ in range(size)]
    return columns, [standing(state, random.randint(0, 120) if state in dated else None) for state in states]


def judged(columns: Mapping[str, Any], standings: list[Any], wanted: Mapping[str, Any], at: int) -> dict[str, Any]:
    """Say of one fund, for each filter, whether it fits: True, False, or None when nobody has said."""
    who, purpose, places = columns["who"][at], columns["purpose"][at], columns["place"][at].split()
    state, deadline = standings[at]["state"], standings[at]["deadline"]
    days = None if deadline is None else (date.fromisoformat(deadline) - TODAY).days
    told: dict[str, Any] = dict.fromkeys(FILTERS, True)
    if wanted["who"]:
        told["who"] = bool(who & wanted["who"]) if who else None
    if wanted["purpose"]:
        told["purpose"] = bool(purpose & wanted["purpose"]) if purpose else None
    if wanted["place"] >= 0:
        told["place"] = None if places == ["?"] else not places or str(wanted["place"]) in places
    if wanted["provider"] >= 0:
        told["provider"] = columns["provider"][at] == wanted["provider"]
    if wanted["amount"] is not None:
        rules = cast(Rules, columns["rule_sets"][columns["rules"][at]])
        project = Project(wanted["amount"] + wanted["own"], own=wanted["own"], in_plan=True)
        amount = reckon(rules, project).amount
        enough = amount is None or amount >= wanted["amount"]
        told["amount"] = None if enough and "maximum" not in rules else enough
    if wanted["within"]:
        told["within"] = None if state == "unconfirmed" else days is not None and days <= wanted["within"]
    told["open"] = state in ASKABLE or not wanted["open"]
    return told


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"open": True},
        {"who": 1, "open": True},
        {"who": 6, "purpose": 9},
        {"place": 4, "within": 30},
        {"amount": 60_000, "own": 60_000, "open": True},
        {"amount": 20_000, "provider": 2, "purpose": 4, "sort": "amount"},
        {"who": 1, "purpose": 2, "place": 0, "amount": 400_000, "within": 7, "provider": 1, "open": True},
    ],
    ids=lambda wanted: ", ".join(wanted) or "nothing",
)
def test_among_12000_funds_each_number_is_what_one_gets(wanted: dict[str, Any]) -> None:
    columns, standings = many(12_000)
    asked = {**ANYTHING, **wanted}
    told = [judged(columns, standings, asked, at) for at in range(12_000)]
    left = {name: [at for at, one in enumerate(told) if all(one[it] is not False for it in FILTERS if it != name)]
            for name in FILTERS}  # fmt: skip
    fits = [at for at, one in enumerate(told) if False not in one.values()]

    [answer] = find(columns, standings, asked)

    def bits(name: str) -> list[int]:
        values = [columns[name][at] for at in left[name]]
        return [sum(not value or bool(value >> bit & 1) for value in values) for bit in range(SIZES[name])]

    close = [
        judged(columns, standings, {**asked, "within": days}, at)["within"]
        for days in (7, 30, 90)
        for at in left["within"]
    ]
    size = len(left["within"])
    by_provider = Counter(columns["provider"][at] for at in left["provider"])
    assert answer["without"] == {name: len(left[name]) for name in FILTERS}
    assert sorted(answer["found"]) == fits
    assert all(None not in told[at].values() for at in answer["found"][: answer["sure"]])
    assert all(None in told[at].values() for at in answer["found"][answer["sure"] :])
    assert answer["counts"]["who"] == bits("who")
    assert answer["counts"]["purpose"] == bits("purpose")
    assert answer["counts"]["place"] == [
        sum(columns["place"][at] in ("", "?") or str(place) in columns["place"][at].split() for at in left["place"])
        for place in range(SIZES["place"])
    ]
    assert answer["counts"]["provider"] == [by_provider[one] for one in range(SIZES["provider"])]
    assert answer["counts"]["within"] == [
        sum(it is not False for it in close[n * size : (n + 1) * size]) for n in range(3)
    ]
    assert answer["counts"]["open"] == len(left["open"])
