"""All open data as one spreadsheet, a sheet a table: a Danish or Dutch Excel opens comma files in one column.

XlsxWriter writes each text as a text, so that no cell is run as a formula, and puts a fixed day into the file.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]  # XlsxWriter publishes no types

_FIRST_DAY: Final = datetime(1980, 1, 1)  # noqa: DTZ001  the same bytes whenever it is made
_LONGEST_CELL: Final = 32_767
"""Letters that a cell may hold (ECMA-376)."""
_LONGEST_NAME: Final = 31
_WIDEST: Final = 60


def workbook(tables: Iterable[tuple[str, Sequence[str], Sequence[Mapping[str, Any]]]]) -> bytes:
    """Write a workbook: the name, the columns and the rows of each sheet; lists become one text with commas."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"created": _FIRST_DAY})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    for name, columns, rows in tables:
        sheet = book.add_worksheet(name[:_LONGEST_NAME])
        sheet.freeze_panes(1, 1)
        for column, title in enumerate(columns):
            sheet.write_string(0, column, title, head)
            sheet.set_column(column, column, min(_WIDEST, max(10, len(title) + 2)))
        for number, row in enumerate(rows, 1):
            for column, title in enumerate(columns):
                _write(sheet, number, column, row.get(title))
        if rows:
            sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    book.close()
    return file.getvalue()


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    if value is None or value == []:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, _plain(value)[:_LONGEST_CELL])


def _plain(value: Any) -> str:
    """Say a list or a group on one line: the numbers and texts in it, with commas between."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_plain(one)}" for key, one in value.items())
    if isinstance(value, list):
        return (
            "; ".join(_plain(one) for one in value)
            if any(isinstance(one, dict) for one in value)
            else ", ".join(_plain(one) for one in value)
        )
    return str(value)
