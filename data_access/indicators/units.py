"""The units of which indicators are told: their numbers, and how they lie in each other."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from dashboard.indicators.disclosure.places import Units
from dashboard.indicators.rights import KINDS
from dashboard.indicators.values import COUNTRY, COUNTRY_CODE
from data_access import rounds, tables


@dataclass(frozen=True)
class Known:
    units: Units
    numbers: dict[str, int]  # by code; the country's too


def known(store: Connection) -> Known:
    """Every unit as the newest round knows it that lists it."""
    here = tables.unit_in_round.c
    wanted = select(here.unit_id, here.parent_id, here.kind).join(tables.round_, tables.round_.c.id == here.round_id)
    newest = {row.unit_id: row for row in store.execute(wanted.order_by(*rounds.oldest_first()))}
    code: dict[int, str] = {row.id: row.code for row in store.execute(select(tables.unit.c.id, tables.unit.c.code))}
    parents = {}
    for number, row in newest.items():
        above = row.parent_id
        while above in newest and newest[above].kind not in KINDS:
            above = newest[above].parent_id
        if row.kind in KINDS and above in newest:
            parents[code[number]] = code[above]
    kinds = {code[number]: row.kind for number, row in newest.items() if row.kind in KINDS}
    return Known(Units(parents, kinds), {one: number for number, one in code.items()} | {COUNTRY_CODE: COUNTRY})
