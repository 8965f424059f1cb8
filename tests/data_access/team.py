"""A store with a team that has begun a worksheet, for the tests of what is written in it."""

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import Connection, select

from data_access import accounts, plcs, revisions, tables, worksheets
from data_access.revisions import Edit, Saved

PEOPLE = ("Anna", "Bo", "Cihan")


@dataclass(frozen=True)
class Team:
    """`sheet` is the number of its worksheet."""

    store: Connection
    sheet: int

    def save(self, who: str, field: str, base: int, text: str, op: str | None = None) -> Saved:
        return revisions.save(self.store, self.sheet, who, Edit(field, base, op or str(uuid4()), text))

    def text(self, field: str) -> str:
        return revisions.heads(self.store, self.sheet)[field].text

    def history(self, field: str) -> list[str]:
        return [one.text for one in revisions.history(self.store, self.sheet, field)]


def begun(store: Connection) -> Team:
    """In a store with at least one round."""
    here = store.execute(select(tables.unit_in_round).where(tables.unit_in_round.c.kind == "institution")).first()
    assert here is not None
    for name in PEOPLE:
        accounts.add(store, name)
    plc = plcs.begin(store, here.unit_id, here.unit_id, "PLF 1")
    return Team(store, worksheets.begin(store, plc, here.round_id, "analysis", PEOPLE[0]))
