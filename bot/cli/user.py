"""`kith user`: a person's data, taken out or erased at their wish."""

from __future__ import annotations

import json
from datetime import datetime, timezone

import click

from bot.settings import read_settings


@click.group()
def user() -> None:
    """One person's data. ID is the number in the database, as `kith stats` counts them."""


@user.command()
@click.argument("number", metavar="ID", type=int)
def export(number: int) -> None:
    """Print everything that is kept about a person, as JSON."""
    from bot.services.opening import open_store
    from bot.store import users

    with open_store(read_settings()).session(write=False) as session:
        everything = users.export(session, number)
    click.echo(json.dumps(everything, indent=2, ensure_ascii=False, default=str))


@user.command()
@click.argument("number", metavar="ID", type=int)
@click.confirmation_option(prompt="Erase everything about this person?")
def delete(number: int) -> None:
    """Erase everything about a person."""
    from bot.services.opening import open_store
    from bot.store import users

    with open_store(read_settings()).session() as session:
        users.get(session, number)
        users.erase(session, number, datetime.now(timezone.utc))
    click.echo("Erased.", err=True)
