"""Sends what is due: claims appointments, decides about each, and lays the messages into the outbox."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from bot.coaching.message import Message, Say, hushed
from bot.coaching.nudges import fate
from bot.errors import whereabouts
from bot.services import Services
from bot.services.turn import Turn
from bot.store import appointments, concerns, retention, users
from bot.store.appointments import Appointment

log = logging.getLogger(__name__)

BATCH = 400
"""How many appointments one pass claims."""


async def send_due(services: Services) -> bool:
    """One pass: what is due now is claimed, decided and laid out in one transaction. Was there any?

    The first pass of a day also removes what was kept long enough. An appointment that fails is ended as unknown,
    but for a check-in, which was promised.
    """
    if services.swept_on != services.now.date():
        services.swept_on = services.now.date()
        await services.in_store(retention.sweep, services.now)
    await services.safety.record_owed()
    async with services.transaction() as turn:
        held = await services.in_store(appointments.hold, turn.now, BATCH)
        others = [one for one in held if one.kind != "nudge" or "say" in one.payload]
        await services.in_store(appointments.take, [one.id for one in others], turn.now)
        await services.nudges.settle([one for one in held if one.kind == "nudge" and "say" not in one.payload])
        for appointment in others:
            try:
                async with services.guard():
                    await _deal_with(services, turn, appointment)
            except Exception as error:  # noqa: BLE001 - one that cannot be sent must not hold up all the others
                log.error("An appointment could not be dealt with: %s.", whereabouts(error))
                if appointment.kind != "check_in":  # its claim runs out, and it is tried again: at least once
                    await services.in_store(appointments.end, appointment.id, "unknown", turn.now)
    return bool(held)


async def _deal_with(services: Services, turn: Turn, appointment: Appointment) -> None:
    turn.user = await services.in_store(users.get, appointment.user_id)
    found = fate(appointment.kind, appointment.expires_at, turn.now, turn.user.reachable, turn.user.stopped_at)
    is_unasked = appointment.kind in ("nudge", "review")
    if appointment.kind == "review":
        await services.weeks.goes_on(turn.user, appointment)
    is_held = is_unasked and (
        await services.in_store(concerns.is_resting, turn.user.id, turn.now)
        or await services.nudges.holds_back(turn.user.id)
    )
    if found == "expire" or is_held:
        await services.in_store(appointments.end, appointment.id, "expired", turn.now)
        return
    if is_unasked:
        await services.nudges.count(turn.user.id, appointment.key)
    messages: Sequence[Message]
    if appointment.kind == "check_in":
        messages = await services.safety.check_in(turn.user.chat_id, turn.now)
    elif appointment.kind == "review" and "say" not in appointment.payload:
        messages = await services.weeks.messages(turn.user.id, kind="review")
    else:
        say = Say(appointment.payload["say"], appointment.payload.get("fields", {}), kind=appointment.kind)
        messages = (await services.speech.draw(turn.user.id, say),)
    if turn.user.is_discreet:
        opening = services.speech.words("set_discreet/opening")
        messages = tuple(hushed(message, opening) for message in messages)
    await services.lay_out(
        turn.user.chat_id,
        turn.user.id,
        messages,
        expires_at=appointment.expires_at,
        appointment_id=appointment.id,
    )
