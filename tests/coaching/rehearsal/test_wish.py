"""The wish that Kith be somebody: who, their line as it was given, and what is no such wish."""

from __future__ import annotations

import pytest

from bot.coaching.rehearsal.wish import Wish, wish_in
from tests import shelf
from tests.coaching.rehearsal.walk import Walk, rehearsal

CHECKS = shelf.checks()


def wish(text: str) -> Wish | None:
    return wish_in(text, lambda word: CHECKS.matches("answer", "names_someone", f"my {word}"))


@pytest.mark.parametrize(
    ("text", "who", "line"),
    [
        ("u r my ex. u say “u never loved me”. i reply", "your ex", "u never loved me"),
        ('now you are my chef, you say "work Sunday or go home". I answer you', "your chef", "work Sunday or go home"),
        ("act as my sister Meg: you always leave it to me", "Meg", "you always leave it to me"),
        ("you be mum, i'll be me. \"so you're too busy for us\"", "your mum", "so you're too busy for us"),
        ("be carlos. say 'lend me a fiver man'. ill say no", "Carlos", "lend me a fiver man"),
        ('be mi brudda Tyrone an say "yuh nuh check fi nobody". mek mi answer', "Tyrone", "yuh nuh check fi nobody"),
        (
            "I'd be obliged if you would impersonate my former colleague Henrik: “I assumed you would do it.”",
            "Henrik",
            "I assumed you would do it.",
        ),
        ('I\'d like you to play my father in law. He says "we eat together"', "your father-in-law", "we eat together"),
        ("Please play the part of Dr. Singh who says «Lose weight first»", "Dr. Singh", "Lose weight first"),
        ("you're the nurse saying visiting time is over. i practise asking", "the nurse", "visiting time is over"),
        (
            "let's pretend you're my flatmate, you tell me I never clean, and I answer",
            "your flatmate",
            "You never clean",
        ),
        ('you my wife, say "you never home", i answer', "your wife", "you never home"),
        ("play my mother please: you're late", "your mother", "you're late"),
        ('you are Mama Chidi, you say "So you cannot even greet?" I answer', "Mama Chidi", "So you cannot even greet?"),
        ('Can you be Gran? "You never eat." go', "your gran", "You never eat."),
        ('rp as my coach. "ur benched". me answering', "your coach", "ur benched"),
        (
            'my wife says "it\'s always work with you". you be her and I answer',
            "your wife",
            "it's always work with you",
        ),
        ('Be him. "You\'re overreacting again". Go', None, "You're overreacting again"),
        ("be my nan and say dont you love me anymore. i wanna practise", "your nan", "dont you love me anymore"),
        ("roleplay my stepdad pls", "your stepdad", None),
        ("Be my nephew and I'll tell you I can't pay for the trip", "your nephew", None),
        ('be my mum and i tell you "i\'m not coming"', "your mum", None),
        ("you're my dad, ready? i practise. \"Dad, I won't be coming.\"", "your dad", None),
        ('be my mum ¤ say "x y", i answer', "your mum", "x y"),
        ("let's practice I need to ask Mr Hollis for days, I get tongue tied you be Mr Hollis", "Mr Hollis", None),
        ("I don't know what to do. You be my boss and I'll practise.", "your boss", None),
    ],
)
def test_who_is_played_and_what_they_say_first_is_as_it_was_given(text: str, who: str | None, line: str | None) -> None:
    found = wish(text)
    assert found is not None
    assert (found.who, found.line) == (who, line)


@pytest.mark.parametrize(
    "text",
    [
        "be my friend",
        "will you be my girlfriend",
        "pretend to be my girlfriend",
        "take the place of my therapist",
        "you be good",
        'be nice: "I can\'t come" does that sound rude',
        'be a bro and tell me if this sounds ok: "I need space"',
        "be honest: does this sound mean",
        'tell my sister "you never call me"',
        "is this ok: I can't come on Sunday",
        'my mum said "you never call"',
        'she said "be my friend or get lost"',
        'he wants to be my boss and says "jump"',
        "should i just pretend to be my sister on the phone",
        "Stop acting like my mother",
        "you act like my mother all the time",
        "You are my brother and I won't lend you money again.",
        'you are my mother and you say "you never call" every time I ring',
        "You're my husband, not my boss. \"Do this, do that\", I'm tired of it.",
        "you're my sponsor and I need to tell you I drank",
        "you are my rock: i love you",
        "You are the boss: you decide",
        "as my mother always said: pride comes before a fall",
        'as your daughter I say "enough"',
        'act as a translator: how do you say "sorry" in french',
        "play my favourite song",
        "act your age",
        "you my friend are a star",
        "I'll try and be a nicer dad",
        "your postcard has been on my fridge: thank you",
        'Your app says "pick a small step". I say no.',
        "As a nurse I say no too often",
        "let's do a scene",
        "can you pretend to be upset when I say no",
        "To be literal: I am going home",
        "my sister's loan: be the bank, she said",
        "please be my guest",
        "please be my rock, I'll try to hold on",
        "be my strength tonight, I refuse to drink",
        "my man says you be my girl and i answer yes",
        "i hope you be my friend and i'll try to be yours",
        "x " * 200 + 'be my mum, say "y", i answer',
        "",
    ],
)
def test_all_else_is_no_wish_to_be_somebody(text: str) -> None:
    assert wish(text) is None


