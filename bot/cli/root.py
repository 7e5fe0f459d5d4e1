"""`kith` and its commands by name; a command's module is imported when it is asked for."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from bot.errors import KithError
from bot.kernels import choose_kernels

COMMANDS = {
    "chat": "chat",
    "run": "run",
    "doctor": "doctor",
    "train": "train",
    "migrate": "migrate",
    "bench": "bench",
    "stats": "stats",
    "understand": "lines",
    "screen": "lines",
    "review": "lines",
    "content": "content",
    "user": "user",
    "nudges": "nudges",
    "key": "key",
    "backup": "backup",
    "restore": "backup",
}
"""The module of `bot.cli` in which each command is found under its own name."""


class _Lazily(click.Group):
    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"bot.cli.{COMMANDS[name]}"), name)
        return command


@click.group(cls=_Lazily, context_settings={"help_option_names": ["-h", "--help"]})
def kith() -> None:
    """Kith, a coach for human connection that lives in Telegram."""


def main() -> None:
    """Runs the command line; what Kith raises on purpose is one plain line on stderr and exit code 1."""
    choose_kernels()
    try:
        kith()
    except KithError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
