"""Signs, quotes and words of YAML in a text: it is read as it was typed, or the mend shows a line that can be read."""

import re
import string

import pytest
from pydantic import ValidationError

from generator.explaining.explain import explain
from generator.model.text.news import News
from generator.problems import Problem, render_message, strictest
from generator.reading.source import parse_source

AROUND = ("{0}Strandby", "{0} Strandby", "Strand{0}by", "Strand {0} by", "Strandby{0}", "Strandby {0}",
          "{0}Strandby{0}", "{0}{0}Strandby", "{0}", "{0}{0}{0}")  # fmt: skip
SIGNS = tuple(form.format(sign) for sign in string.punctuation for form in AROUND)
WORDS = (
    "yes", "no", "Yes", "NO", "null", "Null", "NULL", "on", "off", "true", "false", "2027", "007", "1.5", "2027-01-20",
    "19:00", "19:30:00", "1e3", "0x1F", ".inf", ".NaN", "<<", "1_000", "+45", "12:30:45", "0o7", "y", "n", "Ja", "Nej",
)  # fmt: skip
TYPED = r"""
- - a
?a
:a
[Udkast] Møde
{Udkast} Møde
[a, b]
{a, b}
{a: b}
{{ title }}
[[a]]
[Udkast
{Udkast
Udkast]
a: b: c
Møde: ”nu”
a #b
a#b
#a #b
# a
"Møde" om havnen
'Møde' om havnen
"Møde om havnen
'Møde om havnen
”Liv i landsbyen” får støtte
“Liv”
„Liv“
»Liv«
‘Liv’
’Liv’ nu
Borgerforeningens 'fest'
L'été
"C:\møder"
C:\møder
&Co. holder møde
*Vigtigt møde
!Husk mødet
!!Husk
@home i Strandby
`a` #b
%TAG a
--
---
--- a
...
... a
a ---
$100
100 % grøn
a, b; c
"a" og "b"
'a' og 'b'
[a] og [b]
{a} og {b}
"a": b
'a': b
[a]: b
{a}: b
@a: b
*a: b
&a b: c #d
!a #b
%a: b
> a: b
| a: b
? a: b
- a: b
#3: a
@a 'b' "c"
a :b
Møde kl. 19:30: mød op
http://x.dk: a
Sommerfest 🎉 på bakken
👩‍👩‍👧 Familiedag
☀️ Sol
:-)
:)
<3
Ål, æg & øl
50 kr.
§ 12
½ pris
C#-kursus
A/S
Fest – med dans
5 > 3
1 + 1 = 2
50/50
Hvem? Os!
@
Kr. Himmelfart
(Udkast)
~20 gæster
^
Nr. 5 | Havnen
"Møde” om havnen
”Møde"
"Mødet \"om\" noget: x" ja
'Det er ''nu''' ja
""".strip("\n").split("\n")
"""What people type, one text a line."""


def tell(line: str) -> tuple[list[Problem], str | None]:
    """Read a news item whose second line is given, and give its title too."""
    source, problems = parse_source("content/news/x.md", f"---\n{line}\npublished: 2026-11-01\n---\n\nTekst.\n")
    if source is None:
        return problems, None
    try:
        title = News.model_validate({**source.data, "slug": "x"}, by_alias=True, by_name=False).title
    except ValidationError as error:
        return strictest((*problems, *explain(error, News, source))), None
    return problems, title


@pytest.mark.parametrize("typed", dict.fromkeys((*SIGNS, *WORDS, *TYPED)))
def test_what_is_typed_is_read_so_or_the_mend_shows_a_line_that_can_be_read(typed: str) -> None:
    problems, title = tell(f"title: {typed}")

    if not problems:
        assert title == typed or f"{typed[0]}{title}{typed[0]}".replace("'", "''").strip("'") == typed.strip("'")
        return
    assert [(one.at.file, one.at.line) for one in problems] == [("content/news/x.md", 2)]
    assert 7 <= problems[0].at.column <= len(f"title: {typed}") + 1
    shown = [str(value) for name, value in _values(problems[0]) if name == "line"]
    assert shown != [], problems
    assert all(line in render_message(problems[0].fix, str) for line in shown)
    read = [tell(line) for line in shown]
    assert [again for again, _ in read] == [[] for _ in shown]
    assert re.sub(r"\W", "", str(read[-1][1])) == re.sub(r"\W", "", typed)


def _values(problem: Problem) -> list[tuple[str, object]]:
    found = list(problem.fix.values)
    for _, value in problem.fix.values:
        found += getattr(value, "values", ())
    return found
