"""`kith train`: the dialogue model, where its sources changed."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import click

from bot.cli.progress import hush
from bot.settings import find_root


@click.command()
@click.option("--force", is_flag=True, help="Train even where nothing changed.")
def train(force: bool) -> None:
    """Train the dialogue model if its sources changed."""
    from bot.dialogue import model

    root = find_root()
    if model.is_fresh(root) and not force:
        click.echo("The dialogue model matches its sources.", err=True)
        return
    click.echo("Training the dialogue model, a minute or two …", err=True)
    hush()
    os.environ["LOG_LEVEL"] = "ERROR"  # with it Rasa draws no bars
    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
        path = model.train(root, force=force)
    click.echo(f"Trained: {path.relative_to(root)}", err=True)
