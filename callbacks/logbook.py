"""Writing to the audit log while serving: what must not be lost at once, what was read within a second."""

import atexit
import logging
import os
import threading
import weakref
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date

from dashboard.logged import Entry, Event
from dashboard.moments import present
from dashboard.settings import AUDIT_MONTHS
from dashboard.work import Opening
from data_access import audit_chain, audit_log, work
from data_access.engine import Connection, Engine, StoreUnavailable, writing, writing_at_once

WITHIN = 0.5  # seconds
AGAIN = 1.0  # seconds until the next try while the store is busy or out of reach
LOUD = 10  # so many tries in vain are told to whoever watches the server
MOST = 50_000  # entries that wait

Waiting = Entry | Opening
Way = Callable[[Engine], AbstractContextManager[Connection]]  # into the store

_log = logging.getLogger(__name__)


class Logbook:
    """One for each process. Entries stand in the log in the order in which they were handed over."""

    def __init__(self, engine: Engine, months: int = AUDIT_MONTHS[1]) -> None:
        self._engine, self._months = engine, months
        self._begin()
        _BOOKS.add(self)

    def _begin(self) -> None:
        self._waiting: list[Waiting] = []
        self._lock, self._turn = threading.Lock(), threading.Lock()
        self._timer: threading.Timer | None = None
        self._tidied: date | None = None
        self._in_vain = 0

    def now(self, event: Event, account: str, /, unit: int | None = None, **detail: str) -> None:
        """Committed when this returns. Raises when the store is out of reach: what cannot be logged is not done."""
        self._with_what_waits(Entry(event, account, unit, detail, present()), writing)

    def denied(self, account: str, /, unit: int | None = None, **detail: str) -> None:
        """At once where possible: a denial stays one when the store is busy, and is then written within a second."""
        entry = Entry(Event.DENIED, account, unit, detail, present())
        try:
            self._with_what_waits(entry, writing_at_once)
        except StoreUnavailable:
            self._hold(entry)

    def soon(self, event: Event, account: str, /, unit: int | None = None, **detail: str) -> None:
        """Reads are never committed one by one (design.md section 9)."""
        self._hold(Entry(event, account, unit, detail, present()))

    def opened(self, opening: Opening) -> None:
        """To be counted with what is read, and as little one by one."""
        self._hold(opening)

    def flush(self) -> None:
        """Write what waits, and once a day delete what is old."""
        self._flush(writing)

    def fresh_after_fork(self) -> None:
        """What waits, the locks and the connections are the parent's."""
        self._begin()
        self._engine.dispose(close=False)

    def _flush(self, way: Way) -> None:
        with self._turn:
            waiting = self._taken()
            try:
                self._write(waiting, way)
                self._tidy(way)
                self._in_vain = 0
            except Exception as failure:
                self._put_back(waiting, AGAIN)
                self._complain(failure)

    def _complain(self, failure: Exception) -> None:
        """No reader hears of it. A store that is busy for a moment, as with an import, is no reason to."""
        self._in_vain += 1
        if self._in_vain % LOUD == 0 or not isinstance(failure, StoreUnavailable):
            waiting = len(self._waiting)
            _log.critical("the audit log cannot be written; %d entries wait", waiting, exc_info=failure)

    def _hold(self, entry: Waiting) -> None:
        with self._lock:
            self._waiting.append(entry)
            self._start(WITHIN)

    def _with_what_waits(self, entry: Entry, way: Way) -> None:
        with self._turn:
            waiting = self._taken()
            try:
                self._write([*waiting, entry], way)
            except Exception:
                self._put_back(waiting, WITHIN)
                raise

    def _taken(self) -> list[Waiting]:
        with self._lock:
            waiting, self._waiting = self._waiting, []
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
        return waiting

    def _put_back(self, entries: Sequence[Waiting], pause: float) -> None:
        with self._lock:
            self._waiting[:0] = entries
            if len(self._waiting) > MOST:
                _log.critical("%d entries of the audit log are lost: too many wait", len(self._waiting) - MOST)
                del self._waiting[:-MOST]
            if self._waiting:
                self._start(pause)

    def _start(self, seconds: float) -> None:
        """One timer at a time; called with the lock held."""
        if self._timer is None:
            self._timer = threading.Timer(seconds, self._flush, [writing_at_once])
            self._timer.daemon = True
            self._timer.start()

    def _write(self, entries: list[Waiting], way: Way) -> None:
        """What is written no longer waits, even when what comes after it fails."""
        if entries:
            with way(self._engine) as store:
                work.count_openings(store, [one for one in entries if isinstance(one, Opening)])
                audit_log.append(store, [one for one in entries if isinstance(one, Entry)])
            entries.clear()

    def _tidy(self, way: Way) -> None:
        now = present()
        if self._tidied != now.date():
            with way(self._engine) as store:
                audit_chain.purge(store, self._months, now)
            self._tidied = now.date()


_BOOKS: weakref.WeakSet[Logbook] = weakref.WeakSet()


def flush_all() -> None:
    """Write what waits in this process."""
    for book in list(_BOOKS):
        book.flush()


def _fresh_after_fork() -> None:
    for book in list(_BOOKS):
        book.fresh_after_fork()


atexit.register(flush_all)
os.register_at_fork(after_in_child=_fresh_after_fork)
