"""What the screen makes of a message: the line between none, watch and urgent, whom it is about, and its disguises."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest

from bot.coaching.safety import Screen

SHARED = Path(__file__).resolve().parents[4] / "shared" / "eval"

CASES = [
    # the plain wish and the wish to vanish
    ("I want to die", "urgent", "self_harm"),
    ("i just wish i could fall asleep and not wake up", "watch", "self_harm"),
    # a burden, and a burden with a goodbye
    ("they'd all be better off without me", "watch", "self_harm"),
    ("they'd be better off without me, I've written the letters", "urgent", "self_harm"),
    # a denial
    ("I'm not suicidal, just tired of everything", "watch", "self_harm"),
    ("I'd never hurt myself", "none", None),
    # over, and not over
    ("I tried to kill myself ten years ago and I'm so glad I survived", "none", None),
    ("I tried to kill myself last night", "urgent", "self_harm"),
    ("my ex used to hit me", "watch", "relationship_danger"),
    # control, and control with violence
    ("he tracks my phone and checks my messages", "watch", "relationship_danger"),
    ("he tracks my phone and last week he slapped me", "urgent", "relationship_danger"),
    # pills as the means
    ("I'm going to take all my pills", "urgent", "overdose"),
    # someone else, now and then
    ("my sister texted goodbye and isn't answering", "urgent", "self_harm"),
    ("my friend tried to kill herself last year", "watch", "self_harm"),
    ("my brother is using again", "watch", "relapse"),
    # intent to hurt, of the writer and of another
    ("I'll kill him", "urgent", "harm_to_others"),
    ("my cousin says he's going to shoot his boss", "watch", "harm_to_others"),
    ("my cousin says he's going to shoot his boss today, he has the gun", "urgent", "harm_to_others"),
    # a child
    ("my dad hits me with his belt", "urgent", "abuse_of_child"),
    ("I'm scared I'll hurt my baby", "urgent", "harm_to_others"),
    ("my parents took my phone for a week", "none", None),
    # relapse and craving
    ("I drank again last night", "watch", "relapse"),
    ("had a craving but it passed", "none", None),
    # a threat reported, and a threat of suicide
    ("he says he'll kill me if I leave", "urgent", "relationship_danger"),
    # the highest level, then the order of the concerns
    ("I relapsed and I want to die", "urgent", "self_harm"),
    ("he beat me so I took a whole bottle of pills", "urgent", "overdose"),
]


@pytest.mark.parametrize(("text", "level", "concern"), CASES)
def test_the_line_runs_where_the_levels_of_concern_say(
    screen: Screen, text: str, level: str, concern: str | None
) -> None:
    seen = screen.read(text)
    assert (seen.level, seen.concern) == (level, concern)


@pytest.mark.parametrize(
    "text",
    [
        "this traffic is killing me",
        "dying to see you",
        "you killed it",
        "I could murder a curry",
        "shoot me an email",
        "I want to die of embarrassment lol",
        "want to hang out?",
        "jumping on the train",
        "overdosed on chocolate",
        "my boss will kill me",
        "the song says I want to die",
        "in the film he wants to kill himself",
        "I cut my finger chopping onions",
        "what are the signs of an overdose?",
        "it hit me that I miss her",
        "",
        "   ",
        "🙂",
        "!!!???",
    ],
)
def test_everyday_talk_raises_no_alarm(screen: Screen, text: str) -> None:
    assert screen.read(text).level == "none"


@pytest.mark.parametrize(
    "text",
    [
        "I WANT TO DIE",
        "i want to d i e",
        "i w4nt to k!ll mys3lf",
        "i wanna k*ll myself",
        "i want to diiiiie",
        "i want to di\u200be",
        "i’m gonna kill myself",
        "thinking about su1c1de",
        "im suicidle",
        "ｉ ｗａｎｔ ｔｏ ｄｉｅ",
        "i want to k i l l myself",
        "wanna unalive myself",
    ],
)
def test_disguises_do_not_hide_it(screen: Screen, text: str) -> None:
    assert screen.read(text) == screen.read("I want to die")


def test_a_threat_of_suicide_as_leverage_is_at_least_a_worry(screen: Screen) -> None:
    seen = screen.read("he says he'll kill himself if I leave")
    assert seen.level != "none"
    assert seen.concern == "relationship_danger"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("my sister is about to jump off a bridge", "other"),
        ("I'm about to jump off a bridge", "writer"),
        ("he won't wake up", "other"),
    ],
)
def test_it_says_whom_it_is_about(screen: Screen, text: str, about: str) -> None:
    assert screen.read(text).about == about


@pytest.mark.measured
def test_what_nobody_can_read_raises_nothing(screen: Screen) -> None:
    dice = random.Random(7)
    for _ in range(200):
        screen.read(
            "".join(
                chr(dice.choice([dice.randrange(32, 127), dice.randrange(0x100, 0xD7FF), 0xD800, 0]))
                for _ in range(300)
            )
        )


@pytest.mark.parametrize("text", ["Next Sunday I'll tell the family that I was wrong.", "her place, where i feel safe"])
def test_what_is_said_in_rooms_and_plans_raises_no_alarm(screen: Screen, text: str) -> None:
    assert screen.read(text).level == "none"


@pytest.mark.measured
@pytest.mark.parametrize("name", ["hwu64_10shot.tsv", "hwu64_test.tsv"])
def test_requests_to_a_home_assistant_raise_no_alarm(screen: Screen, name: str) -> None:
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"{name} is not on this machine: it is for development only")
    with path.open(encoding="utf-8", newline="") as rows:
        alarms = [
            row["text"]
            for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
            if screen.read(row["text"]).level != "none"
        ]
    assert alarms == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("two years sober and noone to tell", "none"),
        ("two years sober and i drank last night", "watch"),
        ("90 days sober and no one to tell but i want to drink now", "watch"),
        ("two years sober until last night and nobody to tell", "watch"),
    ],
)
def test_clean_time_with_nobody_to_tell_is_no_relapse(screen: Screen, text: str, level: str) -> None:
    assert screen.read(text).level == level
