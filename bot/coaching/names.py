"""The name in a wish to keep or remove somebody."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"^(?:(?:please|pls|can|could|you|u|hi|hey|kith|i|i'd|id|want|wanna|like|to|let's|lets|would)\s+)*"
    r"(?:add|save|keep|put|include|remember|note|write|remove|delete|drop|forget|erase|take|get|rid|of|off|down|out)\s+"
    r"(?:(?:of|off|down|out|someone|somebody|called|named)\b\s*)*",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:[,.;:!?(]|(?:^|\s+)(?:to|on|in|from|off|as|who|whom|we|she|he|they|is|please|because|for|again)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_MINE = re.compile(r"^(?:my|our|the|a|an|her name is|his name is|their name is|it's|its)\s+", re.IGNORECASE)
_NOBODY = frozenset((
    "add", "save", "keep", "put", "remember", "remove", "delete", "drop", "forget", "one", "more", "new", "another",
    "person", "contact", "people", "somebody", "someone", "him", "her", "them", "it", "name", "please",
))  # fmt: skip
"""Words that name nobody, alone or together."""

LONGEST = 4
"""How many words a name has at most."""


def name_in(text: str, relation: str | None = None) -> str | None:
    """The name that the text gives, "Ana" in "add my sister Ana, please"; the relation where it gives no other name.

    None where what is left is no name: nothing, or more words than LONGEST. Names typed in small letters get capitals.
    """
    rest = _BEFORE.sub("", " ".join(text.split()))
    rest = _AFTER.sub("", _MINE.sub("", rest)).strip()
    rest = _MINE.sub("", rest)
    if relation:
        rest = re.sub(rf"\b{re.escape(relation)}(?:'s)?\b", " ", rest, flags=re.IGNORECASE).strip()
    words = rest.strip(" \"'“”’-").split()
    if not words:
        return relation.capitalize() if relation else None
    is_nobody = all(word.casefold() in _NOBODY for word in words)
    if is_nobody or len(words) > LONGEST or not any(any(letter.isalpha() for letter in word) for word in words):
        return None
    name = " ".join(words)
    return name.title() if name.islower() else name
