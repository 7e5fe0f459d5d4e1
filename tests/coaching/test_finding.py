"""Answers found by meaning: the ranking and the bars."""

from __future__ import annotations

import pytest

from bot.coaching.finding import OFFER, SAY, Asked, Found, choose, rank

HEART = Asked("card/ask_evidence/heart", "Loneliness and the heart", ("does isolation hurt the heart",))
LONG = Asked("card/ask_evidence/long_life", "Do ties make life longer", ("do i die sooner alone", "15 cigarettes"))
BOMBING = Asked("ask_term/love_bombing", "Love bombing", ("gifts in the first week",))
ALL = (HEART, LONG, BOMBING)


def _keys(found: list[Found]) -> list[str]:
    return [one.entry.key for one in found]


def test_an_entry_belongs_to_the_topic_of_its_key() -> None:
    assert [entry.topic for entry in ALL] == ["ask_evidence", "ask_evidence", "ask_term"]


def test_the_entry_with_the_likest_key_comes_first() -> None:
    found = rank(ALL, [0.1, 0.4, 0.3, 0.9, 0.1, 0.2, 0.3], {})
    assert _keys(found) == [LONG.key, HEART.key, BOMBING.key]


def test_a_topic_with_several_like_keys_goes_before_one_with_a_chance_resemblance() -> None:
    found = rank(ALL, [0.5, 0.55, 0.1, 0.5, 0.1, 0.1, 0.56], {})
    assert _keys(found)[0] == HEART.key


def test_what_the_dialogue_takes_to_be_meant_decides_between_equals() -> None:
    like = [0.5] * 7
    assert _keys(rank(ALL, like, {"ask_term": 0.4, "ask_evidence": 0.1}))[0] == BOMBING.key
    assert _keys(rank(ALL, like, {"ask_term": 0.1, "ask_evidence": 0.4}))[0] == HEART.key


@pytest.mark.parametrize(
    ("likenesses", "what", "keys"),
    [
        ((SAY, 0.5, 0.5), "say", [HEART.key]),
        ((SAY - 0.01, OFFER, OFFER - 0.01), "offer", [HEART.key, LONG.key]),
        ((SAY - 0.01, OFFER - 0.01, 0.0), "none", []),
        ((OFFER - 0.01, 0.1, 0.1), "none", []),
    ],
)
def test_over_the_first_bar_it_is_said_over_the_second_offered_else_neither(
    likenesses: tuple[float, ...], what: str, keys: list[str]
) -> None:
    ranked = [Found(entry, likeness) for entry, likeness in zip(ALL, likenesses, strict=True)]
    told, entries = choose(ranked, ())
    assert told == what
    assert [entry.key for entry in entries] == keys


def test_what_was_heard_just_now_is_left_out() -> None:
    ranked = [Found(HEART, 0.9), Found(LONG, 0.8), Found(BOMBING, 0.1)]
    assert choose(ranked, {HEART.key}) == ("say", (LONG,))


def test_words_explained_share_nothing_with_each_other() -> None:
    ghosting = Asked("ask_term/ghosting", "Ghosting", ("vanishing without a word", "no reply for ever"))
    found = rank((BOMBING, ghosting), [0.1, 0.52, 0.4, 0.5, 0.5], {})
    assert _keys(found)[0] == ghosting.key
    assert found[1].likeness < 0.5
