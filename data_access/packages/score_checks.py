"""Checks of delivered scores that look at several cells at once: scale, spread, repetition and adding up."""

from collections import defaultdict
from collections.abc import Collection, Iterator

import polars as pl

from dashboard.mapping import Form, Mapping
from dashboard.organisation import Unit
from data_access.packages.report import Report
from data_access.packages.table import ROW

ALL = "all"
KEY = ["unit", "form", "factor", "split"]
_ROUNDING = 0.005  # of the scale's range: means and deviations are delivered rounded

_LARGEST_SD = (pl.col("highest") - pl.col("lowest")) / 2 * (pl.col("n") / (pl.col("n") - 1)).sqrt()
_TOLERANCE = (pl.col("highest") - pl.col("lowest")) * _ROUNDING
_FAULTS = (
    ("factor_of_other_form", "factor", pl.col("lowest").is_null()),
    ("split_of_other_form", "split", pl.col("declared").is_null()),
    ("mean_missing", "mean", (pl.col("n") > 0) & pl.col("mean").is_null()),
    ("outside_scale", "mean", (pl.col("mean") < pl.col("lowest")) | (pl.col("mean") > pl.col("highest"))),
    ("sd_missing", "sd", (pl.col("n") > 1) & pl.col("sd").is_null()),
    ("sd_negative", "sd", pl.col("sd") < 0),
    ("sd_too_large", "sd", (pl.col("n") > 1) & (pl.col("sd") > _LARGEST_SD + _TOLERANCE)),
    ("score_twice", "unit", ~pl.struct(KEY).is_first_distinct()),
)


def split_keys(form: Form) -> list[str]:
    """What may stand in the column `split`: "all", or such as "gender=girl"."""
    values = [(key, value.key) for key, split in form.splits.items() for value in split.values.values()]
    return [ALL, *dict.fromkeys(f"{key}={value}" for key, value in values)]


def check(scores: pl.DataFrame, file: str, mapping: Mapping, units: Collection[Unit] | None, report: Report) -> None:
    """`scores` has ROW and the columns of `scores.csv`, each cell right in itself."""
    rows = scores.join(_scales(mapping), on=["form", "factor"], how="left", maintain_order="left")
    rows = rows.join(_splits(mapping), on=["form", "split"], how="left", maintain_order="left")
    for reason, column, wrong in _FAULTS:
        found = rows.filter(wrong)
        for row in report.listed(found).iter_rows(named=True):
            report.error(reason, file, row[ROW], column, row[column], lowest=row["lowest"], highest=row["highest"])
    _check_sums(scores, file, units or (), report)


def _scales(mapping: Mapping) -> pl.DataFrame:
    scales = [(form.key, factor.key, *factor.scale) for form in mapping.forms for factor in form.factors]
    schema = {"form": pl.String, "factor": pl.String, "lowest": pl.Float64, "highest": pl.Float64}
    return pl.DataFrame(scales, schema=schema, orient="row")


def _splits(mapping: Mapping) -> pl.DataFrame:
    keys = [(form.key, key, True) for form in mapping.forms for key in split_keys(form)]
    return pl.DataFrame(keys, schema={"form": pl.String, "split": pl.String, "declared": pl.Boolean}, orient="row")


def _check_sums(scores: pl.DataFrame, file: str, units: Collection[Unit], report: Report) -> None:
    """Neither the units below a unit nor the values of a split can have more answers than the unit itself."""
    counts = {row[1:5]: (row[5], row[0]) for row in scores.select(ROW, *KEY, "n").iter_rows()}
    for reason, parts in (("more_below", _units_below(counts, units)), ("more_in_split", _split_values(counts))):
        sums: defaultdict[tuple, int] = defaultdict(int)
        for whole, part in parts:
            sums[whole] += counts[part][0]
        for whole, total in sums.items():
            n, row = counts[whole[:4]]
            if total > n:
                report.error(reason, file, row, "n", n, total=total)


def _units_below(counts: dict[tuple, tuple[int, int]], units: Collection[Unit]) -> Iterator[tuple[tuple, tuple]]:
    """Each row with the row of the nearest unit above that has one."""
    parents = {unit.code: unit.parent for unit in units}
    for key in counts:
        above, climbed = parents.get(key[0]), 0
        while above and (above, *key[1:]) not in counts and climbed < len(parents):
            above, climbed = parents.get(above), climbed + 1
        if above and (above, *key[1:]) in counts:
            yield (above, *key[1:]), key


def _split_values(counts: dict[tuple, tuple[int, int]]) -> Iterator[tuple[tuple, tuple]]:
    """Each row of a split with the "all" row of its unit; the split's own key keeps several splits apart."""
    for unit, form, factor, split in counts:
        if split != ALL and (unit, form, factor, ALL) in counts:
            yield (unit, form, factor, ALL, split.partition("=")[0]), (unit, form, factor, split)
