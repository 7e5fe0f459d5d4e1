"""The safety conversation: a pure state machine that needs neither the store nor the network."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.coaching.safety import numbers
from bot.coaching.safety.answers import TAP
from bot.coaching.safety.asides import aside_of
from bot.coaching.safety.hearing import (
    ALWAYS_TAKEN,
    ENDING,
    fears_a_ward,
    heard,
    is_coming_back,
    is_courtesy,
    is_for_others,
    parts_of,
    says_back,
    says_whose,
)
from bot.coaching.safety.leave import is_cut_short, is_leave, leaving_of
from bot.coaching.safety.levels import CONCERNS, NOTHING, Concern, Seen
from bot.coaching.safety.neck import TOLD_IN, minded
from bot.coaching.safety.opening import NO_PAST, begin, enter, new_talk, parting, say
from bot.coaching.safety.past import Past
from bot.coaching.safety.places import CONFIRMED, GRAVE, PARENT, SHAKEN, closing_of, concern_of, is_about_another
from bot.coaching.safety.plan import PARTS
from bot.coaching.safety.pressing import pressing
from bot.coaching.safety.steps import CLOSING, STEPS
from bot.coaching.safety.talk import Circumstances, Move, Talk
from bot.coaching.safety.wish import is_wish

LASTS = timedelta(hours=24)
"""How long a conversation stays open."""
AWAY_FOR = timedelta(hours=2)
"""After how long a mere word is no answer any more, but a coming back."""
_TURNED_AWAY = 2
_PLAN_CHARACTERS = 300
_ASKING_WHAT_IS_HARD: dict[Concern, str] = {
    "self_harm": "service",
    "relationship_danger": "danger_service",
    "harm_to_others": "harm_line",
}
"""The step at which a talk is once the numbers of a country were told."""
_KEPT = ("plan_", "harm_child", "danger_now", "danger_hidden", "danger_locked", "self_harm")
_ASKED_AGAIN = frozenset({"aside/asked", "aside/thanked"})
"""Scripts that ask a second time about dying."""
_MAY_BE_TOLD = ("plan_warning", "plan_safer")
"""Lines of the plan in which the wish to die may be named without its being said of now."""


def resume(tap: str, now: datetime, circumstances: Circumstances) -> Move:
    """Goes on from a button under a conversation of which nothing is left: at its step, else from the beginning."""
    name, at = parts_of(tap)
    step = at if at is not None and at in STEPS else "stay" if name in ENDING else None
    if step is None:
        return enter(new_talk("self_harm", "anew", now, circumstances), "anew")
    talk = new_talk(concern_of(step), step, now, circumstances, is_urgent=step in GRAVE)
    return go_on(talk, "", f"{TAP}{name}", NOTHING, now, circumstances)


def go_on(
    talk: Talk,
    text: str,
    tap: str | None,
    seen: Seen,
    now: datetime,
    circumstances: Circumstances,
    past: Past = NO_PAST,
) -> Move:
    """The next turn of an open talk, for typed `text` or a `tap` ("safety:x@step", or any other tap of the chat)."""
    move = minded(_turn(talk, text, tap, seen, now, circumstances, past), "" if tap else text, talk)
    return move if move.talk is None else replace(move, talk=replace(move.talk, last_at=now))


def _turn(
    talk: Talk, text: str, tap: str | None, seen: Seen, now: datetime, circumstances: Circumstances, past: Past
) -> Move:
    if now - talk.opened_at > LASTS:
        return _afresh(talk, seen, now, circumstances, past, text)
    talk = _informed(talk, circumstances)
    if not circumstances.can_read:
        return Move(talk, (say("voice"),))
    if tap is None and circumstances.told is not None and circumstances.told.is_all:
        asking = _ASKING_WHAT_IS_HARD.get(talk.concern)
        if asking is not None and talk.is_urgent and not is_about_another(talk) and not talk.step.startswith(_KEPT):
            talk = replace(talk, step=asking)
        return Move(talk, (say(numbers.told(talk)),))
    seen = _weighed(talk, seen, text, tap)
    is_meant = seen.is_urgent and not seen.is_heard
    if tap is None and not is_meant and is_cut_short(talk.step, text):
        return Move(talk, (say(leaving_of(talk)),))
    pressed = pressing(talk.concern, talk.step, text, talk.language) if tap is None else None
    if pressed is not None and not (seen.concern == "overdose" and seen.is_urgent and not seen.is_heard):
        return enter(replace(talk, elsewhere=0), pressed)
    if tap is None and not is_meant and is_leave(text):
        return _let_go(talk)
    aside = aside_of(talk, text, is_urgently_meant=is_meant) if tap is None else None
    if aside is None and _is_graver(talk, seen):
        return _turn_to(talk, seen, now, circumstances, text)
    if tap is not None and tap.startswith(TAP):
        name, at = parts_of(tap)
        tap = TAP + name
        talk = replace(talk, step=at) if at is not None and at in STEPS else talk
    if aside is not None:
        return Move(talk, (say(aside),))
    is_away = now - (talk.last_at or talk.opened_at) >= AWAY_FOR
    if tap is None and (says_back(text) or (is_away and is_coming_back(text))):
        return Move(talk, (say("aside/back"),))
    answer = heard(talk, text, tap)
    if talk.step == "elsewhere" and answer not in (*STEPS["elsewhere"].answers, *ALWAYS_TAKEN):
        talk = replace(talk, step=talk.before)  # they went on with what was asked before
        answer = heard(talk, text, tap)
    if answer == "stop" or text.strip() == "/stop":
        return enter(talk, "stopped")
    is_wished = tap is None and answer not in ENDING and is_wish(talk, text)
    if is_wished and not talk.is_urgent and not seen.is_urgent:
        return _let_go(talk)
    if (answer == "elsewhere" or is_wished or is_for_others(text, tap)) and not seen.is_urgent:
        return _elsewhere(talk)
    is_let_go = talk.step == "elsewhere" and answer == "yes"
    if (answer in ("safe", "resolved") or is_let_go) and not seen.is_urgent:
        return _close_safely(replace(talk, step=talk.before) if talk.step == "elsewhere" else talk)
    if answer == "not_meant" and not (tap is None and seen.is_urgent):
        return _turn_back(talk) if talk.under and concern_of(talk.step) == talk.concern else enter(talk, "not_meant")
    step = STEPS[talk.step]
    is_unsaid = tap is None and talk.step == "self_harm" and answer is None and seen.level == "none"
    is_asked_twice = not _ASKED_AGAIN.isdisjoint(talk.said)
    is_doubtful = talk.is_heard or not talk.is_urgent
    is_thanked = is_unsaid and is_courtesy(talk, text)
    if is_unsaid and not is_asked_twice and (is_doubtful or is_thanked):
        return Move(talk, (say("aside/thanked" if is_thanked else "aside/asked"),))
    if is_unsaid and is_asked_twice and is_doubtful:
        return enter(talk, "doubted")
    if tap is None and answer is None and not step.keeps and says_whose(text):
        return Move(talk, (say("aside/mean"),))
    if step.keeps and tap is None and answer not in step.answers and not _is_outcry(talk, seen):
        talk = replace(talk, answers={**talk.answers, talk.step: text.strip()[:_PLAN_CHARACTERS]})
    following = _following(talk, answer, seen)
    if following == "leave":
        return Move(None, (), frozenset({"return", "pass_on"}) | parting(talk))
    moved = enter(replace(talk, elsewhere=0), following)
    return replace(moved, effects=moved.effects | {"save_plan"}) if step.keeps and talk.answers else moved


def _following(talk: Talk, answer: str | None, seen: Seen) -> str:
    """The step after this one; what is graver than an answer goes before it."""
    step = STEPS[talk.step]
    heard_so = step.if_heard.get(answer or "") if talk.is_heard else None
    following = step.answers.get(answer or "") or heard_so or step.otherwise
    if following == "danger_private" and "danger/ask_private" in talk.said:
        following = "danger_service"
    if talk.step == "elsewhere" and answer in ("hard", "no"):
        return _worst(replace(talk, step=talk.before))
    is_own = seen.about == "writer"
    if answer not in step.answers and seen.level == "watch" and is_own and not talk.is_urgent:
        if seen.concern == talk.concern and talk.step in CONFIRMED:
            return CONFIRMED[talk.step]
        if seen.concern == "self_harm" and talk.step.startswith(("watch_relapse", "relapse", "softly")):
            return "watch_self_harm"
    if _is_outcry(talk, seen):
        return "hard"
    if seen.is_urgent and (STEPS[following].says == ("stay",) if following != "leave" else True):
        return _worst(talk)
    if seen.is_urgent and following in ("not_that", *CLOSING):
        return _worst(talk)
    return following


def _is_outcry(talk: Talk, seen: Seen) -> bool:
    """Whether what is typed in place of a line of the plan says that it is bad now, and is no line."""
    is_own = seen.concern == "self_harm" and seen.about == "writer" and seen.level == "watch"
    return talk.step in PARTS and talk.step not in _MAY_BE_TOLD and (seen.is_urgent or is_own)


def _worst(talk: Talk) -> str:
    """Where it leads when the danger is said again."""
    if is_about_another(talk):
        return "overdose_other" if talk.concern == "overdose" else "other_worse"
    if talk.concern == "self_harm":
        return "hard" if talk.step in ("stay", "service", "hard", "plan_done", "plan_later") else "who"
    return {
        "overdose": "overdose_ask",
        "relationship_danger": "danger_now",
        "abuse_of_child": "child_now",
        "harm_to_others": "harm_again",
    }.get(talk.concern, "who")


def _close_safely(talk: Talk) -> Move:
    effects = frozenset({"return"}) | parting(talk)
    return Move(None, (say(closing_of(talk)),), effects)


def _let_go(talk: Talk) -> Move:
    """Somebody takes leave: an urgent talk stays open behind them; a worry is over, and the message is passed on."""
    if talk.is_urgent or talk.step in ("self_harm", "check_in_hard"):
        return Move(talk, (say(leaving_of(talk)),))
    return Move(None, (), frozenset({"return", "pass_on"}) | parting(talk))


def _elsewhere(talk: Talk) -> Move:
    """Something else was chosen: asked once to stay, let go the second time, with the message passed on."""
    if talk.elsewhere + 1 >= _TURNED_AWAY:
        effects = frozenset({"return", "pass_on"}) | parting(talk)
        return Move(None, (say("close/elsewhere"),), effects)
    before = talk.before if talk.step == "elsewhere" else talk.step
    return enter(replace(talk, elsewhere=talk.elsewhere + 1, before=before), "elsewhere")


def _afresh(talk: Talk, seen: Seen, now: datetime, circumstances: Circumstances, past: Past, text: str) -> Move:
    """A day later: a new conversation where there is reason for one, in words not used before; else nothing."""
    opened = begin(seen, now, replace(circumstances, country=talk.country or circumstances.country), past, text)
    if opened.talk is None:
        return replace(opened, effects=opened.effects | {"return"} | parting(talk))
    return opened


def _turn_to(talk: Talk, seen: Seen, now: datetime, circumstances: Circumstances, text: str) -> Move:
    """The same talk about the graver thing that the message brought."""
    opened = begin(seen, now, circumstances, text=text)
    if opened.talk is None:
        return opened
    turned = replace(
        talk,
        concern=opened.talk.concern,
        step=opened.talk.step,
        elsewhere=0,
        is_urgent=True,
        is_apart=talk.is_apart or opened.talk.is_apart,
        is_heard=opened.talk.is_heard and (talk.is_heard or not talk.is_urgent),
        under=(talk.concern, talk.step, "apart" if talk.is_apart else "") if talk.is_urgent else (),
    )
    return replace(opened, talk=turned)


def _turn_back(talk: Talk) -> Move:
    """Only the turn was a misreading: the talk goes on where it was, and the turn's marks are taken back."""
    concern, step, apart = talk.under
    is_marked = talk.is_apart and not apart
    back = replace(
        talk,
        concern=next((one for one in CONCERNS if one == concern), "self_harm"),
        step=step if step in STEPS else "stay",
        is_apart=bool(apart),
        under=(),
        owes="" if talk.concern in TOLD_IN else talk.owes,
    )
    return Move(back, (say("aside/turned_back"),), frozenset({"turn_not_meant"} if is_marked else ()))


