"""What institutions do about their results: focus areas they have chosen, and counts of the work with them."""

from sqlalchemy import Column, DateTime, ForeignKey, Integer, SmallInteger, String, Table, Text

from data_access.tables.columns import key_to, metadata

# A factor that a unit has chosen to work on, with the figure as it stood then; what the round says by now stands in
# `cell`. `aim` is the value hoped for, in points, `goal` the key of the national goal and `target` the municipal one
# that it serves, and `worked` counts what was registered as done about it. Nothing is deleted: `ended_at` says since
# when it is none any more.
focus_area = Table(
    "focus_area",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("round_id", ForeignKey("round.id"), nullable=False),
    Column("form_id", ForeignKey("form.id"), nullable=False),
    Column("factor_id", ForeignKey("factor.id"), nullable=False),
    Column("n", Integer, nullable=False),
    Column("points", SmallInteger, nullable=False),
    Column("low", SmallInteger, nullable=False),
    Column("high", SmallInteger, nullable=False),
    Column("aim", SmallInteger),
    Column("goal", String(32)),
    Column("target", Text),
    Column("worked", Integer, nullable=False),
    Column("account", String(128), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("ended_at", DateTime(timezone=True)),
)

# How often an institution has worked with the results of a round, by kind of work: counts alone, never who.
work_done = Table(
    "work_done",
    metadata,
    key_to("round_id", "round.id"),
    key_to("unit_id", "unit.id"),
    Column("work", String(32), primary_key=True),
    Column("times", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Under which municipality an institution's work is counted, None for the programme itself: as it stood when the round
# was first published. A sum whose members changed with a corrected package would tell of those that came or went.
work_place = Table(
    "work_place",
    metadata,
    key_to("round_id", "round.id"),
    key_to("unit_id", "unit.id"),
    Column("above_id", ForeignKey("unit.id")),
    sqlite_with_rowid=False,
)
