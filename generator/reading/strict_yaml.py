"""YAML text -> keys with values that are all text, lists and mappings; what is not plain YAML is a problem.

A scalar is `str`: `no`, `19:30`, `0123`, `+4512345678` and `2026-02-30` are text here; what they mean is for the model
to say. What a form leaves empty is None, whichever way it is written: nothing, `""`, `~`, `null`, `[]`, `{}`, a list or
a group of nothing else. A list does not count what is empty. Keys are unique text. Anchors, aliases, merge
keys, tags and further documents are refused: an editor who typed one of their signs nearly always meant text.

It reads the events of libyaml one by one, never its tree, so nothing deep, doubled or endless is ever built; that is
also four times as fast as `yaml.CSafeLoader`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn, TypeAlias

from yaml import (
    AliasEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    YAMLError,
)
from yaml._yaml import CParser

from generator.problems import Message, Position, Problem, Severity, say
from generator.reading.characters import INVISIBLE
from generator.reading.quoting import put_in_quotes, value_at
from generator.reading.swallowed import ITEM, swallowed_item
from generator.reading.yaml_faults import explain

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""None is what is empty."""

DEEPEST = 20
"""Most levels of lists and mappings inside each other, the outermost included."""
MOST_VALUES = 20_000
"""Most values in one file, lists and mappings included."""

_COMMENT = re.compile(r"[ \t]+(#.*)")
_REMARK = re.compile(r"(?<=[ \t])#.*")
_WRITE_OUT = say("write the value out")
_NO_KEY = say("put the text in quotes if it begins with '[', '{{' or '?'")
_TYPES = frozenset({"binary", "bool", "float", "int", "map", "merge", "null", "omap", "pairs", "python", "seq", "set",
                    "str", "timestamp", "value", "yaml"})  # fmt: skip
