"""A fitted head labels new texts, says how sure it is, and turns away only what it was taught to."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from bot.encoder.fit import fit_head
from bot.encoder.head import OUT_OF_SCOPE, Head
from bot.encoder.meaning import load_message_encoder

EXAMPLES = {
    "greet": ["hello", "hi there", "good morning", "hey you", "hiya"],
    "feel_lonely": [
        "i feel so alone",
        "nobody calls me",
        "no one is there",
        "i am lonely tonight",
        "i have no friends",
    ],
    "stop_nudges": [
        "stop the reminders",
        "no more nudges",
        "don't remind me again",
        "end all messages",
        "stop nudging",
    ],
    "thank": ["thanks", "thank you so much", "that helped, ty", "cheers for that", "much appreciated"],
}
OUTSIDE = ["what's the weather", "write python code", "who won the match", "price of bitcoin", "capital of peru"]


def fitted(examples: dict[str, list[str]]) -> Head:
    texts = list(itertools.chain.from_iterable(examples.values()))
    labels = [label for label, said in examples.items() for _ in said]
    return fit_head(texts, load_message_encoder().encode_deep(texts), labels)


def ranked(head: Head, text: str) -> list[tuple[str, float]]:
    return head.rank([text], load_message_encoder().encode_deep([text]))[0]


@pytest.fixture(scope="module")
def head() -> Head:
    return fitted(EXAMPLES)


@pytest.fixture(scope="module")
def scoped() -> Head:
    return fitted({**EXAMPLES, OUT_OF_SCOPE: OUTSIDE})


@pytest.mark.parametrize(
    ("text", "label"),
    [("good evening", "greet"), ("i've got nobody", "feel_lonely"), ("thx a lot", "thank"), ("stop it", "stop_nudges")],
)
def test_a_new_text_gets_the_label_of_what_it_means(head: Head, text: str, label: str) -> None:
    assert ranked(head, text)[0][0] == label


def test_a_ranking_holds_each_label_once_and_its_probabilities_fall_and_sum_to_one(scoped: Head) -> None:
    ranking = ranked(scoped, "good evening")
    shares = [share for _, share in ranking]
    assert {label for label, _ in ranking} == {*EXAMPLES, OUT_OF_SCOPE}
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1, abs=1e-5)


def test_what_is_not_ours_is_out_of_scope(scoped: Head) -> None:
    assert ranked(scoped, "what is the price of gold")[0][0] == OUT_OF_SCOPE


def test_nothing_is_rejected_where_the_data_knows_no_out_of_scope(head: Head) -> None:
    assert OUT_OF_SCOPE not in head.labels
    assert head.unsure_below == 0


def test_the_same_examples_give_the_same_head(head: Head) -> None:
    assert fitted(EXAMPLES).pack() == head.pack()


def test_a_packed_head_ranks_as_before(scoped: Head) -> None:
    assert ranked(Head.unpack(scoped.pack()), "i've got nobody") == ranked(scoped, "i've got nobody")


def test_what_is_no_head_is_refused() -> None:
    with pytest.raises(ValueError, match="not a head"):
        Head.unpack(b"nothing of the kind")


def test_a_label_with_one_example_and_a_single_label_can_be_fitted() -> None:
    assert ranked(fitted({"greet": ["hello"], "thank": ["thanks", "thank you"]}), "hello")[0][0] == "greet"
    assert ranked(fitted({"greet": ["hello", "hi"]}), "anything")[0] == ("greet", 1.0)


def test_texts_are_ranked_together_as_they_are_alone(head: Head) -> None:
    texts = ["good evening", "ty"]
    together = head.rank(texts, load_message_encoder().encode_deep(texts))
    assert [row[0][0] for row in together] == [ranked(head, text)[0][0] for text in texts]
    assert np.allclose([row[0][1] for row in together], [ranked(head, text)[0][1] for text in texts], atol=1e-4)
