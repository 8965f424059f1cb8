"""How many had answered at a time, while a round is open and after: counts of answers, never who or what."""

from sqlalchemy import Column, DateTime, Integer, String, Table

from data_access.tables.columns import key_to, metadata

# `answered` is missing where `status` says that the number is hidden.
participation = Table(
    "participation",
    metadata,
    key_to("unit_id", "unit.id"),
    key_to("form_id", "form.id"),
    key_to("round_id", "round.id"),
    Column("at", DateTime(timezone=True), primary_key=True),
    Column("invited", Integer),
    Column("status", String(8), nullable=False),
    Column("answered", Integer),
    sqlite_with_rowid=False,
)
