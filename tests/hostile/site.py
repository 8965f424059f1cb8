"""The program over the hostile programme, asked as its readers and as strangers ask it."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

from argon2 import PasswordHasher
from dash import Dash
from flask.testing import FlaskClient
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from callbacks.server import application
from dashboard.access import LEVELS, Role
from dashboard.settings import Settings
from data_access import accounts, grants
from data_access.engine import open_store, sqlite_module, writing
from tests.callbacks.conftest import payload
from tests.hostile.corpus import PAYLOADS
from tests.hostile.survey import CLASSES, SCHOOLS, TEAM, TOWN

STORE = "laeringsblik.db"
PASSWORD = "en lang adgangskode til proeven"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # hundreds of sign-ins; real passwords take longer
UNITS = {"programme": "pfl", "municipality": TOWN, "institution": SCHOOLS[0], "team": TEAM, "child_group": CLASSES[0]}


@contextmanager
def quick_passwords() -> Iterator[None]:
    with (
        patch("data_access.accounts._HASHER", QUICK),
        patch("data_access.accounts._NOBODY", QUICK.hash("nobody's password")),
    ):
        yield


@dataclass
class Site:
    """`pristine` is the store as it was at first."""

    engine: Engine
    settings: Settings
    app: Dash
    pristine: Path
    requests: int = 0
    names: Iterator[int] = field(default_factory=count)

    def restore(self) -> None:
        """The store as it was; nobody is signed in any more."""
        self.engine.dispose()
        sqlite = sqlite_module()  # the program's own: two libraries in one process break each other's locks
        with (
            closing(sqlite.connect(self.pristine / STORE)) as pristine,
            closing(sqlite.connect(self.settings.data_dir / STORE)) as store,
        ):
            pristine.backup(store)

    def account(self, role: Role) -> str:
        """A new one, with a payload in its name."""
        number = next(self.names)
        name = f"{PAYLOADS[number % len(PAYLOADS)]} {number}"
        unit = next(UNITS[kind] for kind in UNITS if kind in LEVELS[role])
        with writing(self.engine) as store:
            accounts.add(store, name, PASSWORD)
            grants.give(store, name, role, unit)
        return name

    def client(self, role: Role | None = None) -> "Client":
        """Of somebody new with that role, of nobody for None."""
        client = Client(self, self.app.server.test_client())
        if role is not None:
            client.sign_in(self.account(role))
        return client


@dataclass
class Client:
    """Every request comes from an address of its own, so that nobody is made to wait for others' mistakes."""

    site: Site
    browser: FlaskClient

    def send(self, address: str, method: str = "GET", **more: Any) -> TestResponse:
        self.site.requests += 1
        number = self.site.requests
        environ = {"REMOTE_ADDR": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"}
        return self.browser.open(address, method=method, environ_overrides=environ, buffered=True, **more)

    def sign_in(self, name: str) -> str:
        """Where that leads."""
        answer = self.send("/login", "POST", data={"username": name, "password": PASSWORD})
        assert answer.status_code in (302, 303), f"{name} could not sign in: {answer.status}"
        return answer.headers["Location"]

    def page(self, path: str, query: str = "") -> TestResponse:
        """What the page callback answers for an address as the browser claims it."""
        body = payload("/")
        body["inputs"][0]["value"], body["inputs"][1]["value"] = path, query
        return self.send("/_dash-update-component", "POST", data=json.dumps(body), content_type="application/json")

    def view(self, address: str) -> TestResponse:
        path, mark, query = address.partition("?")
        return self.page(path, mark + query)

    def units(self) -> list[dict[str, Any]]:
        answer = self.send("/api/v1/units")
        return answer.json if answer.status_code == 200 and answer.json else []


@contextmanager
def opened(data: Path, pristine: Path) -> Iterator[Site]:
    settings = Settings.from_environment({"DATA_DIR": str(data)})
    engine = open_store(settings.database_url)
    with quick_passwords():
        try:
            yield Site(engine, settings, application(engine, settings), pristine)
        finally:
            engine.dispose()
