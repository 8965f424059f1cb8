"""The second lock: whatever a view connects, its role is asked for again when it is used."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import quote

from dash import ClientsideFunction, Dash, Output
from flask import Request, abort, jsonify, redirect, request
from flask_login import current_user
from werkzeug.wrappers import Response

from callbacks import bodies
from callbacks.reader import Reader, language_of, reader
from callbacks.said import Answer, keep
from callbacks.view import Store
from callbacks.ways_in import sessions
from dashboard.access import may_enter
from dashboard.logged import Event
from dashboard.views import View


class Denied(Exception):
    """What was asked for is not theirs, or is not there: the browser gets the same answer to both."""

    def __init__(self, unit: int | None = None) -> None:
        super().__init__()
        self.unit = unit


@dataclass(frozen=True, slots=True)
class File:
    """Something to keep. `said` is what the log tells of it."""

    name: str
    content: bytes
    media_type: str
    said: dict[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a script of ours is answered, as JSON."""

    body: dict[str, Any]
    status: int = 200


NUMBER = "<int(max=999999999):number>"  # as in addresses of pages: no larger one stands in any database
Fields = Mapping[str, str]
Handler = Callable[[Reader, Store, Fields], Answer]
Maker = Callable[[Reader, Store, Fields], File]
Asked = Callable[[Reader, Store, int, Fields], Reply]
Told = Callable[[Reader, Store, int, Mapping[str, Any]], Reply]
NumberedMaker = Callable[[Reader, Store, int, Fields], File]


class Mounted:
    """What a view's `register` gets: the only way for it to connect anything to the server."""

    def __init__(self, app: Dash, store: Store, view: View, usual_language: str) -> None:
        self._app, self._store, self._view, self._usual_language = app, store, view, usual_language

    def callback(self, *arguments: Any, **options: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """As Dash's own; the function gets the reader first, and what the browser claims after that."""

        def connect(function: Callable[..., Any]) -> Callable[..., Any]:
            @wraps(function)
            def checked(*claims: Any) -> Any:
                who = self._reader("callback")
                return self._answered(who, "callback", lambda: function(who, *claims))

            return self._app.callback(*arguments, **options)(checked)

        return connect

    def clock(self, *arguments: Any, **options: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """As `callback`, for what the browser asks by itself: a page that is left open keeps nobody signed in."""

        def connect(function: Callable[..., Any]) -> Callable[..., Any]:
            @wraps(function)
            def unattended(*claims: Any) -> Any:
                sessions.leave_unseen()
                return function(*claims)

            return self.callback(*arguments, **options)(unattended)

        return connect

    def in_browser(self, script: str, function: str, output: Output, *arguments: Any) -> None:
        """A function of assets/<script>.js that does something about a change, without asking the server."""
        does = ClientsideFunction(script, function)
        self._app.clientside_callback(does, output, *arguments, prevent_initial_call=True)

    def form(self, action: str, handler: Handler, largest: int | None = None) -> None:
        """`POST /<view>/<action>`: the handler gets the reader, the store and the fields as the browser claims them.

        `largest`: so many bytes, where it may be more than other requests.
        """

        def respond() -> Response:
            who = self._reader(action)
            request.max_content_length = largest or request.max_content_length
            answer = self._answered(who, action, lambda: handler(who, self._store, request.form))
            keep(answer.said)
            return redirect(answer.address, code=303)

        self._add(action, respond, "POST")

    def file(self, name: str, maker: Maker) -> None:
        """`GET /<view>/<name>`: a file to keep, which counts as exported before it leaves."""

        def respond() -> Response:
            who = self._reader(name)
            return self._kept(who, name, self._answered(who, name, lambda: maker(who, self._store, request.args)))

        self._add(name, respond, "GET")

    def asks(self, action: str, handler: Asked, *, by_itself: bool = False) -> None:
        """`GET /<view>/<number>/<action>`, for a script of ours: the handler gets the number and the arguments.

        `by_itself`: as with `clock`.
        """

        def respond(number: int) -> Response:
            if by_itself:
                sessions.leave_unseen()
            who = self._reader(action)
            return _as_json(self._answered(who, action, lambda: handler(who, self._store, number, request.args)))

        self._add(f"{NUMBER}/{action}", respond, "GET")

    def tells(self, action: str, handler: Told) -> None:
        """`POST /<view>/<number>/<action>` with a JSON object, from a script of ours."""

        def respond(number: int) -> Response:
            who = self._reader(action)
            body = _object(request)
            return _as_json(self._answered(who, action, lambda: handler(who, self._store, number, body)))

        self._add(f"{NUMBER}/{action}", respond, "POST")

    def numbered_file(self, name: str, maker: NumberedMaker) -> None:
        """`GET /<view>/<number>/<name>`: as `file`, of what the number stands for."""

        def respond(number: int) -> Response:
            who = self._reader(name)
            made = self._answered(who, name, lambda: maker(who, self._store, number, request.args))
            return self._kept(who, name, made)

        self._add(f"{NUMBER}/{name}", respond, "GET")

    def numbered_picture(self, name: str, maker: NumberedMaker) -> None:
        """`GET /<view>/<number>/<name>`: a picture on a page, which was logged when the page was read."""

        def respond(number: int) -> Response:
            who = self._reader(name)
            made = self._answered(who, name, lambda: maker(who, self._store, number, request.args))
            return Response(made.content, mimetype=made.media_type, headers=_CONFINED)

        self._add(f"{NUMBER}/{name}", respond, "GET")

    def _kept(self, who: Reader, name: str, made: File) -> Response:
        self._store.log.now(Event.EXPORTED, who.name, None, view=self._view.key, file=name, **made.said)
        headers = {"Content-Disposition": _to_keep(made.name), **_CONFINED}
        return Response(made.content, mimetype=made.media_type, headers=headers)

    def _add(self, name: str, respond: Callable[..., Response], method: str) -> None:
        endpoint = f"{self._view.key}_{name.replace(f'{NUMBER}/', 'number_')}".replace(".", "_")
        self._app.server.add_url_rule(f"/{self._view.key}/{name}", endpoint, respond, methods=[method])

    def _reader(self, action: str) -> Reader:
        who = reader(self._store.engine, int(current_user.get_id()), language_of(request, self._usual_language))
        if who is None:
            abort(403)
        if not may_enter(who.scope.roles, self._view.roles):
            self._store.log.denied(who.name, view=self._view.key, action=action)
            abort(403)
        return who

    def _answered(self, who: Reader, action: str, answer: Callable[[], Any]) -> Any:
        try:
            return answer()
        except Denied as denied:
            self._store.log.denied(who.name, denied.unit, view=self._view.key, action=action)
            abort(404)


# Whatever a file holds, it neither runs nor loads anything should a browser show it.
_CONFINED = {"Content-Security-Policy": "default-src 'none'; sandbox"}


def _to_keep(name: str) -> str:
    """With the exact name beside one of plain letters where it needs more than these (RFC 6266)."""
    plain = "".join(sign if sign.isascii() and sign.isprintable() and sign not in '"\\' else "_" for sign in name)
    exact = "" if plain == name else f"; filename*=UTF-8''{quote(name, safe='')}"
    return f'attachment; filename="{plain}"{exact}'


def _as_json(reply: Reply) -> Response:
    answer = jsonify(reply.body)
    answer.status_code = reply.status
    return answer


def _object(request: Request) -> Mapping[str, Any]:
    if not request.is_json:
        abort(415)
    try:
        body = bodies.read(request.get_data())
    except (ValueError, RecursionError):
        abort(400)
    return body if isinstance(body, dict) else abort(400)
