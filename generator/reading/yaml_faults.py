"""Where libyaml stops reading -> what is wrong there, in the words of somebody who edits texts.

libyaml says "mapping values are not allowed in this context"; an editor needs "the text holds ': '" and the line as it
should be. Each function knows one kind of fault; they are asked in turn and the last one fits always.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from yaml import CollectionEndEvent, Event, ScalarEvent, YAMLError

from generator.problems import Message, Position, Problem, say
from generator.reading.characters import MOST_REPORTED
from generator.reading.quoting import in_quotes, in_single_quotes, put_in_quotes, value_at

_KEY_AND_COLON = re.compile(r"\s*(?:- +)*[\w.-][\w .-]*:( |$)")
_NO_SPACE = re.compile(r"(\s*(?:- +)*[\"']?[\w-]+[\"']?:)([^ ].*)$")
_SIGNS = "@`%|>*&!?]},"
_SIGN_BEGAN = re.compile("while scanning an? (alias|anchor|block scalar|tag|directive)|while parsing a tag")
_SIGN_HERE = re.compile("found (character|undefined|incompatible)|mapping keys|did not find expected node")


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong; line and column count from 0, as libyaml does."""

    line: int
    column: int
    rule: str
    what: Message
    fix: Message


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where and why libyaml stopped."""

    lines: list[str]
    problem: str
    line: int
    column: int
    context: str
    context_line: int
    context_column: int
    last: Event | None
    """The last thing that was read before."""

    @property
    def text(self) -> str:
        """The line it stopped on."""
        return self.at(self.line)

    def at(self, line: int) -> str:
        """Give one line; an empty one after the end."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    def before(self, line: int) -> int:
        """Number the nearest line above that has text and is no comment; -1 where there is none."""
        line -= 1
        while line >= 0 and (not self.at(line).strip() or self.at(line).lstrip().startswith("#")):
            line -= 1
        return -1 if self.at(line).startswith("---") else line


def explain(file: str, text: str, error: YAMLError, last: Event | None) -> list[Problem]:
    """Name the fault that stopped the reading, at its place; a tab, in every line that begins with one.

    `last` is the last event of libyaml before it stopped.
    """
    lines = text.split("\n")
    stop = _where(lines, error, last)
    faults = _tabs(stop) or [next(fault for check in _CHECKS if (fault := check(stop)) is not None)]
    return [Problem(_place(file, lines, fault), fault.rule, fault.what, fault.fix) for fault in faults]


def _where(lines: list[str], error: YAMLError, last: Event | None) -> _Stop:
    problem, context = getattr(error, "problem", None) or "", getattr(error, "context", None) or ""
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    context_line, context_column = (begun.line, begun.column) if begun else (0, 0)
    return _Stop(lines, problem, line, column, context, context_line, context_column, last)


def _place(file: str, lines: list[str], fault: _Fault) -> Position:
    """Turn to counting from 1, and stay within the text."""
    line = min(fault.line, len(lines) - 1)
    return Position(file, line + 1, min(fault.column, len(lines[line])) + 1)


def _tabs(stop: _Stop) -> list[_Fault]:
    if stop.text[stop.column : stop.column + 1] != "\t" and not stop.problem.startswith("found a tab"):
        return []
    later = range(stop.line + 1, len(stop.lines))
    places = [(stop.line, stop.column), *((line, 0) for line in later if stop.lines[line].startswith("\t"))]
    what = say("a tab stands where spaces belong")
    fix = say("delete the tab and indent by two spaces for each level")
    return [_Fault(line, column, "tab-indentation", what, fix) for line, column in places[:MOST_REPORTED]]


def _quote(stop: _Stop) -> _Fault | None:
    """A quote that is not closed, or text after the closing one."""
    if stop.context == "while scanning a quoted scalar":
        return _unclosed_quote(stop, stop.context_line, stop.context_column)
    last = stop.last
    if not isinstance(last, ScalarEvent) or last.style not in {'"', "'"} or not stop.problem.startswith("did not find"):
        return None
    if last.start_mark is None or last.end_mark is None or last.end_mark.line != stop.line:
        return None
    if last.start_mark.line < stop.line:
        return _unclosed_quote(stop, last.start_mark.line, last.start_mark.column)
    what = say("the text goes on after the closing quote")
    return _Fault(stop.line, stop.column, "text-after-quote", what, put_in_quotes(stop.text, stop.column))


def _unclosed_quote(stop: _Stop, line: int, column: int) -> _Fault:
    what, text = say("the quote that begins here is not closed"), stop.at(line)
    rest = text[column + 1 :].strip()
    better = in_quotes(text[:column] + rest, column) if rest else in_quotes(text, column)
    fix = say("close the quote at the end of the text, or delete it")
    if better is not None:
        fix = say("close the quote at the end of the text: {line}", line=better)
    return _Fault(line, column, "unclosed-quote", what, fix)


