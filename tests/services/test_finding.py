"""Answers found by meaning where the dialogue is unsure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.coaching.finding import Asked, Found
from bot.coaching.message import Say
from bot.errors import EncoderError
from bot.services import Services, finding, found_choice
from bot.services.finding import DOUBTED, NORMAL
from bot.services.found_choice import load_found_choice
from bot.services.found_keys import keep, likenesses_of, packed_of, read_kept, unkept
from bot.services.found_reader import load_found_reader
from tests.services.house import a_user

OTHERWISE = Say("fallback/none")
"""What is said where nothing is found."""


async def test_a_question_of_its_own_words_gets_the_card_with_its_buttons_and_a_way_out(services: Services) -> None:
    user_id = a_user(services).id
    says = await services.finding.instead(user_id, "do lonely folks die any younger", {}, OTHERWISE)
    assert [say.key for say in says] == ["card/ask_evidence/long_life"]
    taps = [button.tap for row in says[0].buttons or () for button in row]
    assert len(taps) <= 3
    assert '"not_that:' in taps[-1]


def narrow_answers(services: Services) -> list[Asked]:
    return [entry for entry in services.content.asked if not entry.is_first]


def ranks(services: Services, monkeypatch: pytest.MonkeyPatch, *shares: float) -> None:
    """From now on the first of the library's answers are so probably good, whatever is said."""

    async def ranked(said: str, meant: object) -> list[Found]:
        return [Found(entry, share) for entry, share in zip(narrow_answers(services), shares, strict=False)]

    monkeypatch.setattr(services.finding, "_ranked", ranked)


