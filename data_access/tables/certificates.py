"""The protection certificate of every publication: counts of what is told and hidden, and of what the gate found."""

from sqlalchemy import Column, Float, Integer, SmallInteger, String, Table

from data_access.tables.columns import key_to, metadata

certificate = Table(
    "certificate",
    metadata,
    key_to("publication_id", "publication.id"),
    Column("k", SmallInteger, nullable=False),
    Column("groups", Integer, nullable=False),
    Column("persons", Integer, nullable=False),
    Column("institutions", Integer, nullable=False),
    Column("versions", Integer, nullable=False),
    Column("publications", Integer, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("mask", String(64), nullable=False),
)

# Columns as in dashboard.gate.certificate.FormCertificate.
certificate_form = Table(
    "certificate_form",
    metadata,
    key_to("publication_id", "publication.id"),
    key_to("form_id", "form.id"),
    Column("position", SmallInteger, nullable=False),
    Column("declared", Integer, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("few", Integer, nullable=False),
    Column("protect", Integer, nullable=False),
    Column("extreme", Integer, nullable=False),
    Column("absent", Integer, nullable=False),
    Column("whole_declared", Integer, nullable=False),
    Column("whole_shown", Integer, nullable=False),
    Column("smallest", Integer),
)
