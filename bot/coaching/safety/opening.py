"""How a safety conversation opens, and how any of its steps is entered."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.coaching.message import Say
from bot.coaching.safety.levels import Concern, Seen
from bot.coaching.safety.neck import minded
from bot.coaching.safety.past import Past
from bot.coaching.safety.places import ABOUT_ANOTHER, WORRY_ABOUT_ANOTHER, concern_of
from bot.coaching.safety.pressing import opening_of
from bot.coaching.safety.steps import CLOSING, STEPS
from bot.coaching.safety.talk import Circumstances, Move, Talk

NO_PAST = Past()
_A_HELLO = 3  # words that need no answer of their own


def begin(seen: Seen, now: datetime, circumstances: Circumstances, past: Past = NO_PAST, text: str = "") -> Move:
    """Opens a conversation for what was seen: the urgent flow, or for a worry one gentle question.

    A relapse that was only heard by meaning is asked about before anything takes it for granted. A second worry about
    the writer's own life within a day asks plainly. Nothing to say, and `pass_on`, where nothing was seen. In a group
    nothing private is said. Where `text` tells of what cannot wait, it opens at that very step.
    """
    if seen.concern is None:
        return Move(None, (), frozenset({"pass_on"}))
    if circumstances.place == "group":
        return Move(None, (say("group"),))
    is_urgent = seen.is_urgent and seen.concern != "relapse"
    if is_urgent:
        is_told = seen.about != "other" or seen.concern == "abuse_of_child"  # who did it is in the words there
        own = opening_of(seen.concern, text, circumstances.language or "en") if is_told else None
        step = own or (ABOUT_ANOTHER[seen.concern] if seen.about == "other" else seen.concern)
    elif seen.about != "writer":
        step = WORRY_ABOUT_ANOTHER.get(seen.concern, f"watch_{seen.concern}")
    elif seen.concern == "self_harm" and past.has_worry(now):
        step = "self_harm"
    elif seen.concern == "relapse" and seen.is_heard:
        step = "relapse_wonder"
    else:
        step = f"watch_{seen.concern}"
    talk = replace(new_talk(seen.concern, step, now, circumstances, is_urgent=is_urgent), is_heard=seen.is_heard)
    return minded(enter(talk, step), text)


def check_in(now: datetime, circumstances: Circumstances) -> Move:
    """Opens the agreed check-in of the day after."""
    return enter(new_talk("self_harm", "checking_in", now, circumstances), "checking_in")


def softly(text: str, now: datetime, circumstances: Circumstances) -> Move:
    """Opens the next ordinary talk: asks once how they are, in place of an answer to a mere hello, else before it."""
    is_hello = 0 < len(text.split()) <= _A_HELLO and not text.startswith("/")
    step = "softly" if is_hello else "softly_beside"
    move = enter(new_talk("self_harm", step, now, circumstances), step)
    return move if is_hello else replace(move, effects=move.effects | {"pass_on"})


def enter(talk: Talk, name: str) -> Move:
    step, effects = STEPS[name], STEPS[name].effects
    if "rise" in effects:
        talk = replace(talk, concern=concern_of(name))
        effects = effects - {"rise"} if talk.is_urgent else effects
    after = replace(
        talk,
        step=name,
        is_urgent=talk.is_urgent or "rise" in effects,
        is_apart=talk.is_apart or "withdraw_plans" in effects,
    )
    says = tuple(say(key) for key in step.says)
    if name not in CLOSING:
        return Move(after, says, effects)
    return Move(None, says, effects | parting(talk, name))


def parting(talk: Talk, name: str = "") -> frozenset[str]:
    """What the end brings besides: a room about somebody dangerous, or in danger, is not gone back to."""
    return frozenset({"close_room"} if talk.is_apart and name != "not_meant" else ())


def new_talk(concern: Concern, step: str, now: datetime, around: Circumstances, *, is_urgent: bool = False) -> Talk:
    return Talk(
        concern,
        step,
        now,
        country=around.told.country if around.told else around.country,
        is_minor=around.is_minor,
        is_urgent=is_urgent,
        language=around.language or "en",
    )


def say(key: str) -> Say:
    return Say(key, kind="safety")
