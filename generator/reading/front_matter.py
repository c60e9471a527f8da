"""Where the facts of a `.md` file end and its text begins, and what is wrong where the lines `---` do not stand right.

A line `---` that is missing, moved or miswritten makes text of a fact, or a fact of text, and nothing else would say
so: a published address is lost because `aliases:` is printed as a sentence.
"""

import re
from collections.abc import Collection, Iterator

from generator.problems import Position, Problem, say

FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_MISWRITTEN = re.compile(
    r"^(?:\.\.\.|--|----+|[\u2010-\u2015\u2212-]*[\u2010-\u2015\u2212][\u2010-\u2015\u2212-]*|---[:.]|\+\+\++|___+|===+)"
    r"[ \t]*$",
    re.MULTILINE,
)
"""Lines at the left margin that are no fact, and were probably meant to be `---`."""
_BLANK_OR_MISWRITTEN = re.compile(rf"\s*(?:{FENCE.pattern}|{_MISWRITTEN.pattern}|[ \t]+---[ \t]*$)", re.MULTILINE)
_KEY = re.compile(r"(?P<lead>[ \t]*(?:- +)?)(?P<key>[a-z][a-z_]*):(?=[ \t]|$)", re.MULTILINE)
_ITEM = re.compile(r"(?P<lead>[ \t]+)- +\S")
_SECOND = re.compile(r"^---[ \t]*\n(?P<first>[a-z][a-z_]*):(?=[ \t\n])(?:.*\n)+?---[ \t]*$", re.MULTILINE)
_LONGEST_SECOND = 60
"""Most lines of a second set of facts: what is longer is text between two rulers."""


def split(path: str, text: str) -> tuple[int, int] | Problem:
    """Find where the facts end and where the text begins."""
    opening = FENCE.match(text)
    if opening is None:
        return _no_opening(path, text)
    closing = FENCE.search(text, opening.end() + 1)
    miswritten = _MISWRITTEN.search(text, opening.end() + 1, closing.start() if closing else len(text))
    if miswritten is not None:
        line = text.count("\n", 0, miswritten.start()) + 1
        what = say("the facts end with a line '---', and here stands '{line}'", line=miswritten[0].strip())
        fix = say("write '---'") if closing is None else say("delete the line, or write '---' where the facts end")
        return Problem(Position(path, line), "unclosed-front-matter", what, fix)
    if closing is None:
        what = say("the facts that begin here have no line '---' after them")
        return Problem(Position(path), "unclosed-front-matter", what, say("write a line '---' below the last fact"))
    return closing.start(), min(closing.end() + 1, len(text))


def _no_opening(path: str, text: str) -> Problem:
    first = text.partition("\n")[0]
    what = say("the first line is '{line}', not '---'", line=first)
    fix = say("begin the file with a line '---', then the facts as 'key: value', then a line '---'")
    if _BLANK_OR_MISWRITTEN.match(text):
        fix = say("write '---'") if first.strip() else say("delete what stands before the line '---'")
        if not first.strip():
            what = say("the file begins with an empty line, not with '---'")
    elif _KEY.match(text):
        what = say("the facts begin on the first line, and no line '---' stands before them")
        fix = say("write a line '---' before them, and one below the last fact")
    return Problem(Position(path), "missing-front-matter", what, fix)


def misplaced(path: str, front: str, body: str, *, keys: Collection[str], inner: Collection[str]) -> Iterator[Problem]:
    """Find facts that stand in the text: below a line `---` that was moved up, or as a second set of facts.

    `keys` are the fields of such a file, `inner` those of the groups in it.
    """
    first = len(body) - len(body.lstrip("\n"))
    found = _KEY.match(body, first)
    line = front.count("\n") + 1 + body.count("\n", 0, first)
    if found is not None and found["key"] in (inner if found["lead"] else keys):
        text = body[first:].partition("\n")[0].strip()
        what = say("the text begins with '{line}', which is a fact", line=text)
        yield Problem(Position(path, line), "misplaced-fact", what, say("move it above the second line '---'"))
    elif first == 0 and (item := _ITEM.match(body)) is not None and _is_in_a_list(front, item["lead"]):
        what = say("the text begins with '{line}', an item of the list above", line=body.partition("\n")[0].strip())
        yield Problem(Position(path, line), "misplaced-fact", what, say("move it above the second line '---'"))
    for second in _SECOND.finditer(body):
        if second["first"] in keys and second[0].count("\n") <= _LONGEST_SECOND:
            at = Position(path, front.count("\n") + 1 + body.count("\n", 0, second.start()))
            what = say("a second set of facts begins here")
            fix = say("move its facts up to the others and delete it, or make two files")
            yield Problem(at, "several-documents", what, fix)


def _is_in_a_list(front: str, lead: str) -> bool:
    """Say whether the facts end in a list whose items begin like the line that follows."""
    last = front.rstrip().removesuffix("---").rstrip().rpartition("\n")[2]
    return last.startswith(f"{lead}- ") or (last.endswith(":") and len(last) - len(last.lstrip()) < len(lead))
