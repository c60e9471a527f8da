"""Which files there are in a folder: everything but hidden and odd names, links, and what is no file.

Whatever it passes over is a problem. It does not read the files, and does not know what they should be called.
"""

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.load.odd_files import hidden_fault, name_fault
from generator.problems import Message, Position, Problem, say
from generator.reading.source import is_inside, leads_outside, linked

DEEPEST = 10
"""Most folders inside each other, below the one that is walked."""


@dataclass
class Walk:
    """One walk through a folder of the repository; the problems it meets are there when it is done."""

    root: Path
    problems: list[Problem] = field(default_factory=list)

    def files(
        self, folder: str, *, skipped: Collection[str] = (), is_deep: bool = True
    ) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """Yield the files below a folder, in the order of their names; paths are from the root, with `/`.

        A folder that is not there has no files. What is in `skipped` is left out; without `is_deep`, every folder is.
        """
        if not is_inside(self.root, self.root / folder):
            self.problems.append(leads_outside(folder))
            return
        top = self.root / folder
        if os.path.islink(top) and os.path.exists(top):  # noqa: PTH110, PTH114  pathlib raises in a locked folder
            self._refuse_link(folder)
            return
        rest = self._entries(folder, is_top=True)
        while rest:
            file, entry = rest.pop()
            if file in skipped:
                continue
            if entry.is_symlink():
                self._refuse_link(file)
            elif not entry.is_dir(follow_symlinks=False):
                yield file, entry
            elif is_deep and self._may_enter(file, file.count("/") - folder.count("/")):
                rest += self._entries(file)

    def _entries(self, folder: str, *, is_top: bool = False) -> list[tuple[str, os.DirEntry[str]]]:
        """List what is in a folder, the last name first: files are taken from the end."""
        try:
            with os.scandir(self.root / folder) as entries:
                found = [(f"{folder}/{entry.name}", entry) for entry in entries]
            shown = [pair for pair in found if not self._is_odd(pair[0])]
            return sorted(shown, key=lambda pair: pair[0], reverse=True)
        except FileNotFoundError:
            if not is_top:  # it has just been deleted
                return []
            if (self.root / folder).is_symlink():
                self._note(folder, "unreadable-file", say("the link leads to nothing"), say("delete it, or mend it"))
        except NotADirectoryError:
            what = say("'{name}' is a file, where a folder is expected", name=folder)
            self._note(folder, "wrong-folder", what, say("rename the file, or delete it"))
        except OSError as error:
            what = say("the folder cannot be read: '{reason}'", reason=error.strerror)
            self._note(folder, "unreadable-folder", what, say("give yourself the right to read it"))
        return []

    def _is_odd(self, file: str) -> bool:
        """Pass over what is hidden, and what cannot be held or kept under its name."""
        is_hidden = file.rpartition("/")[2].startswith(".")
        fault = hidden_fault(file) if is_hidden else name_fault(file)
        self.problems += [] if fault is None else [fault]
        return is_hidden or fault is not None

    def _refuse_link(self, file: str) -> None:
        """Follow no link: it could publish the settings of git, a password, or the editors' notes of a record."""
        full = self.root / file
        if not is_inside(self.root, full):
            self.problems.append(leads_outside(file))
        elif os.path.isdir(full):  # noqa: PTH112  pathlib raises where a folder may not be entered
            what = say("the link leads to a folder, and links to folders are not followed")
            self._note(file, "linked-folder", what, say("put the folder itself in place of the link"))
        elif not os.path.exists(full):  # noqa: PTH110  the same
            self._note(file, "unreadable-file", say("the link leads to nothing"), say("delete it, or mend it"))
        else:
            self.problems.append(linked(file))

    def _may_enter(self, folder: str, depth: int) -> bool:
        if folder.endswith((".md", ".yml")):
            what = say("'{name}' is a folder, and is called like a file", name=folder.rpartition("/")[2])
            self._note(folder, "wrong-folder", what, say("put a text file in its place, or rename it"))
            return False
        if depth > DEEPEST:
            what = say("the folder lies in more than {most} others", most=DEEPEST)
            self._note(folder, "wrong-folder", what, say("move it up"))
            return False
        return True

    def _note(self, file: str, rule: str, what: Message, fix: Message) -> None:
        self.problems.append(Problem(Position(file), rule, what, fix))
