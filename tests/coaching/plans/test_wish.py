"""A plan as somebody says it."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from bot.coaching.plans import asks_reminder, wish_in

MONDAY_EVENING = datetime(2026, 3, 2, 18)  # noqa: DTZ001 - wall time where the person is


@pytest.mark.parametrize(
    ("said", "action", "words"),
    [
        (
            "could you remind me sundays to telephone Maureen, Jean's friend",
            "telephone Maureen, Jean's friend",
            "Sundays",
        ),
        ("Save please: Marek, sponsor, call each Wednesday", "call Marek", "each Wednesday"),
        ("I planned tea with Chioma for Tuesday 4pm, remind me", "have tea with Chioma", "Tuesday 4pm"),
        ("coffee with Sara next tuesday 10am, set a reminder", "have coffee with Sara", "next Tuesday 10am"),
        ("Maureen says I ring too often. Make it once a month then.", "ring Maureen", "once a month"),
        ("remind me in 2 hours to ring mum", "ring mum", "at 20:00"),
        (
            "Remind me on Sunday efter the kirk tae phone Chrissie. half 12 wid dae",
            "phone Chrissie",
            "on Sunday after the kirk half 12",
        ),
        ("remind me after the mass on sunday to visit Ana", "visit Ana", "after the mass on Sunday"),
        ("remind me 14 november to write to Ida", "write to Ida", "14 november"),
        ("remember me on friday to ring my nan", "ring my nan", "on Friday"),
        ("remind me to ring dad every friday about 2", "ring dad", "every Friday about 2"),
        ("remind me to ring dad on friday about 2.", "ring dad", "on Friday about 2"),
        (
            "remind me to ring nan on sunday around 11, she likes that",
            "ring nan",
            "on Sunday around 11",
        ),
    ],
)
def test_what_is_to_be_done_and_when(said: str, action: str, words: str) -> None:
    wish = wish_in(said, MONDAY_EVENING)
    assert (wish.action, wish.when and wish.when.words) == (action, words)


@pytest.mark.parametrize(
    ("said", "in_mind"),
    [
        ("remind me tmrw at 5 that theres ceramics club, ill chicken out otherwise", "go to ceramics club"),
        ("could u ping me thursday evening so i dont forget ali's party", "remember ali's party"),
        ("i need a reminder for my niece's recital on the 12th at 3", "remember my niece's recital"),
        ("remind me about the dentist on monday", "remember the dentist"),
        ("i went to the dentist on monday", None),
        ("remind me friday", None),
    ],
)
def test_what_is_only_to_come_to_mind(said: str, in_mind: str | None) -> None:
    wish = wish_in(said, MONDAY_EVENING)
    assert (wish.action, wish.in_mind) == (None, in_mind)


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("text jo in half an hour", time(18, 30)),
        ("ring mum in an hour and a half", time(19, 30)),
        ("ring mum in fifteen minutes or so", time(18, 15)),
        ("in like 20 mins i ring dad", time(18, 20)),
        ("ring dad in an hour", time(19)),
    ],
)
def test_so_long_from_now_is_a_minute_of_the_clock(said: str, at: time) -> None:
    when = wish_in(said, MONDAY_EVENING).when
    assert when is not None
    assert when.schedule is not None
    assert (when.schedule.every, when.schedule.at) == ("once", at)


def test_a_day_that_is_named_goes_before_so_long_from_now() -> None:
    when = wish_in("call Ana on Sunday at 10, I'll be home in 5 minutes", MONDAY_EVENING).when
    assert when is not None
    assert when.schedule is not None
    assert (when.schedule.first_on.isoformat(), when.schedule.at) == ("2026-03-08", time(10))


@pytest.mark.parametrize(
    ("said", "at", "action"),
    [
        ("remind me at 21h to ring Jo", time(21), "ring Jo"),
        ("remind me at 9h to ring Jo on friday", time(9), "ring Jo"),
        ("remind me friday 7h to ring Jo", time(7), "ring Jo"),
        ("remind me at 10h30 to ring Jo", time(10, 30), "ring Jo"),
        ("remind me on friday to ring Jo for 2h", None, "ring Jo for 2h"),
    ],
)
def test_an_hour_with_an_h_is_one(said: str, at: time | None, action: str) -> None:
    wish = wish_in(said, MONDAY_EVENING)
    assert wish.when is not None
    assert wish.when.schedule is not None
    assert (wish.when.schedule.at, wish.action) == (at, action)


def test_what_is_not_to_be_done_is_no_deed() -> None:
    wish = wish_in("remind me not to text my ex tonight", MONDAY_EVENING)
    assert (wish.action, wish.in_mind) == (None, "remember not to text my ex")


@pytest.mark.parametrize(
    "said",
    [
        "remind me tmrw at 5 that theres ceramics club",
        "set a reminder to ring mum on sunday",
        "ping me at 6 to ring jo",
        "can you remember me to ring my aunt on friday",
        "mind me on thursday tae ring ma da",
    ],
)
def test_a_reminder_is_asked_for(said: str) -> None:
    assert asks_reminder(said, MONDAY_EVENING)


@pytest.mark.parametrize(
    "said",
    [
        "remind me again tomorrow",
        "can't talk now, remind me tomorrow",
        "Busy, remind me at 6",
        "remind me about it tomorrow",
        "don't remind me about mum on friday",
        "never remind me of friday again",
        "cancel the reminder for friday",
        "what was the reminder for friday?",
        "you remind me of my mum on sundays",
        "will he remember me on friday when i go to see him",
        "remember me to your mother on sunday",
    ],
)
def test_putting_off_and_being_rid_of_one_ask_for_none(said: str) -> None:
    assert not asks_reminder(said, MONDAY_EVENING)
