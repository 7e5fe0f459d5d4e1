"""Steps where people hurt people: someone close, a child, the writer, somebody else."""

from __future__ import annotations

from collections.abc import Mapping

from bot.coaching.safety.step import APART, BARRIERS, RISEN, SAFE_FROM_OTHERS, Step, turn

STEPS: Mapping[str, Step] = {
    # Someone close is dangerous.
    "relationship_danger": turn(
        "danger/ask_private",
        {
            "seen": "danger_seen",
            "now": "danger_now",
            "private": "danger_service",
            "mine": "danger_service",
            "yes": "danger_service",
            "no": "danger_seen",
        },
        "danger_service",
        SAFE_FROM_OTHERS,
    ),
    "danger_seen": turn(
        "danger/seen", {"now": "danger_now", **{k: f"danger_{v}" for k, v in BARRIERS.items()}}, "danger_service"
    ),
    "danger_now": turn(
        "danger/now",
        {"no": "danger_hidden", "out": "danger_out", "yes": "danger_out", "coming": "danger_out"},
        "danger_hidden",
        SAFE_FROM_OTHERS,
    ),
    "danger_hidden": turn(
        "danger/hidden",
        {
            "out": "danger_out",
            "yes": "danger_locked",
            "coming": "danger_locked",
            "quiet": "danger_private",
            "no": "danger_locked",
        },
        "danger_locked",
        SAFE_FROM_OTHERS,
    ),
    "danger_locked": turn(
        "danger/locked",
        {"out": "danger_out", "quiet": "danger_private", "yes": "danger_private", "now": "danger_now"},
        "danger_private",
    ),
    "danger_out": turn("danger/out", {"now": "danger_now"}, "danger_private"),
    "danger_private": turn(
        "danger/private",
        {"now": "danger_now", "seen": "danger_seen", "private": "danger_service", "mine": "danger_service"},
        "danger_service",
    ),
    "danger_service": turn(
        "danger/service",
        {
            "now": "danger_now",
            **{k: f"danger_{v}" for k, v in BARRIERS.items()},
            "will": "danger_friend",
            "yes": "danger_friend",
            "no": "danger_friend",
            "love": "danger_love",
            "no_one": "danger_steps",
        },
        "danger_friend",
    ),
    **{
        f"danger_{step}": turn(
            f"barrier/{name} danger/friend",
            {"now": "danger_now", "someone": "danger_steps", "no_one": "danger_steps", "yes": "danger_steps"},
            "danger_steps",
        )
        for name, step in BARRIERS.items()
    },
    "danger_love": turn("danger/love", {"now": "danger_now"}, "danger_friend"),
    "danger_friend": turn(
        "danger/friend",
        {
            "now": "danger_now",
            "privacy": "danger_barrier_privacy",
            "love": "danger_love",
            "someone": "danger_steps",
            "no_one": "danger_steps",
        },
        "danger_steps",
    ),
    "danger_steps": turn(
        "danger/steps",
        {"now": "danger_now", "love": "danger_love", "more": "danger_bag", "yes": "danger_bag"},
        "danger_bag",
    ),
    "danger_bag": turn("danger/bag", {"now": "danger_now"}, "danger_stay"),
    "danger_stay": turn("stay/danger", {"now": "danger_now"}, "danger_stay"),
    "other_danger": turn(
        "danger/other",
        {
            "now": "danger_other_now",
            "coming": "danger_other_after",
            "yes": "danger_other_now",
            "no": "danger_other_after",
        },
        "danger_other_after",
        RISEN,
    ),
    "danger_other_now": turn("danger/other_now", {"now": "other_worse"}, "danger_other_after", RISEN),
    "danger_other_after": turn("danger/other_after", {"now": "danger_other_now"}, "stay_other"),
    # A child is hurt.
    "abuse_of_child": turn(
        "child/ask",
        {"me": "child_me", "mine": "child_known", "known": "child_known", "did": "child_did"},
        "child_me",
        SAFE_FROM_OTHERS,
    ),
    "child_other": turn(
        "child/known",
        {"now": "child_now", "me": "child_me", "did": "child_did", "coming": "child_listen", "listen": "child_listen"},
        "child_listen",
        SAFE_FROM_OTHERS,
    ),
    "child_me": turn(
        "child/me",
        {
            "now": "child_now",
            "no_one": "child_line",
            "afraid": "child_afraid",
            "someone": "child_told",
            "no": "child_line",
        },
        "child_line",
    ),
    "child_afraid": turn("child/afraid", {"now": "child_now", "someone": "child_told"}, "child_line"),
    "child_told": turn("child/told", {"now": "child_now", "afraid": "child_afraid"}, "child_line"),
    "child_line": turn("child/line", {"now": "child_now", "afraid": "child_afraid"}, "child_stay"),
    "child_known": turn(
        "child/known", {"now": "child_now", "coming": "child_listen", "listen": "child_listen"}, "child_listen"
    ),
    "child_now": turn("child/now", {"coming": "child_listen"}, "child_line"),
    "child_listen": turn("child/listen", {"now": "child_now"}, "child_stay"),
    "child_shaken": turn(
        "child/shaken",
        {"coming": "child_known", "no": "child_now", "no_one": "child_now"},
        "child_known",
        SAFE_FROM_OTHERS,
    ),
    "child_did": turn(
        "child/did",
        {"yes": "child_did_next", "no": "child_did_away", "no_one": "child_did_away", "now": "child_did_away"},
        "child_did_next",
        APART,
    ),
    "child_did_shaken": turn(
        "child/shaken",
        {"coming": "child_did_wait", "no_one": "child_did_call", "no": "child_did_call", "asleep": "child_did_call"},
        "child_did_call",
        APART,
    ),
    "child_did_call": turn(
        "child/shaken_call",
        {"coming": "child_did_wait", "cared": "child_did_wait", "yes": "child_did_wait"},
        "child_did_call",
    ),
    "child_did_wait": turn("child/shaken_wait", {}, "child_did_next"),
    "child_did_away": turn("child/did_away", {}, "child_did_next"),
    "child_did_next": turn("child/did_next", {"now": "child_did_away", "no": "child_did_away"}, "stay_harm"),
    "child_stay": turn("stay/child", {"now": "child_now"}, "child_stay"),
    # The writer might hurt someone, or did; somebody else might.
    "harm_to_others": turn(
        "harm/ask",
        {
            "yes": "harm_distance",
            "did": "harm_did",
            "angry": "harm_angry",
            "no": "harm_angry",
            "unsure": "harm_distance",
        },
        "harm_distance",
        APART,
    ),
    # Afraid of hurting the writer's own small child.
    "harm_child": turn(
        "harm/child",
        {"did": "child_did", "no": "harm_child_near", "done": "harm_child_who", "yes": "harm_child_who"},
        "harm_child_who",
        RISEN,
    ),
    "harm_child_near": turn("harm/child_near", {"did": "child_did"}, "harm_child_who"),
    "harm_child_who": turn(
        "harm/child_who",
        {"did": "child_did", "someone": "harm_child_ask", "no_one": "harm_child_line", "no": "harm_child_line"},
        "harm_child_ask",
    ),
    "harm_child_ask": turn("harm/child_ask", {"did": "child_did", "hard": "harm_child"}, "harm_child_line"),
    "harm_child_line": turn("harm/child_line", {"did": "child_did", "hard": "harm_child"}, "harm_child_stay"),
    "harm_child_stay": turn("stay/parent", {"did": "child_did", "hard": "harm_child"}, "harm_child_stay"),
    "harm_distance": turn("harm/distance", {"yes": "harm_person", "no": "harm_line"}, "harm_person"),
    "harm_person": turn("harm/person", {"no_one": "harm_line"}, "harm_line"),
    "harm_line": turn(
        "harm/line",
        {**{k: f"harm_{v}" for k, v in BARRIERS.items()}, "will": "harm_after", "yes": "harm_after"},
        "harm_after",
    ),
    **{
        f"harm_{step}": turn(f"barrier/{name} harm/which", {"yes": "harm_after", "no": "harm_again"}, "harm_after")
        for name, step in BARRIERS.items()
    },
    "harm_did": turn(
        "harm/did", {"hurt": "harm_hurt", "yes": "harm_hurt", "no": "harm_distance"}, "harm_distance", APART
    ),
    "harm_hurt": turn("harm/hurt", {}, "harm_distance"),
    "harm_after": turn("harm/after", {"yes": "harm_again"}, "stay_harm"),
    "harm_angry": turn("harm/angry", {"yes": "harm_distance", "no": "safe"}, "stay_harm"),
    "harm_again": turn("harm/again", {"yes": "stay_harm", "coming": "stay_harm"}, "stay_harm"),
    "stay_harm": turn("stay/harm", {"yes": "harm_again"}, "stay_harm"),
    "other_harm": turn(
        "harm/other",
        {
            "now": "harm_other_now",
            "coming": "harm_other_after",
            "me": "harm_other_me",
            "yes": "harm_other_now",
            "talk": "harm_other_after",
        },
        "harm_other_after",
        RISEN,
    ),
    "harm_other_now": turn("harm/other_now", {"now": "other_worse"}, "harm_other_after", RISEN),
    "harm_other_me": turn("harm/other_me", {"now": "other_worse"}, "harm_other_after"),
    "harm_other_after": turn("harm/other_after", {"now": "harm_other_now"}, "stay_other"),
}
