"""How days and times may be written, and what is said of those that are written otherwise."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from generator.explaining.day_faults import words_for
from generator.model.days.written import read_clock, read_day, read_day_or_moment, read_since
from generator.problems import render_message

DENMARK = ZoneInfo("Europe/Copenhagen")
EVENING = datetime(2027, 1, 20, 19)  # noqa: DTZ001  as in a file
FACTS = {"published": "2026-11-01", "start": "2027-01-20 19:00"}


@pytest.mark.parametrize("text", [
    "2027-01-20 19:00", "2027-01-20T19:00", "2027-01-20t19:00", "2027-01-20 19.00", "2027-1-20 19:00",
    "2027-01-20  19:00", " 2027-01-20 19:00 ", "2027-01-20\u00a019:00", "2027-01-20\u202f19.00", "2027-01-20 19:00:00",
    "2027-01-20T19:00:59", "2027-01-20T19:00:00.000", "2027-01-20T18:00Z", "2027-01-20T18:00:00.000Z",
    "2027-01-20 18:00 Z", "2027-01-20T19:00+01:00", "2027-01-20T19:00:00+0100", "2027-01-20T19:00+01",
    "2027-01-20T20:00:00+02:00", "2027-01-20T13:00:00-05:00",
])  # fmt: skip
def test_a_moment_that_can_mean_nothing_else_is_read_on_the_clocks_of_the_site(text: str) -> None:
    assert read_day_or_moment(text, DENMARK) == EVENING


@pytest.mark.parametrize("text", [
    "2027-01-20", "2027-1-20", " 2027-01-20\u00a0", "2027-01-20T00:00", "2027-01-20 00:00:00",
    "2027-01-20T00:00:00.000Z", "2027-01-19T23:00:00.000Z",
])  # fmt: skip
def test_a_day_is_read_also_where_an_editor_wrote_midnight_behind_it(text: str) -> None:
    assert read_day(text, DENMARK) == date(2027, 1, 20)


@pytest.mark.parametrize("text", ["9:05", "09:05", "09.05", "9.05", "09:05:00", " 09:05:30.000 "])
def test_a_time_of_day_is_read(text: str) -> None:
    assert read_clock(text) == time(9, 5)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("2026", "2026"), ("2026-9", "2026-09"), ("2026-09", "2026-09"), (" 2026-9-1 ", "2026-09-01"),
     ("2026-09-01T00:00:00", "2026-09-01")],
)  # fmt: skip
def test_a_year_a_month_or_a_day_is_kept_as_it_is_written_here(text: str, kept: str) -> None:
    assert read_since(text) == kept


@pytest.mark.parametrize("text", [
    "2027-01-20 19:00-21:00", "2027-01-20 08:00-10:00", "2027-01-20 24:00", "2027-01-20 19:60", "2027-01-20 19",
    "2027-20-01", "20-01-2027", "2027\u201301\u201320", "27-01-20", "2027-02-30", "1899-12-31", "2027-01-20 19:00 CET",
    "2027-01-20T19:00+99:00", "", "x" * 100_000, "2027-01-20" + " " * 100_000 + "x",
])  # fmt: skip
def test_what_may_mean_something_else_is_not_read(text: str) -> None:
    with pytest.raises((ValueError, OverflowError)):
        read_day_or_moment(text, DENMARK)


def test_an_offset_is_not_read_where_nobody_knows_the_zone() -> None:
    with pytest.raises(ValueError, match="Z"):
        read_day_or_moment("2027-01-20T18:00Z", None)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("20.01.2027", "write 2027-01-20"),
        ("20-01-2027 19:00", "write 2027-01-20 19:00"),
        ("20/1-27 kl. 19", "write 2027-01-20 19:00"),
        ("20.01.2027 kl. 19.00", "write 2027-01-20 19:00"),
        ("onsdag den 20. januar 2027 kl. 19", "write 2027-01-20 19:00"),
        ("d. 20. jan. 2027", "write 2027-01-20"),
        ("woensdag 20 januari 2027 om 19.00 uur", "write 2027-01-20 19:00"),
        ("20 mrt 2027", "write 2027-03-20"),
        ("January 20, 2027 7:00 PM", "write 2027-01-20 19:00"),
        ("Wed, 20th January 2027 at 19:00", "write 2027-01-20 19:00"),
        ("01/20/2027", "write 2027-01-20"),
        ("01/02/2027", "write 2027-02-01 or 2027-01-02, whichever is meant"),
        ("27-01-20", "write 2020-01-27 or 2027-01-20, whichever is meant"),
        ("2027-20-01 19:00", "write 2027-01-20 19:00"),
        ("2027/01/20 19:00", "write 2027-01-20 19:00"),
        ("2027.01.20", "write 2027-01-20"),
        ("20270120T190000Z", "write 2027-01-20 19:00"),
        ("2027-01-20 kl. 19", "write 2027-01-20 19:00"),
        ("19:00 2027-01-20", "write 2027-01-20 19:00"),
        ("2027\u201301\u201320 19:00", "write 2027-01-20 19:00"),
        ("2027-01-20\u200b 19:00", "write 2027-01-20 19:00"),
        ("2027-01-20 24:00", "write 2027-01-21 00:00 or 2027-01-20 23:59, whichever is meant"),
        ("2027-01-20 25:00", "write the hour as 00 to 23 and the minutes as 00 to 59, such as 19:00"),
        ("2027-02-30", "write 2027-02-28 if the last day of the month was meant"),
        ("0207-01-20 19:00", "write 2027-01-20 19:00 if that was meant"),
        ("21:00", "write 2027-01-20 21:00"),
        ("kl. 21", "write 2027-01-20 21:00"),
        ("9 pm", "write 2027-01-20 21:00"),
        ("20. januar kl. 19", "write the year first, such as 2027-01-20 19:00"),
        ("20/1", "write the year first, such as 2027-01-20"),
        ("2027-01-20 19:00-21:00", "write one of them: 2027-01-20 19:00 or 2027-01-20 21:00"),
        ("20.-22. januar 2027", "write one of them: 2027-01-20 or 2027-01-22"),
    ],
)
def test_a_day_that_is_written_otherwise_is_offered_as_it_is_written_here(text: str, mend: str) -> None:
    words = words_for("day_or_moment", text, "end", FACTS)

    assert words is not None
    assert render_message(words[1], str) == mend


@pytest.mark.parametrize("text", ["snarest", "i morgen", "efter aftale", "46407", "2027-13-45", "?", "xx-xx-xxxx"])
def test_nothing_is_offered_for_what_nobody_can_read(text: str) -> None:
    assert words_for("day_or_moment", text, "end", FACTS) is None


@pytest.mark.parametrize(
    ("kind", "text", "mend"),
    [
        ("day", "2027-01-20 19:00", "write 2027-01-20"),
        ("day", "2027-01", "write the day too, such as 2027-01-01"),
        ("day", "marts 2027", "write the day too, such as 2027-03-01"),
        ("since", "marts 2027", "write 2027-03"),
        ("since", "1.9.2026", "write 2026-09-01"),
        ("clock", "kl. 12", "write 12:00"),
        ("clock", "12", "write 12:00"),
        ("clock", "1200", "write 12:00"),
        ("clock", "7 pm", "write 19:00"),
        ("clock", "12.00 uur", "write 12:00"),
        ("clock", "24:00", "delete the line: without a time it is until midnight; or write 23:59"),
        ("clock", "12-14", "write one of them: 12:00 or 14:00"),
        ("clock", "2027-01-20 12:00", "write 12:00"),
        ("month_day", "15-01", "write 01-15"),
        ("month_day", "1. marts", "write 03-01"),
        ("month_day", "1 maart", "write 03-01"),
        ("month_day", "March 1", "write 03-01"),
        ("month_day", "1/3", "write 03-01 or 01-03, whichever is meant"),
        ("month_day", "15/1", "write 01-15"),
        ("month_day", "1.3.", "write 03-01"),
        ("month_day", "2027-03-01", "write 03-01"),
        ("month_day", "--03-01", "write 03-01"),
        ("month_day", "0301", "write 03-01"),
        ("month_day", "3-15", "write 03-15"),
        ("month_day", "04-31", "write 04-30, the last day of the month"),
    ],
)
def test_every_kind_of_day_has_its_own_remedy(kind: str, text: str, mend: str) -> None:
    words = words_for(kind, text, "closes", {})

    assert words is not None
    assert render_message(words[1], str) == mend
