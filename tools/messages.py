"""Tries the examples of the documents, and writes the message that each wrong one gives below it.

An example is a fenced block with a file name and one of the words of `EXAMPLE`; it is tried in a copy of the small town
of the tests, so no document shows a message that the program does not give. `tests/house/test_manual.py` compares.

Usage: .venv/bin/python tools/messages.py
"""

import re
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator import build
from generator.problems import as_text

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 12, 31)
"""The day on which the examples are read."""
TOWN = ROOT / "tests/golden/town"
_ASIDE = ("README.md", "felter.md")
"""Pages of the manual without examples."""
DOCUMENTS = (
    "CONTRIBUTING.md",
    *sorted(f"docs/manual/{page.name}" for page in (ROOT / "docs/manual").glob("*.md") if page.name not in _ASIDE),
)
EXAMPLE = re.compile(
    r"^```(yaml|markdown) (\S+) (rigtigt|forkert|ny|forkert-fil)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
"""An example: language, file of the town, what it is, text. `rigtigt` and `forkert` are a few fields of a file (YAML)
or its text (Markdown); `ny` and `forkert-fil` are whole files."""
MESSAGE = re.compile(r"(?<=^```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """One example of a document."""

    language: str
    """`yaml` for fields or a whole file, `markdown` for the text under the fields, or a whole file."""
    path: str
    what: str
    text: str
    end: int
    """Where the block ends in the document."""
    beside: tuple["Example", ...] = ()
    """Other new files of the same section, which stand there too while it is tried."""

    @property
    def is_wrong(self) -> bool:
        """Whether the example shows a fault."""
        return self.what.startswith("forkert")


def examples(document: str) -> list[Example]:
    """List the examples of a document."""
    listed: list[Example] = []
    for found in EXAMPLE.finditer(document):
        section = document.rfind("\n### ", 0, found.start())
        new = [one for one in listed if one.what == "ny" and one.end > section and one.path != found[2]]
        listed.append(Example(found[1], found[2], found[3], found[4], found.end(), tuple(new)))
    return listed


def with_messages(document: str) -> str:
    """Put the message that each wrong example really gives into the next block of plain text."""
    pieces, begin = [], 0
    for example in examples(document):
        block = MESSAGE.search(document, example.end)
        if example.is_wrong and block is not None:
            pieces += [document[begin : block.start()], *(f"{line}\n" for line in messages(example))]
            begin = block.end()
    return "".join([*pieces, document[begin:]])


def messages(example: Example) -> list[str]:
    """Try an example in the town, and give the lines that `indgang check` then shows."""
    with tempfile.TemporaryDirectory() as folder:
        town = Path(shutil.copytree(TOWN, Path(folder) / "town"))
        for one in (*example.beside, example):
            _put(town / one.path, one)
        prepared = build.prepare(town, today=TODAY)
        return as_text(prepared.problems, prepared.words.translate).splitlines()[:-1]


def _put(file: Path, example: Example) -> None:
    """Write a whole file, or put the text, or some fields, of an example into a file of the town."""
    if example.what in ("ny", "forkert-fil"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(example.text, encoding="utf-8")
        return
    head, fence, rest = file.read_text(encoding="utf-8").rpartition("---\n")
    facts = head.removeprefix("---\n") or rest
    body = rest if fence else ""
    if example.language == "markdown":
        body = f"\n{example.text}"
    else:
        for key in re.findall(r"^[\w-]+", example.text, re.MULTILINE):
            facts = re.sub(rf"^{re.escape(key)}\b.*\n(?:[ -].*\n)*", "", facts, flags=re.MULTILINE)
        facts = example.text + facts
    file.write_text(f"---\n{facts}---\n{body}" if fence else facts, encoding="utf-8")


def main() -> int:
    """Write every document whose messages have changed; name it."""
    for name in DOCUMENTS:
        old = (ROOT / name).read_text(encoding="utf-8")
        new = with_messages(old)
        if new != old:
            (ROOT / name).write_text(new, encoding="utf-8")
            print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
