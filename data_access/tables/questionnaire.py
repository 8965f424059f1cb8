"""What was asked in each round: forms, factors, items and splits, each with a number that lasts."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from data_access.tables.columns import key_to, metadata, name_columns

form = Table(
    "form",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
)

form_in_round = Table(
    "form_in_round",
    metadata,
    key_to("round_id", "round.id"),
    key_to("form_id", "form.id"),
    Column("position", SmallInteger, nullable=False),
    Column("informant", String(16), nullable=False),
    Column("subject", String(16), nullable=False),
    *name_columns(),
)

construct = Table(
    "construct",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
)

# `within` and `between` are s and t in points, fixed at the factor's first publication; empty until it has a scale.
factor = Table(
    "factor",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("form_id", ForeignKey("form.id"), nullable=False),
    Column("key", String(64), nullable=False),
    Column("within", SmallInteger),
    Column("between", SmallInteger),
    UniqueConstraint("form_id", "key"),
)

# `signature` is equal in two rounds when the factor was asked in the same way in both; else there is a break.
factor_in_round = Table(
    "factor_in_round",
    metadata,
    key_to("round_id", "round.id"),
    key_to("factor_id", "factor.id"),
    Column("position", SmallInteger, nullable=False),
    Column("construct_id", ForeignKey("construct.id")),
    *name_columns(),
    Column("lowest", Float, nullable=False),
    Column("highest", Float, nullable=False),
    Column("turned", Boolean, nullable=False),
    Column("local", Boolean, nullable=False),
    Column("alpha", Float),
    Column("signature", String(64), nullable=False),
)

item = Table(
    "item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("form_id", ForeignKey("form.id"), nullable=False),
    Column("key", String(64), nullable=False),
    UniqueConstraint("form_id", "key"),
)

item_in_round = Table(
    "item_in_round",
    metadata,
    key_to("round_id", "round.id"),
    key_to("item_id", "item.id"),
    Column("version", Integer, nullable=False),
    Column("text_da", Text, nullable=False),
    Column("text_en", Text, nullable=False),
)

factor_item = Table(
    "factor_item",
    metadata,
    key_to("round_id", "round.id"),
    key_to("factor_id", "factor.id"),
    key_to("item_id", "item.id"),
    Column("position", SmallInteger, nullable=False),
    Column("reversed", Boolean, nullable=False),
)

# `all`, or one value of one split such as gender=girl.
split = Table(
    "split",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(130), nullable=False, unique=True),
    *name_columns(),
    Column("split_da", Text, nullable=False),
    Column("split_en", Text, nullable=False),
)
