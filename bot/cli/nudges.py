"""`kith nudges`: months of nudges simulated, and each decision about a person explained."""

from __future__ import annotations

import json

import click


@click.group()
def nudges() -> None:
    """Nudges: simulated, and explained."""


@nudges.command()
@click.option("--days", default=90, show_default=True, type=click.IntRange(1, 3650), help="How long each life is.")
@click.option("--users", default=60, show_default=True, type=click.IntRange(1, 100_000), help="How many lives.")
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same lives.")
@click.option("--json", "as_json", is_flag=True, help="All that was sent and why, and the summary, as one JSON object.")
def simulate(days: int, users: int, seed: int, as_json: bool) -> None:
    """Simulate people who live with nudges, and count the breaches of each rule. Ends with 1 where there is one."""
    from bot.cli.bench import table
    from bot.coaching.nudges.simulated import simulate as simulated

    report = simulated(days, users, seed)
    summary = report["summary"]
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False))
    else:
        for name, counts in summary["kinds"].items():
            click.echo(f"{name}: " + ", ".join(f"{count} {what}" for what, count in counts.items()))
        for line in table({**summary["breaches"], "in all": summary["breaches_in_all"]}):
            click.echo(line)
        click.echo(f"{summary['user_months']} user-months, {summary['sent']} messages", err=True)
    if summary["breaches_in_all"]:
        raise SystemExit(1)


@nudges.command()
@click.argument("number", metavar="USER", type=int)
@click.option("--last", default=20, show_default=True, type=click.IntRange(1, 500), help="How many decisions.")
@click.option("--database", help="The database's URL.")
def explain(number: int, last: int, database: str | None) -> None:
    """Tell why a person was nudged or not: how they stand, and each late decision; as JSON. It is put on record."""
    from datetime import datetime, timezone

    from bot.cli.database import ready_store
    from bot.services.explaining import explained
    from bot.store import audit, users

    now = datetime.now(timezone.utc)
    with ready_store(database).session() as session:
        known = users.find(session, number) or users.get(session, number)
        audit.record(session, "nudges explain", known.id, now)
        click.echo(json.dumps(explained(session, known.id, now, last), indent=2, ensure_ascii=False))
