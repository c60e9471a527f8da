"""Words: both catalogs are complete and fit, and dates, amounts and the alphabet are those of the language."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path

import messages
import pytest
from babel.messages.pofile import read_po

from generator.problems import render_message, say
from generator.views.money.rounds import ORDER
from generator.words.wording import LOCALES, wording_of

LANGUAGES = ("da", "nl")
SAME_IN_ALL = {"'{path}': {what}", "Menu", "Status", "workshop", "Online"}
"""Words that may stand in a catalog as they are in English."""
SAME: Mapping[str, set[str]] = {
    "da": {
        "Vision",  # the Danish word
        "For",  # the Danish word
        "For:",
        "{amount} kr.",  # made for Danish
    },
    "nl": {
        "Agenda",  # the Dutch word
        "Poster",  # the Dutch word
    },
}
"""Messages that read the same in English and in the language."""
FROM_ELSEWHERE = {
    "calendars/days.py: _kind(desk, one)": "the table of kinds",
    "reading/characters.py: what.id": "say() in the table",
    "checks/records/example_reference.py: site.kinds[kind].one": "the table of kinds",
    "checks/records/unknown_reference.py: row.one": "the table of kinds",
    "data/opendata.py: kind.many": "the table of kinds",
    "data/opendata.py: table_of.many": "the table of derived tables",
    "engine/plugin.py: word": "say() in the memory",
    "explaining/explain.py: _MEND[kind].id": "say() in the table",
    "explaining/explain.py: _NOT_OF_TYPE[kind].id": "say() in the table",
    "feeds/entries.py: happening.kind.one": "the table of kinds",
    "feeds/__init__.py: kind.many": "the table of kinds",
    "pages/site/editors.py: _in_words(message, press.words)": "say() in the view",
    "pages/lists.py: kind.nothing": "the table of kinds",
    "pages/overview.py: description": "say() in the makers",
    "pages/press.py: overview.title": "the table of overviews",
    "pages/overviews.py: nothing": "the table of overviews",
    "pages/site/surroundings.py: msgid": "the engine's templates, which messages.py reads",
    "pages/templates.py: found[1] or found[2]": "our templates, which messages.py reads",
    "problems.py: message.id": "say()",
    "problems.py: problem.severity": "error and warning",
    "views/telling/announcements.py: mark": "the table _MARKS",
    "views/telling/happening.py: msgid": "the table _TITLES",
    "views/site/groups.py: year": "a year, which reads the same in every language",
    "words/wording.py: many": "count()",
    "words/wording.py: one": "count()",
}
"""Calls whose message is not written in the call -> where it comes from, which `messages._composed` must know."""
GAP = re.compile(r"\{\{|\}\}|\{(\w+)\}")


def gaps(text: str) -> list[str]:
    """List the names of the gaps of a message, and its doubled braces."""
    return sorted(found[0] if found[1] is None else f"{{{found[1]}}}" for found in GAP.finditer(text))


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Give each language that a site may have."""
    return str(request.param)


def catalog(language: str) -> dict[str, str]:
    """Read a catalog as it stands in its file."""
    with (LOCALES / f"{language}.po").open("rb") as file:
        read = read_po(file, locale=language, abort_invalid=True)
    return {str(message.id): str(message.string) for message in read if message.id}


def test_a_catalog_has_every_message_that_is_used_and_no_other(language: str) -> None:
    words = catalog(language)

    missing, unused = messages.used() - words.keys(), words.keys() - messages.used()

    assert (sorted(missing), sorted(unused)) == ([], [])


def test_no_message_is_left_untranslated(language: str) -> None:
    same = {msgid for msgid, text in catalog(language).items() if not text.strip() or text == msgid}

    assert same - SAME_IN_ALL == SAME[language]


def test_a_translation_has_the_gaps_of_its_message(language: str) -> None:
    wrong = {msgid: text for msgid, text in catalog(language).items() if gaps(msgid) != gaps(text)}

    assert wrong == {}


def test_a_translation_ends_as_its_message_does(language: str) -> None:
    """A colon and a full stop are parts of what the templates put together; keys are words and no sentences."""
    sentences = {msgid: text for msgid, text in catalog(language).items() if msgid.endswith((".", ":", "?", "…"))}

    wrong = {msgid: text for msgid, text in sentences.items() if not text.endswith((msgid[-1], "{amount}"))}

    assert wrong == {}


