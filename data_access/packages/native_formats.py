"""Reads one Excel, SPSS or Parquet file in a process of its own: `python -m … KIND FILE RESULT ENCODING SHEET`.

The parsers are compiled code that a damaged or hostile file can crash or make ask for any amount of memory
(a changed byte in a .sav file is enough for a segmentation fault), so they never run inside the product's process.
"""

import json
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import polars as pl

from data_access.packages import limits

BASE_BYTES = 512_000_000  # Python with its libraries, and some air
BYTES_PER_CELL = 64
BYTES_PER_UNPACKED = 10
REFUSED = 3  # exit code: the result holds a reason


class Unreadable(Exception):
    def __init__(self, reason: str, **fields: object) -> None:
        super().__init__(reason)
        self.reason, self.fields = reason, fields


def excel(file: Path, encoding: str | None, wanted: str | None) -> tuple[pl.DataFrame, dict[str, object]]:
    """The wanted sheet, or else the first that has cells, from its heading on."""
    import fastexcel

    allow(BASE_BYTES + BYTES_PER_UNPACKED * _unpacked(file))
    reader = fastexcel.read_excel(file)
    if wanted and wanted not in reader.sheet_names:
        raise Unreadable("sheet_missing", sheets=reader.sheet_names)
    for name in [wanted] if wanted else reader.sheet_names:
        sheet = reader.load_sheet(name, header_row=None, dtypes="string")
        if sheet.visible == "visible" and sheet.width:
            check_size(sheet.total_height, sheet.width)
            sheets = 1 if wanted else len(reader.sheet_names)
            return sheet.to_polars(), {"first_row": _first_row(file, name), "sheets": sheets}
    raise Unreadable("file_empty")


def _unpacked(file: Path) -> int:
    """What the workbook declares to hold, refused before anything is unpacked when that is too much."""
    with zipfile.ZipFile(file) as workbook:
        members = workbook.infolist()
    unpacked, packed = sum(one.file_size for one in members), file.stat().st_size
    if unpacked > limits.UNPACKED_BYTES or len(members) > limits.MEMBERS:
        raise Unreadable("workbook_too_large")
    if unpacked > limits.SUSPECT_BYTES and unpacked > packed * limits.PACKING_RATIO:
        raise Unreadable("packed_too_hard")
    return unpacked


def _first_row(file: Path, sheet: str) -> int:
    """The row number of the first filled row, which calamine does not tell."""
    try:
        book = import_module("openpyxl").load_workbook(file, read_only=True)
        rows = enumerate(book[sheet].iter_rows(values_only=True), start=1)
        return next((number for number, row in rows if any(value is not None for value in row)), 1)
    except Exception:  # openpyxl stumbles over styles of other programs; calamine has read the cells already
        return 1


def spss(file: Path, encoding: str | None, _: str | None) -> tuple[pl.DataFrame, dict[str, object]]:
    """Codes as they are stored, and the words that belong to them."""
    import pyreadstat

    options: Any = {"encoding": encoding, "output_format": "polars", "disable_datetime_conversion": True}
    empty, about = pyreadstat.read_sav(str(file), metadataonly=True, **options)
    rows = max(about.number_rows or 0, 0)
    check_size(rows, empty.width)
    allow(_needed(file, rows * empty.width))
    frame, about = pyreadstat.read_sav(str(file), row_limit=limits.ROWS + 1, **options)
    check_size(frame.height, frame.width)
    labels = {
        column: {_code(code): str(label) for code, label in words.items()}
        for column, words in about.variable_value_labels.items()
    }
    return frame.with_columns(pl.selectors.float().fill_nan(None)), {"labels": labels}


def _code(code: object) -> str:
    return str(int(code)) if isinstance(code, float) and code.is_integer() else str(code).strip()


def parquet(file: Path, encoding: str | None, _: str | None) -> tuple[pl.DataFrame, dict[str, object]]:
    scan = pl.scan_parquet(file)
    rows, columns = scan.select(pl.len()).collect().item(), len(scan.collect_schema())
    check_size(rows, columns)
    allow(_needed(file, rows * columns))
    return pl.read_parquet(file), {}


KINDS: dict[str, Callable[[Path, str | None, str | None], tuple[pl.DataFrame, dict[str, object]]]] = {
    ".xlsx": excel,
    ".sav": spss,
    ".parquet": parquet,
}


def check_size(rows: int, columns: int) -> None:
    if columns > limits.COLUMNS:
        raise Unreadable("too_many_columns", limit=limits.COLUMNS)
    if rows > limits.ROWS:
        raise Unreadable("too_many_rows", limit=limits.ROWS)
    if rows * columns > limits.CELLS:
        raise Unreadable("too_many_cells", limit=limits.CELLS)


def _needed(file: Path, cells: int) -> int:
    return BASE_BYTES + BYTES_PER_CELL * cells + BYTES_PER_UNPACKED * file.stat().st_size


def allow(size: int) -> None:
    """Memory this process may take from now on, where the system can hold it to that."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_DATA, (size, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def as_texts(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select(_texts(series) for series in frame).fill_null("")


def _texts(series: pl.Series) -> pl.Series:
    """Whole numbers without a decimal point; nested values, which no cell can hold, as a mark that is no answer."""
    if series.dtype.is_nested() or series.dtype in (pl.Binary, pl.Object):
        return pl.Series(series.name, ["[…]"] * len(series), pl.String)
    texts = series.cast(pl.String)
    if series.dtype.is_float():
        return texts.str.replace(r"\.0$", "")
    return texts.str.normalize("NFC") if series.dtype in (pl.String, pl.Categorical, pl.Enum) else texts


def main(kind: str, file: str, result: str, encoding: str, sheet: str) -> int:
    allow(BASE_BYTES)
    try:
        frame, about = KINDS[kind](Path(file), encoding or None, sheet or None)
    except Unreadable as fault:
        Path(result).with_suffix(".json").write_text(json.dumps({"reason": fault.reason, "fields": fault.fields}))
        return REFUSED
    about["headings"] = [unicodedata.normalize("NFC", name) for name in frame.columns]
    as_texts(frame.rename({name: str(place) for place, name in enumerate(frame.columns)})).write_ipc(result)
    Path(result).with_suffix(".json").write_text(json.dumps(about))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
