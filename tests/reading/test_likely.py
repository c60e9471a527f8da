"""What was probably meant by a day that can hardly be meant."""

import pytest

from generator.model.days.likely import meant_last_day, meant_month_day, meant_rules, meant_year


@pytest.mark.parametrize(
    ("year", "meant"),
    [(27, 2027), (2206, 2026), (2062, 2026), (2926, 2026), (1026, 2026), (9999, None), (1, None), (1970, None)],
)
def test_a_year_that_is_a_slip_of_the_pen_away_is_meant(year: int, meant: int | None) -> None:
    assert meant_year(year, 2026) == meant


@pytest.mark.parametrize(
    ("day", "meant"), [("02-30", "02-28"), ("04-31", "04-30"), ("01-31", None), ("13-31", None), ("02-32", None)]
)
def test_a_day_after_the_last_of_its_month_means_the_last(day: str, meant: str | None) -> None:
    assert meant_month_day(day) == meant


def test_the_parts_of_a_rule_that_may_be_missing_are_counted_from_the_other_end() -> None:
    assert list(meant_rules("FREQ=MONTHLY;BYMONTHDAY=15,31")) == [
        ("BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=31", "BYMONTHDAY=-1")
    ]
    assert [meant for _, _, meant in meant_rules("FREQ=MONTHLY;BYDAY=1TU,5FR,-5MO")] == ["BYDAY=-1FR", "BYDAY=1MO"]
    assert meant_last_day("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30") == "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
    assert meant_last_day("FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1") is None
