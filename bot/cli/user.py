"""`kith user`: a person's data, taken out or erased at their wish."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

import click

from bot.cli.database import ready_store


@click.group()
def user() -> None:
    """One person's data. ID is their number in Telegram, or their number in the database."""


@user.command()
@click.argument("number", metavar="ID", type=int)
@click.option("--database", help="The database's URL.")
def export(number: int, database: str | None) -> None:
    """Print everything that is kept about a person, as JSON."""
    from bot.store import users

    with ready_store(database).session(write=False) as session:
        everything = users.export(session, _user_id(session, number))
    click.echo(json.dumps(everything, indent=2, ensure_ascii=False, default=str))


@user.command()
@click.argument("number", metavar="ID", type=int)
@click.option("--database", help="The database's URL.")
@click.confirmation_option(prompt="Erase everything about this person?")
def delete(number: int, database: str | None) -> None:
    """Erase everything about a person."""
    from bot.store import users

    with ready_store(database).session() as session:
        users.erase(session, _user_id(session, number), datetime.now(timezone.utc))
    click.echo("Erased.", err=True)


def _user_id(session: Any, number: int) -> int:
    """The number in the database of whoever has this number, in Telegram or else there. Raises StoreError."""
    from bot.store import users

    known = users.find(session, number)
    return known.id if known is not None else users.get(session, number).id
