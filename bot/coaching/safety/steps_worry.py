"""Steps of a worry, of a relapse and of the check-in, and the ways out."""

from __future__ import annotations

from collections.abc import Mapping

from bot.coaching.safety.step import Step, turn

STEPS: Mapping[str, Step] = {
    # A worry: one gentle question.
    "watch_self_harm": turn("watch/self_harm", {"yes": "who", "unsure": "self_harm", "no": "watch_done"}, "leave"),
    "watch_other": turn("watch/other", {"now": "other_self_harm", "yes": "watch_other_help"}, "leave"),
    "watch_other_help": turn("watch/other_help", {"now": "other_self_harm", "no": "watch_done"}, "leave"),
    "watch_overdose": turn("watch/overdose", {"yes": "overdose", "alone": "never_alone", "no": "never_alone"}, "leave"),
    "watch_relationship_danger": turn(
        "watch/relationship_danger",
        {"no": "relationship_danger", "yes": "watch_done", "over": "watch_over", "now": "danger_now"},
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
        "watch/harm_to_others", {"yes": "harm_to_others", "no": "watch_harm_next", "did": "harm_did"}, "leave"
    ),
    "watch_harm_next": turn("watch/harm_next", {}, "leave"),
    "watch_other_harm": turn(
        "watch/other_harm", {"now": "harm_other_now", "yes": "harm_other_now", "no": "harm_other_after"}, "leave"
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
    "relapse_now": turn("relapse/now", {"no_one": "relapse_line", "someone": "relapse_after"}, "relapse_line"),
    "relapse_person": turn(
        "relapse/person",
        {"no_one": "relapse_line", "no": "relapse_line", "someone": "relapse_after"},
        "relapse_after",
    ),
    "relapse_line": turn("relapse/line", {}, "leave"),
    "relapse_after": turn("relapse/after", {}, "leave"),
    "watch_other_relapse": turn("relapse/other", {"yes": "overdose_other", "no": "relapse_other_next"}, "leave"),
    "relapse_other_next": turn("relapse/other_next", {}, "leave"),
    # The day after.
    "checking_in": turn(
        "check_in/ask",
        {"hard": "check_in_hard", "no": "check_in_hard", "better": "check_in_better", "yes": "check_in_better"},
        "check_in_hard",
    ),
    "check_in_hard": turn("check_in/hard", {"yes": "who", "unsure": "who", "no": "who"}, "who"),
    "check_in_better": turn("check_in/better", {}, "leave"),
    # Ways out.
    "safe": turn("close/safe", {}, "leave", "return"),
    "watch_done": turn("watch/done", {}, "leave", "return"),
    "not_meant": turn("close/not_meant", {}, "leave", "return"),
    "stopped": turn("close/stop", {}, "leave", "stop_unasked withdraw_check_in"),
    "elsewhere": turn("stay/elsewhere", {"hard": "hard"}, "stay"),
}
