"""What a text may hold: the subset of Telegram's HTML, and {placeholders}."""

from __future__ import annotations

import html
import re

from bot.coaching.script import placeholders

TAGS = ("b", "i", "u", "s", "code", "blockquote", "tg-spoiler")

_TAG = re.compile(r"<(/?)([a-z-]+)( expandable)?>")
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot);)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def problem_of(text: str) -> str | None:
    """What is wrong with the markup of this text, as a sentence; None where nothing is."""
    opened: list[str] = []
    for closing, name, expandable in _TAG.findall(text):
        if name not in TAGS or (expandable and (closing or name != "blockquote")):
            return f"<{closing}{name}{expandable}> is not allowed; allowed are {', '.join(TAGS)}"
        if not closing:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return f"</{name}> closes nothing that is open"
    if opened:
        return f"<{opened[-1]}> is never closed"
    if re.search("[<>]", _TAG.sub("", text)):
        return "a bare < or >; write &lt; or &gt;"
    if _BARE_AMPERSAND.search(text):
        return "a bare &; write &amp;"
    return _problem_of_braces(text)


def _problem_of_braces(text: str) -> str | None:
    try:
        names = placeholders(text)
    except ValueError:
        return "a { or } without its partner"
    for name in sorted(names):
        if not re.fullmatch("[a-z_]+", name):
            return f"{{{name}}} is no placeholder; names are small letters"
    return None


def plain(text: str) -> str:
    """What a person reads: the text without tags and entities."""
    return html.unescape(_TAG.sub("", text))


def words(text: str) -> list[str]:
    """The words a person reads, a placeholder counting as one."""
    return _WORD.findall(plain(text))
