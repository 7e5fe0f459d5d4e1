"""What a short answer points at among the buttons on offer: "the second one", "my sister", "later", a bare yes."""

from __future__ import annotations

import re
from collections.abc import Sequence

YES = frozenset(
    "yes|yeah|yep|yup|ye|yh|yah|ya|aye|sure|ok|okay|okey|k|y|please|yes please|go on|go ahead|do it|fine|alright|"
    "all right|absolutely|definitely|of course|lets do it|lets go|sounds good|that one|exactly|right|"
    "correct|true|i do|i am|it is|why not".split("|")
)
NO = frozenset(
    "no|nope|nah|na|n|not|no thanks|no thank you|not really|no way|never|neither|none|none of them|none of those|"
    "i dont|id rather not|rather not|dont|it isnt|im not".split("|")
)
_LATER = frozenset(
    "later|not now|maybe later|not yet|another time|some other time|not today|later please|in a bit".split("|")
)
_LATER_LABELS = ("later", "not now", "not yet", "not today", "another time")
_ORDINALS = {
    word: place
    for place, words in enumerate(
        ("first 1 1st one a top former", "second 2 2nd two b middle", "third 3 3rd three c", "fourth 4 4th four d")
    )
    for word in words.split()
} | dict.fromkeys(("last", "bottom", "latter"), -1)
_AROUND = frozenset(
    "the a an one ones option number no choice button please pls i id ill im like want take go going with for "
    "choose pick lets do try me would think its that this is be maybe then so um uh just about of to and my "
    "in at on ok yes".split()
)
_WHAT_NOW = re.compile(
    r"(?:(?:ok|okay|so|and|but|well|right|yeah|then|alright|cool|fine|lol) )*"
    r"(?:what (?:do|should|can|could|would|am) (?:i|we) (?:even |supposed to |meant to |actually )?do"
    r"(?: (?:about|with) (?:it|this|that)| now| then| next| here)*"
    r"|(?:what|where) (?:now|next|then)|now what|how do i (?:fix|change) (?:it|this|that))"
)
_COMMANDS = frozenset({"stop", "menu"})
"""Words that mean the same everywhere, whatever the labels hold."""
_LONGEST = 7
"""Words; a longer answer says more than which button."""
_MARKS = re.compile(r"[^\w']+")


def bare(text: str) -> str:
    """The text without case, marks and the spaces between them."""
    return " ".join(_MARKS.sub(" ", text.casefold().replace("\u2019", "'")).split())


def asks_what_now(text: str) -> bool:
    """Whether the text asks what to do about what was said before, and says nothing else."""
    return _WHAT_NOW.fullmatch(bare(text)) is not None


def pointed_at(text: str, labels: Sequence[str], *, is_new: bool) -> int | None:
    """The place of the button that the text means, or None.

    A label said as it is written always counts. Only where the buttons are new, asked since the person last wrote, do
    these: a figure that one label has, a place among them, part of one label that no other has, "later", and a bare yes
    or no.
    """
    said, written = plain(text), [plain(label) for label in labels]
    if said in written:
        return written.index(said)
    if not is_new or not said or said in _COMMANDS or len(said.split()) > _LONGEST:
        return None
    for words in (YES, NO):
        if said in words:
            return next((place for place, label in enumerate(written) if label.split(" ")[0] in words), None)
    if said in _LATER:
        return next((place for place, label in enumerate(written) if label.startswith(_LATER_LABELS)), None)
    figured = [place for place, label in enumerate(written) if said in label.split()] if said.isdecimal() else []
    place = figured[0] if len(figured) == 1 else _placed(said, len(labels))
    return _partly(said, written) if place is None else place


def plain(text: str) -> str:
    """Bare, and without the apostrophes that many leave out."""
    return bare(text).replace("'", "")


def _placed(said: str, count: int) -> int | None:
    words = said.split()
    named = [word for word in words if word in _ORDINALS and (word not in _AROUND or len(words) == 1)]
    if len(named) != 1 or any(word not in _AROUND for word in words if word != named[0]):
        return None
    place = _ORDINALS[named[0]]
    place = count - 1 if place < 0 else place
    return place if place < count else None


def _partly(said: str, written: Sequence[str]) -> int | None:
    """The one label that holds all telling words of the answer, if they are half of its own or more."""
    telling = {word for word in said.split() if word not in _AROUND}
    if not telling:
        return None
    fitting = [place for place, label in enumerate(written) if telling <= set(label.split())]
    if len(fitting) != 1:
        return None
    own = {word for word in written[fitting[0]].split() if word not in _AROUND}
    return fitting[0] if 2 * len(telling) >= len(own) else None
