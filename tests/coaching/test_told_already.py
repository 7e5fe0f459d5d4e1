"""A question at the end of an answer, where it was told already."""

import pytest

from bot.coaching.told_already import without_known

ANSWER = 'You could begin with one line: "I miss our walks, shall we go on Sunday?" It needs no more than that.'
TOLD = "my brother rang twice this week and shouted about the money he lent me in june"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who is it?", "my aunt"),
        ("Who's it for?", "she never rings"),
        ("What happened?", TOLD),
        ("What was it about?", TOLD),
        ("How old are they?", "my 6 year old bites"),
    ],
)
def test_it_is_left_out(question: str, said: str) -> None:
    assert without_known(f"{ANSWER} {question}", said, names_somebody="my" in said) == ANSWER


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who is it?", "i cant say no"),
        ("What happened?", "we fought again"),
        ("How old are they?", "my son bites"),
        ("How old are they?", "i have 2 jobs and a son"),
        ("Who is it?", "they cancelled it again"),
        ("Who could come along?", TOLD),
        ("Who is it, and what do they fear?", TOLD),
    ],
)
def test_what_was_not_told_is_asked(question: str, said: str) -> None:
    answer = f"{ANSWER} {question}"
    assert without_known(answer, said, names_somebody="my " in said) == answer


def test_a_short_answer_and_a_quoted_question_stay() -> None:
    assert without_known("Okay. Who is it?", "my aunt", names_somebody=True) == "Okay. Who is it?"
    assert without_known(f'{ANSWER} "Who is it?"', "my aunt", names_somebody=True) == f'{ANSWER} "Who is it?"'
