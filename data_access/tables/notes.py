"""What readers add to the figures: notes, sets of units of their own, and what they have been shown around."""

from sqlalchemy import Column, DateTime, ForeignKey, Integer, SmallInteger, String, Table, Text, UniqueConstraint

from data_access.tables.columns import key_to, metadata

# On a factor of a unit, as the round stood then. `parent_id` is the note that starts the thread, `role` what its author
# was there. Nothing is deleted or changed: `withdrawn_at` says since when a note is no longer shown.
note = Table(
    "note",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("round_id", ForeignKey("round.id"), nullable=False),
    Column("form_id", ForeignKey("form.id"), nullable=False),
    Column("factor_id", ForeignKey("factor.id"), nullable=False),
    Column("parent_id", ForeignKey("note.id")),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("role", String(32), nullable=False),
    Column("audience", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("withdrawn_at", DateTime(timezone=True)),
)

comparison_set = Table(
    "comparison_set",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("name", String(128), nullable=False),
    UniqueConstraint("account_id", "name"),
)

comparison_member = Table(
    "comparison_member",
    metadata,
    key_to("set_id", "comparison_set.id"),
    key_to("unit_id", "unit.id"),
    Column("position", SmallInteger, nullable=False),
)

# The pages on which somebody has been shown around, or did not want to be.
shown_around = Table(
    "shown_around",
    metadata,
    key_to("account_id", "account.id"),
    Column("view", String(32), primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
)
