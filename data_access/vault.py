"""What the vault remembers: every imported package's mapping, units and atoms, and the factors' fixed constants."""

import io
import json
from collections.abc import Collection
from collections.abc import Mapping as MappingType
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

import polars as pl
from sqlalchemy import Connection, Row, insert, select

from dashboard.mapping import Form, Mapping
from dashboard.organisation import Unit
from dashboard.statistics import atoms
from dashboard.statistics.points import Constants
from dashboard.statistics.reliability import alpha
from data_access import vault_tables as tables
from data_access.packages.package import Package
from data_access.rows import inserted


@dataclass(frozen=True)
class Kept:
    """One version of a round as the vault keeps it. `invited` is keyed by form and unit code."""

    id: int
    version: int
    fingerprint: str
    mapping: Mapping
    units: tuple[Unit, ...]
    invited: dict[tuple[str, str], int]


def keep(vault: Connection, package: Package, without: Collection[str] = ()) -> bool:
    """Count the package's answers and keep the counts; False when this very package was imported before.

    `without` names screens of answer quality whose answers are left out.
    """
    known = versions(vault, package.mapping.round.key)
    if any(kept.fingerprint == package.fingerprint for kept in known):
        return False
    number = inserted(vault, tables.package, _package_row(package, version=len(known) + 1))
    for form in package.mapping.forms:
        _keep_form(vault, number, package, form, without)
    return True


def versions(vault: Connection, round_key: str) -> list[Kept]:
    """All versions of a round, oldest first; empty where the round is not known."""
    found = select(tables.package).where(tables.package.c.round == round_key).order_by(tables.package.c.version)
    return [_kept(row) for row in vault.execute(found)]


def rows_of(vault: Connection, package_id: int, form: str) -> tuple[pl.DataFrame, bool] | None:
    """The form's atoms, or the rows of scores.csv with True; None where the form has neither."""
    columns = select(tables.atoms.c.rows, tables.atoms.c.delivered)
    row = vault.execute(columns.where(tables.atoms.c.package_id == package_id, tables.atoms.c.form == form)).first()
    return (pl.read_parquet(io.BytesIO(row.rows)), row.delivered) if row else None


def reliability_of(vault: Connection, package_id: int) -> dict[tuple[str, str], float | None]:
    found = select(tables.reliability).where(tables.reliability.c.package_id == package_id)
    return {(row.form, row.factor): row.alpha for row in vault.execute(found)}


def constants_of(vault: Connection, form: str) -> dict[str, Constants]:
    found = vault.execute(select(tables.constants).where(tables.constants.c.form == form))
    return {row.factor: _constants(row) for row in found}


def anchored_in(vault: Connection, form: str) -> dict[str, str]:
    """The round in which each factor's constants were fixed."""
    here = tables.constants.c
    return dict(vault.execute(select(here.factor, here.round).where(here.form == form)).all())


def fix(vault: Connection, form: str, constants: MappingType[str, Constants], round_key: str) -> None:
    """Write down constants of factors that have none yet; those fixed before are left alone."""
    known = constants_of(vault, form)
    for factor, value in constants.items():
        if factor not in known:
            row = asdict(value) | {"form": form, "factor": factor, "round": round_key}
            row["lowest"], row["highest"] = row.pop("scale")
            vault.execute(insert(tables.constants).values(row))


def _package_row(package: Package, version: int) -> dict[str, Any]:
    return {
        "round": package.mapping.round.key,
        "version": version,
        "fingerprint": package.fingerprint,
        "imported_at": datetime.now(UTC),
        "mapping": package.mapping.model_dump_json(by_alias=True),
        "units": json.dumps([asdict(unit) for unit in package.units]),
        "invited": json.dumps([[form, unit, count] for (form, unit), count in package.invitations.items()]),
    }


def _keep_form(vault: Connection, package_id: int, package: Package, form: Form, without: Collection[str]) -> None:
    answers = package.answers.get(form.key)
    if answers is not None:
        counted = atoms.of(answers.lazy(), form, without).collect("polars").to_native()
        _insert_rows(vault, package_id, form.key, counted, delivered=False)
        careful = atoms.careful(answers.lazy(), form, without).collect("polars")
        alphas = {factor.key: alpha(careful, factor) for factor in form.factors}
        rows = [{"package_id": package_id, "form": form.key, "factor": key, "alpha": a} for key, a in alphas.items()]
        vault.execute(insert(tables.reliability), rows)
    elif package.scores is not None and (delivered := package.scores.filter(pl.col("form") == form.key)).height:
        _insert_rows(vault, package_id, form.key, delivered, delivered=True)


def _insert_rows(vault: Connection, package_id: int, form: str, rows: pl.DataFrame, *, delivered: bool) -> None:
    buffer = io.BytesIO()
    rows.write_parquet(buffer)
    values = {"package_id": package_id, "form": form, "delivered": delivered, "rows": buffer.getvalue()}
    vault.execute(insert(tables.atoms).values(values))


def _kept(row: Row) -> Kept:
    return Kept(
        id=row.id,
        version=row.version,
        fingerprint=row.fingerprint,
        mapping=Mapping.model_validate_json(row.mapping),
        units=tuple(_unit(unit) for unit in json.loads(row.units)),
        invited={(form, unit): count for form, unit, count in json.loads(row.invited)},
    )


def _unit(fields: dict[str, Any]) -> Unit:
    return Unit(**fields | {"successor_of": tuple(fields["successor_of"])})


def _constants(row: Row) -> Constants:
    scale = (row.lowest, row.highest)
    return Constants(row.mean, row.deviation, row.within, row.between, scale, row.turned)
