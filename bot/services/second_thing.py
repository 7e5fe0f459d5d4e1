"""Two things in one message: the first is answered, the other is offered next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.coaching.message import Say
from bot.coaching.mourning import tells_death
from bot.coaching.parts import parts
from bot.coaching.rooms import is_for_another
from bot.services.understanding import NEVER_GUESSED

if TYPE_CHECKING:
    from bot.services.services import Services

SURE = 0.75
"""How sure the dialogue must be of a part by itself, to leave it out of what is kept about another."""
SURELY = 0.9
"""How sure it must be to offer it next."""
FEWEST = 4
"""Words that a part has at least to be offered, unless it asks what a word means: a shorter one mostly says more of the
same."""
_WISH = re.compile(
    r"\?|\b(?:can|could|would|will) (?:you|i|we)\b|\b(?:want|need|wish|like) (?:you|to|it|me)\b|\b(?:please|pls)\b"
    r"|\bi(?:'d| would) like\b|\b(?:show|tell|help|remind|stop|change|set|turn|delete|erase|add|remove|cancel|call) "
    r"(?:me|my|it|all|the|this|these|those|off|on|up)\b|\b(?:how|what|whats|where|when|who|is it|are you)\b",
    re.IGNORECASE,
)
"""Words by which something is asked or wanted."""
_QUOTED = re.compile(r"[\"“].+[\"”]", re.DOTALL)
"""Words of a message to somebody else."""
_SPAN = re.compile(r"(?:\w+ ){0,2}(?:day|week|month|year)s?(?: now| already| ago| later)?[.!]?", re.IGNORECASE)
"""A length of time alone (\"two weeks now\") belongs to what was said before it."""
_MOST = 3
"""Parts that are looked at."""
_SMALL = NEVER_GUESSED | {
    *("greet", "thank", "goodbye", "affirm", "deny", "out_of_scope", "nlu_fallback", "ask_menu", "choose")
}
"""What is no thing of its own beside another, and what the screen hears."""
_WISHES = frozenset(
    {
        *("set_profile", "set_nudges", "set_discreet", "snooze", "pause_nudges", "stop_nudges", "resume_nudges"),
        *("add_person", "list_people", "remove_person", "change_person", "plan_contact", "list_plans", "change_plan"),
        *("ask_if_human", "ask_privacy", "export_data", "delete_data", "give_feedback", "my_words", "show_progress"),
        *("show_week", "show_safety_plan", "review_my_words", "rehearse", "ask_term", "ask_helpline"),
    }
)
"""What Kith does with what it keeps or sends. To say where one lives or whom one knows is no wish for it."""
TO_DO = _WISHES - {"review_my_words", "rehearse", "ask_term", "ask_helpline", "give_feedback"}
"""What is answered with no more than that it was done."""
_DONE = frozenset({"log_contact", "share_good_news"})
"""What has happened, and stands for itself."""
_ALSO = re.compile(
    r"\b(?:also|btw|by the way|another thing|one more thing|besides|second(?:ly)?|another question)\b|\?.*\?",
    re.IGNORECASE | re.DOTALL,
)
"""What says that a message holds two things, or two questions. Without it the sentences are one story."""


class SecondThing:
    """Hears what a message holds besides what is answered first."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def beside(self, text: str) -> Say | None:
        """The offer to come to another thing that is surely in `text`, or None."""
        dialogue, text = self._services.dialogue, _QUOTED.sub("", text)
        if len(parts(text)) < 2 or dialogue is None:
            return None
        answered = (await dialogue.meaning(text))["intent"]["name"]
        others = await self._others(text, answered, SURELY)
        others = {part: topic for part, topic in others.items() if _is_wanted(part, topic, text)}
        return self._services.meanings.next(list(others.values())[-1]) if others else None

    async def before(self, text: str) -> Say | None:
        """A kind line that goes before the answer to what Kith is to do, where the same message tells of a death."""
        if self._services.dialogue is None or not tells_death(text):
            return None
        intent = (await self._services.dialogue.meaning(text))["intent"]["name"]
        return Say("grieve/beside") if intent in TO_DO else None

    async def without_others(self, text: str, intent: str) -> str:
        """The text less its parts that are surely about another thing than `intent`."""
        others = await self._others(text, intent, SURE)
        return " ".join(part for part in parts(text) if part not in others) if others else text

    async def _others(self, text: str, intent: str, sure: float) -> dict[str, str]:
        """The parts that are another thing, each as surely as that, with its topic; none where no part is about
        `intent`."""
        said, dialogue = parts(text), self._services.dialogue
        if len(said) < 2 or dialogue is None:
            return {}
        looked_at = [part for part in said[:_MOST] if not _SPAN.fullmatch(part)]
        meant = {part: (await dialogue.meaning(part))["intent"] for part in looked_at}
        if all(one["name"] != intent for one in meant.values()):
            return {}
        return {
            part: one["name"]
            for part, one in meant.items()
            if one["confidence"] >= sure
            and one["name"] not in {intent, *_SMALL}
            and not (one["name"] == "stop_nudges" and is_for_another(part))
        }


def is_wish(text: str) -> bool:
    """Whether a text asks or wants something by its words."""
    return _WISH.search(text) is not None


def _is_wanted(part: str, topic: str, text: str) -> bool:
    """Whether a part of `text` is a thing of its own: what Kith does about itself has to be asked for, and what is
    felt or asked has to be set apart from the rest."""
    if len(part.split()) < FEWEST and topic != "ask_term":
        return False
    if topic in _WISHES:
        return is_wish(part)
    return topic in _DONE or _ALSO.search(text) is not None
