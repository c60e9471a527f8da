"""Frames: what is stamped is what the engine itself would have rendered."""

import re
import shutil
from pathlib import Path
from typing import Any, ClassVar

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from generator import build
from generator.engine import plugin
from generator.model.site import bare
from generator.pages.frames import SLOTS, FrameError, marker, split, stamp
from generator.pages.press import Press
from generator.pages.printer import Printer
from generator.views.scene import scene_of
from tests.conftest import TOWN

HAND_WRITTEN = {"index.html", "om/index.html"}
FRAME = "".join(f"<{slot}>{marker(slot)}</{slot}>" for slot in SLOTS)


def test_a_stamped_page_has_each_value_in_its_place() -> None:
    frame = split("main.html", FRAME)

    page = stamp(frame, "a/index.html", {slot: slot.upper() for slot in SLOTS})

    assert page.path == "a/index.html"
    assert page.content == "".join(f"<{slot}>{slot.upper()}</{slot}>" for slot in SLOTS)


@pytest.mark.parametrize("slot", SLOTS)
def test_a_missing_marker_is_an_error_that_names_the_template(slot: str) -> None:
    with pytest.raises(FrameError, match=rf"main\.html.*{slot}.*is missing"):
        split("main.html", FRAME.replace(marker(slot), ""))


@pytest.mark.parametrize("slot", SLOTS)
def test_a_doubled_marker_is_an_error_that_names_the_template(slot: str) -> None:
    with pytest.raises(FrameError, match=rf"main\.html.*{slot}.*stands 2 times"):
        split("main.html", FRAME + marker(slot))


def test_a_value_that_looks_like_a_marker_stays_a_value() -> None:
    frame = split("main.html", FRAME)

    page = stamp(frame, "a/index.html", {slot: marker("content") for slot in SLOTS})

    assert str(page.content).count(marker("content")) == len(SLOTS)


class OrdinaryPages(plugin.IndgangPlugin):
    """Lets the engine render every record as an ordinary page: no frames, no markers, no stamping."""

    rendered: ClassVar[dict[str, str]] = {}
    contents: ClassVar[dict[str, list[tuple[str, str]]]] = {}

    def on_files(self, files: Files, *, config: Any) -> Files:
        given = super().on_files(files, config=config)
        press = Press(scene_of(self.site, self.today), self.prepared.words, self.prepared.loaded.file)
        self.printer = Printer(bare(self.site), self.prepared.words)
        sheets = [*build._lists(press, list(self.site.kinds)), *build._special(press)]
        sheets = [sheet for sheet in sheets if sheet.leaf.path != "404.html"]
        for kind in self.site.kinds.values():
            if kind.name != "page":
                sheets += build._records(press, self.prepared.loaded, kind, list(self.site[kind.name]))
        self.sheets = {sheet.leaf.path.replace(".html", ".md"): sheet for sheet in sheets}
        ordinary = [
            File.generated(config, source, content="---\ntitle: '-'\n---\n", inclusion=InclusionLevel.NOT_IN_NAV)
            for source in self.sheets
        ]
        return Files([*(file for file in given if file.src_uri not in self.wanted_frames), *ordinary])

    def on_page_content(self, html: str, *, page: Any, **rest: Any) -> str:
        self.contents[page.file.src_uri] = [(item.id, item.title) for item in page.toc]
        return super().on_page_content(html, page=page, **rest)

    def _frame_of(self, page: Any) -> str:
        sheet = self.sheets.get(page.file.src_uri)
        return sheet.frame if sheet else super()._frame_of(page)

    def on_page_context(self, context: Any, *, page: Any, **rest: Any) -> Any:
        context = super().on_page_context(context, page=page, **rest)
        sheet = self.sheets.get(page.file.src_uri)
        if sheet is not None:
            context["slot"] = self.printer.fill(sheet)
        return context

    def on_post_page(self, output: str, *, page: Any, **_: Any) -> str:
        self.rendered[page.file.dest_uri] = output
        return output

    def on_post_build(self, **_: Any) -> None:
        self.on_build_error()


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], type[OrdinaryPages]]:
    """Build the town twice: with frames, and with an ordinary page for every record."""
    root = Path(shutil.copytree(TOWN, tmp_path_factory.mktemp("parity") / "town"))
    assert plugin.run_build(root, site_dir=root / "site", searched=False)
    stamped = {str(path.relative_to(root / "site")): path.read_text("utf-8") for path in root.glob("site/**/*.html")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plugin, "IndgangPlugin", OrdinaryPages)
        patch.setattr(dict(MkDocsConfig._schema)["plugins"], "plugin_cache", {})  # the engine keeps plugins
        plugin.engine_build(plugin.load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(root / "other")))
    return stamped, OrdinaryPages


def test_a_stamped_page_equals_the_page_the_engine_renders_byte_for_byte(
    both: tuple[dict[str, str], type[OrdinaryPages]],
) -> None:
    stamped, ordinary = both

    records = {path: html for path, html in ordinary.rendered.items() if path not in HAND_WRITTEN}

    assert len(records) > 25  # every kind, every list, each depth
    assert {path: stamped[path] for path in records} == records


def test_the_table_of_contents_has_the_headings_that_the_engine_finds(
    both: tuple[dict[str, str], type[OrdinaryPages]],
) -> None:
    stamped, ordinary = both

    shown = _contents_of(stamped["om/index.html"])

    assert ordinary.contents["om.md"] == [("hvem-vi-er", "Hvem vi er"), ("hvad-vi-gor", "Hvad vi gør")]
    assert shown == ordinary.contents["om.md"]


def _contents_of(page: str) -> list[tuple[str, str]]:
    nav = page.partition('class="ei-toc"')[2].partition("</nav>")[0]
    return re.findall(r'<a href="#([^"]+)">(.*?)</a>', nav)


def test_a_record_with_headings_has_them_in_its_table_of_contents(
    both: tuple[dict[str, str], type[OrdinaryPages]],
) -> None:
    page = both[0]["planer/strandby/2026/index.html"]

    listed = [name for name, _ in _contents_of(page)]

    assert {"om-planen", "saadan-blev-den-til", "section-goals"} <= set(listed)
    assert all(f'id="{name}"' in page for name in listed)
