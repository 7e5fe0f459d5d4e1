"""Who asks for words gets a line of their own to begin with, where it is sure; else none."""

from __future__ import annotations

import pytest

from bot.coaching.rooms.own_line import own_line
from bot.coaching.rooms.own_words import asks_for_words
from bot.coaching.rooms.turned import turned
from tests import shelf
from tests.coaching.rooms.walk import Walk

LINES = [
    ("boundary", "how do i tell my mum i can't come for sunday lunch anymore", "Mum, I can't come for sunday lunch anymore."),
    ("boundary", "How should I inform my landlord Mr Osei that he must not enter without notice?", "Mr Osei, please don't enter without notice."),
    ("boundary", "what do i say to my brother Dez, i'm not lending him money again", "Dez, I'm not lending you money again."),
    ("boundary", "I need to tell my manager Tom that I'm not taking calls after six", "Tom, I'm not taking calls after six."),
    ("boundary", "pls help me tell my flatmate Ola to stop using my towel", "Ola, I need you to stop using my towel."),
    ("boundary", "Please find me a polite sentence for my aunt. I do not wish to discuss my marriage.", "I do not wish to discuss my marriage."),
    ("boundary", "wanna tell my nan i wont be round every day, just weekends", "Nan, I wont be round every day, just weekends."),
    ("boundary", "How can I say to colleague Marek he should not take my lunch from fridge", "Marek, please don't take my lunch from fridge."),
    ("boundary", "ah need somethin tae say tae ma sister, how do i tell her i'm no watchin the weans on fridays", "I'm no watchin the weans on fridays."),
    ("boundary", "My cousin wants to move in again. I can't have him here past June. How do I put it?", "I can't have you here past June."),
    ("boundary", "How do I word it to my ex that I'll only talk about the kids?", "I'll only talk about the kids."),
    ("boundary", "Would you be so good as to suggest wording for Mrs Achebe? I can no longer drive her to church on Sundays.", "Mrs Achebe, I can no longer drive you to church on Sundays."),
    ("boundary", "What should I write to Jamal? I'm not comfortable with jokes about my accent at work anymore.", "Jamal, I'm not comfortable with jokes about my accent at work anymore."),
    ("boundary", "I would like some words for my son-in-law Bilal. He must not smoke in my kitchen.", None),
    ("boundary", "how do I tell people I don't drink anymore", "I don't drink anymore."),
    ("boundary", "how do i let my boss know that i won't answer emails on holiday", "I won't answer emails on holiday."),
    ("boundary", "Give me a sentence for Auntie Rosa, i cannot lend my car this month, but kindly", "Auntie Rosa, I cannot lend my car this month."),
    ("boundary", "could u help me word this to my roomie Kai. i don't want guests on weeknights pls", "Kai, I don't want guests on weeknights."),
    ("boundary", "How do I tell my neighbour Otto that he needs to keep his dog off my lawn without being rude?", "Otto, I need you to keep your dog off my lawn."),
    ("feeling", "how do I tell my partner I feel invisible when he scrolls at dinner", "When you scroll at dinner, I feel invisible."),
    ("feeling", "Help me say to my sister Ruta that I was hurt when she forgot my graduation", "Ruta, when you forgot my graduation, I was hurt."),
    ("feeling", "I want to tell my dad that I feel small every time he corrects my English", "Dad, when you correct my English, I feel small."),
    ("feeling", "what do i say to my friend, i felt left out when they went to the lake without me", "When you went to the lake without me, I felt left out."),
    ("feeling", "How do I tell Mum I miss her", "Mum, I miss you."),
    ("feeling", "how i can say my husband Ivo that i feel lonely when he work all weekend, in soft way", "Ivo, when you work all weekend, I feel lonely."),
    ("apology", "how do i apologise to my sister for shouting at her at the wedding", "I'm sorry for shouting at you at the wedding."),
    ("apology", "What do I write to Emeka? I forgot his birthday.", "Emeka, I forgot your birthday. I'm sorry."),
    ("apology", "how do I say sorry to my neighbour Ines for breaking her pot", "Ines, I'm sorry for breaking your pot."),
    ("apology", "how can i tell my son i'm sorry for missing his match", "I'm sorry for missing your match."),
    ("apology", "I must apologise to my colleague Bea for taking credit for her slides. Please give me words.", "Bea, I'm sorry for taking credit for your slides."),
    ("apology", "what do i say to my mate, i told everyone his secret", "I told everyone your secret. I'm sorry."),
    ("support_request", "How do I ask my brother to take Mum to the clinic on Thursday?", "Could you take Mum to the clinic on Thursday?"),
    ("support_request", "what's a good way to ask my neighbour if she could feed the cat this weekend", "Could you feed the cat this weekend?"),
    ("support_request", "How do I ask my sponsor Ray to call me on Friday evenings?", "Ray, could you call me on Friday evenings?"),
    ("support_request", "please help me ask my cousin Noor whether he can drive me to the airport on the ninth", "Noor, could you drive me to the airport on the ninth?"),
    ("support_request", "What do I say to Jo, I need someone to sit with the kids tomorrow at three", "Jo, I need someone to sit with the kids tomorrow at three."),
    ("reach_out", "what do i write to my old bandmate Sid, i found our demo tape", "Sid, I found our demo tape."),
    ("reach_out", "how do I ask Lena if she wants to have coffee", "Lena, would you like to have coffee?"),
    ("reach_out", "How do I text my cousin Ade, I'm in town on the ninth and I'd like to see him", "Ade, I'm in town on the ninth and I'd like to see you."),
]  # fmt: skip

