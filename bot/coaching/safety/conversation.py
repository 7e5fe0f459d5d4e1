"""The safety conversation: a pure state machine that needs neither the store nor the network."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.coaching.message import Say
from bot.coaching.safety.answers import TAP, read
from bot.coaching.safety.levels import Concern, Seen
from bot.coaching.safety.steps import CLOSING, STEPS
from bot.coaching.safety.talk import Circumstances, Move, Talk

LASTS = timedelta(hours=24)
"""How long a conversation stays open."""
_TURNED_AWAY = 2
_PLAN_CHARACTERS = 300
_ABOUT_ANOTHER: dict[Concern, str] = {
    "self_harm": "other_self_harm",
    "overdose": "overdose_other",
    "relationship_danger": "other_danger",
    "abuse_of_child": "child_other",
    "harm_to_others": "other_harm",
}
_WORRY_ABOUT_ANOTHER: dict[Concern, str] = {
    "self_harm": "watch_other",
    "overdose": "watch_other",
    "relationship_danger": "watch_other_danger",
    "harm_to_others": "watch_other_harm",
    "relapse": "watch_other_relapse",
}


def begin(seen: Seen, now: datetime, circumstances: Circumstances) -> Move:
    """Opens a conversation for what was seen: the urgent flow, or for a worry one gentle question.

    Nothing to say, and `pass_on`, where nothing was seen. In a group nothing private is said.
    """
    if seen.concern is None:
        return Move(None, (), frozenset({"pass_on"}))
    if circumstances.place == "group":
        return Move(None, (_say("group"),))
    if seen.is_urgent and seen.concern != "relapse":
        step = _ABOUT_ANOTHER[seen.concern] if seen.about == "other" else seen.concern
    else:
        step = (
            f"watch_{seen.concern}"
            if seen.about == "writer"
            else _WORRY_ABOUT_ANOTHER.get(seen.concern, f"watch_{seen.concern}")
        )
    talk = Talk(seen.concern, step, now, country=circumstances.country, is_minor=circumstances.is_minor)
    return _enter(talk, step)


def check_in(now: datetime, circumstances: Circumstances) -> Move:
    """Opens the agreed check-in of the day after."""
    return _enter(
        Talk("self_harm", "checking_in", now, country=circumstances.country, is_minor=circumstances.is_minor),
        "checking_in",
    )


def go_on(talk: Talk, text: str, tap: str | None, seen: Seen, now: datetime, circumstances: Circumstances) -> Move:
    """The next turn of an open talk, for typed `text` or a `tap` ("safety:x", or any other tap of the chat)."""
    if now - talk.opened_at > LASTS:
        return _afresh(talk, seen, now, circumstances)
    talk = replace(
        talk, country=talk.country or circumstances.country, is_minor=talk.is_minor or circumstances.is_minor
    )
    if not circumstances.can_read:
        return Move(talk, (_say("voice"),))
    if _is_graver(talk, seen):
        opened = begin(seen, now, circumstances)
        return (
            opened
            if opened.talk is None
            else replace(opened, talk=replace(opened.talk, said=talk.said, opened_at=talk.opened_at))
        )
    step = STEPS[talk.step]
    answer = read(text, tap, (*step.answers, *(("resolved",) if _is_about_another(talk) else ())))
    is_elsewhere = (tap is not None and not tap.startswith(TAP)) or (tap is None and text.startswith("/"))
    is_elsewhere = is_elsewhere or (tap is None and answer == "elsewhere")
    if answer == "stop" or text.strip() == "/stop":
        return _enter(talk, "stopped")
    if is_elsewhere and not seen.is_urgent:
        return _elsewhere(talk)
    if not seen.is_urgent and answer in ("safe", "resolved"):
        return _enter(talk, "safe")
    if answer == "not_meant" and not (tap is None and seen.is_urgent):
        return _enter(talk, "not_meant")
    if step.keeps and tap is None and answer not in step.answers:
        talk = replace(talk, answers={**talk.answers, talk.step: text.strip()[:_PLAN_CHARACTERS]})
    following = step.answers.get(answer or "") or step.otherwise
    if (seen.is_urgent and STEPS[following].says == ("stay",)) or (
        seen.is_urgent and following in ("leave", "not_that", *CLOSING)
    ):
        following = "hard" if "service" in talk.answers or talk.step in ("stay", "service") else "who"
    if following == "leave":
        return Move(None, (), frozenset({"return", "pass_on"}))
    return _enter(replace(talk, elsewhere=0), following)


def _enter(talk: Talk, name: str) -> Move:
    step = STEPS[name]
    after = None if name in CLOSING else replace(talk, step=name)
    return Move(after, tuple(_say(key) for key in step.says), step.effects)


def _elsewhere(talk: Talk) -> Move:
    """Something else was chosen: asked once to stay, let go the second time, with the message passed on."""
    if talk.elsewhere + 1 >= _TURNED_AWAY:
        return Move(None, (_say("close/elsewhere"),), frozenset({"return", "pass_on"}))
    return Move(replace(talk, elsewhere=talk.elsewhere + 1), (_say("stay/elsewhere"),))


def _afresh(talk: Talk, seen: Seen, now: datetime, circumstances: Circumstances) -> Move:
    """A day later: a new conversation where there is reason for one, in words not used before; else nothing."""
    opened = begin(seen, now, replace(circumstances, country=talk.country or circumstances.country))
    if opened.talk is None:
        return replace(opened, effects=opened.effects | {"return"})
    return replace(opened, talk=replace(opened.talk, said=talk.said))


def _is_graver(talk: Talk, seen: Seen) -> bool:
    """Whether the message brings an urgent concern other than the one under way."""
    if not seen.is_urgent or seen.concern is None:
        return False
    if STEPS[talk.step] in (STEPS.get(f"watch_{seen.concern}"),) or talk.step.startswith(("watch", "relapse")):
        return True
    same = {talk.concern, seen.concern} <= {"self_harm", "overdose"} and seen.concern == "self_harm"
    return seen.concern != talk.concern and not same


def _is_about_another(talk: Talk) -> bool:
    return talk.concern == "overdose" or talk.step.startswith(("other", "danger_other", "harm_other", "stay_other"))


def _say(key: str) -> Say:
    return Say(key, kind="safety")
