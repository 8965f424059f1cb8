"""The vault: counts and sums per atom and version. Opened by import and publish commands only, never by the web."""

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# One imported package. The mapping and the units are kept as JSON, so that a round can be published again without it.
package = Table(
    "package",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("round", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("fingerprint", String(64), nullable=False, unique=True),
    Column("imported_at", DateTime(timezone=True), nullable=False),
    Column("mapping", Text, nullable=False),
    Column("units", Text, nullable=False),
    Column("invited", Text, nullable=False),
    UniqueConstraint("round", "version"),
)

# The atoms of one form as a Parquet table: they are always written once and read whole, never searched.
# `delivered` marks rows of scores.csv instead.
atoms = Table(
    "atoms",
    metadata,
    Column("package_id", ForeignKey("package.id"), primary_key=True),
    Column("form", String(64), primary_key=True),
    Column("delivered", Boolean, nullable=False),
    Column("rows", LargeBinary, nullable=False),
)

reliability = Table(
    "reliability",
    metadata,
    Column("package_id", ForeignKey("package.id"), primary_key=True),
    Column("form", String(64), primary_key=True),
    Column("factor", String(64), primary_key=True),
    Column("alpha", Float),
)

# A factor's anchor, fixed at its first publication and never changed.
constants = Table(
    "constants",
    metadata,
    Column("form", String(64), primary_key=True),
    Column("factor", String(64), primary_key=True),
    Column("mean", Float, nullable=False),
    Column("deviation", Float, nullable=False),
    Column("within", Integer, nullable=False),
    Column("between", Integer, nullable=False),
    Column("lowest", Float, nullable=False),
    Column("highest", Float, nullable=False),
    Column("turned", Boolean, nullable=False),
    Column("round", String(64), nullable=False),
)

# What was told of one form of a package, once for every different mask, oldest first: whoever reads the newest may
# have kept them all. `cells` is a Parquet table of places and of the limits that the figures set; `joined` says which
# teams were joined then, and `fingerprint` is the same for the same cells.
told = Table(
    "told",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("package_id", ForeignKey("package.id"), nullable=False),
    Column("form", String(64), nullable=False),
    Column("joined", Text, nullable=False),
    Column("rules", String(16), nullable=False),
    Column("told_at", DateTime(timezone=True), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("cells", LargeBinary, nullable=False),
    UniqueConstraint("package_id", "form", "fingerprint"),
)

# How many were invited and had answered, as every package told it; `at` is Danish time. The newest package stands.
participation = Table(
    "participation",
    metadata,
    Column("round", String(64), primary_key=True),
    Column("form", String(64), primary_key=True),
    Column("unit", String(128), primary_key=True),
    Column("at", DateTime, primary_key=True),
    Column("invited", Integer, nullable=False),
    Column("answered", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Small teams that the administrator joined for a round; kept when the round is imported or published again.
joined = Table(
    "joined",
    metadata,
    Column("round", String(64), primary_key=True),
    Column("code", String(128), primary_key=True),
    Column("parts", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("joined_at", DateTime(timezone=True), nullable=False),
)


def _of_indicator() -> list[Column]:
    """What a value of an indicator is of; `unit` is a unit's code, or "country"."""
    return [
        Column("unit", String(128), primary_key=True),
        Column("indicator", String(64), primary_key=True),
        Column("school_year", SmallInteger, primary_key=True, autoincrement=False),
        Column("grade", String(32), primary_key=True),
        Column("group", String(64), primary_key=True),
    ]


# Values of indicators as they came, the newest of each; `fingerprint` is that of the file which brought it.
indicator_given = Table(
    "indicator_given",
    metadata,
    *_of_indicator(),
    Column("value", Float),
    Column("n", Integer),
    Column("status", String(12), nullable=False),
    Column("source", Text, nullable=False),
    Column("made_up", Boolean, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    sqlite_with_rowid=False,
)

# What was ever told of them, oldest first: whoever reads the newest may have kept them all.
indicator_told = Table(
    "indicator_told",
    metadata,
    *_of_indicator(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("value", Float),
    Column("n", Integer),
    Column("bound", String(12)),
    Column("told_at", DateTime(timezone=True), nullable=False),
    sqlite_with_rowid=False,
)
