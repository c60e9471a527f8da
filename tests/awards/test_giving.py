"""Awards for the world: files after the 360Giving standard, and tables that no spreadsheet runs."""

import csv
import io
import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from generator.artifact import Artifact
from generator.data.giving import CSV, JSON, render_giving
from generator.data.spreadsheet import cell, table
from generator.model.site import Site
from generator.views.scene import scene_of
from generator.words.wording import wording_of
from tests.awards.test_awards import an_award
from tests.conftest import REPOSITORY
from tests.towns import TODAY, small_site

SCHEMA: Mapping[str, Any] = json.loads((REPOSITORY / "tests/data/360giving.schema.json").read_text("utf-8"))
RISKY = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "  =1",
    '"=1',
    "'=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "\u200b=1",
    "\nx",
]


def files(site: Site, language: str = "da") -> dict[str, str]:
    made: list[Artifact] = list(render_giving(scene_of(site, TODAY), wording_of(language)))
    return {artifact.path: str(artifact.content) for artifact in made}


def full_site(**settings: Any) -> Site:
    awards = [
        an_award(),
        an_award(
            "2026-havnen",
            title="Havnens dag",
            aliases=("2026-havn",),
            recipient={"name": "Strandby Havnelaug", "registration": "12345674"},
            communities=("strandby", "bakkeby"),
            applied_for=9000,
            updated="2026-11-03",
        ),
        an_award("2026-fundet-paa", title="Eksempel: Fundet på", example=True),
        an_award("2026-opgivet", title="Opgivet", status="withdrawn"),
    ]
    return small_site(settings, award=awards)


def faults(data: object) -> list[str]:
    validator = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(data)]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_grants_fit_the_standard() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    assert faults(json.loads(files(full_site())[JSON])) == []


@pytest.mark.parametrize("name", ["id", "recipientOrganization", "fundingOrganization", "awardDate", "currency"])
def test_a_grant_without_what_the_standard_asks_does_not_fit(name: str) -> None:
    data = json.loads(files(full_site())[JSON])
    del data["grants"][0][name]

    assert len(faults(data)) == 1


def test_a_grant_says_who_gave_what_to_whom() -> None:
    grants = json.loads(files(full_site())[JSON])["grants"]

    assert grants[0] == {
        "id": "360G-lilleby-example-2026-havn",
        "title": "Havnens dag",
        "description": "Telt og scene.",
        "currency": "DKK",
        "amountAwarded": 5000,
        "amountAppliedFor": 9000,
        "awardDate": "2026-10-01",
        "url": "https://lilleby.example/award/2026-havnen/",
        "recipientOrganization": [{"id": "DK-CVR-12345674", "name": "Strandby Havnelaug"}],
        "fundingOrganization": [{"id": "360G-lilleby-example-org-lilleby-kommune", "name": "Lilleby Kommune"}],
        "grantProgramme": [
            {
                "code": "landsbypuljen",
                "title": "Landsbypuljen",
                "url": "https://lilleby.example/puljer/landsbypuljen/",
            }
        ],
        "beneficiaryLocation": [
            {"name": "Strandby", "countryCode": "DK"},
            {"name": "Bakkeby", "countryCode": "DK"},
        ],
        "dateModified": "2026-11-03T00:00:00+01:00",
    }


@pytest.mark.parametrize(
    ("runs", "planned"),
    [
        (None, None),
        ({}, None),
        ({"from": "2027-03-01"}, {"startDate": "2027-03-01"}),
        ({"to": "2027-03-01"}, {"endDate": "2027-03-01"}),
        (
            {"from": "2027-03-01", "to": "2028-05-31"},
            {"startDate": "2027-03-01", "endDate": "2028-05-31", "duration": 15},
        ),
        ({"from": "2027-03-01", "to": "2027-03-10"}, {"startDate": "2027-03-01", "endDate": "2027-03-10"}),
    ],
)
def test_a_grant_says_when_its_project_is_planned_to_run(runs: Any, planned: Any) -> None:
    made = files(small_site({}, award=[an_award(runs=runs)]))
    data = json.loads(made[JSON])
    row = rows(made[CSV])[0]

    assert faults(data) == []
    assert data["grants"][0].get("plannedDates") == (None if planned is None else [planned])
    assert row.get("Planned Dates:0:Start Date", "") == (planned or {}).get("startDate", "")
    assert row.get("Planned Dates:0:Duration (months)", "") == str((planned or {}).get("duration", ""))


