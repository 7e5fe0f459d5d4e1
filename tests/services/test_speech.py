"""Nobody hears a wording twice while another one fits."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from itertools import pairwise

import pytest

from bot.coaching.message import Message, Say
from bot.coaching.script import Script, placeholders
from bot.services import Services
from bot.store import users
from bot.store.users import User
from tests.services.house import CHAT, NOW, born_again

TOPICS = ("feel_lonely", "feel_ashamed", "feel_stuck", "recovery_support")


def a_say(script: Script) -> Say:
    names = {name for variant in script.variants for name in placeholders(variant.html)}
    return Say(script.key, dict.fromkeys(names, "it"))


async def draws(services: Services, user: User, say: Say, times: int) -> list[Message]:
    said = []
    for number in range(times):
        services.clock = lambda number=number: NOW + timedelta(minutes=number)  # type: ignore[misc]
        said.append(await services.speech.draw(user.id, say))
    return said


@pytest.mark.parametrize("tags", [frozenset[str](), frozenset({"recovery"})], ids=["nobody in particular", "recovery"])
async def test_no_wording_comes_again_while_an_unseen_one_fits(
    services: Services, user: User, tags: frozenset[str]
) -> None:
    async with services.transaction(CHAT) as turn:
        turn.user = await services.in_store(users.change, user.id, tags=tags)
        for key in TOPICS:
            script = services.speech.scripts[key]
            fitting = [one for one in script.variants if not one.suits or one.suits & tags]
            said = [(await services.speech.draw(user.id, a_say(script))).html for _ in fitting]
            assert len(set(said)) == len({one.html for one in fitting}), key


async def test_when_all_were_heard_the_one_heard_longest_ago_comes(services: Services, user: User) -> None:
    script = services.speech.scripts["feel_lonely"]
    round_ = len([one for one in script.variants if not one.suits])
    said = [one.html for one in await draws(services, user, a_say(script), 2 * round_)]
    assert said[:round_] == said[round_:]


async def test_what_was_heard_is_known_after_a_restart(services: Services, user: User) -> None:
    first = await services.speech.draw(user.id, Say("feel_lonely"))
    again = born_again(services)
    assert (await again.speech.draw(user.id, Say("feel_lonely"))).html != first.html


async def test_what_somebody_else_heard_does_not_count(services: Services, user: User) -> None:
    other = await services.in_store(users.create, CHAT + 1, NOW)
    mine = await services.speech.draw(user.id, Say("feel_lonely"))
    assert (await services.speech.draw(other.id, Say("feel_lonely"))).html == mine.html


async def test_a_wording_of_a_turn_that_failed_counts_as_unheard(services: Services, user: User) -> None:
    said = []
    for _ in range(2):
        with suppress(RuntimeError):
            async with services.transaction(CHAT):
                said.append((await services.speech.draw(user.id, Say("feel_lonely"))).html)
                raise RuntimeError
    assert said[0] == said[1]


async def test_values_are_escaped(services: Services, user: User) -> None:
    message = await services.speech.draw(user.id, Say("add_person/saved", {"name": "<b>Jo</b> & {co}"}))
    assert "&lt;b&gt;Jo&lt;/b&gt; &amp; {co}" in message.html


async def test_a_script_that_is_not_there_is_an_error(services: Services, user: User) -> None:
    with pytest.raises(KeyError):
        await services.speech.draw(user.id, Say("no such script"))


async def test_without_the_store_the_wordings_take_turns(services: Services) -> None:
    services.store.close()
    lines = [services.speech.plain(Say("start/again"), number).html for number in range(4)]
    assert all(one != following for one, following in pairwise(lines))
