"""Pages over HTTP within the process: a profile against an address that means nothing, and against its bare SQL."""

import tempfile
from pathlib import Path

from sqlalchemy import select

from callbacks.server import application
from dashboard.settings import Settings
from data_access import tables
from data_access.engine import open_store, reading
from tests.benchmarks._ratio import report
from tests.callbacks.conftest import payload
from tests.services.application import build_demonstration


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        build_demonstration(data, Path(folder) / "packages", scale="municipality")
        _measure(Settings.from_environment({"DATA_DIR": str(data)}))


def _measure(settings: Settings) -> None:
    engine = open_store(settings.database_url)
    client = application(engine, settings).server.test_client()
    client.post("/login", data={"username": "leader", "password": "demo"})
    units = client.get("/api/v1/units").json
    assert units is not None

    def page(address: str) -> None:
        client.post("/_dash-update-component", json=payload(address))

    def bare_sql(unit: int) -> None:
        with reading(engine) as store:
            store.execute(select(tables.cell).where(tables.cell.c.unit_id == unit)).all()

    for kind in ("municipality", "institution", "child_group"):
        unit = next(found["unit"] for found in units if found["kind"] == kind)
        address = f"/profile/{unit}?form=pupil_4_10"
        report(f"profile, {kind}", lambda a=address: page(a), "page that does not exist", lambda: page("/nothing"))
        report(f"profile, {kind}", lambda a=address: page(a), "bare SQL of the unit", lambda u=unit: bare_sql(u))
    engine.dispose()


if __name__ == "__main__":
    main()
