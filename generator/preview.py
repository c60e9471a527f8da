"""The live preview: keeps the served directory up to date, and does as little as it can after a change.

When only records have changed, the frames and the hand-written pages of the last full build still hold, so the site
engine is not run again; the search index follows in the background.
"""

import shutil
import tempfile
import threading
from datetime import date
from pathlib import Path

from generator import build, indexer
from generator.load import SETTINGS, Memory
from generator.publish import refresh


class Preview:
    """What one run of the preview remembers between two changes."""

    def __init__(self, root: Path, served: Path, memory: Memory, *, searched: bool) -> None:
        self.root = root
        self.served = served
        self._memory = memory
        self._searched = searched
        self._known: dict[str, bytes] = {}
        self._rendered: build.Rendered | None = None
        self._today: date | None = None
        self._engine_read: dict[str, tuple[int, int]] = {}
        self._stale = threading.Event()
        self._indexing: threading.Thread | None = None

    def prepare(self) -> build.Prepared:
        """Read what has changed since the last time, and check everything."""
        return build.prepare(self.root, memory=self._memory)

    def show_all(self, prepared: build.Prepared, today: date, rendered: build.Rendered, engine_dir: Path) -> None:
        """Show a full build: the engine's own files, and every page."""
        shutil.copytree(engine_dir, self.served, dirs_exist_ok=True)
        self._rendered, self._today = rendered, today
        self._engine_read = self._read_by_engine()
        self._show(prepared, rendered, today)

    def show_records(self, prepared: build.Prepared) -> bool:
        """Show changed records in the frames of the last full build; False when the engine must run again."""
        if self._rendered is None or self._today is None or self._read_by_engine() != self._engine_read:
            return False
        self._show(prepared, self._rendered, self._today)
        return True

    def _show(self, prepared: build.Prepared, rendered: build.Rendered, today: date) -> None:
        refresh(build.artifacts(prepared, today, rendered, searched=self._searched), self.served, self._known)
        if self._searched:
            self._index_later(prepared)

    def _read_by_engine(self) -> dict[str, tuple[int, int]]:
        """Note the files that the engine reads: pages, settings, attachments, its own configuration."""
        content = self.root / "content"
        paths = [*self.root.glob("*docs.yml"), self.root / SETTINGS, *content.glob("*.md"), *content.glob("files/**/*")]
        return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(paths) if path.is_file()}

    def _index_later(self, prepared: build.Prepared) -> None:
        """Make the search index in the background; changes that come meanwhile are gathered into one more run."""
        self._stale.set()
        if self._indexing is not None and self._indexing.is_alive():
            return
        self._indexing = threading.Thread(target=self._index, args=(prepared.words.language,), daemon=True)
        self._indexing.start()

    def _index(self, language: str) -> None:
        while self._stale.is_set():
            self._stale.clear()
            with tempfile.TemporaryDirectory(prefix="indgang-search-") as folder:
                made = Path(folder) / indexer.FOLDER
                indexer.build_index(self.served, language, output=made)
                shutil.copytree(made, self.served / indexer.FOLDER, dirs_exist_ok=True)
