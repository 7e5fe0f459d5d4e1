"""What was meant, where the dialogue is unsure: the two likeliest topics in plain words, and the terms by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process, utils

from bot.coaching.message import Button, Say
from bot.coaching.script import Script

LIKE_A_TERM = 85
"""How alike a word must be to a term's name, of 100."""


class Meanings:
    """Plain words for topics: the scripts `meaning/<intent>`."""

    def __init__(self, scripts: Mapping[str, Script]) -> None:
        self._labels = {
            key.removeprefix("meaning/"): script.variants[0].html
            for key, script in scripts.items()
            if key.startswith("meaning/")
        }

    def offer(self, intents: Sequence[str]) -> Say:
        """Offers the two likeliest of the intents that have plain words; `fallback/none` where there are not two."""
        likely = [intent for intent in intents if intent in self._labels][:2]
        if len(likely) < 2:
            return Say("fallback/none")
        first, second = (self._labels[intent] for intent in likely)
        buttons = tuple((Button(self._labels[intent], f"/{intent}"),) for intent in likely)
        return Say("fallback", {"first": first, "second": second}, buttons)


class Terms:
    """Words explained: the scripts `ask_term/<name>`."""

    def __init__(self, scripts: Mapping[str, Script]) -> None:
        keys = (key for key in scripts if key.startswith("ask_term/") and key != "ask_term/which")
        self._keys = {key.removeprefix("ask_term/").replace("_", " ").replace("-", " "): key for key in keys}

    def explain(self, term: str | None, text: str) -> Say:
        """Explains the term, else one that the text names, else asks which."""
        for scorer, said in ((fuzz.ratio, term), (fuzz.partial_ratio, text)):
            if said:
                found = process.extractOne(said, self._keys.keys(), scorer=scorer, processor=utils.default_process)
                if found is not None and found[1] >= LIKE_A_TERM:
                    return Say(self._keys[found[0]])
        return Say("ask_term/which")
