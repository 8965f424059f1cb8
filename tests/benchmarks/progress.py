"""Pages of progress of a whole programme, every institution released, against a page that does not exist."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert, select

from callbacks.server import application
from dashboard.release import Happened
from dashboard.settings import Settings
from data_access import releases, tables
from data_access.engine import Connection, Engine, open_store, writing
from tests.benchmarks._ratio import report
from tests.callbacks.conftest import payload
from tests.services.application import build_demonstration

PAGES = {
    "changes of municipalities": "section=changes&kind=municipality",
    "changes of all institutions": "section=changes&kind=institution",
    "spread of all institutions": "section=spread&kind=institution",
    "trend of the programme": "section=trend",
    "gaps in the programme": "section=equity",
    "municipal profile": "section=municipal",
    "focus areas and work": "section=work",
    "what it takes": "section=plan",
}
OF_A_SCHOOL = {
    "a school's own way": "section=trend",
    "changes of its classes": "section=changes&kind=child_group",
    "spread of its classes": "section=spread",
    "its school start": "section=transition",
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        build_demonstration(data, Path(folder) / "packages", scale="programme")
        settings = Settings.from_environment({"DATA_DIR": str(data)})
        engine = open_store(settings.database_url)
        release_everything(engine)
        _measure(settings, engine)
        engine.dispose()


def release_everything(engine: Engine) -> None:
    """As if every leader had released every round, all on one day."""
    with writing(engine) as store:
        for round_id in store.execute(select(tables.round_.c.id)).scalars().all():
            store.execute(insert(tables.release_event), _releases(store, round_id))
            releases.settle(store, round_id)


def _releases(store: Connection, round_id: int) -> list[dict[str, object]]:
    here = tables.unit_in_round.c
    units = store.execute(select(here.unit_id).where(here.round_id == round_id, here.kind == "institution")).scalars()
    event = {"round_id": round_id, "event": Happened.RELEASED.value, "with_teams": True, "account": "benchmark"}
    return [event | {"unit_id": unit, "at": datetime.now(UTC)} for unit in units]


def _measure(settings: Settings, engine: Engine) -> None:
    client = application(engine, settings).server.test_client()
    client.post("/login", data={"username": "programme", "password": "demo"})
    units = client.get("/api/v1/units").json
    assert units is not None
    programme = next(unit["unit"] for unit in units if unit["kind"] == "programme")

    def page(address: str) -> None:
        assert client.post("/_dash-update-component", json=payload(address)).status_code == 200

    school = next(unit["unit"] for unit in units if unit["kind"] == "institution")
    addresses = {name: f"/progress/{programme}?form=staff&{query}" for name, query in PAGES.items()}
    addresses |= {name: f"/progress/{school}?form=pupil_0_3&{query}" for name, query in OF_A_SCHOOL.items()}
    for name, address in addresses.items():
        report(name, lambda a=address: page(a), "page that does not exist", lambda: page("/nothing"))


if __name__ == "__main__":
    main()
