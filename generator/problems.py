"""What is wrong with the content: where it is, what it is, and what the editor can do about it.

A problem is data. Checks yield problems and nothing raises for bad content; the formats at the end are pure
functions. This module knows nothing of files, YAML or Danish: every text is an English msgid with values, and is
translated at the edge by the `translate` argument (a gettext catalog, or `str` for plain English).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

Translate = Callable[[str], str]
Severity = Literal["error", "warning"]

LONGEST_VALUE = 80
"""Most characters that a message shows of one value; the last of them is then `…`."""
LONGEST_LINE = 240
"""The same for a `{line}`: a mend that shows a line as it should be must show all of it."""
_OF_A_PERSON = (
    re.compile(r"(?<![\d+])([0-3]\d[ .]?[01]\d[ .]?\d\d)(\s?[-\u2010-\u2015]?\s?)\d{4}(?!\d)"),
    re.compile(r"(?<![\d+])(?<!\d[.,])(\d{4})()\d{5}(?!\d|[.,]\d)"),
    re.compile(r"(?<![\d+])(\d{4})([ .]?)\d{2}[ .]?\d{3}(?!\d|[.,]\d)"),
    re.compile(r"\b([A-Z]{2}\d{2})( ?)(?:[0-9A-Z]{4} ?){2,7}[0-9A-Z]{1,4}\b"),
    re.compile(r"(?<![\d+])(\d{4})([ -]+)\d{7,10}(?!\d)"),
)
"""Numbers that may be a person's: Danish CPR, Dutch BSN (with or without gaps), IBAN, Danish bank accounts.

Messages are printed into logs that anyone can read, so the rest of such a number is never shown.
"""


@dataclass(frozen=True, order=True, slots=True)
class Position:
    """A place in a file; lines and columns count from 1, columns in characters."""

    file: str
    """Path from the root of the repository, with `/` between the parts."""
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with named gaps, and what goes into them; made by `say`."""

    id: str
    values: tuple[tuple[str, object], ...] = ()


def say(msgid: str, /, **values: object) -> Message:
    """Make a message: `say("there is no plan '{slug}'", slug="trannum")`; a value may be a message itself."""
    return Message(msgid, tuple(values.items()))


def render_message(message: Message, translate: Translate) -> str:
    """Translate a message and fill its gaps; the result is one line whatever the values hold."""
    shown = {name: _show(value, translate, _most(name)) for name, value in message.values}
    return translate(message.id).format(**shown)


def _most(name: str) -> int:
    return LONGEST_LINE if name == "line" else LONGEST_VALUE


def _show(value: object, translate: Translate, most: int) -> str:
    if isinstance(value, Message):
        return render_message(value, translate)
    text = without_numbers_of_persons(str(value)) if isinstance(value, str) else str(value)
    pieces = [_printable(character) for character in text[: most + 1]]
    if sum(map(len, pieces)) <= most:
        return "".join(pieces)
    while sum(map(len, pieces)) >= most:
        pieces.pop()
    return "".join(pieces) + "…"


def without_numbers_of_persons(text: str) -> str:
    """Leave the end out of each number in a text that may be a person's: `010190-1234` becomes `010190-****`."""
    for number in _OF_A_PERSON:
        text = number.sub(r"\1\2****", text)
    return text


def _printable(character: str) -> str:
    """Escape what could break the line, hide text or turn its direction; any kind of space becomes a plain one."""
    if character.isprintable():
        return character
    if unicodedata.category(character) == "Zs":
        return " "
    return character.encode("unicode_escape").decode("ascii")


