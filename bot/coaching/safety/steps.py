"""The safety conversation as a table: what each step says, which answers it takes, and where they lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Step:
    """One turn: the scripts to say, the step that follows each answer, and the step for any other words."""

    says: tuple[str, ...]
    answers: Mapping[str, str] = field(default_factory=dict)
    otherwise: str = "stay"
    effects: frozenset[str] = frozenset()
    keeps: bool = False  # what is typed here is the person's own plan


def _step(
    says: str,
    answers: Mapping[str, str] | None = None,
    otherwise: str = "stay",
    effects: str = "",
    *,
    keeps: bool = False,
) -> Step:
    return Step(
        tuple(says.split()), MappingProxyType(dict(answers or {})), otherwise, frozenset(effects.split()), keeps
    )


_BARRIERS = {
    name: f"barrier_{name}"
    for name in (
        "cost",
        "police",
        "shame",
        "privacy",
        "no_talk",
        "no_use",
        "no_phone",
        "waiting",
        "deserve",
        "language",
    )
}
_SERVICE = {
    **_BARRIERS,
    "will": "contacting",
    "done": "contacting",
    "someone": "someone",
    "nothing": "means",
    "yes": "contacting",
    "no": "hard",
}
_SAFE_FROM_OTHERS = "discreet_on pause_nudges withdraw_plans"

STEPS: Mapping[str, Step] = MappingProxyType(
    {
        # The writer, about dying.
        "self_harm": _step(
            "self_harm/ask",
            {
                "yes": "who",
                "unsure": "who",
                "no": "not_that",
                "already": "overdose",
                "someone": "someone",
                "no_one": "service",
            },
            "who",
            "pause_nudges",
        ),
        "who": _step(
            "self_harm/who",
            {"no_one": "service", "no_talk": "barrier_no_talk", "someone": "someone", "no": "service", **_BARRIERS},
            "someone",
        ),
        "someone": _step("self_harm/someone service", _SERVICE, "means"),
        "service": _step("service", _SERVICE, "means"),
        "hard": _step("self_harm/hard", _SERVICE, "means"),
        "contacting": _step(
            "self_harm/contacting self_harm/means", {"yes": "plan", "no": "means_no", "nothing": "plan"}, "plan"
        ),
        **{
            step: _step(f"barrier/{name} self_harm/means", {"yes": "plan", "no": "means_no", "nothing": "plan"}, "plan")
            for name, step in _BARRIERS.items()
        },
        "means": _step("self_harm/means", {"yes": "plan", "no": "means_no", "nothing": "plan"}, "plan"),
        "means_no": _step("self_harm/means_no", {"yes": "plan", "someone": "someone", "no": "urge_service"}, "plan"),
        "urge_service": _step("self_harm/urge_service", _SERVICE, "plan"),
        "plan": _step("plan/helped", {"no": "plan_person", "nothing": "plan_person"}, "plan_person", keeps=True),
        "plan_person": _step("plan/person", {"no_one": "plan_place", "no": "plan_place"}, "plan_place", keeps=True),
        "plan_place": _step("plan/place", {}, "plan_done", keeps=True),
        "plan_done": _step("plan/done", {"yes": "check_in_yes", "no": "check_in_no"}, "stay", "save_plan"),
        "check_in_yes": _step("check_in/yes", {"hard": "hard", "yes": "safe"}, "stay", "check_in"),
        "check_in_no": _step("check_in/no", {"hard": "hard", "yes": "safe"}, "stay"),
        "not_that": _step("self_harm/not_that", {"heavy": "heavy", "yes": "who"}, "heavy"),
        "heavy": _step("self_harm/heavy", {"yes": "who", "no": "safe", **_BARRIERS}, "stay"),
        "stay": _step("stay", {**_BARRIERS, "hard": "hard", "no_one": "service", "someone": "someone"}, "stay"),
        # Somebody else, about dying.
        "other_self_harm": _step(
            "other/ask_where",
            {
                "know": "other_go",
                "yes": "other_go",
                "unknown": "other_unknown",
                "no": "other_unknown",
                "with": "other_with",
            },
            "other_go",
        ),
        "other_go": _step(
            "other/go", {"coming": "other_after", "with": "other_with", "refuse": "other_refuse"}, "other_with"
        ),
        "other_with": _step("other/with", {"coming": "other_after", "refuse": "other_refuse"}, "other_after"),
        "other_unknown": _step("other/unknown", {"coming": "other_after", "know": "other_go"}, "other_after"),
        "other_refuse": _step("other/refuse", {"coming": "other_after"}, "other_after"),
        "other_after": _step("other/after", {"now": "other_worse"}, "stay_other"),
        "other_worse": _step("other/worse", {"coming": "stay_other"}, "stay_other"),
        "stay_other": _step("stay/other", {"now": "other_worse"}, "stay_other"),
        # Too much taken.
        "overdose": _step(
            "overdose/now",
            {
                "me": "overdose_me",
                "asleep": "overdose_position",
                "awake": "overdose_awake",
                "coming": "overdose_coming",
                "not_yet": "overdose_not_yet",
            },
            "overdose_ask",
        ),
        "overdose_other": _step(
            "overdose/other",
            {
                "asleep": "overdose_position",
                "awake": "overdose_awake",
                "coming": "overdose_coming",
                "me": "overdose_me",
            },
            "overdose_position",
        ),
        "overdose_ask": _step(
            "overdose/ask",
            {
                "me": "overdose_me",
                "asleep": "overdose_position",
                "awake": "overdose_awake",
                "coming": "overdose_coming",
                "not_yet": "overdose_not_yet",
            },
            "overdose_me",
        ),
        "overdose_me": _step(
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
        "overdose_alone": _step(
            "overdose/alone",
            {"coming": "overdose_coming", "police": "overdose_police", "no": "overdose_shout"},
            "overdose_meant",
        ),
        "overdose_someone": _step(
            "overdose/someone", {"coming": "overdose_coming", "no": "overdose_shout"}, "overdose_meant"
        ),
        "overdose_shout": _step("overdose/shout", {"coming": "overdose_coming"}, "overdose_meant"),
        "overdose_police": _step(
            "overdose/police", {"coming": "overdose_coming", "no": "overdose_shout"}, "overdose_meant"
        ),
        "overdose_not_yet": _step(
            "overdose/not_yet", {"yes": "who", "no": "means", "someone": "someone", "no_one": "service"}, "who"
        ),
        "overdose_position": _step(
            "overdose/position",
            {"coming": "overdose_coming", "police": "overdose_police", "has_it": "overdose_spray"},
            "overdose_naloxone",
        ),
        "overdose_naloxone": _step(
            "overdose/naloxone",
            {
                "has_it": "overdose_spray",
                "yes": "overdose_spray",
                "no": "overdose_breaths",
                "coming": "overdose_coming",
            },
            "overdose_breaths",
        ),
        "overdose_spray": _step(
            "overdose/spray", {"coming": "overdose_coming", "no": "overdose_shout"}, "overdose_breaths"
        ),
        "overdose_breaths": _step(
            "overdose/breaths", {"coming": "overdose_coming", "no": "overdose_shout"}, "overdose_coming"
        ),
        "overdose_awake": _step(
            "overdose/awake",
            {"coming": "overdose_coming", "asleep": "overdose_position", "police": "overdose_police"},
            "overdose_coming",
        ),
        "overdose_coming": _step(
            "overdose/coming", {"asleep": "overdose_position", "yes": "overdose_after"}, "overdose_meant"
        ),
        "overdose_meant": _step(
            "overdose/meant", {"yes": "who", "unsure": "who", "no": "overdose_after"}, "overdose_after"
        ),
        "overdose_after": _step("overdose/after", {"yes": "never_alone", "no": "stay"}, "never_alone"),
        "never_alone": _step("overdose/never_alone", {"hard": "hard"}, "stay"),
        # Someone close is dangerous.
        "relationship_danger": _step(
            "danger/ask_private",
            {
                "seen": "danger_seen",
                "now": "danger_now",
                "private": "danger_service",
                "yes": "danger_service",
                "no": "danger_seen",
            },
            "danger_service",
            _SAFE_FROM_OTHERS,
        ),
        "danger_seen": _step(
            "danger/seen", {"now": "danger_now", **{k: f"danger_{v}" for k, v in _BARRIERS.items()}}, "danger_service"
        ),
        "danger_now": _step(
            "danger/now", {"no": "danger_hidden", "yes": "danger_out", "coming": "danger_out"}, "danger_hidden"
        ),
        "danger_hidden": _step("danger/hidden", {"yes": "danger_out", "coming": "danger_out"}, "danger_service"),
        "danger_out": _step("danger/out", {"no": "danger_service"}, "danger_service"),
        "danger_service": _step(
            "danger/service",
            {
                "now": "danger_now",
                **{k: f"danger_{v}" for k, v in _BARRIERS.items()},
                "will": "danger_friend",
                "yes": "danger_friend",
                "no": "danger_friend",
                "love": "danger_love",
            },
            "danger_friend",
        ),
        **{
            f"danger_{step}": _step(
                f"barrier/{name} danger/friend",
                {"now": "danger_now", "someone": "danger_steps", "no_one": "danger_steps", "yes": "danger_steps"},
                "danger_steps",
            )
            for name, step in _BARRIERS.items()
        },
        "danger_love": _step("danger/love", {"now": "danger_now"}, "danger_friend"),
        "danger_friend": _step(
            "danger/friend", {"now": "danger_now", "someone": "danger_steps", "no_one": "danger_steps"}, "danger_steps"
        ),
        "danger_steps": _step(
            "danger/steps", {"now": "danger_now", "more": "danger_bag", "yes": "danger_bag"}, "danger_bag"
        ),
        "danger_bag": _step("danger/bag", {"now": "danger_now"}, "danger_stay"),
        "danger_stay": _step("stay/danger", {"now": "danger_now"}, "danger_stay"),
        "other_danger": _step(
            "danger/other",
            {
                "now": "danger_other_now",
                "coming": "danger_other_after",
                "yes": "danger_other_now",
                "no": "danger_other_after",
            },
            "danger_other_after",
        ),
        "danger_other_now": _step("danger/other_now", {"now": "other_worse"}, "danger_other_after"),
        "danger_other_after": _step("danger/other_after", {"now": "danger_other_now"}, "stay_other"),
        # A child is hurt.
        "abuse_of_child": _step(
            "child/ask", {"me": "child_me", "known": "child_known", "did": "child_did"}, "child_me", _SAFE_FROM_OTHERS
        ),
        "child_other": _step(
            "child/known",
            {"now": "child_now", "me": "child_me", "did": "child_did", "coming": "child_listen"},
            "child_listen",
            _SAFE_FROM_OTHERS,
        ),
        "child_me": _step(
            "child/me",
            {"now": "child_now", "no_one": "child_line", "afraid": "child_afraid", "no": "child_line"},
            "child_line",
        ),
        "child_afraid": _step("child/afraid", {"now": "child_now"}, "child_line"),
        "child_line": _step("child/line", {"now": "child_now", "afraid": "child_afraid"}, "child_stay"),
        "child_known": _step("child/known", {"now": "child_now", "coming": "child_listen"}, "child_listen"),
        "child_now": _step("child/now", {"coming": "child_listen"}, "child_line"),
        "child_listen": _step("child/listen", {"now": "child_now"}, "child_stay"),
        "child_did": _step(
            "child/did", {"yes": "child_did_next", "no": "child_did_away", "now": "child_did_away"}, "child_did_next"
        ),
        "child_did_away": _step("child/did_away", {}, "child_did_next"),
        "child_did_next": _step("child/did_next", {"yes": "child_did_away"}, "stay_harm"),
        "child_stay": _step("stay/child", {"now": "child_now"}, "child_stay"),
        # The writer might hurt someone, or did; somebody else might.
        "harm_to_others": _step(
            "harm/ask",
            {
                "yes": "harm_distance",
                "did": "harm_did",
                "angry": "harm_angry",
                "no": "harm_angry",
                "unsure": "harm_distance",
            },
            "harm_distance",
            "pause_nudges withdraw_plans",
        ),
        "harm_distance": _step("harm/distance", {"yes": "harm_person", "no": "harm_line"}, "harm_person"),
        "harm_person": _step("harm/person", {"no_one": "harm_line"}, "harm_line"),
        "harm_line": _step("harm/line", {**_BARRIERS, "will": "harm_after", "yes": "harm_after"}, "harm_after"),
        "harm_did": _step(
            "harm/did", {"hurt": "harm_hurt", "yes": "harm_hurt", "no": "harm_distance"}, "harm_distance"
        ),
        "harm_hurt": _step("harm/hurt", {}, "harm_distance"),
        "harm_after": _step("harm/after", {"yes": "harm_again"}, "stay_harm"),
        "harm_angry": _step("harm/angry", {"yes": "harm_distance", "no": "safe"}, "stay_harm"),
        "harm_again": _step("harm/again", {"yes": "stay_harm", "coming": "stay_harm"}, "stay_harm"),
        "stay_harm": _step("stay/harm", {"yes": "harm_again"}, "stay_harm"),
        "other_harm": _step(
            "harm/other",
            {"now": "harm_other_now", "coming": "harm_other_after", "me": "harm_other_me", "yes": "harm_other_now"},
            "harm_other_after",
        ),
        "harm_other_now": _step("harm/other_now", {"now": "other_worse"}, "harm_other_after"),
        "harm_other_me": _step("harm/other_me", {"now": "other_worse"}, "harm_other_after"),
        "harm_other_after": _step("harm/other_after", {"now": "harm_other_now"}, "stay_other"),
        # A worry: one gentle question.
        "watch_self_harm": _step("watch/self_harm", {"yes": "who", "unsure": "self_harm", "no": "watch_done"}, "leave"),
        "watch_other": _step("watch/other", {"now": "other_self_harm", "yes": "watch_other_help"}, "leave"),
        "watch_other_help": _step("watch/other_help", {"now": "other_self_harm", "no": "watch_done"}, "leave"),
        "watch_overdose": _step(
            "watch/overdose", {"yes": "overdose", "alone": "never_alone", "no": "never_alone"}, "leave"
        ),
        "watch_relationship_danger": _step(
            "watch/relationship_danger",
            {"no": "relationship_danger", "yes": "watch_done", "over": "watch_over", "now": "danger_now"},
            "leave",
        ),
        "watch_over": _step("watch/over", {}, "leave"),
        "watch_other_danger": _step(
            "watch/other_danger",
            {"now": "danger_other_now", "yes": "danger_other_now", "no": "danger_other_after"},
            "leave",
        ),
        "watch_abuse_of_child": _step(
            "watch/abuse_of_child",
            {"now": "child_other", "yes": "abuse_of_child", "over": "watch_over", "no": "watch_done"},
            "leave",
        ),
        "watch_harm_to_others": _step(
            "watch/harm_to_others", {"yes": "harm_to_others", "no": "watch_harm_next", "did": "harm_did"}, "leave"
        ),
        "watch_harm_next": _step("watch/harm_next", {}, "leave"),
        "watch_other_harm": _step(
            "watch/other_harm", {"now": "harm_other_now", "yes": "harm_other_now", "no": "harm_other_after"}, "leave"
        ),
        "watch_relapse": _step(
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
        "relapse_now": _step("relapse/now", {"no_one": "relapse_line", "someone": "relapse_after"}, "relapse_line"),
        "relapse_person": _step(
            "relapse/person",
            {"no_one": "relapse_line", "no": "relapse_line", "someone": "relapse_after"},
            "relapse_after",
        ),
        "relapse_line": _step("relapse/line", {}, "leave"),
        "relapse_after": _step("relapse/after", {}, "leave"),
        "watch_other_relapse": _step("relapse/other", {"yes": "overdose_other", "no": "relapse_other_next"}, "leave"),
        "relapse_other_next": _step("relapse/other_next", {}, "leave"),
        # The day after.
        "checking_in": _step(
            "check_in/ask",
            {"hard": "check_in_hard", "no": "check_in_hard", "better": "check_in_better", "yes": "check_in_better"},
            "check_in_hard",
        ),
        "check_in_hard": _step("check_in/hard", {"yes": "who", "unsure": "who", "no": "who"}, "who"),
        "check_in_better": _step("check_in/better", {}, "leave"),
        # Ways out.
        "safe": _step("close/safe", {}, "leave", "return"),
        "watch_done": _step("watch/done", {}, "leave", "return"),
        "not_meant": _step("close/not_meant", {}, "leave", "return"),
        "stopped": _step("close/stop", {}, "leave", "stop_unasked withdraw_check_in"),
        "elsewhere": _step("stay/elsewhere", {"hard": "hard"}, "stay"),
    }
)
CLOSING = frozenset({"safe", "watch_done", "not_meant", "stopped"})
"""Steps after which no conversation is open."""
