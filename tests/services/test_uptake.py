"""What is done with a message is taken up where nobody knows what it is about."""

from __future__ import annotations

import logging

import pytest

from bot.coaching.message import Button, Say, choice
from bot.errors import EncoderError
from bot.services import Services, uptake
from bot.services.starters import Wanted
from bot.services.turn import Turn, turn_at_hand
from tests.services.house import a_user

FAR = "qwerty lampshade"
TOLD = "my neighbour parks across my gate every morning and waves at me"


async def _taken(services: Services, said: str, meant: dict[str, float] | None = None) -> Say | None:
    return await services.uptake.of(a_user(services).id, said, meant or {})


def _acts(monkeypatch: pytest.MonkeyPatch, **shares: float) -> None:
    monkeypatch.setattr(uptake, "acts", lambda said: shares)


def _unread(monkeypatch: pytest.MonkeyPatch, services: Services) -> None:
    async def wanted(told: str, meant: object) -> Wanted:
        return Wanted()

    monkeypatch.setattr(services.starters, "wanted", wanted)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("what do i tell my sister Dana, she wants me to drive her everywhere every week", "room/starter_offered"),
        ("they all went to the races and nobody told me, i saw the photos. it really hurt", "told/hurt"),
        ("i lied to my sister about the deposit and i feel sick about it", "told/shame"),
        ("he used my towel again. third time. i am so sick of it", "told/cross"),
    ],
)
async def test_each_act_is_taken_up_in_its_own_way(services: Services, said: str, key: str) -> None:
    say = await _taken(services, said)
    assert say is not None
    assert say.key == key


async def test_a_question_is_left_to_the_library(services: Services) -> None:
    assert await _taken(services, "is it normal that my brother only rings on tuesdays?") is None


