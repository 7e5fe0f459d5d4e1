"""Seen: which wordings a user has seen and when, without saying in the clear what they were about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session

from bot.store import batches, rows
from bot.store.schema import seen as table

Keys = Mapping[tuple[int, str], str]
"""The key of each (user, script)."""

_OF_SCRIPT = select(table.c.variant_id, table.c.seen_at)
_OF_SCRIPT = _OF_SCRIPT.where(table.c.user_id == bindparam("mine"), table.c.script_key == bindparam("script"))
_LATEST = select(table.c.script_key, func.max(table.c.seen_at).label("at")).where(table.c.user_id == bindparam("mine"))
_LATEST = _LATEST.group_by(table.c.script_key)


def record(session: Session, user_id: int, script_key: str, variant_id: str, now: datetime) -> None:
    """Records that this wording was seen now. Nothing is kept of a user who was erased meanwhile."""
    if not rows.is_known(session, user_id):
        return
    values = {
        "user_id": user_id,
        "variant_key": rows.lookup(session, "variant", f"{user_id}:{script_key}:{variant_id}"),
        "script_key": _script_key(session, user_id, script_key),
        "variant_id": variant_id,
        "seen_at": now,
    }
    rows.put(session, table, ("user_id", "variant_key"), values)


def keys_of(session: Session, wanted: Collection[tuple[int, str]]) -> Keys:
    """The keys by which what was seen of these (user, script) is found."""
    return {(user_id, script): _script_key(session, user_id, script) for user_id, script in wanted}


def record_all(session: Session, keys: Keys, wordings: Sequence[tuple[int, str, str]], now: datetime) -> None:
    """Records that these wordings were seen now: (user, script, variant), of users who are there."""
    values = {}
    for user_id, script_key, variant_id in wordings:
        key = rows.lookup(session, "variant", f"{user_id}:{script_key}:{variant_id}")
        values[key] = {
            "user_id": user_id,
            "variant_key": key,
            "script_key": keys[user_id, script_key],
            "variant_id": variant_id,
            "seen_at": now,
        }
    if values:
        batches.put_all(session, table, ("user_id", "variant_key"), list(values.values()))


def of_many(session: Session, keys: Keys) -> dict[tuple[int, str], dict[str, datetime]]:
    """What `of_script` returns, for several (user, script), with their keys."""
    by_key = {key: name for name, key in keys.items()}
    found: dict[tuple[int, str], dict[str, datetime]] = {name: {} for name in keys}
    theirs = rows.given(session, {key: user_id for key, (user_id, _) in by_key.items()})
    is_theirs = and_(table.c.user_id == theirs.c.value, table.c.script_key == theirs.c.key)
    columns = (table.c.script_key, table.c.variant_id, table.c.seen_at)
    for key, variant_id, seen_at in session.execute(select(*columns).select_from(theirs.join(table, is_theirs))).all():
        found[by_key[key]][variant_id] = seen_at
    return found


def of_script(session: Session, user_id: int, script_key: str) -> dict[str, datetime]:
    """The wordings of a script that this user has seen, and when last."""
    mine = {"mine": user_id, "script": _script_key(session, user_id, script_key)}
    return {row.variant_id: row.seen_at for row in session.execute(_OF_SCRIPT, mine)}


def of_scripts(session: Session, user_id: int, script_keys: Collection[str]) -> dict[str, datetime]:
    """Those of these scripts that this user has seen in any wording, and when last."""
    mine = {_script_key(session, user_id, key): key for key in script_keys}
    found = session.execute(_LATEST, {"mine": user_id})
    return {mine[row.script_key]: row.at for row in found if row.script_key in mine}


def _script_key(session: Session, user_id: int, script_key: str) -> str:
    return rows.lookup(session, "script", f"{user_id}:{script_key}")
