"""Indicators by school year: what files brought and was told, targets with their history, and names that were matched.

A hidden value has no number here; the numbers as they came stand in the vault.
"""

from sqlalchemy import Boolean, Column, DateTime, Float, ForeignKey, Index, Integer, SmallInteger, String, Table, Text

from data_access.tables.columns import metadata

# One file that was imported. The same file again has the same fingerprint.
indicator_import = Table(
    "indicator_import",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fingerprint", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("made_up", Boolean, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("account", String(128), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

# `unit_id` is no foreign key: 0 is the whole country (dashboard/indicators/values.py).
indicator_value = Table(
    "indicator_value",
    metadata,
    Column("unit_id", Integer, primary_key=True, autoincrement=False),
    Column("indicator", String(64), primary_key=True),
    Column("school_year", SmallInteger, primary_key=True, autoincrement=False),
    Column("grade", String(32), primary_key=True),
    Column("group", String(64), primary_key=True),
    Column("status", String(12), nullable=False),
    Column("value", Float),
    Column("n", Integer),
    Column("bound", String(12)),
    Column("source", Text, nullable=False),
    Column("made_up", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

# Never changed, never deleted: the newest row of a unit, indicator and year stands; without a value it was withdrawn.
indicator_target = Table(
    "indicator_target",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit_id", Integer, nullable=False),
    Column("indicator", String(64), nullable=False),
    Column("school_year", SmallInteger, nullable=False),
    Column("value", Float),
    Column("note", Text, nullable=False),
    Column("account", String(128), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Index(None, "unit_id", "indicator"),
)

# Indicators that a municipality added, each as it stood in the file that brought it.
own_indicator = Table(
    "own_indicator",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("definition", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("account", String(128), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

# Names in files that somebody confirmed to mean a unit, as `spelling` writes them for comparison.
unit_name = Table(
    "unit_name",
    metadata,
    Column("spelling", String(256), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("account", String(128), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
