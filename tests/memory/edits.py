"""Random edits of a municipality: what editors, designers and programmers do to it from one build to the next.

Each edit is tried on the files; one that the check refuses is taken back, so that every state can be built.
"""

import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from generator import build
from generator.load import SETTINGS
from generator.pages.templates import THEME

FOLDERS: Final = ("content", "funds", "meetings", "plans")
TEMPLATES: Final = (
    "records/money/fund.html",
    "records/meetings/meeting.html",
    "records/cards/fund.html",
    "records/people/sheet.html",
)
FIRST_DAY: Final = date(2026, 8, 1)
_NUMBER: Final = re.compile(r"\d+")
_LETTERS: Final = re.compile(r"[a-zæøå]{5,}")


@dataclass
class State:
    """A municipality between two builds."""

    root: Path
    chance: random.Random
    today: date = date(2026, 11, 21)
    edition: bytes = b"first"
    done: list[str] = field(default_factory=list)
    """What was done, for whoever looks into a failure."""
    kinds: set[str] = field(default_factory=set)
    """The folders whose records were touched."""

    def step(self) -> None:
        """Make one random edit that leaves the content sound."""
        for edit in iter(lambda: self.chance.choice(EDITS), None):
            if edit(self):
                return

    def file(self) -> Path:
        """Choose a file with the facts of a record, each folder as often as the next."""
        files = [file for folder in FOLDERS for file in (self.root / folder).rglob("*") if _is_record(file)]
        kinds = sorted({_kind_of(self.root, file) for file in files})
        kind = self.chance.choice(kinds)
        return self.chance.choice(sorted(file for file in files if _kind_of(self.root, file) == kind))

    def tried(self, what: str, file: Path, changed: dict[Path, str | None]) -> bool:
        """Write files, or delete those with nothing; take it back where the content is no longer sound."""
        before = {path: path.read_text(encoding="utf-8") if path.exists() else None for path in changed}
        _write(changed)
        if not build.prepare(self.root, today=self.today).is_sound:
            _write(before)
            return False
        self.done.append(f"{what} {file.relative_to(self.root)}")
        self.kinds.add(_kind_of(self.root, file))
        return True


def _is_record(file: Path) -> bool:
    return file.suffix in {".md", ".yml"} and file.is_file() and file.name != SETTINGS.rpartition("/")[2]


def _kind_of(root: Path, file: Path) -> str:
    parts = file.relative_to(root).parts
    return parts[0] if parts[0] != "content" else parts[1] if len(parts) > 2 else "page"


def _write(changed: dict[Path, str | None]) -> None:
    for path, text in changed.items():
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def _change(state: State) -> bool:
    """Change a number or a word in a line, drop the line, or write it twice."""
    file = state.file()
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    place = state.chance.randrange(len(lines))
    line = lines[place]
    new = state.chance.choice((
        lambda: _NUMBER.sub(lambda found: str(state.chance.randrange(1, 31)).zfill(len(found[0])), line, count=1),
        lambda: _LETTERS.sub(lambda found: found[0] + "er", line, count=1),
        lambda: "", lambda: line + line, lambda: line.rstrip("\n") + " og mere\n",
    ))()  # fmt: skip
    lines[place] = new
    return new != line and state.tried("changed", file, {file: "".join(lines)})


def _add(state: State) -> bool:
    """Write a record like another one."""
    file = state.file()
    text = file.read_text(encoding="utf-8")
    mark = f"{state.chance.randrange(1000)}"
    text = re.sub(r"^(title|name): (.*)$", rf"\1: Nyt {mark}", text, count=1, flags=re.MULTILINE)
    new = file.with_name(f"{file.stem}-ny-{mark}{file.suffix}")
    return not new.exists() and state.tried("added", new, {new: text})


def _delete(state: State) -> bool:
    file = state.file()
    return state.tried("deleted", file, {file: None})


def _rename(state: State) -> bool:
    """Give a record another address, and say so to all who name it."""
    file = state.file()
    new = file.with_name(f"{file.stem}-2{file.suffix}")
    texts = {path: path.read_text(encoding="utf-8") for path in _texts(state.root)}
    old_name, new_name = re.compile(rf"(?<![\w-]){re.escape(file.stem)}(?![\w-])"), new.stem
    changed: dict[Path, str | None] = {
        path: after for path, text in texts.items() if (after := old_name.sub(new_name, text)) != text
    }
    changed[new] = changed.get(file) or texts[file]
    changed[file] = None
    return not new.exists() and state.tried("renamed", file, changed)


def _texts(root: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        yield from (path for path in (root / folder).rglob("*") if path.suffix in {".md", ".yml"})


def _another_day(state: State) -> bool:
    state.today = FIRST_DAY + timedelta(days=state.chance.randrange(500))
    state.done.append(f"day {state.today}")
    return True


def _another_setting(state: State) -> bool:
    file = state.root / SETTINGS
    text = file.read_text(encoding="utf-8")
    key, value = state.chance.choice((
        ("title", f"Lilleby {state.chance.randrange(9)}"), ("tagline", f"Til og med {state.chance.randrange(9)}."),
        ("show_examples", state.chance.choice(("true", "false"))),
    ))  # fmt: skip
    new = re.sub(rf"^{key}: .*$", f"{key}: {value}", text, count=1, flags=re.MULTILINE)
    return new != text and state.tried(f"set {key}", file, {file: new})


def _another_template(state: State) -> bool:
    """Put a municipality's own template over one of ours, or take it away."""
    name = state.chance.choice(TEMPLATES)
    own = state.root / "theme" / name
    if own.exists():
        own.unlink()
    else:
        own.parent.mkdir(parents=True, exist_ok=True)
        ours = (THEME / name).read_text(encoding="utf-8")
        own.write_text(ours + f"<!-- {state.chance.randrange(99)} -->", encoding="utf-8")
    state.done.append(f"template {name}")
    return True


def _another_version(state: State) -> bool:
    state.edition = state.chance.randbytes(4)
    state.done.append("version")
    return True


EDITS: Final[tuple[Callable[[State], bool], ...]] = (
    _change, _change, _change, _add, _delete, _rename, _another_day, _another_setting, _another_template,
    _another_version,
)  # fmt: skip


def a_town(source: Path, root: Path) -> Path:
    """Copy a municipality, with a folder of its own for templates."""
    shutil.copytree(source, root, ignore=shutil.ignore_patterns("site", ".cache", ".site*"))
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  name: material\n", "  name: material\n  custom_dir: theme\n"), encoding="utf-8")
    (root / "theme").mkdir()
    return root
