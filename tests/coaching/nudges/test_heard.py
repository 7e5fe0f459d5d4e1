"""What a sentence says of nudges."""

from __future__ import annotations

from datetime import date, datetime, time, timezone

import pytest

from bot.coaching.nudges.heard import heard_in
from bot.coaching.nudges.silence import asks_quiet, tells_absence
from bot.coaching.nudges.spans import day_in, pause_end


@pytest.mark.parametrize(
    ("said", "quiet"),
    [
        ("Don't send in the day, I drive. After 20 only", (time(23), time(20))),
        ("only after 8pm please", (time(23), time(20))),
        ("send only after 9 in the morning", (time(23), time(9))),
        ("nothing after 9", (time(21), None)),
        ("not before 10", (None, time(10))),
        ("don't text me between 6am and 8pm", (time(6), time(20))),
        (
            "Kindly refrain from writing before nine in the morning or later than seven in the evening",
            (time(19), time(9)),
        ),
        ("Not before 10 and not after 8", (time(20), time(10))),
        ("No contact after half past nine, pls", (time(21, 30), None)),
        ("dont bother me before 5 in the evening, i am on the tractor", (None, time(17))),
        ("Nothing later than ten. I wake at 5.", (time(22), time(5))),
        ("quiet from 10 to 7", (time(22), time(7))),
        ("I ask that you write only after seven, my wife sleeps by day", (time(23), time(19))),
        ("no txts b4 11am", (None, time(11))),
        ("i work nights, asleep 9 to 5", (time(9), time(17))),
        ("i sleep from 8 to 4, no texts then", (time(20), time(4))),
        ("please don't write at night", (None, None)),
        ("no msgs in the time of fajr and after 21h, the baby sleeps", (time(21), None)),
        ("nothing between 22h30 and 7h", (time(22, 30), time(7))),
        ("not before 15h", (None, time(15))),
        ("I work nights at a bakery, 11 til 7. dont message me before 3 in the arvo ever", (None, time(15))),
        ("my shift is 2 to 10, please no messages before 11", (None, time(11))),
        ("no messages before 11, my shift is 2 to 10", (None, time(11))),
        ("10 to 6 is my shift, nothing before noon", (None, time(12))),
        ("i work from 9 to 5 and sleep 10 to 6, no messages then", (time(22), time(6))),
        ("i work from 9am to 5pm and sleep 10 to 6, no messages then", (time(22), time(6))),
        ("i work nights from 10 to 6 and sleep 9 to 5, no messages then", (time(9), time(17))),
        ("i work from 10pm to 6am and sleep 8 to 3, no messages then", (time(8), time(15))),
    ],
)
def test_when_it_is_quiet(said: str, quiet: tuple[time | None, time | None]) -> None:
    heard = heard_in(said)
    assert (heard.quiet, heard.hours) == (quiet, None)


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("mornings only", (time(9), time(12))),
        ("no messages in the morning", (time(12), time(21))),
        ("Please stop the messages at teatime, I am eating.", (time(9), time(17))),
        ("never at lunch", (time(14), time(21))),
        ("don't write while i work", (time(18), time(21))),
        ("dont text me at work", (time(18), time(21))),
        ("not during the day", (time(18), time(21))),
        ("don't forget to write in the evening", (time(17), time(21))),
        ("i don't mind in the morning", (time(9), time(12))),
        ("at lunch is fine", (time(12), time(14))),
    ],
)
def test_at_which_hours(said: str, hours: tuple[time, time]) -> None:
    heard = heard_in(said)
    assert (heard.quiet, heard.hours) == (None, hours)


@pytest.mark.parametrize(
    ("said", "rest", "quiet"),
    [
        ("no msgs 1 to 3, baby naps", (time(13), time(15)), None),
        ("dont ping me 9-5", (time(9), time(17)), None),
        ("do not send anything from 8 til half 4, lessons", (time(8), time(16, 30)), None),
        ("between 12 and 2 no messages, i pray", (time(12), time(14)), None),
        ("I'd rather not be disturbed from noon to two", (time(12), time(14)), None),
        ("I do not wish to be disturbed between two and three", (time(14), time(15)), None),
        ("9 to 17 nothing please", (time(9), time(17)), None),
        ("i work 9 to 5 so dont text me then", (time(9), time(17)), None),
        ("don't write when i work, 9 to 5, and not after 10pm", (time(9), time(17)), (time(22), None)),
        ("send nothing between two and four in the afternoon nor after nine", (time(14), time(16)), (time(21), None)),
    ],
)
def test_a_time_of_quiet_by_day_leaves_the_night_as_it_is(
    said: str, rest: tuple[time, time], quiet: tuple[time | None, time | None] | None
) -> None:
    heard = heard_in(said)
    assert (heard.rest, heard.quiet, heard.hours) == (rest, quiet, None)


