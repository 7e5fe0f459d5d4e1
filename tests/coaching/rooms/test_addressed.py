"""Whom words speak to: somebody, nobody in particular, or Kith."""

import pytest

from bot.coaching.rooms import asks_kith, speaks_to


@pytest.mark.parametrize(
    "said",
    [
        "I can't take parcels any more. I love having you next door.",
        "Mum, can't make it on Sunday. Monday is fine.",
        "hey jo, thought of that bridge today",
        "your jacket is still here, come by when it suits",
        "i was out of line yesterday and u didnt deserve it",
        "When you shout I feel scared, please talk quietly with me",
        "I feel lonely when you play games all night, I'd like one evening together",
        "I'm sorry about what I said to you yesterday. That was cruel.",
        "what you did hurt me. I felt small.",
        "thank you, but I can't take any more shifts. I can do saturdays, if that helps you.",
        "You can't just turn up without ringing.",
    ],
)
def test_words_for_somebody(said: str) -> None:
    assert speaks_to(said)


@pytest.mark.parametrize(
    "said",
    [
        "Good morning. My granddaughter put this on my telephone. What is it for?",
        "ur texts are so long can u keep it short",
        "A woman from the group invites me on coffee. It is good idea or too early?",
        "nothing during milking. 5 to 8 both ends",
        "young fella has gone real quiet. how do you ask a 20 year old if hes right",
        "can you remind me of the meeting tomorrow at five",
        "I said ‘you too’ to the parcel man after he said sign here.",
        "the rent went up and I don't have it for the first",
    ],
)
def test_words_for_nobody_and_for_kith(said: str) -> None:
    assert not speaks_to(said)


@pytest.mark.parametrize(
    "text",
    [
        "give me a short answer for when people say why don't you drink",
        "gie us a line for the door",
        "how u congratulate a friend who got the job you wanted",
        "I drive nights so don't be messaging me before 2 can you set that up",
    ],
)
def test_words_and_settings_are_asked_of_kith(text: str) -> None:
    assert asks_kith(text)


@pytest.mark.parametrize(
    "text",
    [
        "Give me my key back, please.",
        "Give me an answer by Friday, or I won't come with you.",
        "could you set it down for me",
        "Tell me in your own words what hurt you.",
        "How are you? I can't come on Sunday.",
        "Tell me when you land.",
    ],
)
def test_what_is_said_to_somebody_is_not_asked_of_kith(text: str) -> None:
    assert not asks_kith(text)
