"""Writing a table as an Excel workbook: one header row, numbers as numbers, texts never as formulas."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from dashboard.spreadsheet import safe


def write_workbook(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as workbook:
        sheet = workbook.add_worksheet()
        sheet.freeze_panes(1, 0)
        for number, row in enumerate([header, *rows]):
            sheet.write_row(number, 0, [safe(value) for value in row])
