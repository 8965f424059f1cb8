"""What the watchers of a server are told."""

from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from callbacks import health
from data_access.engine import open_store


def test_a_working_server_says_so_to_anybody(stranger: FlaskClient) -> None:
    assert stranger.get("/health").json == {"status": "ok"}
    assert stranger.get("/ready").json == {"status": "ok"}


def test_a_server_without_its_tables_is_alive_but_not_ready(tmp_path: Path) -> None:
    server, engine = Flask("without"), open_store(f"sqlite:///{tmp_path / 'empty.db'}")
    health.mount(server, engine)
    client = server.test_client()
    assert client.get("/health").status_code == 200
    assert client.get("/ready").status_code == 503
    engine.dispose()
