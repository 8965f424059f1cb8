"""Whose results are whose to show: what leaders have released, and what sums above them would tell of the others."""

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Integer, String, Table

from data_access.tables.columns import key_to, metadata

# What has happened, never changed: `released`, `opened` (the release took effect) and `undone`. `with_teams` is the
# reach of a release; `account` is the name of whoever did it.
release_event = Table(
    "release_event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("round_id", ForeignKey("round.id"), nullable=False),
    Column("unit_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("event", String(16), nullable=False),
    Column("with_teams", Boolean, nullable=False),
    Column("account", String(128), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

# The institutions that those above may open now, by round.
open_institution = Table(
    "open_institution",
    metadata,
    key_to("round_id", "round.id"),
    key_to("unit_id", "unit.id"),
    Column("with_teams", Boolean, nullable=False),
)

# What those above may be told of a factor of a unit above institutions; columns as in dashboard.ownership.Judged and
# Count. `told` stays: what was once told counts as told. A missing row tells nothing.
aggregate = Table(
    "aggregate",
    metadata,
    key_to("round_id", "round.id"),
    key_to("unit_id", "unit.id"),
    key_to("form_id", "form.id"),
    key_to("factor_id", "factor.id"),
    Column("told", Boolean, nullable=False),
    Column("unreleased", Integer, nullable=False),
    Column("institutions", Integer, nullable=False),
    Column("certain", Integer, nullable=False),
    Column("known", Integer, nullable=False),
    Column("unknown", Integer, nullable=False),
    Column("sure", Integer, nullable=False),
    Column("tellable", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

# The first time a leader opened the own profile of a round.
first_look = Table(
    "first_look",
    metadata,
    key_to("round_id", "round.id"),
    key_to("unit_id", "unit.id"),
    Column("account", String(128), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
