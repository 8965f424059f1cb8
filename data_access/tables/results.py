"""Published figures. A hidden cell has no number here, so nothing that reads these tables can tell one."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    Integer,
    SmallInteger,
    String,
    Table,
)

from data_access.tables.columns import metadata


def address(*keys: str) -> list[Column]:
    """The clustered key that every question about a unit follows: unit, form, factor or item, split, round.

    No foreign keys here: they would double the time of a publication, which writes only ids it has just looked up.
    """
    columns = ("unit_id", "form_id", *keys, "round_id")
    return [Column(name, Integer, primary_key=True, autoincrement=False) for name in columns]


cell = Table(
    "cell",
    metadata,
    *address("factor_id", "split_id"),
    Column("status", String(8), nullable=False),
    Column("n", Integer),
    Column("points", SmallInteger),
    Column("low", SmallInteger),
    Column("high", SmallInteger),
    Column("bound", String(8)),
    Column("groups", Integer),
    sqlite_with_rowid=False,
)

item_cell = Table(
    "item_cell",
    metadata,
    *address("item_id", "split_id"),
    Column("n", Integer, nullable=False),
    Column("mean", Float, nullable=False),
    sqlite_with_rowid=False,
)

band_cell = Table(
    "band_cell",
    metadata,
    *address("factor_id", "split_id"),
    Column("n", Integer, nullable=False),
    Column("low", String(3), nullable=False),
    Column("middle", String(3), nullable=False),
    Column("high", String(3), nullable=False),
    sqlite_with_rowid=False,
)

response = Table(
    "response",
    metadata,
    *address(),
    Column("answered", Integer, nullable=False),
    Column("invited", Integer),
    sqlite_with_rowid=False,
)

# How carefully was answered, in a word each (dashboard/disclosure/carelessness.py): of institutions, and told once.
# `withdrawn` where a correction has changed the answers since; a word is missing where it does not apply.
quality = Table(
    "quality",
    metadata,
    *address(),
    Column("straight", String(8)),
    Column("fast", String(8)),
    Column("few", String(8)),
    Column("top", String(8)),
    Column("withdrawn", Boolean, nullable=False),
    Column("package", String(64), nullable=False),
    sqlite_with_rowid=False,
)
