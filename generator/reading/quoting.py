"""A line as it should be: its text in quotes, so that YAML reads it as it stands.

It knows where in a line the text begins, and which quotes were meant as quotes; others say what is wrong with the line.
"""

from __future__ import annotations

import re

from generator.problems import Message, say

_HEAD = re.compile(
    r"(?P<head>\s*(?:- +)*(?:(?:\w[\w .-]*|\"[^\"]*\"|'[^']*'):(?: +|$))?)(?P<value>\S.*?)\s*$", re.DOTALL
)
_CURLY = "”“„»«’‘"
_ENDS = {"[": "]", "{": "}"}
LONGEST = 230
"""Most characters of a line that a message shows: a longer one has no room there."""


def put_in_quotes(line: str, column: int = -1) -> Message:
    """Ask for quotes, and show the line with them; `column` is where the text in question begins, counted from 0.

    The line is not shown where its value is a list or a group in which only its editor knows what is one text.
    """
    better = in_quotes(line, column)
    return say("put the text in quotes") if better is None else say("put the text in quotes: {line}", line=better)


def in_quotes(line: str, column: int = -1) -> str | None:
    """Write the line with its text in quotes; None where nobody can know what is the text, or where it is too long."""
    match = _HEAD.match(line)
    if match is None:
        return None
    head, value = match["head"], match["value"]
    if value[0] in _ENDS and value[-1] == _ENDS[value[0]] and match.start("value") < column:
        better = _item_in_quotes(line, column)
    else:
        better = f"{head}{quoted(value)}"
    return better.strip() if better is not None and len(better) <= LONGEST else None


def in_single_quotes(line: str) -> str | None:
    """Write a line whose text is in double quotes with single ones, in which a backslash is a backslash."""
    match = _HEAD.match(line)
    if match is None or len(match["value"]) < 2 or match["value"][0] != '"' or match["value"][-1] != '"':
        return None
    text = match["value"][1:-1].replace('\\"', '"').replace("\\\\", "\\")
    better = f"{match['head']}'{text.replace(chr(39), chr(39) * 2)}'".strip()
    return better if len(better) <= LONGEST else None


def value_at(line: str) -> int:
    """Say where the text of a line begins, counted from 0; -1 where there is none."""
    match = _HEAD.match(line)
    return match.start("value") if match is not None else -1


def _item_in_quotes(line: str, column: int) -> str | None:
    """Quote one text within brackets: it goes on to the next comma or closing bracket."""
    found = re.compile(r"[^,\]}]+").match(line, column)
    if found is None:
        return None
    text = found[0].rstrip()
    return f"{line[:column]}{quoted(text)}{line[column + len(text) :]}"


def quoted(text: str) -> str:
    """Quote a text so that YAML reads it as it stands; quotes that were meant to be around it are not doubled."""
    text = _bare(text)
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def _bare(text: str) -> str:
    """Take off the quotes around a text, straight or typographic, unless they belong to words at its ends."""
    if len(text) < len("'x'") or not (_is_quote(text[0]) and _is_quote(text[-1])):
        return text
    first, inner, last = text[0], text[1:-1], text[-1]
    if first in _CURLY or last in _CURLY:
        return inner if not any(map(_is_quote, inner)) or first in "\"'" else text
    if first != last:
        return text
    at = inner.find(first)
    return inner if inner.count(first) % 2 or at < 0 or inner[at - 1 : at] == " " else text


def _is_quote(sign: str) -> bool:
    return sign in _CURLY or sign in "\"'"
