"""Choosing what to practise: three cases at a time, or one's own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from bot.coaching.message import Say
from bot.coaching.review import quote
from bot.coaching.rooms.contact import barred, turned_away
from bot.coaching.rooms.frame import Data, Frame, Step
from bot.coaching.rooms.hearing import Heard
from bot.coaching.rooms.own_words import is_bare_wish, wants_words
from bot.coaching.rooms.results import EASIEST
from bot.coaching.rooms.teaching import teach
from bot.coaching.rooms.values import Situation, Turn

AT_A_TIME = 3
SHORT = 2  # words; what is longer tells of a case
SHORT_WISH = 8  # words in which a room is wished for, and nothing else is said
ENOUGH = 4  # words that can say who and what happened
LONG = 12  # words; a wish of so many tells of a case too
NO_STORY = frozenset({"says_nothing", "declines", "parts_ways", "wish"})
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_HOW_TO = re.compile(
    r"^(?:(?:so|hey|hi|ok|okay|and|but|um+|well),? )*"
    r"(?:how (?:do|can|should|would|could) i|how i (?:can|could|should)|how to|"
    r"what(?:'s| is) (?:a|the) (?:good|polite|best|kind|nice|kinder) way (?:of|to)) (?=\S+ \S+)",
    re.IGNORECASE,
)


def mixed(
    situations: Iterable[Situation], seen: Collection[str], tags: Collection[str], level: int = EASIEST
) -> list[str]:
    """Up to three ids: unseen before seen, what fits these tags first and what was made for others last, those of this
    level before easier ones and these before harder ones, one of a relation before a second of it. Partner cases are
    left out for minors."""
    fitting = [one for one in situations if not ("minor" in tags and one.relation == "partner")]

    def rank(one: Situation) -> tuple[bool, int, int, int]:
        suits = 1 if not one.suits else (0 if one.suits & set(tags) else 2)
        return (one.id in seen, suits, abs(one.difficulty - level), one.difficulty)

    waiting = sorted(fitting, key=rank)
    taken: list[Situation] = []
    while waiting and len(taken) < AT_A_TIME:
        used = {one.relation for one in taken}
        fresh = [one for one in waiting if one.id not in seen] or waiting
        chosen = next((one for one in fresh if one.relation not in used), fresh[0])
        taken.append(chosen)
        waiting.remove(chosen)
    return [one.id for one in taken]


def gist(text: str) -> str:
    """What a question about how to say something is about: "how do I tell my mum…" → "tell my mum…"."""
    return _HOW_TO.sub("", text.strip())


def tells(frame: Frame, text: str) -> bool:
    """Whether a text can be a story: it, or a sentence of it, has a person or an event in it and is no question."""
    said = (text, *_SENTENCES.split(text.strip()))
    return any(frame.checks.matches("answer", "tells", gist(one).rstrip("? ")) for one in said)


def offer(frame: Frame, data: Data, key: str = "situations") -> Turn:
    """The next three cases as buttons; or, where they told their own before, the lesson for that one."""
    if data.get("story") and not data.get("story_offered"):
        told = {**data, "story_offered": True}
        about = gist(data["story"])
        is_wish = about != data["story"] or frame.checks.matches("answer", "wish", about)
        if is_wish and len(about.split()) < LONG and frame.own_line(data["story"]) is None:
            return ask_more(frame, told, about)
        if data.get("measure") == "after" and not data.get("cold_offered"):
            offered_too = frame.shared("cold_offer_after")
            offer_mine = frame.say("use_now", "mine", "others", "cold")
            return frame.turn("situation", {**told, "cold_offered": True}, offered_too, offer_mine)
        return teach(frame, {**told, "situation": None})
    if data.get("brought"):
        return frame.turn("situation", data)
    seen, tags, hard = list(data.get("seen", ())), data.get("tags", ()), data.get("level", EASIEST)
    offered = mixed(frame.situations.values(), seen, tags, hard)
    if set(offered) & set(seen):  # all were shown: from the start
        seen = []
        offered = mixed(frame.situations.values(), data.get("offered", ()), tags, hard)
    moved = {**data, "offered": offered, "seen": [*seen, *(one for one in offered if one not in seen)]}
    if not data.get("measure"):
        return frame.turn("situation", moved, frame.say(key, *offered, "others", "own"))
    is_new = data["measure"] == "before" and not (data.get("practised") or data.get("results"))
    which = "early" if data["measure"] == "before" else data["measure"]
    first = () if is_new or data.get("cold_offered") else (frame.shared(f"cold_offer_{which}"),)
    moved["cold_offered"] = not is_new
    return frame.turn("situation", moved, *first, frame.say(key, *offered, "others", "own", "cold"))


def take_situation(frame: Frame, data: Data, heard: Heard) -> Turn:
    """A case, others, one's own, or the one without help; words typed freely are taken as one's own case, or
    belong to the one they told."""
    if heard.choice == "cold":
        case = frame.measures[data["measure"]]
        return frame.turn("cold", data, frame.shared("cold", "skip_cold", scene=case.scene))
    if heard.choice == "others":
        return offer(frame, data, "situations_more")
    if heard.choice == "own":
        return frame.turn("own", {**data, "situation": None, "story": None, "begun": None}, frame.say("own"))
    if heard.choice == "mine":
        return teach(frame, {**data, "situation": None})
    if heard.choice is not None:
        return teach(frame, {**data, "situation": heard.choice, "story": None, "drafts": []})
    signs = frame.checks.read("answer", heard.text)
    if signs.keys() & {"grumbles", "rebuffs"}:
        return frame.turn("situation", data, frame.shared("grumble_choosing", *_shown(frame, data)))
    if (remarked := _remarked(frame, data, heard.text, "situation")) is not None:
        return remarked
    has_line = frame.own_line(heard.text) is not None
    if "wish" in signs and "names_someone" in signs and len(heard.text.split()) < LONG and not has_line:
        return ask_more(frame, data, gist(heard.text))
    is_of_story = bool(data.get("story")) and not data.get("offered") and "names_someone" not in signs
    if is_of_story and len(heard.text.split()) > SHORT and not signs.keys() & {"asks", *NO_STORY}:
        return teach(frame, {**data, "situation": None, "story": f"{data['story']}, {heard.text}"})
    if (
        has_line
        or tells(frame, heard.text)
        or _says_of_what(heard.text)
        or (len(heard.text.split()) > SHORT and not signs.keys() & {"asks", *NO_STORY})
    ):
        return take_own(frame, data, heard)
    wondered = (frame.shared("question"),) if "asks" in signs else ()
    return frame.turn("situation", data, *wondered, *ask_situation(frame, data))


def _says_of_what(text: str) -> bool:
    """Whether a question about words says of what."""
    return wants_words(text) and not is_bare_wish(text) and len(gist(text).split()) >= ENOUGH


def _remarked(frame: Frame, data: Data, text: str, step: str) -> Turn | None:
    """The turn where words say something of what Kith said, or leave the choice to it; None for all else."""
    signs = frame.checks.read("remark", text).keys()
    if signs & {"rewrite", "hand_over"} and data.get("offered"):
        return teach(frame, {**data, "situation": data["offered"][0], "story": None, "drafts": []})
    ask = ask_own if step == "own" else ask_situation
    if "not_clear" in signs:
        return frame.turn(step, data, frame.say("how"), *ask(frame, data))
    if signs & {"shorten", "too_harsh"} or text.casefold().rstrip(".! ").endswith("too long"):
        return frame.turn(step, data, *ask(frame, data))
    if "another_line" in signs:
        return offer(frame, {**data, "begun": None, "story": None}, "situations_more")
    return None


def take_own(frame: Frame, data: Data, heard: Heard) -> Turn:
    """Their own case: who, and what happened. Asked once more where it is only a word or two."""
    if heard.choice == "others":
        return offer(frame, {**data, "begun": None, "story": None}, "situations_more")
    if (remarked := _remarked(frame, data, heard.text, "own")) is not None:
        return remarked
    begun = data.get("begun")
    about = gist(heard.text)
    has_line = frame.own_line(heard.text) is not None
    is_told = has_line or tells(frame, heard.text)
    is_asked = frame.checks.matches("answer", "asks", heard.text) and not _says_of_what(heard.text)
    if not is_told and is_asked:
        return frame.turn("own", data, frame.shared("question"), *ask_own(frame, data))
    story = heard.text if begun is None or len(heard.text.split()) >= ENOUGH else f"{begun}, {heard.text}"
    reason = barred(frame, story)
    if reason is not None:
        return turned_away(frame, data, reason)
    is_begun = len(story.split()) < ENOUGH or not is_told or about != heard.text
    if begun is None and is_begun and not has_line:
        return ask_more(frame, data, about)
    told = {key: value for key, value in data.items() if key != "begun"}
    return teach(frame, {**told, "situation": None, "story": story, "drafts": []})


def without_more(frame: Frame, data: Data) -> Turn:
    """Where nothing more is told: their case as far as it was begun, or made-up ones."""
    begun = data.get("begun")
    if not begun:
        return offer(frame, data, "situations_more")
    told = {key: value for key, value in data.items() if key != "begun"}
    return teach(frame, {**told, "situation": None, "story": begun, "drafts": []})


def ask_more(frame: Frame, data: Data, begun: str) -> Turn:
    """The one thing that is missing: what happened, where they named somebody; else who it is."""
    names_someone = frame.checks.matches("answer", "names_someone", begun) or tells(frame, begun)
    ask = frame.say if names_someone else frame.shared
    say = ask("own_more" if names_someone else "own_more_who", "others", quote=quote(begun))
    return frame.turn("own", {**data, "begun": begun}, say)


def ask_situation(frame: Frame, data: Data) -> tuple[Say, ...]:
    choices = _shown(frame, data)
    return (use_story(frame, data) if "mine" in choices else frame.shared("situations_again", *choices),)


def _shown(frame: Frame, data: Data) -> tuple[str, ...]:
    """The choices that the question shows: their own story or a made-up case; else three cases, others, their own."""
    offered: Sequence[str] = [one for one in data.get("offered", ()) if one in frame.situations]
    return ("mine", "others") if not offered and data.get("story") else (*offered, "others", "own")


def ask_own(frame: Frame, _data: Data) -> tuple[Say, ...]:
    return (frame.say("own"),)


def use_story(frame: Frame, data: Data) -> Say:
    """Their own story or a made-up case? Asked again, when it was told a while ago."""
    return frame.shared("use_story", "mine", "others", quote=quote(data.get("story") or ""))


def situation_choices(frame: Frame, data: Data) -> tuple[str, ...]:
    """Every case counts, also from an earlier page of buttons."""
    cold = ("cold",) if data.get("measure") else ()
    return (*(("mine",) if data.get("story") else ()), *frame.situations, "others", "own", *cold)


STEPS = {
    "situation": Step("story", situation_choices, take_situation, ask_situation, on_yes=("mine",)),
    "own": Step("story", lambda _frame, _data: ("others",), take_own, ask_own),
}
