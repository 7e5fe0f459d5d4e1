"""`kith migrate`: the database's schema."""

from __future__ import annotations

import click

from bot.settings import read_settings


@click.command()
def migrate() -> None:
    """Bring the database's schema to what this version needs."""
    from bot.services.opening import open_store

    store = open_store(read_settings())
    store.migrate()
    click.echo(f"The database is at {store.version()[0]}.", err=True)
