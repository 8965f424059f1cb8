"""the audit log is append-only, and its end is known

A later migration that makes audit_log anew on SQLite (batch_alter_table) drops its triggers: make them again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SQLITE = {
    "audit_log_unchanged": "BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END",
    # INSERT OR REPLACE would delete without asking the trigger for deletions.
    "audit_log_not_replaced": (
        "BEFORE INSERT ON audit_log WHEN EXISTS (SELECT 1 FROM audit_log WHERE id = NEW.id) "
        "BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END"
    ),
    "audit_log_kept": (
        "BEFORE DELETE ON audit_log WHEN OLD.at > strftime('%Y-%m-%d %H:%M:%f', 'now', '-6 months') "
        "BEGIN SELECT RAISE(ABORT, 'the audit log is kept for six months'); END"
    ),
}
POSTGRESQL = {
    "audit_log_unchanged": "BEFORE UPDATE ON audit_log FOR EACH ROW",
    "audit_log_kept": "BEFORE DELETE ON audit_log FOR EACH ROW WHEN (OLD.at > now() - interval '6 months')",
    "audit_log_not_emptied": "BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT",
}
REFUSE = (
    "CREATE FUNCTION audit_log_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$BEGIN RAISE EXCEPTION 'the audit log is append-only and kept for six months'; END$$"
)


def upgrade() -> None:
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.execute("INSERT INTO audit_head SELECT id, hash FROM audit_log ORDER BY id DESC LIMIT 1")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(REFUSE)
        for name, when in POSTGRESQL.items():
            op.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION audit_log_refuse()")
    else:
        for name, when in SQLITE.items():
            op.execute(f"CREATE TRIGGER {name} {when}")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for name in POSTGRESQL:
            op.execute(f"DROP TRIGGER {name} ON audit_log")
        op.execute("DROP FUNCTION audit_log_refuse()")
    else:
        for name in SQLITE:
            op.execute(f"DROP TRIGGER {name}")
    op.drop_table("audit_head")
