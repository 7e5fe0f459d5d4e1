"""What is said to somebody who has consented: to a command, a tap, words, or a thing without words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.answers import Answers
from bot.chat.commands import Commands
from bot.chat.incoming import MEDIA, Incoming
from bot.chat.labels import Labels
from bot.coaching.message import Button, Message, Say, choice
from bot.coaching.pointing import asks_what_now, bare, pointed_at
from bot.coaching.typed import tap_for
from bot.services import Services
from bot.services.finding import NAMES_ONLY
from bot.services.following import Followed
from bot.services.practice import PLAYED
from bot.services.understanding import NEVER_GUESSED
from bot.services.uptake import is_grave
from bot.store import keyboards
from bot.store.users import User

_ALONE = {"stop": "/stop_nudges", "menu": "/ask_menu"}
"""Words that, said alone outside a room, mean a topic; a room reads them itself and leaves."""

KEPT_OTHERWISE = (
    NEVER_GUESSED
    | NAMES_ONLY
    | {
        *("add_person", "change_person", "remove_person", "plan_contact", "change_plan", "list_people", "list_plans"),
        *("set_profile", "set_nudges", "set_discreet", "my_words", "review_my_words", "grieve", "give_feedback"),
    }
)
"""Topics whose own way of keeping goes first, and grave ones."""

MOST_STEPS = 4
"""Buttons that are steps from an answer; more are a menu."""


class Replies:
    """Finds who answers an update, and returns the messages. Runs inside the turn."""

    def __init__(self, services: Services) -> None:
        self._services, self._answers = services, Answers(services)
        self._labels = Labels(services.content)
        self._commands = Commands(services, self._answers)

    async def to(self, incoming: Incoming, user: User) -> Sequence[Message]:
        """The messages that answer this update."""
        if incoming.kind == "tap":
            return await self._to_tap(incoming, user)
        if incoming.kind == "command":
            said = await self._commands.run(incoming, user)
            return said if said is not None else await self._to_words(incoming.text, user)
        if incoming.kind == "edit":
            return await self._answers.aside(user, Say("edge/edit"))
        if incoming.is_forward:
            return await self._answers.aside(user, Say("edge/forward"))
        if incoming.location is not None and not incoming.text:
            return await self._to_place(incoming.location, user)
        if incoming.text and incoming.kind not in ("poll", "contact", "location"):
            return await self._to_words(incoming.text, user)
        key = f"edge/{incoming.kind}" if incoming.kind in MEDIA else "edge/other"
        return await self._answers.aside(user, Say(key))

    async def after_alarm(self, text: str, user: User) -> Sequence[Message]:
        """What answers a message that was taken for danger and was none; nothing where the library has no answer."""
        meant = await self._answers.meant(text)
        if next(iter(meant), None) not in (*NEVER_GUESSED, *NAMES_ONLY):
            return await self._answers.talk(user, text)
        says = await self._services.finding.after_alarm(user.id, text, meant)
        return await self._services.speech.draw_all(user.id, says)

    async def leave_room(self, user: User) -> None:
        """Leaves the open room without a word; also where the dialogue cannot be told."""
        if await self._services.practice.open_practice(user.id) is None:
            return
        try:
            await self._answers.talk(user, "stop")
        finally:
            await self._services.practice.leave(user.id)

    async def _to_words(self, text: str, user: User) -> Sequence[Message]:
        """Words that name a button of the newest buttons, or outside rooms of a menu, are that button.

        What points at a button ("the second one", a bare yes) answers only what was asked since the person last wrote.
        All else goes to the dialogue.
        """
        board = await self._services.in_store(keyboards.newest_live, user.id)
        is_new = board is not None and board.created_at >= user.last_seen_at
        if board is not None and (tap := self._meant(text, board.labels_and_taps, is_new)) is not None:
            await self._services.in_store(keyboards.use, board.token)
            return await self._answers.talk(user, text, tap)
        if await self._wishes_part(text):
            return await self._answers.talk(user, text, f"/{PLAYED}", is_said=True)
        place = await self._services.practice.place(user.id)
        if place is not None:
            if not await self._services.afresh.is_new(place, text):
                return await self._answers.talk(user, text)
            await self.leave_room(user)
            return await self._to_free_words(text, user)
        said = _step(board.labels_and_taps if board and is_new else ()) if asks_what_now(text) else None
        if said is None and (followed := await self._to_word_after(text, user)) is not None:
            return followed
        said = said or self._labels.aside(text)
        if said is not None:
            return await self._answers.aside(user, said)
        if await self._services.clocks.news(user, text) and not await self._answers.is_asking(user):
            said_back = await self._services.profiles.introduce(user.id, text)
            return await self._services.speech.draw_all(user.id, said_back)
        tap = _ALONE.get(bare(text)) or self._labels.tap_of(text)
        if tap is not None:
            return await self._answers.talk(user, text, tap)
        return await self._to_free_words(text, user)

    async def _wishes_part(self, text: str) -> bool:
        """Whether words wish that Kith be somebody, and no danger may be meant."""
        return self._services.practice.hears_part(text) and not is_grave(await self._answers.meant(text))

    async def _to_free_words(self, text: str, user: User) -> Sequence[Message]:
        """What is said to words that are no button: the kind line, or the hello, that goes before, the answer, and the
        other thing that was in them."""
        say = self._services.speech.draw_all
        lead: tuple[Say, ...] = ()
        is_asking = await self._answers.is_asking(user)
        if not is_asking:
            text, lead = await self._services.greetings.heard(user, text)
        if not text:
            return await say(user.id, lead)
        if (kind := await self._services.second_thing.before(text)) is not None:
            lead = (kind,)
        followed = None if is_asking else await self._services.following.of(user.id, text)
        if followed is not None:
            return [*await say(user.id, lead), *await self._said_after(user, followed)]
        if known := () if is_asking else await self._known(text, user):
            return [*await say(user.id, lead), *[await self._services.draw_about(user.id, one, text) for one in known]]
        before = await say(user.id, lead)
        answered = await self._answers.talk(user, text)
        second = await self._services.second_thing.beside(text)
        return [*before, *answered, *(await say(user.id, (second,)) if second is not None else ())]

    async def _to_word_after(self, text: str, user: User) -> Sequence[Message] | None:
        """What is said to a bare word after an answer: the way on that it takes, or that answer's ways once more."""
        if await self._answers.is_asking(user):
            return None
        if (way := self._services.following.way(user.id, text)) is not None:
            return await self._answers.talk(user, way.label, way.tap)
        followed = self._services.following.of_word(user.id, text)
        return None if followed is None else await self._said_after(user, followed)

    async def _said_after(self, user: User, followed: Followed) -> Sequence[Message]:
        return [await self._services.draw_about(user.id, say, followed.about) for say in followed.says]

    async def _known(self, text: str, user: User) -> tuple[Say, ...]:
        """What the library says to words that look like a wish to have something done, where nothing is being asked;
        nothing where they are one. A story that ends in the wish to write it down is kept."""
        meant = next(iter(await self._answers.meant(text)), "")
        if meant not in KEPT_OTHERWISE and self._services.contacting.is_to_note(text):
            return await self._services.contacting.note(user.id, text)
        return await self._services.finding.instead_of_doing(user.id, text, meant)

    def _meant(self, text: str, labels_and_taps: Sequence[Sequence[str]], is_new: bool) -> str | None:
        """The tap of the button that the text names or points at, or stands for; else None."""
        place = pointed_at(text, [label for label, _ in labels_and_taps], is_new=is_new)
        if place is not None:
            return labels_and_taps[place][1]
        taps = [tap for _, tap in labels_and_taps] if is_new else []
        return tap_for(text, taps, self._services.content.checks)

    async def _to_place(self, location: tuple[float, float], user: User) -> Sequence[Message]:
        """What a shared location means for the clock; the place itself goes no further."""
        if await self._services.practice.open_practice(user.id) is not None:
            return await self._answers.aside(user, Say("edge/location"))
        found = await self._services.clocks.at(*location)
        if found is None:
            return await self._answers.aside(user, Say("zone/nowhere"))
        return await self._answers.talk(user, "", choice("", found).tap)

    async def _to_tap(self, incoming: Incoming, user: User) -> Sequence[Message]:
        token, _, number = incoming.tap.rpartition(".")
        board = await self._services.in_store(keyboards.find, token)
        taps = [] if board is None or board.user_id != user.id else board.labels_and_taps
        is_there = number.isdecimal() and int(number) < len(taps)
        if not is_there or not await self._services.in_store(keyboards.use, token):
            return await self._answers.aside(user, Say("choice/old"))
        label, tap = taps[int(number)]
        return await self._answers.talk(user, label, tap)


def _step(labels_and_taps: Sequence[Sequence[str]]) -> Say:
    """The steps that the last answer had buttons for, once more; where it had none, or a menu, what it is about."""
    if not 0 < len(labels_and_taps) <= MOST_STEPS:
        return Say("choice/about")
    return Say("choice/next", {}, tuple((Button(label, tap),) for label, tap in labels_and_taps))