def one_line(text: str) -> str:
    """Escape control characters, line breaks and lone surrogates, so that the text is one line that can be printed."""
    return text if text.isprintable() else "".join(map(_printable, text))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in one place of the content."""

    at: Position
    rule: str
    """Id of the rule in kebab-case, such as `unknown-key`; it is not translated."""
    what: Message
    """A fact, with the value in quotes."""
    fix: Message
    """An imperative that the editor can do now."""
    severity: Severity = "error"
    """An error stops publication; a warning does not."""

    @property
    def sort_key(self) -> tuple[str, int, int, str, str, str, str]:
        """Order by place, then rule; the texts come last so that the order never depends on the run."""
        return (*self.place, self.rule, self.severity, repr(self.what), repr(self.fix))

    @property
    def place(self) -> tuple[str, int, int]:
        """File, line and column."""
        return (self.at.file, self.at.line, self.at.column)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by file, line, column and rule."""
    return sorted(problems, key=lambda problem: problem.sort_key)


def strictest(problems: Iterable[Problem]) -> list[Problem]:
    """Leave out each warning at the place of an error of the same rule."""
    found = list(problems)
    errors = {(problem.place, problem.rule) for problem in found if problem.severity == "error"}
    return [one for one in found if one.severity == "error" or (one.place, one.rule) not in errors]


def as_text(problems: Iterable[Problem], translate: Translate) -> str:
    """Show two lines for each problem, clickable in an editor, and a last line with the count; no final line break."""
    ordered = in_order(problems)
    lines = []
    for problem in ordered:
        file, line, column = problem.place
        severity = translate(problem.severity)
        what = render_message(problem.what, translate)
        lines.append(f"{one_line(file)}:{line}:{column}: {severity} [{problem.rule}] {what}")
        lines.append(f"    {_fix_line(problem, translate)}")
    return "\n".join([*lines, render_message(count_problems(ordered), translate)])


def _fix_line(problem: Problem, translate: Translate) -> str:
    return f"{translate('fix')}: {render_message(problem.fix, translate)}"


def as_refusal(what: Message, fix: Message, translate: Translate) -> str:
    """Show what stopped a command and stands in no file: what it is, and below it what to do; no final line break."""
    told = f"{translate('error')}: {render_message(what, translate)}"
    return f"{told}\n    {translate('fix')}: {render_message(fix, translate)}"


def count_problems(problems: Iterable[Problem]) -> Message:
    """Say how many errors and warnings there are, and in how many files."""
    found = list(problems)
    if not found:
        return say("no problems")
    errors = sum(problem.severity == "error" for problem in found)
    warnings = len(found) - errors
    files = len({problem.at.file for problem in found})
    return say(
        "{errors}, {warnings} in {files}",
        errors=say("1 error") if errors == 1 else say("{count} errors", count=errors),
        warnings=say("1 warning") if warnings == 1 else say("{count} warnings", count=warnings),
        files=say("1 file") if files == 1 else say("{count} files", count=files),
    )


def as_github(problems: Iterable[Problem], translate: Translate) -> str:
    """Show each problem as a GitHub workflow command, which marks the line in a pull request.

    Source: GitHub Docs, "Workflow commands for GitHub Actions"; escaping as in `@actions/core`, command.ts.
    """
    return "\n".join(_workflow_command(problem, translate) for problem in in_order(problems))


def _workflow_command(problem: Problem, translate: Translate) -> str:
    file, line, column = problem.place
    properties = {"file": one_line(file), "line": line, "col": column, "title": problem.rule}
    listed = ",".join(f"{name}={_escape_property(str(value))}" for name, value in properties.items())
    text = f"{render_message(problem.what, translate)}\n{_fix_line(problem, translate)}"
    return f"::{problem.severity} {listed}::{_escape_data(text)}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Iterable[Problem], translate: Translate) -> str:
    """Show the problems as a JSON array of objects; severity and rule are not translated."""
    rows = [
        {
            "file": one_line(problem.at.file),
            "line": problem.at.line,
            "column": problem.at.column,
            "rule": problem.rule,
            "severity": problem.severity,
            "what": render_message(problem.what, translate),
            "fix": render_message(problem.fix, translate),
        }
        for problem in in_order(problems)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
