"""`kith doctor`: is everything there that Kith needs, and what to do where it is not."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime, timezone

import click

from bot.settings import read_settings

_COLOURS = {"ok": "green", "warn": "yellow", "fail": "red"}


@click.command()
@click.option(
    "--json", "as_json", is_flag=True, help='One JSON object: {"well": …, "findings": [{name, state, says}…]}.'
)
def doctor(as_json: bool) -> None:
    """Look at everything that Kith needs. Exit code 1 where something fails."""
    from bot.services.doctor import examine

    found = []
    for finding in examine(read_settings, datetime.now(timezone.utc)):
        found.append(finding)
        if not as_json:
            click.echo(
                f"{click.style(f'{finding.state:<4}', fg=_COLOURS[finding.state])}  {finding.name:<10}  {finding.says}"
            )
    is_well = all(finding.state != "fail" for finding in found)
    if as_json:
        click.echo(
            json.dumps({"well": is_well, "findings": [asdict(finding) for finding in found]}, ensure_ascii=False)
        )
    sys.exit(0 if is_well else 1)
