"""What is sent of a pass over nudges: its words, drawn for many people at once, and its place in the outbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.coaching.message import Message, Say, hushed, message_to_dict
from bot.coaching.nudges import Decision
from bot.services.nudge_words import Details, buttons, number_of, wording
from bot.services.speech import Speech
from bot.store import keyboards, nudge_details, outbox
from bot.store.appointments import Appointment
from bot.store.nudge_details import Reader

DRAFTS, OPENINGS = "nudge/draft", "set_discreet/opening"


@dataclass(frozen=True)
class Chosen:
    """A nudge that is to be sent; without a message where there is nothing to say after all."""

    appointment: Appointment
    decision: Decision
    expires_at: datetime | None
    message: Message | None = field(default=None, repr=False)

    @property
    def user_id(self) -> int:
        """Who is nudged."""
        return self.appointment.user_id


def in_words(session: Any, speech: Speech, chosen: Sequence[Chosen], now: datetime) -> list[Chosen]:
    """Those with their messages; neutral on a lock screen for whoever wishes that."""
    readers = nudge_details.people(session, {one.user_id for one in chosen})
    details = _details(session, chosen)
    drafts = _labels(session, speech, readers, [one.user_id for one in chosen], DRAFTS, now)
    says = [_say(one, details, drafts[one.user_id], speech) for one in chosen]
    pairs = list(zip(chosen, says, strict=True))
    wishes = [(one.user_id, readers[one.user_id].tags, say) for one, say in pairs if say is not None]
    messages = iter(speech.drawn(session, wishes, now))
    discreet = [one.user_id for one, say in pairs if say is not None and readers[one.user_id].is_discreet]
    openings = _labels(session, speech, readers, discreet, OPENINGS, now)
    worded = []
    for one, say in pairs:
        message = None if say is None else next(messages)
        if message is not None and one.user_id in openings:
            message = hushed(message, openings[one.user_id])
        worded.append(replace(one, message=message))
    return worded


def lay_out(session: Any, sent: Sequence[Chosen], now: datetime) -> None:
    """Puts them into the outbox with their buttons."""
    readers = nudge_details.people(session, {one.user_id for one in sent})
    messages = [one.message or Message("") for one in sent]
    boards = [(one.user_id, message.buttons) for one, message in zip(sent, messages, strict=True)]
    tokens = keyboards.add_all(session, boards, now)
    laid = [
        outbox.Laid(
            readers[one.user_id].chat_id,
            one.user_id,
            one.appointment.id,
            message_to_dict(message),
            token,
            one.expires_at,
        )
        for one, message, token in zip(sent, messages, tokens, strict=True)
    ]
    outbox.add_all(session, laid, now)


def _say(one: Chosen, details: Details, draft: str, speech: Speech) -> Say | None:
    if one.decision.verdict == "ask":
        return Say("nudge/ask", kind="nudge")
    say = wording(one.decision.about, details, draft)
    return None if say is None else replace(say, kind="nudge", buttons=buttons(speech.words, one.appointment.id))


def _labels(
    session: Any, speech: Speech, readers: Mapping[int, Reader], users: Sequence[int], key: str, now: datetime
) -> dict[int, str]:
    """For each of these users the wording of a label that they have seen longest ago."""
    wishes = [(user, readers[user].tags, Say(key)) for user in dict.fromkeys(users)]
    messages = speech.drawn(session, wishes, now)
    return {user: message.text for (user, _, _), message in zip(wishes, messages, strict=True)}


def _details(session: Any, chosen: Sequence[Chosen]) -> Details:
    about = [subject for one in chosen for subject in one.decision.about]
    return Details(
        nudge_details.names(session, {one.contact_id for one in about if one.contact_id is not None}),
        nudge_details.plans(session, {number_of(one.key) for one in about if one.about == "plan"}),
        nudge_details.practised(session, {number_of(one.key) for one in about if one.about == "follow_up"}),
    )
