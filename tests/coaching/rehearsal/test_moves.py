"""What a line does is told by the review of its kind and a few words besides."""

from __future__ import annotations

import pytest

from bot.coaching.rehearsal import move_of
from tests import shelf

CHECKS = shelf.checks()

LINES = [
    ("boundary", "I don't take calls at work, Mum. I'll ring you at seven.", "held"),
    ("boundary", "no", "held"),
    ("boundary", "I hear you, and it's still no.", "held"),
    ("boundary", "i said no", "held"),
    ("boundary", "ok fine i'll do it", "gave_in"),
    ("boundary", "just this once then", "gave_in"),
    ("boundary", "You're so selfish, you never think of me", "attacked"),
    ("boundary", "shut up", "attacked"),
    ("boundary", "sorry but maybe you could call a bit less if that's ok", "hedged"),
    ("boundary", "maybe", "hedged"),
    ("boundary", "I'm so sorry, I feel bad saying it", "apologised"),
    (
        "boundary",
        "i cant because im tired and the kids are sick, plus work is mad and also the car",
        "explained",
    ),
    ("boundary", "word " * 90, "explained"),
    ("boundary", "I know this is hard for you", "acknowledged"),
    ("boundary", "What would help you?", "asked"),
    ("boundary", "I need a break, let's talk tomorrow", "paused"),
    ("boundary", "I'm hanging up now. Bye.", "ended"),
    ("boundary", "...", "silent"),
    ("boundary", "well the weather is nice", "beside"),
    ("support_request", "Could you drive me to the clinic on Thursday at nine?", "held"),
    ("support_request", "never mind, I'll manage", "gave_in"),
    ("support_request", "sorry for asking, I know I'm a burden", "apologised"),
    ("feeling", "I felt alone at dinner. I'd like ten minutes without phones.", "held"),
    ("feeling", "forget it, it's silly", "gave_in"),
    ("feeling", "I feel like you don't care about me", "hedged"),
    ("apology", "I told Sam your news. That was wrong of me, and I'm sorry.", "held"),
    ("apology", "I'm sorry if you were hurt", "hedged"),
    ("apology", "you started it, you always do this too", "attacked"),
    ("apology", "i'm a terrible person", "gave_in"),
]


@pytest.mark.parametrize(("kind", "text", "move"), LINES)
def test_a_line_is_named_after_what_it_does(kind: str, text: str, move: str) -> None:
    assert move_of(kind, text, CHECKS) == move
