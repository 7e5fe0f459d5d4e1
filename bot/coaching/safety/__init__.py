"""Safety: the screen of one message and the conversation that follows; pure, from memory, before everything else."""

from bot.coaching.safety.conversation import LASTS, go_on, resume
from bot.coaching.safety.ear import Ear, Listen, Mix, Situation
from bot.coaching.safety.helplines import Directory, Helplines, Line, Lines
from bot.coaching.safety.levels import CONCERNS, LEVELS, NOTHING, About, Concern, Level, Seen, worse
from bot.coaching.safety.opening import begin, check_in, softly
from bot.coaching.safety.past import Past, after
from bot.coaching.safety.phrases import Idiom, Phrase, Phrases
from bot.coaching.safety.screen import Find, Screen
from bot.coaching.safety.talk import Circumstances, Move, Talk
from bot.coaching.safety.wording import fields, word

__all__ = [
    "CONCERNS",
    "LASTS",
    "LEVELS",
    "NOTHING",
    "About",
    "Circumstances",
    "Concern",
    "Directory",
    "Ear",
    "Find",
    "Helplines",
    "Idiom",
    "Level",
    "Line",
    "Lines",
    "Listen",
    "Mix",
    "Move",
    "Past",
    "Phrase",
    "Phrases",
    "Screen",
    "Seen",
    "Situation",
    "Talk",
    "after",
    "begin",
    "check_in",
    "fields",
    "go_on",
    "resume",
    "softly",
    "word",
    "worse",
]
