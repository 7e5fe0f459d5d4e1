"""Answers found by meaning: the ranking and the bars."""

from __future__ import annotations

import numpy as np
import pytest

from bot.coaching.finding import (
    CLOSE,
    FOR_LEAD,
    MARGIN,
    OF_ANOTHER,
    OF_ANOTHER_WIDE,
    OF_ASKED,
    OF_CARD,
    OF_ONE_THING,
    OF_TOPIC,
    OF_WRITTEN,
    OFFER,
    SAY,
    SURE,
    UNSURE,
    WORD_FOR_WORD,
    Asked,
    Found,
    Library,
    choose,
    nearer,
)

HEART = Asked("card/ask_evidence/heart", "Loneliness and the heart", ("does isolation hurt the heart",))
LONG = Asked("card/ask_evidence/long_life", "Do ties make life longer", ("do i die sooner alone", "15 cigarettes"))
BOMBING = Asked("ask_term/love_bombing", "Love bombing", ("gifts in the first week",))
ALL = (HEART, LONG, BOMBING)


def _keys(found: list[Found]) -> list[str]:
    return [one.entry.key for one in found]


def test_an_entry_belongs_to_the_topic_of_its_key() -> None:
    assert [entry.topic for entry in ALL] == ["ask_evidence", "ask_evidence", "ask_term"]


def test_the_entry_with_the_likest_key_comes_first() -> None:
    found = Library(ALL).rank(np.array([0.1, 0.4, 0.3, 0.9, 0.1, 0.2, 0.3]), {})
    assert _keys(found) == [LONG.key, HEART.key, BOMBING.key]


def test_a_topic_with_several_like_keys_goes_before_one_with_a_chance_resemblance() -> None:
    found = Library(ALL).rank(np.array([0.5, 0.55, 0.1, 0.5, 0.1, 0.1, 0.56]), {})
    assert _keys(found)[0] == HEART.key


def test_what_the_dialogue_takes_to_be_meant_decides_between_equals() -> None:
    like = [0.5] * 7
    assert _keys(Library(ALL).rank(np.array(like), {"ask_term": 0.4, "ask_evidence": 0.1}))[0] == BOMBING.key
    assert _keys(Library(ALL).rank(np.array(like), {"ask_term": 0.1, "ask_evidence": 0.4}))[0] == HEART.key


def test_what_is_typed_nearly_word_for_word_comes_before_what_the_dialogue_takes_to_be_meant() -> None:
    like, meant = [0.8, 0.8, 0.8, 0.8, 0.8, 0.1, WORD_FOR_WORD], {HEART.topic: 1.0}
    assert _keys(Library(ALL).rank(np.array(like), meant))[0] == BOMBING.key
    assert _keys(Library(ALL).rank(np.array([*like[:-1], WORD_FOR_WORD - 0.01]), meant))[0] != BOMBING.key


def test_who_surely_wants_words_for_somebody_gets_the_room_and_who_asks_may_get_an_answer() -> None:
    found = _found((Asked("repair_conflict/to_ex", "Saying sorry to an ex", ("sorry to an ex",)), 0.9), (TABLE, 0.2))
    assert nearer(found, "repair_conflict", (), share=SURE) is None
    assert nearer(found, "repair_conflict", (), share=SURE, is_asked=True) == (found[0].entry, True)
    assert nearer(found, "repair_conflict", (), share=SURE - 0.01) == (found[0].entry, True)


