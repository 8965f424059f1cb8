"""Export of published cells: what a user may see, or everything published, as CSV, JSON or a workbook."""

import csv
import json
from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from callbacks.commands import console
from callbacks.commands.done import log
from callbacks.commands.opening import opened
from dashboard.access import OPERATOR, Scope
from dashboard.logged import Event
from dashboard.moments import today
from dashboard.spreadsheet import safe
from data_access import accounts, grants
from data_access.accounts import UnknownAccount
from data_access.catalogue import read
from data_access.engine import Connection, Engine, reading
from data_access.questions import detail_table, table
from data_access.workbook import write_workbook

Row = dict[str, Any]


def cells(arguments: Namespace) -> int:
    try:
        with opened() as at:
            found = _found(at.store, arguments)
            if found is None:
                return console.refuse("command.unknown_round", round=arguments.round)
            _log(at.store, arguments)
    except UnknownAccount as unknown:
        return console.refuse("command.unknown_account", name=str(unknown))
    columns = detail_table.COLUMNS if arguments.items else table.COLUMNS
    _WRITERS[arguments.format](found, columns, Path(arguments.out))
    return console.done("command.export.done", n=len(found), file=arguments.out)


def _found(engine: Engine, arguments: Namespace) -> list[Row] | None:
    with reading(engine) as store:
        scope = OPERATOR if arguments.all else _scope(store, arguments.user)
        catalogue = read(store)
        round_ = catalogue.round(arguments.round)
        if round_ is None:
            return None
        rows = detail_table.rows if arguments.items else table.rows
        return [dict(row) for row in rows(scope, store, catalogue, round_)]


def _log(engine: Engine, arguments: Namespace) -> None:
    """Before anything leaves."""
    whose = {} if arguments.all else {"as": arguments.user}
    items = {"items": "1"} if arguments.items else {}
    detail = {"what": "cells", "round": arguments.round, "format": arguments.format, **whose, **items}
    log(engine, Event.EXPORTED, **detail)


def _scope(store: Connection, name: str) -> Scope:
    return grants.scope_of(store, accounts.number_of(store, name), today())


def _as_csv(found: Iterable[Row], columns: Sequence[str], out: Path) -> None:
    """UTF-8, comma and decimal point whatever the language, empty for null: other programs read it."""
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: safe(value) for name, value in row.items()} for row in found)


def _as_json(found: Iterable[Row], _columns: Sequence[str], out: Path) -> None:
    out.write_text(json.dumps(list(found), ensure_ascii=False, indent=1), encoding="utf-8")


def _as_workbook(found: Iterable[Row], columns: Sequence[str], out: Path) -> None:
    write_workbook(out, columns, ([row[name] for name in columns] for row in found))


_WRITERS = {"csv": _as_csv, "json": _as_json, "xlsx": _as_workbook}
