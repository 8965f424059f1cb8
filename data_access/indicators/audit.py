"""The audit of indicators: once more, over what stands in the store now."""

from collections.abc import Mapping

from sqlalchemy import Connection, select
from threadpoolctl import threadpool_limits

from dashboard.gate.findings import Finding
from dashboard.indicators.audit.audit import breaches
from dashboard.indicators.audit.standing import Figure, Standing
from dashboard.indicators.disclosure.corrections import Earlier
from dashboard.indicators.given import Key
from dashboard.indicators.values import COUNTRY, Told
from data_access import tables
from data_access.indicators import vault as vaulted
from data_access.indicators import written
from data_access.indicators.publishing import rules
from data_access.indicators.units import known


@threadpool_limits.wrap(limits=1)
def audit(vault: Connection, store: Connection) -> list[Finding]:
    """Year by year; empty where all is as it should be."""
    by, years = rules(store), vaulted.years(vault)
    standing_now = _figures(store)
    found: list[Finding] = []
    for year in sorted({*years, *(key[2] for key in standing_now)}):
        truth = {key: row for key, (row, _) in vaulted.given(vault, [year]).items()}
        told = {key: figure for key, figure in standing_now.items() if key[2] == year}
        before = _before(vaulted.told(vault, [year]), told)
        units, times = by.units, (_told_at(vault, year, told), _came_at(vault, store, year))
        whole = Standing(by.indicators, units.parents, units.kinds, by.k, truth, told, before, *times)
        found += [breach.finding for breach in breaches(whole)]
    return found


def _told_at(vault: Connection, year: int, told: Mapping[Key, Figure]) -> dict[Key, float]:
    first = vaulted.told_at(vault, [year])
    stands = {key: Earlier(one.n, one.value, one.bound) for key, one in told.items()}
    found = {(key, Earlier(e.n if e.bound is None else None, e.value, e.bound)): at for (key, e), at in first.items()}
    return {key: found[key, one] for key, one in stands.items() if (key, one) in found}


def _came_at(vault: Connection, store: Connection, year: int) -> dict[Key, float]:
    brought = {one: vaulted.seconds(at) for one, at in written.brought_at(store).items()}
    return {key: brought.get(one, 0.0) for key, one in vaulted.brought_by(vault, [year]).items()}


def count(store: Connection) -> int:
    """Values that stand in the store, hidden ones too."""
    return len(_figures(store))


def _figures(store: Connection) -> dict[Key, Figure]:
    """Without the country's: the ministry has published them."""
    code = {number: one for one, number in known(store).numbers.items()}
    rows = store.execute(select(tables.indicator_value).where(tables.indicator_value.c.unit_id != COUNTRY))
    return {
        (row.indicator, code[row.unit_id], row.school_year, row.grade, row.group): Figure(
            Told(row.status), row.value, row.n, row.bound
        )
        for row in rows
    }


def _before(told: Mapping[Key, list[Earlier]], now: Mapping[Key, Figure]) -> dict[Key, list[Figure]]:
    """Without what stands now: that is audited as if it were told for the first time."""
    found: dict[Key, list[Figure]] = {}
    for key, some in told.items():
        stands = now.get(key)
        others = [one for one in some if not stands or (one.value, one.bound) != (stands.value, stands.bound)]
        if others:
            found[key] = [
                Figure(Told.EXTREME if one.bound else Told.SHOWN, one.value, one.n, one.bound) for one in others
            ]
    return found
