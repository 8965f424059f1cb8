"""Units by their last names, for whoever gives roles on them. Structure, no results."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, Row, func, select

from dashboard.access import Role, Scope
from dashboard.administration import Site
from data_access import rounds, tables

MOST = 500
_OFFERED = ("municipality", "institution")


def administers(scope: Scope) -> bool:
    return scope.unlimited or Role.ADMINISTRATOR in scope.roles


def named(scope: Scope, store: Connection, units: Collection[int]) -> dict[int, Site]:
    """By number; units that no round knows are left out."""
    if not administers(scope) or not units:
        return {}
    return {site.unit: site for site in _sites(store, tables.unit.c.id.in_(units))}


def matching(scope: Scope, store: Connection, text: str) -> list[Site]:
    """Those with exactly this code, else those with this name in the newest round."""
    if not administers(scope):
        return []
    by_code = _sites(store, tables.unit.c.code == text)
    if by_code:
        return by_code
    here = tables.unit_in_round.c
    named_so = (here.name == text) | (func.lower(here.name) == text.lower())
    return _sites(store, named_so & (here.round_id == rounds.newest()))


def offered(scope: Scope, store: Connection) -> list[Site]:
    """What a field for units suggests: the municipalities and institutions of the newest round."""
    if not administers(scope):
        return []
    here = tables.unit_in_round.c
    found = _sites(store, here.kind.in_(_OFFERED) & (here.round_id == rounds.newest()))
    return sorted(found, key=lambda site: (_OFFERED.index(site.kind), site.name))[:MOST]


def _sites(store: Connection, condition: ColumnElement[bool]) -> list[Site]:
    """By the newest round that has them."""
    here, above = tables.unit_in_round, tables.unit_in_round.alias()
    wanted = select(here.c.unit_id, tables.unit.c.code, here.c.kind, here.c.name, here.c.round_id, here.c.parent_id)
    wanted = wanted.join(tables.unit, tables.unit.c.id == here.c.unit_id).join(
        tables.round_, tables.round_.c.id == here.c.round_id
    )
    rows = {row.unit_id: row for row in store.execute(wanted.where(condition).order_by(*rounds.oldest_first()))}
    parts = select(above.c.round_id, tables.ancestor.c.unit_id, above.c.kind, above.c.name)
    over = (above.c.unit_id == tables.ancestor.c.ancestor_id) & (above.c.round_id == tables.ancestor.c.round_id)
    parts = parts.join(tables.ancestor, over).where(tables.ancestor.c.unit_id.in_(rows), tables.ancestor.c.distance > 0)
    within: dict[tuple[int, int], dict[str, str]] = {}
    for row in store.execute(parts):
        within.setdefault((row.unit_id, row.round_id), {})[row.kind] = row.name
    return [_site(row, within.get((row.unit_id, row.round_id), {})) for row in rows.values()]


def _site(row: Row, above: dict[str, str]) -> Site:
    return Site(row.unit_id, row.code, row.kind, row.name, above.get("institution") or above.get("municipality") or "")
