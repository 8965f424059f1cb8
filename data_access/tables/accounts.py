"""Who may sign in, the roles they hold, and the ways in: sessions, invitations, tokens, other sign-on services.

Secrets that a browser or a program holds are kept as SHA-256 only, so that a copy of the store opens nothing.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
)

from data_access.tables.columns import metadata

# `second_factor` is the encrypted secret of an authenticator app, `second_factor_step` the last time step it was
# used in: a code works once.
account = Table(
    "account",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(128), nullable=False, unique=True),
    Column("password_hash", Text),
    Column("disabled", Boolean, nullable=False),
    Column("second_factor", Text),
    Column("second_factor_step", Integer),
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

# Without an account it is somebody on the way in. `data` is JSON.
session = Table(
    "session",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("account_id", ForeignKey("account.id"), index=True),
    Column("data", Text, nullable=False),
    Column("began_at", DateTime(timezone=True), nullable=False, index=True),
    Column("seen_at", DateTime(timezone=True), nullable=False),
)

# Failed sign-ins of the last minutes. Names and network addresses are kept as keyed hashes.
failure = Table(
    "failure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name_hash", String(64), nullable=False, index=True),
    Column("address_hash", String(64), nullable=False, index=True),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
)

invitation = Table(
    "invitation",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("account_id", ForeignKey("account.id"), nullable=False, index=True),
    Column("invited_by", String(128), nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("ends_at", DateTime(timezone=True), nullable=False),
    Column("used_at", DateTime(timezone=True)),
)

# An account of another sign-on service; issuer and subject together are its key (OpenID Connect Core 5.7).
identity = Table(
    "identity",
    metadata,
    Column("issuer", String(255), primary_key=True),
    Column("subject", String(255), primary_key=True),
    Column("account_id", ForeignKey("account.id"), nullable=False, index=True),
    Column("linked_at", DateTime(timezone=True), nullable=False),
)

token = Table(
    "token",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("account_id", ForeignKey("account.id"), nullable=False, index=True),
    Column("made_at", DateTime(timezone=True), nullable=False),
)
