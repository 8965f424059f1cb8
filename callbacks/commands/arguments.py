"""The command line of the contract (design.md section 9)."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from callbacks.commands import (
    auditing,
    export,
    indicators,
    maintenance,
    packages,
    serving,
    teams,
    tokens,
    users,
    worksheets,
)
from dashboard.access import Role
from dashboard.demonstration.scales import SCALES


def parser() -> ArgumentParser:
    """Every command sets `run`, a function from the parsed arguments to an exit code."""
    root = ArgumentParser(prog="python app.py")
    root.set_defaults(run=serving.serve, host="127.0.0.1", port=8050)
    commands = root.add_subparsers(metavar="command")
    _add_serving(commands)
    _add_rounds(commands)
    _add_teams(commands)
    _add_export(commands)
    _add_users(commands)
    commands.add_parser("migrate").set_defaults(run=maintenance.migrate_)
    commands.add_parser("doctor").set_defaults(run=maintenance.doctor)
    return root


def _add_serving(commands: Any) -> None:
    serve = commands.add_parser("serve")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8050)
    serve.set_defaults(run=serving.serve)
    demo = commands.add_parser("demo")
    demo.add_argument("--scale", choices=SCALES, default="municipality")
    demo.add_argument("--seed", type=int, default=1)
    demo.add_argument("--out", required=True)
    demo.set_defaults(run=serving.demo)


def _add_rounds(commands: Any) -> None:
    import_ = commands.add_parser("import")
    import_.add_argument("package")
    import_.add_argument("--check", action="store_true")
    import_.set_defaults(run=packages.import_)
    for name, run in (("publish", packages.publish), ("audit", auditing.audit)):
        command = commands.add_parser(name)
        command.add_argument("round")
        command.set_defaults(run=run)
    followed = commands.add_parser("import-indicators")
    followed.add_argument("file")
    followed.add_argument("--check", action="store_true")
    followed.add_argument("--confirm", action="store_true")
    followed.set_defaults(run=indicators.import_)


def _add_teams(commands: Any) -> None:
    join = commands.add_parser("join")
    join.add_argument("round")
    join.add_argument("codes", nargs="+", metavar="CODE")
    join.add_argument("--name")
    join.set_defaults(run=teams.join)
    separate = commands.add_parser("separate")
    separate.add_argument("round")
    separate.add_argument("code", metavar="JOINED_CODE")
    separate.set_defaults(run=teams.separate)
    small = commands.add_parser("small")
    small.add_argument("round")
    small.set_defaults(run=teams.small)


def _add_export(commands: Any) -> None:
    what = commands.add_parser("export").add_subparsers(required=True, metavar="what")
    cells = what.add_parser("cells")
    cells.add_argument("--round", required=True)
    reader = cells.add_mutually_exclusive_group(required=True)
    reader.add_argument("--as", dest="user")
    reader.add_argument("--all", action="store_true")
    cells.add_argument("--format", choices=("csv", "json", "xlsx"), default="csv")
    cells.add_argument("--items", action="store_true")
    cells.add_argument("--out", required=True)
    cells.set_defaults(run=export.cells)
    sheets = what.add_parser("worksheets")
    sheets.add_argument("--out", required=True, metavar="FOLDER")
    sheets.set_defaults(run=worksheets.export)


def _add_users(commands: Any) -> None:
    add = commands.add_parser("user").add_subparsers(required=True, metavar="what").add_parser("add")
    add.add_argument("name")
    add.add_argument("--password")
    add.set_defaults(run=users.add)
    for name, run in (("password", users.password), ("disable", users.disable)):
        command = commands.add_parser(name)
        command.add_argument("name")
        command.set_defaults(run=run)
    token = commands.add_parser("token")
    token.add_argument("name")
    token.add_argument("--end", action="store_true")
    token.set_defaults(run=tokens.token)
    for name, run in (("grant", users.grant), ("revoke", users.revoke)):
        command = commands.add_parser(name)
        command.add_argument("name")
        command.add_argument("role", choices=[role.value for role in Role])
        command.add_argument("unit", nargs="?", metavar="UNIT_CODE")
        command.set_defaults(run=run)
        if run is users.grant:
            command.add_argument("--from", dest="start", type=date.fromisoformat)
            command.add_argument("--to", dest="end", type=date.fromisoformat)
