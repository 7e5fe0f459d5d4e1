"""The command line. Each command imports what it needs when it runs, so that `kith --help` is quick."""

from __future__ import annotations

from bot.cli.root import main

__all__ = ["main"]
