"""Steps where somebody else took too much: the emergency number, the body, staying, and then the one who stayed."""

from __future__ import annotations

from collections.abc import Mapping

from bot.coaching.safety.step import RISEN, Step, turn

_ALWAYS = {
    "died": "overdose_other_died",
    "coming": "overdose_other_coming",
    "police": "overdose_other_police",
}

STEPS: Mapping[str, Step] = {
    "overdose_other": turn(
        "overdose/other",
        {
            **_ALWAYS,
            "has_it": "overdose_spray",
            "asleep": "overdose_position",
            "awake": "overdose_awake",
            "me": "overdose_me",
        },
        "overdose_position",
        RISEN,
    ),
    "overdose_position": turn("overdose/position", {**_ALWAYS, "has_it": "overdose_spray"}, "overdose_naloxone"),
    "overdose_naloxone": turn(
        "overdose/naloxone",
        {**_ALWAYS, "has_it": "overdose_spray", "yes": "overdose_spray", "no": "overdose_breaths"},
        "overdose_breaths",
    ),
    "overdose_spray": turn(
        "overdose/spray", {**_ALWAYS, "awake": "overdose_awake", "no": "overdose_breaths"}, "overdose_breaths"
    ),
    "overdose_breaths": turn(
        "overdose/breaths",
        {**_ALWAYS, "has_it": "overdose_spray", "awake": "overdose_awake", "no": "overdose_other_shout"},
        "overdose_other_coming",
    ),
    "overdose_awake": turn(
        "overdose/awake",
        {**_ALWAYS, "has_it": "overdose_spray", "asleep": "overdose_position"},
        "overdose_other_coming",
    ),
    "overdose_other_shout": turn("overdose/shout", {**_ALWAYS, "asleep": "overdose_position"}, "overdose_other_coming"),
    "overdose_other_police": turn(
        "overdose/other_police",
        {**_ALWAYS, "asleep": "overdose_position", "no": "overdose_other_shout"},
        "overdose_other_coming",
    ),
    "overdose_other_coming": turn(
        "overdose/other_coming",
        {
            "died": "overdose_other_died",
            "coming": "overdose_other_after",
            "has_it": "overdose_spray",
            "asleep": "overdose_position",
            "awake": "overdose_awake",
            "cared": "overdose_other_after",
            "yes": "overdose_other_after",
        },
        "overdose_other_coming",
    ),
    "overdose_other_after": turn(
        "overdose/other_after",
        {
            "died": "overdose_other_died",
            "asleep": "overdose_position",
            "now": "overdose_other",
            "someone": "overdose_other_next",
            "yes": "overdose_other_next",
            "no_one": "overdose_other_alone",
            "no": "overdose_other_alone",
        },
        "overdose_other_next",
    ),
    "overdose_other_alone": turn(
        "overdose/other_alone", {"died": "overdose_other_died", "now": "overdose_other"}, "overdose_other_next"
    ),
    "overdose_other_next": turn(
        "overdose/other_next", {"died": "overdose_other_died", "now": "overdose_other"}, "stay_other"
    ),
    "overdose_other_died": turn("overdose/other_died", {"now": "overdose_other"}, "stay_other"),
}
