"""What the module of a view works with: the store it asks, and what it hands back."""

from typing import Any

from data_access.catalogue import Catalogue, Catalogues
from data_access.engine import Engine

Shown = tuple[str, Any]  # the title and the content of a page


class Store:
    """The engine, and the newest catalogue."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._catalogues = Catalogues(engine)

    @property
    def catalogue(self) -> Catalogue:
        return self._catalogues.newest()
