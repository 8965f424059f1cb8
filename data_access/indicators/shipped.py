"""The country's own figures as they were published, which come with the programme for every store."""

from pathlib import Path

import dashboard
from dashboard.indicators import catalogue
from dashboard.indicators.given import Checked
from data_access.engine import Engine, reading
from data_access.indicators import written
from data_access.indicators.files.places import Places
from data_access.indicators.files.reader import read
from data_access.indicators.publishing import bring_in

FILE = Path(dashboard.__file__).parent / "catalogues" / "national_indicators.csv"


def wanting(store_engine: Engine) -> bool:
    """Whether the file as it is shipped now was never brought in."""
    with reading(store_engine) as store:
        return not written.is_known(store, _checked().fingerprint)


def any_file(store_engine: Engine) -> bool:
    """Whether any file of indicators was ever brought in."""
    with reading(store_engine) as store:
        return written.is_any_known(store)


def bring_in_shipped(vault: Engine, store_engine: Engine) -> None:
    """Raises NotSafe: everything that is kept of the same school years is masked and audited anew."""
    bring_in(vault, store_engine, _checked())


def _checked() -> Checked:
    """By the product's own catalogue and of no place in the store, so that nothing there can speak against it."""
    return read(FILE, catalogue.shipped(), Places({}), {}).checked
