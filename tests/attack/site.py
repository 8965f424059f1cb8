"""A store of its own for one world, filled and read with the program's own commands and server, in this process."""

import io
import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from argon2 import PasswordHasher
from flask.testing import FlaskClient

from app import main
from callbacks.demonstration import PASSWORD
from callbacks.server import application
from dashboard.settings import Settings
from data_access.engine import open_store, sqlite_module
from tests.attack.surveys import Version

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # hundreds of sign-ins; real passwords take longer
OURS = ("callbacks", "data_access", "dashboard", "layouts", "app")


class Site:
    """`said` collects what the commands print, `logged` what the program logs."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.data = folder, folder / "data"
        self.said, self.logged = io.StringIO(), io.StringIO()
        self._packages = 0

    def command(self, *arguments: str | Path) -> int:
        with self._at_home(), redirect_stdout(self.said), redirect_stderr(self.said):
            return main([str(argument) for argument in arguments])

    def publish(self, version: Version) -> bool:
        """False when the package was refused."""
        self._packages += 1
        return self.command("import", version.write(self.folder / f"package-{self._packages}")) == 0

    @contextmanager
    def serving(self) -> Iterator["Sessions"]:
        settings = Settings.from_environment({"DATA_DIR": str(self.data)})
        engine = open_store(settings.database_url)
        try:
            with self._listening():
                yield Sessions(application(engine, settings).server.test_client)
        finally:
            engine.dispose()

    def exported(self, form: str, *whose: str, round_key: str) -> bytes:
        """`export cells`, as `--all` or `--as`, USER."""
        out = self.folder / "exported"
        assert self.command("export", "cells", "--round", round_key, *whose, "--format", form, "--out", out) == 0
        return out.read_bytes()

    @contextmanager
    def tables(self) -> Iterator[sqlite3.Connection]:
        """What somebody who steals the web server's database reads."""
        library = sqlite_module()  # two copies of SQLite in one process take each other's locks away
        with closing(library.connect(f"file:{self.data / 'laeringsblik.db'}?mode=ro", uri=True)) as stolen:
            stolen.row_factory = library.Row
            yield stolen

    @contextmanager
    def _at_home(self) -> Iterator[None]:
        with patch.dict(os.environ, {"DATA_DIR": str(self.data)}), self._listening():
            yield

    @contextmanager
    def _listening(self) -> Iterator[None]:
        handler = logging.StreamHandler(self.logged)
        loggers = [logging.getLogger(name) for name in OURS]
        for logger in loggers:
            logger.addHandler(handler)
            logger.setLevel(logging.DEBUG)
        try:
            with patch("data_access.accounts._HASHER", QUICK):
                yield
        finally:
            for logger in loggers:
                logger.removeHandler(handler)
                logger.setLevel(logging.NOTSET)


class Sessions:
    """Signed-in clients by user name."""

    def __init__(self, client: type[FlaskClient]) -> None:
        self._client = client

    def of(self, user: str) -> FlaskClient:
        client = self._client()
        answer = client.post("/login", data={"username": user, "password": PASSWORD})
        assert answer.status_code == 302, f"{user} could not sign in"
        return client
