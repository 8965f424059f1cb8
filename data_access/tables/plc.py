"""The teams in which institutions work with their results, and how they have agreed to work."""

from sqlalchemy import Boolean, Column, Date, DateTime, ForeignKey, Integer, Table, Text

from data_access.tables.columns import key_to, metadata

# A professional learning community of an institution. `unit_id` is where it belongs: a team or a child group whose
# people take part without being named, or the institution itself, where only those take part who are named.
plc = Table(
    "plc",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("institution_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("ended_at", DateTime(timezone=True)),
)

# The teams and child groups whose results it works with, beside where it belongs.
plc_place = Table(
    "plc_place",
    metadata,
    key_to("plc_id", "plc.id"),
    key_to("unit_id", "unit.id"),
)

# Who was named. Dates are inclusive; an empty end is open. They see what their grant on the places would show them.
plc_member = Table(
    "plc_member",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("plc_id", ForeignKey("plc.id"), nullable=False, index=True),
    Column("account_id", ForeignKey("account.id"), nullable=False, index=True),
    Column("coordinates", Boolean, nullable=False),
    Column("from_date", Date),
    Column("to_date", Date),
)

# How an institution has written down that its teams work; the newest stands, and nothing is changed or deleted.
way_of_working = Table(
    "way_of_working",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
