"""What is sent of a pass over nudges: its words, drawn for many people at once, and its place in the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
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
    """A nudge that is to be sent, and, once it is in words, to whom; no message where there is nothing to say."""

    appointment: Appointment
    decision: Decision
    expires_at: datetime | None
    message: Message | None = field(default=None, repr=False)
    reader: Reader | None = field(default=None, repr=False)

    @property
    def user_id(self) -> int:
        """Who is nudged."""
        return self.appointment.user_id


def in_words(session: Any, speech: Speech, chosen: Sequence[Chosen], now: datetime) -> list[Chosen]:
    """Those with their readers and messages; neutral on a lock screen for whoever wishes that."""
    readers = nudge_details.people(session, {one.user_id for one in chosen})
    details = _details(session, chosen)
    says = [_say(one, details, speech) for one in chosen]
    pairs = [(one.user_id, say) for one, say in zip(chosen, says, strict=True) if say is not None]
    drafts = dict.fromkeys((user, DRAFTS) for user, say in pairs if say.fields.get("draft") == "")
    openings = dict.fromkeys((user, OPENINGS) for user, _ in pairs if readers[user].is_discreet)
    wanted = [*((user, say.key) for user, say in pairs), *drafts, *openings]
    picked = speech.picked(session, [(user, readers[user].tags, key) for user, key in wanted], now)
    named = zip(wanted[len(pairs) :], picked[len(pairs) :], strict=True)
    labels = {(user, key): speech.filled(Say(key), variant).text for (user, key), variant in named}
    variants = iter(picked)
    worded = []
    for one, say in zip(chosen, says, strict=True):
        message = None
        if say is not None:
            message = speech.filled(_opened(say, labels.get((one.user_id, DRAFTS))), next(variants))
            if (opening := labels.get((one.user_id, OPENINGS))) is not None:
                message = hushed(message, opening)
        worded.append(Chosen(one.appointment, one.decision, one.expires_at, message, readers[one.user_id]))
    return worded


def lay_out(session: Any, sent: Sequence[Chosen], now: datetime) -> None:
    """Puts them into the outbox with their buttons."""
    there = [(one, one.message, one.reader) for one in sent if one.message is not None and one.reader is not None]
    tokens = keyboards.add_all(session, [(one.user_id, message.buttons) for one, message, _ in there], now)
    laid = [
        outbox.Laid(
            reader.chat_id,
            reader.chat_key,
            one.user_id,
            one.appointment.id,
            message_to_dict(message),
            token,
            one.expires_at,
        )
        for (one, message, reader), token in zip(there, tokens, strict=True)
    ]
    outbox.add_all(session, laid, now)


def _say(one: Chosen, details: Details, speech: Speech) -> Say | None:
    """What is said; where it wants a first line to open with, its field "draft" is empty yet."""
    if one.decision.verdict == "ask":
        return Say("nudge/ask", kind="nudge")
    say = wording(one.decision.about, details)
    return None if say is None else Say(say.key, say.fields, buttons(speech.words, one.appointment.id), "nudge")


def _opened(say: Say, draft: str | None) -> Say:
    is_open = draft is not None and say.fields.get("draft") == ""
    return Say(say.key, {**say.fields, "draft": draft or ""}, say.buttons, say.kind) if is_open else say


def _details(session: Any, chosen: Sequence[Chosen]) -> Details:
    about = [subject for one in chosen for subject in one.decision.about]
    return Details(
        nudge_details.names(session, {one.contact_id for one in about if one.contact_id is not None}),
        nudge_details.plans(session, {number_of(one.key) for one in about if one.about == "plan"}),
        nudge_details.practised(session, {number_of(one.key) for one in about if one.about == "follow_up"}),
    )
