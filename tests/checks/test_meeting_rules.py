"""What the golden cases of the rules about meetings do not show."""

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from generator.build import prepare
from generator.checks.meetings.holiday import holidays_of
from generator.checks.meetings.meetings import span_of, written
from generator.checks.meetings.unusual_hour import RULE as UNUSUAL_HOUR
from generator.problems import as_text
from tests.checks.test_checks import CASES
from tests.conftest import CITY, TOWN
from tests.towns import a_meeting, a_settings

REPOSITORY = Path(__file__).parent.parent.parent
SHOW = (
    "from generator.checks.meetings.holiday import holidays_of; print(holidays_of('DK', 2027), holidays_of('NL', 2027))"
)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "Nytårsdag"),
        (date(2023, 5, 5), "Store bededag"),
        (date(2024, 4, 26), None),
        (date(2026, 4, 5), "Påskedag"),
        (date(2026, 4, 7), None),
        (date(2026, 12, 23), None),
        (date(2026, 12, 24), "Juleaftensdag"),
        (date(2026, 6, 5), "Grundlovsdag"),
        (date(2026, 12, 26), "Anden juledag"),
    ],
)
def test_the_danish_holidays_are_those_of_the_law_of_their_year(day: date, name: str | None) -> None:
    assert holidays_of("DK", day.year).get(day) == name


def test_the_names_of_holidays_depend_on_no_setting_of_the_machine() -> None:
    shown = {
        subprocess.run(
            [sys.executable, "-c", SHOW],
            cwd=REPOSITORY,
            env={**os.environ, "LANGUAGE": language, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for language in ("en_US", "da", "nl", "uk")
    }

    assert len(shown) == 1
    assert "Kristi himmelfartsdag" in shown.pop()


@pytest.mark.parametrize(
    ("settings", "country"),
    [({}, "DK"), ({"language": "nl"}, "NL"), ({"holidays": "NL"}, "NL"), ({"language": "nl", "holidays": "DK"}, "DK")],
)
def test_the_holidays_are_those_of_the_setting_else_of_the_language(settings: dict[str, str], country: str) -> None:
    assert a_settings(**settings).holiday_country == country


def test_the_package_of_holidays_is_loaded_only_when_a_meeting_is_planned() -> None:
    code = "import sys; import generator.build; print('holidays' in sys.modules)"

    told = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, check=True, text=True)

    assert told.stdout == "False\n"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (datetime(2027, 1, 19, 19, 0), datetime(2027, 1, 19, 21, 0), ("2027-01-19 19:00", "2027-01-19 21:00", True)),  # noqa: DTZ001
        (datetime(2027, 1, 19, 19, 0), None, ("2027-01-19 19:00", "2027-01-19 21:00", True)),  # noqa: DTZ001
        (date(2027, 1, 19), None, ("2027-01-19 00:00", "2027-01-20 00:00", False)),
    ],
)
def test_a_meeting_takes_the_time_that_is_known(
    start: date, end: datetime | None, shown: tuple[str, str, bool]
) -> None:
    found = span_of(a_meeting(start=start, end=end))

    assert (written(found.begins), written(found.ends), found.is_timed) == shown


def test_the_same_content_is_told_of_in_the_same_words_twice() -> None:
    case = CASES / "base"

    assert as_text(prepare(case).problems, str) == as_text(prepare(case).problems, str) == "no problems"


@pytest.mark.parametrize(
    ("written_time", "is_told"),
    [("07:59", True), ("08:00", False), ("22:00", False), ("22:01", True)],
)
def test_a_meeting_begins_from_eight_to_ten(town: Path, written_time: str, *, is_told: bool) -> None:
    file = town / "meetings/2026/2026-12-03-fundraising.md"
    file.write_text(file.read_text("utf-8").replace("19:00\nend: 2026-12-03 21:30", written_time), "utf-8")

    rules = [problem.rule for problem in prepare(town).problems]

    assert rules == ([UNUSUAL_HOUR] if is_told else [])


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2026-12-03 19:00", "2026-12-03 18:59", "'2026-12-03 18:59' is before the beginning, '2026-12-03 19:00'"),
        ("2026-12-03", "2026-12-02 23:59", "'2026-12-02 23:59' is before the beginning, '2026-12-03'"),
        ("2026-12-03", "2026-12-03 00:00", None),
    ],
)
def test_a_meeting_ends_no_earlier_than_it_begins_even_when_only_the_day_is_known(
    town: Path, start: str, end: str, told: str | None
) -> None:
    file = town / "meetings/2026/2026-12-03-fundraising.md"
    file.write_text(
        file.read_text("utf-8").replace("start: 2026-12-03 19:00\nend: 2026-12-03 21:30", f"start: {start}\nend: {end}")
    )

    found = as_text(prepare(town).problems, str).splitlines()

    if told is None:
        assert found == ["no problems"]
    else:
        assert found == [
            f"meetings/2026/2026-12-03-fundraising.md:5:6: error [wrong-value] {told}",
            "    fix: write a later day or time, or mend 'start'",
            "1 error, 0 warnings in 1 file",
        ]


def test_the_fictional_municipalities_have_no_problem_with_their_meetings() -> None:
    rules = {"holiday", "clash", "unusual-hour", "action-point", "minutes-state", "meeting-life"}

    told = [problem for root in (TOWN, CITY) for problem in prepare(root).problems if problem.rule in rules]

    assert told == []
