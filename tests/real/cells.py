"""What the program publishes of a package, fetched with its own commands."""

import io
from pathlib import Path

import pandas as pd

from tests.services import application

COLUMNS = [
    *("round", "unit", "code", "kind", "name", "form", "informant", "factor", "split"),
    *("status", "n", "points", "low", "high", "response_rate"),
]
NUMBERS = ["n", "points", "low", "high", "response_rate"]


def published(package: Path, data: Path, round_key: str) -> pd.DataFrame:
    """Import the package into the store in `data` and fetch every published cell of the round; codes stay texts."""
    application.succeed("import", package, data=data)
    file = data / f"cells-{round_key}.csv"
    application.succeed("export", "cells", "--round", round_key, "--all", "--format", "csv", "--out", file, data=data)
    cells = pd.read_csv(io.BytesIO(file.read_bytes()), dtype={"code": str, "round": str}, keep_default_na=True)
    assert set(COLUMNS) <= set(cells.columns)
    return cells


def numbers_of_hidden(cells: pd.DataFrame) -> pd.DataFrame:
    """Rows that are not shown and hold a number all the same: always empty."""
    return cells[(cells["status"] != "shown") & cells[NUMBERS].notna().any(axis="columns")]
