"""What the server has said is kept is kept: thousands of changes by writers at once, answers that get lost, and the
process killed again and again in the middle of it (trust.md REL-1 to REL-3)."""

import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import pytest
from sqlalchemy import select

from data_access import accounts, plcs, revisions, tables
from data_access.engine import Engine, open_store, reading, writing
from tests.data_access.team import PEOPLE, begun
from tests.ledger.writers import FIELDS, Writer
from tests.packages.builders import package
from tests.services.reborn import Reborn, reborn_server
from tests.stores import new_stores

PASSWORD = "tre kloge heste hopper hjem"
SIZES = {"sqlite": (2_040, 20), "postgresql": (420, 4)}  # changes and kills


@pytest.fixture
def sheet(database_url: str, tmp_path: Path) -> int:
    """Its team can sign in and write in it."""
    with new_stores(database_url, tmp_path / "vault") as stores:
        stores.take(package(tmp_path))
        with writing(stores.store) as connection:
            team = begun(connection)
            plc = connection.execute(select(tables.plc.c.id)).scalar_one()
            for name in PEOPLE:
                accounts.set_password(connection, name, PASSWORD)
                plcs.join(connection, plc, name, coordinates=False)
    return team.sheet


@pytest.fixture
def server(database_url: str, sheet: int, tmp_path: Path) -> Iterator[Reborn]:
    (tmp_path / "data").mkdir()
    settings = {"DATABASE_URL": database_url, "SECRET_KEY": "a key that is only for tests, long enough"}
    with reborn_server(tmp_path / "data", **settings) as server:
        yield server


@pytest.fixture
def kept(database_url: str, server: Reborn) -> Iterator[Engine]:
    engine = open_store(database_url)
    yield engine
    engine.dispose()


@dataclass
class Fate:
    """Kills the server once for every so many acknowledged changes, while the others are at work."""

    server: Reborn
    every: int
    acknowledged: int = 0
    kills: int = 0
    turn: Lock = field(default_factory=Lock)

    def count(self) -> None:
        with self.turn:
            self.acknowledged += 1
            if self.acknowledged % self.every == 0:
                self.server.kill()
                self.kills += 1


def test_everything_acknowledged_stands_once_whenever_the_server_dies(server: Reborn, sheet: int, kept: Engine) -> None:
    changes, kills = SIZES[kept.dialect.name]
    fate = Fate(server, (changes - len(PEOPLE)) // kills)
    writers = [Writer(name, server.address, sheet, random.Random(name)) for name in PEOPLE]
    for writer in writers:
        writer.sign_in(PASSWORD)
    with ThreadPoolExecutor(len(writers)) as at_work:
        list(at_work.map(lambda writer: writer.write(changes // len(writers), fate.count), writers))

    promised = [entry for writer in writers for entry in writer.ledger]
    assert fate.acknowledged >= changes - len(writers)
    assert fate.kills >= kills
    with reading(kept) as store:
        heads = revisions.heads(store, sheet)
        texts = {(address, one.rev): one.text for address in FIELDS for one in revisions.history(store, sheet, address)}
        ops = store.execute(select(tables.revision.c.op).where(tables.revision.c.op.is_not(None))).scalars().all()
    for address in FIELDS:
        words = Counter(word for at, word, _, _ in promised if at == address)
        assert Counter(heads[address].text.split()) == words
    assert all(texts[address, rev] == text for address, _, rev, text in promised)
    assert len(ops) == len(set(ops))
    assert {op for writer in writers for op in writer.ops} <= set(ops)
