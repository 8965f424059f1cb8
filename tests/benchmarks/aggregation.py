"""From 200,000 answers to 48 questions to counts per atom, against reading the same file."""

import tempfile
from pathlib import Path

import numpy as np
import polars as pl

from dashboard.mapping import Form
from dashboard.statistics import atoms
from tests.benchmarks._ratio import report

ROWS, GROUPS, FACTORS, ITEMS = 200_000, 5_000, 12, 4


def form() -> Form:
    factors = [{"key": f"f{f}", "scale": [1, 5], "items": [f"q{f}_{i}" for i in range(ITEMS)]} for f in range(FACTORS)]
    return Form.model_validate({"key": "pupil", "informant": "pupil", "name": {"da": "Elever"}, "factor": factors})


def answers(of: Form) -> pl.DataFrame:
    random = np.random.default_rng(1)
    columns = {item: random.integers(1, 6, ROWS).astype(float) for item in of.item_keys}
    return pl.DataFrame({"unit": random.integers(0, GROUPS, ROWS).astype(str)} | columns)


def main() -> None:
    asked = form()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answers.parquet"
        answers(asked).write_parquet(file)
        report(
            f"counts per atom, {ROWS:,} × {FACTORS * ITEMS}",
            lambda: atoms.of(pl.scan_parquet(file), asked).collect("polars"),
            "reading every column",
            lambda: pl.read_parquet(file),
            runs=5,
        )


if __name__ == "__main__":
    main()
