"""The library as tests of the web application meet it: what is kept of it, what is logged, and what a reader sees."""

import json
from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy import Engine, func, select

from data_access import tables
from data_access.engine import reading
from tests.callbacks.conftest import seen

Enter = Callable[[str], FlaskClient]
EVERYBODY = ("leader", "coordinator", "member", "resource", "board", "municipality", "programme", "administrator")


def rows(store: Engine) -> list[tuple[str, bool]]:
    entry = tables.library_entry.c
    with reading(store) as connection:
        found = connection.execute(select(entry.kind, entry.withdrawn_at).order_by(entry.id))
        return [(row.kind, row.withdrawn_at is not None) for row in found]


def newest(store: Engine) -> str:
    with reading(store) as connection:
        return str(connection.execute(select(func.max(tables.library_entry.c.id))).scalar_one())


def logged(store: Engine) -> list[tuple[str, dict[str, str]]]:
    entry = tables.audit_log.c
    wanted = select(entry.account, entry.detail).where(entry.event == "library").order_by(entry.id)
    with reading(store) as connection:
        return [(row.account, json.loads(row.detail)) for row in connection.execute(wanted)]


def about(client: FlaskClient, topic: str = "wellbeing", more: str = "") -> str:
    return seen(client, f"/library?factor={topic}{more}")
