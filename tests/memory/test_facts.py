"""Digests of facts: equal for equal facts, other for other facts, in every process."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import combinations
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest
from markupsafe import Markup
from pydantic import BaseModel

from generator.memory.facts import Facts, FactsError


@dataclass(frozen=True)
class Pair:
    """Two values; what is `noted` makes no difference."""

    one: object
    other: object
    noted: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Couple:
    """Two values, but not a pair."""

    one: object
    other: object


class Town(BaseModel, frozen=True):
    """A model."""

    name: str
    people: int | None = None


HERE = ZoneInfo("Europe/Copenhagen")
DIFFERENT: tuple[object, ...] = (
    None, "", b"", 0, False, 0.0, (), [], {}, frozenset(), "0", b"0", 1, True, 1.0, (1,), [1], {1: 1}, frozenset({1}),
    "ab", ("a", "b"), ("ab",), ["ab"], (("a",), "b"), (("a", "b"),), ("list", "ab"), ["list", "ab"], ["list", ["ab"]],
    {"a": "b"}, {"b": "a"}, {"a": 1, "b": 2}, {"b": 2, "a": 1}, (("a", "b"),), Markup("ab"), ["Markup", "ab"],
    Pair(1, 2), Pair(2, 1), Couple(1, 2), ("Pair", 1, 2), ["Pair", 1, 2], Pair(Pair(1, 2), 3), Pair(1, Pair(2, 3)),
    Town(name="Lilleby"), Town(name="Lilleby", people=0), Town(name="lilleby"),
    date(2026, 11, 21), datetime(2026, 11, 21),  # noqa: DTZ001  without a zone it is another fact
    datetime(2026, 11, 21, tzinfo=UTC),
    datetime(2026, 11, 21, tzinfo=HERE), datetime(2026, 10, 25, 2, 30, tzinfo=HERE),
    datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=HERE), ["date", 739_941], time(9, 30), time(9, 31),
    timedelta(1), timedelta(0, 1), HERE, ZoneInfo("Europe/Amsterdam"), datetime, time, len, date, repr,
)  # fmt: skip


def test_facts_that_differ_have_other_digests() -> None:
    facts = Facts(shared=(Town,))
    digests = [facts.digest(value) for value in DIFFERENT]

    same = [(one, other) for (one, a), (other, b) in combinations(zip(DIFFERENT, digests, strict=True), 2) if a == b]

    assert same == [((("a", "b"),), (("a", "b"),))], "the one pair in the list that is equal"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Pair("a" * 50, "b"), Pair("".join(["a"] * 50), "b", noted=3)),
        ({"a": (1, 2)}, MappingProxyType({"a": (1, 2)})),
        ({3, 1, 2, "c", "a"}, {"a", "c", 2, 1, 3}),
        (frozenset("abcdefgh"), frozenset("hgfedcba")),
        ((x := "to gange", x), ("to gange", str(b"to gange", "ascii"))),
        (Town(name="Lilleby"), Town.model_validate({"name": "Lilleby"})),
    ],
)
def test_equal_facts_have_one_digest(one: object, other: object) -> None:
    assert Facts().digest(one) == Facts().digest(other)


def test_a_shared_fact_weighs_as_much_as_what_it_says() -> None:
    facts = Facts(shared=(Town,))
    town = Town(name="Lilleby")

    digests = {facts.digest([town, town]), facts.digest([town, Town(name="Lilleby")])}

    assert len(digests) == 1
    assert facts.digest([town, Town(name="Storby")]) not in digests


def test_the_digest_is_the_same_in_every_process() -> None:
    code = "from tests.memory import test_facts as t; print(t.digest_of_all())"
    said = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout.strip()
        for seed in ("1", "2", "3")
    }

    assert said == {digest_of_all()}


def digest_of_all() -> str:
    return Facts(shared=(Town,)).digest(DIFFERENT).hex()


def _made_on_the_spot() -> Callable[[], int]:
    return lambda: 1


@pytest.mark.parametrize(
    "value",
    [_made_on_the_spot(), object(), partial(len, ""), iter(()), Ellipsis],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_fact_is_refused(value: object) -> None:
    with pytest.raises(FactsError, match="not a fact"):
        Facts().digest(("a", [value]))
