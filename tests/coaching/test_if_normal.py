"""Whether somebody asks if what they feel is normal."""

from __future__ import annotations

import pytest

from bot.coaching.if_normal import asks_if_normal


@pytest.mark.parametrize(
    "text",
    [
        "is it normal to miss it?? not even the pills. the people n the driving around",
        "a guy from the house moved out overnight didnt say bye to nobody and it kinda messed me up all week. "
        "is that dumb",
        "is it weird that i dont miss my mom anymore? she is in bremen since i was 9",
        "got kicked from discord server where i was 3 years bc new admin dont like me. is it stupid to be sad for this",
        "14 months off the machines and I'm bored out of my tree.. is that normal or is it just me",
        "is it weird to miss my ex",
        "am i wrong to feel jealous of my own sister",
        "is it bad that i feel nothing at parties",
        "is it normal that when I go on leave I feel like a guest in my own house?",
        "is it okay to be tired of everyone",
        "is it silly to be annoyed about a birthday",
        "is it normal that i'm relieved we broke up",
        "is it normal tae feel ragin at nothing",
        "am i weird for feeling lonely in a full house",
        "Is it ok that I’m scared of starting again",
        "is it weird to cry at adverts",
        "is it bad to be dead jealous of her new flat",
        "am i selfish because i'm not happy for her",
        "am i a bad person to feel relieved",
    ],
)
def test_it_is_asked_whether_a_feeling_is_normal(text: str) -> None:
    assert asks_if_normal(text)


@pytest.mark.parametrize(
    "text",
    [
        "is it normal to be checked on by my boyfriend every hour",
        "is it okay to be told what to wear",
        "is it normal to be watched all day",
        "is it normal to be tracked on my phone",
        "is it okay to be called names every day at home",
        "is it normal that my husband being so strict i feel small",
        "is it normal to be hit by my husband",
        "is it normal to be touched by my uncle",
        "is it normal that my boss groping me makes me feel sad",
        "is it normal to be kept at home",
        "is it normal to be not allowed to see my friends",
        "is it normal that i feel sad that i'm not allowed to see my friends",
        "is it normal to feel scared after he choked me",
        "is it weird to be sad when my money is taken",
        "is it normal to feel nervous when my phone gets read",
        "is it wrong to feel bad about being made to do things",
        "is it normal to feel small being called names",
        "am i weird to be scared of being threatened",
        "is it ok to be locked in at night",
        "i feel sad being locked in. is that normal",
        "is it normal to feel watched",
        "is it normal to be afraid of my dad",
        "is it silly to feel nervous going home",
        "is it normal to feel down, she goes through my phone",
        "is it weird that i feel odd, my stepdad comes into my room",
        "is it normal that i get sad when my mum yells",
        "is it normal that he is jealous of my friends and i feel guilty",
        "is it normal to feel guilty for making him slap me",
        "am i bad to feel happy being followed by a guy",
        "he spies on me and i feel angry, is that normal",
        "i have to ask before i go out and i feel low, is that ok",
        "they keep my card. is that normal",
        "is it normal i feel sad when dad drinks",
        "is it ok to be angry that my partner decides what i eat",
        "is it normal to be scared of what happens at night",
        "is it normal to feel guilty when i say no to him in bed",
    ],
)
def test_what_is_done_to_somebody_is_not_called_a_feeling(text: str) -> None:
    assert not asks_if_normal(text)


@pytest.mark.parametrize(
    "text",
    [
        "is it normal that i feel like hitting my kid",
        "is it bad that i feel like hurting myself",
        "is it normal to feel like nothing matters any more",
        "is it weird to feel happy when i cut myself",
        "is it normal to feel i want to die",
        "am i weird to be attracted to children",
        "is it weird that i have feelings for a kid",
        "is it normal to feel horny at work",
        "is it wrong to feel shy about sending nudes",
        "is it ok to feel numb on my meds",
        "is it ok to miss a dose",
        "is it normal to feel sad since i stopped the pills",
        "is it ok to miss school",
    ],
)
def test_harm_sex_and_medicines_are_not_called_a_feeling(text: str) -> None:
    assert not asks_if_normal(text)


@pytest.mark.parametrize(
    "text",
    [
        "is it weird that i miss my brother so much, he died in may",
        "is it normal to be angry at my wife for dying",
        "is it normal to be relieved that my dad is dead",
        "is it bad to feel nothing since she passed away",
        "is it weird that i didnt cry at the funeral",
        "is it normal to feel empty, i lost my mum",
        "is it daft tae miss him, he's deid",
        "is it ok if i am 15",
        "is it ok to feel lonely if i'm 15",
        "is it normal to feel sad at 13",
        "is it normal to feel pain all the time",
        "is it normal to feel dizzy",
        "is it normal to feel sad and my chest is tight",
        "is it normal that my arm feels numb when i am sad",
        "is it normal to feel sick every morning",
    ],
)
def test_grief_age_and_the_body_are_left_to_their_own_answers(text: str) -> None:
    assert not asks_if_normal(text)


@pytest.mark.parametrize(
    "text",
    ["is it ok if i am late", "is it okay to be here", "is it normal that he misses me", "is it normal for him to cry"],
)
def test_only_a_feeling_of_their_own_counts(text: str) -> None:
    assert not asks_if_normal(text)