def test_what_a_state_means_is_told_in_whole_sentences(language: str) -> None:
    told = {msgid: text for msgid, text in catalog(language).items() if msgid.startswith("fund state explained ")}

    assert len(told) == len(ORDER)
    assert {msgid for msgid, text in told.items() if not (text[0].isupper() and text.endswith("."))} == set()


@pytest.mark.parametrize("word", ["ugyldig", "nøgle", "slug", "værdi", "syntaks", "parse"])
def test_danish_errors_use_no_jargon(word: str) -> None:
    speaking = {text for text in catalog("da").values() if word in re.sub(r"\{\w+\}", "", text.casefold())}

    assert speaking == set()


def test_a_catalog_is_sorted_and_none_of_it_is_doubtful(language: str) -> None:
    text = (LOCALES / f"{language}.po").read_text(encoding="utf-8")

    ids = re.findall(r'^msgid "(.+)"$', text, re.MULTILINE)

    assert ids == sorted(ids)
    assert "fuzzy" not in text
    assert "\n#~" not in text


def test_a_catalog_says_whose_it_is(language: str) -> None:
    with (LOCALES / f"{language}.po").open("rb") as file:
        read = read_po(file)

    assert (str(read.locale), read.num_plurals, read.plural_expr) == (language, 2, "(n != 1)")


def test_every_word_that_messages_are_put_together_with_is_known() -> None:
    unknown = {word for word in messages.beginnings() if not any(msgid.startswith(word) for msgid in messages.used())}

    assert unknown == set()


def test_every_message_that_is_not_written_in_its_call_is_known() -> None:
    assert messages.elsewhere() == FROM_ELSEWHERE.keys()


def test_both_catalogs_have_the_same_messages() -> None:
    assert catalog("da").keys() == catalog("nl").keys()


def test_a_language_without_a_catalog_speaks_english() -> None:
    words = wording_of("fo")

    assert words.t("Opens {day}", day="Monday") == "Opens Monday"


def test_a_message_inside_a_message_is_translated_too() -> None:
    message = say("there is no {kind} '{slug}'", kind=say("fund"), slug="kultr")

    texts = [render_message(message, wording_of(language).translate) for language in LANGUAGES]

    assert texts == ["pulje 'kultr' findes ikke", "regeling 'kultr' bestaat niet"]


def test_one_is_singular_and_all_else_is_plural() -> None:
    said = [wording_of("da").count(number, "1 action", "{count} actions") for number in (0, 1, 2, 1000)]

    assert said == ["0 handlinger", "1 handling", "2 handlinger", "1.000 handlinger"]


def test_dutch_has_a_singular_and_a_plural_too() -> None:
    said = [wording_of("nl").count(number, "1 action", "{count} actions") for number in (0, 1, 2, 1000)]

    assert said == ["0 acties", "1 actie", "2 acties", "1.000 acties"]


def test_an_amount_never_breaks_before_its_unit() -> None:
    said = [wording_of(language).money(1250000) for language in LANGUAGES]

    assert said == ["1.250.000\N{NO-BREAK SPACE}kr.", "€\N{NO-BREAK SPACE}1.250.000"]


@pytest.mark.parametrize(
    ("value", "danish", "dutch"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1000, "1.000", "1.000"),
        (0.5, "0,5", "0,5"),
        (-1250.25, "-1.250,25", "-1.250,25"),
    ],
)
def test_numbers_have_the_separators_of_the_language(value: float, danish: str, dutch: str) -> None:
    assert (wording_of("da").number(value), wording_of("nl").number(value)) == (danish, dutch)


def test_a_percentage_is_written_as_the_language_does() -> None:
    said = [wording_of(language).t("at most {share} %", share="25") for language in LANGUAGES]

    assert said == ["højst 25\N{NO-BREAK SPACE}%", "ten hoogste 25%"]


def test_days_are_written_in_words() -> None:
    day = date(2026, 9, 1)

    said = [
        (words.day(day), words.short_day(day), words.weekday(day), words.month(day), words.short_month(day))
        for words in map(wording_of, LANGUAGES)
    ]

    assert said == [
        ("1. september 2026", "1. sep. 2026", "tirsdag 1. september 2026", "september 2026", "sep"),
        ("1 september 2026", "1 sep 2026", "dinsdag 1 september 2026", "september 2026", "sep"),
    ]


