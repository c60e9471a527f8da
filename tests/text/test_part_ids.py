"""The check knows every part that a finished page has."""

import re
from pathlib import Path

import pytest

from generator.build import prepare
from generator.checks.text.part_ids import has_part, list_has_part
from generator.engine.plugin import run_build
from generator.load import Loaded
from generator.model.site import HOME
from tests.conftest import REPOSITORY, Build

_ID = re.compile(r'<(?:h[1-6]|li|section|p|div)\b[^>]*\sid="([^"]+)"')


def parts_in(page: Path) -> set[str]:
    """List the ids of a page but those of our own scripts."""
    return {found for found in _ID.findall(page.read_text(encoding="utf-8")) if not found.startswith("ei-")}


def unknown_parts(loaded: Loaded, folder: Path) -> list[str]:
    """List the parts of finished pages that a link could not lead to."""
    site = loaded.site
    assert site is not None
    missed = []
    for kind, record in site.all():
        page = folder / site.address(record) / "index.html"
        if page.exists():
            slug = record.slug or HOME
            missed += [
                f"{kind.name}:{slug}#{part}" for part in parts_in(page) if not has_part(loaded, kind.name, slug, part)
            ]
    for section in [*site.kinds, "decisions", "follow-up", "wheel", "commitments", "editors"]:
        page = folder / site.list_address(section) / "index.html"
        if section != "page" and page.exists():
            missed += [f"{section}:#{part}" for part in parts_in(page) if not list_has_part(part)]
    return missed


def test_every_part_of_a_finished_page_may_be_linked_to(town: Path, build_site: Build) -> None:
    assert unknown_parts(prepare(town).loaded, build_site(town)) == []


@pytest.mark.parametrize("place", ["tests/golden/city", "examples/billund", "examples/holbaek"])
def test_every_part_of_a_furnished_site_may_be_linked_to(place: str, tmp_path: Path) -> None:
    root = REPOSITORY / place

    run_build(root, site_dir=tmp_path / "site", searched=False)

    assert unknown_parts(prepare(root).loaded, tmp_path / "site") == []
