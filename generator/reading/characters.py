"""Bytes of a content file -> its text: UTF-8, one kind of line break, and no character that nobody can see.

Letters that are put together of two signs are made one (NFC, Unicode annex 15), so that equal words are equal. It
knows nothing of YAML and Markdown, except that lines are indented with plain spaces.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Mapping
from itertools import islice

from generator.problems import Message, Position, Problem, say

MOST_REPORTED = 20
"""Most invisible characters reported in one file: a picture saved as text would have thousands."""

_LINE_BREAKS = "\u0085\u2028\u2029"
_UNSEEN: Mapping[str, Message] = {
    "\u00ad": say("there is a soft hyphen ({code}), which cannot be seen"),
    "\u200b\u2060\ufeff\u180e\u034f": say("there is a space without width ({code}), which cannot be seen"),
    "\u200c\u200d\u2061-\u2064": say("there is a joining sign ({code}), which cannot be seen"),
    "\u200e\u200f\u061c\u202a-\u202e\u2066-\u206f": say(
        "there is a sign that turns the direction of writing ({code}), which cannot be seen"
    ),
    "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0": say(
        "there is a filler ({code}), which looks like a space and is none"
    ),
    "\ue000-\uf8ff\U000f0000-\U0010fffd": say("there is a sign that only some programs know ({code})"),
    "\ufffd": say("a letter was lost here: there is the sign for that ({code})"),
    "\U000e0000-\U000e007f\ufff9-\ufffb\U0001d173-\U0001d17a": say(
        "there is a hidden sign ({code}), which cannot be seen"
    ),
}
"""Signs that say nothing to a reader, by what they are; of control characters the number is all there is to say."""
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff"
_JOINER = "\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])"
"""What joins the parts of a picture sign, such as a family; between letters it does nothing."""
_FLAG = "(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007f]"
_ALWAYS = "".join(_UNSEEN).replace("\U000e0000-\U000e007f", "").replace("\u200d", "")
_SET = f"(?:[{_CONTROL}{_ALWAYS}]|{_JOINER}|{_FLAG})"
INVISIBLE = re.compile(_SET)
"""Control characters but tab and line feed, separators that break lines unseen, and signs that say nothing."""
_INVISIBLE_INDENT = re.compile(f"^[ \t-]*(?:{_SET}+[ \t-]*)+", re.MULTILINE)
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_PILE = re.compile(f"([^\\W_])([{_MARKS}]{{3,}})")
"""More marks on one letter than any language writes, once letters are in one piece."""
_TWICE = re.compile(
    "(?:[\u00c2\u00c3][\u00a0-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|\u00e2[\u20ac\u201a][\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122\u00a0-\u00bf])"
)
"""Letters saved as UTF-8, read as something else and saved again."""
_SUSPECT = re.compile(f"[{_CONTROL}{''.join(_UNSEEN)}{_MARKS}\u2126\u212a\u212b\u00c2\u00c3\u00e2]")
"""A cheap look: a text without any of these is as it should be."""
_ODD_INDENT = re.compile(r"^[ \t]*\u00a0[ \t\u00a0]*", re.MULTILINE)
_NO_NAME = say("there is an invisible character ({code})")
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
    if _SUSPECT.search(text) is None:
        return text, []
    text = unicodedata.normalize("NFC", text)
    problems = [*_invisible(file, text), *_piled(file, text), *_saved_twice(file, text)]
    clean = _INVISIBLE_INDENT.sub(lambda match: INVISIBLE.sub("", match[0]), text)
    return INVISIBLE.sub(" ", clean), problems


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
    around = {side: INVISIBLE.sub("", words) for side, words in around.items()}
    if text[offset] in _LINE_BREAKS:
        fix = say("put the cursor between '{before}' and '{after}', press Delete, then Enter", **around)
        return "line-separator", say("there is an invisible line break ({code})", code=code), fix
    fix = say("put the cursor between '{before}' and '{after}' and press Delete", **around)
    what = next((what for signs, what in _UNSEEN.items() if re.match(f"[{signs}]", text[offset])), _NO_NAME)
    if text[offset] == "\ufffd":
        fix = say("write the letter between '{before}' and '{after}' again", **around)
    return "control-character", say(what.id, code=code), fix


def _piled(file: str, text: str) -> list[Problem]:
    found = islice(_PILE.finditer(text), MOST_REPORTED)
    return [
        Problem(
            position_in(file, text, match.start()), "piled-marks",
            say("there are {count} marks on the letter '{letter}'", count=len(match[2]), letter=match[1]),
            say("write '{letter}' without them", letter=match[1]),
        )
        for match in found
    ]  # fmt: skip


def _saved_twice(file: str, text: str) -> list[Problem]:
    problems = []
    for match in islice(_TWICE.finditer(text), MOST_REPORTED):
        try:
            meant = match[0].encode("cp1252").decode()
        except UnicodeError:
            continue
        what = say(
            "'{written}' is what is left of '{meant}' in a text that was saved wrongly", written=match[0], meant=meant
        )
        fix = say("write '{meant}'", meant=meant)
        problems.append(Problem(position_in(file, text, match.start()), "garbled-letter", what, fix))
    return problems


def _line_before(text: str, offset: int) -> str:
    return text[max(text.rfind("\n", 0, offset) + 1, offset - 20) : offset]


def _line_after(text: str, offset: int) -> str:
    end = text.find("\n", offset)
    return text[offset : min(end if end >= 0 else len(text), offset + 20)]
