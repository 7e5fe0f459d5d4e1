"""`kith content`: the words, checked, loaded, shown, counted."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import datetime, timezone

import click

from bot.settings import find_root, read_settings


@click.group()
def content() -> None:
    """The words that Kith can say."""


@content.command()
def check() -> None:
    """Hold all words to the rules of the voice, and to the code that says them."""
    from bot.content import coverage, ideas, lint

    root = find_root()
    today = datetime.now(timezone.utc).date()
    for problem in (problems := [*lint.check(today=today), *coverage.check(root), *ideas.check(root)]):
        click.echo(str(problem).removeprefix(f"{root}/"))
    click.echo(f"Problems: {len(problems)}." if problems else "All words keep the rules.", err=True)
    sys.exit(1 if problems else 0)


@content.command()
def load() -> None:
    """Put the words into the database."""
    from bot.services.opening import load_content, open_store

    store = open_store(read_settings())
    store.migrate()
    loaded = load_content(store, datetime.now(timezone.utc))
    click.echo(f"In the database: {len(loaded.scripts)} scripts.", err=True)


@content.command()
@click.argument("key")
def show(key: str) -> None:
    """Show every wording of the script KEY, its placeholders filled with examples."""
    from bot.content import overview

    try:
        shown = overview.show(key)
    except KeyError as error:
        near = ", ".join(overview.similar(key))
        raise click.ClickException(f"There is no script {key}." + (f" Near: {near}." if near else "")) from error
    placed, script = shown.placed, shown.placed.script
    click.echo(f"{placed.path.name}:{placed.line}  source {script.source}, reviewed {script.reviewed}")
    for message, tags in shown.messages:
        click.echo(f"\n{message.text}" + (f"\n    for {', '.join(tags)}" if tags else ""))
    if script.buttons:
        click.echo()
    for row in script.buttons:
        click.echo("  ".join(f"[{button.label}]" for button in row))


@content.command()
def stats() -> None:
    """Count what there is."""
    from bot.content import overview

    for name, value in vars(overview.stats()).items():
        label = name.replace("_", " ")
        if isinstance(value, Mapping):
            for kind, number in sorted(value.items()):
                click.echo(f"{label}: {kind}\t{number}")
        else:
            click.echo(f"{label}\t{value}")


@content.command("asked")
@click.option("--write", is_flag=True, help="Keep them in bot/services/found_keys.npz.")
def asked_for(write: bool) -> None:
    """Count the keys by which answers are found; with --write, keep the vectors of new ones."""
    from bot.content.asked import load_asked
    from bot.content.loader import FOLDER
    from bot.services import found_keys

    entries = load_asked(FOLDER)
    if write:
        found_keys.keep(entries)
    click.echo(f"Answers: {len(entries)}. Keys: {sum(len(entry.texts) for entry in entries)}.", err=True)


@content.command("coverage")
@click.option("--write", is_flag=True, help="Write it to docs/coverage.md.")
def covered(write: bool) -> None:
    """Show which words carry which idea of docs/ideas.yml."""
    from bot.content import ideas

    page = ideas.page(root := find_root())
    if write:
        (root / ideas.PAGE).write_text(page, encoding="utf-8")
        click.echo(f"Written: {ideas.PAGE}.", err=True)
    else:
        click.echo(page, nl=False)
