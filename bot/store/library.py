"""The library: the scripts and their wordings, as they were loaded from the content's files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bot.coaching.message import Button, Buttons
from bot.coaching.script import Script, Variant
from bot.store import rows
from bot.store.schema import content_version, script, variant

_ONLY = 1


def replace(session: Session, digest: str, scripts: Sequence[Script], now: datetime) -> None:
    """Puts these scripts in place of all that are there, under the digest of the files that they come from."""
    rows.hold(session, "library", _ONLY)
    session.execute(delete(variant))
    session.execute(delete(script))
    found = [
        {"key": s.key, "place": place, "source": s.source, "reviewed": s.reviewed, "buttons": _packed(s.buttons)}
        for place, s in enumerate(scripts)
    ]
    wordings = [
        {"script": s.key, "id": v.id, "place": place, "html": v.html, "suits": json.dumps(sorted(v.suits))}
        for s in scripts
        for place, v in enumerate(s.variants)
    ]
    if found:
        session.execute(script.insert(), found)
    if wordings:
        session.execute(variant.insert(), wordings)
    rows.put(session, content_version, ("id",), {"id": _ONLY, "digest": digest, "loaded_at": now})


def digest(session: Session) -> str | None:
    """The digest under which the scripts were put, or None where there are none yet."""
    found: str | None = session.execute(select(content_version.c.digest)).scalar()
    return found


def load(session: Session) -> list[Script]:
    """All scripts with their variants, in the order in which they were put."""
    wordings: dict[str, list[Variant]] = {}
    for row in session.execute(select(variant).order_by(variant.c.script, variant.c.place)):
        wordings.setdefault(row.script, []).append(Variant(row.id, row.html, frozenset(json.loads(row.suits))))
    return [
        Script(row.key, tuple(wordings.get(row.key, ())), _unpacked(row.buttons), row.source, row.reviewed)
        for row in session.execute(select(script).order_by(script.c.place))
    ]


def counts(session: Session) -> dict[str, int]:
    """How many scripts and variants there are."""
    return {
        "scripts": session.execute(select(func.count()).select_from(script)).scalar() or 0,
        "variants": session.execute(select(func.count()).select_from(variant)).scalar() or 0,
    }


def _packed(buttons: Buttons) -> str:
    return json.dumps([[[button.label, button.tap] for button in row] for row in buttons], ensure_ascii=False)


def _unpacked(text: str) -> Buttons:
    return tuple(tuple(Button(label, tap) for label, tap in row) for row in json.loads(text))