"""Types of YAML (yaml.org/type) and of PyYAML that a tag can name."""
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What was read."""

    data: dict[str, Value] | None
    """None where the text could not be read, or where a reader could take something else from it than was meant."""
    problems: list[Problem]


def read_facts(file: str, text: str, known: Sequence[Problem] = ()) -> Facts:
    """Read one YAML document, a mapping; never raises for bad content.

    The text has line feeds as its line breaks and no invisible characters (see `characters.decode`).
    Where `known` has a problem in the line that stops the reading, the stop itself is not another one.
    """
    reader = _Reader(file, text)
    try:
        data = reader.read()
    except _Stopped:
        data = None
    except YAMLError as error:
        data = None
        told = {problem.at.line for problem in (*known, *reader.problems)}
        faults = explain(file, text, error, reader.last)
        reader.problems += [problem for problem in faults if problem.at.line not in told]
    return Facts(data if reader.is_trusted else None, reader.problems)


class _Stopped(Exception):  # noqa: N818 -- reading ends here; it is no error of the program
    """Reading goes no further; the problem is already noted."""


class _Reader:
    """Reads one document from the events of libyaml."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.is_trusted = True
        self.last: Event | None = None
        self._parser = CParser(text)
        self._text = text
        self._has_traps = "\\" in text or " #" in text
        self._has_items = ITEM.search(text) is not None
        self._values = 0

    def read(self) -> dict[str, Value] | None:
        self._next()  # the stream begins
        if isinstance(self._next(), StreamEndEvent):
            self._no_facts()
        root = self._next()
        if isinstance(root, ScalarEvent) and _is_nothing(root):
            self._no_facts()
        if not isinstance(root, MappingStartEvent):
            self._stop(
                root,
                "not-a-mapping",
                say("the facts are not written as 'key: value'"),
                say("write each fact on its own line as 'key: value', with a space after the colon"),
            )
        data = self._value(root, 1)
        assert isinstance(data, dict), "a mapping gives a dict"
        self._expect_end()
        return data

    def _next(self) -> Event:
        event = self._parser.get_event()
        assert event is not None, "the stream's end is the last event that is asked for"
        self.last = event
        return event

    def _value(self, event: Event, depth: int) -> Value:
        """Read the value that begins with the event; `depth` is the level of the value itself."""
        self._values += 1
        if self._values > MOST_VALUES:
            what = say("the file has more than {most} values", most=MOST_VALUES)
            self._stop(event, "too-many-values", what, say("spread them over several files"))
        if type(event) is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._refuse_signs(event)
            else:
                if self._has_traps:
                    self._check_traps(event)
                if self._has_items and not event.style:
                    self._check_lines(event)
            value = event.value
            return None if is_nothing(value, event.style) else value
        if type(event) is AliasEvent:
            self._refuse_alias(event)
            return None
        assert isinstance(event, CollectionStartEvent), "a value begins with a scalar, an alias or a collection"
        if event.anchor is not None or event.tag is not None:
            self._refuse_signs(event)
        if depth > DEEPEST:
            what = say("the values stand in more than {most} levels", most=DEEPEST)
            self._stop(event, "too-deep", what, say("put the text in quotes, or use fewer levels"))
        if type(event) is not MappingStartEvent:
            return self._list(depth) or None
        group = self._mapping(depth)
        return None if depth > 1 and self._is_empty(group, event) else group

    def _is_empty(self, group: dict[str, Value], event: Event) -> bool:
        """Say whether nothing stands in a group; `{Strandby}` is no group, but a text that wants quotes."""
        if any(value is not None for value in group.values()) or self.last is None:
            return False
        if not group or event.start_mark is None or self.last.end_mark is None:
            return True
        return ":" in self._text[event.start_mark.index : self.last.end_mark.index]

    def _mapping(self, depth: int) -> dict[str, Value]:
        data: dict[str, Value] = {}
        lines: dict[str, Event] = {}
        while type(event := self._next()) is not MappingEndEvent:
            key = self._key(event, depth)
            value = self._value(self._next(), depth + 1)
            if key is None:
                continue
            if key in data:
                self._duplicate(event, key, lines[key])
            else:
                data[key] = value
                lines[key] = event
        return data

    def _list(self, depth: int) -> list[Value]:
        values: list[Value] = []
        while type(event := self._next()) is not SequenceEndEvent:
            if (value := self._value(event, depth + 1)) is not None:
                values.append(value)
        return values

    def _key(self, event: Event, depth: int) -> str | None:
        """Read a key; None where it is no text, which is then noted."""
        key = self._value(event, depth + 1)
        if type(key) is not str:
            if not isinstance(event, AliasEvent):
                self._refuse_key(event)
            return None
        if key == "<<" and isinstance(event, ScalarEvent) and not event.style:
            what = say("'<<' takes over the keys of another value, which is not possible here")
            self._distrust(event, "merge-key", what, say("write the keys out, each on its own line"))
            return None
        return key

    def _expect_end(self) -> None:
        end = self._next()
        assert isinstance(end, DocumentEndEvent), "a document ends after its only value"
        if not isinstance(event := self._next(), StreamEndEvent):
            what = say("a second set of facts begins here")
            self._stop(event, "several-documents", what, say("delete the line '---' or '...', or make two files"))

    def _no_facts(self) -> NoReturn:
        what, fix = say("there are no facts in the file"), say("write each fact on its own line as 'key: value'")
        self.problems.append(Problem(Position(self.file), "empty-file", what, fix))
        raise _Stopped

    def _duplicate(self, event: Event, key: str, first: Event) -> None:
        line = _position(self.file, first).line
        what = say("the key '{key}' already stands on line {line}", key=key, line=line)
        self._note(event, "duplicate-key", what, say("delete one of the two, or give it another name"))

    def _refuse_key(self, event: Event) -> None:
        if isinstance(event, ScalarEvent):
            what = say("a value stands without a key")
            fix = say("write the key in front of the colon; put it in quotes if it is called 'null'")
        else:
            what = say("a list or a group of values stands where a key is expected")
            fix = put_in_quotes(self._line(event)) if self._begins_with_bracket(event) else _NO_KEY
        self._distrust(event, "non-text-key", what, fix)

    def _refuse_alias(self, event: AliasEvent) -> None:
        what = say("'*{name}' refers to a value elsewhere, which is not possible here", name=event.anchor)
        is_meant = event.anchor in self._names["&"]
        self._distrust(event, "alias", what, _WRITE_OUT if is_meant else self._quotes(event))

    def _refuse_signs(self, event: NodeEvent) -> None:
        if event.anchor is not None:
            what = say("'&{name}' names a value for use elsewhere, which is not possible here", name=event.anchor)
            is_meant = event.anchor in self._names["*"]
            self._distrust(event, "anchor", what, _WRITE_OUT if is_meant else self._quotes(event))
        tag = getattr(event, "tag", None)
        if tag is not None:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            what = say("'{tag}' gives the value a type, which is not possible here", tag=shown)
            is_meant = shown.removeprefix("!!").partition("/")[0] in _TYPES
            self._distrust(event, "tag", what, say("delete '{tag}'", tag=shown) if is_meant else self._quotes(event))

    def _check_traps(self, event: ScalarEvent) -> None:
        """Find text that is not what it seems: signs written with a backslash, and text lost behind a `#`."""
        if event.style == '"' and (found := INVISIBLE.search(event.value)):
            what = say("the text in quotes holds an invisible character ({code})", code=f"U+{ord(found[0]):04X}")
            self._distrust(event, "control-character", what, say("delete the backslash and the sign after it"))
        if event.style or event.end_mark is None:
            return
        if rest := _COMMENT.match(self._text, event.end_mark.index):
            at = _position(self.file, event)
            if not event.value:
                at = Position(self.file, at.line, event.end_mark.column + rest.start(1) - rest.start() + 1)
            self.problems.append(text_after_hash(at, self._line(event)))

    def _check_lines(self, event: ScalarEvent) -> None:
        begin, end = event.start_mark, event.end_mark
        if begin is None or end is None or begin.line == end.line:
            return
        found = swallowed_item(self.file, self._text, begin=begin.index, end=end.index, line=begin.line + 1)
        if found is not None:
            self.is_trusted = False
            self.problems.append(found)

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        """The names behind each `&` and each `*`: only both together refer to something."""
        return {sign: set(re.findall(rf"{re.escape(sign)}([^\s,\[\]{{}}]+)", self._text)) for sign in "&*"}

    def _line(self, event: Event) -> str:
        """Give the line on which something begins."""
        index = event.start_mark.index if event.start_mark is not None else 0
        end = self._text.find("\n", index)
        return self._text[self._text.rfind("\n", 0, index) + 1 : end if end >= 0 else None]

    def _quotes(self, event: Event) -> Message:
        return put_in_quotes(self._line(event), event.start_mark.column if event.start_mark is not None else -1)

    def _begins_with_bracket(self, event: Event) -> bool:
        line = self._line(event)
        return line[max(value_at(line), 0) :].startswith(("[", "{"))

    def _stop(self, event: Event, rule: str, what: Message, fix: Message) -> NoReturn:
        self._distrust(event, rule, what, fix)
        raise _Stopped

    def _distrust(self, event: Event, rule: str, what: Message, fix: Message) -> None:
        self.is_trusted = False
        self._note(event, rule, what, fix)

    def _note(self, event: Event, rule: str, what: Message, fix: Message) -> None:
        self.problems.append(Problem(_position(self.file, event), rule, what, fix))


def text_after_hash(at: Position, line: str, severity: Severity = "warning") -> Problem:
    """Complain of text that YAML takes for a remark; where it must be read it is an error."""
    rest = _REMARK.search(line, at.column - 1)
    what = say("the text behind '#' is not read: '{rest}'", rest=rest[0] if rest else "")
    fix = say("{quotes}; if it is a remark, move it to a line of its own", quotes=put_in_quotes(line))
    return Problem(at, "text-after-hash", what, fix, severity)


def is_nothing(value: str, style: str | None) -> bool:
    """Say whether a scalar is empty; `style` is its quote, `|` or `>`, and nothing for a plain one."""
    return not value or (not style and value in NOTHING) or value.isspace()


def _is_nothing(event: ScalarEvent) -> bool:
    return event.tag is None and event.anchor is None and is_nothing(event.value, event.style)


def _position(file: str, event: Event) -> Position:
    mark = event.start_mark
    return Position(file, mark.line + 1, mark.column + 1) if mark is not None else Position(file)