def _escape(stop: _Stop) -> _Fault | None:
    if stop.context != "while parsing a quoted scalar":
        return None
    what = say("in double quotes a backslash begins a special sign, and this one is unknown")
    better = in_single_quotes(stop.text)
    fix = say("use single quotes, or write two backslashes")
    if better is not None:
        fix = say("use single quotes: {line}", line=better)
    return _Fault(stop.line, stop.column, "unknown-escape", what, fix)


def _unquoted_sign(stop: _Stop) -> _Fault | None:
    """A text that begins with a sign of YAML's own, such as `@` or `*`."""
    line, column = stop.line, stop.column
    if _SIGN_BEGAN.match(stop.context):
        line, column = stop.context_line, stop.context_column
    elif not _SIGN_HERE.match(stop.problem):
        return None
    sign = stop.at(line)[column : column + 1]
    if not sign or sign not in _SIGNS:
        return None
    what = say("the text begins with '{sign}', which has a meaning of its own in these files", sign=sign)
    return _Fault(line, column, "unquoted-sign", what, put_in_quotes(stop.at(line), column))


def _list_on_key_line(stop: _Stop) -> _Fault | None:
    if not stop.problem.startswith("block sequence entries") or not _KEY_AND_COLON.match(stop.text):
        return None
    what = say("a list begins on the line of its key")
    fix = say("put each '- ' on a line of its own below, or {quotes}", quotes=put_in_quotes(stop.text))
    return _Fault(stop.line, stop.column, "list-on-key-line", what, fix)


def _colon(stop: _Stop) -> _Fault | None:
    """A line that has no colon, or a text that has one too many: libyaml cannot always tell them apart."""
    if stop.problem == "could not find expected ':'":
        return _no_colon(stop, stop.context_line)
    if not stop.problem.startswith("mapping values"):
        return None
    if _KEY_AND_COLON.match(stop.text[: stop.column]):
        what = say("the text holds a colon, so it is taken for another key")
        return _Fault(stop.line, stop.column, "unquoted-colon", what, put_in_quotes(stop.text, stop.column))
    above = stop.before(stop.line)
    if above >= 0 and not _KEY_AND_COLON.match(stop.at(above)):
        return _no_colon(stop, above)
    return _indented(stop) if above >= 0 else None


def _no_colon(stop: _Stop, line: int) -> _Fault:
    text = stop.at(line)
    column = len(text) - len(text.lstrip())
    if match := _NO_SPACE.match(text):
        what = say("there is no space after the colon")
        fix = say("write '{line}'", line=f"{match[1]} {match[2].strip()}".strip())
        return _Fault(line, match.end(1), "missing-space", what, fix)
    what = say("the line is not written as 'key: value'")
    fix = say("add the key and a colon; if the line belongs to the text above, indent it by two spaces")
    return _Fault(line, column, "missing-colon", what, fix)


def _bracket(stop: _Stop) -> _Fault | None:
    """A bracket that is not closed, or text after the closing one."""
    if stop.context.startswith("while parsing a flow"):
        line, column = stop.context_line, stop.context_column
        text = stop.at(line)
        sign = text[column : column + 1]
        what = say("after '{sign}' a comma or the closing bracket is missing", sign=sign)
        fix = say(
            "write it as [first, second]; if the bracket is part of the text, {quotes}", quotes=put_in_quotes(text)
        )
        return _Fault(line, column, "unclosed-bracket", what, fix)
    last = stop.last
    if isinstance(last, CollectionEndEvent) and last.end_mark is not None and last.end_mark.line == stop.line:
        begin = value_at(stop.text)
        if 0 <= begin < stop.column and stop.text[begin] in "[{":
            what = say("the text goes on after the closing bracket")
            return _Fault(stop.line, begin, "text-after-bracket", what, put_in_quotes(stop.text))
    return None


def _second_document(stop: _Stop) -> _Fault | None:
    if not stop.problem.endswith("<document start>") or not stop.at(stop.before(stop.line)).startswith("..."):
        return None
    what, fix = say("a second set of facts begins here"), say("delete the line '---' or '...', or make two files")
    return _Fault(stop.line, stop.column, "several-documents", what, fix)


def _indentation(stop: _Stop) -> _Fault | None:
    fits = re.match("did not find expected (key|'-'|<doc)", stop.problem)
    return _indented(stop) if fits and not stop.text.lstrip().startswith(":") else None


def _indented(stop: _Stop) -> _Fault:
    column = len(stop.text) - len(stop.text.lstrip())
    what = say("the line does not stand under the lines it belongs to")
    fix = say("begin it exactly below the first letter of the line it belongs with; indent with spaces")
    return _Fault(stop.line, column, "bad-indentation", what, fix)


def _anything(stop: _Stop) -> _Fault:
    what = say("the line cannot be read as 'key: value'")
    fix = say("compare it with the same line in another file; put a text with special signs in quotes")
    return _Fault(stop.line, stop.column, "yaml-syntax", what, fix)


_CHECKS: tuple[Callable[[_Stop], _Fault | None], ...] = (
    _quote,
    _escape,
    _unquoted_sign,
    _list_on_key_line,
    _colon,
    _bracket,
    _second_document,
    _indentation,
    _anything,
)