def test_a_dutch_number_is_of_the_dutch_register() -> None:
    grant = json.loads(files(full_site(language="nl"), "nl")[JSON])["grants"][0]

    assert grant["recipientOrganization"][0]["id"] == "NL-KVK-12345674"
    assert grant["beneficiaryLocation"][0]["countryCode"] == "NL"


def test_examples_and_withdrawn_awards_are_left_out() -> None:
    made = files(full_site())

    assert [grant["title"] for grant in json.loads(made[JSON])["grants"]] == ["Havnens dag", "Sommerfest"]
    assert [row["Title"] for row in rows(made[CSV])] == ["Havnens dag", "Sommerfest"]


def test_there_are_no_files_where_nothing_real_was_given() -> None:
    site = small_site(award=[an_award(example=True), an_award("2026-opgivet", status="withdrawn")])

    assert files(site) == {}


def titles(definition: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {str(field["title"]): field for field in definition["properties"].values()}


def test_the_columns_of_the_table_have_the_titles_of_the_standard() -> None:
    columns = list(rows(files(full_site())[CSV])[0])
    grant = titles(SCHEMA["$defs"]["grant"])

    for column in columns:
        first, *rest = column.split(":")
        inner = grant[first].get("items", {}).get("$ref", "").rpartition("/")[2]
        assert not rest or (rest[0].isdecimal() and rest[1] in titles(SCHEMA["$defs"][inner])), column
    assert len(columns) == len(set(columns))
    assert {"Identifier", "Amount Awarded", "Recipient Org:0:Name", "Beneficiary Location:1:Name"} <= set(columns)


def test_the_table_says_the_same_as_the_json() -> None:
    made = files(full_site())
    first = json.loads(made[JSON])["grants"][0]

    row = rows(made[CSV])[0]

    assert row["Amount Awarded"] == "5000"
    assert row["Recipient Org:0:Identifier"] == first["recipientOrganization"][0]["id"]
    assert row["Beneficiary Location:1:Name"] == first["beneficiaryLocation"][1]["name"]
    assert row["Last modified"] == first["dateModified"]


def test_a_grant_that_a_spreadsheet_would_run_is_made_text() -> None:
    site = small_site(award=[an_award(title="=HYPERLINK(1)", recipient={"name": "@Strandby Klub"})])

    row = rows(files(site)[CSV])[0]

    assert (row["Title"], row["Recipient Org:0:Name"]) == ("'=HYPERLINK(1)", "'@Strandby Klub")


@pytest.mark.parametrize("text", RISKY)
def test_a_cell_never_begins_with_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a;=1", "a;'=1"),
        ("a\t@x;-2", "a\t'@x;'-2"),
        ("\t=1", "'\t'=1"),
        ("linje\n- punkt", "linje\n'- punkt"),
    ],
)
def test_what_a_semicolon_or_a_line_break_makes_a_cell_is_no_formula_either(text: str, made: str) -> None:
    assert cell(text) == made


@pytest.mark.parametrize("text", ["", "Havnens dag", "a-b", "1=1", "a; b", "5 %", "e@f", "2026-10-01"])
def test_an_ordinary_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


@pytest.mark.parametrize(("value", "made"), [(-5, "-5"), (0, "0"), (2.5, "2.5"), (None, "")])
def test_a_number_stays_a_number(value: float | None, made: str) -> None:
    assert cell(value) == made


@given(st.text(alphabet="=+-@＝＠ \t\r\n;\"'ab", max_size=12))
def test_only_apostrophes_are_ever_added(text: str) -> None:
    made = cell(text)

    assert made.replace("'", "") == text.replace("'", "")
    assert [piece for piece in re.split("[;\t\r\n]", made) if piece.lstrip(' "')[:1] in set("=+-@＝＠")] == []
    assert made.lstrip(' "')[:1] not in set("\t\r\n")


def test_a_table_is_read_back_as_it_was_written() -> None:
    text = table(["a", "b"], [["x,y", 'z"w'], ["ø\nå", 3]])

    assert rows(text) == [{"a": "x,y", "b": 'z"w'}, {"a": "ø\nå", "b": "3"}]
    assert text.startswith("\ufeffa,b\r\n")
