"""A field that is empty or of another shape -> what was typed there instead, where that tells what was meant.

`title: #strandby` is empty because of a sign, and `title: [Udkast]` is a list because of two; both want quotes.
"""

from dataclasses import replace

from generator.problems import Position, Problem, say
from generator.reading.quoting import in_quotes, put_in_quotes, value_at
from generator.reading.source import Source
from generator.reading.strict_yaml import NOTHING, text_after_hash

_WORDS_FOR_NOTHING = NOTHING - {""}


def as_typed(problem: Problem, source: Source, expected: str) -> Problem:
    """Mend the words of a problem by the line it stands on; `expected` is `text`, `list` or another type."""
    line = source.line(problem.at.line)
    rest = line[problem.at.column - 1 :]
    if problem.rule == "empty-value":
        return _empty(problem, line, rest.strip())
    if problem.rule == "wrong-type" and rest.startswith(("[", "{")) and problem.at.column == value_at(line) + 1:
        return _in_brackets(problem, line, expected)
    return problem


def _in_brackets(problem: Problem, line: str, expected: str) -> Problem:
    """Say how a text, or a list, is written that stands in brackets."""
    begin = value_at(line)
    inner = line[begin + 1 :].rstrip().rstrip("]}")
    if expected == "list" and line[begin] == "{" and ":" not in inner:
        return replace(problem, fix=say("write '{line}'", line=f"{line[:begin]}[{inner}]".strip()))
    if expected != "text":
        return problem
    quotes = put_in_quotes(line)
    better = f"{line[:begin]}{inner.partition(',')[0].strip('[]{} ')}".strip()
    fix = quotes
    if line[begin] == "[":
        one = say("write one text without brackets: {line}", line=better)
        fix = say("{one}; if the brackets are part of it, {quotes}", one=one, quotes=quotes)
    return replace(problem, fix=fix)


def _empty(problem: Problem, line: str, typed: str) -> Problem:
    """Say why there is nothing, where a sign or a word of YAML's own stands there."""
    if typed.startswith("#") and typed in line[problem.at.column :]:
        column = line.index("#", problem.at.column - 1) + 1
        return text_after_hash(Position(problem.at.file, problem.at.line, column), line, "error")
    if typed not in _WORDS_FOR_NOTHING and typed[:1] not in ("|", ">"):
        return problem
    what = say("'{text}' says that nothing is written here", text=typed)
    better = in_quotes(line)
    if better is None:
        return replace(problem, what=what)
    fix = say("{fix}; if '{text}' is the text, write it in quotes: {line}", fix=problem.fix, text=typed, line=better)
    return replace(problem, what=what, fix=fix)
