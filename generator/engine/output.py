"""What the site engine makes of the pages and the theme, and when that follows from so little that it is remembered.

The engine reads the hand-written pages, its configuration and the theme, and nothing of the records but what stands
around every page. Where its configuration asks for nothing else, such as another plugin or an extension that reads
further files, the same facts give the same output, and it need not be run.
"""

import base64
import json
import logging
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generator.load.attachments.listing import CONTENT, composed

_PURE: Final = frozenset({
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "md_in_html",
    "meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks", "pymdownx.betterem", "pymdownx.caret",
    "pymdownx.critic", "pymdownx.details", "pymdownx.extra", "pymdownx.highlight", "pymdownx.inlinehilite",
    "pymdownx.keys", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tabbed",
    "pymdownx.tasklist", "pymdownx.tilde",
})  # fmt: skip
"""Extensions of Markdown that read nothing but the page."""
_FROM_OUTSIDE: Final = re.compile(rb"!ENV\s*(\[[^\]]*\]|[A-Za-z_]\w*)")
_NAME: Final = re.compile(rb"[A-Za-z_]\w*")


@dataclass(frozen=True)
class Output:
    """What the engine made."""

    html: Mapping[str, str]
    """Name of each frame -> the page that was rendered for it."""
    bodies: Mapping[str, str]
    """Slug of each hand-written page -> its HTML."""
    files: Mapping[str, bytes]
    """The files of the theme, by their path in the site."""
    said: tuple[str, ...] = ()
    """What it warned of: said again by whoever remembers it."""

    def packed(self) -> bytes:
        """Write it as bytes."""
        files = {path: base64.b85encode(content).decode() for path, content in self.files.items()}
        return json.dumps([dict(self.html), dict(self.bodies), files, self.said]).encode()

    @classmethod
    def unpacked(cls, packed: bytes) -> "Output":
        """Read it again."""
        html, bodies, files, said = json.loads(packed)
        return cls(html, bodies, {path: base64.b85decode(content) for path, content in files.items()}, tuple(said))

    def write_to(self, folder: Path, *, root: Path, attachments: tuple[str, ...]) -> None:
        """Put the files of the theme into a folder, and beside them the attachments of the repository at `root`."""
        for path, content in self.files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        for path in attachments:
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(_as_on_disk(root / CONTENT, path), file)


def read_output(folder: Path, html: Mapping[str, str], bodies: Mapping[str, str], *, left: tuple[str, ...]) -> Output:
    """Gather what the engine wrote to a folder, without its pages and without what is `left` out: the attachments."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".html")
    named = {path.relative_to(folder).as_posix(): path for path in paths}
    files = {name: path.read_bytes() for name, path in named.items() if name not in left}
    return Output(dict(html), dict(bodies), files)


class Listener(logging.Handler):
    """Hears what the engine warns of, beside what we say ourselves."""

    def __init__(self, ours: str) -> None:
        super().__init__(logging.WARNING)
        self.ours, self.heard = ours, list[str]()

    def emit(self, record: logging.LogRecord) -> None:
        """Note one warning."""
        if record.name != self.ours:
            self.heard.append(record.getMessage())


def settings_of(config: Any) -> tuple[object, ...] | None:
    """Give what the engine's own configuration says, as facts; None where its output may follow from more than that."""
    file = Path(config.config_file_path)
    text = file.read_bytes()
    ours_alone = [*config.plugins] == ["indgang"] and not config.hooks
    if not ours_alone or b"INHERIT" in text or not _PURE.issuperset(config.markdown_extensions):
        return None
    return text, tuple((name, os.environ.get(name)) for name in _asked_for(text))


def _asked_for(text: bytes) -> Iterator[str]:
    """Name the variables of the environment that a configuration asks for."""
    for found in _FROM_OUTSIDE.findall(text):
        yield from (name.decode() for name in _NAME.findall(found))


def _as_on_disk(content: Path, path: str) -> Path:
    """Find a file by the name it is published under: on the disk, `å` may be two signs."""
    file = content / path
    if file.exists():
        return file
    there = (one for one in content.rglob("*") if composed(one.relative_to(content).as_posix()) == path)
    return next(there, file)
