"""Exports hold what their reader may see, in the contract's columns and formats."""

import csv
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import fastexcel
import pytest

from app import main
from callbacks.commands.arguments import parser
from data_access.questions import detail_table
from data_access.questions.table import COLUMNS

Rows = list[dict[str, str]]


@pytest.fixture
def export(demonstration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """`export cells` of the demonstration's newest round; gives the file."""
    shutil.copytree(demonstration, tmp_path / "data")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))

    def run(*who: str, format: str = "csv") -> Path:
        out = tmp_path / f"cells.{format}"
        line = ["export", "cells", "--round", "2019", *who, "--format", format, "--out", str(out)]
        chosen = parser().parse_args(line)
        assert chosen.run(chosen) == 0
        return out

    return run


def rows(file: Path) -> Rows:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def test_columns_are_the_contracts(export: Callable[..., Path]) -> None:
    with export("--all").open(encoding="utf-8") as text:
        assert text.readline().strip().split(",") == list(COLUMNS)


def test_questions_come_when_asked_for(export: Callable[..., Path]) -> None:
    plain, with_items = rows(export("--all")), rows(export("--all", "--items"))
    assert list(with_items[0]) == list(detail_table.COLUMNS)
    assert [{name: row[name] for name in COLUMNS} for row in with_items if not row["item"]] == plain
    assert any(row["mean"] for row in with_items)
    assert any(row["share_low"] for row in with_items)


def test_numbers_stand_beside_shown_only(export: Callable[..., Path]) -> None:
    found = rows(export("--all"))
    assert {row["status"] for row in found} >= {"shown", "few", "protect", "extreme"}
    for row in found:
        told = [row[name] for name in ("n", "points", "low", "high")]
        assert all(told) if row["status"] == "shown" else not any([*told, row["response_rate"]])
        assert bool(row["bound"]) == (row["status"] == "extreme")


def test_every_format_holds_the_same(export: Callable[..., Path]) -> None:
    as_csv = rows(export("--as", "leader"))
    as_json = json.loads(export("--as", "leader", format="json").read_text(encoding="utf-8"))
    sheet = fastexcel.read_excel(export("--as", "leader", format="xlsx")).load_sheet(0).to_polars()
    assert [{name: "" if value is None else str(value) for name, value in row.items()} for row in as_json] == as_csv
    assert sheet.columns == list(COLUMNS)
    assert sheet["points"].to_list() == [row["points"] for row in as_json]


def test_a_leader_gets_the_own_institution_and_what_it_is_compared_with(export: Callable[..., Path]) -> None:
    found = rows(export("--as", "leader"))
    assert len({row["code"] for row in found if row["kind"] == "institution"}) == 1
    assert {row["kind"] for row in found} == {"programme", "municipality", "institution", "team", "child_group"}
    everything = rows(export("--all"))
    assert len(found) < len(everything)
    assert all(row in everything for row in found)


def test_a_member_gets_no_split_but_of_the_own_team_and_no_other_team(export: Callable[..., Path]) -> None:
    found = rows(export("--as", "member"))
    assert len({row["code"] for row in found if row["kind"] == "team"}) == 1
    assert {row["split"] for row in found if row["kind"] not in ("team", "child_group")} == {"all"}


def test_municipality_and_programme_get_the_institutions_that_are_open_and_no_child_group(
    export: Callable[..., Path], demonstration: Path
) -> None:
    opened = open_institutions(demonstration, "2019")
    assert opened
    for user in ("municipality", "programme"):
        found = rows(export("--as", user))
        assert {row["code"] for row in found if row["kind"] == "institution"} == opened
        assert {row["kind"] for row in found} == {"programme", "municipality", "institution", "team"}
        assert {row["split"] for row in found if row["kind"] in ("institution", "team")} == {"all"}


def open_institutions(data: Path, round_key: str) -> set[str]:
    with closing(sqlite3.connect(data / "laeringsblik.db")) as tables:
        return {
            code
            for (code,) in tables.execute(
                "select unit.code from open_institution here join unit on unit.id = here.unit_id"
                " join round on round.id = here.round_id where round.key = ?",
                (round_key,),
            )
        }


def test_the_administrator_gets_no_results(export: Callable[..., Path]) -> None:
    assert rows(export("--as", "administrator")) == []


def test_a_place_that_cannot_be_written_is_told_in_a_line(
    export: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    assert main(["export", "cells", "--round", "2019", "--all", "--out", str(tmp_path / "nowhere" / "x.csv")]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_an_unknown_user_or_round_is_refused(
    export: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    for line in (["--round", "2019", "--as", "nobody"], ["--round", "1999", "--all"]):
        chosen = parser().parse_args(["export", "cells", *line, "--out", str(tmp_path / "x.csv")])
        assert chosen.run(chosen) == 1
    assert not (tmp_path / "x.csv").exists()
    assert "nobody" in capsys.readouterr().err
