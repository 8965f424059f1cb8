"""What is answered when there is no answer: a plain page for readers, JSON for programs, and never how we are made."""

import logging
import secrets

from dash.exceptions import DependencyException, InvalidResourceError
from flask import Flask, Response, json, request
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound, ServiceUnavailable

from callbacks.ways_in.entrance import Entrance
from data_access.engine import StoreBusy, StoreUnavailable
from layouts import message
from layouts.message import Message

_MISSING = frozenset({403, 404, 405, 410})  # what is not theirs looks like what is not there
_PROGRAMS = ("/api/", "/_")

_log = logging.getLogger(__name__)


def mount(server: Flask, entrance: Entrance) -> None:
    def refused(status: HTTPException) -> Response:
        return _answer(entrance, status)

    def failed(error: Exception) -> Response:
        reference = secrets.token_hex(4)
        _log.error("request failed, reference %s", reference, exc_info=error)
        is_away = isinstance(error, StoreUnavailable | StoreBusy)
        return _answer(entrance, ServiceUnavailable() if is_away else InternalServerError(), reference)

    def not_ours(error: Exception) -> Response:
        return _answer(entrance, NotFound())

    for unknown_file in (DependencyException, InvalidResourceError):
        server.register_error_handler(unknown_file, not_ours)
    server.register_error_handler(HTTPException, refused)
    server.register_error_handler(Exception, failed)


def _answer(entrance: Entrance, status: HTTPException, reference: str | None = None) -> Response:
    """Headers that belong to the status stay: which methods there are, how to sign in, when to come back."""
    code = status.code or 500
    response = Response(status=code, headers=[pair for pair in status.get_headers() if pair[0] != "Content-Type"])
    if request.path.startswith(_PROGRAMS):
        response.content_type = "application/json"
        response.data = json.dumps({"error": status.name} | ({"reference": reference} if reference else {}))
    else:
        response.content_type = "text/html; charset=utf-8"
        response.data = message.page(entrance.sheet("/"), _message(code), reference)
    return response


def _message(code: int) -> Message:
    if code in _MISSING:
        return "not_found"
    return "failure" if code >= 500 else "refused"
