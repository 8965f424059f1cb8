"""What the module of a view works with: the store it asks, and what it hands back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from callbacks.logbook import Logbook
from data_access.catalogue import Catalogue, Catalogues
from data_access.engine import Connection, Engine, reading

Shown = tuple[str, Any]  # the title and the content of a page


class Store:
    """The engine, the newest catalogue and the audit log."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.log = Logbook(engine)
        self._catalogues = Catalogues()

    @contextmanager
    def asked(self) -> Iterator[tuple[Connection, Catalogue]]:
        """A connection and the catalogue of the same moment."""
        with reading(self.engine) as connection:
            yield connection, self._catalogues.newest(connection)

    @property
    def made_up(self) -> bool:
        with self.asked() as (_, catalogue):
            return catalogue.made_up
