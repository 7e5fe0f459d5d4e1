"""Every table is known to be somebody's or nobody's, so that copy, erasure and rotation forget none."""

from __future__ import annotations

from bot.store import belonging
from bot.store.schema import metadata, user


def test_every_table_leads_to_a_user_or_is_named_as_nobodys() -> None:
    personal = {table.name for table in belonging.personal()}
    assert personal | belonging.IMPERSONAL == metadata.tables.keys()
    assert personal & belonging.IMPERSONAL == set()


def test_the_rows_of_somebody_can_be_picked_in_each() -> None:
    for table in belonging.personal():
        assert belonging.mine(table, 1, "key") is not None


def test_what_is_called_nobodys_leads_to_no_user() -> None:
    impersonal = [metadata.tables[name] for name in belonging.IMPERSONAL]
    assert not [table.name for table in impersonal if "user_id" in table.c]
    assert not [key for table in impersonal for key in table.foreign_keys if key.column.table is user]
