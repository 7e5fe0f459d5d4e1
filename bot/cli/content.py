"""`kith content`: the words, checked, loaded, shown, counted."""

from __future__ import annotations

import sys
from datetime import datetime, timezone

import click

from bot.settings import find_root, read_settings


@click.group()
def content() -> None:
    """The words that Kith can say."""


@content.command()
def check() -> None:
    """Hold all words to the rules of the voice, and to the code that says them."""
    from bot.content import coverage, lint

    today = datetime.now(timezone.utc).date()
    problems = [*lint.check(today=today), *coverage.check(find_root())]
    for problem in problems:
        click.echo(str(problem))
    click.echo(f"{len(problems)} problems." if problems else "All words keep the rules.", err=True)
    sys.exit(1 if problems else 0)


@content.command()
def load() -> None:
    """Put the words into the database."""
    from bot.services.opening import load_content, open_store

    store = open_store(read_settings())
    store.migrate()
    loaded = load_content(store, datetime.now(timezone.utc))
    click.echo(f"{len(loaded.scripts)} scripts are in the database.", err=True)


@content.command()
@click.argument("key")
def show(key: str) -> None:
    """Show every wording of a script."""
    from bot.content.loader import load_scripts

    script = load_scripts().get(key)
    if script is None:
        raise click.ClickException(f"There is no script {key}.")
    for variant in script.variants:
        suits = f" [{', '.join(sorted(variant.suits))}]" if variant.suits else ""
        click.echo(f"{variant.id}{suits}\n{variant.html}\n")
    for row in script.buttons:
        click.echo("  ".join(f"[{button.label}]" for button in row))
    click.echo(f"source {script.source}, reviewed {script.reviewed}")


@content.command()
def stats() -> None:
    """Count what there is."""
    from bot.content.loader import load_all

    everything = load_all()
    variants = sum(len(script.variants) for script in everything.scripts.values())
    click.echo(f"scripts\t{len(everything.scripts)}\nwordings\t{variants}\nsituations\t{len(everything.situations)}")
