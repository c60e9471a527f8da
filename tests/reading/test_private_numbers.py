"""No message repeats a number that may be a person's: messages stand in logs that anyone can read."""

from pathlib import Path

import pytest

from generator.build import prepare
from generator.problems import as_text, render_message, say, without_numbers_of_persons

NUMBERS = (
    "010190-1234",
    "010190 1234",
    "0101901234",
    "010190 - 1234",
    "010190–1234",
    "01 01 90 1234",
    "01.01.90-1234",
    "311299-9876",
    "123456782",
    "1234 56 782",
    "1234.56.782",
    "DK50 0040 0440 1162 43",
    "DK5000400440116243",
    "NL91 ABNA 0417 1643 00",
    "NL91ABNA0417164300",
    "0040 0440116243",
    "1234-1234567",
)
PLACES = {
    "a remark": "---\ntitle: Vi er #{}\npublished: 2026-11-01\n---\n\nKom.\n",
    "a key": "---\ntitle: Nyt\npublished: 2026-11-01\nnr {}: ja\n---\n\nKom.\n",
    "a day": "---\ntitle: Nyt\npublished: '{}'\n---\n\nKom.\n",
    "a reference": "---\ntitle: Nyt\npublished: 2026-11-01\ncommunities: ['{}']\n---\n\nKom.\n",
    "a choice": "---\ntitle: Nyt\npublished: 2026-11-01\nexample: '{}'\n---\n\nKom.\n",
    "the text": "---\ntitle: Nyt\npublished: 2026-11-01\n---\n\nRing til <b title='{}'> i går, se [her](fund:{}).\n",
    "an open quote": '---\ntitle: "Nyt {}\npublished: 2026-11-01\n---\n\nKom.\n',
    "a line that is no field": "---\ntitle: Nyt\n{}\npublished: 2026-11-01\n---\n\nKom.\n",
    "a list": "---\ntitle: [Nyt, '{}']\npublished: 2026-11-01\n---\n\nKom.\n",
    "a tag": "---\ntitle: !{} Nyt\npublished: 2026-11-01\n---\n\nKom.\n",
}


@pytest.mark.parametrize("number", NUMBERS)
def test_the_end_of_a_number_is_left_out(number: str) -> None:
    told = render_message(say("'{value}' is not a day in the calendar", value=f"nr. {number}."), str)

    assert number not in told
    assert "****" in told


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-26", "20261126T190000Z", "2026-11-26T19:00:00", "72 57 77 77", "+45 72 57 77 77", "+4572577777",
        "50000", "1.250.000", "125000", "12345678", "meetings/2026/2026-12-03-raadet", "Gl. Brovst 12, 9460 Brovst",
    ],
)  # fmt: skip
def test_days_amounts_and_telephone_numbers_are_left_alone(text: str) -> None:
    assert without_numbers_of_persons(text) == text


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("number", ["010190-1234", "0101901234", "123456782"])
def test_no_fault_anywhere_prints_it(town: Path, place: str, number: str) -> None:
    (town / "content/news/nyt.md").write_text(PLACES[place].replace("{}", number), encoding="utf-8")

    told = as_text(prepare(town).problems, str)

    assert "content/news/nyt.md" in told
    assert number not in told
