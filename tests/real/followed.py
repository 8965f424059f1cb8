"""Programmes of real places whose indicators are followed: their units, with an answer or two to be a round."""

import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sqlalchemy import Row, select

from data_access import tables, vault_tables
from data_access.engine import open_store, open_vault, reading
from tests.real import packages
from tests.services import application

FILES = Path(__file__).parent / "indicator_files"  # how the columns of each real file are to be read


def store(folder: Path, units: Iterable[tuple[str, str, str, str]]) -> Path:
    """The DATA_DIR of a programme with these units: code, parent, kind, name."""
    units = list(units)
    answers = [("unit", "q1"), *((code, "3") for code, _, kind, _ in units if kind == "municipality" for _ in range(5))]
    package = packages.write(folder / "package", _mapping(), units)
    packages.write_table(package / "answers" / "staff.csv", answers)
    data = folder / "data"
    data.mkdir()
    application.succeed("import", package, data=data)
    return data


def _mapping() -> dict:
    factor = {"key": "work", "name": packages.name("Work"), "scale": [1, 5], "items": ["q1"]}
    form = {"key": "staff", "informant": "staff", "name": packages.name("Staff"), "unit_column": "unit"}
    return {
        "programme": {"key": "real", "name": packages.name("Real places")},
        "round": {
            "key": "2019",
            "name": packages.name("2019"),
            "opened": date(2019, 9, 1),
            "closed": date(2019, 10, 31),
        },
        "form": [form | {"factor": [factor]}],
    }


def followed(data: Path, file: Path, *options: str) -> str:
    """What the command says that brings a real file in, its description beside it; the file itself stays as it is."""
    beside = data.parent / file.name
    shutil.copyfile(file, beside)
    shutil.copyfile(FILES / f"{file.stem}.toml", beside.with_suffix(".toml"))
    return application.succeed("import-indicators", beside, *options, data=data)


def as_it_came(data: Path, indicator: str) -> list[Row]:
    """The vault's rows of an indicator: unit, school_year, grade, group, value, n, status."""
    engine, given = open_vault(data), vault_tables.indicator_given
    with reading(engine) as vault:
        found = list(vault.execute(select(given).where(given.c.indicator == indicator)))
    engine.dispose()
    return found


def told(data: Path, indicator: str) -> list[Row]:
    """The store's rows of an indicator, with the unit's code."""
    engine, value = open_store(f"sqlite:///{data / 'laeringsblik.db'}"), tables.indicator_value
    wanted = select(value, tables.unit.c.code).join(tables.unit, tables.unit.c.id == value.c.unit_id, isouter=True)
    with reading(engine) as store:
        found = list(store.execute(wanted.where(value.c.indicator == indicator)))
    engine.dispose()
    return found
