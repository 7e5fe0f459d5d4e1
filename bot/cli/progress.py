"""What the operator sees while things are made ready."""

from __future__ import annotations

import click

_WORDS = {
    "migrate": "Preparing the database …",
    "content": "Loading the words …",
    "train": "The dialogue model is not there, or not that of its sources.",
    "model": "Waking up …",
}


def tell(step: str) -> None:
    """Names the step on stderr."""
    click.echo(_WORDS[step], err=True)
