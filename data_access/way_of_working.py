"""How an institution has written down that its teams work: only ever added to, and the newest stands."""

from sqlalchemy import Connection, select

from dashboard.moments import present
from data_access import tables
from data_access.accounts import number_of
from data_access.rows import inserted

_way = tables.way_of_working.c


def write(store: Connection, institution: int, account: str, text: str) -> bool:
    """False where it stands so already. Raises UnknownAccount."""
    newest = select(_way.text).where(_way.unit_id == institution).order_by(_way.id.desc()).limit(1)
    if store.execute(newest).scalar() == text:
        return False
    values = {"unit_id": institution, "text": text, "account_id": number_of(store, account), "at": present()}
    inserted(store, tables.way_of_working, values)
    return True
