"""What a text is where words to somebody are awaited: the draft, or a remark, as the reader of remarks hears it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.coaching.rooms.drafting import fears, is_written, says_you
from bot.coaching.rooms.frame import Frame
from bot.coaching.rooms.hearing import ASKS_BACK, Heard
from bot.coaching.rooms.values import Answer, Progress

DRAFT, WISH = "draft", "wish"
"""What a text may be: words for the other one, and a wish for something else; the others are remarks."""
SURE, HARDLY = 0.5, 0.15
"""How probable a remark is at least that a text is taken for; or how improbable that the text is a draft."""
HEARD_AS = {
    "fact": "of_them",
    "shorten": "shorten",
    "harsh": "too_harsh",
    "style": "another_line",
    "you_write": "hand_over",
    "not_clear": "not_clear",
    "doubt": "doubts",
    "good": "fits",
    "chat": "chat",
}
"""What the reader of remarks calls what is said here, and the remark that it is."""
IN_A_REPLY = frozenset({"fact", "not_clear", "good", "chat", "question", WISH})
"""What is no remark in the room of short answers: "lol", "what?", "red or blue?", "kids are awake, gotta go"."""
ASKED_OF_YOU = frozenset({"question", WISH})
"""What is the draft where help is asked for, and a you is asked."""
OF_THE_LINE = frozenset({"shorten", "style", "you_write", "not_clear", "good"})
"""What is hardly ever said to the other one."""
NO_LIMIT = frozenset({"good", "chat", "doubt", "fact"})
_STOPS = re.compile(r"\b(?:no|nope|stop\w*|enough|don['’]?t|do not|won['’]?t|can['’]?t|never)\b", re.IGNORECASE)
"""What these are not, where a limit is awaited, however short: "thanks but no", "that's enough now"."""
HEARD_BY_THE_ROOM = frozenset({"shies", "at_a_loss", "grumbles"})
"""Signs of the answer sheet that a room answers itself."""
_OF_THEM_THEN = re.compile(r"\W*(?:\w+ ){0,2}(?:s?he|they)(?:['’]?(?:ll|d)| will| would)\b", re.IGNORECASE)
"""What the other one may do then, which is no wish for softer words."""
SURELY_NONE = 0.8
"""How probable a remark must be that speaks to a you, or stands for a first line, and that nothing else speaks for."""
LONGEST = 40
"""Words that a remark has at most."""
READ_AT = frozenset({"draft", "reading", "mode"})
"""The steps at which it is asked: among the parts of a sorry, telling what happened is one."""


def is_awaited(place: Progress, text: str) -> bool:
    """Whether at that place of a room a text may be words to somebody or a remark, and is short enough for one."""
    return bool(text) and place.step in READ_AT and len(text.split()) <= LONGEST


def likeliest(shares: Mapping[str, float]) -> str:
    """The remark that a text is, or `DRAFT`: also where no remark is likely enough, and where nothing is known."""
    found = max(shares, key=lambda label: shares[label], default=DRAFT)
    is_sure = shares.get(found, 0.0) >= SURE or shares.get(DRAFT, 1.0) < HARDLY
    return found if is_sure else DRAFT


def read_as(frame: Frame, progress: Progress, heard: Heard, answer: Answer) -> Heard | None:
    """The remark, or what is asked of Kith, that the reader takes a text for; None where it may be a draft, or was
    typed once more."""
    found = likeliest(answer.remarks)
    if found == DRAFT or heard.sort == "choice" or heard.text == progress.data.get("set_aside"):
        return None
    if fears(heard.text) or not HEARD_BY_THE_ROOM.isdisjoint(frame.checks.read("answer", heard.text)):
        return None
    is_part = found == "fact" and progress.step == "mode"  # what they did is the first part of a sorry
    if is_part or _may_be_draft(frame, heard.text, found, answer):
        return None
    if found == "harsh" and _OF_THEM_THEN.match(heard.text):
        found = "doubt"
    if found in HEARD_AS:
        return Heard("remark", heard.text, intent=HEARD_AS[found])
    return Heard("question", heard.text) if heard.sort == "text" else None


def _may_be_draft(frame: Frame, text: str, found: str, answer: Answer) -> bool:
    """Whether a text that the reader takes for the remark `found` may be a draft all the same."""
    if frame.name == ASKS_BACK and found in IN_A_REPLY:
        return True
    is_to_them = says_you(text) or frame.kind == "reach_out"  # a first line may only greet
    if is_to_them and is_written(frame, text):
        return True
    if frame.kind == "support_request" and found in ASKED_OF_YOU and says_you(text):
        return True
    if frame.kind == "boundary" and found in NO_LIMIT and _STOPS.search(text):
        return True
    if found in OF_THE_LINE:
        return False
    is_sure = answer.remarks[found] >= SURELY_NONE and answer.remarks.get(DRAFT, 0.0) < HARDLY
    return is_to_them and not is_sure
