"""Tables that a spreadsheet opens without running what stands in them (RFC 4180; CWE-1236).

Knows cells and rows, not what they say.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

_BEFORE = "(?:[^\\S\t\r\n]|[\"'\u200b-\u200f\u2060\ufeff])*"
"""What a spreadsheet, or the reader's own clean-up, passes over before a formula."""
_RUN = re.compile(rf"(?P<at>^|[;\t\r\n])(?P<rest>{_BEFORE}[=+@-])")
"""A formula at the beginning, or after what splits a line into cells in a Danish or Dutch spreadsheet."""
_WIDE = re.compile("[\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20]")
_CONTROL = re.compile("[ \"']*[\t\r\n]")


def cell(value: str | float | None) -> str:
    """Write a value so that no spreadsheet runs it: a formula gets an apostrophe before it; a number stays one."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    plain = _WIDE.sub(lambda wide: unicodedata.normalize("NFKC", wide[0]), value)  # one character stays one
    places = [found.start("rest") for found in _RUN.finditer(plain)]
    if _CONTROL.match(value) and 0 not in places:
        places.insert(0, 0)
    for place in reversed(places):
        value = f"{value[:place]}'{value[place:]}"
    return value


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Write a table: UTF-8 with the mark that spreadsheets know it by, a comma between cells, lines ended by CRLF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([cell(name) for name in columns])
    writer.writerows([cell(value) for value in row] for row in rows)
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + text.getvalue()
