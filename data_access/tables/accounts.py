"""Who may sign in, and the roles they hold."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
)

from data_access.tables.columns import metadata

account = Table(
    "account",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(128), nullable=False, unique=True),
    Column("password_hash", Text),
    Column("disabled", Boolean, nullable=False),
)

# Dates are inclusive; an empty end is open.
grant = Table(
    "grant",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey("account.id"), nullable=False, index=True),
    Column("role", String(32), nullable=False),
    Column("unit_id", ForeignKey("unit.id")),
    Column("from_date", Date),
    Column("to_date", Date),
)
