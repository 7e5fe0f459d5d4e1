"""Steps of a worry and of a relapse, the ways out, and the way back in."""

from __future__ import annotations

from collections.abc import Mapping

from bot.coaching.safety.step import Step, turn

STEPS: Mapping[str, Step] = {
    # A worry: one gentle question.
    "watch_self_harm": turn("watch/self_harm", {"yes": "who", "unsure": "self_harm", "no": "watch_done"}, "leave"),
    "watch_other": turn(
        "watch/other",
        {
            "slow": "watch_done",
            "now": "other_self_harm",
            "no": "watch_done",
            "yes": "watch_other_help",
            "unsure": "watch_other_help",
        },
        "leave",
    ),
    "watch_other_help": turn(
        "watch/other_help",
        {"now": "other_self_harm", "no": "watch_done", "yes": "watch_other_stay", "more": "watch_other_stay"},
        "leave",
    ),
    "watch_other_stay": turn("watch/other_stay", {"now": "other_self_harm"}, "leave"),
    "watch_overdose": turn("watch/overdose", {"yes": "overdose", "alone": "never_alone", "no": "never_alone"}, "leave"),
    "watch_relationship_danger": turn(
        "watch/relationship_danger",
        {
            "no": "relationship_danger",
            "unsure": "relationship_danger",
            "yes": "watch_done",
            "over": "watch_over",
            "now": "danger_now",
        },
        "leave",
    ),
    "watch_over": turn("watch/over", {}, "leave"),
    "watch_other_danger": turn(
        "watch/other_danger",
        {"now": "danger_other_now", "yes": "danger_other_now", "no": "danger_other_after"},
        "leave",
    ),
    "watch_abuse_of_child": turn(
        "watch/abuse_of_child",
        {"now": "child_other", "yes": "abuse_of_child", "over": "watch_over", "no": "watch_done"},
        "leave",
    ),
    "watch_harm_to_others": turn(
        "watch/harm_to_others",
        {"yes": "harm_to_others", "unsure": "harm_to_others", "no": "watch_harm_next", "did": "harm_did"},
        "leave",
    ),
    "watch_harm_next": turn(
        "watch/harm_next",
        {"yes": "harm_to_others", "did": "harm_did"},
        "watch_harm_service",
        "pause_nudges withdraw_plans",
    ),
    "watch_harm_service": turn("watch/harm_service", {"hard": "harm_to_others"}, "leave"),
    "watch_other_harm": turn(
        "watch/other_harm", {"now": "harm_other_now", "yes": "harm_other_now", "no": "harm_other_after"}, "leave"
    ),
    "relapse_wonder": turn(
        "relapse/wonder",
        {"yes": "watch_relapse", "more": "relapse_now", "no": "watch_done", "unsure": "relapse_unsure"},
        "leave",
    ),
    "relapse_unsure": turn(
        "relapse/unsure",
        {
            "lot": "overdose",
            "more": "relapse_now",
            "yes": "relapse_now",
            "heavy": "watch_self_harm",
            "no": "watch_done",
        },
        "relapse_person",
    ),
    "watch_relapse": turn(
        "relapse/ask",
        {
            "lot": "overdose",
            "more": "relapse_now",
            "yes": "relapse_now",
            "no": "relapse_person",
            "ashamed": "relapse_person",
            "heavy": "watch_self_harm",
        },
        "relapse_person",
    ),
    "relapse_now": turn(
        "relapse/now", {"lot": "overdose", "no_one": "relapse_line", "someone": "relapse_send"}, "relapse_line"
    ),
    "relapse_person": turn(
        "relapse/person",
        {"lot": "overdose", "no_one": "relapse_line", "no": "relapse_line", "someone": "relapse_send"},
        "relapse_send",
    ),
    "relapse_line": turn("relapse/line", {"lot": "overdose"}, "relapse_before"),
    "relapse_send": turn("relapse/send", {"lot": "overdose"}, "relapse_before"),
    "relapse_before": turn("relapse/before", {"lot": "overdose", "heavy": "watch_self_harm"}, "relapse_tomorrow"),
    "relapse_tomorrow": turn("relapse/tomorrow", {"lot": "overdose"}, "relapse_done"),
    "relapse_done": turn("relapse/done", {}, "leave", "return"),
    "watch_other_relapse": turn("relapse/other", {"yes": "overdose_other", "no": "relapse_other_next"}, "leave"),
    "relapse_other_next": turn("relapse/other_next", {}, "leave"),
    # Ways out.
    "safe": turn("close/safe", {}, "leave", "return"),
    "watch_done": turn("watch/done", {}, "leave", "return take_up"),
    "not_meant": turn("close/not_meant", {}, "leave", "return take_up not_meant"),
    "stopped": turn("close/stop", {}, "leave", "stop_unasked withdraw_check_in"),
    "elsewhere": turn("stay/elsewhere", {"yes": "safe", "no": "hard", "hard": "hard"}, "stay"),
    # Nothing is left of the talk that a button belongs to.
    "anew": turn("anew/ask", {"hard": "who", "yes": "who", "danger": "relationship_danger", "no": "safe"}, "who"),
}