@pytest.mark.parametrize(
    ("likenesses", "what", "keys"),
    [
        ((CLOSE, 0.5, 0.5), "surely", [HEART.key]),
        ((CLOSE - 0.01, 0.5, 0.5), "say", [HEART.key]),
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
    assert choose(ranked, {HEART.key}) == ("surely", (LONG,))


def test_words_explained_share_nothing_with_each_other() -> None:
    ghosting = Asked("ask_term/ghosting", "Ghosting", ("vanishing without a word", "no reply for ever"))
    found = Library((BOMBING, ghosting)).rank(np.array([0.1, 0.52, 0.4, 0.5, 0.5]), {})
    assert _keys(found)[0] == ghosting.key
    assert found[1].likeness < 0.5


FIRST = Asked("feel_lonely", "I feel lonely", ("i'm lonely",))
TABLE = Asked("card/feel_lonely/full_table", "Lonely among people", ("a full table and nobody",))
NIGHT = Asked("feel_lonely/night", "The nights are bad", ("can't sleep",))
STORY = Asked("card/grieve/a_story", "Talking about who died", ("my dad died",))
ROOM = Asked("repair_conflict", "Make up with someone", ("i want to say sorry",))
SNAPPED = Asked("repair_conflict/snapped", "I snapped", ("i shouted at her",))
MISTAKE = Asked("card/repair_conflict/my_mistake", "Owning it", ("how to say sorry",))
PAUSE = Asked("card/pause_argument/minutes", "How long a pause", ("how long is a pause",))
PET = Asked("grieve/pet", "My pet died", ("my dog died",))


def _found(*ones: tuple[Asked, float]) -> list[Found]:
    return sorted((Found(entry, likeness) for entry, likeness in ones), key=lambda one: -one.likeness)


@pytest.mark.parametrize(
    ("topic", "found", "key"),
    [
        ("ask_evidence", [(HEART, OF_TOPIC)], HEART.key),
        ("ask_evidence", [(HEART, OF_TOPIC - 0.01), (TABLE, OF_TOPIC - 0.02)], None),
        ("feel_lonely", [(TABLE, OF_CARD), (FIRST, 0.5)], TABLE.key),
        ("feel_lonely", [(TABLE, OF_CARD - 0.01), (HEART, OF_CARD - 0.02), (FIRST, 0.5)], None),
        ("feel_lonely", [(NIGHT, OF_ONE_THING), (FIRST, 0.5)], NIGHT.key),
        ("feel_lonely", [(NIGHT, OF_ONE_THING - 0.01), (HEART, OF_ONE_THING - 0.02), (FIRST, 0.5)], None),
        ("feel_lonely", [(NIGHT, OF_ONE_THING - 0.01), (HEART, OF_ONE_THING - 0.03 - FOR_LEAD)], NIGHT.key),
        ("repair_conflict", [(SNAPPED, OF_WRITTEN)], SNAPPED.key),
        ("repair_conflict", [(SNAPPED, 0.7), (ROOM, 0.69 - MARGIN)], SNAPPED.key),
        ("repair_conflict", [(SNAPPED, 0.7), (ROOM, 0.71 - MARGIN)], None),
        ("repair_conflict", [(MISTAKE, 0.9)], None),
        ("feel_lonely", [(FIRST, 0.9), (TABLE, 0.8)], None),
        ("grieve", [(STORY, 0.9)], None),
        ("grieve", [(PET, OF_TOPIC)], PET.key),
    ],
)
def test_what_is_surely_meant_goes_before_the_first_answer_of_its_topic(
    topic: str, found: list[tuple[Asked, float]], key: str | None
) -> None:
    near = nearer(_found(*found), topic, ())
    assert (near and (near[0].key, near[1])) == (key and (key, True))


@pytest.mark.parametrize(
    ("topic", "found", "key"),
    [
        ("ask_why_connection", [(TABLE, OF_ANOTHER_WIDE)], TABLE.key),
        ("ask_why_connection", [(TABLE, OF_ANOTHER_WIDE - 0.01)], None),
        ("build_trust", [(TABLE, OF_ANOTHER)], TABLE.key),
        ("build_trust", [(TABLE, OF_ANOTHER - 0.01)], None),
        ("feel_lonely", [(HEART, 0.7), (FIRST, 0.69)], HEART.key),
        ("feel_lonely", [(HEART, 0.7), (FIRST, 0.71)], None),
        ("repair_conflict", [(HEART, 0.7), (SNAPPED, 0.61)], HEART.key),
        ("repair_conflict", [(HEART, 0.7), (MISTAKE, 0.71 - MARGIN)], None),
        ("repair_conflict", [(HEART, 0.7), (MISTAKE, 0.69 - MARGIN)], HEART.key),
        ("feel_lonely", [(BOMBING, 0.9)], None),
        ("set_boundary", [(TABLE, 0.7)], TABLE.key),
        ("calm_down", [(TABLE, 0.9)], None),
        ("out_of_scope", [(HEART, 0.7)], HEART.key),
    ],
)
def test_one_of_another_topic_must_be_surer_and_what_begins_at_once_is_never_replaced(
    topic: str, found: list[tuple[Asked, float]], key: str | None
) -> None:
    near = nearer(_found(*found), topic, (), share=UNSURE)
    assert (near and (near[0].key, near[1])) == (key and (key, False))


@pytest.mark.parametrize(("share", "key"), [(UNSURE - 0.01, TABLE.key), (UNSURE, None)])
def test_where_the_dialogue_is_unsure_of_any_topic_another_stands_in_as_soon_as_for_a_wide_one(
    share: float, key: str | None
) -> None:
    found = _found((TABLE, OF_ANOTHER_WIDE), (HEART, 0.4))
    near = nearer(found, "quality_time", (), share=share)
    assert (near and near[0].key) == key
    assert nearer(found, "set_boundary", (), share=share) is None, "a room stays"


@pytest.mark.parametrize(
    ("share", "likeness", "key"),
    [
        (SURE - 0.01, OF_ANOTHER_WIDE, TABLE.key),
        (SURE, OF_ANOTHER_WIDE, None),
        (SURE, OF_ANOTHER - 0.01, None),
        (SURE, OF_ANOTHER, TABLE.key),
    ],
)
def test_where_the_dialogue_is_sure_of_a_wide_topic_another_has_to_reach_as_much_as_elsewhere(
    share: float, likeness: float, key: str | None
) -> None:
    near = nearer(_found((TABLE, likeness), (HEART, 0.4)), "ask_why_connection", (), share=share)
    assert (near and near[0].key) == key


def test_where_the_dialogue_is_sure_the_nearest_of_the_topic_goes_before_one_of_another_that_is_hardly_nearer() -> None:
    found = _found((TABLE, 0.7), (HEART, 0.69))
    assert nearer(found, "ask_evidence", (), share=SURE) == (HEART, True)
    assert nearer(_found((TABLE, 0.7), (HEART, 0.7 - MARGIN)), "ask_evidence", (), share=SURE) == (TABLE, False)


def test_the_likelier_of_two_that_could_be_said_is_said() -> None:
    found = _found((TABLE, 0.7), (HEART, 0.69))
    assert nearer(found, "ask_evidence", ()) == (TABLE, False)
    assert nearer(found, "feel_lonely", ()) == (TABLE, True)


def test_what_was_heard_just_now_is_not_nearer() -> None:
    found = _found((HEART, 0.9), (LONG, 0.8))
    assert nearer(found, "ask_evidence", {HEART.key}) == (LONG, True)
    assert nearer(found, "feel_lonely", {HEART.key}) is None


@pytest.mark.parametrize(
    ("likeness", "is_asked", "key"), [(OF_ASKED, True, PAUSE.key), (OF_ASKED, False, None), (0.7, True, None)]
)
def test_what_is_asked_about_a_pause_is_answered_before_one_begins(
    likeness: float, is_asked: bool, key: str | None
) -> None:
    near = nearer(_found((PAUSE, likeness)), "pause_argument", (), is_asked=is_asked)
    assert (near and near[0].key) == key


@pytest.mark.parametrize(("is_asked", "key"), [(True, BOMBING.key), (False, None)])
def test_a_word_is_explained_in_place_of_another_topic_only_where_something_is_asked(
    is_asked: bool, key: str | None
) -> None:
    near = nearer(_found((BOMBING, OF_ASKED), (FIRST, 0.4)), "feel_lonely", (), is_asked=is_asked)
    assert (near and near[0].key) == key


def test_what_is_written_for_one_thing_goes_before_a_card_as_near() -> None:
    assert _keys(Library((TABLE, NIGHT)).rank(np.full(4, 0.5), {})) == [NIGHT.key, TABLE.key]
