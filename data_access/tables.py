"""The app's store: catalogues, units per round, published cells, accounts. Nothing in it can tell a hidden number."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _key(name: str, target: str) -> Column:
    return Column(name, Integer, ForeignKey(target), primary_key=True, autoincrement=False)


def _name() -> list[Column]:
    return [Column("name_da", Text, nullable=False), Column("name_en", Text, nullable=False)]


programme = Table(
    "programme",
    metadata,
    Column("key", String(64), primary_key=True),
    *_name(),
    Column("made_up", Boolean, nullable=False),
)

round_ = Table(
    "round",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    *_name(),
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
    _key("round_id", "round.id"),
    _key("unit_id", "unit.id"),
    Column("parent_id", ForeignKey("unit.id")),
    Column("kind", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("type", String(16), nullable=False),
    Column("grade", String(32), nullable=False),
    Column("same_children_as_id", ForeignKey("unit.id")),
    Index(None, "round_id", "parent_id"),
    Index(None, "unit_id"),
    sqlite_with_rowid=False,
)

# Every unit with itself and all units above it; distance 0 is the unit itself.
ancestor = Table(
    "ancestor",
    metadata,
    _key("round_id", "round.id"),
    _key("unit_id", "unit.id"),
    Column("distance", SmallInteger, primary_key=True, autoincrement=False),
    Column("ancestor_id", ForeignKey("unit.id"), nullable=False),
    sqlite_with_rowid=False,
)

succession = Table(
    "succession",
    metadata,
    _key("round_id", "round.id"),
    _key("unit_id", "unit.id"),
    _key("predecessor_id", "unit.id"),
)

form = Table(
    "form",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
)

form_in_round = Table(
    "form_in_round",
    metadata,
    _key("round_id", "round.id"),
    _key("form_id", "form.id"),
    Column("position", SmallInteger, nullable=False),
    Column("informant", String(16), nullable=False),
    Column("subject", String(16), nullable=False),
    *_name(),
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
    _key("round_id", "round.id"),
    _key("factor_id", "factor.id"),
    Column("position", SmallInteger, nullable=False),
    Column("construct_id", ForeignKey("construct.id")),
    *_name(),
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
    _key("round_id", "round.id"),
    _key("item_id", "item.id"),
    Column("version", Integer, nullable=False),
    Column("text_da", Text, nullable=False),
    Column("text_en", Text, nullable=False),
)

factor_item = Table(
    "factor_item",
    metadata,
    _key("round_id", "round.id"),
    _key("factor_id", "factor.id"),
    _key("item_id", "item.id"),
    Column("position", SmallInteger, nullable=False),
    Column("reversed", Boolean, nullable=False),
)

# `all`, or one value of one split such as gender=girl.
split = Table(
    "split",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(130), nullable=False, unique=True),
    *_name(),
    Column("split_da", Text, nullable=False),
    Column("split_en", Text, nullable=False),
)


def _address(*keys: str) -> list[Column]:
    """The clustered key that every question about a unit follows: unit, form, factor or item, split, round.

    No foreign keys here: they would double the time of a publication, which writes only ids it has just looked up.
    """
    columns = ("unit_id", "form_id", *keys, "round_id")
    return [Column(name, Integer, primary_key=True, autoincrement=False) for name in columns]


cell = Table(
    "cell",
    metadata,
    *_address("factor_id", "split_id"),
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
    *_address("item_id", "split_id"),
    Column("n", Integer, nullable=False),
    Column("mean", Float, nullable=False),
    sqlite_with_rowid=False,
)

band_cell = Table(
    "band_cell",
    metadata,
    *_address("factor_id", "split_id"),
    Column("n", Integer, nullable=False),
    Column("low", String(3), nullable=False),
    Column("middle", String(3), nullable=False),
    Column("high", String(3), nullable=False),
    sqlite_with_rowid=False,
)

response = Table(
    "response",
    metadata,
    *_address(),
    Column("answered", Integer, nullable=False),
    Column("invited", Integer),
    Column("straight", String(3)),
    Column("fast", String(3)),
    Column("few", String(3)),
    sqlite_with_rowid=False,
)

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
