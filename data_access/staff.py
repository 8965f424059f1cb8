"""Who works in an institution by a role there."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, select

from dashboard.access import Role, is_in_force
from data_access import tables


def holders(store: Connection, institution: int, roles: Collection[Role], day: date) -> dict[int, str]:
    """Names by number of the account: who holds one of the roles that day, on the institution or inside it."""
    up, grant, account = tables.ancestor.c, tables.grant.c, tables.account.c
    inside = select(up.unit_id).where(up.ancestor_id == institution)
    wanted = select(tables.grant, account.name).join(tables.account)
    wanted = wanted.where(grant.unit_id.in_(inside) | (grant.unit_id == institution), grant.role.in_(roles))
    rows = store.execute(wanted.where(account.disabled.is_(False)))
    return {row.account_id: row.name for row in rows if is_in_force(row.from_date, row.to_date, day)}
