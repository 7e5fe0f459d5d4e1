"""Safety: the screen of one message and the conversation that follows; pure, from memory, before everything else."""

from bot.coaching.safety.levels import CONCERNS, LEVELS, NOTHING, Concern, Level, Seen, worse
from bot.coaching.safety.phrases import Idiom, Phrase, Phrases
from bot.coaching.safety.screen import Find, Screen

__all__ = ["CONCERNS", "LEVELS", "NOTHING", "Concern", "Find", "Idiom", "Level", "Phrase", "Phrases", "Screen", "Seen", "worse"]
