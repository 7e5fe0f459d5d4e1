"""`kith key`: changing the key that the data is sealed with."""

from __future__ import annotations

from datetime import datetime, timezone

import click

from bot.cli.database import ready_store


@click.group()
def key() -> None:
    """The keys that open the data."""


@key.command()
@click.option("--finish", is_flag=True, help="Make no new key: seal what is left with the newest one there is.")
@click.option("--database", help="The database's URL.")
def rotate(finish: bool, database: str | None) -> None:
    """Make a new key and seal everything with it, while Kith runs."""
    from bot.store import audit, rotation

    store = ready_store(database)
    if not finish:
        store.keyring.add_key()
    done: dict[str, int] = {}
    for table, number in rotation.seal_anew(store, store.keyring):
        done[table] = done.get(table, 0) + number
    store.settle()
    with store.session() as session:
        audit.record(session, "key rotate", None, datetime.now(timezone.utc))
    click.echo(f"{sum(done.values())} rows of {len(done)} tables are sealed with the newest key.", err=True)
