"""Writing to the audit log while serving: what must not be lost at once, what was read within a second."""

import threading
from collections.abc import Sequence

from dashboard.logged import Entry, Event
from data_access import audit_log
from data_access.engine import Engine, writing

WITHIN = 0.5  # seconds


class Logbook:
    """One for each process."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: list[Entry] = []
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def now(self, event: Event, account: str, unit: int | None = None, **detail: str) -> None:
        """Committed when this returns."""
        self._write([Entry(event, account, unit, detail)])

    def soon(self, event: Event, account: str, unit: int | None = None, **detail: str) -> None:
        """Reads are never committed one by one (design.md section 9)."""
        with self._lock:
            self._waiting.append(Entry(event, account, unit, detail))
            if self._timer is None:
                self._timer = threading.Timer(WITHIN, self.flush)
                self._timer.daemon = True
                self._timer.start()

    def flush(self) -> None:
        """Write what waits."""
        with self._lock:
            waiting, self._waiting, self._timer = self._waiting, [], None
        self._write(waiting)

    def _write(self, entries: Sequence[Entry]) -> None:
        if entries:
            with writing(self._engine) as store:
                audit_log.append(store, entries)
