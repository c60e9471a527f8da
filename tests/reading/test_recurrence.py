"""Rules for days: what the standard allows and gives few days a year, and what is said of the others."""

import pytest

from generator.explaining.rule_faults import words_for
from generator.model.days.recurrence import fault_of
from generator.problems import render_message


@pytest.mark.parametrize("rule", [
    "FREQ=MONTHLY;BYDAY=1TU", "FREQ=MONTHLY;BYMONTH=2,5,8,11;BYDAY=1TU", "FREQ=MONTHLY;BYMONTHDAY=1,15",
    "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=YEARLY;BYMONTH=3;BYDAY=1TU", "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1",
    "FREQ=YEARLY;BYDAY=20MO", "FREQ=YEARLY;BYDAY=53MO", "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=TU,TH",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=+1TU", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "FREQ=WEEKLY;BYMONTH=5,6;BYDAY=MO,TU,WE,TH,FR", "FREQ=MONTHLY;BYDAY=5FR",
])  # fmt: skip
def test_a_rule_that_the_standard_allows_is_read(rule: str) -> None:
    assert fault_of(rule) is None


@pytest.mark.parametrize(
    ("rule", "named", "mend"),
    [
        ("RRULE:FREQ=MONTHLY;BYDAY=1TU", "RRULE:", "write FREQ=MONTHLY;BYDAY=1TU"),
        ("freq=monthly;byday=1tu", "freq=", "write FREQ=MONTHLY;BYDAY=1TU"),
        ("FREQ=MONTHLY; BYDAY=1TU", "; BYDAY", "write FREQ=MONTHLY;BYDAY=1TU"),
        ("FREQ=MONTHLY;BYDAY=1TU;", "1TU;", "write FREQ=MONTHLY;BYDAY=1TU"),
        ("FREQ=MONTHLY;;BYDAY=1TU", ";;", "write FREQ=MONTHLY;BYDAY=1TU"),
        ("BYDAY=1TU;FREQ=MONTHLY", "BYDAY=1TU;FREQ", "write FREQ=MONTHLY;BYDAY=1TU"),
        ("FREQ=WEEKLY;BYDAY=1TU", "'BYDAY=1TU'", "BYDAY=TU without"),
        ("FREQ=WEEKLY;BYMONTHDAY=15", "'BYMONTHDAY=15'", "write FREQ=MONTHLY"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "'BYMONTHDAY=0'", "1 to 31"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "'BYMONTHDAY=32'", "1 to 31"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,,15", "'BYMONTHDAY'", "1 to 31"),
        ("FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1", "'BYMONTH=13'", "1 to 12"),
        ("FREQ=YEARLY;BYMONTH=0;BYMONTHDAY=1", "'BYMONTH=0'", "1 to 12"),
        ("FREQ=YEARLY;BYMONTH=-1;BYMONTHDAY=1", "'BYMONTH=-1'", "1 to 12"),
        ("FREQ=MONTHLY;BYDAY=0TU", "'BYDAY=0TU'", "BYDAY=1TU"),
        ("FREQ=MONTHLY;BYDAY=6TU", "'BYDAY=6TU'", "BYDAY=1TU"),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=9MO", "'BYDAY=9MO'", "BYDAY=1TU"),
        ("FREQ=YEARLY;BYDAY=54MO", "'BYDAY=54MO'", "BYDAY=1TU"),
        ("FREQ=MONTHLY;BYDAY=TI", "'BYDAY=TI'", "MO, TU"),
        ("FREQ=MONTHLY;BYDAY=1TU;BYDAY=2TH", "'BYDAY' stands twice", "write BYDAY=1TU,2TH once"),
        ("FREQ=MONTHLY;FREQ=WEEKLY;BYDAY=TU", "'FREQ' stands twice", "once"),
        ("FREQ=MONTHLY;BYDAY=1TU,1TU", "'BYDAY=1TU,1TU'", "write BYDAY=1TU"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15,1", "'BYMONTHDAY=1,15,1'", "write BYMONTHDAY=1,15"),
        ("FREQ=MONTHLY;BYSETPOS=1", "names no day", "add BYDAY"),
        ("FREQ=MONTHLY;BYMONTH=3;BYSETPOS=1", "names no day", "add BYDAY"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=0", "'BYSETPOS=0'", "-1"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=367", "'BYSETPOS=367'", "-1"),
        ("FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=3", "do not go together", "delete one"),
        ("FREQ=MONTHLY", "names no day", "add BYDAY"),
        ("FREQ=DAILY", "'FREQ=DAILY' means every day", "type: rolling"),
        ("FREQ=HOURLY;BYDAY=MO", "'FREQ=HOURLY'", "FREQ=YEARLY"),
        ("FREQ=MÅNED;BYDAY=1TU", "'FREQ=MÅNED'", "FREQ=YEARLY"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "'INTERVAL=2'", "delete it"),
        ("FREQ=MONTHLY;BYDAY=1TU;COUNT=5", "'COUNT=5'", "delete it"),
        ("FREQ=MONTHLY;BYDAY=1TU;UNTIL=20271231", "'UNTIL=20271231'", "under 'until'"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "'BYWEEKNO=20'", "delete it"),
        ("FREQ=WEEKLY;BYDAY=MO;WKST=SU", "'WKST=SU'", "delete it"),
        ("FREQ=MONTHLY;BYDAY=1TU;BYHOUR=12", "'BYHOUR=12'", "delete it"),
        ("FREQ=MONTHLY;BYDAY", "'BYDAY' has no value", "write it as in"),
        ("FREQ=MONTHLY;BYDAY=", "'BYDAY' has no value", "write it as in"),
        ("BYDAY=1TU", "no FREQ", "write it as in"),
        ("hver tirsdag", "no FREQ", "write it as in"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "no day in any year", "BYMONTHDAY=-1"),
        ("FREQ=MONTHLY;BYMONTHDAY=5;BYSETPOS=2", "no day in any year", "BYSETPOS"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "days a year", "type: rolling"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "days a year", "type: rolling"),
        ("FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "days a year", "type: rolling"),
        ("FREQ=MONTHLY;BYMONTHDAY=" + ",".join(map(str, range(1, 32))), "days a year", "type: rolling"),
        ("FREQ=MONTHLY;BYMONTHDAY=" + ",".join(["1"] * 50_000), "characters", "such as FREQ=MONTHLY"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_rule_is_named_with_its_part(rule: str, named: str, mend: str) -> None:
    words = words_for(rule)

    assert words is not None
    assert named in render_message(words[0], str)
    assert mend in render_message(words[1], str)
