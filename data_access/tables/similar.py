"""Groups of similar institutions: unnamed, declared when a round is first published, and never told anew."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, SmallInteger, String, Table

from data_access.tables.columns import key_to, metadata

# What the institutions of a group have in common; `size` and `background` are empty where they do not divide.
# `figures` is a fingerprint of their own figures, and `withdrawn` says that a correction has changed one of them since.
similar_group = Table(
    "similar_group",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("round_id", ForeignKey("round.id"), nullable=False, index=True),
    Column("form_id", ForeignKey("form.id"), nullable=False),
    Column("type", String(16), nullable=False),
    Column("size", String(8), nullable=False),
    Column("background", String(8), nullable=False),
    Column("institutions", SmallInteger, nullable=False),
    Column("figures", String(64), nullable=False),
    Column("withdrawn", Boolean, nullable=False),
)

# The group that an institution is compared with. Nobody is told who else is in it.
similar_unit = Table(
    "similar_unit",
    metadata,
    key_to("unit_id", "unit.id"),
    key_to("group_id", "similar_group.id"),
    sqlite_with_rowid=False,
)

# Worked out from published figures only; a factor that would tell too much of one institution has no row.
similar_cell = Table(
    "similar_cell",
    metadata,
    key_to("group_id", "similar_group.id"),
    key_to("factor_id", "factor.id"),
    Column("n", Integer, nullable=False),
    Column("groups", Integer, nullable=False),
    Column("points", SmallInteger, nullable=False),
    Column("low", SmallInteger, nullable=False),
    Column("high", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)