async def test_a_question_in_what_is_told_is_answered_as_one(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    _acts(monkeypatch, mixed=0.9)
    say = await _taken(services, "callum sits on his phone when he comes, what does one talk about?")
    assert say is not None
    assert say.key == "told/asked"


async def test_the_likeliest_rooms_are_named_to_who_wants_words(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    _acts(monkeypatch, words=0.9)
    _unread(monkeypatch, services)
    say = await _taken(services, FAR, {"out_of_scope": 0.4, "repair_conflict": 0.3, "reach_out": 0.1})
    assert say is not None
    taps = [button.tap for row in say.buttons or () for button in row]
    assert taps[:2] == ["/repair_conflict", "/reach_out"]
    assert "ask_menu:words" in taps[-1]


@pytest.mark.parametrize(("share", "key"), [(uptake.SURE, "told/hurt"), (uptake.SURE - 0.01, "told/mixed")])
async def test_an_act_that_is_not_sure_is_taken_as_it_is_told(
    services: Services, monkeypatch: pytest.MonkeyPatch, share: float, key: str
) -> None:
    _acts(monkeypatch, hurt=share)
    assert await _taken(services, FAR) == Say(key)


@pytest.mark.parametrize(
    ("share", "meant", "key"),
    [
        (uptake.SURELY_GLAD, {"feel_lonely": 0.4, "share_good_news": 0.1}, "share_good_news"),
        (uptake.SURELY_GLAD - 0.01, {"share_good_news": 0.4}, "told/light"),
        (0.99, {"feel_lonely": 0.4}, "told/light"),
        (0.99, {"share_good_news": 0.4, "crisis": uptake.MAY_BE_GRAVE}, "told/grave"),
        (0.99, {"relapse": 0.3, "share_good_news": 0.2}, "told/grave"),
        (0.99, {"worry_about_someone": 0.3, "share_good_news": 0.2}, "told/between"),
    ],
)
async def test_joy_needs_more_and_none_is_shown_where_something_grave_may_be_meant(
    services: Services, monkeypatch: pytest.MonkeyPatch, share: float, meant: dict[str, float], key: str
) -> None:
    _acts(monkeypatch, glad=share)
    assert await _taken(services, FAR, meant) == Say(key)


@pytest.mark.parametrize("act", ["cross", "shame", "words", "hurt"])
async def test_where_danger_may_be_meant_nobody_is_led_to_words_for_whom_they_fear(
    services: Services, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    _acts(monkeypatch, **{act: 0.9})
    assert await _taken(services, FAR, {"say_how_i_feel": 0.4, "in_danger": uptake.MAY_BE_GRAVE}) == Say("told/grave")


async def test_after_a_false_alarm_words_are_taken_as_they_are_told(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    _acts(monkeypatch, cross=0.9)
    assert await services.uptake.of(a_user(services).id, FAR, {}, is_after_alarm=True) == Say("told/mixed")


async def test_words_are_offered_no_more_than_twice(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    user_id = a_user(services).id
    _acts(monkeypatch, words=0.9)
    for _ in range(uptake.ENOUGH):
        say = await services.uptake.of(user_id, FAR, {})
        assert say is not None
        assert say.key == "told/words"
        await services.speech.draw(user_id, say)
    assert await services.uptake.of(user_id, FAR, {}) is None


async def test_what_follows_is_heard_and_after_that_names_are_offered(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    user_id, keys = a_user(services).id, []
    for act in ("hurt", "cross"):
        _acts(monkeypatch, **{act: 0.9})
        say = await services.uptake.of(user_id, FAR, {})
        assert say is not None
        keys.append(say.key)
        await services.speech.draw(user_id, say)
    assert keys == ["told/hurt", "listen/heard"]
    assert await services.uptake.of(user_id, FAR, {}) is None


async def test_half_an_hour_later_it_is_taken_up_anew(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    user_id, start = a_user(services).id, services.now
    _acts(monkeypatch, hurt=0.9)
    await services.speech.draw(user_id, Say("told/cross"))
    monkeypatch.setattr(services, "clock", lambda: start + uptake.LATELY)
    assert await services.uptake.of(user_id, FAR, {}) == Say("told/hurt")


async def test_where_acts_cannot_be_read_nothing_is_taken_up_and_no_words_are_logged(
    services: Services, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(said: str) -> None:
        raise EncoderError("gone")

    monkeypatch.setattr(uptake, "acts", broken)
    with caplog.at_level(logging.DEBUG):
        assert await _taken(services, FAR) is None
    assert "gone" in caplog.text
    assert FAR not in caplog.text


@pytest.mark.parametrize(
    ("worry", "share", "key"),
    [(0.9, uptake.SURE, "told/worry"), (0.9, uptake.SURE - 0.01, "told/between"), (0.1, 0.9, "told/between")],
)
async def test_a_worry_is_taken_for_one_only_where_the_act_is_one_too(
    services: Services, monkeypatch: pytest.MonkeyPatch, worry: float, share: float, key: str
) -> None:
    _acts(monkeypatch, **{"worry" if worry > 0.5 else "hurt": 0.9})
    assert await _taken(services, FAR, {"worry_about_someone": share}) == Say(key)


async def test_answers_that_may_be_about_it_go_before_the_buttons_of_what_is_told(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    _acts(monkeypatch, hurt=0.9)
    near = choice("My child won't come", "feel_rejected:child_wont_come")
    say = await services.uptake.of(a_user(services).id, FAR, {}, near=[near])
    assert say == Say("told/hurt", {}, ((near,), *services.speech.scripts["told/hurt"].buttons))


@pytest.mark.parametrize(
    "said",
    [
        "my uncle borrows my tools all the time and he never brings one back",
        "Boss again say stay until nine in the evening, she say we are one family here",
    ],
)
async def test_a_remark_is_met_with_the_way_to_its_room(services: Services, said: str) -> None:
    say = await services.uptake.of_remark(said, "set_boundary")
    assert say is not None
    assert say.key.startswith("told/")
    assert (say.buttons or ())[0] == (Button("A limit, or a no", "/set_boundary"),)


@pytest.mark.parametrize(
    "said",
    [
        "how do i tell my uncle that he can't borrow my tools any more",
        "help me say no to my boss, she wants me to stay until nine every evening",
        "I want to tell my uncle that the tools stay in my shed from now on",
        "my uncle borrows my tools",
    ],
)
async def test_where_words_are_wanted_or_little_is_told_the_room_opens(services: Services, said: str) -> None:
    assert await services.uptake.of_remark(said, "set_boundary") is None


async def test_more_of_a_story_is_met_with_the_rooms_that_all_of_it_wants(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = a_user(services)
    heard: list[str] = []

    async def meant(said: str) -> dict[str, float]:
        heard.append(said)
        return {"repair_conflict": uptake.GUILTY - 0.01, "set_boundary": 0.1}

    monkeypatch.setattr(services, "meant", meant)
    services.stories.heard(user.id, TOLD, "told/cross", is_of_library=False)
    say = await services.uptake.of(user.id, "every single morning it is", {})
    assert say is not None
    assert say.key == uptake.MORE
    assert {*heard} == {"every single morning it is", f"{TOLD} every single morning it is"}
    taps = [button.tap for row in say.buttons or () for button in row]
    assert taps[:2] == ["/set_boundary", "/say_how_i_feel"]  # no wrong of one's own is supposed
    services.stories.heard(user.id, "every single morning it is", say.key, is_of_library=False)
    assert services.stories.at_hand(user.id) == f"{TOLD} every single morning it is"


async def test_a_word_more_goes_on_with_a_story_and_a_question_does_not(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = a_user(services)
    _acts(monkeypatch, asks=0.9)
    assert await services.uptake.of(user.id, "hurts", {}) is None
    services.stories.heard(user.id, TOLD, "told/cross", is_of_library=False)
    say = await services.uptake.of(user.id, "hurts", {})
    assert say is not None
    assert say.key == uptake.MORE
    assert await services.uptake.of(user.id, "why though?", {}) is None


@pytest.mark.parametrize(
    ("key", "said", "is_more"),
    [
        ("affirm", "yeah", True),
        ("feel_stuck", "i dunno what to do", True),
        ("deny", "no she doesnt know", True),
        ("deny", "nah", False),
        ("thank", "ok thanks", False),
    ],
)
async def test_a_yes_or_a_loss_goes_on_with_the_story_at_hand(
    services: Services, monkeypatch: pytest.MonkeyPatch, key: str, said: str, is_more: bool
) -> None:
    user = a_user(services)
    turn = Turn(session=None, now=services.now, said=said)
    services.stories.heard(user.id, TOLD, "told/cross", is_of_library=False)
    token = turn_at_hand.set(turn)
    try:
        say = await services.nearer.instead(user.id, Say(key))
    finally:
        turn_at_hand.reset(token)
    assert (say.key == uptake.MORE) == is_more


@pytest.mark.parametrize("key", ["fallback", "fallback/long", "give_feedback"])
async def test_what_is_near_is_said_in_place_of_not_having_understood(
    services: Services, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async def unheard(*_: object) -> dict[str, object]:
        return {}

    user = a_user(services)
    monkeypatch.setattr(services, "in_store", unheard)
    turn = Turn(session=None, now=services.now, said="honestly, your answers were so long that i gave up")
    token = turn_at_hand.set(turn)
    try:
        say = await services.nearer.instead(user.id, Say(key))
    finally:
        turn_at_hand.reset(token)
    assert say.key == "give_feedback/too_long"


@pytest.mark.parametrize(
    ("shares", "key"),
    [
        ({"glad": uptake.LIGHT, "hurt": uptake.SORELY - 0.01}, "told/light"),
        ({"glad": uptake.LIGHT - 0.01, "hurt": 0.1}, "told/mixed"),
        ({"glad": 0.6, "shame": 0.2, "cross": 0.2}, "told/mixed"),
    ],
)
async def test_a_light_story_is_met_lightly_and_one_with_a_sore_side_is_not(
    services: Services, monkeypatch: pytest.MonkeyPatch, shares: dict[str, float], key: str
) -> None:
    _acts(monkeypatch, **shares)
    assert await _taken(services, FAR) == Say(key)


@pytest.mark.parametrize("alone", [True, False])
async def test_more_of_a_story_in_which_danger_may_be_meant_is_asked_about(
    services: Services, monkeypatch: pytest.MonkeyPatch, alone: bool
) -> None:
    user = a_user(services)
    services.stories.heard(user.id, TOLD, "told/cross", is_of_library=False)

    async def meant(said: str) -> dict[str, float]:
        return {"crisis": uptake.MAY_BE_GRAVE} if alone == (TOLD not in said) else {"feel_stuck": 0.9}

    monkeypatch.setattr(services, "meant", meant)
    assert await services.uptake.more(user.id, "there is no way out") == Say(uptake.SERIOUS)


async def test_a_worry_in_a_story_stays_one(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    user = a_user(services)
    services.stories.heard(user.id, TOLD, "told/cross", is_of_library=False)
    _acts(monkeypatch, worry=0.9)
    say = await services.uptake.of(user.id, "he hasn't eaten for days now", {"worry_about_someone": 0.6})
    assert say == Say("told/worry")
