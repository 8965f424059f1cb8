"""A made-up round from package to published, masked and judged, against reading its package."""

import tempfile
from itertools import count
from pathlib import Path

from data_access.demonstration import write
from data_access.packages.reader import read
from tests.benchmarks._ratio import report
from tests.stores import new_stores

SCALE, SEED = "small", 1


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        package, *_ = write(SCALE, SEED, Path(folder) / "packages")
        number = count()

        def publish() -> None:
            place = Path(folder) / str(next(number))
            place.mkdir()
            with new_stores(f"sqlite:///{place / 'store.db'}", place) as stores:
                stores.take(package)

        report(f"a round published, scale {SCALE}", publish, "its package read", lambda: read(package), runs=3)


if __name__ == "__main__":
    main()
