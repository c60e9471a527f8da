"""Bytes of a content file -> its text: UTF-8, one kind of line break, and no character that nobody can see.

It knows nothing of YAML and Markdown, except that lines are indented with plain spaces.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice

from generator.problems import Message, Position, Problem, say

MOST_REPORTED = 20
"""Most invisible characters reported in one file: a picture saved as text would have thousands."""

_LINE_BREAKS = "\u0085\u2028\u2029"
_SET = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"
INVISIBLE = re.compile(_SET)
"""Control characters but tab and line feed, separators that break lines unseen, and code points that are no letters."""
_INVISIBLE_INDENT = re.compile(f"^[ \t-]*(?:{_SET}+[ \t-]*)+", re.MULTILINE)
_ODD_INDENT = re.compile(r"^[ \t]*\u00a0[ \t\u00a0]*", re.MULTILINE)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(file: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    """Decode UTF-8 with or without a byte order mark; any line break becomes a line feed, what is invisible a space.

    So every character keeps its line and column; only what is invisible before the first word of a line is left out,
    since it would count as indentation. The text is None where the bytes are not UTF-8.
    """
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        return None, [_not_utf_8(file, raw, error)]
    text = _one_line_break(text.removeprefix("\ufeff"))
    if INVISIBLE.search(text) is None:
        return text, []
    clean = _INVISIBLE_INDENT.sub(lambda match: INVISIBLE.sub("", match[0]), text)
    return INVISIBLE.sub(" ", clean), _invisible(file, text)


def plain_indentation(file: str, text: str) -> tuple[str, list[Problem]]:
    """Replace no-break spaces at the beginning of lines by spaces, with a problem for each line."""
    if "\u00a0" not in text:
        return text, []
    lines = islice(_ODD_INDENT.finditer(text), MOST_REPORTED)
    problems = [_no_break_space(file, text, match) for match in lines]
    return _ODD_INDENT.sub(lambda match: match[0].replace("\u00a0", " "), text), problems


def _no_break_space(file: str, text: str, match: re.Match[str]) -> Problem:
    what = say("the line begins with a no-break space, which looks like a space but is none")
    fix = say("delete the empty space before '{text}' and type plain spaces", text=_line_after(text, match.end()))
    return Problem(position_in(file, text, text.index("\u00a0", match.start())), "no-break-space", what, fix)


def position_in(file: str, text: str, offset: int, *, first_line: int = 1) -> Position:
    """Line and column of a character in a text; an offset outside the text gives its nearest end."""
    offset = min(max(offset, 0), len(text))
    return Position(file, first_line + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset))


def _one_line_break(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _not_utf_8(file: str, raw: bytes, error: UnicodeDecodeError) -> Problem:
    if raw.startswith(_UTF_16):
        fix = say("save the file again with the encoding UTF-8")
        return Problem(Position(file), "not-utf-8", say("the file is saved as UTF-16, not as UTF-8"), fix)
    before = _one_line_break(raw[: error.start].decode().removeprefix("\ufeff"))
    byte = raw[error.start : error.start + 1]
    try:
        what = say("a letter is not saved as UTF-8; it looks like '{letter}'", letter=byte.decode("cp1252"))
    except UnicodeDecodeError:
        what = say("a character is not saved as UTF-8; its first byte is {byte}", byte=byte.hex().upper())
    fix = say("save the file again with the encoding UTF-8, then write the letter again")
    return Problem(position_in(file, before, len(before)), "not-utf-8", what, fix)


def _invisible(file: str, text: str) -> list[Problem]:
    problems = []
    for match in islice(INVISIBLE.finditer(text), MOST_REPORTED):
        rule, what, fix = _describe_invisible(text, match.start())
        problems.append(Problem(position_in(file, text, match.start()), rule, what, fix))
    return problems


def _describe_invisible(text: str, offset: int) -> tuple[str, Message, Message]:
    code = f"U+{ord(text[offset]):04X}"
    around = {"before": _line_before(text, offset), "after": _line_after(text, offset + 1)}
    if text[offset] in _LINE_BREAKS:
        fix = say("put the cursor between '{before}' and '{after}', press Delete, then Enter", **around)
        return "line-separator", say("there is an invisible line break ({code})", code=code), fix
    fix = say("put the cursor between '{before}' and '{after}' and press Delete", **around)
    return "control-character", say("there is an invisible character ({code})", code=code), fix


def _line_before(text: str, offset: int) -> str:
    return text[max(text.rfind("\n", 0, offset) + 1, offset - 20) : offset]


def _line_after(text: str, offset: int) -> str:
    end = text.find("\n", offset)
    return text[offset : min(end if end >= 0 else len(text), offset + 20)]
