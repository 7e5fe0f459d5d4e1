"""An everyday leave is told from a farewell."""

from __future__ import annotations

import time

import pytest

from bot.coaching.safety.leave import is_leave, is_plain_leave


@pytest.mark.parametrize(
    "text",
    [
        "thanks, bye",
        "ok thanks I'm off to bed, bye",
        "k im gonna sleep now bye",
        "thx. gotta go. cya",
        "goodnight",
        "thanks for listening, talk tomorrow",
        "gracias, me voy a dormir, adiós",
        "bueno, hasta mañana",
    ],
)
def test_thanks_and_where_they_go_make_it_an_everyday_leave(text: str) -> None:
    assert is_plain_leave(text, "who")


@pytest.mark.parametrize("text", ["bye", "goodbye", "ok goodbye now", "goodbye kith", "goodbye tonight", "adiós"])
def test_a_bare_farewell_is_one_only_where_all_was_said(text: str) -> None:
    assert not is_plain_leave(text, "who")
    assert is_plain_leave(text, "check_in_yes")


@pytest.mark.parametrize(
    "text",
    [
        "thanks for everything, bye",
        "goodbye everyone",
        "sorry, bye",
        "bye forever",
        "i'll sleep forever, bye",
        "thanks, bye, i won't wake up",
        "i have to go, he's here",
        "thanks",
        "adiós a todos",
        "",
    ],
)
def test_what_says_more_is_no_leave(text: str) -> None:
    assert not is_leave(text)


@pytest.mark.parametrize("piece", ["bye ", "i am ", "going to ", "good night ", "thanks a lot ", "hasta ", "x"])
def test_no_text_takes_long_to_read(piece: str) -> None:
    text = (piece * 50)[:95]
    began = time.process_time()
    is_leave(f"{text} q")
    assert time.process_time() - began < 1
