"""A new kind is one model, one template and one row in the table; all else follows."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from generator.model import kinds
from generator.model.entity import Titled
from generator.model.fields import Text
from generator.model.kinds import KINDS, Kind
from generator.model.site import references
from tests.conftest import Build
from tests.towns import a_meeting


class Tool(Titled):
    """One `content/tools/<slug>.md`: something one can borrow."""

    owner: Text
    """Who lends it."""


TOOL = Kind("tool", Tool, "content/tools", ".md", "tool.html", "tool", "tools", "Product")
TEMPLATE = "<p>Udlånes af {{ record.owner }}</p>{{ body }}"
RECORD = """---
title: Partytelt
owner: Strandby Borgerforening
published: 2026-05-01
source: {url: "https://lilleby.example/telt", checked: 2026-11-01}
---
Seks gange tolv meter.
"""


@pytest.fixture
def site(town: Path, build_site: Build, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Build the town with a kind of its own."""
    monkeypatch.setattr(kinds, "KINDS", (*KINDS, TOOL))
    (town / "content/tools").mkdir()
    (town / "content/tools/partytelt.md").write_text(RECORD, encoding="utf-8")
    (town / "theme/records").mkdir(parents=True)
    (town / "theme/records/tool.html").write_text(TEMPLATE, encoding="utf-8")
    configuration = town / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(
        text.replace("  name: material", "  name: material\n  custom_dir: theme"), encoding="utf-8"
    )
    return build_site(town, searched=True)


def test_a_new_kind_gets_a_page(site: Path) -> None:
    page = (site / "tool/partytelt/index.html").read_text(encoding="utf-8")

    assert "Udlånes af Strandby Borgerforening" in page
    assert "Seks gange tolv meter." in page
    assert page.count('class="ei-contact"') == 1


def test_a_new_kind_gets_a_list(site: Path) -> None:
    page = (site / "tool/index.html").read_text(encoding="utf-8")

    assert 'href="../tool/partytelt/"' in page


def test_a_new_kind_gets_open_data(site: Path) -> None:
    data = json.loads((site / "data/tool.json").read_text(encoding="utf-8"))
    schema = json.loads((site / "data/tool.schema.json").read_text(encoding="utf-8"))

    assert [record["owner"] for record in data["records"]] == ["Strandby Borgerforening"]
    assert schema["properties"]["records"]["items"]["properties"]["owner"]["description"] == "Who lends it."


def test_a_new_kind_gets_a_feed(site: Path) -> None:
    assert "Partytelt" in (site / "feeds/tool.xml").read_text(encoding="utf-8")


def test_a_new_kind_is_found_by_the_search(site: Path) -> None:
    fragments = [
        gzip.decompress(path.read_bytes()).decode("utf-8", "replace") for path in site.glob("pagefind/fragment/*")
    ]

    assert any("Seks gange tolv meter" in fragment for fragment in fragments)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_has_a_line_for_editors(kind: Kind) -> None:
    def undocumented(model: Any, path: str) -> list[str]:
        schema = model.model_json_schema(by_alias=True)
        parts = {kind.name: schema, **schema.get("$defs", {})}
        return [
            f"{name}.{field}"
            for name, part in parts.items()
            for field, about in part.get("properties", {}).items()
            if "description" not in about
        ]

    assert undocumented(kind.model, kind.name) == []


def test_references_are_found_at_any_depth() -> None:
    meeting = a_meeting(
        agenda=({"id": "punkt", "title": "Punkt", "affects": ("fund:pulje", "plan:gjol/2023#bro")},),
        minutes={"status": "draft", "action_points": ({"id": "opgave", "what": "Ring", "owner": "raad"},)},
    )

    found = set(references(meeting))

    assert {
        (("agenda", 0, "affects", 0), "fund", "pulje"),
        (("agenda", 0, "affects", 1), "plan", "gjol/2023"),
        (("minutes", "action_points", 0, "owner"), "body", "raad"),
    } <= found
