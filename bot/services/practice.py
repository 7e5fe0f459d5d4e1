"""Rooms on the way: their progress is kept at every step, so that a restart loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.coaching.asking import kinds_asked
from bot.coaching.finding import CLOSE, SAY
from bot.coaching.guides import TOLD_MORE
from bot.coaching.message import Button, Say
from bot.coaching.people import apart_in
from bot.coaching.rehearsal import Rehearsal
from bot.coaching.review import read
from bot.coaching.rooms import (
    DRAFT_ROOMS,
    ENDED,
    Answer,
    Guided,
    Progress,
    Room,
    Turn,
    asks_kith,
    brought_in,
    is_bare_wish,
    is_for_another,
    is_left,
    is_to_kith,
    is_written,
    points_back,
    says_you,
    speaks_to,
    wants_words,
    weighs,
)
from bot.coaching.safety.plan import PARTS, shown
from bot.services.history import hints
from bot.services.safety_effects import SAFETY_PLAN
from bot.services.shares import remarks_at
from bot.services.starters import Wanted
from bot.services.turn import turn_at_hand
from bot.store import drafts, practices, seen, users
from bot.store.practices import Practice, State

if TYPE_CHECKING:
    from bot.services.services import Services

DANGER = frozenset({"crisis", "in_danger", "relapse"})
"""What is never taken for practice."""

ASKED_IN_BETWEEN = frozenset({"relapse"})
"""Dangers that are asked about while the room stays open, to be gone back to."""

LEFT_FOR = timedelta(days=30)
"""For so long a draft that was left is offered on coming back to its room."""

NOT_IN_A_PAUSE = frozenset({"reach_out", "repair_conflict", "say_how_i_feel"})
"""Rooms that lead to a message: while a pause runs, it is said first that there is time."""

PLAYED = "rehearse"
"""The room in which Kith is somebody."""

CALLED = {PLAYED: "room/wished_rehearse"}
"""What a room that was wished for on the way is called, where not by its meaning."""

ANOTHER_DAY = timedelta(hours=18)
"""From so long after the first message on, a hello is one of somebody who comes back."""

SHORTEST_DRAFT = 7
"""Words of a message that is taken for a draft where none was asked for."""

REVIEW = "review_my_words"
"""The room to which a message can be brought in the same breath; it is read then, whatever the library says near it."""
UNASKED = "review_my_words/unasked"
ASKED_AGAIN = timedelta(minutes=10)
"""For so long it is not asked again whether words are for somebody."""

NOT_JUDGED = "room/question"
"""What is said to a question that a room has no answer to."""
NOT_SURE = frozenset({"found", "found/which"})
"""What is said first where it is not sure which answer of the library fits: none is said in a room."""

NOT_PLACED = frozenset({TOLD_MORE, "guide/on"})
"""What a guide says to what is none of its choices."""

TELLS = frozenset({"left", "gate", "situation", "own"})
"""Steps of a room at which somebody may tell their own case."""

LONG_ENOUGH = 12
"""From so many words on, a message that asks for a room is taken to tell what it is about."""


@dataclass(frozen=True)
class Step:
    """What came of an answer in a room: the turn, and all that is said to it."""

    turn: Turn
    says: tuple[Say, ...]

    @property
    def is_over(self) -> bool:
        """Whether the form that carries the room ends."""
        return self.turn.outcome in ("done", "left", "unsafe")


@dataclass(frozen=True)
class FollowUp:
    """What somebody meant to do at the end of a room: their words for when, and the draft where they kept one."""

    practice_id: int
    room: str
    plan: str = field(repr=False)
    draft: str | None = field(repr=False)
    done_at: datetime


class PracticeDesk:
    """Brings a person's place in a room together with the room itself."""

    def __init__(self, services: Services, rooms: Mapping[str, Guided]) -> None:
        self._services = services
        self.rooms = rooms

    async def open_practice(self, user_id: int) -> Practice | None:
        """The room this person is in the middle of."""
        return await self._services.in_store(practices.open_one, user_id)

    async def place(self, user_id: int) -> Progress | None:
        """Where this person is in the open room."""
        practice = await self.open_practice(user_id)
        return None if practice is None else _progress(practice)

    async def begin(
        self, user_id: int, room: str, said: str = "", is_about_somebody: bool = False, draft: str | None = None
    ) -> Turn:
        """Opens a room anew; one that was open is left. What was said when asking for it is a case of its own where it
        names somebody or is long; else what was told just before is. A draft that was written elsewhere is read there.
        Where there is a nearer answer to what was said, that is said, and nothing opens."""
        said = said or (_played() if room == PLAYED else "")
        is_of_them = room in DRAFT_ROOMS and (is_bare_wish(said) or points_back(said))
        tells_nothing = not is_about_somebody and (not said or is_of_them)
        takes_story = tells_nothing and draft is None and room not in (REVIEW, PLAYED)
        carried = self._services.stories.at_hand(user_id) if takes_story else ""
        said = f"{carried.rstrip('.')}. {said}" if carried and said else said or carried
        nearer, is_served = Say(room), self._is_served(room, said)
        if not is_served:
            nearer = await self._services.nearer.instead(user_id, nearer)
        if nearer.key in self.rooms and nearer.key != room and draft is None:
            return Turn(Progress(room, ""), (), "done", goes_to=nearer.key)
        if nearer.key != room and draft is None:
            return Turn(Progress(room, ""), (nearer,), "done")
        is_for_words = room in DRAFT_ROOMS and draft is None
        wanted = await self._services.starters.wanted(said, {}) if is_for_words else Wanted()
        if wanted.surely not in (None, room) and not carried and wants_words(said) and self._may_move():
            return Turn(Progress(room, ""), (), "done", goes_to=wanted.surely)
        past = await self._services.in_store(practices.closed, user_id)
        user = await self._services.in_store(users.get, user_id)
        is_about_somebody = is_about_somebody or self._services.content.checks.matches("answer", "names_someone", said)
        is_case = is_about_somebody or len(said.split()) >= LONG_ENOUGH
        story = carried or (said if is_case else "")
        told: dict[str, Any] = {**hints(past, room, user.suits), "story": story, "said": said, "draft": draft}
        people = await self._services.people.all(user_id)
        told["is_carried"] = bool(carried)
        told["near"] = await self._services.like_cases.near(room, said)
        told["starter"] = self._services.starters.begun(wanted, room, said)
        told["past"] = [one.data for one in past if one.room == room and one.state == "done"]
        for status in ("not_safe", "no_contact"):
            told[status] = {name for one in people if one.status == status for name in (one.name, one.relation) if name}
        told["status"] = apart_in(said, people)
        has_line = bool(told["starter"]) or is_served
        may_be_near = is_for_words and not carried and not has_line and told["status"] is None
        if may_be_near and (less_near := await self._services.finding.less_near(user_id, said)):
            return Turn(Progress(room, ""), less_near, "done")
        if not story and draft is None and told["status"] is None:
            told["left"] = self._left(past, room)
        self._services.stories.forget(user_id)
        turn = self.rooms[room].begin({**told, "seed": f"{user_id} {self._services.now.isoformat()}"})
        place = turn.progress
        if turn.outcome == "on":
            await self._services.in_store(
                practices.start, user_id, room, place.step, dict(place.data), self._services.now
            )
        if place.step == "gate" and weighs(said):
            turn = replace(turn, says=(Say("room/heard"), *turn.says))
        if room in NOT_IN_A_PAUSE and await self._services.pauses.is_running(user_id):
            return replace(turn, says=(Say("pause_argument/not_yet"), *turn.says))
        return turn

    def hears_part(self, text: str) -> bool:
        """Whether words wish that Kith be somebody, so that one can answer them."""
        room = self.rooms.get(PLAYED)
        return isinstance(room, Rehearsal) and room.is_wished(text)

    def hears_draft(self, text: str, meant: Iterable[str]) -> bool:
        """Whether words typed where nothing was asked for are a message to somebody; never where danger may be what
        is `meant`, likeliest first, nor where words are asked for, or why, how or whether it is normal."""
        if next(iter(meant), None) in DANGER or is_to_kith(text):
            return False
        if is_for_another(text):
            return True
        if asks_kith(text) or not speaks_to(text):
            return False
        if kinds_asked(text) and self._services.content.checks.matches("answer", "asks", text):
            return False
        return len(text.split()) >= SHORTEST_DRAFT and any(
            isinstance(room, Room) and is_written(room.frame, text) for room in self.rooms.values()
        )

    def hears_limit(self, text: str) -> bool:
        """Whether words that were taken for a wish about Kith's own messages, or for a fight, are a limit for
        somebody: said to a you, with what follows or is possible instead."""
        room = self.rooms["set_boundary"]
        if is_for_another(text):
            return True
        if len(text.split()) < SHORTEST_DRAFT or not isinstance(room, Room) or not says_you(text):
            return False
        parts = read(room.kind, text, room.frame.checks).parts
        is_whole = "limit" in parts and not {"own_action", "alternative", "care"}.isdisjoint(parts)
        return is_whole and not room.frame.checks.matches("answer", "to_kith", text)

    async def room_for_draft(self, user_id: int) -> str:
        """The room that a draft typed unasked opens: the question what it is, or, where that was asked just now, that
        of limits."""
        return "set_boundary" if await self.was_asked_of_draft(user_id) else "review_my_words"

    async def was_asked_of_draft(self, user_id: int) -> bool:
        """Whether it was asked in this talk what words that nobody had asked for are meant to be."""
        met = await self._services.in_store(seen.of_scripts, user_id, [UNASKED])
        return any(self._services.now - at < ASKED_AGAIN for at in met.values())

    async def ask_again(self, user_id: int) -> tuple[Say, ...]:
        """The question that the open room waits for, in short; nothing where no room is open."""
        practice = await self.open_practice(user_id)
        if practice is None or practice.room not in self.rooms:
            return ()
        return self.rooms[practice.room].ask(_progress(practice))

    async def take(self, user_id: int, room: str, answer: Answer) -> Step:
        """Brings an answer to the room and keeps what came of it."""
        if answer.intent == PLAYED and not answer.text and answer.choice is None:
            answer = replace(answer, text=_played())
        practice = await self.open_practice(user_id)
        if practice is None or practice.room != room:
            begun = await self.begin(user_id, room, answer.text)
            return Step(begun, begun.says)
        if answer.text:
            status = apart_in(answer.text, await self._services.people.all(user_id))
            is_foreign = await self._services.tongues.is_foreign(answer.text)
            answer = replace(answer, status=status, is_foreign=is_foreign)
        progress = _progress(practice)
        answer = replace(answer, remarks=await remarks_at(progress, answer.text))
        if answer.text and progress.step in TELLS and not progress.data.get("story"):
            near = await self._services.like_cases.near(room, answer.text)
            wanted = await self._services.starters.wanted(answer.text, {}) if room in DRAFT_ROOMS else Wanted()
            starter = self._services.starters.begun(wanted, room, answer.text)
            progress = replace(progress, data={**progress.data, "near": near, "starter": starter})
        turn = self.rooms[room].take(progress, answer)
        if turn.kept is not None:
            kind = str(turn.progress.data.get("kind") or self.rooms[room].kind)
            situation = str(turn.progress.data.get("situation") or "")
            if all(one.text != turn.kept for one in await self._services.in_store(drafts.list_kept, user_id)):
                await self._services.in_store(drafts.add, user_id, kind, situation, turn.kept, True, self._services.now)
        place = turn.progress
        if turn.outcome == "unsafe" and turn.goes_to in ASKED_IN_BETWEEN:
            await self._services.safety.take_over(turn.goes_to, is_sure=False)
            turn = replace(turn, outcome="on", goes_to=None)
        elif turn.outcome == "unsafe":
            place = replace(place, data={**place.data, ENDED: True})
        await self._services.in_store(practices.save, practice.id, place.step, dict(place.data), self._services.now)
        if turn.outcome not in ("on", "aside"):
            state: State = "done" if turn.outcome == "done" else "left"
            await self._services.in_store(practices.close, practice.id, state, self._services.now)
        if turn.outcome == "done" and place.data.get("wished"):
            turn = replace(turn, says=(*turn.says[:1], self._wished(str(place.data["wished"]))))
        if turn.plan is not None:
            kept = await self._services.planning.take_over(user_id, turn.plan)
            return Step(turn, (*kept, *turn.says[1:]) if kept else turn.says)  # the plan is read back as it is kept
        if turn.offers is not None:
            return Step(turn, (*turn.says, await self._services.plan_offers.touchpoints(user_id, turn.offers)))
        if turn.outcome == "left" and turn.goes_to is None and not turn.says:
            return Step(turn, (*turn.says, Say("stop/room_left")))
        if turn.outcome == "aside" and turn.goes_to is not None:  # a tap said that the draft was a question
            return Step(turn, (Say(turn.goes_to), *self.rooms[room].ask(turn.progress)))
        first = turn.says[0].key if turn.says else ""
        if first in NOT_PLACED and (found := await self._going_on(user_id, turn.progress, answer.text)):
            return Step(turn, (*found, *self.rooms[room].ask(turn.progress)))
        if first == NOT_JUDGED:
            return Step(turn, (*await self._judged(user_id, answer.text), *turn.says[1:]))
        return Step(turn, turn.says)

    async def _judged(self, user_id: int, asked: str) -> tuple[Say, ...]:
        """What the library says to a question in the middle of a room, or that it cannot be judged there."""
        unknown = Say(NOT_JUDGED)
        found = await self._services.finding.instead(user_id, asked, await self._services.meant(asked), unknown)
        return (unknown,) if found[0].key in NOT_SURE else found

    async def _going_on(self, user_id: int, place: Progress, text: str) -> tuple[Say, ...]:
        """What the library says to what somebody told when a guide began, with what they tell or ask in it."""
        is_asked = self._services.content.checks.matches("answer", "asks", text)
        story = str(place.data.get("said") or "")
        return await self._services.finding.going_on(user_id, story, text, SAY if is_asked else CLOSE)

    @staticmethod
    def _may_move() -> bool:
        """Whether another room may open than the one that was asked for: once in a turn."""
        turn = turn_at_hand.get()
        if turn is None or turn.is_moved:
            return False
        turn.is_moved = True
        return True

    def _is_served(self, room: str, said: str) -> bool:
        """Whether the room has more for what was said than the library: a message to read was brought along, a part to
        play was given, a line can be made of the words that were asked for, or they are a draft already."""
        if room == PLAYED:
            return self.hears_part(said)
        if room == REVIEW:
            return bool(brought_in(said).draft)
        opened = self.rooms[room]
        if not isinstance(opened, Room):
            return False
        return opened.frame.own_line(said) is not None or (speaks_to(said) and is_written(opened.frame, said))

    def _left(self, past: Iterable[Practice], room: str) -> Mapping[str, Any] | None:
        """What the latest stay in this room remembers, where it was left in the middle of writing."""
        last = next((one for one in reversed([*past]) if one.room == room), None)
        if last is None or not isinstance(self.rooms[room], Room) or self._services.now - last.changed_at > LEFT_FOR:
            return None
        return last.data if is_left(last.state, last.step, last.data) else None

    def _wished(self, room: str) -> Say:
        """The room that was wished for on the way, by a button."""
        label = self._services.speech.words(CALLED.get(room, f"meaning/{room}"))
        return Say("room/wished_next", {}, ((Button(label, f"/{room}"),),))

    async def greeting(self, user_id: int) -> tuple[Say, ...]:
        """A hello by name where there is one, or an offer to go on with a room that was left open; to somebody who
        comes back on another day, once, also the question what fits them."""
        user = await self._services.in_store(users.get, user_id)
        practice = await self.open_practice(user_id)
        if practice is not None:
            title = self._services.speech.words(f"meaning/{practice.room}")
            return (Say("room/offer_resume", {"title": title}),)
        hello = Say("greet/known", {"name": user.name}) if user.name else Say("greet")
        is_back = self._services.now - user.created_at >= ANOTHER_DAY
        return (hello, *(await self._services.fitting.ask_once(user_id) if is_back else ()))

    async def follow_ups(self, user_id: int, since: datetime) -> list[FollowUp]:
        """What was meant at the end of the rooms that were done from that instant on, oldest first."""
        kept = await self._services.in_store(drafts.list_kept, user_id)
        found = []
        for one in await self._services.in_store(practices.finished, user_id):
            if one.changed_at < since or not one.data.get("plan"):
                continue
            texts = [d.text for d in kept if one.started_at <= d.created_at <= one.changed_at and d.kind != SAFETY_PLAN]
            draft = texts[-1] if texts else None
            found.append(FollowUp(one.id, one.room, str(one.data["plan"]), draft, one.changed_at))
        return found

    async def safety_plan(self, user_id: int) -> Say:
        """The latest safety plan, in the person's own words."""
        kept = await self._services.in_store(drafts.list_kept, user_id)
        plans = [draft.text for draft in kept if draft.kind == SAFETY_PLAN]
        if not plans:
            return Say("show_safety_plan/none")
        titles = {step: self._services.speech.words(f"show_safety_plan/{step}") for step in PARTS}
        return Say("show_safety_plan", {"plan": shown(plans[-1], titles)})

    async def leave(self, user_id: int) -> bool:
        """Leaves the open room. Was there one?"""
        practice = await self.open_practice(user_id)
        if practice is None:
            return False
        await self._services.in_store(practices.close, practice.id, "left", self._services.now)
        return True


def _played() -> str:
    """The words at hand that surely wish that somebody be played; nothing where a button was tapped."""
    turn = turn_at_hand.get()
    return "" if turn is None else turn.said


def _progress(practice: Practice) -> Progress:
    return Progress(practice.room, practice.step, practice.data)