def _weighed(talk: Talk, seen: Seen, text: str, tap: str | None) -> Seen:
    """What counts, while danger is talked about, of what was heard by meaning alone: not the same again, and nothing
    where the words answer what was asked. Against an end of the talk all of it counts, and too much taken always does:
    what sounds like it, or says it, is no answer to anything about dying."""
    if seen.concern == "relationship_danger" and talk.concern == "self_harm" and fears_a_ward(text, talk.language):
        return NOTHING
    answer = heard(talk, text, tap) if talk.is_urgent else None
    if answer == "took" and tap is None:
        return Seen("urgent", "overdose")
    if not (seen.is_heard and talk.is_urgent):
        return seen
    if talk.concern == "self_harm" and seen.concern == "overdose" and seen.is_urgent:
        return seen
    if answer in ALWAYS_TAKEN:
        return seen
    return NOTHING if seen.concern == talk.concern or answer in STEPS[talk.step].answers else seen


def _is_graver(talk: Talk, seen: Seen) -> bool:
    """Whether the message brings an urgent concern other than the one under way."""
    if not seen.is_urgent or seen.concern is None:
        return False
    if not talk.is_urgent and talk.step not in ("self_harm", "checking_in", "check_in_hard"):
        return True
    if seen.is_heard and talk.is_urgent and CONCERNS.index(seen.concern) > CONCERNS.index(talk.concern):
        return False  # what is under way is confirmed, and graver than a sound
    if seen.concern == "overdose" and talk.step in SHAKEN:
        return False  # a baby that sleeps after a shaking
    if seen.concern == "relationship_danger" and talk.step.startswith("child_") and not talk.step.startswith(PARENT):
        return False  # the one who hurts a child is close to it
    same = {talk.concern, seen.concern} <= {"self_harm", "overdose"} and seen.concern == "self_harm"
    return seen.concern != talk.concern and not same


def _informed(talk: Talk, around: Circumstances) -> Talk:
    return replace(
        talk,
        country=around.told.country if around.told else talk.country or around.country,
        is_minor=talk.is_minor or around.is_minor,
        language=around.language or talk.language,
    )
