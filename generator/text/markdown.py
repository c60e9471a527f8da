"""The parts of a Markdown text that rules look at, with their places; by the same engine that makes the pages.

Asking the engine for every part of a text costs twenty times as much as making HTML of it, so a rule asks only for a
text in which a cheap look has found something. Offsets count characters of the text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

from pyromark import Markdown, Options

_ENGINE = Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH)
_CODE = re.compile(r"`[^`]*`")
_MARKS = re.compile(r"[*_~&]")
_ODD = re.compile(r"[\s(&]")
_IN_BRACKETS = re.compile(r"\]\(((?:[^()<>\n]|\([^()<>\n]*\))+)\)")
_DEFINED = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*([^<\s][^<>\n]*)$", re.MULTILINE)
"""Where an address stands: behind a link text, and behind the name of one that is used elsewhere."""
_WITH_TITLE = re.compile(r"\S+[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^)]*\))")
_INDENTS: Final = ("    ", "\t")
"""How a line of code begins."""
_OTHER_LINKS: Final = frozenset("[:")
"""What stands behind the bracket of a link whose address is elsewhere, and of that address."""


class Link(NamedTuple):
    """A link, or a picture."""

    text: str
    """What the reader sees of it; of a picture, its description."""
    target: str
    offset: int
    end: int
    is_picture: bool


class Block(NamedTuple):
    """A paragraph, heading, list … of the outermost level."""

    kind: str
    """As the engine says: Paragraph, Heading, List, Table, CodeBlock, BlockQuote, HtmlBlock, Rule."""
    level: int
    """1 to 6 for a heading, else 0."""
    offset: int
    end: int


def links(text: str) -> tuple[Link, ...]:
    """List the links and pictures of a text."""
    found = by_brackets(text)
    return by_engine(text) if found is None else found


def by_brackets(text: str) -> tuple[Link, ...] | None:
    """Read links by their brackets; None where that may go wrong: HTML, escapes, links inside links."""
    if "<" in text or "\\" in text:
        return None
    if "`" in text:
        if "``" in text or text.count("`") % 2:
            return None
        text = _CODE.sub(lambda match: "x" * len(match[0]), text)
    has_marks = "*" in text or "_" in text or "~" in text or "&" in text
    found = []
    end, at = 0, text.find("]")
    while at >= 0:
        following = text[at + 1 : at + 2]
        if following == "(":
            begin, close = text.rfind("[", end, at), text.find(")", at)
            if begin < 0 or close < 0:
                return None
            words, target = text[begin + 1 : at], text[at + 2 : close]
            before = text[text.rfind("\n", 0, begin) + 1 : begin]
            if before.startswith(_INDENTS) or _ODD.search(target) or (has_marks and _MARKS.search(words)):
                return None
            if "]" in words:  # the bracket was closed before
                return None
            is_picture = before.endswith("!")
            found.append(Link(words, target, begin - is_picture, close + 1, is_picture))
            end = at = close
        elif following in _OTHER_LINKS:
            return None
        at = text.find("]", at + 1)
    return tuple(found)


def by_engine(text: str) -> tuple[Link, ...]:
    """Read links by the engine."""
    return tuple(_links(text))


def _links(text: str) -> Iterator[Link]:
    open_links: list[tuple[dict[str, Any], list[str], tuple[int, int], bool]] = []
    for event, start, end in events(text):
        began = event.get("Start") if isinstance(event, dict) else None
        if isinstance(began, dict) and ("Link" in began or "Image" in began):
            open_links.append((began.get("Link") or began["Image"], [], (start, end), "Image" in began))
        elif isinstance(event, dict) and event.get("End") in ("Link", "Image") and open_links:
            link, words, (offset, stop), is_picture = open_links.pop()
            yield Link("".join(words), link["dest_url"], offset, stop, is_picture)
        elif open_links:
            shown = event.get("Text", event.get("Code", "")) if isinstance(event, dict) else " "  # a line break
            for _, words, _, _ in open_links:
                words.append(str(shown))


def unlinked(text: str) -> Iterator[tuple[int, str]]:
    """Yield the addresses with spaces in them, which the engine does not take for addresses, with their places."""
    if not any(_has_space(found) for pattern in (_IN_BRACKETS, _DEFINED) for found in pattern.finditer(text)):
        return
    text = without_code(text)
    for pattern in (_IN_BRACKETS, _DEFINED):
        for found in pattern.finditer(text):
            if _has_space(found):
                yield found.start(1), found[1].strip()


def _has_space(found: re.Match[str]) -> bool:
    address = found[1].strip()
    return any(space in address for space in " \t") and not _WITH_TITLE.fullmatch(address)


@lru_cache(maxsize=64)
def blocks(text: str) -> tuple[Block, ...]:
    """List the blocks of a text."""
    found, depth = [], 0
    for event, start, end in events(text):
        if isinstance(event, dict) and "Start" in event:
            if depth == 0:
                began = event["Start"]
                kind = began if isinstance(began, str) else next(iter(began))
                level = int(began[kind]["level"][1:]) if kind == "Heading" else 0
                found.append(Block(kind, level, start, end))
            depth += 1
        elif isinstance(event, dict) and "End" in event:
            depth -= 1
        elif event == "Rule" and depth == 0:
            found.append(Block("Rule", 0, start, end))
    return tuple(found)


def html(text: str) -> Iterator[int]:
    """Yield where HTML stands in a text: each block of it, and each tag inside a line."""
    depth = 0
    for event, start, _ in events(text):
        if not isinstance(event, dict):
            continue
        if event.get("Start") == "HtmlBlock":
            yield start
            depth += 1
        elif event.get("End") == "HtmlBlock":
            depth -= 1
        elif "InlineHtml" in event or ("Html" in event and depth == 0):
            yield start


def without_code(text: str) -> str:
    """Blank out code; every other character keeps its place."""
    if "`" not in text and "    " not in text and "\t" not in text and "~~~" not in text:
        return text
    letters = list(text)
    inside = False
    for event, start, end in events(text):
        if isinstance(event, dict) and "CodeBlock" in str(event.get("Start", "")):
            inside = True
        elif isinstance(event, dict) and event.get("End") == "CodeBlock":
            inside = False
        elif inside or (isinstance(event, dict) and "Code" in event):
            letters[start:end] = " " * (end - start)
    return "".join(letters)


def events(text: str) -> Iterator[tuple[Any, int, int]]:
    """Yield the engine's events with offsets in characters; the engine counts bytes."""
    if text.isascii():
        yield from ((event, place["start"], place["end"]) for event, place in _ENGINE.events_with_range(text))
        return
    raw = text.encode()
    for event, place in _ENGINE.events_with_range(text):
        start = len(raw[: place["start"]].decode())
        yield event, start, start + len(raw[place["start"] : place["end"]].decode())
