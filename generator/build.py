"""The order of the stages, and nothing else.

disk -> load -> check -> scene -> (the engine renders the frames) -> sheets -> stamp -> publish
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from posixpath import relpath
from urllib.parse import urlsplit

from pydantic import BaseModel

from generator.artifact import Artifact
from generator.calendars import render_calendars, render_deadlines
from generator.checks import run_checks
from generator.clock import latest_today
from generator.data.giving import render_giving
from generator.data.opendata import render_derived, render_open_data, render_workbook
from generator.feeds import render_feeds, render_feeds_of_records
from generator.feeds.entries import Entry
from generator.load import Loaded, ReadBefore, load
from generator.memory import Memory, edition
from generator.model.entity import Entity
from generator.model.kinds import Kind
from generator.model.overviews import overviews_of
from generator.model.site import bare
from generator.model.text.page import Page
from generator.pages import lists, overviews, records
from generator.pages.frames import Frame
from generator.pages.meetings.posters import posters
from generator.pages.people.sheets import sheets
from generator.pages.press import Press
from generator.pages.printer import Printer
from generator.pages.sheet import Sheet, frame_name
from generator.pages.site.policy import POLICY
from generator.pages.site.redirects import redirects
from generator.pages.site.site_map import for_search_engines
from generator.pages.templates import THEME
from generator.problems import Message, Problem
from generator.publishing.hands import Pile
from generator.search.terms import terms_of
from generator.stamping import Shop
from generator.text.markup import absolute, to_html
from generator.views.people.map import Map
from generator.views.scene import Scene, scene_of
from generator.views.site.cards import Card
from generator.views.site.named import Named
from generator.words.wording import Wording, wording_of

FALLBACK_LANGUAGE = "da"
BATCH = 200
"""Records of one task: few enough to share the work evenly, many enough that sharing costs nothing."""
MEETING = "meeting"
Task = Callable[[], Iterator[Artifact]]
"""Makes some files of the site."""


@dataclass(frozen=True)
class Prepared:
    """The content, read and checked."""

    loaded: Loaded
    problems: tuple[Problem, ...]
    words: Wording
    _scenes: dict[date, Scene] = field(default_factory=dict, init=False, compare=False)

    def scene(self, today: date) -> Scene:
        """See the content on a day, once for all who ask."""
        assert self.loaded.site is not None
        if today not in self._scenes:
            self._scenes[today] = scene_of(self.loaded.site, today)
        return self._scenes[today]

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
    policy: str = POLICY
    """What every page may load and run; the preview is less strict."""


def prepare(
    root: Path,
    *,
    today: date | None = None,
    before: ReadBefore | None = None,
    memory: Memory | None = None,
    is_hidden: Callable[[str], bool] | None = None,
) -> Prepared:
    """Read and check the repository at `root`, without the files that `is_hidden` keeps off the site.

    What has been done may not have a day after `today`; without one, the clock is asked.
    """
    loaded = load(root, before=before, memory=memory, is_hidden=is_hidden)
    language = loaded.site.settings.language if loaded.site else FALLBACK_LANGUAGE
    found = run_checks(loaded, today or latest_today()) if loaded.site else ()
    return Prepared(loaded, (*loaded.problems, *found), wording_of(language))


def frame_names(prepared: Prepared) -> dict[str, str]:
    """List the frames that the site needs: name -> an address of the right depth in its section."""
    site = prepared.loaded.site
    assert site is not None
    wanted: dict[str, str] = {}
    for kind in site.kinds.values():
        if kind.name == "page":
            continue
        for rest in ("", "-/", "-/-/"):
            address = site.list_address(kind.name) + rest
            wanted[frame_name(kind.name, address)] = address
    for overview in overviews_of(site):
        for rest in ("", "-/"):
            address = site.list_address(overview.name) + rest
            wanted[frame_name(overview.name, address)] = address
    wanted[frame_name("search", lists.SEARCH)] = lists.SEARCH
    return wanted


def artifacts(
    prepared: Prepared, today: date, rendered: Rendered, *, searched: bool, memory: Memory | None = None
) -> Pile[Artifact]:
    """Make every file of the site but the engine's own, the longest pieces first; `searched` adds its words."""
    press, shop = _set_up(prepared, today, rendered, searched=searched, memory=memory or Memory())
    scene = press.scene
    tasks: list[Task] = [
        partial(render_calendars, scene, prepared.words, shop.memory),
        partial(render_deadlines, scene, prepared.words, shop.memory),
        partial(render_feeds_of_records, scene, prepared.words, shop.memory),
        *(partial(render_open_data, scene, kind, shop.memory) for kind in scene.site.kinds.values()),
        partial(render_derived, scene, prepared.words, shop.memory),
        partial(render_workbook, scene, prepared.words, shop.memory),
        partial(render_giving, scene, prepared.words),
        partial(shop.stamped, _lists(press, list(scene.site.kinds))),
        *(
            partial(shop.stamped, _records(press, prepared.loaded, kind, batch))
            for kind in scene.site.kinds.values()
            for batch in _batches(list(scene.site[kind.name]))
        ),
        *(
            partial(shop.printed, posters(press, scene.site.kinds[MEETING], batch))
            for batch in _batches(list(scene.site[MEETING]))
        ),
        *(partial(shop.printed, sheets(press, batch)) for batch in _batches(list(scene.site["community"]))),
        partial(shop.stamped, _pages(press, prepared.loaded, rendered)),
        partial(shop.stamped, _special(press)),
        partial(shop.printed, redirects(press)),
        partial(for_search_engines, press),
        partial(render_feeds, scene, prepared.words, partial(_for_feeds, press), shop.memory),
    ]
    return Pile([_then_written_down(shop.memory, task) for task in tasks], after=shop.memory.write_down)


