"""Nudges: what is wished for, what one may be about, and the policy of everything unasked. Pure."""

from __future__ import annotations

from bot.coaching.nudges.appointed import Fate, fate
from bot.coaching.nudges.later import Later, come_again, wanted_in
from bot.coaching.nudges.looking import Look, next_look, snoozed_look
from bot.coaching.nudges.policy import LATE, WARM_UP, Decision, Why, decide, exceptions_needed
from bot.coaching.nudges.subject import REMEMBERED, About, Sent, Standing, Subject
from bot.coaching.nudges.wishes import Wishes, instant

__all__ = [
    "LATE",
    "REMEMBERED",
    "WARM_UP",
    "About",
    "Decision",
    "Fate",
    "Later",
    "Look",
    "Sent",
    "Standing",
    "Subject",
    "Why",
    "Wishes",
    "come_again",
    "decide",
    "exceptions_needed",
    "fate",
    "instant",
    "next_look",
    "snoozed_look",
    "wanted_in",
]
