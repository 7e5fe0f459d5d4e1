"""Keeps a person apart from somebody dangerous, or somebody in danger from them: the contact, and all planned about
them. What turns out a misunderstanding is undone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.coaching.safety.person import concerned
from bot.store import appointments, contacts, users
from bot.store.contacts import Status
from bot.store.users import User

BECOMES: Mapping[str, Status] = {"relationship_danger": "not_safe", "harm_to_others": "no_contact"}
"""What the contact's status becomes, by concern."""
NUDGES: tuple[appointments.Kind, ...] = ("nudge",)


def part(session: Any, user: User, concern: str, text: str, undo: Mapping[str, Any]) -> Mapping[str, Any]:
    """Marks whom the text is about and withdraws all that is planned about them; what is needed to undo it.

    Where it names nobody who is kept, and nobody was marked before, no nudge stays: it may be about anybody.
    """
    status = BECOMES.get(concern)
    people = {one.id: one for one in contacts.list_all(session, user.id)}
    who = named(session, user, text) or undo.get("who")
    who = who if who in people else None
    marked = dict(undo.get("contacts") or {})
    if who is None or status is None:
        withdrawn = [] if marked else _withdraw(session, user.id, None)
        return {**undo, "appointments": [*undo.get("appointments", ()), *withdrawn]}
    if people[who].status != status and str(who) not in marked:
        marked[str(who)] = people[who].status
        contacts.change(session, user.id, who, status=status)
    withdrawn = _withdraw(session, user.id, who)
    return {**undo, "contacts": marked, "appointments": [*undo.get("appointments", ()), *withdrawn]}


def named(session: Any, user: User, text: str) -> int | None:
    """Whom of their people the text names first."""
    people = contacts.list_all(session, user.id) if text else []
    return concerned(text, [(one.id, one.name, one.relation) for one in people])


def undo(session: Any, user: User, done: Mapping[str, Any]) -> None:
    """Puts back what was changed for nothing."""
    if done.get("discreet"):
        users.change(session, user.id, is_discreet=False)
    kept = {one.id for one in contacts.list_all(session, user.id)}
    for who, status in dict(done.get("contacts") or {}).items():
        if int(who) in kept:
            contacts.change(session, user.id, int(who), status=status)
    appointments.restore(session, user.id, done.get("appointments", ()))


def _withdraw(session: Any, user_id: int, who: int | None) -> list[int]:
    waiting = appointments.waiting(session, user_id)
    if who is None:
        appointments.withdraw(session, user_id, NUDGES)
        return [one.id for one in waiting if one.kind in NUDGES]
    appointments.withdraw(session, user_id, about_contact=who)
    return [one.id for one in waiting if one.payload.get("contact_id") == who]
