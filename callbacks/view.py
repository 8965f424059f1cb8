"""What the module of a view works with: the store it asks, and what it hands back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from callbacks.logbook import Logbook
from dashboard.selection import Selection
from dashboard.settings import AUDIT_MONTHS
from data_access.catalogue import Catalogue, Catalogues
from data_access.engine import Connection, Engine, reading

# The title and the content of a page; a view that fills in what the address leaves out tells what was read.
Shown = tuple[str, Any] | tuple[str, Any, Selection]


class Store:
    """The engine, the newest catalogue and the audit log."""

    def __init__(self, engine: Engine, audit_months: int = AUDIT_MONTHS[1]) -> None:
        self.engine = engine
        self.audit_months = audit_months
        self.log = Logbook(engine, audit_months)
        self._catalogues = Catalogues()

    @contextmanager
    def asked(self) -> Iterator[tuple[Connection, Catalogue]]:
        """A connection and the catalogue of the same moment."""
        with reading(self.engine) as connection:
            yield connection, self._catalogues.newest(connection)

    def catalogue(self, connection: Connection) -> Catalogue:
        """Of the moment of a connection that is there already, such as one that writes."""
        return self._catalogues.newest(connection)

    @property
    def made_up(self) -> bool:
        with self.asked() as (_, catalogue):
            return catalogue.made_up
