"""Open data: complete, described, and safe to open in a spreadsheet."""

import csv
import io
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from generator.artifact import Artifact
from generator.data.opendata import render_open_data, schema_of
from generator.model.kinds import KINDS, Kind
from generator.model.site import Site
from generator.views.scene import scene_of
from tests.towns import STAND_IN, TODAY, a_fund, a_meeting, a_news, small_site, told_as


def files(site: Site, kind: str) -> dict[str, str]:
    made: list[Artifact] = list(render_open_data(scene_of(site, TODAY), site.kinds[kind]))
    return {artifact.path: str(artifact.content) for artifact in made}


def dataset(site: Site, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files(site, kind)[f"data/{kind}.json"])
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_data_file_fits_its_schema(kind: Kind) -> None:
    schema = schema_of(kind)

    Draft202012Validator.check_schema(schema)
    faults = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(dataset(small_site(), kind.name))

    assert [fault.message for fault in faults] == []


def test_every_data_file_of_the_city_fits_its_schema(city_site: Any) -> None:
    checker = FormatChecker()
    for kind in KINDS:
        data = json.loads((city_site / f"data/{kind.name}.json").read_text("utf-8"))
        schema = json.loads((city_site / f"data/{kind.name}.schema.json").read_text("utf-8"))

        faults = Draft202012Validator(schema, format_checker=checker).iter_errors(data)

        assert [f"{kind.name} {fault.json_path}: {fault.message}" for fault in faults] == []


def test_a_wrong_data_file_does_not_fit() -> None:
    data = dataset(small_site(fund=[a_fund(terms=({"share": 50.0},))]), "fund")
    data["records"][0]["terms"][0]["share"] = 101

    assert not Draft202012Validator(schema_of(small_site().kinds["fund"])).is_valid(data)


def test_a_moment_has_its_offset_from_utc_in_summer_and_in_winter() -> None:
    meetings = [a_meeting("a", start="2026-07-01 19:00", end=None), a_meeting("b", start="2026-12-01 19:00", end=None)]

    records = dataset(small_site(meeting=meetings), "meeting")["records"]

    assert [record["start"] for record in records] == ["2026-07-01T19:00:00+02:00", "2026-12-01T19:00:00+01:00"]


def test_the_note_to_editors_stays_at_home() -> None:
    site = small_site(news=[a_news(note="Nummeret er omstridt.")])

    assert "omstridt" not in "".join(files(site, "news").values())


@pytest.mark.parametrize("title", ["=SUM(A1)", "+1", "-1", "@x", "=cmd|' /C calc'!A0"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_text(title: str) -> None:
    table = files(small_site(news=[told_as(a_news(title=STAND_IN), title)]), "news")["data/news.csv"]

    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))

    assert [row["title"] for row in rows] == [f"'{title}"]


def test_the_same_site_gives_the_same_files() -> None:
    assert files(small_site(), "fund") == files(small_site(), "fund")


def test_a_kind_without_records_is_an_empty_list() -> None:
    data = dataset(small_site(news=[]), "news")

    assert (data["records"], data["count"]) == ([], 0)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_table_of_a_kind_without_records_has_its_header_and_no_row(kind: Kind) -> None:
    made = files(small_site(**{kind.name: []}), kind.name)

    lines = made[f"data/{kind.name}.csv"].removeprefix("\ufeff").splitlines()

    assert len(lines) == 1
    assert lines[0].startswith("slug,id,url,")
    assert not {"note", "body", "text"} & set(lines[0].split(","))
