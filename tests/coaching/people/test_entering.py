"""Wishes about the list in set phrases."""

from datetime import datetime

import pytest

from bot.coaching.people import entry_in, told_in, who_in
from bot.coaching.people.entering import is_about_a_thing

NOW = datetime(2026, 3, 2, 18)  # noqa: DTZ001 - wall time


@pytest.mark.parametrize(
    ("text", "name", "relation"),
    [
        ("Please add Friday, my neighbour.", "Friday", "neighbour"),
        ("add my cousin Monday", "Monday", "cousin"),
        ("put Sunday on my list", "Sunday", None),
        ("add Hope to my list", "Hope", None),
        ("add my cousin joy to my list", "Joy", "cousin"),
        ("put Dad in my book", "Dad", "dad"),
        ("I'd like my nephew Otto added to my list", "Otto", "nephew"),
        ("could my godmother Ilse be put on the list", "Ilse", "godmother"),
        ("my friend Tunde should be in my people", "Tunde", "friend"),
        ("may I have Frau Lindner, my neighbour, on the list", "Frau Lindner", "neighbour"),
        ("i want you add my mother in law Phuong in list", "Phuong", "mother in law"),
        ("get wee Shona on my list she's ma niece", "Shona", "niece"),
        ("stick my da on the list", "Da", "da"),
        ("include Mr. Joseph, old teacher, once in two weeks", "Mr Joseph", "old teacher"),
        ("Kindly enter Ramrao among my people, retired postman", "Ramrao", "retired postman"),
        ("Add Ravi - colleague from bank", "Ravi", "colleague"),
        ("keep Uncle Femi in my people please", "Femi", "uncle"),
        ("add Wanja, my tailor", "Wanja", "tailor"),
        ("add Torsten, twice a month", "Torsten", None),
        ("could you put my sister mira in, shes in lima so the hours are odd", "Mira", "sister"),
        ("Kindly enter the following person: Paul, who moved to Leeds. We ought to talk every month.", "Paul", None),
    ],
)
def test_somebody_is_to_be_put_on(text: str, name: str, relation: str | None) -> None:
    entry = entry_in(text)
    assert entry is not None
    assert (entry.wish, entry.name, entry.relation) == ("add", name, relation)
    assert who_in(text) == (name, relation)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gudrun may be removed from my list, if you please.", "Gudrun"),
        ("kindly strike off Ramesh from my people", "Ramesh"),
        ("I would be obliged if you took Herr Vogel off my list.", "Herr Vogel"),
        ("take our Kev aff the list", "Kev"),
        ("Ramesh to be deleted from my people", "Ramesh"),
        ("please cross Tuesday off my list", "Tuesday"),
        ("Auntie Bisi should come off the list", "Bisi"),
        ("my friend Olu is to be taken out of my contacts", "Olu"),
    ],
)
def test_somebody_is_to_be_taken_off(text: str, name: str) -> None:
    entry = entry_in(text)
    assert entry is not None
    assert (entry.wish, entry.name) == ("remove", name)


@pytest.mark.parametrize(
    "text",
    [
        "my mum is on the list of people who hurt me",
        "add Ana and Tom to my people",
        "show me the list",
        "put the kettle on the list",
        "add Sunday to my plan",
        "add Friday 6pm",
        "add a call with Ana on Sunday",
        "how do i add people to my list",
        "delete everyone from my list",
        "she took me off her list",
        "I want to be on the list",
        "call my cousin Friday",
        "put my cousin on Friday",
        "I can't get him off my mind",
        "add Ana, Lisbon",
        "add Ana, quiet and calm",
        "please add milk to the list",
        "add sleep to my list",
        "I want peace in my circle",
        "add paracetamol to list",
        "I put Christmas on my list",
        "should I put Dad in my book",
        "hi " * 1300,
    ],
)
def test_other_words_are_no_such_wish(text: str) -> None:
    assert entry_in(text) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("add Sontakke, once in fifteen days I should sit with him", 15),
        ("Jo, one time in a week", 7),
        ("Jo, once in two weeks", 14),
        ("Jo, every alternate Sunday", 14),
        ("Jo, twice a month", 14),
        ("Jo, 20 days once", 20),
        ("Jo, once in a fortnight", 14),
        ("Jo, once in a month", 30),
        ("Jo, in two weeks", None),
        ("once upon a time", None),
    ],
)
def test_how_often_is_read_in_other_words(text: str, days: int | None) -> None:
    assert told_in(text, NOW).rhythm_days == days


@pytest.mark.parametrize(
    "text",
    [
        "Put Krystal on the list. Don't be at me to call her though.",
        "add Moira but no nagging about her",
        "stick my da on the list, dont be hounding me to ring him",
        "no reminders for him please",
        "you needn't remind me of him",
        "leave me be about ringing her",
        "add Jo, without any nudges",
        "please do not be pestering me about Bisi",
    ],
)
def test_no_nudges_about_somebody_is_heard(text: str) -> None:
    assert told_in(text, NOW).status == "not_now"


@pytest.mark.parametrize("text", ["remind me to call Jo", "I remember her well", "add Jo, she nags me", "no worries"])
def test_other_words_set_nobody_aside(text: str) -> None:
    assert told_in(text, NOW).status is None


@pytest.mark.parametrize(
    ("text", "is_thing"),
    [
        ("please add milk to the list", True),
        ("I put Christmas on my list", True),
        ("add Hope to my list", False),
        ("add my sister Mira to my list", False),
    ],
)
def test_a_thing_is_nobody(text: str, is_thing: bool) -> None:
    assert is_about_a_thing(text) is is_thing
