"""`kith backup` and `kith restore`: everything in one file, without the key, and back."""

from __future__ import annotations

import sys
from datetime import datetime, timezone
from pathlib import Path

import click

from bot.cli.database import ready_store
from bot.errors import KeyringError
from bot.settings import read_settings

_FILE = click.Path(dir_okay=False, path_type=Path)
_FILE_THERE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--erasures", is_flag=True, help="Only the list of who was erased, as hashes: see `kith restore`.")
@click.option("--database", help="The database's URL.")
def backup(file: Path, erasures: bool, database: str | None) -> None:
    """Write everything to FILE, still sealed, while Kith runs. The key is not in it: keep that elsewhere."""
    from bot.store import audit
    from bot.store import backup as backups

    store, now = ready_store(database), datetime.now(timezone.utc)
    number = backups.write(store, file, now, only_erasures=erasures)
    with store.session() as session:
        audit.record(session, "backup", None, now)
    click.echo(f"{number} rows are in {file}. The key is not: keep a copy of it in another place.", err=True)


@click.command()
@click.argument("file", type=_FILE_THERE)
@click.option("--erasures", type=_FILE_THERE, multiple=True, help="A newer backup, or its list of who was erased.")
@click.option("--yes", is_flag=True, help="Do not ask before people in the database are replaced.")
@click.option("--database", help="The database's URL.")
def restore(file: Path, erasures: tuple[Path, ...], yes: bool, database: str | None) -> None:
    """Put FILE in the place of all that the database holds. Whoever asked for erasure since stays erased. Stop Kith
    first."""
    from bot.services.opening import open_store
    from bot.store import backup as backups
    from bot.store import counts
    from bot.store.restore import restore as put_back

    settings = read_settings(database)
    if settings.key is None and not settings.key_file.exists():
        raise KeyringError(f"The key that the backup was made with is missing: put it back as {settings.key_file}.")
    read = backups.read(file)
    others = [backups.read(other) for other in erasures]
    store = open_store(settings)
    is_anybody = False
    if store.version()[0] is not None:
        with store.session(write=False) as session:
            is_anybody = counts.is_anybody(session)
    elif not others:
        says = "This database knows of no erasures: whoever asked for one after {} is in it again. See --erasures."
        click.echo(says.format(f"{read.made_at:%Y-%m-%d %H:%M} UTC"), err=True)
    if is_anybody and not yes and sys.stdin.isatty():
        click.confirm("All people in the database are replaced by those of the backup. Go on?", abort=True)
    done = put_back(store, read, others, datetime.now(timezone.utc))
    people, erased = counts.shown(done.people), counts.shown(done.erased)
    click.echo(f"Restored: {people} people. Stay erased as they asked for it since: {erased}.", err=True)
