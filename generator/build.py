"""The order of the stages, and nothing else.

disk -> load -> check -> scene -> (the engine renders the frames) -> sheets -> stamp -> publish
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import escape

from generator.artifact import Artifact
from generator.calendars import render_calendars
from generator.checks import run_checks
from generator.feeds import render_feeds
from generator.frames import Frame, stamp
from generator.load import Loaded, Memory, load
from generator.markup import to_html
from generator.model.entity import Entity
from generator.opendata import render_open_data
from generator.pages import lists, records
from generator.pages.press import Press
from generator.pages.templates import THEME
from generator.pages.sheet import Sheet, frame_name
from generator.problems import Problem
from generator.search import Terms, terms_of
from generator.views.scene import scene_of
from generator.wording import Wording, wording_of

FALLBACK_LANGUAGE = "da"


@dataclass(frozen=True)
class Prepared:
    """The content, read and checked."""

    loaded: Loaded
    problems: tuple[Problem, ...]
    words: Wording

    @property
    def is_sound(self) -> bool:
        """Whether nothing stops publication."""
        return self.loaded.site is not None and not any(item.severity == "error" for item in self.problems)


@dataclass(frozen=True)
class Rendered:
    """What the site engine made: frames by name, and the hand-written pages as HTML by slug."""

    frames: Mapping[str, Frame]
    bodies: Mapping[str, str]
    templates: tuple[Path, ...] = (THEME,)
    """Folders with templates, the first that has one wins."""


def prepare(root: Path, *, memory: Memory | None = None) -> Prepared:
    """Read and check the repository at `root`."""
    loaded = load(root, memory=memory)
    language = loaded.site.settings.language if loaded.site else FALLBACK_LANGUAGE
    found = run_checks(loaded) if loaded.site else ()
    return Prepared(loaded, (*loaded.problems, *found), wording_of(language))


def frame_names(prepared: Prepared) -> dict[str, str]:
    """List the frames that the site needs: name -> an address of the right depth in its section."""
    site = prepared.loaded.site
    assert site is not None
    wanted: dict[str, str] = {}
    for kind in site.kinds.values():
        if kind.name == "page":
            continue
        depths = {"", "-/", "-/-/"} if kind.layout == "folders" else {"", "-/"}
        for rest in sorted(depths):
            address = site.list_address(kind.name) + rest
            wanted[frame_name(kind.name, address)] = address
    wanted[frame_name("search", lists.SEARCH)] = lists.SEARCH
    return wanted


def artifacts(prepared: Prepared, today: date, rendered: Rendered, *, searched: bool) -> Iterator[Artifact]:
    """Make every file of the site but the engine's own; `searched` adds the words for the search."""
    assert prepared.loaded.site is not None
    scene = scene_of(prepared.loaded.site, today)
    press = Press(scene, prepared.words, rendered.templates)
    terms = terms_of(scene.site.settings.language) if searched else None
    places: list[tuple[str, date | None]] = []
    for sheet, changed in _sheets(press, prepared.loaded, rendered):
        if sheet.path != lists.NOT_FOUND:
            places.append((sheet.path.removesuffix("index.html"), changed))
        yield _stamped(sheet, rendered.frames, terms)
    yield from lists.redirects(press)
    yield lists.site_map(press, places)
    yield from render_feeds(scene, prepared.words, lambda record: _for_feeds(press, record))
    yield from render_calendars(scene, prepared.words)
    yield from render_open_data(scene)


def _stamped(sheet: Sheet, frames: Mapping[str, Frame], terms: Terms | None) -> Artifact:
    filling = sheet.filling
    if terms is not None and sheet.searched:
        words = escape(terms.of_page(filling["content"]))
        more = f'<span hidden data-pagefind-body data-pagefind-index-attrs="data-terms" data-terms="{words}"></span>'
        filling = {**filling, "terms": more}
    return stamp(frames[sheet.frame], sheet.path, filling)


def _sheets(press: Press, loaded: Loaded, rendered: Rendered) -> Iterator[tuple[Sheet, date | None]]:
    site = press.scene.site
    for kind in site.kinds.values():
        files = {slug: loaded.sources[(kind.name, slug)].path for slug in site[kind.name]}
        if kind.name == "page":
            for slug, record in site[kind.name].items():
                yield (
                    records.hand_written_sheet(press, kind, record, html=rendered.bodies[slug], file=files[slug]),
                    _changed(record),
                )
            continue
        yield lists.list_sheet(press, kind), None
        for sheet, record in zip(records.record_sheets(press, kind, files), site[kind.name].values(), strict=True):
            yield sheet, _changed(record)
        if kind.layout == "folders":
            yield from ((sheet, None) for sheet in records.current_plan_sheets(press, kind, files))
    yield lists.search_sheet(press), None
    yield lists.not_found_sheet(press, urlsplit(site.settings.address).path), None


def _changed(record: Entity) -> date:
    return record.updated or record.published


def _for_feeds(press: Press, record: Entity) -> str:
    return to_html(record.body, root=press.scene.site.url(""), resolve=press.resolve)
