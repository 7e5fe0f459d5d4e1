"""The safety conversation, turn by turn, in the words that people get."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.coaching.message import Message
from bot.coaching.safety import (
    CONCERNS,
    NOTHING,
    Circumstances,
    Helplines,
    Move,
    Past,
    Screen,
    Seen,
    Talk,
    after,
    begin,
    check_in,
    go_on,
    resume,
    softly,
    word,
)
from bot.coaching.safety.answers import read
from bot.coaching.safety.plan import PARTS, lines_of, packed, shown
from bot.coaching.safety.steps import STEPS
from bot.coaching.safety.tongue import language_of
from bot.coaching.script import Script

ALONE = Circumstances(country="US")
URGENT = Seen("urgent", "self_harm")


class Chat:
    """A conversation as the desk holds it: screen, machine, wording."""

    def __init__(self, screen: Screen, scripts: Mapping[str, Script], helplines: Helplines, now: datetime) -> None:
        self.screen, self.scripts, self.helplines, self.now = screen, scripts, helplines, now
        self.around = ALONE
        self.talk: Talk | None = None
        self.past = Past()
        self.move = Move(None, ())

    def say(self, text: str) -> list[Message]:
        seen = self.screen.read(text)
        move = (
            begin(seen, self.now, self.around, self.past)
            if self.talk is None
            else go_on(self.talk, text, None, seen, self.now, self.around, self.past)
        )
        return self._worded(move, seen)

    def tap(self, tap: str) -> list[Message]:
        if self.talk is None:
            return self._worded(resume(tap, self.now, self.around))
        return self._worded(go_on(self.talk, "", tap, NOTHING, self.now, self.around, self.past))

    def _worded(self, move: Move, seen: Seen = NOTHING) -> list[Message]:
        talk = move.talk or self.talk or Talk("self_harm", "stay", self.now, country=self.around.country)
        messages = []
        for say in move.says:
            message, talk = word(say, talk, self.scripts, self.helplines, self.past.said)
            messages.append(message)
        self.past = after(self.past, talk, seen, move, self.now)
        self.move, self.talk = move, None if move.talk is None else talk
        return messages


@pytest.fixture
def chat(screen: Screen, scripts: Mapping[str, Script], helplines: Helplines, now: datetime) -> Chat:
    return Chat(screen, scripts, helplines, now)


def test_it_asks_plainly_says_what_it_is_and_names_a_person_and_a_service(chat: Chat) -> None:
    first = chat.say("i just want to die")
    assert "program" in first[0].text
    assert first[0].text.rstrip().count("?") == 1
    assert chat.say("yeah")[0].text.count("?") <= 1
    assert chat.talk
    assert chat.talk.step == "who"
    assert any("988" in message.text for message in chat.say("no one"))
    barrier = chat.say("they'll send the cops")
    assert chat.talk
    assert chat.talk.step == "barrier_police"
    assert len(barrier) == 2
    chat.say("i can put them in the other room")
    assert chat.talk
    assert chat.talk.step == "plan"
    chat.say("okay")
    lines = (
        "i stop answering people",
        "walking the dog",
        "her place, where i feel safe",
        "my sister Jo",
        "skip",
        "keys",
    )
    for line in lines:
        chat.say(line)
        assert "save_plan" in chat.move.effects
    assert chat.talk
    assert chat.talk.step == "plan_done"
    assert [chat.talk.answers.get(step) for step in PARTS] == [*lines[:4], None, "keys"]
    chat.say("yes")
    assert "check_in" in chat.move.effects
    chat.say("i'm safe now")
    assert chat.talk is None
    assert "return" in chat.move.effects


def test_a_misunderstanding_is_closed_kindly_and_returns(chat: Chat) -> None:
    chat.say("I want to die")
    chat.tap("safety:not_meant")
    assert chat.talk is None
    assert chat.move.says[0].key == "close/not_meant"
    assert "return" in chat.move.effects


def test_an_overdose_puts_the_emergency_number_first(chat: Chat) -> None:
    assert "911" in chat.say("he won't wake up, his lips are blue")[0].text
    chat.say("no, not waking")
    assert chat.talk
    assert chat.talk.step == "overdose_position"
    chat.tap("safety:has_it")
    assert chat.talk
    assert chat.talk.step == "overdose_spray"


def test_a_dangerous_relationship_is_asked_about_privacy_first_and_kept_discreet(chat: Chat) -> None:
    chat.say("my husband hits me")
    assert {"discreet_on", "pause_nudges", "withdraw_plans"} <= chat.move.effects
    assert chat.talk
    assert chat.talk.step == "relationship_danger"
    assert "1-800-799-7233" in chat.say("only me, it's my own phone")[0].text


def test_another_urgent_concern_takes_over_and_keeps_what_was_said(chat: Chat) -> None:
    chat.say("I want to die")
    before = chat.talk
    chat.say("i just swallowed the whole bottle of pills")
    assert chat.talk
    assert before
    assert chat.talk.concern == "overdose"
    assert set(before.said) <= set(chat.talk.said)


def test_saying_it_again_never_closes_the_conversation(chat: Chat) -> None:
    chat.say("I want to die")
    for text in ("I'm fine, I just want to kill myself", "no. i want to die", "i want to kill myself"):
        chat.say(text)
        assert chat.talk is not None


def test_choosing_something_else_twice_lets_go_and_passes_it_on(chat: Chat) -> None:
    chat.say("I want to die")
    assert chat.tap("/set_boundary")
    assert chat.talk is not None
    chat.tap("/set_boundary")
    assert chat.talk is None
    assert "pass_on" in chat.move.effects


def test_a_worry_gets_one_gentle_question_and_then_steps_aside(chat: Chat) -> None:
    chat.say("I feel like a burden to my family")
    assert chat.talk
    assert chat.talk.step == "watch_self_harm"
    assert chat.say("how do I write to my aunt") == []
    assert chat.move.effects >= {"pass_on", "return"}


def test_a_relapse_that_was_only_heard_is_asked_about_and_steps_aside(now: datetime) -> None:
    heard = begin(Seen("watch", "relapse", is_heard=True), now, Circumstances())
    assert heard.talk
    assert heard.talk.step == "relapse_wonder"
    told = go_on(heard.talk, "yes", None, NOTHING, now, Circumstances())
    assert told.talk
    assert told.talk.step == "watch_relapse"
    unsure = go_on(heard.talk, "idk", None, NOTHING, now, Circumstances()).talk
    assert unsure
    assert unsure.step == "relapse_unsure"
    other = go_on(heard.talk, "i want to say sorry to my brother", None, NOTHING, now, Circumstances())
    assert other.effects >= {"return", "pass_on"}
    assert begin(Seen("watch", "relapse"), now, Circumstances()).talk.step == "watch_relapse"  # type: ignore[union-attr]


def test_what_is_only_heard_turns_no_answer_away_and_is_no_reason_to_end(now: datetime) -> None:
    heard = Seen("urgent", "self_harm", is_heard=True)
    talk = begin(Seen("urgent", "relationship_danger"), now, Circumstances()).talk
    assert talk
    answered = go_on(talk, "only i see it, it's private", None, heard, now, Circumstances()).talk
    assert answered
    assert answered.concern == "relationship_danger"
    own = begin(Seen("urgent", "self_harm"), now, Circumstances()).talk
    assert own
    assert go_on(own, "i'm safe now, goodbye to all of you", None, heard, now, Circumstances()).talk
    assert go_on(own, "i'm safe now", None, NOTHING, now, Circumstances()).talk is None


def test_a_worry_that_is_confirmed_becomes_the_conversation(chat: Chat) -> None:
    chat.say("I feel like a burden to my family")
    chat.tap("safety:yes")
    assert chat.talk
    assert chat.talk.step == "who"


WORRY = "I feel like a burden to my family"


def test_a_second_worry_within_a_day_asks_plainly_and_a_yes_is_urgent(chat: Chat) -> None:
    chat.say(WORRY)
    chat.tap("safety:no")
    chat.now += timedelta(hours=5)
    chat.say("what's the point of any of it, everyone would be fine without me")
    assert chat.talk
    assert chat.talk.step == "self_harm"
    assert not chat.talk.is_urgent
    chat.say("yes")
    assert "rise" in chat.move.effects
    assert chat.talk.is_urgent


@pytest.mark.parametrize(
    ("first", "hours"), [("my friend tried to kill herself", 1), ("I drank again last night", 1), (WORRY, 26)]
)
def test_others_danger_relapse_and_an_older_worry_do_not_count(chat: Chat, first: str, hours: int) -> None:
    chat.say(first)
    chat.talk = None
    chat.now += timedelta(hours=hours)
    chat.say(WORRY)
    assert chat.talk is not None
    assert chat.talk.step == "watch_self_harm"


def test_another_worry_in_place_of_an_answer_is_asked_about_plainly(chat: Chat) -> None:
    chat.say(WORRY)
    chat.say("everyone would be better off without me")
    assert chat.talk
    assert chat.talk.step == "self_harm"


def test_a_button_goes_on_where_nothing_is_left_of_the_talk(chat: Chat) -> None:
    first = chat.say("I want to die")
    tap = next(b.tap for row in first[0].buttons for b in row if b.label == "Yes")
    chat.talk = None
    chat.tap(tap)
    assert chat.talk
    assert chat.talk.step == "who"
    chat.talk, chat.past = None, Past()
    said = chat.tap("safety:yes")
    assert chat.move.says[0].key == "anew/ask"
    assert said[0].text != first[0].text


def test_the_next_ordinary_talk_begins_softly_and_once(chat: Chat) -> None:
    chat.say("I want to die")
    chat.say("i'm safe now")
    assert not chat.past.is_tender(chat.now + timedelta(minutes=20))
    assert chat.past.is_tender(chat.now + timedelta(hours=9))
    assert not chat.past.asked().is_tender(chat.now + timedelta(hours=9))
    assert softly("hi", chat.now, ALONE).effects == frozenset()
    assert "pass_on" in softly("i want to write to my aunt", chat.now, ALONE).effects


def test_nobody_has_to_answer_the_soft_question(chat: Chat, now: datetime) -> None:
    talk = softly("i want to set a limit", now, ALONE).talk
    assert talk is not None
    for text in ("okay", "stop", "I can't talk after ten", "yes"):
        assert "pass_on" in go_on(talk, text, None, NOTHING, now, ALONE).effects, text
    assert go_on(talk, "still hard", None, NOTHING, now, ALONE).says[0].key == "softly/hard"


def test_something_else_is_asked_about_once_and_a_yes_lets_go(chat: Chat) -> None:
    chat.say("I want to die")
    chat.tap("/set_boundary")
    chat.say("yes")
    assert chat.talk is None
    assert chat.move.says[0].key == "close/safe"
    chat.say("I want to die")
    chat.tap("/set_boundary")
    chat.say("my sister maybe")
    assert chat.talk is not None


def test_a_room_about_somebody_dangerous_is_not_gone_back_to(chat: Chat) -> None:
    chat.say("my husband hits me")
    chat.say("i'm safe now")
    assert "close_room" in chat.move.effects
    chat.say("my husband hits me")
    chat.tap("safety:not_meant")
    assert "close_room" not in chat.move.effects


def test_the_plan_is_kept_line_by_line_and_shown_with_names() -> None:
    kept = packed({"plan_people": "Jo", "plan_helps": "the\ndog"}, "old line without a name\npeople: Ana")
    assert kept == "old line without a name\nwhat helps: the dog\npeople: Jo"
    assert lines_of(kept)["plan_people"] == "Jo"
    titles = {step: step[5:].title() for step in PARTS}
    assert shown(kept, titles) == "old line without a name\nHelps: the dog\nPeople: Jo"


SPANISH = Circumstances(country="ES", language="es")


def test_the_urgent_conversation_is_held_in_spanish(chat: Chat) -> None:
    chat.around = SPANISH
    first = chat.say("quiero morirme")
    assert "matarte" in first[0].text or "suicidio" in first[0].text or "quitarte la vida" in first[0].text
    assert chat.say("sí")[0].text.count("¿") == 1
    assert any("024" in message.text and "112" in message.text for message in chat.say("no tengo a nadie"))
    chat.say("me da miedo que manden a la policía")
    assert chat.talk
    assert chat.talk.step == "barrier_police"
    for text, step in (
        ("sí puedo", "plan"),
        ("vale", "plan_warning"),
        ("dejo de contestar", "plan_helps"),
        ("nada", "plan_places"),
        ("luego", "plan_later"),
        ("sí", "check_in_yes"),
    ):
        chat.say(text)
        assert chat.talk.step == step, text
    chat.say("estoy a salvo")
    assert chat.talk is None


def test_all_that_an_urgent_conversation_can_say_is_there_in_spanish(scripts: Mapping[str, Script]) -> None:
    mild = ("watch", "relapse", "softly")
    needed = {key for name, step in STEPS.items() if not name.startswith(mild) for key in step.says}
    needed |= {
        "stay/more",
        "close/safe_danger",
        "close/safe_child",
        "close/safe_harm",
        "close/safe_other",
        "watch/done",
    }
    needed -= {key for key in needed if key.startswith(("watch/over", "relapse/"))}
    assert sorted(key for key in needed if f"es/{key}" not in scripts) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no quiero vivir más", "es"), ("mi marido me pega y no puedo salir", "es"), ("hola, ¿me ayudas?", "es"),
        ("i want to die", "en"), ("he hit me again last night", "en"), ("no", None), ("vale", None), ("ok", None),
        ("me and my ex", "en"), ("no me", None), ("ich will nicht mehr leben", None), ("", None),
    ],
)  # fmt: skip
def test_english_and_spanish_are_told_apart_by_their_small_words(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_the_past_survives_as_json(chat: Chat) -> None:
    chat.say("I want to die")
    assert Past.from_dict(json.loads(json.dumps(chat.past.to_dict()))) == chat.past


def test_stop_ends_what_is_unasked_and_gives_the_number_once(chat: Chat) -> None:
    chat.say("I want to die")
    said = chat.say("stop")
    assert chat.talk is None
    assert "988" in said[0].text
    assert {"stop_unasked", "withdraw_check_in"} <= chat.move.effects


def test_after_a_day_it_is_over_and_begins_in_other_words(chat: Chat) -> None:
    first = chat.say("I want to die")
    chat.now += timedelta(hours=25)
    again = chat.say("I want to die")
    assert again[0].text != first[0].text
    assert chat.talk
    assert chat.talk.opened_at == chat.now
    chat.now += timedelta(hours=25)
    assert chat.say("good morning") == []
    assert chat.talk is None
    assert "pass_on" in chat.move.effects


def test_without_state_it_begins_in_words_that_change_with_time(
    scripts: Mapping[str, Script], helplines: Helplines, now: datetime
) -> None:
    texts = set()
    for second in range(4):
        move = begin(URGENT, now + timedelta(seconds=second), ALONE)
        assert move.talk is not None
        texts.add(word(move.says[0], move.talk, scripts, helplines)[0].text)
    assert len(texts) > 1


def test_the_whole_state_survives_as_json(chat: Chat) -> None:
    chat.say("I want to die")
    chat.say("yes")
    assert chat.talk is not None
    assert Talk.from_dict(json.loads(json.dumps(chat.talk.to_dict()))) == chat.talk


def test_voice_and_groups_get_no_private_words(chat: Chat, now: datetime) -> None:
    assert begin(URGENT, now, replace(ALONE, place="group")).says[0].key == "group"
    chat.say("I want to die")
    chat.around = replace(ALONE, can_read=False)
    chat._worded(go_on(chat.talk, "", None, NOTHING, now, chat.around))  # type: ignore[arg-type]
    assert chat.move.says[0].key == "voice"
    assert chat.talk is not None


def test_a_number_that_nobody_confirmed_is_never_alone(
    scripts: Mapping[str, Script], helplines: Helplines, now: datetime
) -> None:
    for lines in helplines:
        for step, line in (("service", lines.crisis), ("danger_service", lines.domestic), ("child_line", lines.child)):
            if line is None or line.confidence == "verified":
                continue
            talk = Talk("self_harm", step, now, country=lines.country)
            move = Move(talk, ())
            for key in STEPS[step].says:
                message, _ = word(
                    begin(URGENT, now, ALONE).says[0].__class__(key), move.talk or talk, scripts, helplines
                )
                assert "findahelpline.com" in message.text, f"{lines.country} {key}"


def test_a_minor_is_given_the_line_for_young_people(chat: Chat) -> None:
    chat.around = Circumstances(country="GB", is_minor=True)
    chat.say("I want to die")
    chat.say("yes")
    assert any("0800 1111" in message.text for message in chat.say("no one"))


def test_the_check_in_asks_and_listens(now: datetime) -> None:
    opened = check_in(now, ALONE)
    assert opened.talk is not None
    assert opened.says[0].key == "check_in/ask"
    assert go_on(opened.talk, "still bad", None, NOTHING, now, ALONE).says[0].key == "check_in/hard"


@pytest.mark.parametrize("concern", CONCERNS)
@pytest.mark.parametrize("level", ["watch", "urgent"])
@pytest.mark.parametrize("about", ["writer", "other"])
def test_every_walk_is_short_never_repeats_itself_and_asks_one_thing(
    concern: str, level: str, about: str, scripts: Mapping[str, Script], helplines: Helplines, now: datetime
) -> None:
    dice = random.Random(f"{concern}{level}{about}")
    for country, language in (("US", "en"), ("DE", "en"), (None, "en"), ("ES", "es"), ("GB", "es"), (None, "es")):
        for _ in range(12 if language == "en" else 6 if level == "urgent" else 0):
            around = Circumstances(country=country, language=language)
            move = begin(Seen(level, concern, about), now, around)  # type: ignore[arg-type]
            talk, heard = move.talk, []
            for _ in range(14):
                carrier = move.talk or talk
                assert carrier is not None
                messages = []
                for say in move.says:
                    message, carrier = word(say, carrier, scripts, helplines)
                    messages.append(message)
                assert len(messages) <= 2
                assert sum(len(message.text.split()) for message in messages) <= 60, [m.text for m in messages]
                assert sum(message.text.count("?") for message in messages) <= 2, [m.text for m in messages]
                assert all(message.kind == "safety" for message in messages)
                heard += [message.html for message in messages]
                if move.talk is None:
                    break
                talk = carrier
                taps = [
                    button.tap
                    for message in messages
                    for row in message.buttons
                    for button in row
                    if not button.tap.startswith("safety:safe")
                ]
                if taps and dice.random() < 0.7:
                    move = go_on(talk, "", dice.choice(taps), NOTHING, now, around)
                else:
                    move = go_on(
                        talk,
                        dice.choice(["no", "yes", "i dont know", "it hurts", "nobody", "my sister"]),
                        None,
                        NOTHING,
                        now,
                        around,
                    )
            assert len(heard) == len(set(heard)), [text for text in heard if heard.count(text) > 1]


@pytest.mark.parametrize(
    ("text", "expected", "answer"),
    [
        ("yeah", ("yes", "no"), "yes"),
        ("nope", ("yes", "no"), "no"),
        ("nobody really", ("no_one", "someone", "no"), "no_one"),
        ("my sister maybe", ("no_one", "someone"), "someone"),
        ("can't afford it", ("cost", "police"), "cost"),
        ("i'm ok now", ("yes", "no"), "safe"),
        ("that's not what i meant", ("yes",), "not_meant"),
        ("purple", ("yes", "no"), None),
    ],
)
def test_typed_answers_are_read_like_buttons(text: str, expected: tuple[str, ...], answer: str | None) -> None:
    assert read(text, None, expected) == answer


@pytest.mark.parametrize(
    ("step", "text", "language", "never"),
    [
        ("service", "i dont feel safe", "en", "safe"),
        ("who", "i don't think i'm ok now", "en", "safe"),
        ("service", "no estoy bien", "es", "safe"),
        ("who", "no me siento a salvo", "es", "safe"),
        ("self_harm", "i meant it", "en", "not_meant"),
        ("self_harm", "my life is a mistake", "en", "not_meant"),
        ("who", "something is not right with me", "en", "not_meant"),
        ("self_harm", "just asking for help", "en", "not_meant"),
        ("who", "i need to talk about something", "en", "elsewhere"),
        ("other_after", "i dont know if she is ok", "en", "resolved"),
        ("other_after", "no esta bien", "es", "resolved"),
        ("overdose_other", "i havent called", "en", "coming"),
        ("overdose_other", "shes not awake", "en", "awake"),
        ("overdose_naloxone", "i dont have it", "en", "has_it"),
        ("other_self_harm", "i dont know where she is", "en", "know"),
        ("who", "i cant tell my mum", "en", "someone"),
        ("hard", "im sorry", "en", "yes"),
        ("means", "nothing matters", "en", "nothing"),
    ],
)
def test_words_that_deny_or_doubt_an_answer_are_not_that_answer(
    step: str, text: str, language: str, never: str
) -> None:
    assert read(text, None, (*STEPS[step].answers, "resolved"), language) != never


def test_every_step_has_its_words_and_every_answer_a_step(scripts: Mapping[str, Script]) -> None:
    for name, step in STEPS.items():
        assert all(key in scripts for key in step.says), name
        for target in (*step.answers.values(), step.otherwise):
            assert target == "leave" or target in STEPS, f"{name} leads to {target}"


HEARD = Seen("urgent", "self_harm", is_heard=True)


def opened_by_ear(chat: Chat) -> Chat:
    """A talk that was opened by what a message means alone."""
    chat._worded(begin(HEARD, chat.now, chat.around, chat.past), HEARD)
    return chat


@pytest.mark.parametrize("said", ["thanks", "ok thank you", "thx", "ok", "cool thanks"])
@pytest.mark.parametrize("is_by_ear", [True, False])
def test_thanks_are_no_yes_to_whether_somebody_wants_to_die(chat: Chat, said: str, is_by_ear: bool) -> None:
    _ = opened_by_ear(chat) if is_by_ear else chat.say("i want to disappear tonight for good")
    assert "?" in chat.say(said)[0].text
    assert chat.talk
    assert chat.talk.step == "self_harm"


def test_what_was_only_heard_is_left_to_them_after_it_was_asked_twice(chat: Chat) -> None:
    opened_by_ear(chat).say("thanks")
    chat.say("its raining here")
    assert chat.talk
    assert chat.talk.step == "doubted"
    chat.say("yes it is on my mind")
    assert chat.talk
    assert chat.talk.step == "who"


def test_after_a_doubt_other_words_go_on_to_the_rest(chat: Chat) -> None:
    opened_by_ear(chat).say("thanks")
    chat.say("its raining here")
    chat.say("how do i tell my flatmate to wash up")
    assert chat.talk is None
    assert "pass_on" in chat.move.effects


@pytest.mark.parametrize(
    "said",
    ["no wtf", "wtf", "what the hell no", "lol no", "omg no", "why would u ask me that", "of course not"],
)
def test_whoever_scoffs_at_what_was_only_heard_was_misread(chat: Chat, said: str) -> None:
    opened_by_ear(chat).say(said)
    assert chat.talk is None
    assert "not_meant" in chat.move.effects


def test_a_scoff_takes_back_nothing_that_was_said_in_so_many_words(chat: Chat) -> None:
    chat.say("i want to kill myself")
    chat.say("lol no")
    assert chat.talk
    assert chat.talk.step == "not_that"


@pytest.mark.parametrize("said", ["meh", "nothing really", "never mind", "idk"])
def test_a_shrug_after_a_no_ends_what_was_only_heard(chat: Chat, said: str) -> None:
    opened_by_ear(chat).say("no")
    chat.say(said)
    assert chat.talk is None


def test_a_shrug_after_a_no_ends_nothing_that_was_said_in_so_many_words(chat: Chat) -> None:
    chat.say("i want to kill myself")
    chat.say("no")
    chat.say("meh")
    assert chat.talk
    assert chat.talk.step == "heavy"


def test_it_is_asked_only_once_whether_a_chat_is_private(chat: Chat) -> None:
    chat.say("my husband hits me")
    chat.say("it's private")
    assert chat.talk
    assert "danger/ask_private" in chat.talk.said


def test_a_talk_by_ear_stays_one_over_a_restart(chat: Chat) -> None:
    talk = opened_by_ear(chat).talk
    assert talk is not None
    assert Talk.from_dict(json.loads(json.dumps(talk.to_dict()))).is_heard