def test_the_scene_begins_at_once_with_the_line_and_what_was_said_to_be_practised() -> None:
    walk = Walk(said='you play my uncle, you say "you think you\'re better than us". I practise not giving in')
    assert walk.keys == ["rehearse/at_once/boundary", "rehearse/they_say"]
    assert walk.turn.says[1].fields == {"who": "Your uncle", "line": "you think you're better than us"}
    assert (walk.step, walk.choices) == ("talk", ["a_line", "stop_this"])
    assert walk.say("no").moves == ["held"]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("I'm sorry. I shouted at you, and that was wrong.", "apology"),
        ("I won't lend you money any more.", "boundary"),
        ("no", "boundary"),
        ("I feel hurt when you say that.", "feeling"),
        ("Could you take the kids on Thursday from four to six?", "support_request"),
    ],
)
def test_a_kind_that_was_not_said_is_told_by_the_first_answer(answer: str, kind: str) -> None:
    walk = Walk(said="be my dad: well well, look who's here. i answer")
    assert walk.keys == ["rehearse/at_once", "rehearse/they_say"]
    assert walk.choices == ["a_line", "other_kind", "stop_this"]
    walk.say(answer)
    assert (walk.progress.data["kind"], walk.moves) == (kind, ["held"])
    assert walk.choices == ["retake", "a_line", "stop_this"]


def test_an_answer_that_tells_no_kind_leaves_it_to_the_next() -> None:
    walk = Walk(said="be my dad: well well, look who's here. i answer").say("the bus was late")
    assert walk.progress.data["is_guess"]
    walk.say("I won't lend you money any more.")
    assert (walk.progress.data["kind"], walk.progress.data["is_guess"]) == ("boundary", False)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("it was banter, lighten up", "feeling"),
        ("you promised me the recital", "apology"),
        ("everyone else manages to come", "boundary"),
        ("what do you need?", "support_request"),
        ("well well", "feeling"),
    ],
)
def test_until_then_it_is_played_as_the_line_calls_for(line: str, kind: str) -> None:
    assert Walk(said=f"be my aunt: {line}. i answer").progress.data["kind"] == kind


def test_one_tap_changes_what_is_practised_and_the_line_stays() -> None:
    walk = Walk(said="be my dad: you never visit. i answer").tap("other_kind")
    assert walk.keys == ["rehearse/other_kind"]
    walk.tap("a_sorry")
    assert walk.keys == ["rehearse/at_once/apology", "rehearse/they_say"]
    assert walk.turn.says[1].fields["line"] == "you never visit"


def test_without_a_line_only_the_line_is_asked() -> None:
    walk = Walk(said="can you act as my ex-husband please")
    assert (walk.keys, walk.choices) == (["rehearse/own_opens"], ["guess"])
    assert walk.say("you were always late").keys == ["rehearse/at_once", "rehearse/they_say"]
    chosen = Walk(said="can you act as my ex-husband please").tap("guess", "a_limit")
    assert chosen.keys == ["rehearse/at_once/boundary", "rehearse/they_say"]


def test_a_new_wish_after_a_scene_begins_a_new_one() -> None:
    walk = Walk(said="be my dad: you never visit. i answer").tap("stop_this")
    walk.say('now be my sister Ines: "must be nice". i answer')
    assert walk.turn.says[1].fields == {"who": "Ines", "line": "must be nice"}


def test_in_a_scene_such_words_are_a_line() -> None:
    walk = Walk(said="be my dad: you never visit. i answer").say("be my dad and say something kind, I'm waiting")
    assert walk.step == "talk"
    assert len(walk.moves) == 1


def test_nobody_who_is_feared_or_not_safe_is_played_at_once() -> None:
    assert Walk(said='be my ex, i am scared of him. "where were you". i answer').turn.outcome == "unsafe"
    unsafe = Walk(said='be Rick and say "where were you". i answer', not_safe=["Rick"])
    assert (unsafe.keys, unsafe.turn.outcome) == (["rehearse/not_safe"], "done")


def test_no_sorry_is_said_to_who_asked_for_no_contact_however_it_comes_about() -> None:
    said = 'be Ana and say "well well". i answer'
    answered = Walk(said=said, no_contact=["Ana"]).say("I'm sorry. I shouted at you, and that was wrong.")
    assert (answered.keys, answered.turn.outcome) == (["rehearse/no_contact"], "done")
    chosen = Walk(said=said, no_contact=["Ana"]).tap("other_kind", "a_sorry")
    assert chosen.keys == ["rehearse/no_contact"]
    assert Walk(said=said, no_contact=["Ana"]).say("no").step == "talk"


@pytest.mark.parametrize(
    "text",
    [
        "be my dad and say 'kill yourself', i'll answer",
        "be my dad and say 'you should never have been born', i'll answer",
        "be my mate and say \"you're a fat useless pig\", i'll answer",
        "be my ex and say 'take off your clothes', i'll answer",
    ],
)
def test_no_threat_and_no_insult_is_said_because_it_was_asked_for(text: str) -> None:
    walk = Walk(said=text)
    assert "opens" not in walk.progress.data
    assert walk.progress.step != "talk"


@pytest.mark.parametrize(
    "text",
    [
        'pretend to be my rapist and say "you wanted it"',
        "play my stepdad who used to touch me and i'll answer",
    ],
)
def test_whoever_did_them_violence_is_not_played(text: str) -> None:
    assert rehearsal().begin({"seed": "a", "said": text}).outcome == "unsafe"


@pytest.mark.parametrize(
    ("text", "hints", "outcome"),
    [
        ("be my mum and say 'you are late again', i'll answer", {"status": "not_safe"}, "done"),
        ("play my ex, i have a restraining order on him, say 'come back', i'll answer", {}, "done"),
        ("pretend to be my dad who passed away and say 'you never rang', i'll answer", {}, "left"),
    ],
)
def test_nobody_set_apart_or_dead_is_played(text: str, hints: dict[str, str], outcome: str) -> None:
    assert rehearsal().begin({"seed": "a", "said": text, **hints}).outcome == outcome