NONE = [
    ("boundary", "how do i say no to my boss"),
    ("boundary", "I told my boss I can't work Sundays and he laughed"),
    ("boundary", "my boss wants me sunday. i said no."),
    ("boundary", "How do I tell my husband that his mother can't stay with us?"),
    ("boundary", "how do I tell my son that his dad won't come and I can't change it"),
    ("boundary", "how do i tell my sister she's selfish"),
    ("boundary", "how do I tell Anna that Marc told me he can't come to her party"),
    ("boundary", "How do I tell my mother that my sister and I can't pay for her roof?"),
    ("boundary", "how do i tell my daughter that i wont pay her rent after march"),
    ("boundary", "how do i tell him i'm leaving him and taking the kids"),
    ("boundary", "what to say to my friend when she calls at midnight, i wake up at five"),
    ("boundary", "How do I tell you that I want fewer messages?"),
    ("boundary", "How would you tell a friend that you can't lend money?"),
    ("boundary", "what should I say to my niece so that her visits get shorter"),
    ("boundary", "how do i tell my brother about the money"),
    ("boundary", 'how do i say it to Jo: "I can\'t come on Sunday"'),
    ("feeling", "how do i say to my girlfriend i feel like she doesn't care"),
    ("feeling", "how do i tell my wife she never listens"),
    ("apology", "how do I say sorry if she started it"),
    ("support_request", "how do i ask for help"),
    ("reach_out", "what do i say to an old friend"),
    ("bid_reply", "how do I tell my son I can't talk now"),
]


@pytest.mark.parametrize(("kind", "text", "line"), LINES)
def test_the_line_is_made_of_their_own_words(kind: str, text: str, line: str | None) -> None:
    found = own_line(kind, text, shelf.checks(), shelf.content().lines)
    assert (found.line if found else None) == line


@pytest.mark.parametrize(("kind", "text"), NONE)
def test_where_it_is_not_sure_there_is_no_line(kind: str, text: str) -> None:
    assert own_line(kind, text, shelf.checks(), shelf.content().lines) is None


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Kindly suggest a few lines for the warden", True),
        ("what can i even say to her", True),
        ("looking for a nice way to say no to my team", True),
        ("she never asks me how i am", False),
        ("My brother rings every night and I'm tired.", False),
        ("I can't lend you money any more.", False),
    ],
)
def test_who_asks_for_words_does_not_merely_tell(text: str, *, asks: bool) -> None:
    assert asks_for_words(text) is asks


@pytest.mark.parametrize(
    ("said", "to_them"),
    [
        ("I worry when she drives and he sleeps", None),
        ("I feel tired when he's snoring", "I feel tired when you're snoring"),
        ("I was sad when he's taken my bike", None),
        ("I feel lost when she goes out and comes late", None),
        ("I won't wash his socks or clean up after him", "I won't wash your socks or clean up after you"),
        ("I can't lend her bike to you", None),
        ("I like it when they watch films with me", "I like it when you watch films with me"),
        ("I can't stay at her place", "I can't stay at your place"),
        ("I feel hurt when she doesn't answer", "I feel hurt when you don't answer"),
        ("I feel safe when he carries me", "I feel safe when you carry me"),
    ],
)
def test_what_is_said_of_them_is_turned_to_them_or_left(said: str, to_them: str | None) -> None:
    assert turned(said) == to_them


def test_the_lesson_begins_with_their_line_and_the_one_thing_that_is_missing() -> None:
    said = "Help me tell my boss Lena I can't stay late on Thursdays, but politely"
    walk = Walk("set_boundary", said=said)
    assert walk.keys == ["room/own_line"]
    assert dict(walk.turn.says[0].fields) == {
        "line": "Lena, I can't stay late on Thursdays.",
        "gap": "What I can do instead: …",
    }
    assert (walk.step, walk.data["story"]) == ("draft", said)
    walk.say("Lena, I can't stay late on Thursdays. I can come in early on Friday.")
    assert walk.keys[0].startswith("review/boundary/")


def test_a_gate_stays_before_the_line() -> None:
    walk = Walk("repair_conflict", said="how do i apologise to my mother for missing her birthday")
    assert walk.step == "gate"
    walk.tap("okay")
    assert walk.keys == ["room/own_line"]
    assert Walk("set_boundary", said="how do i tell him i can't see my friends less, i'm afraid of him").outcome == "unsafe"


def test_without_a_sure_line_the_lesson_is_the_nearest_case() -> None:
    walk = Walk("set_boundary", story="Kindly advise me what I tell my uncle Ravi so that his visits become shorter")
    assert walk.keys[-1] == "set_boundary/lesson"


@pytest.mark.parametrize(
    "said",
    [
        "Be so kind as to compose two lines for the organist, the choir can't meet at my house, and Mondays I rest.",
        "Please draft something to tell my tenant that the rent is due on the first and I won't wait till the tenth.",
    ],
)
def test_a_wish_for_words_is_no_draft(said: str) -> None:
    assert not any(key.startswith("review/") for key in Walk("set_boundary", story=said, said=said).keys)
