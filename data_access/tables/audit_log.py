"""The audit log: what was done and looked at, by whom, in a chain in which a changed line shows."""

from sqlalchemy import Column, DateTime, Index, Integer, String, Table, Text

from data_access.tables.columns import metadata

# Triggers (migration 0004) refuse to change a row or to delete a young one; they are gone when SQLite makes the table
# anew, as batch migrations do, and must then be made again. Numbers are given by us, one after the other. `hash` is of
# the entry and of the hash before it. Names and numbers instead of foreign keys: an entry outlives what it speaks of.
# `detail` is JSON without any answer value.
audit_log = Table(
    "audit_log",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
    Column("event", String(32), nullable=False),
    Column("account", String(128), nullable=False, index=True),
    Column("unit_id", Integer),
    Column("institution_id", Integer),
    Column("detail", Text, nullable=False),
    Column("hash", String(64), nullable=False),
    Index(None, "institution_id", "at"),
)

# Where the chain begins since old entries were deleted: the last deleted number and its hash.
audit_anchor = Table(
    "audit_anchor",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("hash", String(64), nullable=False),
)

# Where the chain ends: one row, so that a last entry that was deleted shows too.
audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("hash", String(64), nullable=False),
)
