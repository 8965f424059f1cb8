"""Reads an Excel, SPSS or Parquet file through a process of its own, so that no file can take the product down."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import polars as pl

from data_access.packages import native_formats
from data_access.packages.csv_file import Dialect
from data_access.packages.report import Report
from data_access.packages.table import Table, named

_HOUSE = Path(__file__).resolve().parents[2]
_PATIENCE_SECONDS = 300
# The parser of a hostile file is told no secrets: only what Python needs to start is passed on.
_PASSED_ON = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP")
_FEW_THREADS = {"OPENBLAS_NUM_THREADS": "1", "POLARS_MAX_THREADS": "2", "RUST_BACKTRACE": "0"}


def read(file: str, kind: str, data: bytes, dialect: Dialect, report: Report) -> Table | None:
    """None, with an error in the report, when there is no table in the file. `kind` is the ending, such as ".sav"."""
    if not data:
        report.error("file_empty", file)
        return None
    with tempfile.TemporaryDirectory() as private:
        copy, result = Path(private, f"file{kind}"), Path(private, "result.ipc")
        copy.write_bytes(data)
        code = _run(kind, copy, result, dialect)
        about = json.loads(told.read_text()) if (told := result.with_suffix(".json")).exists() else {}
        if code == native_formats.REFUSED:
            report.error(about["reason"], file, **about["fields"])
        elif code != 0:
            report.error("file_unreadable", file, ending=kind)
        else:
            return _table(file, pl.read_ipc(result.read_bytes()), about, report)
    return None


def _run(kind: str, copy: Path, result: Path, dialect: Dialect) -> int:
    how = [dialect.encoding or "", dialect.sheet or ""]
    command = [sys.executable, "-m", native_formats.__name__, kind, str(copy), str(result), *how]
    try:
        done = subprocess.run(
            command,
            cwd=_HOUSE,
            env={name: value for name, value in os.environ.items() if name in _PASSED_ON} | _FEW_THREADS,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return -1
    return done.returncode


def _table(file: str, frame: pl.DataFrame, about: dict, report: Report) -> Table:
    if about.get("sheets", 1) > 1:
        report.notice("only_one_sheet", file, sheets=about["sheets"])
    if (first_row := about.get("first_row")) is not None:
        headings, frame = list(frame.row(0)), frame[1:]
    else:
        headings, first_row = about["headings"], 0  # SPSS and Parquet have no row of headings
    names, frame = named(frame, headings, first_row + 1)
    return Table(file, names, frame, native=True, labels=about.get("labels", {}))
