"""A greeting in front of a message, or behind it, and the name told with it."""

from __future__ import annotations

import pytest

from bot.coaching.greeting import beside_introduction, name_told, without_greeting


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("heya my niece put this here, wot does it do", "my niece put this here, wot does it do"),
        ("Hello! Do you understand Tagalog?", "Do you understand Tagalog?"),
        ("Good evening to you. To whom am I writing?", "To whom am I writing?"),
        ("good morning sir, please how does this work", "please how does this work"),
        ("hi there can i talk about my dad", "can i talk about my dad"),
        ("Hello Kith, is this free?", "is this free?"),
        ("hi hi, i cant sleep again", "i cant sleep again"),
        ("Morning. My sister won't pick up.", "My sister won't pick up."),
        ("Who runs this? Good evening.", "Who runs this?"),
        ("salaam, you speak Urdu?", "you speak Urdu?"),
        ("hello grandson installed it, what now", "grandson installed it, what now"),
        ("g'day, whats this thing", "whats this thing"),
        ("hey there whats this", "whats this"),
        ("hi stop", "stop"),
        ("Good afternoon Sir or Madam, may I ask who answers?", "may I ask who answers?"),
    ],
)
def test_what_stands_beside_a_greeting_is_found(said: str, rest: str) -> None:
    assert without_greeting(said) == rest


@pytest.mark.parametrize(
    "said",
    [
        *("hello", "hey Kith!", "good evening, everyone", "Hi, how are you?", "hello again"),
        *("hi mum, i can't come on sunday", "Hey Ana, sorry about Friday", "hello my love i miss you"),
        *("Good evening from the farm", "hi, only saying hello", "Hey, it's me", "hi, long time no see"),
        *("history was my subject", "heyday is over for me", "morning walks help me", "she said hello to me."),
        *("evenings are the worst", "my neighbour never says good morning", "hi dear, how was the trip"),
    ],
)
def test_a_greeting_alone_and_one_to_somebody_stay(said: str) -> None:
    assert without_greeting(said) == said


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("I am Okon, 51 years, tailor in Aba. Call me Papa Okon.", "Papa Okon"),
        ("I'm Marit Solheim, seventy-nine, of Bodø.", "Marit Solheim"),
        ("My name is Jun, and I drive a bus", "Jun"),
        ("This is Édith. Is somebody there?", "Édith"),
        ("I am Linh from Hue", "Linh"),
        ("I am Father Anselm, of the cathedral", "Father Anselm"),
        ("i am tired, who is this", None),
        ("I'm Catholic, is that a problem?", None),
        ("I am Irish, divorced", None),
        ("I'm Nigerian. Do you know Lagos?", None),
        ("I'm OK. And you?", None),
        ("my boss calls me Speedy", None),
        ("I am Deaf, can I write?", None),
        ("this is Ahmed, I live in Leeds", "Ahmed"),
        ("I'm Fred, from Leeds", "Fred"),
        ("I'm Mark. Is this free?", "Mark"),
        ("I'm Anselm of Canterbury", "Anselm"),
        ("people call me Ugly every day at school", None),
        ("HI, I AM AFRAID OF HIM", None),
        ("hi, I AM AFRAID OF HIM and i do not know where to go tonight", None),
        ("HI, MY NAME IS ANA AND I WANT TO DIE", None),
        ("hi, I'm Scared of my husband", None),
        ("I'm Jealous of my sister", None),
        ("Good morning, this is Urgent, he is outside", None),
    ],
)
def test_a_name_is_told(said: str, name: str | None) -> None:
    assert name_told(said) == name


def test_what_is_said_beside_an_introduction() -> None:
    assert beside_introduction("I am Marit Solheim, of Bodø. Whom do I write to?") == "Whom do I write to?"
    assert beside_introduction("I am Okon, tailor in Aba. Call me Oki.") == ""
