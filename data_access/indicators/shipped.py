"""The country's own figures as they were published, which every store is given when a command opens it."""

from pathlib import Path

import dashboard
from data_access.engine import Engine, reading
from data_access.indicators import written
from data_access.indicators.files.places import places
from data_access.indicators.files.reader import read
from data_access.indicators.known import known
from data_access.indicators.publishing import bring_in

FILE = Path(dashboard.__file__).parent / "catalogues" / "national_indicators.csv"


def wanting(store_engine: Engine) -> bool:
    """Whether the file as it is shipped now was never brought in."""
    with reading(store_engine) as store:
        return not written.is_known(store, read(FILE, known(store), places(store)).checked.fingerprint)


def bring_in_shipped(vault: Engine, store_engine: Engine) -> None:
    with reading(store_engine) as store:
        checked = read(FILE, known(store), places(store)).checked
    bring_in(vault, store_engine, checked)
