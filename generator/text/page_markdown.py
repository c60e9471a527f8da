"""The Markdown of hand-written pages, written so that the site engine reads it as the engine of the records does.

Two engines read what editors write: CommonMark makes the records, Python-Markdown (through the site engine) the pages.
The latter wants blank lines around lists, tables and code, four spaces under an item, and `1.`; editors shall not have
to know. So a page is rewritten on its way, by what CommonMark sees in it; boxes, footnotes and all else that only pages
have pass untouched. It knows neither engine's HTML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from generator.text.markdown import events

STEP: Final = "    "
"""How far Python-Markdown wants what lies in an item to be indented."""
_PART = "<!-- -->"
"""What keeps two lists apart that lie side by side."""
_BOX = re.compile(r"(?:!!!|\?\?\?\+?|===\+?) ")
_MARKER = re.compile(r"(?:[-*+]|[0-9]{1,9}[.)])( *)")
_NO_HEADING = re.compile(r"^ {0,3}(?=#{1,6}[^\s#])", re.MULTILINE)


@dataclass
class _Item:
    start: int
    end: int
    depth: int
    """0 for the items of the outermost list."""
    marker: str
    is_first: bool
    owner: "_List"


@dataclass
class _List:
    number: int | None
    """Of the next item; None where the items have no numbers."""
    is_loose: bool = False
    """Whether there is air between the items."""
    is_empty: bool = True


@dataclass
class _Block:
    """A block of the outermost level, and the items in it where it is a list."""

    kind: str
    start: int
    end: int
    items: list[_Item] = field(default_factory=list)


def for_pages(text: str) -> str:
    """Rewrite the text of a page; a text without lists, tables and code comes out as it is."""
    if not text.strip():
        return text
    parts = _boxes(text.split("\n"))
    return "\n".join(_box(lines) if is_box else _rewritten("\n".join(lines)) for is_box, lines in parts)


def _boxes(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """Part a text into boxes, each with what is indented under it, and what stands between them."""
    rest: list[str] = []
    at = 0
    while at < len(lines):
        if not _BOX.match(lines[at]):
            rest.append(lines[at])
            at += 1
            continue
        end = at + 1
        while end < len(lines) and (lines[end].startswith(STEP) or not lines[end].strip()):
            end += 1
        if rest:
            yield False, rest
            rest = []
        yield True, lines[at:end]
        at = end
    if rest:
        yield False, rest


def _box(lines: list[str]) -> str:
    inner = for_pages("\n".join(line.removeprefix(STEP) if line.strip() else "" for line in lines[1:]))
    return "\n".join([lines[0], *(STEP + line if line else line for line in inner.split("\n"))])


def _rewritten(text: str) -> str:
    text = _with_breaks(text)
    done, at, before = "", 0, ""
    for block in _blocks(text):
        between = text[at : block.start]
        written = text[block.start : block.end]
        if block.kind == "List":
            written = _list(text, block) + "\n"
            between = _with_air(done + between, "\n") + (f"{_PART}\n\n" if _adjoins(before, block, between) else "")
            between = between.removeprefix(done)
        elif block.kind in ("Table", "Fence"):
            between = _with_air(done + between, "\n").removeprefix(done)
        elif block.kind == "Paragraph":
            written = _NO_HEADING.sub(lambda found: found[0] + "\\", written)
            if before.startswith("List") or before in ("Table", "Fence"):
                between = _with_air(done + between, "\n").removeprefix(done)
        done += between + written
        at = block.end
        before = f"List {_is_numbered(block)}" if block.kind == "List" else block.kind
    return done + text[at:]


def _with_air(text: str, end: str) -> str:
    """End a text with a blank line, unless there is nothing in it."""
    return text if not text.strip() else text.rstrip("\n") + end * 2


def _adjoins(before: str, block: _Block, between: str) -> bool:
    return before == f"List {_is_numbered(block)}" and not between.strip()


def _is_numbered(block: _Block) -> bool:
    return block.items[0].marker != "-"


def _with_breaks(text: str) -> str:
    """Write a break as two spaces at the end of the line, where it is written as a backslash."""
    if "\\\n" not in text:
        return text
    found = [start for event, start, _ in events(text) if event == "HardBreak" and text[start] == "\\"]
    for start in reversed(found):
        text = f"{text[:start]}  {text[start + 1 :]}"
    return text


def _blocks(text: str) -> list[_Block]:
    found: list[_Block] = []
    lists: list[_List] = []
    depth = 0
    for event, start, end in events(text):
        if not isinstance(event, dict):
            continue
        began: Any = event.get("Start")
        if began is not None:
            kind = began if isinstance(began, str) else next(iter(began))
            if depth == 0:
                is_fence = kind == "CodeBlock" and text[start:end].lstrip()[:1] in ("`", "~")
                found.append(_Block("Fence" if is_fence else kind, start, end))
            if kind == "List":
                lists.append(_List(began["List"]))
            elif kind == "Item" and lists:
                mark = start + len(text[start:end]) - len(text[start:end].lstrip())
                found[-1].items.append(_item(lists, mark, end))
            elif kind == "Paragraph" and lists:
                lists[-1].is_loose = True
            depth += 1
        elif "End" in event:
            depth -= 1
            ended = event["End"]
            if (ended if isinstance(ended, str) else next(iter(ended))) == "List":
                lists.pop()
    return found


def _item(lists: list[_List], start: int, end: int) -> _Item:
    owner = lists[-1]
    marker = "-" if owner.number is None else f"{owner.number}."
    item = _Item(start, end, len(lists) - 1, marker, owner.is_empty, owner)
    owner.is_empty = False
    if owner.number is not None:
        owner.number += 1
    return item


def _list(text: str, block: _Block) -> str:
    """Write a list with four spaces a level; as it is, where it holds what cannot be told apart by lines."""
    written = text[block.start : block.end].rstrip()
    if "\t" in written:
        return written
    lines: list[str] = []
    begin = text.rfind("\n", 0, block.start) + 1
    for line in text[begin : block.start + len(written)].split("\n"):
        at = begin + len(line) - len(line.lstrip())
        if not line.strip():
            lines.append("")
        else:
            holding = [item for item in block.items if item.start <= at < item.end]
            starting = [item for item in block.items if begin <= item.start < begin + len(line) + 1]
            if not holding or len(starting) > 1:
                return written
            item = holding[-1]
            if item.start == at and item.owner.is_loose and not item.is_first and lines and lines[-1]:
                lines.append("")
            lines.append(_line(line, item, at - begin, is_first=item.start == at, start=_column(text, item)))
        begin += len(line) + 1
    return "\n".join(lines)


def _column(text: str, item: _Item) -> int:
    """Say in which column the content of an item begins."""
    found = _MARKER.match(text, item.start)
    assert found is not None, "an item begins with its mark"
    spaces = len(found[1])
    width = len(found[0]) - spaces + (spaces if 1 <= spaces <= 4 else 1)
    return item.start - (text.rfind("\n", 0, item.start) + 1) + width


def _line(line: str, item: _Item, indent: int, *, is_first: bool, start: int) -> str:
    if is_first:
        return f"{STEP * item.depth}{item.marker} {line[start:]}"  # two spaces at the end are a break
    return STEP * (item.depth + 1) + line[min(indent, start) :]
