"""What the operator sees while things are made ready."""

from __future__ import annotations

import logging

import click

_WORDS = {
    "migrate": "Preparing the database …",
    "content": "Loading the words …",
    "train": "The dialogue model is not there, or not that of its sources.",
    "model": "Waking up …",
}


def hush() -> None:
    """Keeps what the libraries warn each other about from stderr, whatever filters they set."""
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)


def tell(step: str) -> None:
    """Names the step on stderr."""
    click.echo(_WORDS[step], err=True)
