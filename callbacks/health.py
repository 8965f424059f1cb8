"""For whoever watches the server: whether the process lives, and whether it can do its work. Tells nothing else."""

import logging

from flask import Flask, Response, jsonify

from data_access import migrate
from data_access.engine import Engine

_log = logging.getLogger(__name__)


def mount(server: Flask, engine: Engine) -> None:
    """`/health` answers while the process lives; `/ready` is 503 when the store is out of reach or has old tables."""

    def health() -> Response:
        return jsonify(status="ok")

    def ready() -> tuple[Response, int]:
        try:
            current = migrate.is_current(engine)
        except Exception:
            _log.exception("the store is out of reach")
            current = False
        return jsonify(status="ok" if current else "not ready"), 200 if current else 503

    server.add_url_rule("/health", "health", health)
    server.add_url_rule("/ready", "ready", ready)
