"""Steps of the short safety plan, of the check-in that is agreed, of the day after, and of the next ordinary talk."""

from __future__ import annotations

from collections.abc import Mapping

from bot.coaching.safety.step import Step, turn

LEAVING = {"hard": "hard", "later": "plan_later"}


def _line(says: str, following: str, skips: str = "nothing no") -> Step:
    """A step that asks for one line: their words are kept, and any line can be left out."""
    return turn(says, {**LEAVING, **dict.fromkeys(skips.split(), following)}, following, keeps=True)


STEPS: Mapping[str, Step] = {
    "plan": turn(
        "plan/offer",
        {"hard": "hard", "later": "plan_later", "yes": "plan_warning", "no": "plan_later", "someone": "someone"},
        "plan_again",
    ),
    "plan_again": turn("plan/again", {**LEAVING, "yes": "plan_warning", "no": "plan_later"}, "stay"),
    "plan_warning": _line("plan/warning", "plan_helps"),
    "plan_helps": _line("plan/helps", "plan_places"),
    "plan_places": _line("plan/places", "plan_people"),
    "plan_people": _line("plan/people", "plan_professionals", "nothing no no_one"),
    "plan_professionals": _line("plan/professionals", "plan_safer", "nothing no no_one"),
    "plan_safer": _line("plan/safer", "plan_done"),
    "plan_done": turn("plan/done", {"yes": "check_in_yes", "no": "check_in_no", "hard": "hard"}, "stay"),
    "plan_later": turn("plan/later", {"yes": "check_in_yes", "no": "check_in_no", "hard": "hard"}, "stay"),
    "check_in_yes": turn("check_in/yes", {"hard": "hard"}, "stay", "check_in"),
    "check_in_no": turn("check_in/no", {"hard": "hard"}, "stay"),
    # The day after.
    "checking_in": turn(
        "check_in/ask",
        {"hard": "check_in_hard", "no": "check_in_hard", "better": "check_in_better", "yes": "check_in_better"},
        "check_in_hard",
    ),
    "check_in_hard": turn("check_in/hard", {"yes": "who", "unsure": "who", "no": "check_in_low"}, "who"),
    "check_in_low": turn("check_in/low", {"hard": "who"}, "leave"),
    "check_in_better": turn("check_in/better", {}, "leave"),
    # The next ordinary talk: once, and nobody has to answer.
    "softly": turn(
        "softly/ask",
        {"hard": "softly_hard", "better": "softly_better", "yes": "softly_better", "no": "softly_hard"},
        "leave",
        is_light=True,
    ),
    "softly_beside": turn("softly/beside", {"hard": "softly_hard"}, "leave", is_light=True),
    "softly_hard": turn("softly/hard", {"yes": "who", "unsure": "who", "danger": "relationship_danger"}, "leave"),
    "softly_better": turn("softly/better", {}, "leave"),
}
