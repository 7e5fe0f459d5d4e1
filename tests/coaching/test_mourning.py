"""Whether a message tells of a death."""

from __future__ import annotations

import pytest

from bot.coaching.mourning import tells_death


@pytest.mark.parametrize(
    "said",
    [
        "no notes for a week, my dad died",
        "We bury my grandmother on Saturday, remind me Monday to ring Ike",
        "Please stop the messages, my sister in law passed away",
        "I'm off to my uncle's funeral till Thursday",
        "pause it, there has been a death in the family",
        "Sitting shiva, hold everything",
        "take Ben off my list, Ben died",
        "traveling for the burial of my brother",
        "my dog died so nothing this week pls",
        "I have a funeral to arrange, be quiet till Monday",
        "we lost our son in March, no reminders please",
        "my mother is no more, hold your messages",
        *(
            "my dad is dead",
            "my mum died of cancer",
            "Grace died in March",
            "my nan passed",
            "my sister's wake is today",
        ),
    ],
)
def test_a_death_is_heard(said: str) -> None:
    assert tells_death(said)


@pytest.mark.parametrize(
    "said",
    [
        "my phone died, hold the messages",
        "my son passed his exam, remind me to ring him",
        "I lost my friend's number",
        "my boss is dead wrong about this",
        "i work at a funeral home, nothing before 5",
        "Nobody died, just pause it",
        "dead tired, no notes today",
        "i was dying laughing with my sister",
        "we lost touch, my brother and i",
        "remind me to water the plants",
        "I lost my dad in the supermarket for ten minutes",
        *("My dad is dead to me", "my mum died of laughter when i told her", "Grace died her hair", "my boss passed"),
        *("my sister's wake up call", "my sister died her hair pink"),
    ],
)
def test_what_is_no_death_is_not_heard_as_one(said: str) -> None:
    assert not tells_death(said)