def test_an_answer_to_when_it_is_to_be_quiet_is_all_of_it() -> None:
    heard = heard_in("1 pm to 3 pm", "quiet")
    assert (heard.quiet, heard.rest) == ((time(13), time(15)), None)


@pytest.mark.parametrize(
    "said",
    [
        "don't message me after the 15th",
        "nothing before 15 March",
        "two more messages please",
        "one to one chats",
        "pause for 24h",
        "nothing after 2h of work",
    ],
)
def test_what_is_no_time_of_day_is_not_read_as_one(said: str) -> None:
    assert not heard_in(said).is_timed


@pytest.mark.parametrize(
    "said", ["it does not suit between 1 and 3", "3 to 5 isn't good", "I never sit down from 9 to 10"]
)
def test_hours_that_are_denied_are_not_kept_as_wished(said: str) -> None:
    assert heard_in(said).hours is None


@pytest.mark.parametrize("said", ["may I alter it to once in the week", "one note in a week only", "just once a week"])
def test_how_often(said: str) -> None:
    assert heard_in(said).per_week == 1


@pytest.mark.parametrize(
    "said",
    [
        *(
            "out on the boats, no messages till I am home",
            "hold off for a fortnight",
            "shush til friday",
            "kindly pause",
        ),
        *("Please suspend them while I am in hospital", "dont send nothin for 5 days", "I need a break from the notes"),
        *("I am not to be disturbed until Monday", "mute it pls", "leave me be this week", "stop for now"),
        *("I want a break from you", "nothing this week pls", "nothing till Monday", "give me a break, kith"),
    ],
)
def test_quiet_is_asked_for(said: str) -> None:
    assert asks_quiet(said)


@pytest.mark.parametrize(
    "said",
    [
        *("The mill's shut till spring. Evenings drag.", "Schools are off until the 8th and they fight all day"),
        *("She's with her gran for two weeks", "Harvest is over in ten days", "the shop is closed for a month now"),
        *("I feel so empty", "nothing helps", "there is nothing left", "he told me to chill", "I am gone by tomorrow"),
        *("I need a break from my husband", "my dad is in hospital", "my dad is in hospital till Friday"),
    ],
)
def test_a_story_with_a_length_asks_for_no_quiet_and_tells_no_absence(said: str) -> None:
    assert not asks_quiet(said)
    assert not tells_absence(said)


@pytest.mark.parametrize(
    "said",
    [
        "I am travelling until the 9th",
        "I'm away two weeks",
        "no signal on the rig till May",
        "honeymoon, back in May",
        "I am in hospital",
        "no notes, in hospital till Friday",
        "I'll be gone for two weeks",
    ],
)
def test_an_absence_is_told(said: str) -> None:
    assert tells_absence(said)


def test_a_length_of_days_ends_a_pause() -> None:
    monday = datetime(2026, 3, 2, 18, tzinfo=timezone.utc)
    assert pause_end("on the water ten days, nothing till I'm back", monday) == datetime(2026, 3, 12, 18)  # noqa: DTZ001


def test_this_week_ends_with_the_next_monday() -> None:
    wednesday = datetime(2026, 3, 4, 12, tzinfo=timezone.utc)
    assert pause_end("dont need reminding this week", wednesday) == datetime(2026, 3, 9)  # noqa: DTZ001 - wall time
    assert day_in("remind me on friday this week", wednesday) == date(2026, 3, 6)


@pytest.mark.parametrize("said", ["only after midnight", "after 23 only", "no messages in the morning or evening"])
def test_what_would_be_read_in_reverse_is_left(said: str) -> None:
    assert heard_in(said).quiet is None
