"""Rehearsals survive a restart, are not offered about people who are not safe, and every line passes the screen."""

from __future__ import annotations

import pytest

from bot.coaching.rooms import Answer
from bot.services import Services
from bot.store import contacts, drafts
from bot.store.users import User
from tests.services.house import NOW, born_again

LIMIT = "I don't take calls at work, Mum. I'll ring you at seven."


async def go_on(services: Services, user: User, *answers: str) -> list[str]:
    """Taps what begins with “:”, says the rest; the scripts that answered the last one."""
    keys: list[str] = []
    for answer in answers:
        is_tap = answer.startswith(":")
        heard = Answer("", answer[1:], "choose", 1.0) if is_tap else Answer(answer)
        keys = [say.key for say in (await services.practice.take(user.id, "rehearse", heard)).says]
    return keys


async def test_a_restart_in_the_middle_of_a_scene_changes_nothing(services: Services, user: User) -> None:
    await services.practice.begin(user.id, "rehearse")
    await go_on(services, user, ":a_limit", ":calls_at_work", ":ready", LIMIT)
    asked = await services.practice.ask_again(user.id)
    again = born_again(services)
    assert await again.practice.ask_again(user.id) == asked
    assert await go_on(again, user, "It's still no.") == ["rehearse/move/held_again", "rehearse/last"]
    again.store.close()


async def test_a_kept_line_is_kept_under_its_kind(services: Services, user: User) -> None:
    await services.practice.begin(user.id, "rehearse")
    await go_on(services, user, ":a_limit", ":calls_at_work", ":ready", "no", LIMIT, ":look_back", ":keep_line")
    (kept,) = await services.in_store(drafts.list_kept, user.id)
    assert (kept.kind, kept.situation, kept.text) == ("boundary", "calls_at_work", LIMIT.rstrip("."))


async def test_nobody_who_is_marked_not_safe_is_played(services: Services, user: User) -> None:
    await services.in_store(contacts.add, user.id, "Rick", "husband", NOW, status="not_safe")
    for said in ("rehearse saying no to Rick", "i want to practise a limit with my husband"):
        turn = await services.practice.begin(user.id, "rehearse", said)
        assert (turn.says[0].key, turn.outcome) == ("rehearse/not_safe", "done")
    turn = await services.practice.begin(user.id, "rehearse", "i want to practise a limit with my boss")
    assert turn.outcome == "on"


@pytest.mark.measured
async def test_every_line_of_a_scene_passes_the_screen_first(services: Services, user: User) -> None:
    assert services.safety.read("then i will kill myself tonight, mum").is_urgent
    assert not services.safety.read(LIMIT).is_urgent
    lines = [line for of_pair in services.content.replies.lines.values() for line in of_pair]
    cases = [case.other.opens for case in services.content.situations if case.other is not None]
    assert [line for line in (*lines, *cases) if services.safety.read(line).is_urgent] == []