def urgent(prepared: Prepared, before: Prepared, today: date, rendered: Rendered, *, searched: bool) -> Pile[Artifact]:
    """Make what an editor looks for after a change: the changed records, their lists, and the hand-written pages."""
    press, shop = _set_up(prepared, today, rendered, searched=searched, memory=Memory())
    site, known = press.scene.site, before.loaded.site
    changed = {
        kind: [slug for slug, record in site[kind].items() if known is None or known[kind].get(slug) is not record]
        for kind in site.kinds
    }
    touched = [kind for kind in site.kinds if changed[kind] or (known and site[kind].keys() != known[kind].keys())]
    return Pile(
        [
            *(
                partial(shop.stamped, _records(press, prepared.loaded, site.kinds[kind], changed[kind]))
                for kind in touched
            ),
            partial(shop.stamped, _lists(press, touched)),
            partial(shop.stamped, _pages(press, prepared.loaded, rendered)),
        ]
    )


def memory_of(root: Path, *, tell: Callable[[Message], None]) -> Memory:
    """Open the memory of a repository; records and lines of lists stand among the facts of many pages."""
    return Memory.at(root, edition=edition(), shared=(BaseModel, Card, Entry, Kind, Map, Named), tell=tell)


def _set_up(
    prepared: Prepared, today: date, rendered: Rendered, *, searched: bool, memory: Memory
) -> tuple[Press, Shop]:
    """See the content on a day; give the press that makes sheets of it, and the shop that makes files of those."""
    site = prepared.loaded.site
    assert site is not None
    press = Press(prepared.scene(today), prepared.words, prepared.loaded.file)
    printer = Printer(bare(site), prepared.words, rendered.templates, rendered.policy)
    press.get_ready()  # before several processes share the work
    memory.pause()
    terms = terms_of(site.settings.language) if searched else None
    return press, Shop(printer, rendered.frames, memory, terms)


def _then_written_down(memory: Memory, task: Task) -> Task:
    """Do a task, and put on the disk what is to be remembered of it."""

    def done() -> Iterator[Artifact]:
        yield from task()
        memory.write_down(patiently=False)

    return done


def _batches(slugs: list[str]) -> Iterator[list[str]]:
    return (slugs[begin : begin + BATCH] for begin in range(0, len(slugs), BATCH))


def _lists(press: Press, kinds: Iterable[str]) -> Iterator[Sheet]:
    return (lists.list_sheet(press, press.scene.site.kinds[kind]) for kind in kinds if kind != "page")


def _special(press: Press) -> Iterator[Sheet]:
    yield lists.search_sheet(press)
    yield lists.not_found_sheet(press, urlsplit(press.scene.site.url("")).path)
    for page in overviews.overview_pages(press):
        yield overviews.overview_sheet(press, page)


def _records(press: Press, loaded: Loaded, kind: Kind, slugs: list[str]) -> Iterator[Sheet]:
    if kind.name == "page":  # made with the engine's help
        return
    files = {slug: loaded.sources[(kind.name, slug)].path for slug in slugs}
    yield from records.record_sheets(press, kind, files)
    if kind.layout == "folders":
        yield from records.current_plan_sheets(press, kind, files)


def _pages(press: Press, loaded: Loaded, rendered: Rendered) -> Iterator[Sheet]:
    kind = press.scene.site.kinds["page"]
    for slug, record in press.scene.site[kind.name].items():
        file = loaded.sources[(kind.name, slug)].path
        yield records.hand_written_sheet(press, kind, record, html=rendered.bodies[slug], file=file)


def _for_feeds(press: Press, record: Entity) -> str:
    """Render the text of a record for readers elsewhere; in a hand-written page, links are meant from its file."""
    site, addresses = press.scene.site, press.addresses
    page = folder = site.url(site.address(record))
    if isinstance(record, Page):
        above = record.slug.rpartition("/")[0]
        folder = site.url(f"{above}/" if above else "")
        files = {relpath(f"{slug}.md", above or "."): site.address_of("page", slug) for slug in site["page"]}
        addresses = {**addresses, **files}
    return absolute(to_html(record.body, root="/", addresses=addresses), site=site.url(""), page=page, folder=folder)
