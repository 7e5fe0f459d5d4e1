"""`kith user`: a person's data, taken out or erased at their wish; each time is written down, without what it was."""

from __future__ import annotations

import json
import os
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import click

from bot.cli.database import ready_store


@click.group()
def user() -> None:
    """One person's data. ID is their number in Telegram, or their number in the database."""


@user.command()
@click.argument("number", metavar="ID", type=int)
@click.option("--page", type=click.Path(dir_okay=False, path_type=Path), help="Write a page to read to this file.")
@click.option("--database", help="The database's URL.")
def export(number: int, page: Path | None, database: str | None) -> None:
    """Print everything that is kept about a person, as JSON."""
    from bot.services.copy_page import page as laid_out
    from bot.store import audit, library, users

    with ready_store(database).session() as session:
        user_id = _user_id(session, number)
        everything = users.export(session, user_id)
        audit.record(session, "export", user_id, datetime.now(timezone.utc))
        scripts = {script.key: script for script in library.load(session)} if page else {}
    if page is None:
        click.echo(json.dumps(everything, indent=2, ensure_ascii=False, default=str))
        return

    def words(key: str) -> str:
        script = scripts.get(f"my_copy/{key}")
        return script.variants[0].html if script else key.replace("_", " ")

    handle = os.open(page, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(laid_out(everything, words("title"), words))
    click.echo(f"Written: {page}", err=True)


@user.command()
@click.argument("number", metavar="ID", type=int)
@click.option("--database", help="The database's URL.")
@click.confirmation_option(prompt="Erase everything about this person?")
def delete(number: int, database: str | None) -> None:
    """Erase everything about a person."""
    from bot.store import users

    store = ready_store(database)
    with store.session() as session:
        users.erase(session, _user_id(session, number), datetime.now(timezone.utc), "operator")
    store.settle()
    click.echo("Erased. What stays is the chat in Telegram, and a hash that keeps them out of a restore.", err=True)


def _user_id(session: Any, number: int) -> int:
    """The number in the database of whoever has this number, in Telegram or else there. Raises StoreError."""
    from bot.store import users

    known = users.find(session, number)
    return known.id if known is not None else users.get(session, number).id
