"""People and plans: birthdays, who is easy, who was spoken of last; the log of contacts; plans."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds what contacts need, and two tables."""
    op.add_column("contact", sa.Column("birthday", sa.LargeBinary(), nullable=True))
    op.add_column("contact", sa.Column("is_easy", sa.LargeBinary(), nullable=True))
    op.add_column("contact", sa.Column("mentioned_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "contact_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("way", sa.LargeBinary(), nullable=True),
        sa.Column("expected", sa.LargeBinary(), nullable=True),
        sa.Column("went", sa.LargeBinary(), nullable=True),
        sa.Column("compared", sa.LargeBinary(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_contact_log_contact_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_contact_log_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_log")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_contact_log_user_id", "contact_log", ["user_id", "at"], unique=False)
    op.create_index("ix_contact_log_contact_id", "contact_log", ["contact_id"], unique=False)
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.LargeBinary(), nullable=False),
        sa.Column("action", sa.LargeBinary(), nullable=False),
        sa.Column("cue", sa.LargeBinary(), nullable=True),
        sa.Column("obstacle", sa.LargeBinary(), nullable=True),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("schedule", sa.LargeBinary(), nullable=True),
        sa.Column("is_exception", sa.LargeBinary(), nullable=True),
        sa.Column("last_done_on", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_plan_contact_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_plan_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_plan_user_id", "plan", ["user_id", "state"], unique=False)
    op.create_index("ix_plan_contact_id", "plan", ["contact_id"], unique=False)
