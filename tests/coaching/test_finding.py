"""Answers found by meaning: the ranking and the bars."""

from __future__ import annotations

import numpy as np
import pytest

from bot.coaching.finding import (
    CLOSE,
    OF_ANOTHER,
    OF_ASKED,
    OF_TOPIC,
    OF_WRITTEN,
    OFFER,
    SAY,
    SAY_ASKED,
    SURE,
    WORD_FOR_WORD,
    Asked,
    Found,
    Library,
    choose,
    nearer,
    told,
    weighed,
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


def test_an_answer_with_several_like_keys_goes_before_one_with_a_chance_resemblance() -> None:
    found = Library(ALL).rank(np.array([0.5, 0.55, 0.1, 0.56, 0.1, 0.1, 0.1]), {})
    assert _keys(found)[0] == HEART.key


def test_what_the_dialogue_takes_to_be_meant_decides_between_equals() -> None:
    like = [0.5] * 7
    assert _keys(Library(ALL).rank(np.array(like), {"ask_term": 0.4, "ask_evidence": 0.1}))[0] == BOMBING.key
    assert _keys(Library(ALL).rank(np.array(like), {"ask_term": 0.1, "ask_evidence": 0.4}))[0] == HEART.key


def test_of_two_as_near_the_one_for_the_kind_of_question_comes_first() -> None:
    long = Asked("feel_lonely/long", "It goes on", ("how long does it last",))
    found = Library((NIGHT, long)).rank(np.full(4, 0.5), {}, frozenset({"how long"}))
    assert _keys(found) == [long.key, NIGHT.key]


def test_a_topics_first_answer_goes_before_another_as_near() -> None:
    assert _keys(Library((NIGHT, FIRST)).rank(np.full(4, 0.5), {})) == [FIRST.key, NIGHT.key]


def test_what_is_typed_nearly_word_for_word_is_surely_good() -> None:
    like, meant = [0.9, 0.9, 0.9, 0.9, 0.9, 0.1, WORD_FOR_WORD], {HEART.topic: 1.0}
    found = Library(ALL).rank(np.array(like), meant)
    assert (found[0].entry, found[0].share) == (BOMBING, 1.0)
    assert _keys(Library(ALL).rank(np.array([*like[:-1], WORD_FOR_WORD - 0.01]), meant))[0] != BOMBING.key


def test_an_answer_is_the_surer_the_nearer_it_is_and_the_further_it_leads() -> None:
    def share(*likenesses: float) -> float:
        return Library((HEART, BOMBING)).rank(np.repeat(likenesses, 2), {})[0].share

    assert 0 < share(0.5, 0.4) < share(0.6, 0.4) < share(0.6, 0.3) < 1


@pytest.mark.parametrize(
    ("shares", "what", "keys"),
    [
        ((CLOSE, 0.1, 0.1), "surely", [HEART.key]),
        ((CLOSE - 0.01, 0.1, 0.1), "say", [HEART.key]),
        ((SAY, 0.1, 0.1), "say", [HEART.key]),
        ((SAY - 0.01, OFFER, OFFER - 0.01), "offer", [HEART.key, LONG.key]),
        ((SAY - 0.01, OFFER - 0.01, 0.0), "none", []),
        ((OFFER - 0.01, 0.01, 0.01), "none", []),
    ],
)
def test_over_the_first_bar_it_is_said_over_the_second_offered_else_neither(
    shares: tuple[float, ...], what: str, keys: list[str]
) -> None:
    ranked = [Found(entry, share) for entry, share in zip(ALL, shares, strict=True)]
    told, entries = choose(ranked, ())
    assert told == what
    assert [entry.key for entry in entries] == keys


def test_where_something_is_surely_asked_a_less_near_answer_is_said_with_a_doubt() -> None:
    ranked = [Found(HEART, SAY_ASKED), Found(LONG, OFFER), Found(BOMBING, 0.0)]
    assert choose(ranked, (), is_asked=True) == ("say", (HEART,))
    assert choose(ranked, ())[0] == "offer"
    assert choose([Found(HEART, SAY_ASKED - 0.01), *ranked[1:]], (), is_asked=True)[0] == "offer"


def test_what_was_heard_just_now_is_left_out() -> None:
    ranked = [Found(HEART, 0.9), Found(LONG, 0.8), Found(BOMBING, 0.1)]
    assert choose(ranked, {HEART.key}) == ("surely", (LONG,))


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
    return sorted((Found(entry, share) for entry, share in ones), key=lambda one: -one.share)


@pytest.mark.parametrize(
    ("topic", "found", "key"),
    [
        ("ask_evidence", [(HEART, OF_TOPIC)], HEART.key),
        ("ask_evidence", [(HEART, OF_TOPIC - 0.01)], None),
        ("feel_lonely", [(TABLE, OF_TOPIC), (FIRST, OF_TOPIC - 0.01)], TABLE.key),
        ("feel_lonely", [(TABLE, 0.8), (FIRST, 0.81)], None),
        ("repair_conflict", [(SNAPPED, OF_WRITTEN)], SNAPPED.key),
        ("repair_conflict", [(SNAPPED, OF_WRITTEN - 0.01)], None),
        ("repair_conflict", [(SNAPPED, 0.7), (ROOM, 0.71)], None),
        ("repair_conflict", [(MISTAKE, 0.9)], None),
        ("repair_conflict", [(MISTAKE, 0.9), (SNAPPED, 0.5)], SNAPPED.key),
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
    ("topic", "share", "found", "key"),
    [
        ("build_trust", 0.5, [(TABLE, OF_ANOTHER)], TABLE.key),
        ("build_trust", 0.5, [(TABLE, OF_ANOTHER - 0.01)], None),
        ("build_trust", SURE, [(TABLE, CLOSE)], TABLE.key),
        ("build_trust", SURE, [(TABLE, CLOSE - 0.01)], None),
        ("feel_lonely", 0.5, [(HEART, 0.7), (FIRST, 0.69)], HEART.key),
        ("feel_lonely", 0.5, [(HEART, 0.7), (FIRST, 0.71)], None),
        ("repair_conflict", 0.5, [(HEART, 0.7), (ROOM, 0.61)], HEART.key),
        ("feel_lonely", 0.5, [(BOMBING, 0.9)], None),
        ("calm_down", 0.5, [(TABLE, 0.9)], None),
        ("out_of_scope", 0.5, [(HEART, 0.7)], HEART.key),
    ],
)
def test_one_of_another_topic_must_be_surer_and_what_begins_at_once_is_never_replaced(
    topic: str, share: float, found: list[tuple[Asked, float]], key: str | None
) -> None:
    near = nearer(_found(*found), topic, (), share=share)
    assert (near and (near[0].key, near[1])) == (key and (key, False))


def test_nothing_on_kith_stands_in_for_another_topic_that_is_not_close_and_no_feedback_does() -> None:
    on_kith, feedback = Asked("ask_menu/quick", "How quick", ()), Asked("give_feedback/quick", "You are too quick", ())
    assert nearer([Found(on_kith, CLOSE - 0.01)], "rehearse", ()) is None
    assert nearer([Found(on_kith, CLOSE)], "rehearse", ()) == (on_kith, False)
    assert nearer([Found(feedback, 0.9)], "rehearse", ()) is None
    assert nearer([Found(feedback, OF_TOPIC)], "give_feedback", ()) == (feedback, True)


def test_the_likelier_of_two_that_could_be_said_is_said() -> None:
    found = _found((TABLE, 0.7), (HEART, 0.69))
    assert nearer(found, "ask_evidence", ()) == (TABLE, False)
    assert nearer(found, "feel_lonely", ()) == (TABLE, True)
    assert nearer(_found((TABLE, CLOSE - 0.01), (HEART, CLOSE - 0.02)), "ask_evidence", (), share=SURE) == (HEART, True)


def test_what_hurts_is_not_met_as_good_news() -> None:
    hurt = Asked("feel_rejected/boss_shouted", "The boss shouted", ("the boss shouted at me",))
    assert nearer(_found((hurt, 0.2)), "share_good_news", (), share=SURE) == (hurt, False)
    assert nearer(_found((hurt, 0.15)), "share_good_news", (), share=SURE) is None
    assert nearer(_found((HEART, 0.2)), "share_good_news", (), share=SURE) is None


def test_what_was_heard_just_now_is_not_nearer() -> None:
    found = _found((HEART, 0.9), (LONG, 0.8))
    assert nearer(found, "ask_evidence", {HEART.key}) == (LONG, True)
    assert nearer(_found((HEART, 0.9)), "feel_lonely", {HEART.key}) is None


@pytest.mark.parametrize(
    ("share", "is_asked", "key"),
    [(OF_ASKED, True, PAUSE.key), (OF_ASKED, False, None), (OF_ASKED - 0.01, True, None)],
)
def test_what_is_asked_about_a_pause_is_answered_before_one_begins(
    share: float, is_asked: bool, key: str | None
) -> None:
    near = nearer(_found((PAUSE, share)), "pause_argument", (), is_asked=is_asked)
    assert (near and near[0].key) == key


@pytest.mark.parametrize(("is_asked", "key"), [(True, BOMBING.key), (False, None)])
def test_a_word_is_explained_in_place_of_another_topic_only_where_something_is_asked(
    is_asked: bool, key: str | None
) -> None:
    near = nearer(_found((BOMBING, OF_ASKED), (FIRST, 0.1)), "feel_lonely", (), is_asked=is_asked)
    assert (near and near[0].key) == key


def test_an_answer_is_read_by_its_name_and_the_keys_that_are_likest() -> None:
    library = Library(ALL)
    texts, near = library.likest(LONG, np.array([0.1, 0.4, 0.3, 0.9, 0.6, 0.2, 0.3]))
    assert texts == ["do i die sooner alone", "15 cigarettes", "Do ties make life longer"]
    assert near == pytest.approx((0.9 + (0.9 + 0.6 + 0.3) / 3) / 2)
    assert told(LONG, texts[:2]) == "Do ties make life longer. do i die sooner alone / 15 cigarettes"


def test_a_message_is_not_read_beside_itself() -> None:
    texts, _ = Library(ALL).likest(LONG, np.array([0.1, 0.4, 0.3, 0.9, 0.6, 0.2, 0.3]), "do i die sooner alone")
    assert texts == ["15 cigarettes", "Do ties make life longer"]


def test_what_was_read_beside_the_message_comes_in_a_new_order_and_the_rest_stays_behind() -> None:
    ranked = [Found(HEART, 0.5, 10.0), Found(LONG, 0.4, 9.9), Found(BOMBING, 0.3, 9.0)]
    found = weighed(ranked, [0.0, 5.0], [9.0, 9.0])
    assert _keys(found) == [LONG.key, HEART.key, BOMBING.key]
    assert found[0].share > found[1].share >= found[2].share


def test_what_is_asked_word_for_word_stays_where_it_is() -> None:
    ranked = [Found(HEART, 1.0, 10.0), Found(LONG, 0.4, 9.9)]
    assert weighed(ranked, [0.0, 9.0], [0.0, 1.0]) == ranked


def test_an_answer_that_knows_more_of_the_words_of_a_message_is_likelier() -> None:
    ranked = [Found(HEART, 0.5, 10.0), Found(LONG, 0.4, 10.0)]
    known, unknown = (weighed(ranked, [0.0, 0.0], covered)[0] for covered in ([4.0, 25.0], [4.0, 4.0]))
    assert known.entry == LONG
    assert known.share > unknown.share
