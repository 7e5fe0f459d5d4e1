"""What is no alarm where a room asked for it: when it will be said, what is feared, that the words will not come."""

from __future__ import annotations

import re

from bot.coaching.safety.answers import whole

_LEAD = r"(?:(?:ok|okay|yes|yeah|sure|well|so|um|hm|maybe|probably|i think|i guess|prob) )*"
_WHEN = (
    r"(?:(?:now|right now|straight away|tonight|today|tomorrow|later|later (?:tonight|today)|soon|this (?:morning|"
    r"afternoon|evening)|in the (?:morning|afternoon|evening)|after (?:work|dinner|school|lunch)|before bed|by text|"
    r"at \w+|on \w+day|then|i guess|maybe|i think|hopefully|if i can|when i see (?:him|her|them)) ?)*"
)
_MEANS_TO = re.compile(
    rf"{_LEAD}(?:i )?(?:ill |will |going to |am going to |gonna |am gonna |am |can |could |might |want to )?"
    rf"(?:do|say|send|doing|saying|sending) (?:it|that|this) ?{_WHEN}"
)
_CANNOT = re.compile(
    r"(?:(?:no|sorry|ugh|but|ok|idk|i think|honestly) )*i (?:just |really )?(?:cannot|can not|could not) (?:even )?"
    r"(?:do|say|write|send|type) (?:it|this|that)(?: (?:right now|now|sorry|though|yet|today|to (?:him|her|them)))*"
)
_SCARED = re.compile(
    r"(?:(?:yes|well|um|idk|just|that) )*(?:i am )?(?:so |really |just |very |a bit |too )*"
    r"(?:scared|nervous|afraid|anxious|terrified)"
)
_AWAITED = {
    "when": _MEANS_TO,
    "day": _MEANS_TO,
    "draft": _CANNOT,
    "reading": _CANNOT,
    "mode": _CANNOT,
    "part": _CANNOT,
    "fear": _SCARED,
    "what_if": _SCARED,
}
"""What each of these steps of a room hears in place of danger."""


def may_be_awaited(text: str) -> bool:
    """Whether there is a step of a room at which the whole of `text` is what it asked for."""
    return any(is_awaited(step, text) for step in _AWAITED)


def is_awaited(step: str, text: str) -> bool:
    """Whether the whole of `text` is what this step of a room asked for."""
    pattern = _AWAITED.get(step)
    return pattern is not None and pattern.fullmatch(whole(text)) is not None
