"""What the vault remembers of publications: whoever reads the newest may have kept every earlier one."""

import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import polars as pl
from sqlalchemy import Connection, Row, insert, select

from dashboard.disclosure import RULES
from dashboard.disclosure.universe import ALL
from dashboard.gate.told import Limits, Telling
from dashboard.joining import Join
from dashboard.publication.counted import Counted, Publication
from data_access import vault_tables as tables

SCHEMA = {
    "variable": pl.String,
    "unit": pl.String,
    "label": pl.String,
    "lowest": pl.Float64,
    "highest": pl.Float64,
    "least": pl.Float64,
    "most": pl.Float64,
}


@dataclass(frozen=True)
class Record:
    """One mask of one version as it was told. `cells` are rows of SCHEMA, limits on the answer scale given; numbers
    of answers have none."""

    package_id: int
    fingerprint: str
    joins: tuple[Join, ...]
    cells: pl.DataFrame


def records(vault: Connection, package_ids: Sequence[int], form: str) -> list[Record]:
    """Oldest first."""
    told = tables.told
    wanted = select(told).where(told.c.package_id.in_(package_ids), told.c.form == form).order_by(told.c.id)
    return [_record(row) for row in vault.execute(wanted)]


def remember(vault: Connection, record: Record, form: str, at: datetime) -> None:
    """Once for every different mask of a version."""
    told = tables.told.c
    same = (told.package_id == record.package_id, told.form == form, told.fingerprint == record.fingerprint)
    if vault.execute(select(told.id).where(*same)).first() is None:
        buffer = io.BytesIO()
        record.cells.write_parquet(buffer)
        row: dict[str, object] = {"package_id": record.package_id, "form": form, "fingerprint": record.fingerprint}
        row |= {"joined": _joined(record.joins), "rules": RULES, "told_at": at, "cells": buffer.getvalue()}
        vault.execute(insert(tables.told).values(row))


def record_of(package_id: int, joins: tuple[Join, ...], telling: Telling) -> Record:
    counted, told = telling.publication.counted, telling.publication.told
    codes = np.array(counted.tree.codes)
    frames = [pl.DataFrame([], schema=SCHEMA)]
    for variable in counted.variables:
        if limits := telling.limits.get(variable):
            frames.append(_frame(variable, codes[limits.units], limits.labels, limits))
        else:
            for label, flags in told.items():
                units = codes[flags[:, counted.column(variable)]]
                frames.append(_frame(variable, units, np.full(len(units), label), None))
    cells = pl.concat(frames).sort("variable", "unit", "label")
    return Record(package_id, _fingerprint(joins, cells), joins, cells)


def telling_of(record: Record, counted: Counted) -> Telling:
    """`counted` with the tree of that time."""
    told = {
        label: np.zeros((len(counted.tree.codes), len(counted.variables)), dtype=bool)
        for label in sorted({ALL, *record.cells["label"]})
    }
    limits = {}
    for (name,), cells in record.cells.group_by("variable", maintain_order=True):
        variable = str(name)
        units = np.array([counted.tree.position[code] for code in cells["unit"]], dtype=np.int64)
        labels = cells["label"].to_numpy().astype(np.str_)
        for label in np.unique(labels).tolist():
            told[label][units[labels == label], counted.column(variable)] = True
        if cells["least"].null_count() < len(cells):
            scale = (float(cells["lowest"][0]), float(cells["highest"][0]))
            limits[variable] = Limits(scale, units, labels, cells["least"].to_numpy(), cells["most"].to_numpy())
    return Telling(Publication(counted, told), limits)


def _frame(variable: str, units: np.ndarray, labels: np.ndarray, limits: Limits | None) -> pl.DataFrame:
    size = len(units)
    lowest, highest = limits.scale if limits else (None, None)
    columns = {
        "variable": [variable] * size,
        "unit": units.tolist(),
        "label": labels.tolist(),
        "lowest": [lowest] * size,
        "highest": [highest] * size,
        "least": limits.least.tolist() if limits else [None] * size,
        "most": limits.most.tolist() if limits else [None] * size,
    }
    return pl.DataFrame(columns, schema=SCHEMA)


def _fingerprint(joins: tuple[Join, ...], cells: pl.DataFrame) -> str:
    return hashlib.sha256(_joined(joins).encode() + cells.write_csv().encode()).hexdigest()


def _joined(joins: tuple[Join, ...]) -> str:
    return json.dumps([[list(join.parts), join.name] for join in joins])


def _record(row: Row) -> Record:
    joins = tuple(Join(tuple(parts), name) for parts, name in json.loads(row.joined))
    return Record(row.package_id, row.fingerprint, joins, pl.read_parquet(io.BytesIO(row.cells)))
