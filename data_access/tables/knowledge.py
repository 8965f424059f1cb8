"""What teams may lean on: references and ideas by factor, and figures that they chose not to work on."""

from sqlalchemy import Column, DateTime, ForeignKey, Integer, String, Table, Text

from data_access.tables.columns import metadata

# `topic` is the key of a factor or construct, and `text` holds the parts of the words as JSON. `shipped` is the key of
# an entry that we ship and that this one stands for; `worksheet_id` the worksheet that it was released from. Nothing is
# deleted: every change is a row that replaces another, and the newest of them stands.
library_entry = Table(
    "library_entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("topic", String(64), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("age_group", String(16), nullable=False),
    Column("evidence", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("shipped", String(64)),
    Column("replaces_id", ForeignKey("library_entry.id")),
    Column("worksheet_id", ForeignKey("worksheet.id")),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("withdrawn_at", DateTime(timezone=True)),
)

# A proposal that a unit does not want to work on, and why.
dismissal = Table(
    "dismissal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("round_id", ForeignKey("round.id"), nullable=False),
    Column("form_id", ForeignKey("form.id"), nullable=False),
    Column("factor_id", ForeignKey("factor.id"), nullable=False),
    Column("reason", Text, nullable=False),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("withdrawn_at", DateTime(timezone=True)),
)
