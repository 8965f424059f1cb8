"""The second lock: whatever a view connects, its role is asked for again when it is used."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from dash import Dash
from flask import abort, redirect, request
from flask_login import current_user
from werkzeug.wrappers import Response

from callbacks.reader import Reader, language_of, reader
from callbacks.said import Answer, keep
from callbacks.view import Store
from dashboard.access import may_enter
from dashboard.views import View

Handler = Callable[[Reader, Store, Mapping[str, str]], Answer]


class Mounted:
    """What a view's `register` gets: the only way for it to connect anything to the server."""

    def __init__(self, app: Dash, store: Store, view: View, usual_language: str) -> None:
        self._app, self._store, self._view, self._usual_language = app, store, view, usual_language

    def callback(self, *arguments: Any, **options: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """As Dash's own; the function gets the reader first, and what the browser claims after that."""

        def connect(function: Callable[..., Any]) -> Callable[..., Any]:
            @wraps(function)
            def checked(*claims: Any) -> Any:
                return function(self._reader(), *claims)

            return self._app.callback(*arguments, **options)(checked)

        return connect

    def form(self, action: str, handler: Handler) -> None:
        """`POST /<view>/<action>`: the handler gets the reader, the store and the fields as the browser claims them."""

        def respond() -> Response:
            answer = handler(self._reader(), self._store, request.form)
            keep(answer.said)
            return redirect(answer.address, code=303)

        name = f"{self._view.key}_{action}"
        self._app.server.add_url_rule(f"/{self._view.key}/{action}", name, respond, methods=["POST"])

    def _reader(self) -> Reader:
        who = reader(self._store.engine, int(current_user.get_id()), language_of(request, self._usual_language))
        if who is None or not may_enter(who.scope.roles, self._view.roles):
            abort(403)
        return who
