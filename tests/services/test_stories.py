"""A story is said back, and is at hand for the room that its answer leads to."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest

from bot.coaching.message import Say
from bot.errors import EncoderError
from bot.services import Services, stories
from bot.services.stories import LATELY, Stories
from bot.services.turn import Turn, turn_at_hand
from tests.services.house import a_user

TOLD = "They sold the allotment last week. I had it nineteen years. I heard of it from the postman."
ASKED = "what do i tell my flatmate callum, he eats my yoghurt out of the fridge"
GLAD = "My neighbour waved me in for soup today! We sat till the lamps came on."


async def test_the_telling_piece_goes_before_what_says_nothing_of_the_story_itself(services: Services) -> None:
    user = a_user(services)
    message = await services.draw_about(user.id, Say("told/hurt"), TOLD)
    assert message.text.startswith("“")
    assert message.text[1:].split("”")[0] in TOLD
    joyful = await services.draw_about(user.id, Say("share_good_news"), GLAD)
    assert joyful.text[1:].split("”")[0] in GLAD


@pytest.mark.parametrize(
    ("key", "said"), [("told/grave", TOLD), ("set_boundary", TOLD), ("told/hurt", "it hurts"), ("told/hurt", "")]
)
async def test_nothing_is_said_back_elsewhere_or_of_little(services: Services, key: str, said: str) -> None:
    assert await services.stories.said_back(key, said) == ""


async def test_what_is_said_back_is_shown_as_it_was_typed(services: Services) -> None:
    said = "the two of them <b>always</b> & ever whisper in the hall"
    message = await services.draw_about(a_user(services).id, Say("told/hurt"), said)
    assert "<b>always</b> & ever" in message.text
    assert "&lt;b&gt;" in message.html


async def test_without_the_encoder_it_is_answered_without_a_piece(
    services: Services, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(texts: list[str]) -> None:
        raise EncoderError("gone")

    monkeypatch.setattr(stories, "acts_of", broken)
    with caplog.at_level(logging.ERROR):
        assert await services.stories.said_back("told/hurt", TOLD) == ""
    assert "allotment" not in caplog.text


async def test_a_room_that_is_tapped_after_a_story_has_it(services: Services) -> None:
    user = a_user(services)
    await services.draw_about(user.id, Say("told/cross"), TOLD)
    turn = await services.practice.begin(user.id, "set_boundary")
    assert [say.key for say in turn.says] == ["room/own_taken", "set_boundary/lesson_own"]
    assert "allotment" in turn.says[0].fields["quote"]


@pytest.mark.parametrize(("key", "is_kept"), [("listen/heard", True), ("add_person/saved", False)])
async def test_a_story_is_gone_once_something_else_was_done(services: Services, key: str, is_kept: bool) -> None:
    user = a_user(services)
    await services.draw_about(user.id, Say("told/cross"), TOLD)
    services.stories.heard(user.id, "she is called Ana", key, is_of_library=False)
    assert bool(services.stories.at_hand(user.id)) == is_kept


async def test_a_story_is_gone_after_a_while_and_where_it_is_forgotten(services: Services) -> None:
    now = services.now
    held = Stories(lambda: now)
    held.heard(1, TOLD, "told/hurt", is_of_library=False)
    held.heard(2, TOLD, "told/hurt", is_of_library=False)
    held.forget(2)
    assert (held.at_hand(1), held.at_hand(2)) == (TOLD, "")
    now += LATELY + timedelta(seconds=1)
    assert held.at_hand(1) == ""


def test_of_so_many_people_only_the_latest_are_kept(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "KEPT", 2)
    held = Stories(lambda: services.clock())
    for number in range(3):
        held.heard(number, TOLD, "told/hurt", is_of_library=False)
    assert [bool(held.at_hand(number)) for number in range(3)] == [False, True, True]


async def test_nothing_is_said_back_of_words_that_the_screen_hears(services: Services) -> None:
    said = "We had such a long day at the lake. I want to kill myself tonight. The water was so calm."
    assert services.safety.read(said).level != "none"
    message = await services.draw_about(a_user(services).id, Say("told/hurt"), said)
    assert not message.text.startswith("“")


async def test_a_story_goes_into_one_room_only_and_not_past_another_tap(services: Services) -> None:
    user = a_user(services)
    await services.draw_about(user.id, Say("told/cross"), TOLD)
    await services.practice.begin(user.id, "set_boundary")
    assert services.stories.at_hand(user.id) == ""
    await services.draw_about(user.id, Say("told/cross"), TOLD)
    services.stories.tapped(user.id, "ask_menu/words", is_of_library=False)
    assert services.stories.at_hand(user.id) == TOLD
    services.stories.tapped(user.id, "show_week", is_of_library=False)
    assert services.stories.at_hand(user.id) == ""


async def test_a_story_that_is_carried_opens_no_gate(services: Services) -> None:
    user = a_user(services)
    said = "My sister will not answer my calls since the fight at the wedding, and my son keeps asking for her"
    await services.draw_about(user.id, Say("told/hurt"), said)
    turn = await services.practice.begin(user.id, "repair_conflict")
    assert turn.progress.step == "gate"


async def test_another_line_is_said_for_the_same_case_until_there_is_none(services: Services) -> None:
    user = a_user(services)
    services.stories.offers(user.id, "set_boundary", ["The one.", "The other."])
    services.stories.heard(user.id, ASKED, "room/starter_offered", is_of_library=False)
    keys, lines = [], []
    for said in ("idk u say it", "thats too formal for me", "give me another"):
        say = await services.first_lines.next(user.id, said)
        assert say is not None
        services.stories.heard(user.id, said, say.key, is_of_library=False)
        keys.append(say.key)
        lines.append(say.fields.get("line"))
    assert keys == ["room/starter_next", "room/starter_no_more", "room/starter_no_more"]
    assert lines == ["The other.", None, None]
    assert services.stories.at_hand(user.id) == ASKED


async def test_after_something_else_there_is_no_other_line(services: Services) -> None:
    user = a_user(services)
    services.stories.offers(user.id, "set_boundary", ["The one.", "The other."])
    services.stories.heard(user.id, ASKED, "room/starter_offered", is_of_library=False)
    assert await services.first_lines.next(user.id, "he ate it all again this morning") is None
    services.stories.heard(user.id, TOLD, "told/hurt", is_of_library=False)
    assert await services.first_lines.next(user.id, "give me another") is None


@pytest.mark.parametrize(
    ("said", "meant", "room"),
    [
        ("Callum, the yoghurt is my breakfast", {}, "set_boundary"),
        ("Callum, I won't share my yoghurt any more. I'll write my name on it.", {}, "set_boundary"),
        ("I won't share my yoghurt with you any more. I'll buy you your own.", {}, "set_boundary"),
        ("Callum, the yoghurt is my breakfast", {"crisis": 0.9}, None),
        ("he does not even like the kind with cherries", {}, None),
        ("how would you tell him that it is mine", {}, None),
        ("ok thank you i will try it", {"thank": 0.6}, None),
        ("you are right but he wont listen", {}, None),
        ("Actually, it was my sister who said", {}, None),
        ("u dont get it he is my best mate", {}, None),
    ],
)
def test_a_line_of_their_own_goes_to_the_room_of_the_one_that_was_offered(
    services: Services, said: str, meant: dict[str, float], room: str | None
) -> None:
    user = a_user(services)
    assert services.first_lines.room_of_draft(user.id, said, meant) is None
    services.stories.offers(user.id, "set_boundary", ["The one."])
    services.stories.heard(user.id, ASKED, "room/starter_offered", is_of_library=False)
    assert services.first_lines.room_of_draft(user.id, said, meant) == room


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("nah too posh", "room/starter_next"),
        ("its too much", "feel_overwhelmed"),
        ("help me", "ask_menu"),
    ],
)
async def test_only_what_was_not_understood_or_is_said_of_it_brings_another_line(
    services: Services, monkeypatch: pytest.MonkeyPatch, said: str, key: str
) -> None:
    async def said_as_it_is(user_id: int, say: Say, said: str) -> Say:
        return say

    async def unheard(*_: object) -> None:
        return None

    user = a_user(services)
    services.stories.offers(user.id, "set_boundary", ["The one.", "The other."])
    services.stories.heard(user.id, ASKED, "room/starter_offered", is_of_library=False)
    monkeypatch.setattr(services, "in_store", unheard)
    monkeypatch.setattr(services.finding, "nearer", said_as_it_is)
    token = turn_at_hand.set(Turn(None, services.now, said=said))
    try:
        say = await services.nearer.instead(user.id, Say("fallback/none" if key.startswith("room") else key))
    finally:
        turn_at_hand.reset(token)
    assert say.key == key


async def test_a_tap_on_something_else_ends_what_was_offered(services: Services) -> None:
    user = a_user(services)
    services.stories.offers(user.id, "set_boundary", ["The one.", "The other."])
    services.stories.heard(user.id, ASKED, "room/starter_offered", is_of_library=False)
    services.stories.tapped(user.id, "ask_menu/words", is_of_library=False)
    assert services.stories.offered(user.id) is None
    assert services.stories.at_hand(user.id) == ASKED


@pytest.mark.parametrize(
    ("said", "story"),
    [
        ("i want to tell her how i feel", TOLD),
        ("maybe text him idk what to say", TOLD),
        ("give me a line for her without any blame", TOLD),
        ("how do i tell him without shouting", TOLD),
        ("i want to tell her how i feel, she blocked me", ""),
        ("how do i say no to my boss", ""),
        ("help me say no to karen", ""),
        ("how do i tell him i cant cook every night", ""),
    ],
)
async def test_a_wish_that_tells_nothing_itself_is_about_the_story(services: Services, said: str, story: str) -> None:
    user = a_user(services)
    await services.draw_about(user.id, Say("told/cross"), TOLD)
    turn = await services.practice.begin(user.id, "set_boundary", said)
    assert bool(turn.progress.data.get("is_carried")) == bool(story)
    assert (turn.progress.data.get("story") == TOLD) == bool(story)
