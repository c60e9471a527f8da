"""The live preview: keeps the served directory up to date, and does as little as it can after a change.

When only records have changed, the frames and the hand-written pages of the last full build still hold, so the site
engine is not run again. On a large site the changed pages come first; all that follows from the change (other lists,
feeds, data) and the search index come in the background, and are begun anew when the next change overtakes them.
"""

import logging
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import build
from generator.artifact import Artifact
from generator.load import SETTINGS, ReadBefore
from generator.publishing.publish import refresh
from generator.search import indexer
from generator.views.site.sections import filled

MANY = 3_000
"""Files that are not looked at all the time."""
log = logging.getLogger("mkdocs.plugins.indgang")
SMALL = 100
"""Records that are shown all at once, since that takes a moment."""


class _Overtaken(Exception):  # noqa: N818  not an error: there is something newer to show
    """The editor has saved again."""


@dataclass(frozen=True)
class _View:
    """One state of the site, as it is to be shown."""

    prepared: build.Prepared
    today: date
    rendered: build.Rendered

    @property
    def is_small(self) -> bool:
        """Whether it is shown all at once."""
        site = self.prepared.loaded.site
        return site is not None and sum(len(records) for records in site.records.values()) <= SMALL


class Preview:
    """What one run of the preview remembers between two changes."""

    def __init__(self, root: Path, served: Path, before: ReadBefore, *, searched: bool) -> None:
        self.root = root
        self.is_hidden: Callable[[str], bool] | None = None
        self.served = served
        self._before = before
        self._searched = searched
        self._known: dict[str, bytes] = {}
        self._shown: _View | None = None
        self._engine_read: dict[str, tuple[int, int]] = {}
        self._writing = threading.Lock()
        self._more = threading.Event()
        self._follower: threading.Thread | None = None

    @property
    def interval(self) -> float:
        """Seconds between two looks at the files: looking at 12,000 of them takes a tenth of a second."""
        return 0.15 if len(self._before.files) < MANY else 0.5

    def prepare(self) -> build.Prepared:
        """Read what has changed since the last time, and check everything."""
        return build.prepare(self.root, before=self._before, is_hidden=self.is_hidden)

    def show_all(self, prepared: build.Prepared, today: date, rendered: build.Rendered, engine_dir: Path) -> None:
        """Show what a run of the engine made."""
        shutil.copytree(engine_dir, self.served, dirs_exist_ok=True)
        self._engine_read = self._read_by_engine()
        self._show(_View(prepared, today, rendered))

    def show_records(self, prepared: build.Prepared) -> bool:
        """Show changed records in the frames of the last full build; False when the engine must run again."""
        if self._shown is None or self._read_by_engine() != self._engine_read:
            return False
        day = self._shown.today
        if filled(prepared.scene(day)) != filled(self._shown.prepared.scene(day)):
            return False  # the menu in the frames is another
        self._show(_View(prepared, self._shown.today, self._shown.rendered))
        return True

    def _show(self, view: _View) -> None:
        before, self._shown = self._shown, view  # from here on, what the follower writes for `before` is overtaken
        with self._writing:
            if before is None or view.is_small:
                self._write(self._all_of(view))
            else:
                first = build.urgent(
                    view.prepared, before.prepared, view.today, view.rendered, searched=self._searched
                )  # fmt: skip
                refresh(first, self.served, self._known, is_whole=False)
        self._more.set()
        if self._follower is None:
            self._follower = threading.Thread(target=self._follow, daemon=True)
            self._follower.start()

    def _all_of(self, view: _View) -> Iterable[Artifact]:
        return build.artifacts(view.prepared, view.today, view.rendered, searched=self._searched)

    def _write(self, artifacts: Iterable[Artifact]) -> None:
        refresh(artifacts, self.served, self._known)

    def _follow(self) -> None:
        """Bring the rest of the site up to date after each change, then the search index."""
        while self._more.wait():
            self._more.clear()
            view = self._shown
            if view is None:
                continue
            try:
                if not view.is_small:
                    with self._writing:
                        self._write(self._while_new(view))
                if self._searched:
                    self._index(view)
            except _Overtaken:
                continue
            except indexer.IndexingError as fault:
                log.error("%s", fault)  # noqa: TRY400  the words are Pagefind's own

    def _while_new(self, view: _View) -> Iterator[Artifact]:
        for artifact in self._all_of(view):
            if self._shown is not view:
                raise _Overtaken
            yield artifact

    def _index(self, view: _View) -> None:
        with tempfile.TemporaryDirectory(prefix="indgang-search-") as folder:
            made = Path(folder) / indexer.FOLDER
            indexer.build_index(self.served, view.prepared.words.language, output=made)
            if self._shown is view:
                shutil.copytree(made, self.served / indexer.FOLDER, dirs_exist_ok=True)

    def _read_by_engine(self) -> dict[str, tuple[int, int]]:
        """Note the files that the engine reads: pages, settings, attachments, its own configuration."""
        content = self.root / "content"
        paths = [*self.root.glob("*docs.yml"), self.root / SETTINGS, *content.glob("*.md"), *content.glob("files/**/*")]
        return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(paths) if path.is_file()}