@pytest.mark.parametrize(
    ("month_day", "danish", "dutch"),
    [
        ("01-01", "1. januar", "1 januari"),
        ("02-29", "29. februar", "29 februari"),
        ("12-31", "31. december", "31 december"),
    ],
)
def test_a_day_of_every_year_has_no_year(month_day: str, danish: str, dutch: str) -> None:
    assert (wording_of("da").day_of_year(month_day), wording_of("nl").day_of_year(month_day)) == (danish, dutch)


@pytest.mark.parametrize(
    ("at", "danish", "dutch"),
    [
        (time(0, 0), "00.00", "00:00"),
        (time(9, 5), "09.05", "09:05"),
        (datetime(2026, 9, 1, 19, 30), "19.30", "19:30"),  # noqa: DTZ001 -- local time, as in the content
        (time(23, 59, 59), "23.59", "23:59"),
    ],
)
def test_a_time_of_day_has_a_point_in_danish_and_a_colon_in_dutch(at: time, danish: str, dutch: str) -> None:
    assert (wording_of("da").clock(at), wording_of("nl").clock(at)) == (danish, dutch)


@pytest.mark.parametrize(
    ("number", "written"),
    [("72577777", "72 57 77 77"), ("+4572577777", "+4572577777"), ("112", "112")],
)
def test_eight_danish_digits_are_written_in_pairs(number: str, written: str) -> None:
    assert wording_of("da").phone(number) == written


def test_the_danish_alphabet_ends_in_ae_o_and_aa() -> None:
    names = ["Aabybro", "Ørebro", "Åby", "Ærø", "Zebra", "Arentsminde", "Øland", "V. Hjermitslev", "Blokhus-Hune"]

    ordered = sorted(names, key=wording_of("da").in_order)

    assert ordered == [
        "Arentsminde", "Blokhus-Hune", "V. Hjermitslev", "Zebra", "Ærø", "Øland", "Ørebro", "Åby", "Aabybro",
    ]  # fmt: skip


def test_the_dutch_alphabet_has_ij_under_i() -> None:
    names = ["Yvette", "IJsselstein", "Ike", "Wijk", "Wilp", "\N{LATIN CAPITAL LIGATURE IJ}muiden", "Één", "Elf"]

    ordered = sorted(names, key=wording_of("nl").in_order)

    assert ordered == [
        "Één",
        "Elf",
        "\N{LATIN CAPITAL LIGATURE IJ}muiden",
        "IJsselstein",
        "Ike",
        "Wijk",
        "Wilp",
        "Yvette",
    ]


def test_numbers_in_titles_are_sorted_by_value() -> None:
    titles = ["Runde 10", "Runde 9", "2. runde", "10. runde"]

    ordered = sorted(titles, key=wording_of("da").in_order)

    assert ordered == ["2. runde", "10. runde", "Runde 9", "Runde 10"]


def test_a_letter_in_two_code_points_is_the_same_letter() -> None:
    words = wording_of("da")

    assert words.in_order("A\N{COMBINING RING ABOVE}by") == words.in_order("Åby")


def test_capitals_do_not_change_the_order() -> None:
    words = wording_of("da")

    assert words.in_order("ØLAND") == words.in_order("øland")


def test_the_catalogs_lie_beside_the_code() -> None:
    assert sorted(path.name for path in Path(LOCALES).glob("*.po")) == ["da.po", "nl.po"]


@pytest.mark.parametrize(
    ("first", "last", "danish", "dutch"),
    [
        (date(2027, 3, 3), date(2027, 3, 3), "3. marts 2027", "3 maart 2027"),
        (date(2027, 3, 3), date(2027, 3, 5), "3.–5. marts 2027", "3–5 maart 2027"),
        (date(2027, 2, 28), date(2027, 3, 3), "28. februar – 3. marts 2027", "28 februari – 3 maart 2027"),
        (
            date(2026, 12, 31), date(2027, 1, 1),
            "31. december 2026 – 1. januar 2027", "31 december 2026 – 1 januari 2027",
        ),
        (date(2026, 3, 3), date(2027, 3, 5), "3. marts 2026 – 5. marts 2027", "3 maart 2026 – 5 maart 2027"),
    ],
)  # fmt: skip
def test_days_in_a_row_say_month_and_year_where_they_change(first: date, last: date, danish: str, dutch: str) -> None:
    assert wording_of("da").days(first, last) == danish
    assert wording_of("nl").days(first, last) == dutch
