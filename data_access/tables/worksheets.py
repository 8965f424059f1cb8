"""Worksheets and meetings: what teams have typed is only ever added to, and what they looked at is held fast."""

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from data_access.tables.columns import key_to, metadata

# `previous_id` is the worksheet that this one is a new cycle of. `closed_at` tells that it was counted as closed once.
worksheet = Table(
    "worksheet",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("plc_id", ForeignKey("plc.id"), nullable=False, index=True),
    Column("round_id", ForeignKey("round.id"), nullable=False),
    Column("template", String(32), nullable=False),
    Column("status", String(16), nullable=False),
    Column("visibility", String(16), nullable=False),
    Column("previous_id", ForeignKey("worksheet.id")),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("closed_at", DateTime(timezone=True)),
)

worksheet_area = Table(
    "worksheet_area",
    metadata,
    key_to("worksheet_id", "worksheet.id"),
    key_to("focus_area_id", "focus_area.id"),
)

# Everything that was ever typed into a field; the newest stands (trust.md 3.3). `op` is the number that the browser
# gave the change, empty for texts that the store put together itself, and `base` the revision it was made on.
# `both`: two people wrote in the same place, and what both wrote stands there.
revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("worksheet_id", ForeignKey("worksheet.id"), nullable=False),
    Column("field", String(96), nullable=False),
    Column("rev", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("op", String(36), unique=True),
    Column("base", Integer, nullable=False),
    Column("both", Boolean, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("worksheet_id", "field", "rev"),
    Index(None, "worksheet_id", "id"),  # what is new
)

presence = Table(
    "presence",
    metadata,
    key_to("worksheet_id", "worksheet.id"),
    key_to("account_id", "account.id"),
    Column("seen_at", DateTime(timezone=True), nullable=False),
)

# Figures as the team saw them, as JSON in one fixed spelling; `fingerprint` is its SHA-256. Never changed or deleted.
finding = Table(
    "finding",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("worksheet_id", ForeignKey("worksheet.id"), nullable=False, index=True),
    Column("focus_area_id", ForeignKey("focus_area.id")),
    Column("content", Text, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

# A file or picture that belongs to one piece of evidence, `row`; hidden rather than deleted when it is removed.
attachment = Table(
    "attachment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("worksheet_id", ForeignKey("worksheet.id"), nullable=False, index=True),
    Column("row", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("media_type", String(128), nullable=False),
    Column("size", Integer, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("removed_at", DateTime(timezone=True)),
)

# `step` is where the meeting stands and `step_at` since when, so that every screen shows the same time left.
meeting = Table(
    "meeting",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("worksheet_id", ForeignKey("worksheet.id"), nullable=False, index=True),
    Column("number", SmallInteger, nullable=False),
    Column("planned_at", DateTime(timezone=True)),
    Column("minutes", SmallInteger, nullable=False),
    Column("step", String(16)),
    Column("step_at", DateTime(timezone=True)),
    Column("began_at", DateTime(timezone=True)),
    Column("ended_at", DateTime(timezone=True)),
    UniqueConstraint("worksheet_id", "number"),
)
