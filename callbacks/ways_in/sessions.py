"""Flask's session, kept in the store: nothing that the cookie says is believed but the random name in it."""

import logging
from contextlib import suppress
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

from flask import Flask, Request, Response, abort, request, session
from flask.sessions import SessionInterface, SessionMixin

from callbacks.ways_in import cookie
from data_access.engine import Engine, StoreUnavailable, reading, writing, writing_at_once
from data_access.ways_in import sessions

ACCOUNT = "_user_id"  # where Flask-Login keeps whose session it is; the store has a column for it
_OF_FLASK_LOGIN = frozenset({ACCOUNT, "_fresh", "_id"})
_WITHOUT = ("/assets/", "/health", "/ready")  # the same for everybody, and answered without the store

_log = logging.getLogger(__name__)


class Session(dict[str, Any], SessionMixin):
    """What one request knows of its session. `name` and `kept` are None where there is none yet.

    `out_of_reach`: nobody could tell.
    """

    def __init__(
        self, name: str | None = None, kept: sessions.Kept | None = None, *, out_of_reach: bool = False
    ) -> None:
        self.name, self.kept, self.out_of_reach = name, kept, out_of_reach
        self.before = kept.data if kept else {}
        self.account_before = kept.account if kept else None
        self.entered = False
        self.unattended = False
        super().__init__(deepcopy(self.before))
        self.pop(ACCOUNT, None)
        if self.account_before is not None:
            super().__setitem__(ACCOUNT, str(self.account_before))

    def __setitem__(self, key: str, value: Any) -> None:
        self.entered |= key == ACCOUNT
        super().__setitem__(key, value)

    @property
    def account(self) -> int | None:
        return int(self[ACCOUNT]) if ACCOUNT in self else None

    @property
    def data(self) -> dict[str, Any]:
        """What is to be kept besides whose it is."""
        return {key: value for key, value in self.items() if key not in _OF_FLASK_LOGIN}

    @property
    def needs_name(self) -> bool:
        """Whoever signs in or out gets a new one, so that a name known before is worth nothing (trust.md AC-6)."""
        return self.entered or self.account != self.account_before or (self.name is None and bool(self.data))


class StoredSessions(SessionInterface):
    """One database row for each browser that is signed in or on its way in.

    A cookie whose session is over stays in the browser, where it is worth nothing: an answer that took it back could
    arrive late and take away the one that was given meanwhile.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def open_session(self, app: Flask, request: Request) -> Session:
        name = cookie.value()
        if not name or request.path.startswith(_WITHOUT):
            return Session()
        try:
            with reading(self._engine) as store:
                kept = sessions.find(store, name, datetime.now(UTC))
        except Exception:
            _log.exception("the store is out of reach")
            return Session(out_of_reach=True)
        return Session(name, kept) if kept else Session()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        assert isinstance(session, Session)
        if not request.path.startswith(_WITHOUT):
            response.vary.add("Cookie")
        if session.needs_name:
            self._rename(session, response)
        elif session.name and session.data != session.before:
            with writing(self._engine) as store:
                sessions.change(store, session.name, session.before, session.data)
        elif session.name and session.kept and session.kept.unseen and not session.unattended:
            self._see(session.name)

    def _rename(self, session: Session, response: Response) -> None:
        fresh = None
        with writing(self._engine) as store:
            if session.name:
                sessions.end(store, session.name)
            if session.data or session.account is not None:
                fresh = sessions.begin(store, session.account, session.data, datetime.now(UTC))
        if fresh:
            cookie.give(response, fresh)
        else:
            cookie.take_back(response)

    def _see(self, name: str) -> None:
        """While somebody else is writing it is left to the next request: nobody waits for this."""
        with suppress(StoreUnavailable), writing_at_once(self._engine) as store:
            sessions.see(store, name, datetime.now(UTC))


def leave_unseen() -> None:
    """The request was nobody's doing: it does not count as the session being used."""
    if isinstance(session, Session):
        session.unattended = True


def mount(server: Flask, engine: Engine) -> None:
    """Before anything that asks who somebody is."""
    server.session_interface = StoredSessions(engine)
    server.config.update(
        SESSION_PROTECTION=None,  # it compares what the browser says of itself, which a thief of cookies can say too
        REMEMBER_COOKIE_NAME=";",  # a name that no cookie can have: nobody is remembered without a session
    )
    server.before_request(_refuse_without_store)


def _refuse_without_store() -> None:
    if getattr(session, "out_of_reach", False):
        abort(503)
