"""Kept drafts are listed, used again and deleted; what was practised is shown in words."""

from __future__ import annotations

from bot.coaching.message import Say
from bot.coaching.rooms import Answer
from bot.services import Services
from bot.store import drafts
from bot.store.users import User

GOOD = "I love you and I won't lend you money any more. On Sunday I can help you with the budget."


async def keep(services: Services, user: User, *texts: str) -> list[int]:
    kept = [await services.in_store(drafts.add, user.id, "boundary", None, text, True, services.now) for text in texts]
    return [one.id for one in kept]


def taps(say: Say) -> list[str]:
    return [button.tap for row in say.buttons or () for button in row]


async def test_five_are_listed_the_latest_first_and_the_rest_on_the_next_page(services: Services, user: User) -> None:
    ids = await keep(services, user, *(f"line {number}" for number in range(7)))
    say = await services.words.listed(user.id)
    assert say.fields["what"].startswith("1. “line 6”")
    assert f"words:show:{ids[-1]}" in taps(say)[0]
    assert "words:page:1" in taps(say)[-1]
    assert "7. “line 0”" in (await services.words.listed(user.id, 1)).fields["what"]


async def test_one_is_shown_used_again_and_deleted_after_a_yes(services: Services, user: User) -> None:
    (number,) = await keep(services, user, GOOD)
    assert (await services.choices.take(user.id, f"words:show:{number}")).says[0].fields == {"draft": GOOD}
    again = await services.choices.take(user.id, f"words:reuse:{number}")
    assert (again.opens, again.draft) == ("set_boundary", GOOD)
    assert (await services.words.take(user.id + 1, f"words:show:{number}")).says[0].key == "choice/old"
    assert (await services.choices.take(user.id, f"words:ask:{number}")).says[0].key == "my_words/sure"
    assert (await services.choices.take(user.id, f"words:delete:{number}")).says[0].key == "my_words/deleted"
    assert await services.in_store(drafts.list_kept, user.id) == []
    assert (await services.choices.take(user.id, f"words:show:{number}")).says[0].key == "choice/old"


async def test_a_draft_used_again_is_read_in_its_room_at_once(services: Services, user: User) -> None:
    assert (await services.practice.begin(user.id, "set_boundary", draft=GOOD)).progress.step == "reading"


async def practise(services: Services, user: User, case: str) -> None:
    await services.practice.begin(user.id, "set_boundary")
    for answer in (Answer("", case), Answer(GOOD), Answer("", "keep"), Answer("", "practising")):
        await services.practice.take(user.id, "set_boundary", answer)


async def test_progress_is_told_in_words_and_a_later_case_is_set_beside_the_first(
    services: Services, user: User
) -> None:
    assert [one.key for one in await services.skills.shown(user.id)] == ["show_progress/none"]
    first = await services.practice.begin(user.id, "set_boundary")
    assert [one.key for one in first.says] == ["set_boundary"]
    assert "cold" in str(first.says[0].buttons)
    for answer in (Answer("", "cold"), Answer("maybe you could take the bus if thats ok"), Answer("stop")):
        await services.practice.take(user.id, "set_boundary", answer)
    for case in ("calls_at_work", "loan_again"):
        await practise(services, user, case)
    (shown,) = await services.skills.shown(user.id)
    assert "2 situations" in shown.fields["what"]
    assert "Lately new:" in shown.fields["what"]
    assert (await services.practice.begin(user.id, "set_boundary")).progress.data["level"] == 2
    for case in ("parcels", "extra_shift", "group_chat"):
        await practise(services, user, case)
    begun = await services.practice.begin(user.id, "set_boundary")
    assert begun.says[0].key == "room/cold_offer_after"
    await services.practice.take(user.id, "set_boundary", Answer("", "cold"))
    step = await services.practice.take(user.id, "set_boundary", Answer("I don't have guests for two weeks."))
    assert step.says[0].key == "room/measured"
    assert "no maybe hides the limit" in step.says[0].fields["gain"]
    assert [one.key for one in await services.skills.shown(user.id)][-1] == "room/measured"