async def test_what_is_a_little_less_close_is_said_with_a_doubt(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    ranks(services, monkeypatch, 0.25, 0.1)
    says = await services.finding.instead(a_user(services).id, "do cats help with this", {}, OTHERWISE)
    assert [say.key for say in says] == ["found", narrow_answers(services)[0].key]


async def test_under_a_close_answer_a_worry_about_somebody_stays_a_button(services: Services) -> None:
    user_id = a_user(services).id
    (say,) = await services.finding.instead(
        user_id, "best friend moved far away what now", {"worry_about_someone": 0.7, "feel_lonely": 0.1}, OTHERWISE
    )
    assert say.key == "feel_lonely/far_friend"
    assert "/worry_about_someone" in [button.tap for row in say.buttons or () for button in row]


@pytest.mark.parametrize(
    ("worry", "keys"), [(0.7, ["found", "answer_a_bid/newcomer_nervous"]), (0.85, ["found/which"])]
)
async def test_a_slight_worry_blocks_no_answer_with_a_doubt(
    services: Services, monkeypatch: pytest.MonkeyPatch, worry: float, keys: list[str]
) -> None:
    _ranks(monkeypatch, services, {"answer_a_bid/newcomer_nervous": 0.25, "micro_connection/welcome_newcomer": 0.2})
    meant = {"worry_about_someone": worry, "answer_a_bid": 0.1}
    said = "the young fella on the next shift is bricking it"
    says = await services.finding.instead(a_user(services).id, said, meant, OTHERWISE)
    assert [say.key for say in says] == keys


@pytest.mark.parametrize(
    ("share", "meant", "keys"),
    [
        (0.2, {"set_boundary": 0.9}, ["found", "set_boundary/elder_asks"]),
        (0.4, {"set_boundary": 0.9}, ["set_boundary/elder_asks"]),
        (0.19, {"set_boundary": 0.9}, []),
        (0.4, {"set_boundary": 0.7, "in_danger": 0.2}, []),
    ],
)
async def test_who_surely_wants_words_gets_a_less_near_answer_before_a_plain_line(
    services: Services, monkeypatch: pytest.MonkeyPatch, share: float, meant: dict[str, float], keys: list[str]
) -> None:
    _ranks(monkeypatch, services, {"set_boundary/elder_asks": share})

    async def meaning(_said: str) -> dict[str, float]:
        return meant

    monkeypatch.setattr(services, "meant", meaning)
    says = await services.finding.less_near(a_user(services).id, "how do i tell the pastor no, he wants me to speak")
    assert [say.key for say in says] == keys


async def test_less_near_is_said_to_nobody_who_wants_no_words(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ranks(monkeypatch, services, {"set_boundary/elder_asks": 0.4})
    assert await services.finding.less_near(a_user(services).id, "he shouted at me in front of them all") == ()


async def test_another_word_explained_is_no_answer_to_what_one_means(services: Services) -> None:
    meant = {"ask_term": 0.9}
    for said, is_known in (("what is the meaning of frumptious", False), ("what is the meaning of closure", True)):
        ranked = await services.finding._ranked(said, meant)
        assert ("ask_term/closure" in [one.entry.key for one in ranked if one.entry.topic == "ask_term"]) is is_known
    assert not any(one.entry.topic == "ask_term" for one in await services.finding._ranked("what is frumptious", meant))


def _ranks(monkeypatch: pytest.MonkeyPatch, services: Services, shares: dict[str, float]) -> None:
    """Makes those the answers that are near, so probably good."""
    by_key = {entry.key: entry for entry in services.finding._entries}

    async def ranked(_said: str, _meant: object) -> list[Found]:
        return [Found(by_key[key], share) for key, share in shares.items()]

    monkeypatch.setattr(services.finding, "_ranked", ranked)


@pytest.mark.parametrize(
    ("said", "intent", "key"),
    [
        ("is it okay to go no contact with my parents?", "change_person", "check_relationship/no_contact_parent"),
        ("no contact with my mum", "change_person", None),
        ("do online friends count?", "set_boundary", None),
    ],
)
async def test_a_question_is_no_wish_to_have_something_changed(
    services: Services, said: str, intent: str, key: str | None
) -> None:
    says = await services.finding.instead_of_doing(a_user(services).id, said, intent)
    assert [say.key for say in says] == ([] if key is None else [key])


async def test_after_a_false_alarm_the_message_is_answered_unless_the_dialogue_is_sure_of_danger_too(
    services: Services,
) -> None:
    user_id, said = a_user(services).id, "do lonely folks die any younger"
    (say,) = await services.finding.after_alarm(user_id, said, {"crisis": 0.5, "ask_evidence": 0.2})
    assert say.key == "card/ask_evidence/long_life"
    assert await services.finding.after_alarm(user_id, said, {"crisis": 0.9}) == ()
    (unknown,) = await services.finding.after_alarm(user_id, "zxcv bnm", {"crisis": 0.5, "out_of_scope": 0.4})
    assert unknown.key == "found/not_that"


async def test_what_is_less_sure_is_offered_by_name(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    ranks(services, monkeypatch, 0.1, 0.09, 0.08)
    (say,) = await services.finding.instead(a_user(services).id, "do cats help with this", {}, OTHERWISE)
    assert say.key == "found/which"
    rows = say.buttons or ()
    assert 2 <= len(rows) <= 3
    taps = [row[0].tap for row in rows]
    keys = [
        tap.split('"')[3].replace(":", "/", 1) if tap.startswith("/choose") else f"meaning/{tap[1:]}" for tap in taps
    ]
    assert set(keys) <= set(services.speech.scripts)


@pytest.mark.parametrize("said", ["callum ate my hummus again", "ok then lol"])
async def test_nothing_is_met_with_joy_that_shows_none(services: Services, said: str) -> None:
    user_id, meant = a_user(services).id, {"share_good_news": 0.9}
    for say in await services.finding.instead(user_id, said, meant, OTHERWISE):
        assert say.key != "share_good_news"


async def test_a_topic_that_is_good_news_is_met_with_joy_only_where_the_message_shows_it(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "dialogue", _Dialogue("share_good_news", 0.95))
    user_id, wish = a_user(services).id, Say("share_good_news")
    for _ in range(4):  # also when nothing is taken up any more
        say = await services.finding.nearer(user_id, wish, "callum ate my hummus again. 4th time")
        assert not say.key.startswith("share_good_news")
        await services.draw(str(user_id), say)
    assert (await services.finding.nearer(user_id, wish, "she said yes!!")).key == "share_good_news"


@pytest.mark.parametrize("said", ["", "asdf qwer 12", "convert 30 miles to kilometres", "write me a python loop"])
async def test_what_is_not_in_the_library_is_left_to_the_fallback(services: Services, said: str) -> None:
    user_id = a_user(services).id
    assert await services.finding.instead(user_id, said, {"out_of_scope": 0.6}, OTHERWISE) == (OTHERWISE,)


async def test_where_danger_is_the_likeliest_nothing_is_found_and_a_remark_is_asked_about(services: Services) -> None:
    user_id, meant = a_user(services).id, {"crisis": 0.3, "ask_evidence": 0.2}
    assert await services.finding.instead(user_id, "do lonely folks die any younger", meant, OTHERWISE) == (OTHERWISE,)
    (say,) = await services.finding.instead(user_id, "everyone in the flat has stopped talking to me", meant, OTHERWISE)
    assert say.key == "told/grave"


class _Dialogue:
    """A dialogue that takes everything for one topic, as surely as it is told to."""

    def __init__(self, topic: str, share: float) -> None:
        self._topic, self._share = topic, share

    async def meaning(self, said: str) -> dict[str, Any]:
        return {"intent_ranking": [{"name": self._topic, "confidence": self._share}]}


@pytest.mark.parametrize(
    ("topic", "share", "is_taken_up"),
    [
        ("feel_stuck", DOUBTED - 0.01, True),
        ("feel_stuck", DOUBTED, False),
        ("grieve", DOUBTED - 0.01, False),
        ("set_boundary", DOUBTED - 0.01, True),  # its room is a button
        ("set_boundary", 0.99, True),
        ("calm_down", DOUBTED - 0.01, False),
    ],
)
async def test_a_topic_that_is_doubted_gives_way_to_what_is_told_unless_it_begins_something(
    services: Services, monkeypatch: pytest.MonkeyPatch, topic: str, share: float, is_taken_up: bool
) -> None:
    monkeypatch.setattr(services, "dialogue", _Dialogue(topic, share))
    said = "gerald put the bins out on the wrong side again and looked at me through the hedge"
    say = await services.finding.nearer(a_user(services).id, Say(topic), said)
    assert say.key.startswith("told/") == is_taken_up


@pytest.mark.parametrize(
    ("topic", "is_said"),
    [
        ("feel_lonely", True),
        ("feel_stuck", True),
        ("life_transition", True),  # a guide that opens only if it is sure
        ("grieve", False),
        ("basic_needs", False),
        ("worry_about_someone", False),
        ("out_of_scope", False),
        ("calm_down", False),
        ("set_boundary", False),  # a room
        ("check_solitude", True),  # a guide, which would begin with a check
    ],
)
async def test_who_asks_whether_a_feeling_is_normal_is_told_so_in_place_of_a_guides_first_answer(
    services: Services, monkeypatch: pytest.MonkeyPatch, topic: str, is_said: bool
) -> None:
    async def nothing_near(said: str, meant: object) -> list[Found]:
        return []

    monkeypatch.setattr(services, "dialogue", _Dialogue(topic, 0.9))
    monkeypatch.setattr(services.finding, "_ranked", nothing_near)
    said = "am i wrong to feel jealous of my own sister"
    say = await services.finding.nearer(a_user(services).id, Say(topic), said)
    assert (say.key == NORMAL) == is_said


@pytest.mark.parametrize(
    "said", ["is it bad that i feel nothing at parties", "is it normal to feel like nothing matters any more"]
)
async def test_after_an_alarm_nobody_is_told_that_a_feeling_is_normal(services: Services, said: str) -> None:
    user_id = a_user(services).id
    for meant in ({}, {"crisis": 0.1}, {"feel_stuck": 0.3}):
        says = await services.finding.after_alarm(user_id, said, meant)
        assert NORMAL not in [say.key for say in says]


async def test_without_an_alarm_somebody_is_told_that_a_feeling_is_normal(services: Services) -> None:
    said = "is it weird that i feel cosy when it rains on a bus"
    (say,) = await services.finding.instead(a_user(services).id, said, {"feel_stuck": 0.3}, OTHERWISE)
    assert say.key == NORMAL


async def test_in_an_open_room_nothing_is_taken_up(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    async def opened(user_id: int) -> str:
        return "set_boundary"

    said = "gerald put the bins out on the wrong side again and looked at me through the hedge"
    (say,) = await services.finding.instead(a_user(services).id, said, {}, OTHERWISE)
    assert say.key.startswith("told/")
    monkeypatch.setattr(services.practice, "open_practice", opened)
    (say,) = await services.finding.instead(a_user(services).id, said, {}, OTHERWISE)
    assert not say.key.startswith("told/")


async def test_the_same_answer_does_not_come_twice_in_a_talk(services: Services) -> None:
    user_id = a_user(services).id
    said = "do lonely folks die any younger"
    for say in await services.finding.instead(user_id, said, {}, OTHERWISE):
        await services.draw(str(user_id), say)
    assert "card/ask_evidence/long_life" not in [
        say.key for say in await services.finding.instead(user_id, said, {}, OTHERWISE)
    ]


def test_kept_vectors_are_those_that_are_made(tmp_path: Path) -> None:
    entries = [Asked("rest/a", "A rest", ("what is rest",)), Asked("rest/b", "A nap", ("what is a nap",))]
    texts = [text for entry in entries for text in entry.texts]
    assert keep(entries, tmp_path / "keys.npz") == len(texts)
    kept = read_kept(tmp_path / "keys.npz")
    assert not unkept(texts, kept)
    assert (packed_of(texts, kept) == packed_of(texts, {})).all()


def test_a_text_is_most_alike_to_itself() -> None:
    texts = ["what is rest", "what is a nap"]
    found = likenesses_of(packed_of(texts, {}), load_found_reader().encode(texts)[1])
    assert found[1] == pytest.approx(1, abs=0.01)
    assert found[0] < found[1] - 0.1


def test_a_damaged_file_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "keys.npz").write_bytes(b"PK\x03\x04 no archive")
    assert read_kept(tmp_path / "keys.npz") == {}


async def test_without_its_reader_the_library_is_silent_and_the_talk_goes_on(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise EncoderError("gone")

    monkeypatch.setattr(finding, "load_found_reader", broken)
    user_id = a_user(services).id
    assert await services.finding.instead(user_id, "do lonely folks die any younger", {}, OTHERWISE) == (OTHERWISE,)
    wish = Say("feel_lonely")
    assert await services.finding.nearer(user_id, wish, "i'm so lonely at night") == wish
    assert await services.finding.instead_of_doing(user_id, "is it ok to cut him off?", "change_person") == ()


async def test_without_the_reader_that_chooses_answers_are_ranked_by_nearness(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise EncoderError("gone")

    monkeypatch.setattr(found_choice, "load_found_choice", broken)
    user_id = a_user(services).id
    found = await services.finding.instead(user_id, "do lonely folks die any younger", {}, OTHERWISE)
    assert found != (OTHERWISE,)


def test_an_answer_that_fits_scores_higher_than_one_for_another_case() -> None:
    fits = "They ring too much. mum calls me at work all the time / my sister texts me twenty times a day"
    other = "Your dog died. my dog was put down / the cat is gone and the house is empty"
    scores = load_found_choice().scores("my mother rings me on shift every hour, what do i say to her", [other, fits])
    assert scores[1] > scores[0]


async def test_a_question_of_a_likely_kind_gets_its_line_and_no_menu(services: Services) -> None:
    said = "my cabinmate Ketut is watching tiktok no earphones 2am and i wake up 5. what is the polite way"
    (say,) = await services.finding.instead(a_user(services).id, said, {"answer_a_bid": 0.3}, OTHERWISE)
    assert say.key == "room/starter_offered"
    assert "quieter" in str(say.fields["line"])


async def test_a_remark_of_a_likely_kind_gets_no_line(services: Services) -> None:
    said = "my flatmate practises trombone at 10pm and he is so nice"
    says = await services.finding.instead(a_user(services).id, said, {"answer_a_bid": 0.3}, OTHERWISE)
    assert "room/starter_offered" not in [say.key for say in says]
