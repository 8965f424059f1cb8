"""focus areas that were chosen, counts of the work with results, and a way to all that lies below a unit"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "focus_area",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("factor_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("points", sa.SmallInteger(), nullable=False),
        sa.Column("low", sa.SmallInteger(), nullable=False),
        sa.Column("high", sa.SmallInteger(), nullable=False),
        sa.Column("aim", sa.SmallInteger(), nullable=True),
        sa.Column("worked", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=128), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["factor_id"], ["factor.id"], name=op.f("fk_focus_area_factor_id")),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_focus_area_form_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_focus_area_round_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_focus_area_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_focus_area")),
    )
    op.create_index(op.f("ix_focus_area_unit_id"), "focus_area", ["unit_id"], unique=False)
    op.create_table(
        "work_done",
        sa.Column("round_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("unit_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("work", sa.String(length=32), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_work_done_round_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_work_done_unit_id")),
        sa.PrimaryKeyConstraint("round_id", "unit_id", "work", name=op.f("pk_work_done")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "work_place",
        sa.Column("round_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("unit_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("above_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["above_id"], ["unit.id"], name=op.f("fk_work_place_above_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_work_place_round_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_work_place_unit_id")),
        sa.PrimaryKeyConstraint("round_id", "unit_id", name=op.f("pk_work_place")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_ancestor_round_id_ancestor_id"), "ancestor", ["round_id", "ancestor_id"], unique=False)
    op.create_index(
        op.f("ix_unit_in_round_round_id_same_children_as_id"), "unit_in_round", ["round_id", "same_children_as_id"]
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_unit_in_round_round_id_same_children_as_id"), table_name="unit_in_round")
    op.drop_index(op.f("ix_ancestor_round_id_ancestor_id"), table_name="ancestor")
    op.drop_table("work_place")
    op.drop_table("work_done")
    op.drop_index(op.f("ix_focus_area_unit_id"), table_name="focus_area")
    op.drop_table("focus_area")
