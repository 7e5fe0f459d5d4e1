"""Rehearsals: the other side of a hard talk answers back, scripted, chosen by what the person just did."""

from bot.coaching.rehearsal.moves import MOVES, move_of
from bot.coaching.rehearsal.reactions import CAN, REACTIONS, reaction_to
from bot.coaching.rehearsal.rehearsal import Rehearsal
from bot.coaching.rehearsal.replies import Replies, line_for, weave

__all__ = ["CAN", "MOVES", "REACTIONS", "Rehearsal", "Replies", "line_for", "move_of", "reaction_to", "weave"]
