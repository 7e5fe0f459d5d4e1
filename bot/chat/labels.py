"""Words that name a button which is not under the newest message, and what is hardly a message: a sigh, an idk."""

from __future__ import annotations

from bot.coaching.message import Say
from bot.coaching.pointing import bare
from bot.content.loader import Content

MENUS = ("ask_menu", "ask_menu/more", "ask_menu/words", "settings", "start/thanks_adult")
"""Scripts whose buttons may be typed at any time."""

IN_ROOMS = ("again", "another", "hint", "keep", "mine", "others", "own", "parts", "show_me", "skip", "whole")
"""Choices of rooms, in the answer sheet, whose labels mean nothing outside a room."""

_SOUNDS = {
    "listen/sigh": "ugh|argh|urgh|sigh|meh|bleh|hmm|hm|hmmm|oof|pff|well",
    "listen/laugh": "lol|haha|hahaha|hehe|lmao|rofl|ha",
    "listen/unsure": "idk|dunno|i dunno|i don't know|i dont know|dont know|don't know|not sure|i'm not sure|"
    "im not sure|no idea|no clue|idk really|idk lol|who knows",
    "listen/sorry": "sorry|sry|soz|my bad|oops|whoops|sorry about that|i'm sorry|im sorry|sorry sorry",
}
"""What is said to words that are hardly a message, by its script."""


class Labels:
    """The buttons of the menus and of the rooms, by what is written on them."""

    def __init__(self, content: Content) -> None:
        menu = (button for key in MENUS for row in content.scripts[key].buttons for button in row)
        self._menu = {bare(button.label): button.tap for button in menu}
        self._gone = {bare(content.checks.label("answer", choice)) for choice in IN_ROOMS}

    def tap_of(self, text: str) -> str | None:
        """The tap of a menu's button with this label, or None."""
        return self._menu.get(bare(text))

    def aside(self, text: str) -> Say | None:
        """What is said to a label of a room while none is open, or to what is hardly a message; else None."""
        said = bare(text)
        if said in self._gone:
            return Say("choice/old")
        return next((Say(key) for key, sounds in _SOUNDS.items() if said in sounds.split("|")), None)
