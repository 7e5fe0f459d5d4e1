"""Where somebody is, by name: the cities, countries and states that a text can mean, and the clocks there."""

from bot.coaching.places.atlas import Atlas, City, Land, Words
from bot.coaching.places.found import Found, Place, same_clock
from bot.coaching.places.naming import fold
from bot.coaching.places.whereabouts import Own, answered, begun, heard, news, own, placed

__all__ = [
    "Atlas",
    "City",
    "Found",
    "Land",
    "Own",
    "Place",
    "Words",
    "answered",
    "begun",
    "fold",
    "heard",
    "news",
    "own",
    "placed",
    "same_clock",
]
