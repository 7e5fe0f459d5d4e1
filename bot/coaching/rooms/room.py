"""A room: begins, takes answers, asks again; all that it remembers is in the progress it hands out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.coaching.message import Say
from bot.coaching.plans import tells_when
from bot.coaching.review import read
from bot.coaching.rooms import (
    beneath,
    choosing,
    contact,
    drafting,
    gate,
    instead,
    left,
    measuring,
    parts,
    planning,
    remark,
    unsaid,
    what_if,
)
from bot.coaching.rooms.already import turn_for_news
from bot.coaching.rooms.frame import Frame, Step
from bot.coaching.rooms.hearing import CHOICE_THRESHOLD, Heard, hear
from bot.coaching.rooms.own_words import wants_words
from bot.coaching.rooms.values import Answer, Progress, Turn

STEPS: Mapping[str, Step] = {
    **gate.STEPS,
    **contact.STEPS,
    **choosing.STEPS,
    **drafting.STEPS,
    **parts.STEPS,
    **planning.STEPS,
    **beneath.STEPS,
    **what_if.STEPS,
    **measuring.STEPS,
    **left.STEPS,
}
READ_ANYWAY = ("text", "long", "language")
LIKE = {"others": "another", "another": "others", "mine": "own", "own": "mine"}
"""What a choice typed where it is not on offer may stand for."""

OTHER_ROOMS = gate.ROOMS | {"rehearse"}
"""What may be wished for in the middle of a room, to come next."""

CHOOSES = frozenset({"situation", "own"})
"""The steps at which a case is chosen or told."""

TAKES_STORY = frozenset({"situation", "mode", "draft"})
"""The steps that a story told beforehand leads to."""

BEGUN = ("/own_line", "/own_line_whole", "/lesson_own", "/starter", "/theirs", "/gate_with_line")
"""How the keys end of what says itself how it is done, and needs no answer to that before it."""
SAYS_WHO = frozenset({"gate", "situation", "own", "when"})
"""The steps at which somebody says whom it is about."""

BEFORE = {
    "situation": "gate",
    "apart": "gate",
    "own": "situation",
    "draft": "situation",
    "mode": "situation",
    "part": "mode",
    "reading": "draft",
    "when": "reading",
    "day": "when",
    "fear": "when",
    "pattern": "when",
    "what_if": "when",
    "cold": "situation",
}
"""The step that a slip of the finger is undone to."""


class Room:
    """A guided practice. Raises nothing for what a person says; a step that no longer exists begins anew."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.name, self.kind = frame.name, frame.kind

    def begin(self, hints: Mapping[str, Any]) -> Turn:
        """The first turn. Hints, all optional: `tags`, `seen` (ids of cases shown before), `story` (what they said when
        they came, if it tells of a case), `said` (all of it), `near` (ids of cases like it), `starter` (lines to begin
        with for it), `status` (no_contact or not_safe, of the contact it is about), `is_carried` (it was told before
        the room was asked for), `draft` (written elsewhere, to be read here), `level` (how hard), `measure` (before or
        after, where one is due) with `measured` (the one before), how many were `practised`, what was asked beneath
        (`fear`), and what a practice that was `left` in the middle of writing remembers."""
        if hints.get("left"):
            return left.offer_draft(self.frame, hints)
        data = {name: _listed(hints[name]) for name in ("tags", "seen", "story") if hints.get(name)}
        as_given = ("near", "starter", "is_carried", "level", "measure", "measured", "practised", "fear")
        data |= {name: hints[name] for name in as_given if hints.get(name)}
        if data.get("measure") not in self.frame.measures:
            data.pop("measure", None)
        said = str(hints.get("said") or "")
        told = str(data.pop("story", "")) or self._told_in(said)
        told = told or (said if self._asks_for_words(said) else "")
        if told and (
            data.get("is_carried")
            or self._asks_for_words(told)
            or choosing.tells(self.frame, told)
            or drafting.is_written(self.frame, told)
        ):
            data["story"] = told
        reason = contact.kept_apart(self.frame, hints.get("status")) or contact.barred(self.frame, told)
        if reason is not None:
            return contact.turned_away(self.frame, data, reason)
        if hints.get("status"):
            data["apart"] = True
        if hints.get("draft"):
            data |= {"brought": True, "story": str(hints["draft"])}
        if gate.is_needed(self.frame, data, said):
            turn = gate.ask_first(self.frame, data)
        else:
            turn = self._unless_written(choosing.offer(self.frame, data, "situations" if self.frame.gated else ""))
        return self._answering(turn, said)

    def may_begin(self, told: str, status: str | None) -> bool:
        """Whether words for what was `told` can be said at once: nothing in it, nor the `status` of whom it is about,
        bars them, and nobody is asked first whether contact is all right."""
        if status is not None or self.frame.gated or contact.barred(self.frame, told):
            return False
        return not contact.unspeakable(self.frame.checks, told)

    def take(self, progress: Progress, answer: Answer) -> Turn:
        """The turn that an answer makes. Whoever goes in the middle of writing keeps the draft so far."""
        turn = self._taken(progress, answer)
        return instead.with_draft(turn, progress) if instead.goes(turn) else turn

    def _taken(self, progress: Progress, answer: Answer) -> Turn:
        step = STEPS.get(progress.step)
        if step is None:
            return self.begin(progress.data)
        if progress.step == "left":
            return self._taken_up(step, progress, answer)
        reason = contact.kept_apart(self.frame, answer.status) if progress.step in SAYS_WHO else None
        if reason is not None:
            return contact.turned_away(self.frame, progress.data, reason)
        if answer.status is not None and progress.step in SAYS_WHO:
            progress = replace(progress, data={**progress.data, "apart": True})
        heard = self._hear(step, progress, answer)
        answered = self._answered(heard)
        if answered is not None:
            return Turn(progress, (self.frame.say(answered), *self.ask(progress)))
        if heard.sort in ("unsafe", "aside") and self.frame.gated:
            reason = contact.barred(self.frame, heard.text)
            if reason is not None:
                return contact.turned_away(self.frame, progress.data, reason)
        if progress.step == "gate" and heard.sort == "aside" and drafting.is_written(self.frame, heard.text):
            heard = Heard("text", heard.text)
        if progress.step == "gate" and heard.sort in ("text", "aside", "not_meant", "elsewhere"):
            turn = gate.elsewhere(self.frame, progress.data, answer)
            if turn is not None:
                return turn
            heard = heard if heard.sort == "aside" else Heard("text", heard.text)
        if heard.sort in ("text", "question") and self._wishes_room(step, answer):
            wished = Progress(progress.room, progress.step, {**progress.data, "wished": answer.intent})
            return Turn(wished, (self.frame.shared("wished"), *self.ask(progress)))
        if heard.sort == "remark":
            return remark.turn(self.frame, progress, heard, self.ask(progress))
        if heard.sort != "unsafe" and (news := turn_for_news(self.frame, progress, answer, self.ask(progress))):
            return news
        if heard.sort in instead.SORTS:
            return instead.turn(self.frame, progress, heard, self.ask(progress))
        if (gone := _gone(progress, heard)) is not None:
            return gone
        if heard.sort == "stale":
            return Turn(progress, (Say("room/stale"), *self.ask(progress)))
        if heard.sort == "elsewhere":
            return Turn(progress, self.ask(progress))
        if heard.sort == "back":
            place = self._before(progress)
            return Turn(place, (self.frame.shared("back"), *self.ask(place)))
        if heard.sort == "text" and progress.step in CHOOSES and self._is_first_draft(progress, heard.text):
            return drafting.begin_written(self.frame, progress.data, heard.text)
        if heard.sort == "text" and "shies" in self.frame.checks.read("answer", heard.text):
            return Turn(progress, (self.frame.shared("shy"), *self.ask(progress)))
        if heard.sort == "text" and progress.step == "when" and self._is_new_draft(heard.text):
            return drafting.read_draft(self.frame, progress.data, heard)
        if heard.sort == "text" and self._opens_again(answer):
            return choosing.offer(self.frame, drafting.without_draft(progress.data), "")
        if heard.sort == "text" and unsaid.is_unsaid(self.frame, progress.step, heard.text):
            return unsaid.take_unsaid(self.frame, progress.step, step, progress.data, heard.text)
        if heard.sort == "choice" or (heard.sort in READ_ANYWAY and (heard.sort == "text" or step.listens == "draft")):
            return self._unless_written(step.take(self.frame, progress.data, heard))
        return Turn(progress, (self.frame.shared(heard.sort), *self.ask(progress)))

    def ask(self, progress: Progress) -> tuple[Say, ...]:
        """The present question again, shorter, after an interruption or a restart."""
        step = STEPS.get(progress.step)
        return step.ask(self.frame, progress.data) if step else self.begin(progress.data).says

    def _taken_up(self, step: Step, progress: Progress, answer: Answer) -> Turn:
        """The draft that was left, or the room from its beginning; words that are neither are heard there."""
        heard = self._hear(step, progress, answer)
        if heard.choice == "mine":
            return left.go_on(self.frame, progress.data)
        if heard.sort in ("choice", "text"):
            begun = self.begin(left.hints_of(progress.data))
            return begun if heard.sort == "choice" else self._taken(begun.progress, answer)
        if heard.sort == "farewell":
            return instead.turn(self.frame, progress, heard, ())
        return _gone(progress, heard) or Turn(progress, self.ask(progress))

    def _answering(self, turn: Turn, said: str) -> Turn:
        """The first turn; where they asked how, the answer in short goes before it."""
        is_told_how = turn.progress.step == "reading" or any(say.key.endswith(BEGUN) for say in turn.says)
        is_asked = not is_told_how and self.frame.checks.matches("answer", "asks", said)
        return replace(turn, says=(self.frame.say("how"), *turn.says)) if is_asked else turn

    def _told_in(self, said: str) -> str:
        """What they said when they came, where it is a draft already, or a sorry that names what it is for."""
        is_deed = self.kind == "apology" and self.frame.checks.matches("answer", "own_deed", said)
        return said if is_deed or drafting.is_written(self.frame, said) else ""

    def _asks_for_words(self, said: str) -> bool:
        """Whether words are asked for that a line can be made of, or in so many, or where nothing is asked first for
        somebody, that they tell of the case."""
        number = len(said.split())
        is_told = number > choosing.LONG or (
            number > choosing.ENOUGH
            and not self.frame.gated
            and self.frame.checks.matches("answer", "names_someone", said)
        )
        return (is_told and wants_words(said)) or self.frame.own_line(said) is not None

    def _unless_written(self, turn: Turn) -> Turn:
        """The turn; or, where the story it is about is a draft already and none was written yet, its reading."""
        data, step = turn.progress.data, turn.progress.step
        if step not in TAKES_STORY or turn.outcome != "on" or data.get("drafts") or data.get("situation"):
            return turn
        if data.get("brought") or drafting.is_written(self.frame, data.get("story") or ""):
            return drafting.begin_written(self.frame, data, data["story"])
        return turn

    def _answered(self, heard: Heard) -> str | None:
        """The script that answers a question about what may come of it, where this room has one."""
        if heard.sort not in ("question", "aside", "text") or not self.frame.answers:
            return None
        signs = self.frame.checks.read("answer", heard.text)
        asked = "asks" in signs and "says_you" not in signs
        return next((key for sign, key in self.frame.answers.items() if sign in signs), None) if asked else None

    def _wishes_room(self, step: Step, answer: Answer) -> bool:
        """Whether a text at a late step is a clear wish for a rehearsal, or for other words."""
        is_other = answer.intent in OTHER_ROOMS and answer.intent != self.name and answer.confidence >= CHOICE_THRESHOLD
        return step.listens == "free" and is_other and self.frame.checks.matches("answer", "wishes_room", answer.text)

    def _is_new_draft(self, text: str) -> bool:
        """Whether words in place of a day are one more draft."""
        return drafting.is_written(self.frame, text) and (drafting.says_you(text) or not tells_when(text))

    def _is_first_draft(self, progress: Progress, text: str) -> bool:
        """Whether words at the choice of a case are a draft already, if a poor one: for the story that they told, or a
        sorry in so many words."""
        signs = self.frame.checks.read("answer", text).keys()
        if signs & {"grumbles", "rebuffs"}:
            return False
        if drafting.is_written(self.frame, text) or (self.kind == "apology" and "says_sorry" in signs):
            return True
        is_offered = progress.step == "situation" and not signs & {"asks", "wish"}
        return is_offered and drafting.answers_story(self.frame, progress.data, text)

    def _opens_again(self, answer: Answer) -> bool:
        """Whether a text is the wish for this room, said anew in the middle of it."""
        if answer.intent != self.name or answer.confidence < CHOICE_THRESHOLD:
            return False
        signs = self.frame.checks.read("answer", answer.text)
        is_short = len(answer.text.split()) <= choosing.SHORT_WISH
        return is_short and "wish" in signs and not signs.keys() & {"tells", "tells_when"}

    def _before(self, progress: Progress) -> Progress:
        """The place one step back; the part before within the parts; a gate or a first step stays."""
        data = {name: value for name, value in progress.data.items() if name not in ("unanswered", "doubt")}
        if progress.step == "when" and data.pop("who", None):
            return Progress(progress.room, "when", data)
        if progress.step == "part" and data.get("part"):
            return Progress(progress.room, "part", {**data, "part": data["part"] - 1})
        step = BEFORE.get(progress.step, progress.step)
        if step == "gate" and not self.frame.gated:
            step = progress.step if progress.step == "situation" else "situation"
        if step == "draft" and self.frame.parts and not data.get("whole"):
            step = "mode"
        return Progress(progress.room, step, data)

    def _hear(self, step: Step, progress: Progress, answer: Answer) -> Heard:
        choices = step.choices(self.frame, progress.data)
        titles = {self.frame.label(name).casefold(): name for name in choices}
        heard = hear(answer, step.listens, choices, titles, self.name, self.frame.checks, self._has_part)
        said = instead.heard_instead(self.frame, step, progress, heard, answer, self._has_part)
        if said is not None:
            return said
        if answer.choice is None:
            said = remark.heard_choice(self.frame, progress, choices, answer.text)
            said = said or remark.heard_remark(self.frame, progress, heard, answer)
            if said is not None:
                return said
        if heard.sort == "aside" and progress.step in CHOOSES and unsaid.is_grumble(self.frame, answer.text):
            return Heard("text", answer.text.strip())
        if heard.sort in ("text", "aside") and step.listens != "draft":
            signs = self.frame.checks.read("answer", heard.text)
            meant = step.on_yes if "agrees" in signs else step.on_no if "declines" in signs else ()
            chosen = next((name for name in meant if name in choices), None)
            if chosen is not None:
                return Heard("choice", heard.text, choice=chosen)
        is_said = heard.sort == "text" and not unsaid.is_unsaid(self.frame, progress.step, heard.text)
        if is_said and step.listens != "free":
            other = self._not_on_offer(heard.text)
            if other is not None and (progress.step, other) != ("part", "whole"):
                like = LIKE.get(other)
                return Heard("choice", heard.text, like) if like in choices else Heard("elsewhere", heard.text)
        return heard

    def _not_on_offer(self, text: str) -> str | None:
        """The choice of another step that a text is the label of."""
        found = self.frame.checks.read("answer", text)
        return next((c.id for c in self.frame.checks.sheets["answer"].checks if c.label and c.id in found), None)

    def _has_part(self, text: str) -> bool:
        """Whether a text holds a part of the rubric by more than its question mark."""
        return bool(read(self.kind, text.replace("?", " "), self.frame.checks).parts)


def _gone(progress: Progress, heard: Heard) -> Turn | None:
    """The turn that leads out of the room, for good or for a question aside; None where it goes on."""
    if heard.sort in ("leave", "menu"):
        return Turn(progress, (), "left", goes_to="ask_menu" if heard.sort == "menu" else None)
    if heard.sort == "unsafe":
        return Turn(progress, (), "unsafe", goes_to=heard.intent)
    return Turn(progress, (), "aside", goes_to=heard.intent) if heard.sort == "aside" else None


def _listed(value: Any) -> Any:
    return value if isinstance(value, str) else sorted(value)
