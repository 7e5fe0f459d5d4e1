"""A person's copy as a page that anybody can read: one section for each kind of thing, without a script or a link."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?\+00:00")
_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "h2{margin-top:2.5rem;font-size:1.2rem}dl{border-top:1px solid #ccc;padding-top:.6rem;display:grid;"
    "grid-template-columns:11rem 1fr;gap:.1rem 1rem}dt{opacity:.7}"
    "dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}"
)


def page(everything: Mapping[str, Sequence[Mapping[str, Any]]], title: str, heading: Callable[[str], str]) -> str:
    """The whole page; `heading` says in plain words what a table holds. Tables without a row are left out."""
    sections = [
        f"<h2>{escape(heading(table))}</h2>\n" + "\n".join(map(_row, rows))
        for table, rows in everything.items()
        if rows
    ]
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>{escape(title)}</h1>\n" + "\n".join(sections) + "\n</body></html>\n"
    )


def _row(values: Mapping[str, Any]) -> str:
    shown = [(name, value) for name, value in values.items() if value not in (None, "", [], {}) and name != "user_id"]
    fields = (f"<dt>{escape(name.replace('_', ' '))}</dt><dd>{escape(_said(value))}</dd>" for name, value in shown)
    return "<dl>" + "".join(fields) + "</dl>"


def _said(value: Any) -> str:
    if isinstance(value, str):
        if _INSTANT.fullmatch(value):
            at = datetime.fromisoformat(value)
            return f"{at.day} {at:%B %Y, %H:%M} UTC"
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False, indent=1, default=str)
