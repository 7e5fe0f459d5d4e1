"""What is typed after an answer is heard beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest

from bot.coaching.message import Button, Say
from bot.services import Services, uptake
from bot.services.following import Followed
from bot.services.starters import Wanted
from bot.services.stories import LATELY
from tests.services.house import a_user

WAYS = ((Button("Find a place", "/find_community"),),)
STORY = "my cousin wants money again"
MONEY = "set_boundary/cash_at_the_door"


@pytest.fixture
def user_id(services: Services) -> int:
    return a_user(services).id


async def _given(services: Services, user_id: int, key: str = MONEY, story: str = STORY) -> None:
    await services.draw_about(user_id, Say(key), story)


def _means(monkeypatch: pytest.MonkeyPatch, services: Services, **shares: float) -> None:
    async def meant(said: str) -> Mapping[str, float]:
        return shares

    monkeypatch.setattr(services, "meant", meant)


async def _told(services: Services, user_id: int, said: str) -> list[str]:
    """The keys of what is said to those words, and it is said."""
    followed = services.following.of_word(user_id, said) or await services.following.of(user_id, said)
    says = followed.says if followed is not None else ()
    for say in says:
        await services.draw_about(user_id, say, followed.about if followed is not None else "")
    return [say.key for say in says]


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("no", "following/no"),
        ("not sure", "following/unsure"),
        ("...", "following/unsure"),
        ("ok i will try", "following/fine"),
        ("nobody really", "following/nobody"),
        ("yes", "following/yes"),
    ],
)
async def test_a_bare_word_is_taken_with_the_ways_of_the_answer(
    services: Services, user_id: int, said: str, key: str
) -> None:
    await _given(services, user_id)
    followed = services.following.of_word(user_id, said)
    assert followed is not None
    assert followed.says[0].key == key
    own = tuple(services.speech.scripts[MONEY].buttons)
    assert (followed.says[0].buttons or ())[: len(own)] == own


async def test_where_nothing_was_answered_nothing_follows(services: Services, user_id: int) -> None:
    assert await _told(services, user_id, "no") == []
    await _given(services, user_id, "greet")
    assert await _told(services, user_id, "he shouts and then cries") == []


async def test_after_a_while_or_something_else_the_answer_is_no_more_at_hand(services: Services, user_id: int) -> None:
    await _given(services, user_id)
    now = services.now
    services.clock = lambda: now + LATELY + timedelta(minutes=1)
    assert await _told(services, user_id, "no") == []
    await _given(services, user_id)
    services.stories.forget(user_id)  # as safety does
    assert await _told(services, user_id, "no") == []
    await _given(services, user_id)
    await services.draw_about(user_id, Say("snooze"), "later")
    assert await _told(services, user_id, "no") == []


async def test_who_asks_how_is_led_to_the_room_for_words(services: Services, user_id: int) -> None:
    await _given(services, user_id)
    way = services.following.way(user_id, "ok what do i say")
    assert way is not None
    assert way.tap == "/set_boundary"  # its own first way rehearses


async def test_a_yes_takes_what_was_offered_and_no_other_question(services: Services, user_id: int) -> None:
    way = Button("Write that line", "/reach_out")
    services.stories.gives(user_id, "feel_lonely/far_friend", "Would you write them one line?", ((way,),))
    assert services.following.way(user_id, "yes please") == way
    services.stories.gives(user_id, "feel_lonely/far_friend", "Did you tell them?", ((way,),))
    assert services.following.way(user_id, "yes please") is None


async def test_a_yes_or_a_doubt_after_the_question_of_danger_leads_to_safety(services: Services, user_id: int) -> None:
    await _given(services, user_id, "told/grave")
    for said in ("yes", "not sure", "nobody"):
        way = services.following.way(user_id, said)
        assert way is not None
        assert way.tap == "/crisis"
    assert services.following.way(user_id, "how") is None
    assert await services.following.of(user_id, "he shouts and then cries") is None


async def test_a_piece_more_is_told_back_then_met_with_the_rooms(
    services: Services, user_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unread(told: str, meant: object) -> Wanted:
        return Wanted()

    _means(monkeypatch, services, set_boundary=0.5)
    monkeypatch.setattr(services.starters, "wanted", unread)
    await _given(services, user_id)
    assert await _told(services, user_id, "he lives two doors down") == ["following/told"]
    assert await _told(services, user_id, "since the winter") == [uptake.MORE]
    assert services.stories.at_hand(user_id) == f"{STORY} he lives two doors down since the winter"


async def test_where_a_line_is_known_for_all_of_it_it_is_said(services: Services, user_id: int) -> None:
    await _given(services, user_id)
    assert await _told(services, user_id, "he lives two doors down") == ["following/told"]
    assert await _told(services, user_id, "since the winter") == ["room/starter_offered"]


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("but he'll say i forget the family", "following/fear"),
        ("no thats all, i just needed to say it", "listen/rest"),
        ("how do i get him to stop", "room/starter_offered"),
    ],
)
async def test_a_fear_a_rest_and_a_wish_for_words_are_met_as_such(
    services: Services, user_id: int, said: str, key: str
) -> None:
    await _given(services, user_id)
    assert await _told(services, user_id, said) == [key]


async def test_a_correction_has_ways_of_its_own_from_then_on(
    services: Services, user_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nothing(*args: object, **more: object) -> tuple[Say, ...]:
        return ()

    await _given(services, user_id)
    monkeypatch.setattr(services.finding, "going_on", nothing)
    assert await _told(services, user_id, "no its him that owes me") == ["following/corrected"]
    given = services.stories.given(user_id)
    assert given is not None
    assert given.key == "following/corrected"
    assert given.ways[0][0].tap.removeprefix("/") in uptake.BY_DEFAULT


async def test_a_correction_brings_another_answer_where_there_is_one(services: Services, user_id: int) -> None:
    await _given(services, user_id)
    said = await _told(services, user_id, "no its not my cousin, its my brother")
    assert said[-1] not in (MONEY, "following/corrected")


async def test_who_is_named_where_it_was_asked_whom_is_taken(services: Services, user_id: int) -> None:
    await _given(services, user_id, "life_transition/new_city", "moved here in june and i know nobody")
    services.stories.gives(user_id, "life_transition/new_city", "Keep one old voice. Who's that?", WAYS)
    assert await _told(services, user_id, "my grandma") == ["following/whom"]


async def test_what_only_tells_where_is_not_said_back_and_what_is_sore_is(services: Services, user_id: int) -> None:
    assert await services.stories.said_back("following/told", "its in the next town over") == ""
    assert await services.stories.said_back("following/told", "they're all younger and laugh at me")


async def test_danger_and_wishes_of_its_own_are_left_to_the_dialogue(
    services: Services, user_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _given(services, user_id)
    for said, shares in (
        ("i cant any more", {"crisis": 0.2, "feel_stuck": 0.1}),
        ("delete everything", {"delete_data": 0.99}),
        ("please send me nothing on sundays", {"set_nudges": 0.9}),
        ("nah that sounds lame", {"deny": 0.6}),
    ):
        _means(monkeypatch, services, **shares)
        assert await services.following.of(user_id, said) is None


async def test_a_day_that_sounds_like_a_wish_is_a_piece_of_the_story(
    services: Services, user_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _means(monkeypatch, services, set_nudges=0.98)
    await _given(services, user_id)
    followed = await services.following.of(user_id, "its only on weekends")
    assert isinstance(followed, Followed)
    assert followed.says[0].key == "following/told"


async def test_what_tells_of_danger_by_itself_alone_does_not_after_a_story(
    services: Services, user_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def meant(said: str) -> Mapping[str, float]:
        return {"repair_conflict": 0.7} if STORY in said else {"in_danger": 0.5}

    monkeypatch.setattr(services, "meant", meant)
    assert not await services.uptake.is_grave_after(STORY, "she won't look at me")
    assert await services.uptake.is_grave_after("", "she won't look at me")


async def test_an_answer_for_all_of_it_carries_the_whole_story(services: Services, user_id: int) -> None:
    story = "i want to go to a meeting but im scared people knowing me"
    await _given(services, user_id, "card/recovery_support/first_meeting", story)
    followed = await services.following.of(user_id, "its a small town")
    assert followed is not None
    assert [say.key for say in followed.says][-1] == "recovery_support/small_town"
    assert followed.about == f"{story} its a small town"
