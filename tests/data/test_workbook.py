"""Actions and decisions as open data, and everything as one spreadsheet: read by others, and the same each time."""

import csv
import io
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from generator.data.workbook import workbook

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def names_in(book: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        root = ElementTree.fromstring(parts.read("xl/workbook.xml"))
    return [sheet.attrib["name"] for sheet in root.iter(f"{SHEET}sheet")]


def cells_in(book: bytes, number: int) -> list[list[str]]:
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        words = ["".join(text.itertext()) for text in ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))]
        sheet = ElementTree.fromstring(parts.read(f"xl/worksheets/sheet{number}.xml"))
    assert not list(sheet.iter(f"{SHEET}f"))  # no formula
    rows = []
    for row in sheet.iter(f"{SHEET}row"):
        values = [(cell.get("t"), cell.findtext(f"{SHEET}v") or "") for cell in row]
        rows.append([words[int(value)] if kind == "s" else value for kind, value in values])
    return rows


def test_what_looks_like_a_formula_is_a_text() -> None:
    book = workbook([("Ark", ["navn", "tal"], [{"navn": "=1+1", "tal": 2}, {"navn": "@x", "tal": 2.5}])])

    assert cells_in(book, 1) == [["navn", "tal"], ["=1+1", "2"], ["@x", "2.5"]]


def test_lists_and_groups_become_one_line() -> None:
    row = {"a": ["x", "y"], "b": [{"c": 1, "d": ["e"]}, {"c": 2}], "f": {"g": True}, "h": None}

    book = workbook([("Ark", list("abfh"), [row])])

    assert cells_in(book, 1)[1] == ["x, y", "c: 1, d: e; c: 2", "g: True"]


def test_the_same_tables_are_the_same_bytes() -> None:
    tables = [("Ark", ["navn"], [{"navn": "Bro"}])]

    assert workbook(tables) == workbook(tables)


def test_the_spreadsheet_has_a_sheet_for_all_that_the_site_has(lilleby_site: Path) -> None:
    book = (lilleby_site / "data/all.xlsx").read_bytes()

    names = names_in(book)

    assert {"lokale planer", "projekter", "erfaringer", "rapporter", "handlinger", "beslutninger", "puljer"} <= set(
        names
    )
    actions = cells_in(book, names.index("handlinger") + 1)
    assert len(actions) == 1 + 151


@pytest.mark.parametrize("name", ["action", "decision"])
def test_a_derived_table_is_as_its_schema_says_and_its_csv_says_the_same(lilleby_site: Path, name: str) -> None:
    data = json.loads((lilleby_site / f"data/{name}.json").read_text("utf-8"))
    schema = json.loads((lilleby_site / f"data/{name}.schema.json").read_text("utf-8"))
    rows = list(csv.DictReader(io.StringIO((lilleby_site / f"data/{name}.csv").read_text("utf-8-sig"))))

    jsonschema.Draft202012Validator(schema).validate(data)
    assert len(rows) == data["count"] == len(data["records"]) > 0
    assert [row["title"] for row in rows] == [record["title"] for record in data["records"]]
    assert list(rows[0]) == list(data["records"][0])


def test_every_address_of_an_action_leads_to_its_anchor(lilleby_site: Path) -> None:
    data = json.loads((lilleby_site / "data/action.json").read_text("utf-8"))

    for record in data["records"]:
        path, _, anchor = record["url"].removeprefix("https://landsbyer.lilleby.example/").partition("#")
        assert f'id="{anchor}"' in (lilleby_site / path / "index.html").read_text("utf-8")


def test_the_page_of_open_data_leads_to_every_file(lilleby_site: Path) -> None:
    html = (lilleby_site / "aabne-data/index.html").read_text("utf-8")

    files = {path.name for path in (lilleby_site / "data").glob("*.json")} - {"awards-360giving.json"}
    assert [name for name in files if f"data/{name}" not in html] == []
    assert "data/all.xlsx" in html
