"""The programme, its rounds and publications, and the units as they were in each round."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
)

from data_access.tables.columns import key_to, metadata, name_columns

programme = Table(
    "programme",
    metadata,
    Column("key", String(64), primary_key=True),
    *name_columns(),
    Column("made_up", Boolean, nullable=False),
)

round_ = Table(
    "round",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    *name_columns(),
    Column("opened", Date, nullable=False),
    Column("closed", Date, nullable=False),
    Column("k", SmallInteger, nullable=False),
    Column("splits_from", String(16), nullable=False),
)

# One row each time cells are published; the newest id tells readers' caches what they hold.
publication = Table(
    "publication",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("round_id", ForeignKey("round.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("published_at", DateTime(timezone=True), nullable=False),
    Column("rules", String(16), nullable=False),
)

# A unit keeps its number through all rounds by its code; everything else about it belongs to a round.
unit = Table(
    "unit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String(128), nullable=False, unique=True),
)

unit_in_round = Table(
    "unit_in_round",
    metadata,
    key_to("round_id", "round.id"),
    key_to("unit_id", "unit.id"),
    Column("parent_id", ForeignKey("unit.id")),
    Column("kind", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("type", String(16), nullable=False),
    Column("grade", String(32), nullable=False),
    Column("same_children_as_id", ForeignKey("unit.id")),
    Index(None, "round_id", "parent_id"),
    Index(None, "round_id", "same_children_as_id"),
    Index(None, "unit_id"),
    sqlite_with_rowid=False,
)

# Every unit with itself and all units above it; distance 0 is the unit itself.
ancestor = Table(
    "ancestor",
    metadata,
    key_to("round_id", "round.id"),
    key_to("unit_id", "unit.id"),
    Column("distance", SmallInteger, primary_key=True, autoincrement=False),
    Column("ancestor_id", ForeignKey("unit.id"), nullable=False),
    Index(None, "round_id", "ancestor_id"),
    sqlite_with_rowid=False,
)

succession = Table(
    "succession",
    metadata,
    key_to("round_id", "round.id"),
    key_to("unit_id", "unit.id"),
    key_to("predecessor_id", "unit.id"),
)

# Small teams that were joined: the part, which is not listed in the round, and the unit that stands for it there.
joined = Table(
    "joined",
    metadata,
    key_to("round_id", "round.id"),
    key_to("unit_id", "unit.id"),
    Column("pooled_id", ForeignKey("unit.id"), nullable=False),
)
