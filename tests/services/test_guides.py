"""A guide's progress is in the store: a restart loses nothing."""

from __future__ import annotations

from bot.coaching.rooms import Answer
from bot.services import Services
from bot.store.users import User
from tests.services.house import born_again


async def test_a_guide_goes_on_after_a_restart_and_knows_what_was_said(services: Services, user: User) -> None:
    await services.practice.begin(user.id, "diversify_support")
    await services.practice.take(user.id, "diversify_support", Answer("Sam"))
    again = born_again(services)
    try:
        assert [say.key for say in await again.practice.ask_again(user.id)] == ["diversify_support/helper"]
        assert [say.key for say in await again.practice.greeting(user.id)] == ["room/offer_resume"]
        for answer in (Answer("", "none"), Answer("my choir"), Answer("", "none")):
            step = await again.practice.take(user.id, "diversify_support", answer)
        assert (step.is_over, step.says[0].key, step.says[0].fields["friend"]) == (
            True,
            "diversify_support/gaps",
            "Sam",
        )
        assert await again.practice.open_practice(user.id) is None
    finally:
        again.store.close()
