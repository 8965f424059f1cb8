"""What a command has done, for the audit log."""

from dashboard.logged import CONSOLE, Entry, Event
from data_access import audit_log
from data_access.engine import Engine, writing


def log(engine: Engine, event: Event, **detail: str) -> None:
    """After a change that is committed by itself, as publications are."""
    with writing(engine) as store:
        audit_log.append(store, [Entry(event, CONSOLE, detail=detail)])
