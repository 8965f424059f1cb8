"""Writes the made-up rounds as mapping packages, so that they enter the store the way real ones do."""

import errno
import shutil
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import polars as pl
import xlsxwriter

from dashboard.demonstration.catalogue import AnswerFile
from dashboard.demonstration.programme import MadeUpRound, rounds
from dashboard.demonstration.scales import ROUNDS
from dashboard.demonstration.toml import as_toml
from dashboard.organisation import Unit

Progress = Callable[[str, float], None]
_NO_CLOCK = datetime(2000, 1, 1)  # a workbook says when it was made; ours are the same whenever that is


class NotADemonstration(FileExistsError):
    """A folder stands where a made-up round would be written, and nothing in it says that it may be replaced."""


def write(scale: str, seed: int, out: Path, progress: Progress | None = None) -> list[Path]:
    """Returns the packages' folders, oldest round first. `progress` hears "2015/pupil_4_10" and the share done."""
    for round_key in ROUNDS:
        _refuse_to_replace(out / round_key)
    written = []
    for number, made_up in enumerate(rounds(scale, seed)):
        for part, form in enumerate(_written(made_up, out), 1):
            if progress:
                progress(f"{made_up.key}/{form}", (number + part / len(made_up.forms)) / len(ROUNDS))
        written.append(out / made_up.key)
    return written


def _refuse_to_replace(folder: Path) -> None:
    """Only an earlier demonstration is replaced."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    try:
        made_up = tomllib.loads((folder / "mapping.toml").read_text(encoding="utf-8"))["programme"]["made_up"]
    except (OSError, ValueError, KeyError, TypeError):
        made_up = False
    if made_up is not True:
        raise NotADemonstration(errno.EEXIST, "not a made-up round; choose another folder", str(folder))


def _written(made_up: MadeUpRound, out: Path) -> Iterable[str]:
    """Yields each form as it is written; the folder takes its name only when it is complete."""
    unfinished, folder = out / f".{made_up.key}.unfinished", out / made_up.key
    shutil.rmtree(unfinished, ignore_errors=True)
    (unfinished / "answers").mkdir(parents=True)
    (unfinished / "mapping.toml").write_text(as_toml(made_up.mapping), encoding="utf-8", newline="\n")
    _units(made_up.units).write_csv(unfinished / "units.csv")
    _invited(made_up).write_csv(unfinished / "invited.csv")
    _participation(made_up).write_csv(unfinished / "participation.csv", datetime_format="%Y-%m-%dT%H:%M")
    for form in made_up.forms:
        _write_answers(made_up, form, unfinished / "answers")
        yield form
    shutil.rmtree(folder, ignore_errors=True)
    unfinished.rename(folder)


def _units(units: Iterable[Unit]) -> pl.DataFrame:
    rows = [asdict(unit) | {"successor_of": "|".join(unit.successor_of)} for unit in units]
    for row in rows:
        del row["pooled"]  # no column of units.csv: teams are joined by the administrator
    return pl.DataFrame(rows, schema=dict.fromkeys(rows[0], pl.String)).with_columns(pl.all().replace("", None))


def _invited(made_up: MadeUpRound) -> pl.DataFrame:
    rows = [(form, unit, count) for form in made_up.forms for unit, count in made_up.invited(form).items()]
    return pl.DataFrame(rows, schema={"form": pl.String, "unit": pl.String, "invited": pl.Int64}, orient="row")


def _participation(made_up: MadeUpRound) -> pl.DataFrame:
    rows = [(form, *counted) for form in made_up.forms for counted in made_up.course(form)]
    columns = {"form": pl.String, "unit": pl.String, "invited": pl.Int64, "answered": pl.Int64, "at": pl.Datetime}
    return pl.DataFrame(rows, schema=columns, orient="row")


def _write_answers(made_up: MadeUpRound, form: str, folder: Path) -> None:
    frame, file = made_up.answers(form), made_up.form(form).file
    if form in made_up.parquet:
        frame.write_parquet(folder / f"{form}.parquet")
    elif file.format == "xlsx":
        _write_workbook(frame, file.sheet, folder / f"{form}.xlsx")
    else:
        (folder / f"{form}.csv").write_bytes(_as_csv(frame, file))


def _as_csv(frame: pl.DataFrame, file: AnswerFile) -> bytes:
    return frame.write_csv(separator=file.delimiter, decimal_comma=file.decimal == ",").encode(file.encoding)


def _write_workbook(frame: pl.DataFrame, sheet_name: str | None, path: Path) -> None:
    with xlsxwriter.Workbook(path) as workbook:
        workbook.set_properties({"created": _NO_CLOCK})
        sheet = workbook.add_worksheet(sheet_name)
        for number, row in enumerate([frame.columns, *frame.iter_rows()]):
            sheet.write_row(number, 0, row)
