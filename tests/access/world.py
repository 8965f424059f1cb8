"""A demonstration programme of four municipalities with people of every role in it, and what stands in its tables."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from data_access.engine import open_store, sqlite_module, writing
from tests.access import followed
from tests.packages.open_round import KEY as OPEN
from tests.packages.open_round import open_round
from tests.services import application

ROUNDS = ("2017", "2019")


@dataclass(frozen=True)
class Unit:
    """As it stands in one round; `above` are its parents up to the programme, nearest first."""

    number: int
    code: str
    kind: str
    name: str
    above: tuple[int, ...]


@dataclass(frozen=True)
class World:
    data: Path

    @cached_property
    def units(self) -> dict[str, dict[int, Unit]]:
        """By round and number; of the open round too, which counts nowhere but on the page of participation."""
        with self.tables() as tables:
            return {key: _units(tables, key) for key in (*ROUNDS, OPEN)}

    @contextmanager
    def tables(self) -> Iterator[sqlite3.Connection]:
        library = sqlite_module()  # two copies of SQLite in one process take each other's locks away
        with closing(library.connect(self.data / "laeringsblik.db")) as found:
            found.row_factory = library.Row
            yield found

    def newest(self, number: int) -> Unit | None:
        return next((here[number] for key in reversed(ROUNDS) if number in (here := self.units[key])), None)

    @property
    def followed(self) -> list[int]:
        """Numbers of the units that have a page of indicators, in whatever round they were."""
        kinds = ("programme", "municipality", "institution")
        return sorted({unit.number for key in ROUNDS for unit in self.units[key].values() if unit.kind in kinds})

    def of_kind(self, kind: str, inside: int | None = None) -> list[Unit]:
        """In the newest round, in order of code."""
        found = [unit for unit in self.units[ROUNDS[-1]].values() if unit.kind == kind]
        return sorted((u for u in found if inside is None or inside in u.above), key=lambda unit: unit.code)


def built(folder: Path) -> World:
    """Two rounds, really imported, and one that is still answered."""
    data, packages = folder / "data", folder / "packages"
    data.mkdir()
    application.succeed("demo", "--scale", "municipality", "--seed", "1", "--out", packages, data=data)
    for key in ROUNDS:
        application.succeed("import", packages / key, data=data)
    application.succeed("import", open_round(folder, scale="municipality"), data=data)
    shutil.rmtree(packages)
    made = World(data)
    _follow(made)
    return made


def _follow(world: World) -> None:
    """Indicators of all units that have a page of them."""
    engine = open_store(f"sqlite:///{world.data / 'laeringsblik.db'}")
    with writing(engine) as store:
        followed.keep_own(store)
        followed.keep(store, list(followed.figures(world.followed)))
        followed.keep_target(store, world.of_kind("municipality")[0].number)
    engine.dispose()


def _units(tables: sqlite3.Connection, key: str) -> dict[int, Unit]:
    rows = tables.execute(
        "select here.unit_id, unit.code, here.kind, here.name, here.parent_id from unit_in_round here"
        " join unit on unit.id = here.unit_id join round on round.id = here.round_id where round.key = ?",
        (key,),
    ).fetchall()
    parents = {row["unit_id"]: row["parent_id"] for row in rows}
    return {
        row["unit_id"]: Unit(row["unit_id"], row["code"], row["kind"], row["name"], _above(parents, row["unit_id"]))
        for row in rows
    }


def _above(parents: dict[int, int | None], number: int) -> tuple[int, ...]:
    parent = parents[number]
    return () if parent is None else (parent, *_above(parents, parent))
