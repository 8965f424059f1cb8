"""What is done from the console stands in the audit log."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from data_access import tables
from data_access.audit_chain import verify
from data_access.engine import open_store, reading
from tests.commands.conftest import Command
from tests.packages.builders import package

PASSWORD = "four words of one's own"


def lines(folder: Path) -> list[tuple[str, str, bool, dict[str, str]]]:
    engine = open_store(f"sqlite:///{folder / 'data' / 'laeringsblik.db'}")
    with reading(engine) as store:
        assert verify(store) is None
        rows = store.execute(select(tables.audit_log).order_by(tables.audit_log.c.id)).all()
    engine.dispose()
    return [(row.event, row.account, row.institution_id is not None, json.loads(row.detail)) for row in rows]


def test_every_change_and_export_is_logged_as_the_consoles(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    assert command("import", package(tmp_path)) == 0
    assert command("import", package(tmp_path)) == 0  # the same again changes nothing
    assert command("publish", "2015") == 0
    assert command("user", "add", "anna", "--password", PASSWORD) == 0
    assert command("grant", "anna", "leader", "0101", "--to", "2036-12-31") == 0
    assert command("export", "cells", "--round", "2015", "--as", "anna", "--out", tmp_path / "out.csv") == 0
    assert command("export", "cells", "--round", "2015", "--all", "--format", "json", "--out", tmp_path / "o.json") == 0
    assert command("revoke", "anna", "leader", "0101") == 0
    assert command("disable", "anna") == 0
    found = lines(tmp_path)
    assert {account for _, account, _, _ in found} == {"console"}
    role = {"account": "anna", "role": "leader", "code": "0101"}
    cells = {"what": "cells", "round": "2015"}
    assert [(event, detail) for event, _, _, detail in found] == [
        ("imported", {"round": "2015"}),
        ("published", {"round": "2015"}),
        ("account", {"account": "anna", "change": "added"}),
        ("granted", role | {"to": "2036-12-31"}),
        ("exported", cells | {"format": "csv", "as": "anna"}),
        ("exported", cells | {"format": "json"}),
        ("revoked", role),
        ("account", {"account": "anna", "change": "disabled"}),
    ]
    assert [placed for event, _, placed, _ in found if event in ("granted", "revoked")] == [True, True]


@pytest.mark.parametrize(
    "line",
    [("user", "add", "anna", "--password", "short"), ("user", "add", "010190-1234", "--password", PASSWORD),
     ("user", "add", "console", "--password", PASSWORD), ("disable", "nobody"), ("publish", "1999"),
     ("export", "cells", "--round", "1999", "--all", "--out", "x"), ("grant", "nobody", "leader", "0101")],
)  # fmt: skip
def test_what_was_refused_leaves_no_line(
    command: Command, tmp_path: Path, line: tuple[str, ...], capsys: pytest.CaptureFixture
) -> None:
    assert command("import", package(tmp_path)) == 0
    assert command(*line) == 1
    assert len(lines(tmp_path)) == 1
