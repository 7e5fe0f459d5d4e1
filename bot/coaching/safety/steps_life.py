"""Steps where a life is in danger: the wish to die, somebody else's, and too much taken."""

from __future__ import annotations

from collections.abc import Mapping

from bot.coaching.safety.step import BARRIERS, MEANS, RISEN, SERVICE, Step, turn

_WHO = {"no_one": "service", "no_talk": "barrier_no_talk", "someone": "someone", "no": "service", **BARRIERS}

STEPS: Mapping[str, Step] = {
    # The writer, about dying.
    "self_harm": turn(
        "self_harm/ask",
        {
            "yes": "who",
            "unsure": "who",
            "no": "not_that",
            "already": "overdose",
        },
        "who",
        "pause_nudges",
    ),
    "doubted": turn(
        "self_harm/doubted",
        {"yes": "who", "unsure": "who", "no": "not_meant", "already": "overdose"},
        "leave",
    ),
    "who": turn(
        "self_harm/who",
        {**_WHO, "unsure": "service"},
        "who_else",
        "rise pause_nudges",
    ),
    "who_else": turn("self_harm/who_else", {**_WHO, "unsure": "service"}, "service"),
    "someone": turn("self_harm/someone service", SERVICE, "means"),
    "service": turn("service", SERVICE, "means"),
    "hard": turn("self_harm/hard", {**SERVICE, "worse": "urge_service"}, "means"),
    "contacting": turn("self_harm/contacting self_harm/means", MEANS, "plan"),
    **{step: turn(f"barrier/{name} self_harm/means", {**MEANS, **BARRIERS}, "plan") for name, step in BARRIERS.items()},
    "means": turn("self_harm/means", MEANS, "plan"),
    "means_hurt": turn("self_harm/means_hurt", {**MEANS, "pain": "hard"}, "plan"),
    "means_no": turn(
        "self_harm/means_no",
        {
            "took": "overdose",
            "meant": "right_now",
            "agreed": "plan",
            "refused": "urge_service",
            "pain": "hard",
            "yes": "plan",
            "someone": "someone",
            "no": "urge_service",
        },
        "plan",
    ),
    "urge_service": turn("self_harm/urge_service", SERVICE, "hard"),
    # What cannot wait: means in hand, a goodbye.
    "right_now": turn(
        "self_harm/right_now",
        {
            "already": "overdose_me",
            "moved": "right_now_next",
            "coming": "right_now_next",
            "someone": "right_now_next",
            "done": "right_now_next",
            "no_one": "urge_service",
            "no": "urge_service",
        },
        "urge_service",
        RISEN,
    ),
    "right_now_next": turn(
        "self_harm/right_now_next", {**_WHO, "unsure": "service", "coming": "contacting"}, "service"
    ),
    "goodbye": turn(
        "self_harm/goodbye",
        {
            "yes": "right_now",
            "unsure": "urge_service",
            "no": "who_else",
            "someone": "someone",
            "no_one": "urge_service",
        },
        "urge_service",
        RISEN,
    ),
    "not_that": turn(
        "self_harm/not_that",
        {"heavy": "heavy", "yes": "who"},
        "heavy",
        if_heard={"shrugs": "watch_done"},
    ),
    "heavy": turn("self_harm/heavy", {"yes": "who", "no": "safe", **BARRIERS}, "stay"),
    "stay": turn("stay", {**BARRIERS, "hard": "hard", "no_one": "service", "someone": "someone"}, "stay"),
    # Somebody else, about dying.
    "other_self_harm": turn(
        "other/ask_where",
        {
            "know": "other_go",
            "yes": "other_go",
            "unknown": "other_unknown",
            "no": "other_unknown",
            "with": "other_with",
        },
        "other_go",
        RISEN,
    ),
    "other_go": turn(
        "other/go",
        {"coming": "other_after", "with": "other_with", "refuse": "other_refuse", "police": "other_refuse"},
        "other_with",
    ),
    "other_with": turn(
        "other/with", {"coming": "other_after", "refuse": "other_refuse", "police": "other_refuse"}, "other_after"
    ),
    "other_unknown": turn(
        "other/unknown",
        {"coming": "other_after", "know": "other_go", "refuse": "other_refuse", "police": "other_refuse"},
        "other_after",
    ),
    "other_refuse": turn("other/refuse", {"coming": "other_after"}, "other_after"),
    "other_after": turn(
        "other/after",
        {"now": "other_worse", "coming": "stay_other", "refuse": "other_refuse", "police": "other_refuse"},
        "stay_other",
    ),
    "other_worse": turn("other/worse", {"coming": "stay_other"}, "stay_other"),
    "stay_other": turn(
        "stay/other", {"now": "other_worse", "coming": "stay_other", "refuse": "other_refuse"}, "stay_other"
    ),
    # Too much taken.
    "overdose": turn(
        "overdose/now",
        {
            "me": "overdose_me",
            "mine": "overdose_me",
            "asleep": "overdose_position",
            "awake": "overdose_awake",
            "coming": "overdose_coming",
            "not_yet": "overdose_not_yet",
        },
        "overdose_ask",
        RISEN,
    ),
    "overdose_ask": turn(
        "overdose/ask",
        {
            "me": "overdose_me",
            "mine": "overdose_me",
            "asleep": "overdose_position",
            "awake": "overdose_awake",
            "coming": "overdose_coming",
            "not_yet": "overdose_not_yet",
        },
        "overdose_me",
    ),
    "overdose_me": turn(
        "overdose/me",
        {
            "coming": "overdose_coming",
            "no_one": "overdose_alone",
            "no": "overdose_alone",
            "police": "overdose_police",
            "someone": "overdose_someone",
            "yes": "overdose_someone",
        },
        "overdose_alone",
    ),
    "overdose_alone": turn(
        "overdose/alone",
        {"coming": "overdose_coming", "police": "overdose_police", "no": "overdose_shout"},
        "overdose_meant",
    ),
    "overdose_someone": turn(
        "overdose/someone", {"coming": "overdose_coming", "no": "overdose_shout"}, "overdose_meant"
    ),
    "overdose_shout": turn("overdose/shout", {"coming": "overdose_coming"}, "overdose_meant"),
    "overdose_police": turn("overdose/police", {"coming": "overdose_coming", "no": "overdose_shout"}, "overdose_meant"),
    "overdose_not_yet": turn(
        "overdose/not_yet", {"yes": "who", "no": "means", "someone": "someone", "no_one": "service"}, "who"
    ),
    "overdose_coming": turn(
        "overdose/coming",
        {"asleep": "overdose_position", "yes": "overdose_after"},
        "overdose_meant",
    ),
    "overdose_meant": turn("overdose/meant", {"yes": "who", "unsure": "who", "no": "overdose_after"}, "overdose_after"),
    "overdose_after": turn("overdose/after", {"yes": "never_alone", "no": "stay"}, "never_alone"),
    "never_alone": turn("overdose/never_alone", {"hard": "hard"}, "stay"),
}
