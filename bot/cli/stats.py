"""`kith stats`: how much Kith is used, in counts that tell nothing about anybody."""

from __future__ import annotations

import json
from datetime import datetime, timezone

import click

from bot.cli.database import ready_store


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As one JSON object; null stands for fewer than five people.")
def stats(as_json: bool) -> None:
    """Count people, practices, topics, nudges, concerns and messages; nothing about fewer than five people."""
    from bot.store import counts, library

    with ready_store().session(write=False) as session:
        topics = {
            script.key.removeprefix("meaning/") for script in library.load(session) if script.key.startswith("meaning/")
        }
        found = counts.everything(session, datetime.now(timezone.utc), topics)
    if as_json:
        click.echo(json.dumps({count.name: count.number for count in found}))
        return
    width = max(len(count.name) for count in found)
    for count in found:
        shown = f"fewer than {counts.CROWD} people" if count.number is None else f"{count.number:,}"
        click.echo(f"{count.name:<{width}}  {shown}")
